// What the measurements of the page share: long notes, the same on every run, and figures.
"use strict";

const WORDS = ["database", "checkout", "restarted", "latency", "alerts", "rolled back", "fails", "engineer", "region", "queue", "pager"];

/** Notes of so many bullets, some seconds apart, under a heading for each day, and of so many impacts among them. */
function notes(count, impacts = 0) {
  let seed = 7;
  const roll = (below) => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % below;
  const two = (number) => String(number).padStart(2, "0");
  const date = (second) => new Date(Date.UTC(2024, 2, 5) + second * 1000).toISOString().slice(0, 10);
  const clock = (second) => `${two(Math.floor((second % 86_400) / 3600))}:${two(Math.floor(second / 60) % 60)}`;
  const lines = ["# Long incident", ""];
  const first = 36_000;
  let second = first;
  let day = -1;
  for (let n = 0; n < count; n++) {
    second += roll(20);
    if (Math.floor(second / 86_400) !== day) {
      day = Math.floor(second / 86_400);
      lines.push("", `## ${date(second)}`);
    }
    const words = Array.from({ length: 4 + roll(8) }, () => WORDS[roll(WORDS.length)]);
    lines.push(`- ${clock(second)}:${two(second % 60)} ${words.join(" ")}`);
  }
  if (impacts > 0) lines.push("", "## Impact", "");
  for (let n = 0; n < impacts; n++) {
    const from = first + Math.floor(((second - first) * n) / impacts);
    const to = from + 600 + roll(28_000);
    lines.push(`- Cell ${n} was down: ${date(from)} ${clock(from)} to ${date(to)} ${clock(to)}`);
  }
  return lines.join("\n");
}

/** Pastes notes over all that is there; milliseconds from the paste to the first frame that shows so many events. */
async function painted(page, text, count) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.evaluate((count) => {
    const shown = () => document.querySelector(".summary p")?.textContent.startsWith(`${count} events`);
    window.painted = new Promise((done) =>
      addEventListener("paste", ({ timeStamp }) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - timeStamp);
        const frame = () => (shown() ? port2.postMessage(0) : requestAnimationFrame(frame));
        requestAnimationFrame(frame);
      }, true),
    );
  }, count);
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+V");
  const millis = await page.evaluate(() => window.painted);
  await taken(page, text);
  return millis;
}

/** Waits until the field has taken the notes in after the picture, of long ones a part. */
function taken(page, text) {
  const has = (length) => {
    const { around, value, readOnly } = document.querySelector("#notes");
    const [before, after] = around ?? ["", ""];
    return before.length + value.length + after.length === length && !readOnly;
  };
  return page.waitForFunction(has, text.length, { polling: 250, timeout: 200_000 });
}

/** Begins to count how long the main thread works, however busy the machine is; returns a function that tells it in milliseconds. */
async function work(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find((metric) => metric.name === "TaskDuration").value * 1000;
  };
}

/** The value that so large a share of the values stays below. */
const part = (values, share) => values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))].toFixed(1);

/** A row of the table that `cargo xtask bench` prints: what is measured, of what, how much; and what nothing gets below, where that is measured as well. */
function row(what, of, measured, floor = "") {
  console.log(["row", what, of, measured, floor].join("\t"));
}

/** Megabytes that the page holds: in the wasm, and in the browser's scripts with the texts that they know. */
async function memory(page) {
  const session = await page.context().newCDPSession(page);
  const { result: kind } = await session.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId: kind.objectId });
  const sum = "function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }";
  const { result: wasm } = await session.send("Runtime.callFunctionOn", { objectId: objects.objectId, functionDeclaration: sum, returnByValue: true });
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return { wasm: wasm.value / 1e6, scripts: usedSize / 1e6 };
}

module.exports = { memory, notes, painted, part, row, taken, work };
