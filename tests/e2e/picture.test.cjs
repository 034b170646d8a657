// The picture in a person's hands: pointer, touch and keys, and what they write into the notes.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { clock, clockLeaves, openMenu, openPage } = require("./page.cjs");

const NOTES = `# Orders stuck

- 09:00 probe alerts
- 09:04 Ana restarts the worker
- 09:09 Ben rolls back
- 15:00 second probe alerts
- 15:03 Ana restarts the worker
- 15:10 Ben says all is back to normal
`;

/** The page with these notes in it, and the picture focused. */
async function opened(t, notes = NOTES, options = {}) {
  const all = await openPage(t, options);
  await all.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await all.page.evaluate((text) => navigator.clipboard.writeText(text), notes);
  await all.page.locator("#notes").focus();
  await all.page.keyboard.press("Control+V");
  await all.page.getByText("This is a sample").waitFor({ state: "detached" });
  await all.page.locator("svg.timeline .event-text").first().waitFor();
  await all.page.locator(".frame").focus();
  return all;
}

const pressed = (page, name) => page.getByRole("button", { name, exact: true }).getAttribute("aria-pressed");
const details = (page, words) => page.locator(".details", { hasText: words }).waitFor();
const notes = (page) => page.locator("#notes").inputValue();

/** The middle of an element on the screen. */
async function middle(locator) {
  const box = await locator.boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

async function drag(page, [x, y], by) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y, { steps: 4 });
  await page.mouse.move(x + by, y, { steps: 4 });
  await page.mouse.up();
}

test("a long silence is folded, says how long it is, and unfolds", async (t) => {
  const { page } = await opened(t);
  await page.locator("svg .gap-length", { hasText: "5 h 51 m" }).waitFor();
  await openMenu(page, "More");
  assert.equal(await pressed(page, "Fold silences"), "true");
  await openMenu(page, "More");
  await page.locator(".frame").focus();
  await page.keyboard.press("b");
  await page.locator("svg .gap-length").first().waitFor({ state: "detached" });
});

test("keys go to the ends, show the selection large, and bring all back", async (t) => {
  const { page } = await opened(t);
  const whole = await clock(page);
  await page.keyboard.press("End");
  await details(page, "back to normal");
  await page.keyboard.press("Home");
  await details(page, "probe alerts");
  await page.keyboard.press("z");
  await clockLeaves(page, whole);
  await page.keyboard.press("End");
  await page.locator("svg .event-text.lit", { hasText: "back to normal" }).waitFor();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "notes");
});

