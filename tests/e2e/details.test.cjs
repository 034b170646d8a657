// What the figures, the lists and what is to check lead to: with a mouse, a finger and keys.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { becomes, eventCount, openPage, paste, value } = require("./page.cjs");

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
