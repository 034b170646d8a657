// The drawer: what is written there stands in the notes afterwards, and one undo takes it back.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { becomes, eventCount, openMenu, openPage, value: notes } = require("./page.cjs");

const NOTES = `# Till outage

All times UTC

- 10:02 curve drawn
- 10:10 config printed
- 10:20 config copied
- 10:40 talked about it
`;

const line = async (page, number) => (await notes(page)).split("\n")[number - 1];
/** Waits until a line of the notes is so. */
const lineIs = (page, number, words) =>
  page.waitForFunction(([n, words]) => document.querySelector("#notes").value.split("\n")[n - 1] === words, [number, words]);
const phase = (page, name) => page.locator(".marks").getByRole("button", { name });
const pressed = async (page, name) => (await phase(page, name).getAttribute("aria-pressed")) === "true";

/** A page with `text` as its notes and the event with `words` selected. */
async function open(t, words, { text = NOTES, ...options } = {}) {
  const { page } = await openPage(t, options);
  if (options.viewport) await page.getByRole("button", { name: "Notes", exact: true }).click();
  await page.locator("#notes").fill(text);
  if (options.viewport) await page.getByRole("button", { name: "Notes", exact: true }).click();
  if (words) await page.locator(".events .entry button", { hasText: words }).click();
  return page;
}

test("a phase is marked and the mark is taken off by the same button", async (t) => {
  const page = await open(t, "curve drawn");
  await becomes(() => pressed(page, "Detected"), false);
  await phase(page, "Detected").click();
  await lineIs(page, 5, "- 10:02 Detected: curve drawn");
  await becomes(() => pressed(page, "Detected"), true);
  await phase(page, "Start").click();
  await lineIs(page, 5, "- 10:02 Start / Detected: curve drawn");
  await phase(page, "Detected").click();
  await lineIs(page, 5, "- 10:02 Start: curve drawn");
  await phase(page, "Start").click();
  await lineIs(page, 5, "- 10:02 curve drawn");
  await becomes(() => notes(page), NOTES);
});

test("without an event chosen, the button under a figure says what to do and chooses none", async (t) => {
  const page = await open(t, null);
  for (const [phase, did] of [["detected", "was detected"], ["start", "started"]]) {
    await page.getByRole("button", { name: `mark an event as ${phase}` }).first().click();
    const button = phase[0].toUpperCase() + phase.slice(1);
    await page.locator(".toast", { hasText: `Choose the event where it ${did}, then press ${button}.` }).waitFor();
  }
  await becomes(() => page.locator(".details").count(), 0);
  await page.locator(".events .entry button", { hasText: "curve drawn" }).click();
  await phase(page, "Detected").click();
  await page.locator(".toast", { hasText: "Line 5: added “Detected:”" }).waitFor();
});

test("a phase goes over to another event, in one step that says both lines", async (t) => {
  const page = await open(t, "config copied");
  await phase(page, "Resolved").click();
  await lineIs(page, 7, "- 10:20 Resolved: config copied");
  await page.getByRole("button", { name: "Next event" }).last().click();
  await phase(page, "Resolved").click();
  await lineIs(page, 8, "- 10:40 Resolved: talked about it");
  await becomes(() => line(page, 7), "- 10:20 config copied");
  await page.locator(".toast", { hasText: "Line 7: removed" }).getByText("Line 8: added").waitFor();
  await page.getByRole("button", { name: "Undo this" }).click();
  await lineIs(page, 7, "- 10:20 Resolved: config copied");
  await becomes(() => line(page, 8), "- 10:40 talked about it");
});

test("what the words tell is said, and no mark is written for it", async (t) => {
  const text = "- 10:02 pager fired\n- 10:20 incident resolved\n";
  const page = await open(t, "incident resolved", { text });
  await phase(page, "Resolved").getByText("from the words").waitFor();
  await phase(page, "Resolved").click();
  await page.getByRole("alert").getByText("This comes from the wording of line 2").waitFor();
  await becomes(() => notes(page), text);
});

