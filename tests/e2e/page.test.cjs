// The page as a person uses it: paste, undo, pointer, keys, reload, link.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const zlib = require("node:zlib");
const { becomes, clock, clockIs, clockLeaves, eventCount, link, openFile, openMenu, openPage, paste, showNotes, value } = require("./page.cjs");

const NOTES = `# Checkout outage

All times UTC

- 10:02 pager fired
- 10:05 checkout is down
- 10:20 release rolled back
- 10:40 checkout is back to normal

Checkout was down for 38 minutes.
`;

const events = (page) => page.locator(".events .entry");

test("it opens on a sample that says so; a paste replaces it and undo brings it back", async (t) => {
  const { page } = await openPage(t);
  await page.getByText("This is a sample").last().waitFor();
  const sample = await value(page);
  await paste(page, NOTES);
  await eventCount(page, 4);
  await becomes(() => value(page), NOTES);
  await becomes(() => page.getByText("This is a sample").count(), 0);
  await becomes(() => page.title(), "Checkout outage · Incident timeline");
  await page.keyboard.press("Control+Z");
  await eventCount(page, 9);
  await becomes(() => value(page), sample);
});

test("a paste over one's own notes can be undone", async (t) => {
  const { page } = await openPage(t);
  await paste(page, NOTES);
  await page.keyboard.press("Control+A");
  await paste(page, "23:00 disk full\n23:10 disk cleaned\n");
  await eventCount(page, 2);
  await page.keyboard.press("Control+Z");
  await eventCount(page, 4);
  await becomes(() => value(page), NOTES);
});

test("clearing loses nothing: undo brings the notes back", async (t) => {
  const { page } = await openPage(t);
  await paste(page, NOTES);
  await page.getByRole("button", { name: "Clear" }).click();
  await page.getByText("Nothing to draw yet").waitFor();
  // There is nothing to share until then.
  const share = page.locator(".share");
  const open = async () => {
    await share.locator("summary").click({ force: true });
    return share.evaluate((menu) => menu.open);
  };
  assert.equal(await open(), false);
  await page.keyboard.press("Control+Z");
  await eventCount(page, 4);
  assert.equal(await open(), true);
});

test("an event lights up in list, picture and notes, from each of the three", async (t) => {
  const { page } = await openPage(t);
  await paste(page, NOTES);
  await eventCount(page, 4);
  const marked = (words) => page.locator(".backdrop mark", { hasText: words }).waitFor({ state: "attached" });
  await events(page).nth(2).hover();
  await marked("10:20 release rolled back");
  await page.locator("svg .dot.lit").waitFor();
  await page.locator("svg text.event-text", { hasText: "pager fired" }).hover();
  await marked("10:02 pager fired");
  await page.locator(".events .entry.lit", { hasText: "pager fired" }).waitFor();
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+Home");
  for (let line = 0; line < 5; line++) await page.keyboard.press("ArrowDown");
  await page.locator(".events .entry.lit", { hasText: "checkout is down" }).waitFor();
});

test("zoom and pan by keys, buttons and wheel; fit brings everything back", async (t) => {
  const { page } = await openPage(t);
  await paste(page, NOTES);
  await eventCount(page, 4);
  const whole = await clock(page);
  await page.locator(".frame").focus();
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await clockLeaves(page, whole);
  const zoomed = await clock(page);
  for (let n = 0; n < 4; n++) await page.keyboard.press("d");
  await clockLeaves(page, zoomed);
  await page.keyboard.press("f");
  await clockIs(page, whole);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.getByRole("button", { name: "Zoom in" }).click();
  await clockLeaves(page, whole);
  await page.getByRole("button", { name: "Fit", exact: true }).click();
  await clockIs(page, whole);
  await page.locator(".frame svg").hover();
  await page.keyboard.down("Control");
  for (let n = 0; n < 4; n++) await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await clockLeaves(page, whole);
});

test("the wheel scrolls the page until the picture has the focus", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 1280, height: 500 } });
  await paste(page, NOTES);
  await eventCount(page, 4);
  const whole = await clock(page);
  await page.locator(".frame svg").hover();
  await page.mouse.wheel(0, 120);
  await page.waitForFunction(() => document.querySelector(".reading").scrollTop > 0);
  await becomes(() => clock(page), whole);
  await page.locator(".frame").focus();
  await page.locator(".frame svg").hover();
  for (let n = 0; n < 4; n++) await page.mouse.wheel(0, -100);
  await clockLeaves(page, whole);
});

test("arrow keys go through the events, Escape lets go", async (t) => {
  const { page } = await openPage(t);
  await paste(page, NOTES);
  await eventCount(page, 4);
  await page.locator(".frame").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.locator(".events .entry.lit", { hasText: "checkout is down" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".events .entry.lit").waitFor({ state: "detached" });
});

test("a reload keeps the notes", async (t) => {
  const { page } = await openPage(t);
  await paste(page, NOTES);
  await eventCount(page, 4);
  await page.reload();
  await eventCount(page, 4);
  await becomes(() => value(page), NOTES);
});

test("all works where storage is refused", async (t) => {
  const { page } = await openPage(t, { at: "" });
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
  });
  await page.reload();
  await paste(page, NOTES);
  await eventCount(page, 4);
});