test("measuring by keys and by a drag with Shift", async (t) => {
  const { page } = await opened(t);
  await page.keyboard.press("Home");
  await page.keyboard.press("m");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.locator("svg .measured", { hasText: "9 min" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("svg .measure").waitFor({ state: "detached" });
  const from = await middle(page.locator("svg .event-text").first());
  await page.keyboard.down("Shift");
  await drag(page, from, 60);
  await page.keyboard.up("Shift");
  await page.locator("svg .measure").waitFor();
});

test("stepping through dims what nobody knew yet", async (t) => {
  const { page } = await opened(t);
  await page.keyboard.press("r");
  await page.keyboard.press("ArrowRight");
  await page.locator("svg .event-text.later", { hasText: "rolls back" }).waitFor();
  assert.equal(await page.locator("svg .event-text.later", { hasText: "restarts" }).count(), 1);
  await page.keyboard.press("r");
  await page.locator("svg .later").first().waitFor({ state: "detached" });
});

test("filter and chips leave events out and say how many", async (t) => {
  const { page } = await opened(t);
  await page.getByRole("searchbox").fill("restarts");
  await page.getByText("4 of 6 hidden").waitFor();
  await page.getByRole("button", { name: "Leave out no event" }).or(page.getByRole("button", { name: "Show all" })).first().click();
  await page.getByText("of 6 hidden").waitFor({ state: "detached" });
  await openMenu(page, "Kinds, people");
  const chip = page.locator(".chips button[aria-pressed]").first();
  await chip.click();
  await page.getByText("of 6 hidden").waitFor();
});

test("lanes by kind and by actor", async (t) => {
  const { page } = await opened(t);
  await page.getByRole("combobox", { name: "Lanes of events" }).selectOption("kind");
  await page.locator("svg .name", { hasText: "Kinds" }).waitFor();
  await page.getByRole("combobox", { name: "Lanes of events" }).selectOption("");
  await page.locator("svg .name", { hasText: "Kinds" }).waitFor({ state: "detached" });
});

test("the zone is switched in place, and what is missing for it is said", async (t) => {
  const dated = `2024-03-30, all times UTC\n\n- 22:00 alert\n- 2024-03-31 00:30 looking\n- 2024-03-31 04:10 all is back to normal\n`;
  const { page } = await opened(t, dated, { timezoneId: "Asia/Kolkata" });
  const field = page.getByRole("combobox", { name: /in this zone/ });
  const choose = async (name) => {
    await field.fill(name);
    await field.press("Enter");
  };
  const times = () => page.locator("svg .event-time").allTextContents();
  await field.focus();
  const offered = await page.locator("#zones option").evaluateAll((options) => options.map((option) => option.value));
  assert.deepEqual(offered.slice(0, 2), ["UTC", "Asia/Calcutta"].map((name, at) => (at && offered.includes("Asia/Kolkata") ? "Asia/Kolkata" : name)));
  assert.ok(offered.includes("Europe/Berlin") && offered.length > 300);
  await choose("Europe/Berlin");
  await page.locator("svg text.clock-change", { hasText: "clocks 1 h forward" }).waitFor();
  assert.deepEqual(await times(), ["23:00", "01:30", "06:10"]);
  await page.locator(".events .entry", { hasText: "06:10 Europe/Berlin" }).waitFor();
  await page.locator(".frame").press("End");
  await details(page, "In the notes: 31 Mar 2024, 04:10 UTC");
  await choose("Asia/Kolkata");
  await page.locator("svg text.clock-change").waitFor({ state: "detached" });
  assert.deepEqual(await times(), ["03:30", "06:00", "09:40"]);
  await choose("Mars/Crater");
  await page.getByText("No zone has that name").waitFor();
  await choose("");
  await page.getByText("No zone has that name").waitFor({ state: "detached" });
  assert.deepEqual(await times(), ["22:00", "00:30", "04:10"]);
  assert.equal(await notes(page), dated, "the notes stay as they are");
  await page.locator("#notes").fill("- 22:00 PST alert\n- 22:10 PST back to normal\n");
  await choose("Europe/Berlin");
  await page.getByText("The notes state no date, and that zone").waitFor();
});

test("the strip under the picture moves the window", async (t) => {
  const { page } = await opened(t);
  for (let n = 0; n < 4; n++) await page.keyboard.press("w");
  const before = await clock(page);
  const [x, y] = await middle(page.locator("svg .overview").first());
  await drag(page, [x + 150, y], 30);
  await clockLeaves(page, before);
});

test("a drag pans, and two fingers zoom", async (t) => {
  const { page, context } = await opened(t, NOTES, { hasTouch: true });
  for (let n = 0; n < 3; n++) await page.keyboard.press("w");
  let before = await clock(page);
  const [x, y] = await middle(page.locator("svg .line"));
  await drag(page, [x, y + 10], 120);
  await clockLeaves(page, before);
  await page.keyboard.press("f");
  before = await clock(page);
  const touch = await context.newCDPSession(page);
  const at = (...xs) => xs.map((x, id) => ({ x: Math.round(x), y: Math.round(y), id }));
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(x - 30, x + 30) });
  for (const spread of [50, 80, 120]) {
    await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(x - spread, x + spread) });
  }
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await clockLeaves(page, before);
});