test("a time is typed in the drawer: Enter writes it, Escape restores it, nonsense is refused and kept", async (t) => {
  const page = await open(t, "config printed");
  const time = page.getByRole("textbox", { name: "Time of this event" });
  await becomes(() => time.inputValue(), "10:10");
  await time.fill("10:12");
  await time.press("Enter");
  await lineIs(page, 6, "- 10:12 config printed");
  await time.fill("10:99");
  await time.press("Escape");
  await becomes(() => time.inputValue(), "10:12");
  await time.fill("soon");
  await time.press("Enter");
  await page.getByRole("alert").getByText("not a valid time").waitFor();
  await becomes(() => time.inputValue(), "soon");
  await becomes(() => line(page, 6), "- 10:12 config printed");
  await time.fill("10:13:30");
  await page.locator(".said .when").click();
  await lineIs(page, 6, "- 10:13:30 config printed");
  await page.getByRole("button", { name: "Undo this" }).click();
  await lineIs(page, 6, "- 10:12 config printed");
});

test("a date is typed with the time, and stands in the notes where the order of lines does not tell it", async (t) => {
  const dated = NOTES.replace("All times UTC", "6 May 2024, all times UTC");
  const page = await open(t, "talked about it", { text: dated });
  const time = page.getByRole("textbox", { name: "Time of this event" });
  for (const [typed, written] of [["2024-05-09 10:15", "- 2024-05-09 10:15 talked about it"], ["6 May 10:45", "- 2024-05-06 10:45 talked about it"]]) {
    await time.fill(typed);
    await time.press("Enter");
    await becomes(() => notes(page), (notes) => notes.includes(written), written);
  }
});

test("a day is typed as the page shows it, and the time that stands there is no mistake in any form", async (t) => {
  const page = await open(t, "2nd fl back", { text: "wifi mess thu 6/20\n\n1012 2nd floor no dhcp\n1020 lease too long\n1034 2nd fl back\n1041 3rd fl back\n1110 full again\n1125 kiosks unplugged\n" });
  const time = page.getByRole("textbox", { name: "Time of this event" });
  for (const same of ["1034", "10:34:00", "20 Jun 10:34"]) {
    await time.fill(same);
    await time.press("Enter");
    await becomes(() => time.inputValue(), "10:34");
    await becomes(() => page.getByRole("alert").count(), 0);
  }
  await time.fill("10:36 UTC");
  await time.press("Enter");
  await page.getByRole("alert").getByText("Type the time without a zone").waitFor();
  await becomes(() => line(page, 5), "1034 2nd fl back");
  await time.fill("21 Jun 10:36");
  await time.press("Enter");
  await lineIs(page, 5, "21 Jun 10:36 2nd fl back");
  await page.locator(".details .when", { hasText: "21 Jun" }).waitFor();
});

const NIGHT = "wifi mess thu 6/20\n\n- 10:12 2nd floor no dhcp\n- 10:34 2nd fl back\n- 10:41 3rd fl back\n- 11:10 full again\n";

test("where others move with the day of an event it is said how many, and that one alone can be moved", async (t) => {
  const page = await open(t, "2nd fl back", { text: NIGHT });
  const time = page.getByRole("textbox", { name: "Time of this event" });
  await time.fill("21 Jun 10:34");
  await time.press("Enter");
  const toast = page.locator(".toast", { hasText: "2 more moved with it" });
  await toast.getByRole("button", { name: "Only this one" }).click();
  await becomes(() => notes(page), NIGHT.replace("10:34", "21 Jun 10:34").replace("10:41", "20 Jun 10:41"));
  const days = () => page.locator(".events .entry").allTextContents();
  await becomes(days, (days) => days.at(-1).includes("2nd fl back"));
});

