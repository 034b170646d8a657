// What comes out of a printer: all of it, laid out for the paper, light, and without what one cannot press on paper.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { becomes, eventCount, openPage, paste, showNotes } = require("./page.cjs");

const NOTES = `# Checkout outage

Timeline, 6 May 2025 (UTC)

- 10:00 payments fail for everyone in every shop of the whole company, SEV2
- 10:05 database restarted by Ana
- nobody knows when
- 10:30 payments work again, resolved

Payments were down from 10:00 until 10:30.
`;

/** Puts the page on paper of a width, as the browser does when one prints. */
async function print(page, width = 703) {
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width, height: 1000 });
}

const light = (colour) => Math.min(...colour.match(/[\d.]+/g).slice(0, 3).map(Number)) > 200;

for (const [name, options, open] of [
  ["from a wide window", { viewport: { width: 1600, height: 900 } }, true],
  ["from a dark one", { colorScheme: "dark" }, true],
  ["from a phone with the notes open", { viewport: { width: 390, height: 844 } }, true],
  ["from a phone", { viewport: { width: 390, height: 844 }, colorScheme: "dark" }, false],
]) {
  test(`the picture fits the paper and is light, controls are gone, ${name}`, async (t) => {
    const { page } = await openPage(t, options);
    await showNotes(page);
    await page.locator("#notes").fill(NOTES);
    await showNotes(page, open);
    await page.locator("h1", { hasText: "Checkout outage" }).waitFor();
    await print(page);
    const svg = page.locator("svg.timeline");
    await svg.locator(".dot").first().waitFor();
    await page.waitForFunction(() => document.querySelector("svg.timeline").getAttribute("width") === "700");
    assert.ok((await svg.boundingBox()).width <= 703);
    const outside = await page.evaluate(() => [...document.querySelectorAll("body *")]
      .filter((one) => one.checkVisibility() && !one.closest(".spoken") && one.getBoundingClientRect().right > innerWidth + 1)
      .map((one) => one.outerHTML.slice(0, 80)));
    assert.deepEqual(outside, [], "nothing is cut off at the right");
    const hidden = await page.evaluate(() => [...document.querySelectorAll("body *")]
      .filter((one) => one.checkVisibility() && one.scrollHeight > one.clientHeight + 4 && /auto|scroll|hidden/.test(getComputedStyle(one).overflowY) && !one.closest(".spoken"))
      .map((one) => one.className));
    assert.deepEqual(hidden, [], "nothing is cut off below");
    assert.ok(light(await svg.locator(".paper, .gap, .dot").first().evaluate((one) => getComputedStyle(one).fill)));
    assert.ok(!light(await page.locator("h1").evaluate((one) => getComputedStyle(one).color)), "ink is dark");
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "light");
    for (const gone of [".actions", ".controls", ".notes-pane", ".foot", ".banner", ".settle", ".intervals .mark", ".skip", ".overview"]) {
      assert.equal(await page.locator(gone).filter({ visible: true }).count(), 0, gone);
    }
    for (const [heading, what] of [["h2#events", "events"], ["h2#impacts", "impacts"], ["h2#findings", "findings"]]) {
      assert.match(await page.locator(heading).evaluate((one) => getComputedStyle(one).breakAfter), /avoid/, what);
    }
    assert.match(await page.locator(".entry").first().evaluate((one) => getComputedStyle(one).breakInside), /avoid/);
  });
}

test("all events are printed, however many pages the list has on the screen, and the screen comes back", async (t) => {
  const { page } = await openPage(t);
  const lines = Array.from({ length: 250 }, (_, n) => `- ${String(9 + Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")} step ${n}`);
  await paste(page, lines.join("\n"), { all: true });
  await eventCount(page, 100);
  const width = await page.locator("svg.timeline").getAttribute("width");
  await print(page);
  await eventCount(page, 250);
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await eventCount(page, 100);
  await page.waitForFunction((wide) => document.querySelector("svg.timeline").getAttribute("width") === wide, width);
});

test("all bars are printed, and nothing that shows more of them", async (t) => {
  const { page } = await openPage(t);
  const things = ["Search", "Login", "Invoices", "Webhooks", "Exports", "Reports", "Live chat", "Backups", "Email delivery", "Uploads", "Downloads", "Billing"];
  await paste(page, `${NOTES}\n## Impact\n\n${things.map((thing, n) => `- ${thing} was down from 10:0${n % 9} until 10:${12 + n}\n`).join("")}`, { all: true });
  await page.locator("svg .more-lanes").waitFor();
  await print(page);
  for (const thing of things) await becomes(() => page.locator("svg .name", { hasText: thing }).count(), 1, thing);
  assert.equal(await page.locator("svg .more-lanes").filter({ visible: true }).count(), 0);
});

