// Nothing is lost: what a click does to the notes is said and undone, and notes that others took the place of are kept.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { becomes, eventCount, link, openMenu, openPage, paste, showNotes, value } = require("./page.cjs");

const OWN = `# Checkout outage

All times UTC

- 10:02 pager fired
- 10:05 checkout is down
- 10:20 release rolled back
- 10:40 checkout is back to normal
`;
const OTHERS = "# Mail queue stuck\n\nAll times UTC\n\n- 20:00 queue grows\n- 20:30 consumer restarted\n";

const toast = (page, words) => page.locator(".toast", { hasText: words }).waitFor();
const undo = (page) => page.getByRole("button", { name: "Undo this" }).click();
const drafts = (page) => page.locator(".menu", { hasText: "Drafts" });
const says = (page, words) => page.locator(".banner", { hasText: words }).last().waitFor();

/** The page with notes of one's own in it. */
async function own(t, options) {
  const opened = await openPage(t, options);
  await paste(opened.page, OWN, { all: true });
  await eventCount(opened.page, 4);
  return opened;
}

/** Opens the latest draft by the menu. */
async function openDraft(page) {
  await showNotes(page);
  await drafts(page).locator("summary").click();
  await drafts(page).getByRole("button").first().click();
}

/** What a click or a drag does to the notes, and what is said of it. */
const CHANGES = [
  ["clear", "Notes cleared", (page) => page.getByRole("button", { name: "Clear" }).click()],
  ["sample", "Notes replaced by the sample", (page) => page.getByRole("button", { name: "Sample" }).click()],
  ["file", "Notes replaced by the file", (page) =>
    page.locator("input[type=file]").setInputFiles({ name: "other.md", mimeType: "text/plain", buffer: Buffer.from(OTHERS) })],
  ["paste over everything", "Notes replaced by the paste", (page) => paste(page, OTHERS, { all: true })],
  ["a time by keys", /Line \d+: 10:05 → 10:06/, async (page) => {
    await page.locator(".frame").focus();
    for (const key of ["Home", "ArrowRight", "Shift+ArrowRight"]) await page.keyboard.press(key);
  }],
  ["a time by a drag", /Line \d+: 10:05 → \d\d:\d\d/, async (page) => {
    await page.locator(".events .entry", { hasText: "checkout is down" }).click();
    const box = await page.locator("svg .dot.lit").boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + 4, { steps: 6 });
    await page.mouse.up();
  }],
  ["a mark", /Line \d+: .*Mitigated/, async (page) => {
    await page.locator(".events .entry", { hasText: "pager fired" }).click();
    await page.locator(".details").getByRole("button", { name: "Mitigated" }).click();
  }],
  ["an answer", "Line 1: added", (page) => page.getByLabel("Which day did it start?").fill("2024-11-20")],
];

for (const [name, words, change] of CHANGES) {
  test(`${name}: what it did is said, with an undo beside it`, async (t) => {
    const { page } = await own(t);
    await change(page);
    await toast(page, words);
    await becomes(() => value(page), (notes) => notes !== OWN);
    await undo(page);
    await eventCount(page, 4);
    await becomes(() => value(page), OWN);
    await toast(page, "Undone");
    // Not beside what is said: a second click there would take back what the first did.
    await becomes(() => page.locator(".toast").getByRole("button", { name: /do/ }).count(), 0);
    await page.getByRole("button", { name: "Redo", exact: true }).click();
    await toast(page, "Redone");
    await becomes(() => value(page), (notes) => notes !== OWN);
  });
}

