// A narrow window shows one part of the page at a time, by tabs: by touch, by keys, and with what one was about in place.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { becomes, eventCount, link, openMenu, openPage, paste, showTab, value } = require("./page.cjs");

const PHONES = [["390", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }], ["360", { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }]];

/** Notes with a question, findings, lines without a time, and one that is left out. */
const NOTES = `# Orders stuck

- 09:00 CST probe alerts
- 09:04 CST Ana restarts the worker
- nobody knows when the queue grew
- 09:02 CST an earlier thing that stands too low
${Array.from({ length: 12 }, (_, n) => `- 10:${n + 10} CST shard ${n} is full\n- 09:${n + 10} CST shard ${n} was slow`).join("\n")}
- 15:10 CST Ben says all is back to normal

Orders were delayed for 20 minutes.
`;

const inSight = (page, selector, nth = 0) => page.locator(selector).nth(nth).evaluate((element) => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight + 1 && box.left >= 0 && box.right <= innerWidth + 1;
});
/** Taps what is in sight, and scrolls nothing for it. */
async function tap(page, part) {
  const { x, y, width, height } = await part.boundingBox();
  await page.touchscreen.tap(x + width / 2, y + height / 2);
}

const top = (page) => page.evaluate(() => Math.round(scrollY));
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.localName);
const chosen = (page) => page.locator("[role=tab][aria-selected=true]").allTextContents();
const seen = async (page) => {
  const parts = { Timeline: [".frame", ".events"], Notes: ["#notes"], "To check": [".findings"] };
  const shown = [];
  for (const [name, selectors] of Object.entries(parts)) {
    for (const selector of selectors) if (await page.locator(selector).isVisible()) shown.push(`${name} ${selector}`);
  }
  return shown;
};

async function open(t, phone) {
  const opened = await openPage(t, phone);
  await paste(opened.page, NOTES, { all: true });
  await eventCount(opened.page, 28);
  return opened;
}

for (const [width, phone] of PHONES) {
  test(`tabs by touch show one part each, and where one was, ${width} pixels wide`, async (t) => {
    const { page } = await open(t, phone);
    assert.deepEqual(await seen(page), ["Timeline .frame", "Timeline .events"]);
    await page.evaluate(() => scrollTo(0, 120));
    await becomes(() => top(page), 120);
    await tap(page, page.getByRole("tab", { name: "To check" }));
    await becomes(() => seen(page), ["To check .findings"]);
    assert.equal(await top(page), 0);
    await tap(page, page.getByRole("tab", { name: "Notes" }));
    await becomes(() => seen(page), ["Notes #notes"]);
    assert.notEqual(await focused(page), "notes", "no keyboard comes up");
    await tap(page, page.getByRole("tab", { name: "Timeline" }));
    await becomes(() => seen(page), ["Timeline .frame", "Timeline .events"]);
    await becomes(() => top(page), 120);
  });

  test(`nothing is wider than the window in any tab, ${width} pixels wide`, async (t) => {
    const { page } = await open(t, phone);
    for (const tab of ["Timeline", "Notes", "To check"]) {
      await showTab(page, tab);
      await becomes(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, tab);
    }
  });

  test(`figures are whole, and the toolbar shows that it goes on, ${width} pixels wide`, async (t) => {
    const { page } = await open(t, phone);
    // The rule before the first of a row lies outside.
    const figures = await page.locator(".intervals > div").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).filter(({ left, right, width }) => left >= -1 && right <= innerWidth && width > 0).length);
    assert.equal(figures, 6);
    const bar = page.locator(".controls");
    const left = () => bar.evaluate((bar) => bar.scrollLeft);
    assert.equal(await bar.evaluate((bar) => getComputedStyle(bar, "::after").position), "sticky", "it fades at its edge");
    await bar.evaluate((bar) => bar.scrollTo(1000, 0));
    const more = page.locator(".menu summary", { hasText: "More" });
    await becomes(() => more.evaluate((more) => more.getBoundingClientRect().right <= innerWidth - 24), true, "and no longer at its end");
    await more.tap();
    await becomes(() => inSight(page, ".menu[open] > div"), true);
    assert.ok(!(await page.getByRole("button", { name: "Keys" }).isVisible()), "there is no keyboard");
    await paste(page, "10:02 pager fired\n10:40 all well\n", { all: true });
    await eventCount(page, 2);
    await becomes(left, 0);
  });

  test(`what is answered, brought back and undone under To check leaves one there, ${width} pixels wide`, async (t) => {
    const { page } = await open(t, phone);
    await showTab(page, "To check");
    const count = async () => Number((await page.getByRole("tab", { name: "To check" }).textContent()).match(/\d+/)?.[0] ?? 0);
    const before = await count();
    assert.ok(before > 10, `${before}`);
    await page.evaluate(() => scrollTo(0, 40));
    await tap(page, page.locator(".settle").getByRole("button").first());
    await page.locator(".toast").waitFor();
    await becomes(count, (now) => now < before);
    assert.deepEqual(await seen(page), ["To check .findings"]);
    assert.equal(await top(page), 40);
    assert.doesNotMatch(await focused(page), /notes|textarea|input/, "no keyboard comes up");
    await tap(page, page.getByRole("button", { name: "Undo this" }));
    await becomes(count, before);
    assert.equal(await top(page), 40);
    assert.deepEqual(await seen(page), ["To check .findings"]);
    await becomes(() => value(page), NOTES);
  });
}

