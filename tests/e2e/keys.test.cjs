// All of the page by keys, and said aloud: what has the focus, what it is called, where it goes.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { becomes, eventCount, openMenu, openPage, showNotes, value } = require("./page.cjs");

const NOTES = `# Checkout outage

Timeline, 6 May 2025 (UTC)

- 09:50 deploy of release 12
- 10:00 payments fail for everyone, SEV2
- 10:05 database restarted
- 10:30 payments work again, resolved
- 18:00 report sent

Payments were down from 10:00 until 10:30.
`;

const active = (page) => page.evaluate(() => {
  const { id, className, textContent, ariaLabel } = document.activeElement;
  return id || (document.activeElement.matches("svg *, .frame") ? className : ariaLabel ?? textContent);
});

async function opened(t, options) {
  const all = await openPage(t, options);
  await showNotes(all.page);
  await all.page.locator("#notes").fill(NOTES);
  await eventCount(all.page, 5);
  return all;
}

test("the first stop skips to the picture, and Escape leaves the notes for it", async (t) => {
  const { page } = await opened(t);
  await page.reload();
  await eventCount(page, 5);
  await page.keyboard.press("Tab");
  await becomes(() => active(page), "Skip to the timeline");
  await page.getByRole("button", { name: "Skip to the timeline" }).waitFor();
  await becomes(async () => (await page.getByRole("button", { name: "Skip to the timeline" }).boundingBox()).y, (top) => top >= 0, "it is seen once it has the focus");
  await page.keyboard.press("Enter");
  await becomes(() => active(page), "frame");
  await page.locator("#notes").focus();
  await page.keyboard.press("Escape");
  await becomes(() => active(page), "frame");
});

test("on a phone Escape closes the notes as well", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 390, height: 844 } });
  await showNotes(page);
  await page.locator("#notes").focus();
  await page.keyboard.press("Escape");
  await page.locator("#notes").waitFor({ state: "hidden" });
  await page.waitForFunction(() => document.activeElement.className === "frame");
});

test("the tab key reaches all that stands over the picture, and the arrow keys stay with the filter and the lanes", async (t) => {
  const { page } = await opened(t);
  const names = ["Zoom out", "Zoom in", "Fit", "Previous event", "Next event", "Show only events with these words", "Kinds, people", "Lanes of events", "UTC", "More", "frame"];
  await page.getByRole("button", { name: "Zoom out" }).focus();
  for (const name of names.slice(1)) {
    await page.keyboard.press("Tab");
    await becomes(() => active(page), name);
  }
  await page.keyboard.press("Shift+Tab");
  await becomes(() => active(page), "More");
  await page.keyboard.press("ArrowRight");
  await becomes(() => active(page), "More");
});

test("a menu is opened, gone through and left by keys", async (t) => {
  const { page } = await opened(t);
  await page.locator(".menu summary", { hasText: "More" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await becomes(() => page.evaluate(() => document.activeElement.matches(".menu .list button")), true);
  await page.keyboard.press("Escape");
  await becomes(() => active(page), "More");
  await page.keyboard.press("Enter");
  for (let stop = 0; stop < 3; stop++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator(".menu[open]").waitFor({ state: "detached" });
  await becomes(() => active(page), "More");
});

test("the list of keys is seen from its start, and whole in a wide window", async (t) => {
  const { page } = await opened(t, { viewport: { width: 1280, height: 800 } });
  await showNotes(page, false);
  for (const [width, whole] of [[1280, true], [390, false]]) {
    await page.setViewportSize({ width, height: 800 });
    await page.locator(".frame").press("?");
    const keys = page.locator("dialog.keys");
    await keys.waitFor();
    assert.equal(await keys.evaluate((one) => one.scrollTop), 0);
    await keys.getByText("Shift Left or Shift Right").waitFor();
    assert.equal(await keys.evaluate((one) => one.scrollHeight <= one.clientHeight), whole);
    await page.keyboard.press("Escape");
    await keys.waitFor({ state: "hidden" });
  }
});

test("bars are reached by keys and moved by the minute; the words say so, and undo takes it back", async (t) => {
  const { page } = await opened(t);
  const said = (words) => page.locator(".spoken[role=status]", { hasText: words }).waitFor({ state: "attached" });
  await page.locator(".frame").focus();
  await page.keyboard.press("ArrowDown");
  await said("SEV2 from 10:00 to 10:30");
  await page.keyboard.press("ArrowDown");
  await said("payments down 30 min, 10:00 to 10:30");
  await page.locator(".details", { hasText: "Payments were down from 10:00 until 10:30" }).waitFor();
  // What a pointer is told by a card beside the bar, keys are too.
  await page.locator(".card", { hasText: "Payments down 30 min" }).filter({ visible: true }).waitFor();
  await page.keyboard.press("Shift+ArrowRight");
  await page.locator(".toast", { hasText: "10:30" }).waitFor();
  await said("10:00 to 10:31");
  await becomes(() => value(page), /Payments were down from 10:00 (until|to) 10:31\./);
  await page.keyboard.press("Shift+ArrowUp");
  await said("09:59 to 10:31");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await said("10:00 to 10:30");
  await becomes(() => value(page), NOTES);
  await page.keyboard.press("ArrowUp");
  await said("SEV2");
});

test("a single tap on a bar opens its details", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 390, height: 844 }, hasTouch: true });
  const box = await page.locator("svg .bar.stated").first().boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await page.locator(".details", { hasText: "Photo uploads failed from 13:52 until 14:41" }).waitFor();
});