test("after Enter in the field with the time the keys are those of the picture or the list again", async (t) => {
  const page = await open(t, "config printed");
  const time = page.getByRole("textbox", { name: "Time of this event" });
  const row = page.locator(".events .entry button", { hasText: "config printed" });
  const focused = (one) => one.evaluate((one) => one === document.activeElement);
  await time.fill("10:99");
  await time.press("Enter");
  await page.getByRole("alert").getByText("not a valid time").waitFor();
  await becomes(() => focused(time), true);
  await time.fill("10:12");
  await time.press("Enter");
  await lineIs(page, 6, "- 10:12 config printed");
  await becomes(() => focused(row), true);
  await page.keyboard.press("Control+z");
  await becomes(() => notes(page), NOTES);
  await time.click();
  await time.press("Enter");
  await becomes(() => focused(row), true);
  await page.keyboard.press("n");
  await lineIs(page, 7, "- 10:15 New event");
  await page.keyboard.press("Escape");
  await becomes(() => notes(page), NOTES);
  await page.locator(".frame").press("End");
  await time.fill("10:41");
  await time.press("Enter");
  await becomes(() => focused(page.locator(".frame")), true);
});

test("a time before the words of a new event is its time, wherever that belongs", async (t) => {
  const page = await open(t, "config printed");
  await page.getByRole("button", { name: "Add after" }).click();
  await page.locator("textarea.what:focus").waitFor();
  await page.keyboard.type("10:30 checked the queue");
  await page.keyboard.press("Enter");
  await becomes(() => notes(page), NOTES.replace("- 10:40", "- 10:30 checked the queue\n- 10:40"));
  await page.locator(".details .what", { hasText: /^checked the queue$/ }).waitFor();
  await becomes(() => page.getByRole("textbox", { name: "Time of this event" }).inputValue(), "10:30");
});

test("words are written anew in the drawer, by keys alone", async (t) => {
  const page = await open(t);
  await page.locator(".frame").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("e");
  await page.locator("textarea.what:focus").waitFor();
  await page.keyboard.type("curve drawn by Ana");
  await page.keyboard.press("Enter");
  await lineIs(page, 5, "- 10:02 curve drawn by Ana");
  await becomes(() => page.locator("textarea.what").count(), 0);
  await page.getByRole("button", { name: "Edit text" }).click();
  await page.locator("textarea.what:focus").waitFor();
  await page.keyboard.type("x");
  await page.keyboard.press("Escape");
  await page.locator(".details p.what", { hasText: "curve drawn by Ana" }).waitFor();
  await becomes(() => line(page, 5), "- 10:02 curve drawn by Ana");
});

test("an event is left out by words in its line, listed, and brought back", async (t) => {
  const page = await open(t, "config printed");
  await page.getByRole("button", { name: "Leave out" }).click();
  await lineIs(page, 6, "- 10:10 config printed (not in the timeline)");
  await eventCount(page, 3);
  await page.locator(".left-out li", { hasText: "config printed" }).getByRole("button", { name: "Bring back" }).click();
  await eventCount(page, 4);
  await becomes(() => notes(page), NOTES);
});

test("a double click on the picture adds an event there and asks for its words", async (t) => {
  const page = await open(t);
  await eventCount(page, 4);
  const frame = await page.locator(".frame").boundingBox();
  const dots = await page.locator("svg .dot").first().boundingBox();
  await page.mouse.dblclick(frame.x + frame.width - 60, dots.y + 4);
  await eventCount(page, 5);
  await page.locator("textarea.what:focus").waitFor();
  await page.keyboard.type("cache flushed");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /\n- 10:3\d cache flushed\n/.test(document.querySelector("#notes").value));
  // What was added and told is one step.
  await page.keyboard.press("Control+z");
  await becomes(() => notes(page), NOTES);
  await page.locator(".toast", { hasText: "Undone: Line 8: added" }).waitFor();
});

