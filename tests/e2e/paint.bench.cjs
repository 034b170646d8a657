// How long the built page takes from a paste to a painted picture, how much memory it has then, how much work a step of zooming
// or panning is, and how soon a letter that is typed is seen. `cargo xtask bench` runs it. Nothing here fails on a slow machine.
"use strict";

const { memory, notes, painted, part, row } = require("./bench.cjs");
const { close, openBench, showNotes } = require("./page.cjs");

/** Events, and impacts among them. */
const SIZES = [[21, 0], [1_000, 0], [10_000, 0], [10_000, 250], [100_000, 0], [100_000, 2_500]];
const STEPS = 120;
const KEYS = "wwwwwwwwwwddddddddddddddddddddaaaaaaaaaassssssssss";

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

/** A paste as soon as the page is there: the code that reads it has not run yet. */
async function atOnce() {
  const { page, context } = await openBench();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const millis = await painted(page, notes(10_000), 10_000);
  await context.close();
  row("painted, ms", "10000 events at once", millis.toFixed(0));
}

/** As many events as the field holds whole, pasted over as many that are selected. */
async function over() {
  const { page, context } = await openBench();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await painted(page, notes(2_900), 2_900);
  const millis = await painted(page, notes(2_899), 2_899);
  await context.close();
  row("painted, ms", "2,899 events over as many", millis.toFixed(0));
}

async function measure([count, impacts]) {
  const { page, context } = await openBench();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  // Time to come from where one copied: what runs in idle time has run.
  await page.waitForTimeout(1_500);
  const millis = await painted(page, notes(count, impacts), count);
  const [all, inside] = await page.evaluate(() => ["*", "svg.timeline *"].map((all) => document.querySelectorAll(all).length));
  const { wasm, scripts } = await memory(page);
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
  const of = `${count} events${impacts ? `, ${impacts} impacts` : ""}`;
  const times = (values) => `${part(values, 0.5)}, 95 % ${part(values, 0.95)}`;
  row("painted, ms", of, millis.toFixed(0));
  row("elements", of, `${all}, of the picture ${inside}`);
  row("memory, MB", of, `wasm ${wasm.toFixed(0)}, scripts ${scripts.toFixed(0)}`);
  row("step of the picture, ms", of, times(steps));
  row("letter seen, ms", of, times(keys));
}

(async () => {
  for (const size of SIZES) await measure(size);
  await atOnce();
  await over();
  await close();
})();