test("Enter leads from the picture into the details, Escape back, and what goes away never takes the focus with it", async (t) => {
  const { page } = await opened(t);
  const there = (name) => page.waitForFunction((name) => document.activeElement.className === name, name);
  await page.locator(".frame").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await there("details");
  await page.keyboard.press("Tab");
  await becomes(() => active(page), "Previous event");
  await page.keyboard.press("Escape");
  await page.locator(".details").waitFor({ state: "detached" });
  await there("frame");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("n");
  await there("what");
  await page.keyboard.type("cache flushed");
  await page.keyboard.press("Enter");
  await there("frame");
  await becomes(() => value(page), /cache flushed/);
  await page.getByRole("button", { name: "Edit text" }).focus();
  await page.keyboard.press("Enter");
  await there("what");
  await page.keyboard.press("Escape");
  await becomes(() => active(page), "Edit text");
  await page.getByRole("textbox", { name: "Time of this event" }).press("Escape");
  await page.locator(".details").waitFor({ state: "detached" });
  await there("frame");
});

test("a question that is answered by keys leaves the focus on the page", async (t) => {
  const { page } = await opened(t);
  await page.locator("#notes").fill("6 May 2025\n\n10:02 pager fired\n10:40 all well\n");
  await eventCount(page, 2);
  await page.locator(".settle").getByRole("button", { name: "UTC", exact: true }).press("Enter");
  await becomes(() => value(page), /^All times UTC/);
  await becomes(() => page.evaluate(() => document.activeElement.tagName), (name) => name !== "BODY");
});

test("a day that is typed and written with Enter leaves the notes alone and the focus at the picture", async (t) => {
  const { page } = await opened(t, { locale: "en-US" });
  const notes = "10:02 UTC pager fired\n10:40 UTC all well\n";
  await page.locator("#notes").fill(notes);
  const date = page.getByLabel("Which day did it start?");
  for (let stop = 0; stop < 9 && !(await date.evaluate((field) => field === document.activeElement)); stop++) await page.keyboard.press("Tab");
  await page.keyboard.type("11242026");
  await page.keyboard.press("Enter");
  await date.waitFor({ state: "detached" });
  await becomes(() => active(page), "frame");
  await page.keyboard.press("ArrowRight");
  await page.locator(".details", { hasText: "pager fired" }).waitFor();
  await becomes(() => value(page), `Date: 2026-11-24\n${notes}`);
});

test("a question that is answered leads to the next, and the last to the picture", async (t) => {
  const { page } = await opened(t, { locale: "en-US" });
  const notes = "10:02 pager fired\n10:40 all well\n";
  await page.locator("#notes").fill(notes);
  await page.getByLabel("Which day did it start?").focus();
  await page.keyboard.type("11242026");
  await page.keyboard.press("Enter");
  await becomes(() => active(page), "UTC");
  assert.ok(await page.evaluate(() => document.activeElement.closest(".settle")?.textContent.includes("Which time zone")));
  await page.keyboard.press("Enter");
  await becomes(() => value(page), `All times UTC\nDate: 2026-11-24\n${notes}`);
  await becomes(() => active(page), "frame");
});