test("the first events are in sight on a phone", async (t) => {
  const { page } = await openPage(t, PHONES[0][1]);
  await page.locator("svg.timeline .dot").first().waitFor();
  for (const what of ["h1", ".tabs", ".intervals", ".frame"]) assert.ok(await inSight(page, what), what);
  for (const nth of [0, 1]) assert.ok(await inSight(page, ".events .entry", nth), `event ${nth}`);
});

/** What is to be hit in sight, and lower than 40 pixels. */
const low = (page) => page.locator("button, summary, select, textarea, label.open, .share label, input:not([type=file], [type=checkbox])").evaluateAll((all) =>
  all.filter((one) => one.checkVisibility() && !one.closest(".spoken")).map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect().height]).filter(([, height]) => height < 40));

for (const [name, phone] of [...PHONES, ["820", { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true }], ["1180", { viewport: { width: 1180, height: 820 }, hasTouch: true, isMobile: true }]]) {
  test(`whatever a finger is to hit is 40 pixels high, ${name} pixels wide`, async (t) => {
    const { page } = await open(t, phone);
    const narrow = await page.getByRole("tablist").isVisible();
    const all = async (where) => assert.deepEqual(await low(page), [], where);
    await all("timeline");
    for (const menu of ["Kinds, people", "CST", "More"]) {
      await page.locator(".controls .menu summary", { hasText: menu }).tap();
      await page.locator(".menu[open] > div").waitFor();
      await all(menu);
      const [bar, shown] = await page.locator(".controls, .menu[open] > div").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
      assert.ok(!narrow || shown.top >= bar.bottom, "it covers no button");
    }
    await page.locator(".share summary").first().tap();
    await page.getByLabel("Leave names out").check();
    await page.locator(".things summary").tap();
    await all("share");
    await page.keyboard.press("Escape");
    await page.locator(".events .entry button").first().tap();
    await page.locator(".details").waitFor();
    await all("details");
    await page.getByRole("button", { name: "1 min later" }).tap();
    await page.locator(".toast").waitFor();
    await all("toast");
    await page.getByRole("button", { name: "Close", exact: true }).tap();
    if (narrow) await showTab(page, "To check");
    await all("to check");
    if (narrow) await showTab(page, "Notes");
    await page.getByRole("button", { name: "Clear" }).tap();
    await page.locator(".head .menu summary").tap();
    await all("notes");
  });
}

test("with a mouse what is to be hit is as it was", async (t) => {
  const { page } = await open(t, { viewport: { width: 390, height: 844 } });
  assert.equal(await page.getByRole("button", { name: "Zoom in" }).evaluate((one) => one.getBoundingClientRect().height), 28);
});

