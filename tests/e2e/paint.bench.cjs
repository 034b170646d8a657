// How long the built page takes from notes to a painted picture, and how much work a step of zooming or panning is.
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

/** Milliseconds from the change of the field to the first frame after it, with the picture's elements. */
function painted(text) {
  const field = document.querySelector("#notes");
  const start = performance.now();
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return new Promise((done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done({ millis: performance.now() - start, elements: document.querySelectorAll("svg.timeline *").length });
      port2.postMessage(0);
    }),
  );
}

const part = (values, share) => values.sort((a, b) => a - b)[Math.floor(values.length * share)].toFixed(1);

async function measure(count) {
  const { page, context } = await openBench();
  const { millis, elements } = await page.evaluate(painted, notes(count));
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
    return of("ScriptDuration") + of("LayoutDuration") + of("RecalcStyleDuration");
  };
  const steps = [];
  for (let n = 0; n < STEPS; n++) {
    const before = await spent();
    await page.evaluate(async (key) => {
      document.querySelector(".frame").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    }, KEYS[n % KEYS.length]);
    steps.push((await spent()) - before);
  }
  await context.close();
  return [count, millis.toFixed(0), elements, part(steps, 0.5), part(steps, 0.95)];
}

(async () => {
  console.log("events   painted ms   elements   step ms, median   step ms, 95 %");
  for (const size of SIZES) {
    const [count, millis, elements, median, high] = await measure(size);
    console.log(`${String(count).padEnd(9)}${millis.padEnd(13)}${String(elements).padEnd(11)}${median.padEnd(18)}${high}`);
  }
  await close();
})();
