// The picture in a person's hands: pointer, touch and keys, and what they write into the notes.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { becomes, clock, clockLeaves, openMenu, openPage, value: notes } = require("./page.cjs");

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

test("table and picture tell the seconds of a timeline alike, and short times with their parts", async (t) => {
  const { page } = await opened(t, "- 10:00:00.000 pager fired\n- 10:00:01.250 page slow\n- 10:05:00 all well\n");
  const times = ["10:00:00.000", "10:00:01.250", "10:05:00"];
  await becomes(() => page.locator(".events .time").allTextContents(), times);
  await becomes(async () => (await page.locator("svg .event-time").allTextContents()).sort(), times);
  await page.locator(".events .entry button").nth(1).click();
  await page.locator(".details .when", { hasText: /1\.25\ss after the previous event · 4\sm\s59\ss before the next/ }).waitFor();
});

test("a long silence is folded, says how long it is, and unfolds", async (t) => {
  const days = NOTES.replaceAll("- 09:", "- 2024-03-05 09:").replaceAll("- 15:", "- 2024-03-08 15:");
  const { page } = await opened(t, days);
  await page.locator("svg .gap-length", { hasText: "3 d 5 h" }).waitFor();
  await openMenu(page, "More");
  await becomes(() => pressed(page, "Fold gaps"), "true");
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
  await page.keyboard.press("g");
  await becomes(() => page.evaluate(() => document.activeElement.id), "notes");
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
  await becomes(() => page.locator("svg .event-text.later", { hasText: "restarts" }).count(), 1);
  await page.keyboard.press("r");
  await page.locator("svg .later").first().waitFor({ state: "detached" });
});

test("filter and chips leave events out and say how many", async (t) => {
  const { page } = await opened(t);
  await page.getByRole("searchbox").fill("restarts");
  await page.getByRole("button", { name: "Show 4 hidden" }).click();
  await page.locator(".hidden").waitFor({ state: "detached" });
  await openMenu(page, "Kinds, people");
  const chip = page.locator(".chips button[aria-pressed]").first();
  await chip.click();
  await page.getByRole("button", { name: /Show \d hidden/ }).waitFor();
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
  const menu = page.locator(".menu", { has: page.locator("input.zone") });
  const field = menu.locator("input.zone");
  const choose = async (name) => {
    await menu.locator("summary").click();
    await field.fill(name);
    await field.press("Enter");
  };
  const times = () => page.locator("svg .event-time").allTextContents();
  await menu.locator("summary").click();
  await becomes(async () => (await menu.getByRole("button").allTextContents()).join(), /^Notes: UTC,My zone: Asia\/(Calcutta|Kolkata)$/);
  await field.fill("europe");
  await becomes(() => menu.getByRole("button").count(), (zones) => zones > 6);
  await menu.locator("summary").click({ position: { x: 4, y: 4 } });
  await choose("Europe/Berlin");
  await page.locator("svg text.clock-change", { hasText: "clocks 1 h forward" }).waitFor();
  await becomes(times, ["23:00", "01:30", "06:10"]);
  await page.locator(".events .entry", { hasText: "06:10 Europe/Berlin" }).waitFor();
  await page.locator(".frame").press("End");
  await details(page, "In the notes: 31 Mar 2024, 04:10 UTC");
  await choose("Asia/Kolkata");
  await page.locator("svg text.clock-change").waitFor({ state: "detached" });
  await becomes(times, ["03:30", "06:00", "09:40"]);
  await choose("Mars/Crater");
  // The menu stays open, and says it at the field.
  await menu.getByText("No zone is called that").waitFor();
  await menu.getByRole("button", { name: "Notes: UTC" }).click();
  await becomes(times, ["22:00", "00:30", "04:10"]);
  await becomes(() => notes(page), dated, "the notes stay as they are");
  await page.locator("#notes").fill("- 22:00 PST alert\n- 22:10 PST back to normal\n");
  await choose("Europe/Berlin");
  await page.getByText("The notes state no full date, and that zone").waitFor();
});

