// What one came for is in sight, at once and after each click, and nothing jumps.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { becomes, eventCount, openMenu, openPage, paste, showNotes, value } = require("./page.cjs");

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const DESK = { viewport: { width: 1440, height: 900 } };

/** Notes with something to settle, an impact and a silence. */
const NOTES = `# Orders stuck

- 09:00 CST probe alerts
- 09:04 CST Ana restarts the worker
- nobody knows when the queue grew
- 15:00 CST second probe alerts
- 15:10 CST Ben says all is back to normal

Orders were delayed for 20 minutes.
`;

/** True where the whole of an element is inside of the window, and not behind what stands over it. */
function inSight(page, selector, nth = 0) {
  return page.locator(selector).nth(nth).evaluate((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1;
  });
}

/** How far everything on the page is scrolled, but for the notes themselves. */
const scrolled = (page) => page.evaluate(() => [scrollY, ...[...document.querySelectorAll("*")].filter((one) => one.id !== "notes" && one.scrollTop > 0).map((one) => one.className)]);
const hidden = (page) => page.locator(".notes-pane").isHidden();

test("at 1440 x 900 the sample shows title, figures and the whole picture at once", async (t) => {
  const { page } = await openPage(t, DESK);
  await page.locator("svg.timeline .dot").first().waitFor();
  for (const what of ["h1", ".intervals", ".controls", ".frame", "svg.timeline"]) await becomes(() => inSight(page, what), true, what);
  await becomes(() => page.locator(".intervals div").count(), 6);
  const { cut } = await page.locator(".frame").evaluate((frame) => ({ cut: frame.scrollHeight - frame.clientHeight }));
  assert.equal(cut, 0, "nothing of the picture is below its frame");
});

test("at 1440 x 900 what is to settle stands above the picture, and all of the picture is in sight", async (t) => {
  const { page } = await openPage(t, DESK);
  await page.locator("#notes").fill(NOTES);
  await eventCount(page, 4);
  for (const what of ["h1", ".settle", ".intervals", ".frame", "svg.timeline"]) await becomes(() => inSight(page, what), true, what);
});

test("at 1440 x 900 what does not fit into one row of what is to settle stands in the next", async (t) => {
  const { page } = await openPage(t, DESK);
  await showNotes(page);
  await page.locator("#notes").fill("Date: 2025-05-05\n10:00 UTC alpha\n2025-05-06 10:20 UTC beta\n10:50 UTC gamma\n11:00 UTC delta\n");
  await becomes(() => page.locator(".settle li").count(), 3);
  for (const nth of [0, 1, 2]) await becomes(() => inSight(page, ".settle li", nth), true, `${nth}`);
});

test("on a phone the first events are in sight at once", async (t) => {
  const { page } = await openPage(t, PHONE);
  await page.locator("svg.timeline .dot").first().waitFor();
  for (const what of ["h1", "svg.timeline .severity", ".frame"]) await becomes(() => inSight(page, what), true, what);
  for (const nth of [0, 1]) await becomes(() => inSight(page, ".events .entry", nth), true, `event ${nth}`);
});

for (const [name, options] of [["at 1440 x 900", DESK], ["on a phone", PHONE]]) {
  test(`details are in sight after a click, wherever it was, ${name}`, async (t) => {
    const { page } = await openPage(t, options);
    for (const what of [".events .entry >> nth=7", ".impacts .entry >> nth=0", ".intervals button >> nth=1"]) {
      const place = page.locator(what);
      await place.scrollIntoViewIfNeeded();
      await place.click();
      await page.locator(".details").waitFor();
      await becomes(() => inSight(page, ".details .when"), true, what);
      await becomes(() => inSight(page, ".details .close"), true, what);
      await page.getByRole("button", { name: "Close", exact: true }).click();
      await page.locator(".details").waitFor({ state: "detached" });
    }
  });
}

