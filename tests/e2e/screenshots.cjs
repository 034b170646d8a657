// Makes the pictures of docs/screenshots afresh from notes of our own; `cargo xtask screenshots` runs it after a build.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { close, openBench, showNotes } = require("./page.cjs");

const OUT = path.resolve(__dirname, "../../docs/screenshots");

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

/** Name, notes, how the window is, and what a person did before the picture was taken. */
const PICTURES = [
  ["wide", NIGHT, {}, async () => {}],
  ["dark", NIGHT, { colorScheme: "dark" }, async (page) => {
    await page.locator(".frame").press("Home");
    await page.keyboard.press("ArrowRight");
  }],
  ["narrow", NIGHT, { viewport: { width: 360, height: 1500 } }, async (page) => {
    await page.locator(".reading").evaluate((reading) => reading.scrollIntoView());
  }],
  ["busy", busy(200), { viewport: { width: 1600, height: 1000 } }, async (page) => {
    await page.getByRole("combobox", { name: "Lanes of events" }).selectOption("actor");
  }],
  ["steps", NIGHT, {}, async (page) => {
    await page.locator(".frame").press("Home");
    for (const key of ["r", "ArrowRight", "ArrowRight", "m", "ArrowRight"]) await page.keyboard.press(key);
  }],
  ["zones", CLOCKS, {}, async (page) => {
    await page.locator(".menu", { has: page.locator("input.zone") }).locator("summary").click();
    await page.locator("input.zone").fill("new york");
    await page.keyboard.press("Enter");
  }],
];

async function take([name, notes, options, act]) {
  const { page, context } = await openBench({ viewport: { width: 1280, height: 860 }, colorScheme: "light", ...options });
  const open = await page.locator("#notes").isVisible();
  await showNotes(page);
  await page.locator("#notes").fill(notes);
  await showNotes(page, open);
  await page.locator("svg.timeline .dot").first().waitFor();
  // Seen from the top, and not from where the text field put its caret.
  await page.locator("#notes").evaluate((field) => {
    field.blur();
    field.setSelectionRange(0, 0);
    field.scrollTop = 0;
    scrollTo(0, 0);
  });
  await act(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(OUT, `${name}.png`), animations: "disabled" });
  await context.close();
  console.log(`docs/screenshots/${name}.png`);
}

(async () => {
  fs.mkdirSync(OUT, { recursive: true });
  for (const picture of PICTURES) await take(picture);
  await close();
})();