test("tabs by keys: one stop, arrows show the next and the last", async (t) => {
  const { page } = await open(t, { viewport: { width: 390, height: 844 } });
  await page.getByRole("tab", { name: "Timeline" }).focus();
  for (const [key, tab, part] of [["ArrowRight", "tab-notes", "Notes #notes"], ["ArrowRight", "tab-check", "To check .findings"], ["ArrowRight", "tab-timeline", "Timeline .frame"], ["ArrowLeft", "tab-check", "To check .findings"], ["Home", "tab-timeline", "Timeline .frame"], ["End", "tab-check", "To check .findings"]]) {
    await page.keyboard.press(key);
    await becomes(() => focused(page), tab);
    await becomes(async () => (await seen(page))[0], part);
    assert.equal((await chosen(page)).length, 1);
    assert.equal(await page.locator("[role=tab][tabindex='0']").getAttribute("id"), tab);
  }
  const panel = () => page.locator("[role=tabpanel]:visible").evaluateAll((all) => all.map((one) => one.getAttribute("aria-labelledby")));
  assert.deepEqual(await panel(), ["tab-check"]);
  await page.keyboard.press("Tab");
  await becomes(() => page.evaluate(() => document.activeElement.closest(".settle, .report") !== null), true);
  await page.keyboard.press("Shift+Tab");
  await becomes(() => focused(page), "tab-check");
});

test("a finding leads from To check to its line in the notes", async (t) => {
  const { page } = await open(t, PHONES[0][1]);
  await showTab(page, "To check");
  await page.locator(".findings").getByRole("button", { name: /^Line 6/ }).first().tap();
  await becomes(() => seen(page), ["Notes #notes"]);
  await becomes(() => page.locator(".backdrop mark").allTextContents(), ["- 09:02 CST an earlier thing that stands too low"]);
  await becomes(() => page.locator("#notes").evaluate((field) => field.selectionEnd - field.selectionStart), 0);
  assert.doesNotMatch(await focused(page), /notes|textarea/, "no keyboard comes up");
});

test("what is left out stands below what is to check, and is not counted there", async (t) => {
  const { page } = await openPage(t, PHONES[0][1]);
  const badge = () => page.getByRole("tab", { name: "To check" }).textContent();
  await becomes(badge, "To check");
  await page.locator(".events .entry button").nth(1).tap();
  await page.getByRole("button", { name: "Leave out" }).tap();
  const left = page.locator(".left-out li");
  await becomes(() => left.count(), 1);
  await becomes(badge, "To check");
  await showTab(page, "To check");
  await left.getByRole("button", { name: "Bring back" }).tap();
  await becomes(() => left.count(), 0);
});

test("an event whose details were closed is lit no longer", async (t) => {
  const { page } = await openPage(t, PHONES[0][1]);
  await page.locator(".events .entry button").nth(1).tap();
  await page.locator(".events .entry.lit").waitFor();
  await page.getByRole("button", { name: "Close", exact: true }).tap();
  await page.locator(".details").waitFor({ state: "detached" });
  await becomes(() => page.locator(".events .entry.lit").count(), 0);
  await becomes(() => page.evaluate(() => document.activeElement.closest(".entry") !== null), true, "the focus is back");
  assert.equal(await page.locator(".events .entry.lit, svg .lit").count(), 0);
});

test("where there is nothing to check, that is said", async (t) => {
  const { page } = await openPage(t, PHONES[1][1]);
  await page.locator("svg.timeline .dot").first().waitFor();
  await showTab(page, "To check");
  await page.getByText("Nothing to check.").waitFor();
  assert.deepEqual(await seen(page), []);
});

test("a paste shows the timeline, wherever one was", async (t) => {
  const { page } = await open(t, PHONES[0][1]);
  await page.evaluate(() => scrollTo(0, 200));
  await paste(page, "10:02 pager fired\n10:40 all well\n", { all: true });
  await eventCount(page, 2);
  await becomes(() => seen(page), ["Timeline .frame", "Timeline .events"]);
  assert.equal(await top(page), 0);
});