test("over the axis a plus tells the minute, and a double click adds an event there, which undo takes away", async (t) => {
  const page = await open(t);
  await eventCount(page, 4);
  const mark = await page.locator("svg .clock", { hasText: "10:30" }).first().boundingBox();
  await page.mouse.move(mark.x + mark.width / 2 - 3, mark.y + 4);
  await page.mouse.move(mark.x + mark.width / 2, mark.y + 4);
  const card = page.locator(".card");
  await card.getByText(/^\+ 10:30$/).waitFor();
  await page.mouse.click(mark.x + mark.width / 2, mark.y + 4);
  // What comes of a click is there before what comes of the key after it.
  await page.keyboard.press("End");
  await page.locator(".details", { hasText: "talked about it" }).waitFor();
  assert.equal(await notes(page), NOTES, "a single click writes nothing");
  await page.mouse.dblclick(mark.x + mark.width / 2, mark.y + 4);
  await eventCount(page, 5);
  await lineIs(page, 8, "- 10:30 New event");
  await page.locator("textarea.what:focus").waitFor();
  await page.getByRole("button", { name: "Undo this" }).click();
  await eventCount(page, 4);
  await becomes(() => notes(page), NOTES);
});

test("Escape takes an event back that was added and is not told, and no other", async (t) => {
  const page = await open(t, "curve drawn");
  for (const typed of ["", "cach"]) {
    await page.getByRole("button", { name: "Add after" }).click();
    await lineIs(page, 6, "- 10:06 New event");
    await page.locator("textarea.what:focus").waitFor();
    await page.keyboard.type(typed);
    await page.keyboard.press("Escape");
    await eventCount(page, 4);
    await becomes(() => notes(page), NOTES);
    await page.locator(".events .entry button", { hasText: "curve drawn" }).click();
  }
  // One that was left as it is, and others since: it is no longer just added.
  await page.getByRole("button", { name: "Add after" }).click();
  await page.locator("textarea.what:focus").waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".events .entry button", { hasText: "config printed" }).click();
  await phase(page, "Detected").click();
  await lineIs(page, 7, "- 10:10 Detected: config printed");
  await page.locator(".events .entry button", { hasText: "New event" }).click();
  await page.getByRole("button", { name: "Edit text" }).click();
  await page.locator("textarea.what:focus").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("textarea.what").waitFor({ state: "detached" });
  await lineIs(page, 6, "- 10:06 New event");
  await becomes(() => line(page, 7), "- 10:10 Detected: config printed");
});

test("an event is added behind the selected one by a key, and one for now from the menu", async (t) => {
  const page = await open(t);
  await page.locator(".frame").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("n");
  await lineIs(page, 6, "- 10:06 New event");
  await page.locator("textarea.what:focus").waitFor();
});

test("an event is added from the menu behind the selected one, else at the end", async (t) => {
  const page = await open(t, "curve drawn");
  for (const [line, words] of [[6, "- 10:06 New event"], [9, "- 10:41 New event"]]) {
    await openMenu(page, "More");
    await page.getByRole("button", { name: "Add an event", exact: true }).click();
    await lineIs(page, line, words);
    await page.locator("textarea.what:focus").press("Escape");
    await becomes(() => notes(page), NOTES);
    await page.locator(".frame").press("Escape");
    await page.locator(".details").waitFor({ state: "detached" });
  }
});

test("an event for now is added from the menu", async (t) => {
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const page = await open(t, null, { text: `All times UTC\n\n- ${yesterday} 10:02 curve drawn\n- ${yesterday} 10:20 config copied\n` });
  await openMenu(page, "More");
  await page.getByRole("button", { name: "Add an event now" }).click();
  await eventCount(page, 3);
  await becomes(async () => (await notes(page)).trim().split("\n").at(-1), /^- \d\d\d\d-\d\d-\d\d \d\d:\d\d New event$/);
});