test("the list of keys opens at its top and tells of undo, on a low window too", async (t) => {
  const { page } = await opened(t, { viewport: { width: 900, height: 300 } });
  await page.locator(".frame").press("?");
  const heading = page.getByRole("heading", { name: "Keyboard shortcuts" });
  await heading.waitFor();
  await becomes(() => page.locator("dialog").evaluate((dialog) => [dialog.scrollTop, dialog.scrollHeight > dialog.clientHeight]), [0, true]);
  await page.locator("dialog dd", { hasText: /^Undo$/ }).waitFor();
  await page.locator("dialog dt", { hasText: /^Right$/ }).waitFor();
  await becomes(() => page.locator("dialog dt", { hasText: "Arrow" }).count(), 0);
  await page.keyboard.press("Escape");
  await becomes(() => active(page), "frame");
});

test("the focus alone selects nothing: it only lights up what it is on", async (t) => {
  const { page } = await opened(t);
  const entry = page.locator(".events .entry button").nth(1);
  await entry.focus();
  await page.locator(".events .entry.lit", { hasText: "payments fail" }).waitFor();
  await becomes(() => page.locator(".details").count(), 0);
  await page.keyboard.press("Enter");
  await page.locator(".details", { hasText: "payments fail" }).waitFor();
});

test("from a row of the list Enter leads on into the details, and Escape back, and ends a measurement", async (t) => {
  const { page } = await opened(t);
  const entry = page.locator(".events .entry button").nth(1);
  const there = () => entry.evaluate((entry) => entry === document.activeElement);
  await entry.press("Enter");
  await page.locator(".details", { hasText: "payments fail" }).waitFor();
  await becomes(there, true);
  await page.keyboard.press("Enter");
  await becomes(() => active(page), "Selection");
  await page.keyboard.press("Escape");
  await page.locator(".details").waitFor({ state: "detached" });
  await becomes(there, true);
  await entry.click();
  await page.locator(".details").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".details").waitFor({ state: "detached" });
  await openMenu(page, "More");
  await page.getByRole("button", { name: "Measure" }).click();
  await entry.click();
  await page.getByText("Choose the event to measure to.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("Choose the event to measure to.").waitFor({ state: "detached" });
});

test("after an event was moved to another day the focus comes back to its row", async (t) => {
  const { page } = await opened(t);
  await page.locator("#notes").fill(NOTES.replaceAll(/^- (\d)/gm, "- 2025-05-06 $1"));
  await page.locator(".events .entry button", { hasText: "payments fail" }).click();
  const time = page.getByRole("textbox", { name: "Time of this event" });
  await time.fill("2025-05-07 10:00");
  await time.press("Enter");
  await page.locator(".events .entry.lit:last-child", { hasText: "payments fail" }).waitFor();
  await page.locator(".details", { hasText: "payments fail" }).waitFor();
  await time.press("Escape");
  await page.locator(".details").waitFor({ state: "detached" });
  await becomes(() => page.evaluate(() => document.activeElement.textContent), /payments fail/);
});

test("what the picture shows is in lists for the ear: severities, phases, bars and folded silences", async (t) => {
  const { page } = await opened(t);
  await page.locator("#notes").fill(NOTES.replace("18:00", "9 May 2025 18:00"));
  await page.waitForFunction(() => document.querySelector(".events").textContent.includes("9 May"));
  const also = page.getByRole("list", { name: "Also in the picture" });
  const said = await also.getByRole("listitem").allTextContents();
  for (const words of ["SEV2 from 10:00 to 10:30", "start at 10:00", "resolved at 10:30", "nothing for 3 days 7 hours 30 minutes after 10:30"]) {
    assert.ok(said.includes(words), `${words}: ${said}`);
  }
  await page.locator(".frame").press("b");
  await page.waitForFunction(() => !document.querySelector("#also ~ ul").textContent.includes("nothing for"));
  // A bar that is drawn from the entries alone stands in the list of impacts.
  await page.locator("#notes").fill("Timeline (UTC)\n\n- 10:02 checkout is down\n- 10:40 checkout is back to normal\n");
  await eventCount(page, 2);
  await page.locator("svg .bar.derived").first().waitFor();
  await page.getByRole("list", { name: "Impact" }).getByText("from the failure on line 3 to the recovery on line 4").waitFor();
});

