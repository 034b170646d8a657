// Makes the pictures of docs/screenshots afresh from notes of our own; `cargo xtask screenshots` runs it after a build. With
// `--sheet [NOTES]` it takes every state of the page instead, for a look at all of them, into target/screenshots.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { close, link, openBench, openMenu, showNotes, showTab } = require("./page.cjs");

const DOCS = path.resolve(__dirname, "../../docs/screenshots");
const TARGET = path.resolve(__dirname, "../../target/screenshots");
const [SHEET, OWN] = process.argv.slice(2);

/** The notes of a case file: what stands before its expected reading. */
const notesOf = (file) => fs.readFileSync(path.join(__dirname, "..", file), "utf8").split(/^----$/m)[0];

const NIGHT = notesOf("reports/01-night-with-impact.txt");

const CLOCKS = `# Cache nodes lost in the night of the clock change

All times America/New_York, 3 November 2024

- 00:41 Cache hit rate falls below 60 %
- 00:52 Pager: checkout answers slowly
- 01:20 Two of six cache nodes do not answer
- 01:48 Incident declared, SEV2
- 01:05 Nodes are rebuilt, second pass through the hour
- 01:31 Four nodes answer, traffic let in again
- 02:25 Hit rate back to normal, resolved

Checkout was slow from 00:52 until 02:25.
`;

/** Notes of a busy night with so many entries by several people; the same on every run. */
function busy(count) {
  const people = ["Ana", "Ben", "Chidi", "Dana"];
  const words = [
    "alert: queue depth above 40 000", "restarts worker 7", "finds the consumer stuck on one message", "sees the lag growing again",
    "rolls back release 311", "asks the database team to join", "updates the status page", "alert: disk of broker 2 at 91 %",
    "moves partition 12 to broker 4", "confirms that orders go through", "alert: retry rate doubled", "deploys the fix to one region",
  ];
  let seed = 11;
  const roll = (below) => (seed = (seed * 48_271) % 0x7fffffff) % below;
  const two = (number) => String(number).padStart(2, "0");
  const lines = ["# Order queue stuck for a night", "", "Timeline (UTC), 14 March 2025", ""];
  let second = 64_800;
  for (let n = 0; n < count; n++) {
    second += 20 + roll(150);
    const what = n === count - 1 ? "Ben: all queues are empty again, resolved" : `${people[roll(4)]}: ${words[roll(words.length)]}`;
    lines.push(`- ${two(Math.floor(second / 3600) % 24)}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)} ${what}`);
  }
  return `${lines.join("\n")}\n\nOrders were delayed for 2 hours. The invoice mailer was down for 40 minutes.\n`;
}

/** Notes with long paragraphs under long entries, a word that no line holds, and a language that is written from the right. */
const LONG = `# A title that says in one long sentence what went wrong, for whom, in which of our regions, and why it took until the morning

2 June 2025 (UTC)

${Array.from({ length: 14 }, (_, n) => `- ${10 + Math.floor(n / 4)}:${(n % 4) * 15 + 10} ${[
  "Alert: the replication lag of the primary in the second region is above thirty seconds, which the runbook calls a page, and nobody was paged for it because the rule was muted a week ago",
  "https://dashboards.example/d/aVeryLongIdentifierWithoutAnyBreak0123456789abcdefghijklmnopqrstuvwxyz?orgId=1&from=now-6h&to=now&refresh=30s",
  "عادت الخدمة إلى العمل في المنطقة الثانية",
  "データベースのフェイルオーバーを開始しました",
][n % 4]}`).join("\n")}

The checkout of the shops was down from 10:25 until 12:40. ${"Much more is told of it in a paragraph that goes on. ".repeat(30)}
`;

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const small = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const tablet = { viewport: { width: 800, height: 1000 } };
const laptop = { viewport: { width: 1440, height: 900 } };
const large = { viewport: { width: 2560, height: 1440 } };
const dark = { colorScheme: "dark" };
const forced = { forcedColors: "active" };