test("key events alone, and only one kind", async (t) => {
  const page = await open(t, null, { text: `${NOTES}- 10:50 pager fired\n- 10:55 rolled back the release\n- 11:00 incident resolved\n` });
  const all = 7;
  await eventCount(page, all);
  await openMenu(page, "Kinds, people");
  await page.getByRole("button", { name: "Key events only" }).click();
  await becomes(() => page.locator(".events .entry").count(), (shown) => shown > 0 && shown < all);
  await page.getByRole("button", { name: "Key events only" }).click();
  await eventCount(page, all);
  await page.getByRole("button", { name: /^Only alert/ }).click();
  await becomes(() => page.locator(".chips span button[aria-pressed=true]").count(), 1);
  await page.getByRole("button", { name: /^Only alert/ }).click();
  await eventCount(page, all);
});

test("the zone box finds cities, names and offsets, and says so where there is none", async (t) => {
  const page = await open(t, "curve drawn", { text: `Date: 2024-11-20\n${NOTES}`, timezoneId: "Asia/Tokyo" });
  const box = page.getByRole("searchbox", { name: "Look for a zone" });
  const menu = page.locator(".menu", { has: page.locator("input.zone") });
  for (const [typed, clock, name] of [
    ["berlin", "11:02", "Europe/Berlin"],
    ["pacific", "02:02", "PT"],
    ["utc+2", "12:02", "UTC+2"],
    ["my zone", "19:02", "Asia/Tokyo"],
  ]) {
    await menu.locator("summary").click();
    await box.fill(typed);
    await box.press("Enter");
    await page.locator(".events .entry", { hasText: "curve drawn" }).getByText(clock).first().waitFor();
    await page.locator(".details .when strong", { hasText: clock }).waitFor();
    await becomes(() => menu.locator("summary").textContent(), name);
    await becomes(() => page.getByRole("textbox", { name: "Time of this event" }).inputValue(), clock);
    await page.locator(".details .why", { hasText: "In the notes: 20 Nov 2024, 10:02 UTC" }).waitFor();
    await becomes(() => menu.getAttribute("open"), null, "the menu is put away");
  }
  await menu.locator("summary").click();
  await box.fill("nowhere land");
  await menu.getByText("No zone is called that").waitFor();
  await box.press("Enter");
  await becomes(() => box.inputValue(), "nowhere land");
  await menu.getByText("No zone is called that").waitFor();
  await menu.getByRole("button", { name: "Notes: UTC" }).click();
  await page.locator(".details .when strong", { hasText: "10:02 UTC" }).waitFor();
});

test("the zone box keeps the focus while what is found changes", async (t) => {
  const page = await open(t, null, { text: `Date: 2024-11-20\n${NOTES}` });
  await openMenu(page, "UTC");
  await page.getByRole("searchbox", { name: "Look for a zone" }).focus();
  for (const letter of "pacific") {
    await page.keyboard.type(letter);
    await page.waitForFunction((typed) => document.activeElement.value?.endsWith(typed), letter);
  }
  await becomes(() => page.evaluate(() => document.activeElement.value), "pacific");
});

test("a time typed in another zone is written in that of the notes", async (t) => {
  const page = await open(t, "curve drawn", { text: `Date: 2024-11-20\n${NOTES}`, timezoneId: "Asia/Tokyo" });
  await page.locator(".menu summary", { hasText: "UTC" }).click();
  await page.getByRole("button", { name: "My zone: Asia/Tokyo" }).click();
  const time = page.getByRole("textbox", { name: "Time of this event" });
  await time.fill("19:05");
  await time.press("Enter");
  await lineIs(page, 6, "- 10:05 curve drawn");
});

test("a date that is typed is written once it is whole, and not while its year is", async (t) => {
  const page = await open(t, null, { text: "10:02 UTC pager fired\n10:40 UTC incident resolved\n", locale: "en-US" });
  const box = page.getByLabel("Which day did it start?");
  await box.focus();
  await page.keyboard.type("031120");
  await becomes(() => box.inputValue(), "0020-03-11");
  await page.keyboard.press("Enter");
  await becomes(() => line(page, 1), "10:02 UTC pager fired");
  await page.keyboard.type("24");
  await becomes(() => box.inputValue(), "2024-03-11");
  await page.keyboard.press("Enter");
  await lineIs(page, 1, "Date: 2024-03-11");
  await lineIs(page, 2, "10:02 UTC pager fired");
  await box.waitFor({ state: "detached" });
});