test("the link carries the notes into a fresh profile and leaves the visitor's own notes alone", async (t) => {
  const { page } = await openPage(t);
  await paste(page, NOTES);
  await openMenu(page, "Share");
  await page.getByRole("button", { name: "Copy link" }).click();
  const address = await page.locator("#link").inputValue();
  await becomes(() => page.evaluate(() => navigator.clipboard.readText()), address);
  assert.match(address, /#1d\.[\w-]+\.[\w-]{6}$/);
  const { page: other } = await openPage(t, { at: new URL(address).hash });
  await eventCount(other, 4);
  await becomes(() => value(other), NOTES);
  await other.getByText("came with the link").waitFor();
  await becomes(() => other.evaluate(() => localStorage.length), 0);
});

test("a link made by the rules opens; a cut, an altered and a later one say so and show no sample", async (t) => {
  const whole = link(NOTES);
  const open = async (at) => (await openPage(t, { at })).page;
  await eventCount(await open(whole), 4);
  const cut = await open(whole.slice(0, -30));
  await cut.getByText("cut off").waitFor();
  await becomes(() => value(cut), (notes) => notes.length > 0 && NOTES.startsWith(notes.slice(0, 40)));
  const altered = await open(whole.slice(0, -1) + (whole.endsWith("A") ? "B" : "A"));
  await altered.getByText("was changed on its way").waitFor();
  const later = await open("#7z.AAAA.AAAAAA");
  await later.getByText("later version").waitFor();
  await becomes(() => value(later), "");
});

test("the one file reads a paste with the network off", async (t) => {
  const { page } = await openFile(t);
  await page.locator("#notes").fill(NOTES);
  await eventCount(page, 4);
  await page.locator("svg rect.bar.impact").first().waitFor();
});

test("notes without a time and no notes at all are met with help", async (t) => {
  const { page } = await openPage(t);
  await page.locator("#notes").fill("nobody wrote down when");
  await page.getByText("No time found in these notes").waitFor();
  await page.locator("#notes").fill("");
  await page.getByText("Nothing to draw yet").waitFor();
});

test("notes without a time lead to the field and to the sample", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 390, height: 844 } });
  await paste(page, "We had some trouble with the shop.\nNobody could pay.\n", { all: true });
  await showNotes(page, false);
  const help = page.locator(".help", { hasText: "No time found" });
  await help.getByRole("button", { name: "Go to the notes" }).click();
  await page.locator("#notes").waitFor();
  await showNotes(page, false);
  await help.getByRole("button", { name: "Sample" }).click();
  await page.locator("svg.timeline .dot").first().waitFor();
});

test("a long thing to check is whole where there is room, and so are three rows of them", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 1400, height: 800 } });
  const impacts = Array.from({ length: 6 }, (_, n) => `Part ${n + 1} was down from 10:00 until 11:40 (2${n} minutes).`);
  await paste(page, `# Outage\n\nAll times UTC\n\n- 2025-03-01 10:00 all parts fail\n- 2025-03-01 12:30 all parts work again\n\n${impacts.join("\n\n")}\n`, { all: true });
  await becomes(() => page.locator(".settle li").count(), (count) => count > 5);
  const cut = await page.locator(".settle button").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent));
  assert.deepEqual(cut, []);
  const sliced = await page.locator(".settle ul").evaluate((list) => {
    const { top, bottom } = list.getBoundingClientRect();
    return [...list.children].map((one) => one.getBoundingClientRect()).filter((one) => one.top < bottom && one.bottom > bottom + 1 && one.top >= top).length;
  });
  assert.equal(sliced, 0);
});

test("the × of the details covers no other button", async (t) => {
  for (const width of [600, 800, 900, 1280]) {
    const { page } = await openPage(t, { viewport: { width, height: 1000 } });
    await paste(page, NOTES, { all: true });
    await showNotes(page, false);
    await page.locator(".events .entry").nth(1).click();
    const close = await page.locator(".details .close button").boundingBox();
    const under = await page.locator(".details :is(button, textarea):not(.close *)").evaluateAll((all, close) => all.map((one) => [one.textContent, one.getBoundingClientRect()])
      .filter(([, one]) => one.right > close.x && one.left < close.x + close.width && one.bottom > close.y && one.top < close.y + close.height).map(([text]) => text), close);
    assert.deepEqual(under, [], `${width}`);
  }
});