test("measuring says what to do, leaves the events in sight, and ends where one ends it", async (t) => {
  const { page } = await open(t, PHONES[0][1]);
  const says = (words) => page.locator(".foot .toast", { hasText: words }).waitFor();
  const choose = (words) => page.locator(".events .entry button", { hasText: words }).tap();
  await page.locator(".menu summary", { hasText: "More" }).tap();
  await page.getByRole("button", { name: "Measure" }).tap();
  await says("Choose two events");
  await choose("probe alerts");
  await says("Choose the event to measure to");
  await becomes(() => page.locator(".details").count(), 0, "nothing stands over the other events");
  await choose("Ana restarts");
  await says("09:00 \u2192 09:04: 4 min");
  await page.getByRole("button", { name: "End measuring" }).tap();
  await page.locator(".foot .toast", { hasText: "09:00 \u2192 09:04" }).waitFor({ state: "detached" });
  await becomes(() => page.locator("svg .measure").count(), 0);
});

test("a wide window has no tabs and shows all, whatever a narrow one showed last", async (t) => {
  const { page } = await open(t, { viewport: { width: 390, height: 844 } });
  await showTab(page, "To check");
  await page.setViewportSize({ width: 1000, height: 800 });
  await page.getByRole("tablist").waitFor({ state: "hidden" });
  for (const what of [".settle", ".frame", ".events", ".findings"]) assert.ok(await page.locator(what).isVisible(), what);
  await becomes(() => page.locator("[role=tabpanel]").count(), 0);
});