test("other notes are told in their own zone, and seen from their top; the same ones stay as they were", async (t) => {
  const rows = Array.from({ length: 40 }, (_, n) => `- 09:${String(n + 10)} CEST step ${n}`).join("\n");
  const { page } = await opened(t, `2025-09-18\n\n- 09:05 CEST alert\n${rows}\n`);
  const menu = page.locator(".menu", { has: page.locator("input.zone") });
  const zone = (name) => menu.locator("summary", { hasText: name }).waitFor();
  const top = () => page.locator(".reading").evaluate((reading) => reading.scrollTop);
  await menu.locator("summary").click();
  await menu.locator("input.zone").fill("Europe/London");
  await menu.locator("input.zone").press("Enter");
  await zone("Europe/London");
  await page.locator("#notes").press("Control+End");
  await page.keyboard.type("- 10:00 CEST closed\n");
  await page.locator(".events .entry", { hasText: "09:00" }).filter({ hasText: "closed" }).waitFor();
  await zone("Europe/London");
  await page.locator(".reading").evaluate((reading) => reading.scrollTo(0, 400));
  assert.equal(await top(), 400);
  const other = Array.from({ length: 40 }, (_, n) => `- 04:${String(n + 10)} EDT part ${n}`).join("\n");
  await page.evaluate((text) => navigator.clipboard.writeText(text), `2025-10-02\n\n${other}\n`);
  await page.locator("#notes").press("Control+A");
  await page.keyboard.press("Control+V");
  await page.locator(".events .entry", { hasText: "part 0" }).waitFor();
  await zone("EDT");
  await becomes(top, 0);
  await page.locator(".events .entry", { hasText: "04:10" }).waitFor();
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
  await becomes(() => notes(page), NOTES);
  await page.locator(".frame").focus();
  await page.locator("svg .dot.lit").waitFor();
  await drag(page, await middle(page.locator("svg .dot.lit")), 24);
  await page.waitForFunction((before) => document.querySelector("#notes").value !== before, NOTES);
  await becomes(() => notes(page), /- 09:\d\d Ana restarts/);
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
  await becomes(() => notes(page), /\d\d:\d\d to 10:35/);
});

test("an interval shows its two events", async (t) => {
  const { page } = await opened(t);
  await page.locator(".intervals button:not(.mark)").first().click();
  await page.locator("svg .measure").waitFor();
  await page.locator(".details").waitFor();
});

const card = (page) => page.locator(".card");

/** The pointer comes to rest on an element. */
async function point(page, locator) {
  const [x, y] = await middle(locator);
  await page.mouse.move(x, y - 3);
  await page.mouse.move(x, y);
}

test("a card tells all of what is under the pointer, as text, and is put away by Escape", async (t) => {
  const words = `the <b>worker</b> ${"waits for a lock and ".repeat(20)}then stops`;
  const { page } = await opened(t, `Orders were down from 09:04 until 09:40.\n\n- 09:00 UTC probe alerts\n- 09:04 UTC ${words}\n- 09:40 UTC orders work again\n`);
  await point(page, page.locator("svg .event-text", { hasText: "waits" }));
  await card(page).filter({ hasText: "then stops" }).waitFor();
  await card(page).filter({ hasText: "09:04 UTC" }).filter({ hasText: "T+0 s" }).waitFor();
  await becomes(() => card(page).locator("b").count(), 0);
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  await point(page, page.locator("svg .bar.stated").first());
  await card(page).filter({ hasText: "36 min" }).filter({ hasText: "stated on line 1" }).waitFor();
  await page.mouse.move(5, 5);
  await card(page).waitFor({ state: "hidden" });
});

test("a card goes where the page is scrolled under it", async (t) => {
  for (const viewport of [{ width: 1280, height: 400 }, { width: 600, height: 400 }]) {
    const { page } = await openPage(t, { viewport });
    await point(page, page.locator("svg :is(.phase, .bar)").first());
    await card(page).filter({ visible: true }).waitFor();
    await page.mouse.wheel(0, 60);
    await card(page).waitFor({ state: "hidden" });
  }
});