test("figures, findings and lines are controls whose names say all", async (t) => {
  const { page } = await opened(t);
  for (const name of [/^time to resolve: 30 min, from start to resolved/, /^impact: 30 min/, /^mark an event as mitigated/]) {
    await page.getByRole("button", { name }).waitFor();
  }
  await page.locator("#notes").fill(`${NOTES}\n- 10:01 an earlier thing\n- nobody knows when\n`);
  await page.locator(".findings").getByRole("button", { name: /^Line 14 has no time/ }).waitFor();
  const names = await page.locator("button").evaluateAll((all) => all.filter((one) => !(one.ariaLabel ?? one.textContent).trim()).length);
  assert.equal(names, 0, "no control is without a name");
});

test("edges of fields and buttons stand out three to one, in both themes", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const { page } = await opened(t, { colorScheme });
    await openMenu(page, "More");
    const weak = await page.evaluate(() => {
      const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
      const light = (colour) => {
        const [r, g, b] = parts(colour).map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const contrast = (one, other) => {
        const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
      };
      const ground = (element) => {
        for (let at = element.parentElement; at; at = at.parentElement) {
          const colour = getComputedStyle(at).backgroundColor;
          if ((parts(colour)[3] ?? 1) === 1) return colour;
        }
      };
      // What stands in a list of ways is known by its words.
      const edged = [...document.querySelectorAll(".incident-timeline :is(input:not([type=file]), select, summary, .editor, .controls button, .actions button, .head button):not(.list > button)")];
      return edged
        .filter((one) => one.checkVisibility() && !one.disabled)
        .map((one) => [one.className || one.textContent || one.type, contrast(getComputedStyle(one).borderTopColor, ground(one))])
        .filter(([, ratio]) => ratio < 3);
    });
    assert.deepEqual(weak, [], colorScheme);
  }
});

test("with forced colours what is pressed and what is chosen still look it", async (t) => {
  const { page } = await opened(t, { forcedColors: "active" });
  const look = (locator) => locator.evaluate((one) => getComputedStyle(one).backgroundColor);
  const notes = page.getByRole("button", { name: "Notes", exact: true });
  assert.notEqual(await look(notes), await look(page.getByRole("button", { name: "Clear" })));
  await page.locator(".events .entry button").nth(1).click();
  const chosen = page.locator(".events .entry.lit");
  const [system] = await chosen.locator("button").evaluateAll(([one]) => {
    one.style.background = "Highlight";
    const highlight = getComputedStyle(one).backgroundColor;
    one.style.background = "";
    return [highlight];
  });
  await becomes(() => look(chosen.locator("button")), system, "in the colour that its words are made for");
  assert.notEqual(await look(page.locator(".events .entry button").nth(1)), await look(page.locator(".events .entry button").nth(2)));
});

test("at 400 % zoom all is reached, nothing is wider than the window, and the details leave room for the picture", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 320, height: 256 } });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  await page.locator(".frame").focus();
  await page.keyboard.press("Home");
  await page.locator(".details").waitFor();
  await becomes(wide, 320);
  const sheet = await page.locator(".details").boundingBox();
  assert.ok(sheet.height <= 0.6 * 256, `the sheet takes ${sheet.height} of 256 pixels`);
  const last = page.locator(".details button").last();
  await last.scrollIntoViewIfNeeded();
  await becomes(() => last.isVisible(), true);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await showNotes(page);
  await becomes(wide, 320);
  const field = await page.locator("#notes").boundingBox();
  assert.ok(field.height >= 90, `there is room to type: ${field.height}`);
  await page.locator("#notes").fill(NOTES);
  await showNotes(page, false);
  await eventCount(page, 5);
  await becomes(wide, 320);
});

test("after a paste on the cold page, question mark lists the keys and slash goes to the filter", async (t) => {
  const { page } = await openPage(t);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), NOTES);
  await page.keyboard.press("Control+V");
  await eventCount(page, 5);
  await becomes(() => page.evaluate(() => document.activeElement.localName), "body");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  for (const from of ["body", ".frame"]) {
    await page.locator(from).press("/");
    await becomes(() => active(page), "Show only events with these words");
    await page.keyboard.type("10/");
    await becomes(() => page.getByRole("searchbox", { name: "Show only" }).inputValue(), "10/");
    await page.getByRole("searchbox", { name: "Show only" }).fill("");
  }
});
