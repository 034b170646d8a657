// How long the built page takes from a paste to a painted picture, how much work a step of zooming or panning is, and how
// soon a letter that is typed is seen.
// Prints a table; `cargo xtask bench` runs it. Nothing here fails on a slow machine.
"use strict";

const { close, openBench } = require("./page.cjs");

const SIZES = [21, 1_000, 10_000, 100_000];
const STEPS = 120;
const KEYS = "wwwwwwwwwwddddddddddddddddddddaaaaaaaaaassssssssss";
const WORDS = ["database", "checkout", "restarted", "latency", "alerts", "rolled back", "fails", "engineer", "region", "queue", "pager"];

/** Notes of so many bullets, some seconds apart, under a heading for each day; the same on every run. */
function notes(count) {
  let seed = 7;
  const roll = (below) => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % below;
  const two = (number) => String(number).padStart(2, "0");
  const lines = ["# Long incident", ""];
  let second = 36_000;
  let day = -1;
  for (let n = 0; n < count; n++) {
    second += roll(20);
    if (Math.floor(second / 86_400) !== day) {
      day = Math.floor(second / 86_400);
      lines.push("", `## ${new Date(Date.UTC(2024, 2, 5 + day)).toISOString().slice(0, 10)}`);
    }
    const words = Array.from({ length: 4 + roll(8) }, () => WORDS[roll(WORDS.length)]);
    const at = second % 86_400;
    lines.push(`- ${two(Math.floor(at / 3600))}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)} ${words.join(" ")}`);
  }
  return lines.join("\n");
}

/** Milliseconds from a paste to the first frame that shows what was pasted, and the picture's elements. */
async function painted(page, count) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), notes(count));
  await page.evaluate((count) => {
    const shown = () => document.querySelector(".summary p")?.textContent.startsWith(`${count} events`);
    window.painted = new Promise((done) =>
      addEventListener("paste", ({ timeStamp }) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done({ millis: performance.now() - timeStamp, elements: document.querySelectorAll("svg.timeline *").length });
        const frame = () => (shown() ? port2.postMessage(0) : requestAnimationFrame(frame));
        requestAnimationFrame(frame);
      }, true),
    );
  }, count);
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+V");
  const result = await page.evaluate(() => window.painted);
  await page.waitForFunction((count) => document.querySelector("#notes").value.length > 40 * count, count);
  return result;
}

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
  await page.locator("#notes").focus();
  await page.keyboard.type("a letter and a letter", { delay: 40 });
  await page.waitForFunction(() => window.keys.length === 21);
  return page.evaluate(() => window.keys);
}

const part = (values, share) => values.sort((a, b) => a - b)[Math.floor(values.length * share)].toFixed(1);

async function measure(count) {
  const { page, context } = await openBench();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { millis, elements } = await painted(page, count);
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
  return [count, millis.toFixed(0), elements, part(steps, 0.5), part(steps, 0.95), part(keys, 0.5)];
}

(async () => {
  console.log("events   painted ms   elements   step ms, median   step ms, 95 %   key ms, median");
  for (const size of SIZES) {
    const [count, millis, elements, median, high, key] = await measure(size);
    console.log(`${String(count).padEnd(9)}${millis.padEnd(13)}${String(elements).padEnd(11)}${median.padEnd(18)}${high.padEnd(16)}${key}`);
  }
  await close();
})();
