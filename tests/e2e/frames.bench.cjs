// How the picture moves as a person sees it: wheel and drag at 60 a second for two seconds each, with all that the browser
// paints: the time between frames, and the work of the main thread for each. `cargo xtask bench` runs it.
"use strict";

const { notes, painted, part, row, work } = require("./bench.cjs");
const { close, openBench } = require("./page.cjs");

const SIZES = [[1_000, 0], [10_000, 0], [10_000, 250]];
const STEPS = 120;

/** Does `step` 60 times a second, whatever became of those before; what the page's frames and tasks took meanwhile. */
async function frames(page, step) {
  await page.evaluate(() => {
    const seen = (window.seen = { gaps: [], tasks: [], on: true });
    const watch = new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map((task) => task.duration)));
    watch.observe({ type: "longtask" });
    let last;
    requestAnimationFrame(function frame(now) {
      if (last !== undefined) seen.gaps.push(now - last);
      last = now;
      if (seen.on) requestAnimationFrame(frame);
      else watch.disconnect();
    });
  });
  const sent = [];
  const begin = performance.now();
  for (let n = 0; n < STEPS; n++) {
    await new Promise((done) => setTimeout(done, begin + (n * 1000) / 60 - performance.now()));
    sent.push(step(n));
  }
  await Promise.all(sent);
  return page.evaluate(() => {
    window.seen.on = false;
    return window.seen;
  });
}

async function measure([count, impacts]) {
  const { page, context } = await openBench();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await painted(page, notes(count, impacts), count);
  const box = await page.locator(".frame svg").boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + 16];
  await page.locator(".frame").focus();
  await page.mouse.move(x, y);
  const ways = [
    ["wheel", () => frames(page, (n) => page.mouse.wheel(0, n % 60 < 30 ? -40 : 40))],
    ["drag", async () => {
      for (let n = 0; n < 6; n++) await page.keyboard.press("w");
      await page.mouse.down();
      const seen = await frames(page, (n) => page.mouse.move(x + 300 * Math.sin(n / 12), y));
      await page.mouse.up();
      return seen;
    }],
  ];
  const worked = await work(page);
  for (const [name, way] of ways) {
    const before = await worked();
    const { gaps, tasks } = await way();
    const each = (((await worked()) - before) / STEPS).toFixed(1);
    const longest = (values) => Math.max(0, ...values).toFixed(0);
    const over = tasks.length ? `, ${tasks.length} tasks over 50, the longest ${longest(tasks)}` : "";
    row("frames at 60 a second, ms", `${name}, ${count} events${impacts ? `, ${impacts} impacts` : ""}`,
      `${part(gaps, 0.5)}, 95 % ${part(gaps, 0.95)}, longest ${longest(gaps)}; work ${each} a step${over}`);
  }
  await context.close();
}

(async () => {
  for (const size of SIZES) await measure(size);
  await close();
})();