test("a figure shows where it lies while it is pointed at or has the focus", async (t) => {
  const { page } = await opened(t);
  const figure = page.locator(".intervals button:not(.mark)").first();
  await point(page, figure);
  await page.locator("svg .bracket").waitFor();
  await card(page).filter({ hasText: "Time to" }).or(card(page).filter({ hasText: "time to" })).first().waitFor();
  await page.mouse.move(5, 5);
  await page.locator("svg .bracket").waitFor({ state: "detached" });
  await figure.focus();
  await page.locator("svg .bracket").waitFor();
  await page.locator(".frame").focus();
  await page.locator("svg .bracket").waitFor({ state: "detached" });
});

test("a drag tells the minute that it would write, and Escape gives it up", async (t) => {
  const { page } = await opened(t);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.locator("svg .dot.lit").waitFor();
  const [x, y] = await middle(page.locator("svg .dot.lit"));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 31, y, { steps: 5 });
  await card(page).filter({ hasText: "later" }).waitFor();
  const told = await card(page).locator("p").first().textContent();
  assert.match(told, /^09:\d\d$/);
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  await page.mouse.move(x + 60, y);
  await page.mouse.up();
  await becomes(() => notes(page), NOTES);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 31, y, { steps: 5 });
  await page.mouse.up();
  await page.waitForFunction((words) => document.querySelector("#notes").value.includes(words), `- ${told} Ana restarts`);
});

test("a dragged edge changes the length that the sentence states", async (t) => {
  const { page } = await opened(t, "Payments were down for 30 minutes (10:05 to 10:35).\n\n- 10:00 payments fail for everyone\n- 10:05 database restarted\n- 10:35 payments work again\n");
  await page.locator("svg .bar.stated").click();
  await page.locator("svg .bar.stated.lit").waitFor();
  const box = await page.locator("svg .bar.stated").boundingBox();
  await drag(page, [box.x + 1, box.y + box.height / 2], -90);
  await page.waitForFunction(() => !document.querySelector("#notes").value.includes("10:05 to"));
  const [, minutes, from] = /down for (\d+) minutes \(10:(\d\d) to 10:35\)/.exec(await notes(page));
  assert.equal(Number(minutes), 35 - Number(from));
});

test("an edge of the window in the overview is dragged, and the middle moves it", async (t) => {
  const { page } = await opened(t);
  const strip = await page.locator("svg .overview").first().boundingBox();
  const y = strip.y + strip.height / 2;
  const whole = await clock(page);
  await drag(page, [strip.x + strip.width, y], -strip.width / 2);
  await clockLeaves(page, whole);
  const held = () => page.locator("svg .overview-window").boundingBox();
  await becomes(held, ({ x, width }) => Math.abs(x - strip.x) < 3 && Math.abs(width - strip.width / 2) < 12);
  const window = await held();
  // Held anywhere in the middle it does not jump.
  await drag(page, [window.x + 30, y], 100);
  await becomes(held, ({ x, width }) => Math.abs(x - window.x - 100) < 12 && Math.abs(width - window.width) < 4);
});

test("a double click on the picture selects no text", async (t) => {
  const { page } = await opened(t);
  const [x, y] = await middle(page.locator("svg .event-text").first());
  await page.mouse.dblclick(x, y);
  await becomes(() => page.evaluate(() => getSelection().toString()), "");
});

test("what is pointed at is lit in the picture and in the notes alike", async (t) => {
  const { page } = await opened(t, `Orders were down from 09:04 until 09:40.\n\n${NOTES}`);
  await point(page, page.locator("svg .event-text", { hasText: "Ben rolls back" }));
  await page.locator(".backdrop mark", { hasText: "Ben rolls back" }).waitFor();
  const line = (text) => page.locator(".backdrop .line", { hasText: text });
  await point(page, line("09:00 probe"));
  await page.locator("svg .event-text.lit", { hasText: "probe alerts" }).waitFor();
  await page.locator("svg .measure-edge.lit").waitFor({ state: "attached" });
  await point(page, line("Orders were down"));
  await page.locator("svg .bar.stated.lit").waitFor();
  await page.mouse.move(5, 5);
  await page.locator("svg .lit").first().waitFor({ state: "detached" });
});