test("what stands below key figures begins at one height, and parts of a second are read", async (t) => {
  const { page } = await openPage(t);
  await paste(page, "# Failover\n\nTimeline (UTC), 2 June 2025\n\n- 10:00:00.012 Primary stops answering\n- 10:00:00.250 Health check fails, alert fires\n- 10:00:01.130 Replica votes\n- 10:00:02.004 First order written, recovered\n\nWrites failed from 10:00:00.012 until 10:00:02.004.\n", { all: true });
  await eventCount(page, 4);
  await becomes(() => page.locator(".events .since").allTextContents(), ["+0 s", "+0.238 s", "+1.118 s", "+1.992 s"]);
  await becomes(() => page.locator(".intervals > div", { hasText: /detect/i }).textContent(), /0\.238 s/);
  await becomes(() => page.locator(".intervals > div", { hasText: /impact/i }).textContent(), /1\.992 s/);
  const below = await page.locator(".intervals dd > :nth-child(2)").evaluateAll((all) => all.map((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    const [{ top, height }] = range.getClientRects();
    return Math.round(top + height / 2);
  }));
  assert.ok(Math.max(...below) - Math.min(...below) <= 1, `${below}`);
});

test("in forced colours the chosen tab alone is underlined, and what can be marked is a link", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 390, height: 844 }, forcedColors: "active" });
  await paste(page, NOTES, { all: true });
  await showNotes(page, false);
  const rule = (chosen) => page.locator(`[role=tab][aria-selected=${chosen}]`).first().evaluate((tab) => getComputedStyle(tab).borderBottomColor);
  assert.notEqual(await rule(true), await rule(false));
  assert.equal(await page.locator(".intervals .mark").first().evaluate((one) => getComputedStyle(one).textDecorationLine), "underline");
});

test("at 360 pixels nothing is wider than the window", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 360, height: 740 } });
  await showNotes(page);
  await page.locator("#notes").fill(NOTES);
  await showNotes(page, false);
  await eventCount(page, 4);
  await becomes(() => page.evaluate(() => document.documentElement.scrollWidth), 360);
});

test("details show words without marks, an alert keeps its colour, and days stand where there are several", async (t) => {
  const { page } = await openPage(t);
  await paste(page, "# Orders down\n\n- 2024-05-03 10:00 UTC Alert: **probe** `PowerOutage` fires\n- 2024-05-05 11:00 UTC all well, resolved\n", { all: true });
  await eventCount(page, 2);
  assert.deepEqual(await page.locator(".events .time").allTextContents(), ["3 May 10:00", "5 May 11:00"]);
  const colour = () => page.locator("svg .kind-alert").last().evaluate((dot) => getComputedStyle(dot).fill);
  const before = await colour();
  await page.locator(".events .entry").first().click();
  await page.locator(".details .what", { hasText: "Alert: probe PowerOutage fires" }).waitFor();
  await page.locator("svg .kind-alert.lit").waitFor({ state: "attached" });
  assert.equal(await colour(), before);
});

test("a list whose events have no kind keeps no column for it", async (t) => {
  const { page } = await openPage(t);
  await paste(page, "- 10:00 UTC one thing\n- 10:05 UTC another thing\n", { all: true });
  await eventCount(page, 2);
  const left = (part) => page.locator(part).first().evaluate((part) => part.getBoundingClientRect().left);
  assert.ok((await left(".events .words")) - (await left(".events .since")) < 130);
});

test("in a narrow window, too, a list without kinds leaves its room to the words", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 600, height: 800 } });
  await paste(page, `- 10:00 UTC one thing that has many words, ${"so many that they need a second line, ".repeat(3)}\n- 10:05 UTC another thing\n`, { all: true });
  await showNotes(page, false);
  await eventCount(page, 2);
  const width = (part) => page.locator(part).first().evaluate((part) => part.getBoundingClientRect().width);
  assert.ok((await width(".events .words")) > (await width(".events .entry")) * 0.6);
});

test("the table says until when an event went on", async (t) => {
  const { page } = await openPage(t);
  await paste(page, "- 10:00 UTC probe alerts\n- 10:40 to 11:00 UTC queue drains\n", { all: true });
  await eventCount(page, 2);
  assert.equal(await page.locator(".events .time").last().textContent(), "10:40–11:00");
});

test("the strip that moves the window is whole, however high the picture is", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 1280, height: 600 } });
  await paste(page, Array.from({ length: 30 }, (_, n) => `- ${String(10 + (n % 12))}:${String(n + 10)} UTC worker ${n} says that the queue is full\n`).join(""), { all: true });
  await eventCount(page, 30);
  const strip = () => page.locator(".frame").evaluate((frame) => {
    const { bottom } = frame.querySelector(".overview").getBoundingClientRect();
    return frame.scrollHeight === frame.clientHeight && bottom <= frame.getBoundingClientRect().bottom;
  });
  await becomes(strip, true);
  assert.ok(await page.locator(".frame").evaluate((frame) => frame.clientHeight > innerHeight), "the picture is higher than the window");
  await page.locator(".frame").focus();
  for (let n = 0; n < 4; n++) await page.keyboard.press("w");
  await becomes(() => page.locator(".overview").evaluate((strip) => strip.getBoundingClientRect().bottom <= innerHeight), true, "what one zooms is in sight with its strip");
});