test("a link that was cut off before any time opens the notes, and one that holds nothing shows no sample", async (t) => {
  const words = Array.from({ length: 40 }, (_, n) => `paragraph ${n * 7919} of what nobody wrote a time to`).join("\n");
  const { page } = await openPage(t, { at: link(`# Orders stuck\n\n${words}\n- 10:02 pager fired\n`).slice(0, 300), ...PHONES[0][1] });
  await page.getByText("This link was cut off").waitFor();
  await becomes(() => chosen(page), ["Notes"]);
  await becomes(() => value(page), /^# Orders stuck/);
  for (const at of ["#garbage", "#%%%", "#1d.AAAA"]) {
    const { page } = await openPage(t, { at, ...PHONES[0][1] });
    await page.getByText("Nothing could be read from this link").waitFor();
    await becomes(() => value(page), "");
    await becomes(() => page.locator(".entry").count(), 0);
  }
});

test("what was copied is said in full on a phone", async (t) => {
  const { page } = await openPage(t, { permissions: ["clipboard-read", "clipboard-write"], ...PHONES[1][1] });
  await paste(page, "# Orders stuck\n\n- 10:02 Ana Silva: pager fired on db-1.example.net\n- 10:40 Ana Silva: all well, see OPS-44\n", { all: true });
  await eventCount(page, 2);
  await page.locator(".share summary").tap();
  await page.getByLabel("Leave names out").check();
  await page.getByRole("button", { name: "Copy link" }).tap();
  const said = page.locator(".toast span", { hasText: "Short enough for Slack and wikis." });
  await said.waitFor();
  await becomes(() => said.evaluate((said) => said.scrollHeight - said.clientHeight), 0);
});

test("a row that is tapped stands above its details, whose buttons take few rows", async (t) => {
  const { page } = await open(t, PHONES[0][1]);
  const row = page.locator(".events .entry", { hasText: "shard 5 is full" });
  await row.evaluate((row) => scrollTo(0, scrollY + row.getBoundingClientRect().bottom - innerHeight + 8));
  await tap(page, row);
  await page.locator(".details").waitFor();
  const edge = (part, side) => part.evaluate((part, side) => part.getBoundingClientRect()[side], side);
  // The mouse that opened the notes may rest on another row.
  await becomes(() => row.evaluate((row) => row.matches(".lit")), true);
  await becomes(async () => (await edge(row, "bottom")) - (await edge(page.locator(".details"), "top")), (over) => over <= 1);
  const rows = await page.locator(".details .moves :is(button, textarea)").evaluateAll((all) => new Set(all.map((one) => one.getBoundingClientRect().bottom)).size);
  assert.equal(rows, 4);
});

test("a mark that is chosen in the picture stands above its details", async (t) => {
  const { page } = await open(t, PHONES[0][1]);
  await page.locator(".frame").press("End");
  await page.locator(".details").waitFor();
  const edge = (part, side) => page.locator(part).last().evaluate((part, side) => part.getBoundingClientRect()[side], side);
  await becomes(async () => (await edge("svg .dot.lit", "bottom")) - (await edge(".details", "top")), (over) => over <= 1);
});

test("the menu that shares begins below the title", async (t) => {
  const { page } = await open(t, PHONES[0][1]);
  await openMenu(page, "Share");
  const [header, menu] = await page.locator("header, .share > div").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
  assert.ok(menu.top >= header.bottom - 1, `${menu.top} ${header.bottom}`);
});

test("a phone that lies on its side has room for the picture", async (t) => {
  const { page } = await open(t, { ...PHONES[0][1], viewport: { width: 844, height: 390 } });
  await becomes(() => page.locator(".frame").evaluate((frame) => innerHeight - frame.getBoundingClientRect().top), (room) => room >= 220);
});

test("Show in notes leads to words that do not stand at the edge", async (t) => {
  const { page } = await openPage(t, PHONES[0][1]);
  await paste(page, Array.from({ length: 60 }, (_, n) => `10:${String(n).padStart(2, "0")} step ${n}`).join("\n"), { all: true });
  await eventCount(page, 60);
  for (let step = 22; step < 36; step++) {
    await showTab(page, "Notes");
    await page.locator("#notes").evaluate((field) => field.scrollTo(0, 0));
    await showTab(page, "Timeline");
    await page.locator(".events .entry button", { hasText: `10:${step}` }).click();
    await page.getByRole("button", { name: "Show in notes" }).tap();
    await becomes(() => page.locator(".backdrop mark").allTextContents(), [`10:${step} step ${step}`]);
    const below = () => page.locator(".backdrop").evaluate((behind) => behind.getBoundingClientRect().bottom - behind.querySelector("mark").getBoundingClientRect().bottom);
    await becomes(below, (below) => below >= 60, `step ${step}`);
  }
});

test("questions alone are counted once everywhere, and nothing stands below them", async (t) => {
  const { page } = await openPage(t, PHONES[1][1]);
  await paste(page, "10:02 pager fired\n10:40 all well\n", { all: true });
  await page.locator(".summary p", { hasText: "2 things to check" }).waitFor();
  await showTab(page, "To check");
  await becomes(() => page.getByRole("tab", { name: "To check" }).textContent(), "To check 2");
  await page.locator(".settle li").first().waitFor();
  await becomes(() => page.locator(".report h2").filter({ visible: true }).count(), 0);
});

test("the words of a title are whole on a small phone, and all is said of what was read", async (t) => {
  const { page } = await openPage(t, PHONES[1][1]);
  await paste(page, "# Postmortem: Checkout API returning 502s\n\n- 5 Mar 2024 10:02 pager fired, SEV2\n- 10:40 all well\n- 10:20 somebody looks\n", { all: true });
  await eventCount(page, 3);
  for (const part of [".summary h1", ".summary p"]) {
    await becomes(() => page.locator(part).first().evaluate((part) => part.scrollWidth - part.clientWidth), 0, part);
  }
});

test("a mark says for how many it stands, and one that is chosen stands over it", async (t) => {
  const { page } = await open(t, PHONES[0][1]);
  await becomes(() => page.locator("svg .cluster-count").count(), (count) => count > 0);
  const dots = await page.locator("svg").evaluate((svg) => svg.querySelectorAll(".dot").length);
  assert.ok(dots > 0);
  await page.locator(".frame").press("Home");
  for (let n = 0; n < 10; n++) {
    await page.keyboard.press("ArrowRight");
    await page.locator(".tools span", { hasText: `${n + 2} / 28` }).waitFor();
    await becomes(() => page.locator("svg .dot.lit").count(), 1, `event ${n + 2}`);
  }
});

test("on a phone that lies an event that is chosen stands above its details", async (t) => {
  const { page } = await open(t, { viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true });
  await page.locator(".frame").press("Home");
  await page.keyboard.press("ArrowRight");
  const clear = () => page.evaluate(() => {
    const place = (selector) => document.querySelector(selector).getBoundingClientRect();
    return place("svg .event-text.lit").bottom <= place(".details").top && place("svg .event-text.lit").top >= place("header").bottom;
  });
  await becomes(clear, true);
});