test("on a phone what Clear did is said over the empty field, and undone there", async (t) => {
  const { page } = await own(t, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await showNotes(page);
  await page.getByRole("button", { name: "Clear" }).click();
  await toast(page, "cleared");
  await undo(page);
  await showNotes(page, false);
  await eventCount(page, 4);
  // Once that is no longer said, it is still to be had.
  await page.locator(".toast").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  await becomes(() => value(page), "");
  await becomes(() => page.getByRole("button", { name: "Redo", exact: true }).isDisabled(), true);
});

test("who clears the notes and leaves finds them again", async (t) => {
  const { page } = await own(t);
  await page.getByRole("button", { name: "Clear" }).click();
  await toast(page, "cleared");
  await page.reload();
  await says(page, "This is a sample");
  await says(page, "Your draft “Checkout outage” is kept");
  await page.getByRole("button", { name: "Open it" }).click();
  await eventCount(page, 4);
  await becomes(() => value(page), OWN);
  await becomes(() => drafts(page).count(), 0, "what is open is no draft");
  await page.reload();
  await eventCount(page, 4);
});

test("typing over everything keeps what was there, typing at the end keeps no draft", async (t) => {
  const { page } = await own(t);
  await page.locator("#notes").press("Control+End");
  await page.keyboard.type("- 10:50 all clear\n");
  await eventCount(page, 5);
  await becomes(() => drafts(page).count(), 0);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("10:00 other");
  await eventCount(page, 1);
  await page.reload();
  await openDraft(page);
  await eventCount(page, 5);
  await becomes(() => value(page), `${OWN}- 10:50 all clear\n`);
});

test("the last ten drafts are kept, which the menu says, latest first, and opening one keeps what it takes the place of", async (t) => {
  const { page } = await own(t);
  for (let n = 1; n <= 11; n++) await paste(page, `# Incident ${n} of many on this day\n\n10:${n + 10} something happened\n`, { all: true });
  await drafts(page).locator("summary").click();
  await drafts(page).getByText("The last ten are kept.").waitFor();
  const names = () => drafts(page).getByRole("button").allTextContents();
  const said = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((n) => `Incident ${n} of many on this day`);
  await becomes(async () => (await names()).map((name) => name.split(" · ")[0]), said);
  assert.match((await names())[0], / · \d+ \w+, \d\d:\d\d$/);
  await drafts(page).getByRole("button").nth(9).click();
  await toast(page, "Notes replaced by the draft");
  await becomes(() => value(page), /^# Incident 1 of many/);
  await page.reload();
  await drafts(page).locator("summary").click();
  await drafts(page).getByRole("button", { name: "Incident 11" }).waitFor();
});

test("Undo and Redo keep their places, so that clicks at one spot do one thing", async (t) => {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
    const { page } = await own(t, { viewport });
    for (const name of [/^- 10:40/, /^- 10:20/]) {
      await showNotes(page);
      await page.locator("#notes").fill((await value(page)).replace(new RegExp(name.source, "m"), "- 10:45"));
    }
    await showNotes(page, false);
    await page.getByRole("button", { name: "Undo", exact: true }).waitFor();
    const box = await page.getByRole("button", { name: "Undo", exact: true }).boundingBox();
    for (let click = 0; click < 2; click++) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await becomes(() => value(page), OWN);
    assert.deepEqual(await page.getByRole("button", { name: "Undo", exact: true }).boundingBox(), box);
  }
});

test("undone to the sample, the page says again that it is one; a broken link shows none", async (t) => {
  const { page } = await own(t);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await says(page, "This is a sample");
  const { page: broken } = await openPage(t, { at: "#abc" });
  await says(broken, "Nothing could be read from this link");
  await becomes(() => value(broken), "");
});

test("a link leaves the address at the first edit: a reload shows what one wrote", async (t) => {
  const { page } = await openPage(t, { at: link(OTHERS) });
  await eventCount(page, 2);
  await page.reload();
  await eventCount(page, 2);
  assert.match(page.url(), /#1d\./, "who only reads keeps the link");
  await showNotes(page);
  await page.locator("#notes").press("Control+End");
  await page.keyboard.type("- 21:00 all clear\n");
  await eventCount(page, 3);
  assert.doesNotMatch(page.url(), /#/);
  await page.reload();
  await eventCount(page, 3);
});

test("who copies a link and types on finds the typed words after a reload", async (t) => {
  const { page } = await own(t);
  await openMenu(page, "Share");
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.waitForFunction(() => location.hash.startsWith("#1d."));
  await page.reload();
  await eventCount(page, 4);
  await becomes(() => page.getByText("came with the link").count(), 0, "these notes are one's own");
  await showNotes(page);
  await page.locator("#notes").press("Control+End");
  await page.keyboard.type("- 10:50 all clear\n");
  await eventCount(page, 5);
  await page.reload();
  await eventCount(page, 5);
});

test("who opens a link sees its notes, and is offered the draft that was there", async (t) => {
  const { page, base } = await own(t);
  await page.goto("about:blank");
  await page.goto(base + link(OTHERS));
  await eventCount(page, 2);
  await says(page, "These notes came with the link or the file. Your draft “Checkout outage” is kept.");
  await showNotes(page);
  await page.locator("#notes").press("Control+End");
  await page.keyboard.type("- 21:00 all clear\n");
  await eventCount(page, 3);
  await page.reload();
  await eventCount(page, 3);
  await openDraft(page);
  await eventCount(page, 4);
  await becomes(() => value(page), OWN);
});

test("a link that is opened in the tab of one's own notes keeps them", async (t) => {
  const { page } = await own(t);
  await page.evaluate((hash) => (location.hash = hash), link(OTHERS));
  await eventCount(page, 2);
  await page.getByRole("button", { name: "Open it" }).click();
  await eventCount(page, 4);
  await becomes(() => value(page), OWN);
});

test("two tabs do not lose each other's notes", async (t) => {
  const { page, context, base } = await own(t);
  const other = await context.newPage();
  await other.goto(base);
  await eventCount(other, 4);
  await paste(other, OTHERS, { all: true });
  await eventCount(other, 2);
  await page.bringToFront();
  await page.locator("#notes").press("Control+End");
  await page.keyboard.type("- 10:50 all clear\n");
  await eventCount(page, 5);
  await page.reload();
  await eventCount(page, 5);
  await drafts(page).locator("summary").click();
  await drafts(page).getByRole("button", { name: "Mail queue stuck" }).waitFor();
});

test("where the browser keeps nothing the page says so", async (t) => {
  const { page } = await openPage(t);
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
  });
  await page.reload();
  await paste(page, OWN, { all: true });
  await says(page, "does not keep your notes");
});