const TWO = `# Incident 1: tills

Tills were down for 30 minutes.

- 2024-05-03 10:00 tills fail, SEV2
- 2024-05-03 10:10 restarted
- 2024-05-03 10:30 tills work again

# Incident 2: search

Search was down for 20 minutes.

- 2024-05-04 15:00 search fails, SEV1
- 2024-05-04 15:20 search works again
`;

test("the impact leads to its longest bar, and figures of one incident of several say of which", async (t) => {
  const page = await open(t, null, { text: "All times UTC\n\n- 10:00 tills fail\n- 10:30 search fails\n- 12:30 all works again\n\nTills were down from 10:00 to 10:20.\n\nSearch was down from 10:30 to 12:30.\n" });
  await page.locator(".intervals > div", { hasText: /impact.*longest 2 h/i }).waitFor();
  await page.locator(".impacts", { hasText: "Search down 2 h, 10:30 to 12:30" }).waitFor();
  await page.locator(".intervals").getByRole("button", { name: /^impact: / }).click();
  await page.locator(".details", { hasText: "Search was down" }).waitFor();
  await page.locator(".details", { hasText: "Search down 2 h, 10:30 to 12:30" }).waitFor();
  await page.locator("#notes").fill(TWO);
  await page.locator(".parts [aria-pressed=true]", { hasText: "All" }).waitFor();
  await becomes(() => page.locator(".intervals").count(), 0, "of all there are no figures");
  await page.locator(".events .entry", { hasText: "search fails" }).click();
  await page.getByText(/Figures of .*search.* \(2 of 2\)/).waitFor();
  await page.locator(".parts button", { hasText: "tills" }).click();
  await page.locator(".intervals").waitFor();
});

test("an impact of no stated length gives way to one that follows from the events, and a day without its year is told", async (t) => {
  const text = "Mar 12, all times UTC\n\nThe thumbnail queue was backed up until 15:40.\n\n- 13:22 uploads are down\n- 13:40 looked at it\n- 14:26 uploads work again\n- 15:40 queue empty\n";
  const page = await open(t, null, { text });
  await eventCount(page, 4);
  await page.locator(".intervals > div", { hasText: /impact.*1 h 4 m.*from the events/i }).waitFor();
  await page.getByText(/12 Mar 13:22 to 15:40/).waitFor();
  await page.locator("svg .day", { hasText: "12 Mar" }).waitFor();
});

test("a single outage that follows from the events is the figure of impact, which leads to its bar", async (t) => {
  const { page } = await openPage(t);
  await page.locator("#notes").fill("# Night\n\nAll times UTC, 20 November 2024\n\n- 10:02 checkout is down\n- 10:20 a restart\n- 10:40 checkout is back\n");
  const figure = page.locator(".intervals").getByRole("button", { name: /^impact: 38 min/ });
  await figure.click();
  await page.locator(".details", { hasText: "38 min" }).waitFor();
});

