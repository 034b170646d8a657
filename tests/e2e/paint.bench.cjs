// How long the built page takes from a paste to a painted picture, how much work a step of zooming or panning is, and how
// soon a letter that is typed is seen.
// Prints a table; `cargo xtask bench` runs it. Nothing here fails on a slow machine.
"use strict";

const { notes, painted, part, row } = require("./bench.cjs");
const { close, openBench, showNotes } = require("./page.cjs");

/** Events, and impacts among them. */
const SIZES = [[21, 0], [1_000, 0], [10_000, 0], [10_000, 250], [100_000, 0], [100_000, 2_500]];
const STEPS = 120;
const KEYS = "wwwwwwwwwwddddddddddddddddddddaaaaaaaaaassssssssss";
const NAMES = ["events", "impacts", "painted ms", "elements", "in the picture", "step ms, median", "step ms, 95 %", "key ms, median", "key ms, 95 %"];

/** Milliseconds from a key to the first frame that shows its letter at the end of the notes. */
async function typed(page) {
  await page.evaluate(() => {
    window.keys = [];
    addEventListener("keydown", ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.keys.push(performance.now() - timeStamp);
        port2.postMessage(0);
      });
    }, true);
  });
  await showNotes(page);
  await page.locator("#notes").focus();
  await page.keyboard.type("a letter and a letter", { delay: 40 });
  await page.waitForFunction(() => window.keys.length === 21);
  return page.evaluate(() => window.keys);
}

async function measure([count, impacts]) {
  const { page, context } = await openBench();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const millis = await painted(page, notes(count, impacts), count);
  const elements = await page.evaluate(() => ["*", "svg.timeline *"].map((all) => document.querySelectorAll(all).length));
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
    return of("ScriptDuration") + of("LayoutDuration") + of("RecalcStyleDuration");
  };
  await page.locator(".frame").focus();
  const steps = [];
  for (let n = 0; n < STEPS; n++) {
    const before = await spent();
    await page.keyboard.press(KEYS[n % KEYS.length]);
    // Time for the frame, without a script in the page whose work would be counted too.
    await new Promise((done) => setTimeout(done, 50));
    steps.push((await spent()) - before);
  }
  const keys = await typed(page);
  await context.close();
  const times = [part(steps, 0.5), part(steps, 0.95), part(keys, 0.5), part(keys, 0.95)];
  row(NAMES, [count, impacts, millis.toFixed(0), ...elements, ...times]);
}

(async () => {
  row(NAMES, NAMES);
  for (const size of SIZES) await measure(size);
  await close();
})();