for (const [name, options] of [["at 1440 x 900", DESK], ["at 900 pixels", { viewport: { width: 900, height: 700 } }], ["on a phone", PHONE]]) {
  test(`a paste scrolls nothing, ${name}`, async (t) => {
    const { page } = await openPage(t, options);
    const long = Array.from({ length: 120 }, (_, n) => `- ${String(9 + Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")} step ${n}`).join("\n");
    await paste(page, `# A long day\n\n${long}\n`);
    await page.locator("h1", { hasText: "A long day" }).waitFor();
    await page.locator("svg.timeline .dot, svg.timeline .cluster").first().waitFor();
    assert.deepEqual(await scrolled(page), [0]);
    await becomes(() => inSight(page, "h1"), true);
  });
}

test("after a paste on a phone the picture is in sight and has the focus; a corrected time moves nothing", async (t) => {
  const { page } = await openPage(t, PHONE);
  await paste(page, NOTES, { all: true });
  await page.locator("svg.timeline .dot").first().waitFor();
  await becomes(() => hidden(page), true);
  await becomes(() => inSight(page, ".frame"), true);
  await becomes(() => page.evaluate(() => document.activeElement.className), "frame");
  await page.locator(".events .entry").nth(1).click();
  const before = await page.evaluate(() => scrollY);
  await page.getByRole("button", { name: "1 min later" }).click();
  await page.locator(".toast", { hasText: "09:04 → 09:05" }).waitFor();
  assert.equal(await page.evaluate(() => scrollY), before);
  assert.notEqual(await page.evaluate(() => document.activeElement.id), "notes", "no keyboard comes up");
  await page.getByRole("button", { name: "Undo this" }).click();
  await showNotes(page);
  await becomes(() => value(page), NOTES);
});

test("a file and the sample bring the picture into sight on a phone, an empty field stays", async (t) => {
  const { page } = await openPage(t, PHONE);
  await showNotes(page);
  await page.locator("input[type=file]").setInputFiles({ name: "other.md", mimeType: "text/plain", buffer: Buffer.from(NOTES) });
  await page.locator("svg.timeline .dot").first().waitFor();
  await showNotes(page);
  await page.getByRole("button", { name: "Clear" }).click();
  await page.locator("#notes").waitFor();
  await page.getByRole("button", { name: "Sample" }).click();
  await page.locator("svg.timeline .dot").first().waitFor();
  await becomes(() => hidden(page), true);
});

for (const count of [60, 900]) {
  test(`after a paste of ${count} lines the notes show their beginning`, async (t) => {
    const { page } = await openPage(t);
    const lines = Array.from({ length: count }, (_, n) => `- ${String(Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")} step ${n} of many`).join("\n");
    await paste(page, lines, { all: true });
    await page.waitForFunction((n) => document.querySelector("#notes").value.includes(`step ${n} `), count - 1);
    await page.waitForFunction(() => !document.querySelector("#notes").readOnly);
    const start = () => page.locator("#notes").evaluate(({ scrollTop, selectionStart }) => ({ scrollTop, selectionStart }));
    await becomes(start, { scrollTop: 0, selectionStart: 0 });
  });
}

for (const viewport of [{ width: 1440, height: 900 }, { width: 1280, height: 420 }, { width: 820, height: 1000 }, { width: 390, height: 600 }]) {
  test(`the notes are never taller than the window, ${viewport.width} x ${viewport.height}`, async (t) => {
    const { page } = await openPage(t, { viewport });
    await showNotes(page);
    await page.locator("#notes").fill(`${NOTES}\n`.repeat(12));
    await page.locator(".settle, .warning, .hint, .summary").first().waitFor();
    const { bottom, page: height } = await page.evaluate(() => ({ bottom: document.querySelector(".notes-pane").getBoundingClientRect().bottom, page: document.documentElement.scrollHeight }));
    assert.ok(bottom <= viewport.height + 1, `the notes end at ${bottom}`);
    assert.ok(height <= viewport.height + 1, `the page is ${height} high`);
  });
}