const asIs = async () => {};
const chooseFirst = async (page) => {
  await page.locator(".frame").press("Home");
  await page.keyboard.press("ArrowRight");
};
const chooseBar = (page) => page.locator("svg.timeline .bar:is(.stated, .fits)").first().click();
const menu = (name) => (page) => openMenu(page, name);
const tab = (name) => (page) => showTab(page, name);
const redact = async (page) => {
  await openMenu(page, "Share");
  await page.getByLabel("Leave names out").check();
};
const filter = (words) => (page) => page.getByLabel("Show only events with these words").fill(words);
const lanes = (value) => (page) => page.getByRole("combobox", { name: "Lanes of events" }).selectOption(value);
const points = (page) => page.locator("svg.timeline .event-text").nth(3).hover();
const press = (...keys) => async (page) => {
  await page.locator(".frame").press("Home");
  for (const key of keys) await page.keyboard.press(key);
};

/** The pictures of the documentation: name, notes, how the window is, and what a person did before it was taken. */
const PICTURES = [
  ["wide", NIGHT, {}, asIs],
  ["dark", NIGHT, dark, chooseFirst],
  ["narrow", NIGHT, { viewport: { width: 390, height: 1200 } }, asIs],
  ["busy", busy(200), { viewport: { width: 1600, height: 1000 } }, lanes("actor")],
  ["steps", NIGHT, {}, press("r", "ArrowRight", "ArrowRight", "m", "ArrowRight")],
  ["zones", CLOCKS, {}, async (page) => {
    await page.locator(".menu", { has: page.locator("input.zone") }).locator("summary").click();
    await page.locator("input.zone").fill("new york");
    await page.keyboard.press("Enter");
  }],
];

const MINE = OWN ? fs.readFileSync(OWN, "utf8") : NIGHT;
const ZONES = notesOf("reports/03-zones-differ.txt");
const TWO = notesOf("cases/19-two-incidents.txt");
const NONE = notesOf("cases/07-nothing-with-a-time.txt");

/** The sheet: the same, in the states that a change of looks has to hold in. `whole`: all of the page; `paper`: as printed; `at`: by a link. */
const STATES = [
  ["360", MINE, small, asIs],
  ["390", MINE, phone, asIs],
  ["390-dark", MINE, { ...phone, ...dark }, asIs],
  ["390-forced", MINE, { ...phone, ...forced }, asIs],
  ["390-whole", MINE, { ...phone, whole: true }, asIs],
  ["390-notes", MINE, phone, tab("Notes")],
  ["390-check", MINE, phone, tab("To check")],
  ["390-chosen", MINE, phone, chooseFirst],
  ["390-chosen-dark", MINE, { ...phone, ...dark }, chooseFirst],
  ["390-share", MINE, phone, menu("Share")],
  ["390-more", MINE, phone, menu("More")],
  ["390-busy", busy(200), phone, asIs],
  ["390-two", TWO, phone, asIs],
  ["390-long", LONG, phone, asIs],
  ["390-empty", "", phone, asIs],
  ["390-broken", MINE, { ...phone, at: "cut" }, asIs],
  ["390-none", NONE, phone, asIs],
  ["390-across", MINE, { ...phone, viewport: { width: 844, height: 390 } }, asIs],
  ["800", MINE, tablet, asIs],
  ["800-dark-chosen", MINE, { ...tablet, ...dark }, chooseFirst],
  ["1024", MINE, { viewport: { width: 1024, height: 768 } }, asIs],
  ["1280", MINE, {}, asIs],
  ["1280-dark", MINE, dark, asIs],
  ["1280-forced", MINE, forced, chooseFirst],
  ["1280-forced-dark", MINE, { ...forced, ...dark }, asIs],
  ["1280-whole", MINE, { whole: true }, asIs],
  ["1280-chosen", MINE, {}, chooseFirst],
  ["1280-bar", MINE, {}, chooseBar],
  ["1280-card", MINE, {}, points],
  ["1280-share", MINE, {}, menu("Share")],
  ["1280-redact", MINE, {}, redact],
  ["1280-zone", MINE, {}, (page) => page.locator(".menu", { has: page.locator("input.zone") }).locator("summary").click()],
  ["1280-more", MINE, {}, menu("More")],
  ["1280-kinds", MINE, {}, menu("Kinds, people")],
  ["1280-filter", MINE, {}, filter("deploy")],
  ["1280-filter-none", MINE, {}, filter("nowhere")],
  ["1280-keys", MINE, {}, press("?")],
  ["1280-notes-shut", MINE, {}, (page) => showNotes(page, false)],
  ["1280-busy", busy(200), {}, asIs],
  ["1280-zones", ZONES, {}, asIs],
  ["1280-clocks", CLOCKS, {}, asIs],
  ["1280-two", TWO, {}, asIs],
  ["1280-two-dark", TWO, dark, asIs],
  ["1280-long", LONG, {}, asIs],
  ["1280-long-chosen", LONG, {}, chooseFirst],
  ["1280-empty", "", {}, asIs],
  ["1280-broken", MINE, { at: "cut" }, asIs],
  ["1280-lost", MINE, { at: "lost" }, asIs],
  ["1280-none", NONE, {}, asIs],
  ["1440", MINE, laptop, asIs],
  ["1440-dark-kinds", MINE, { ...laptop, ...dark }, lanes("kind")],
  ["2560", MINE, large, asIs],
  ["2560-dark", MINE, { ...large, ...dark }, chooseFirst],
  ["2560-busy", busy(200), large, lanes("actor")],
  ["paper", MINE, { paper: true }, asIs],
  ["paper-dark", MINE, { ...dark, paper: true }, asIs],
  ["paper-busy", busy(200), { paper: true }, asIs],
  ["frame", MINE, { viewport: { width: 700, height: 420 }, at: "frame" }, asIs],
  ["frame-dark", MINE, { viewport: { width: 700, height: 420 }, at: "frame", ...dark }, asIs],
];