test("the picture keeps its height at each step of the wheel", async (t) => {
  const { page } = await opened(t);
  const height = () => page.locator("svg.timeline").evaluate((svg) => svg.getBoundingClientRect().height);
  const before = await height();
  const [x, y] = await middle(page.locator("svg .line"));
  await page.mouse.move(x, y);
  for (let step = 0; step < 8; step++) {
    const marks = await clock(page);
    await page.mouse.wheel(0, -100);
    await clockLeaves(page, marks);
    assert.equal(await height(), before, `step ${step}`);
  }
});

test("of many bars the first are shown, and the rest is counted and opens", async (t) => {
  const said = Array.from({ length: 30 }, (_, n) => `The cell ${n} service was down from 09:${10 + n} until 09:50.`);
  const { page } = await opened(t, `${said.join("\n\n")}\n\n${NOTES}`);
  const lanes = () => page.locator("svg .bar.stated").count();
  const few = await lanes();
  await page.locator("svg .more-lanes", { hasText: /^Show \d+ more$/ }).click();
  await page.locator("svg .more-lanes", { hasText: "Show fewer" }).waitFor();
  assert.ok(few <= 10, `${few}`);
  await becomes(lanes, (all) => all > few);
});

test("the keys are shown and put away by keys", async (t) => {
  const { page } = await opened(t);
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await becomes(() => page.evaluate(() => document.activeElement.className), "frame");
});

test("the picture fills the screen by a key, for a meeting, and goes on by keys there", async (t) => {
  const { page } = await opened(t);
  const filled = () => page.evaluate(() => document.fullscreenElement?.className ?? "");
  await page.keyboard.press("Shift+F");
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await becomes(filled, "reading");
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
  await becomes(() => clock(page), zoomed);
});

test("ten thousand events: few elements, a page of the list, the rest counted", async (t) => {
  const lines = Array.from({ length: 10_000 }, (_, n) => {
    const two = (number) => String(number).padStart(2, "0");
    return `- ${two(Math.floor(n / 3600))}:${two(Math.floor(n / 60) % 60)}:${two(n % 60)} probe ${n} answered late`;
  });
  const { page } = await opened(t, lines.join("\n"));
  assert.ok((await page.locator("svg.timeline *").count()) <= 1_000);
  // Over the list, too, where it may turn to the selection.
  await page.locator("h2#events + .pages").getByText("Events 1 to 100 of 10000").waitFor();
  await page.keyboard.press("End");
  await page.locator("h2#events + .pages").getByText("Events 9901 to 10000 of 10000").waitFor();
  const fold = page.locator("svg .cluster-count").first();
  const before = await clock(page);
  await fold.scrollIntoViewIfNeeded();
  await page.mouse.click(...(await middle(fold)));
  await clockLeaves(page, before);
});

test("of hundreds of impacts a page is listed, and the selection turns to its own", async (t) => {
  const two = (number) => String(number).padStart(2, "0");
  const said = Array.from({ length: 400 }, (_, n) => `The cell ${n} service was down from 09:${10 + (n % 40)} until 15:${two(Math.floor(n / 40))}.`);
  const steps = Array.from({ length: 200 }, (_, n) => `- ${10 + Math.floor(n / 60)}:${two(n % 60)} step ${n}`);
  const { page } = await opened(t, `${said.join("\n\n")}\n\n# Orders stuck\n\n${steps.join("\n")}\n`);
  await page.getByText(/^Impact 1 to 100 of \d{3}$/).first().waitFor();
  await becomes(() => page.locator("*").count(), (elements) => elements < 3_000);
  await page.getByRole("button", { name: "Later impacts" }).first().click();
  await page.getByText(/^Impact 101 to 200 of \d{3}$/).first().waitFor();
  await page.locator(".impacts .entry").first().click();
  await page.locator(".impacts .entry.lit").waitFor();
  await page.locator(".frame").press("ArrowUp");
  await page.getByText(/^Impact 1 to 100 of \d{3}$/).first().waitFor();
  await page.locator(".impacts .entry.lit").waitFor();
});