test("the picture keeps its height while the wheel zooms", async (t) => {
  const { page } = await openPage(t);
  await page.locator("#notes").fill(NOTES);
  await eventCount(page, 4);
  await page.locator(".frame").focus();
  await page.locator("svg.timeline").hover();
  const height = () => page.locator("svg.timeline").evaluate((svg) => Number(svg.getAttribute("height")));
  const heights = [await height()];
  for (const by of [-100, -100, -100, -100, -100, -100, 100, 100, 100]) {
    await page.mouse.wheel(0, by);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    heights.push(await height());
  }
  for (const [at, now] of heights.entries()) assert.ok(at === 0 || now >= heights[at - 1], `never lower from one step to the next: ${heights}`);
});

test("a finding leads to its line, where a key overwrites nothing, and opens the notes for it", async (t) => {
  const { page } = await openPage(t);
  await page.locator("#notes").fill("Timeline (UTC)\n\n- 10:02 pager fired\n- 10:01 an earlier thing\n- 10:40 back to normal\n");
  await eventCount(page, 3);
  await showNotes(page, false);
  await page.locator(".settle").getByRole("button", { name: /^Line 4/ }).click();
  await page.locator("#notes").waitFor();
  const lit = () => page.locator(".backdrop mark").allTextContents();
  const caret = () => page.locator("#notes").evaluate((field) => [field.selectionStart, field.selectionEnd].map((at) => field.value.slice(at, at + 7)));
  await becomes(lit, ["- 10:01 an earlier thing"]);
  await becomes(caret, ["- 10:01", "- 10:01"]);
  await becomes(() => page.evaluate(() => document.activeElement.id), "notes");
  await showNotes(page, false);
  await page.locator(".findings").getByRole("button", { name: /^Line 4: 10:01/ }).click();
  await page.locator("#notes").waitFor();
  await becomes(lit, ["- 10:01 an earlier thing"]);
});

test("the filter and the chips leave events out of the table as well", async (t) => {
  const { page } = await openPage(t);
  const { y } = await page.locator(".frame").boundingBox();
  await page.getByRole("searchbox").fill("release");
  await eventCount(page, 3);
  await becomes(() => page.locator(".events .entry .time").allTextContents(), ["13:40", "14:26", "14:33"]);
  assert.equal((await page.locator(".frame").boundingBox()).y, y, "nothing moves while one types");
  await page.getByRole("button", { name: "Show 6 hidden" }).click();
  await eventCount(page, 9);
  await openMenu(page, "Kinds, people");
  await page.locator(".chips button", { hasText: "recovery" }).click();
  await eventCount(page, 8);
  await becomes(() => page.locator(".events .entry", { hasText: "14:41" }).count(), 0);
});

test("a menu closes by a choice in it, by Escape, by a click elsewhere and when the focus leaves it", async (t) => {
  const { page } = await openPage(t);
  const open = () => page.locator(".menu[open]").count();
  const closed = () => page.locator(".menu[open]").waitFor({ state: "detached" });
  const name = page.locator(".menu summary", { hasText: "More" });
  await openMenu(page, "More");
  await page.getByRole("button", { name: "Step through" }).click();
  await closed();
  await openMenu(page, "More");
  await page.keyboard.press("Escape");
  await closed();
  await becomes(() => name.evaluate((summary) => summary === document.activeElement), true, "the focus is where the menu was opened");
  await openMenu(page, "More");
  await page.mouse.click(700, 700);
  await closed();
  await page.locator(".menu summary", { hasText: "Kinds" }).click();
  await page.locator(".chips button").first().click();
  await page.locator(".chips button").nth(1).click();
  await becomes(open, 1, "several kinds are chosen in one go");
  await page.locator("#notes").focus();
  await closed();
});