/** Where a state begins that notes come to by a link. */
const ADDRESSES = {
  cut: (notes) => link(notes).slice(0, -120),
  lost: () => "#1d.!!!",
};

async function take(folder, [name, notes, { whole, paper, at, ...options }, act]) {
  const { page, context } = await openBench({ viewport: { width: 1280, height: 860 }, colorScheme: "light", ...options }, ADDRESSES[at]?.(notes));
  if (at === "frame") await page.goto(`${page.url()}embed.html${link(notes)}`);
  if (!at) await write(page, notes);
  if (at === "frame" || (!at && /\d/.test(notes))) await page.locator("svg.timeline .dot").first().waitFor();
  await act(page);
  if (paper) {
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    // A4 without its margins.
    await page.setViewportSize({ width: 703, height: 1032 });
    await page.waitForFunction(() => document.querySelector("svg.timeline").getAttribute("width") === "700");
  }
  // The page scrolls inside itself: a window as high as all of it shows it whole.
  if (whole) await page.setViewportSize({ width: page.viewportSize().width, height: await page.evaluate(() => document.querySelector(".report").getBoundingClientRect().bottom | 0) });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: "disabled", fullPage: Boolean(paper || whole) });
  await context.close();
  console.log(`${name}.png`);
}

/** Puts the notes in, and leaves the page as it was. */
async function write(page, notes) {
  const open = await page.locator("#notes").isVisible();
  await showNotes(page);
  await page.locator("#notes").fill(notes);
  await showNotes(page, open);
  // Seen from the top, and not from where the text field put its caret.
  await page.locator("#notes").evaluate((field) => {
    field.blur();
    field.setSelectionRange(0, 0);
    field.scrollTop = 0;
    scrollTo(0, 0);
  });
}

(async () => {
  const [folder, pictures] = SHEET ? [TARGET, STATES] : [DOCS, PICTURES];
  fs.mkdirSync(folder, { recursive: true });
  for (const picture of pictures) await take(folder, picture);
  await close();
})();