test("of several incidents each has its figures on paper, and no buttons to choose by", async (t) => {
  const { page } = await openPage(t);
  const one = (number, day) => `# Incident ${number}: tills\n\nAll times UTC\n\n- 2024-05-0${day} 10:00 tills fail\n- 2024-05-0${day} 10:30 tills work again\n`;
  await paste(page, one(1, 3) + "\n" + one(2, 4), { all: true });
  await page.locator(".parts").waitFor();
  await print(page);
  await becomes(() => page.locator(".intervals").filter({ visible: true }).count(), 2);
  assert.equal(await page.locator(".parts").isVisible(), false);
});

test("the words of a printed table are whole", async (t) => {
  const { page } = await openPage(t);
  await paste(page, "All times UTC\n\n- 2025-03-01 10:00 tills fail\n- 2025-03-04 06:15 Ana: told all customers by mail\n- 2025-03-04 08:00 all well\n", { all: true });
  await eventCount(page, 3);
  await print(page);
  const lines = (what) => page.locator(`.events .${what}`).evaluateAll((all) => all.map((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  }));
  for (const what of ["since", "kind"]) await becomes(async () => Math.max(...(await lines(what))) <= 1, true, what);
});

test("what the pointer rests on is not printed", async (t) => {
  const { page } = await openPage(t);
  await paste(page, NOTES, { all: true });
  await eventCount(page, 3);
  await page.locator(".intervals [data-target]").first().hover();
  await page.locator("svg .measured", { hasText: "time to" }).waitFor();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.waitForFunction(() => document.querySelector("svg.timeline").getAttribute("width") === "700");
  await becomes(() => page.locator("svg .measured").count(), 0);
});

test("where names are left out the print has none, nor its file name, and the screen and the notes keep them", async (t) => {
  const { page } = await openPage(t);
  const notes = "# Mail to Priya Patel bounced\n\n- 10:02 Priya Patel: mail is down\n- 10:40 Priya Patel: mail is back\n";
  await paste(page, notes, { all: true });
  await eventCount(page, 2);
  await page.locator(".share summary").click();
  await page.getByLabel("Leave names out").check();
  await page.keyboard.press("Escape");
  const said = () => page.evaluate(() => document.title + document.querySelector(".page").innerText + [...document.querySelectorAll("svg text")].map((text) => text.textContent));
  await becomes(said, /Priya/);
  await print(page);
  await becomes(said, (words) => !/Priya/.test(words) && /mail is back/.test(words));
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await becomes(said, /Priya Patel: mail is back/);
  await becomes(() => page.locator("#notes").inputValue(), notes);
});

test("the button that prints has what is printed there before the browser is called", async (t) => {
  const { page } = await openPage(t);
  await paste(page, "# Mail to Priya Patel bounced\n\n- 10:02 Priya Patel: mail is down\n- 10:40 Priya Patel: mail is back\n", { all: true });
  await eventCount(page, 2);
  await page.evaluate(() => {
    window.print = () => {
      // The notes themselves are not printed.
      window.printed = document.title + document.querySelector(".reading").innerText + [...document.querySelectorAll("svg text")].map((text) => text.textContent);
    };
  });
  await page.locator(".share summary").click();
  await page.getByLabel("Leave names out").check();
  await page.getByRole("button", { name: "Print or PDF" }).click();
  await becomes(() => page.evaluate(() => window.printed ?? ""), (words) => /mail is back/.test(words) && !/Priya/.test(words));
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.locator(".events .entry", { hasText: "Priya Patel" }).first().waitFor();
});

test("a printed page has as many sheets as it needs, and none is blank", async (t) => {
  const { page } = await openPage(t, { colorScheme: "dark" });
  await page.locator("#notes").fill(NOTES);
  await eventCount(page, 3);
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  assert.equal((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length, 1);
});

for (const notes of [true, false]) {
  test(`a long list is printed with its picture laid out for the paper, the notes ${notes ? "open" : "closed"}`, async (t) => {
    const { page } = await openPage(t, { viewport: { width: 1440, height: 900 } });
    const lines = Array.from({ length: 300 }, (_, n) => `- ${String(9 + Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")} step ${n} of the work`);
    await paste(page, lines.join("\n"), { all: true });
    await eventCount(page, 100);
    await showNotes(page, notes);
    // Printed in one go, as a browser does: what comes later is not on the paper. The page hears of the end after this.
    await page.evaluate(() => window.addEventListener("afterprint", () => {
      window.printed = [document.querySelector("svg.timeline").getAttribute("width"), document.querySelectorAll("svg .overview").length];
    }, { capture: true }));
    await page.pdf({ format: "A4" });
    await becomes(() => page.evaluate(() => window.printed), ["700", 0]);
  });
}
