// What the figures, the lists and what is to check lead to: with a mouse, a finger and keys.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { becomes, eventCount, openPage, paste, showTab, value } = require("./page.cjs");

const NOTES = `# Checkout

Date: 2024-05-06, all times UTC

- 09:50 deploy of 41
- 10:02 checkout is down
- 10:20 rollback begins
- 10:40 checkout is back
`;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function opened(t, options, text = NOTES) {
  const { page } = await openPage(t, options);
  await paste(page, text, { all: true });
  await page.locator("h1", { hasText: text.slice(2, text.indexOf("\n")) }).waitFor();
  return page;
}

const figure = (page, name) => page.locator(".intervals > div").filter({ has: page.locator("dt", { hasText: new RegExp(`^${name}$`) }) });

test("undo works from the empty filter, and from one with words it is of those", async (t) => {
  const page = await opened(t);
  await page.locator(".events .entry button", { hasText: "rollback" }).click();
  await page.keyboard.press("Delete");
  await eventCount(page, 3);
  const filter = page.getByRole("searchbox", { name: /Show only events/ });
  await filter.focus();
  await page.keyboard.type("deploy");
  await eventCount(page, 1);
  while (await filter.inputValue()) await page.keyboard.press("Control+z");
  await eventCount(page, 3);
  await page.keyboard.press("Control+z");
  await eventCount(page, 4);
});

test("the whole cell of a figure leads to what it tells of", async (t) => {
  const page = await opened(t, PHONE);
  const cell = figure(page, "impact");
  const { x, y, width, height } = await cell.boundingBox();
  await page.touchscreen.tap(x + width - 6, y + height - 6);
  await page.locator(".details", { hasText: "down 38 min, 10:02 to 10:40" }).waitFor();
});

test("a figure says what it needs, and that one entry tells nothing of its length", async (t) => {
  const page = await opened(t, {}, "# Night\n\nAll times UTC\n\n- 10:02 Start: curve drawn\n- 10:10 Acknowledged: config printed\n- 10:40 Resolved: talked about it\n");
  await becomes(() => figure(page, "acknowledge").locator("dd > span").textContent(), "needs detected");
  await page.locator("#notes").fill((await value(page)).replace("Start:", "Start / Detected:"));
  await becomes(() => figure(page, "detect").locator("dd").textContent(), "unknownsame event");
});

test("what no entry says can be marked where it is asked for", async (t) => {
  const text = "# Night\n\nAll times UTC\n\n- 10:02 Start: curve drawn\n- 10:10 config printed\n- 10:30 config copied\n- 10:40 Resolved: talked about it\n";
  const page = await opened(t, PHONE, text);
  await showTab(page, "To check");
  const odd = page.locator(".findings li", { hasText: "No entry says how it was detected" });
  await odd.getByRole("button", { name: "mark an event as detected" }).tap();
  await page.getByText("Choose the event where it was detected, then press Detected.").waitFor();
  await page.locator(".events .entry button", { hasText: "config printed" }).tap();
  await page.locator(".marks").getByRole("button", { name: "Detected" }).tap();
  await becomes(() => value(page), (notes) => notes.includes("- 10:10 Detected: config printed"));
});

test("a list is one stop of the tab key, and arrows go through its rows", async (t) => {
  const page = await opened(t);
  const row = () => page.evaluate(() => document.activeElement.closest(".entry")?.querySelector(".words").textContent);
  await page.locator(".frame").focus();
  await page.keyboard.press("Tab");
  await becomes(row, "deploy of 41");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await becomes(row, "rollback begins");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.locator(".details", { hasText: "checkout is down" }).waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await row(), undefined);
});