test("one incident of several is shown alone, by a click and by keys", async (t) => {
  const page = await open(t, null, { text: TWO });
  await eventCount(page, 5);
  const part = (name) => page.locator(".parts").getByRole("button", { name });
  const head = page.locator("header .summary");
  await becomes(() => head.textContent(), /^2 incidentsSEV2 → SEV1 · 5 events · .*3 May.*to.*4 May/);
  await part("Incident 2: search").click();
  await eventCount(page, 2);
  await becomes(() => page.locator(".events .since").allTextContents(), ["+0 s", "+20 min"]);
  await becomes(() => page.locator("svg .key").allTextContents(), (said) => !said.includes("change"));
  await becomes(() => head.locator("h1").textContent(), "Incident 2: search");
  await becomes(() => head.locator("p").textContent(), /^SEV1 · 2 events · .*4 May.*15:00 to 15:20 · no zone$/);
  // The name of a lane, and the only one.
  await becomes(() => page.locator("svg text", { hasText: /^Tills/ }).count(), 0);
  await becomes(() => page.locator("svg text", { hasText: /^Search$/ }).count(), 1);
  await becomes(() => page.locator(".intervals").textContent(), /20 min/);
  await page.locator(".impacts li", { hasText: "Tills" }).waitFor({ state: "detached" });
  await page.locator(".frame").focus();
  await page.keyboard.press("]");
  await eventCount(page, 5);
  await becomes(() => part("All").getAttribute("aria-pressed"), "true");
  await page.keyboard.press("]");
  await eventCount(page, 3);
  await becomes(() => part("Incident 1: tills").getAttribute("aria-pressed"), "true");
});

test("the edges of a bar are moved by buttons, too", async (t) => {
  const text = NOTES + "\n## Impact\n\n- Tills were down from 10:02 to 10:40\n";
  const page = await open(t, null, { text });
  await page.locator(".impacts button", { hasText: "Tills" }).click();
  await page.locator(".details .what", { hasText: /^Tills were down/ }).waitFor();
  const move = (words) => page.locator(".details button", { hasText: words }).click();
  await move("Start −1 min");
  await lineIs(page, 12, "- Tills were down from 10:01 to 10:40");
  await move("End +1 min");
  await lineIs(page, 12, "- Tills were down from 10:01 to 10:41");
  const end = page.getByRole("textbox", { name: "End", exact: true });
  await becomes(() => end.inputValue(), "10:41");
  await end.fill("10:55");
  await page.keyboard.press("Enter");
  await lineIs(page, 12, "- Tills were down from 10:01 to 10:55");
  await page.getByRole("textbox", { name: "Start", exact: true }).fill("10:56");
  await page.keyboard.press("Enter");
  await page.locator(".refused").waitFor();
});

test("what was written is said beside the words, and four rows of what is to check are seen whole", async (t) => {
  const text = "wifi mess thu 6/20\n\n1012 2nd floor no dhcp\n1015 3rd floor too\n1034 2nd fl back\n1041 3rd fl back\n1050 full again\n1058 kiosks unplugged\n1105 all good since\n";
  const page = await open(t, "2nd fl back", { text });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("textbox", { name: "Time of this event" }).fill("10:52");
  await page.keyboard.press("Enter");
  const toast = page.locator(".toast", { hasText: "1034 → 1052" });
  await toast.waitFor();
  await becomes(() => toast.evaluate((toast) => innerWidth - toast.getBoundingClientRect().right <= 24), true);
  await page.locator(".settle button", { hasText: /^Line 6: 10:41 comes after/ }).waitFor();
  await becomes(() => page.locator(".settle ul").evaluate((list) => list.scrollHeight - list.clientHeight), 0);
});

test("what was written is said until one does something else, and not only looks", async (t) => {
  const page = await open(t, "config printed");
  const toast = page.locator(".toast", { hasText: "Line 6: 10:10 → 10:11" });
  await page.getByRole("button", { name: "1 min later" }).click();
  await toast.waitFor();
  await page.locator(".intervals > div").first().hover();
  await page.locator(".frame").hover();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -120);
  await page.keyboard.up("Control");
  await page.locator("svg .outside").first().waitFor();
  assert.equal(await toast.count(), 1);
  await page.locator(".events .entry button", { hasText: "config copied" }).click();
  await toast.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Add after" }).click();
  await page.getByRole("textbox", { name: "Text of this event" }).waitFor();
  await page.locator(".toast", { hasText: "added" }).getByRole("button", { name: "Undo this" }).click();
  await becomes(() => notes(page), NOTES.replace("10:10", "10:11"));
  await page.locator(".toast", { hasText: "Undone" }).waitFor();
});