test("a selected event moves by keys and by a drag: the notes say so, and undo takes it back", async (t) => {
  const { page } = await opened(t);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.waitForFunction(() => document.querySelector("#notes").value.includes("- 09:05 Ana restarts"));
  await details(page, "restarts the worker");
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+Z");
  assert.equal(await notes(page), NOTES);
  await page.locator(".frame").focus();
  await page.locator("svg .dot.lit").waitFor();
  await drag(page, await middle(page.locator("svg .dot.lit")), 24);
  await page.waitForFunction((before) => document.querySelector("#notes").value !== before, NOTES);
  assert.match(await notes(page), /- 09:\d\d Ana restarts/);
});

test("an event is marked in the notes as the start", async (t) => {
  const { page } = await opened(t);
  await page.keyboard.press("Home");
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.waitForFunction(() => document.querySelector("#notes").value.includes("- 09:00 Start: probe alerts"));
  await page.locator(".details .tags", { hasText: "start" }).waitFor();
});

test("another place of an impact is chosen, and its edge dragged", async (t) => {
  const { page } = await opened(
    t,
    "Payments were down for 30 minutes.\n\n## Timeline\n\n- 10:00 payments fail for everyone\n- 10:05 database restarted\n- 10:30 payments work again\n- 10:35 database works again\n",
  );
  await page.locator(".impacts button").first().click();
  await page.locator(".rivals button").first().click();
  await page.waitForFunction(() => /30 minutes \((from )?10:05 to 10:35\)/.test(document.querySelector("#notes").value));
  await page.locator("svg .bar.stated").waitFor();
  const box = await page.locator("svg .bar.stated").boundingBox();
  await drag(page, [box.x + 1, box.y + box.height / 2], -60);
  await page.waitForFunction(() => !document.querySelector("#notes").value.includes("10:05 to"));
  assert.match(await notes(page), /\d\d:\d\d to 10:35/);
});

test("an interval shows its two events", async (t) => {
  const { page } = await opened(t);
  await page.locator(".intervals button:not(.mark)").first().click();
  await page.locator("svg .measure").waitFor();
  await page.locator(".details").waitFor();
});

test("the keys are shown and put away by keys", async (t) => {
  const { page } = await opened(t);
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.className), "frame");
});

test("the picture fills the screen by a key, for a meeting, and goes on by keys there", async (t) => {
  const { page } = await opened(t);
  const filled = () => page.evaluate(() => document.fullscreenElement?.className ?? "");
  await page.keyboard.press("Shift+F");
  await page.waitForFunction(() => document.fullscreenElement !== null);
  assert.equal(await filled(), "reading");
  await page.keyboard.press("r");
  await page.keyboard.press("ArrowRight");
  await details(page, "restarts the worker");
  await page.keyboard.press("Shift+F");
  await page.waitForFunction(() => document.fullscreenElement === null);
});

test("typing keeps zoom and selection", async (t) => {
  const { page } = await opened(t);
  await page.keyboard.press("End");
  await page.keyboard.press("w");
  const zoomed = await clock(page);
  await page.locator("#notes").press("Control+End");
  await page.keyboard.type("A last word without a time");
  await details(page, "back to normal");
  assert.deepEqual(await clock(page), zoomed);
});

test("ten thousand events: few elements, a page of the list, the rest counted", async (t) => {
  const lines = Array.from({ length: 10_000 }, (_, n) => {
    const two = (number) => String(number).padStart(2, "0");
    return `- ${two(Math.floor(n / 3600))}:${two(Math.floor(n / 60) % 60)}:${two(n % 60)} probe ${n} answered late`;
  });
  const { page } = await opened(t, lines.join("\n"));
  assert.ok((await page.locator("svg.timeline *").count()) <= 1_000);
  await page.getByText("Events 1 to 100 of 10000").waitFor();
  await page.keyboard.press("End");
  await page.getByText("Events 9901 to 10000 of 10000").waitFor();
  const fold = page.locator("svg .cluster-count").first();
  const before = await clock(page);
  await fold.scrollIntoViewIfNeeded();
  await page.mouse.click(...(await middle(fold)));
  await clockLeaves(page, before);
});
