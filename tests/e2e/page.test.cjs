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
  await page.keyboard.press("Control+Z");
  await eventCount(page, 4);
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

test("at 360 pixels nothing is wider than the window", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 360, height: 740 } });
  await showNotes(page);
  await page.locator("#notes").fill(NOTES);
  await showNotes(page, false);
  await eventCount(page, 4);
  await becomes(() => page.evaluate(() => document.documentElement.scrollWidth), 360);
});
