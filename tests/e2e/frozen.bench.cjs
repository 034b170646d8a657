// For how long the page answers nothing while it reads long notes and draws them: the longest task of its main thread, after a
// paste and after a letter at the end. `cargo xtask bench` runs it.
//
// Tasks are told in the time that they work (what else the machine does is left out) and, beside it, in the time that passes.
"use strict";

const { row, taken } = require("./bench.cjs");
const { close, openBench, showNotes } = require("./page.cjs");

const MB = 1_000_000;
const SIZES = [MB, 10 * MB - 100];
const two = (number) => String(number).padStart(2, "0");
const clock = (n) => `${two(Math.floor(n / 60) % 24)}:${two(n % 60)}`;

/** The shapes of notes: one line of each, from its number. */
const SHAPES = {
  bullets: (n) => `- ${clock(n)} UTC pager fired for service ${n}, ${n % 97} errors a minute\n`,
  chat: (n) => `dana  ${(Math.floor(n / 60) % 11) + 1}:${two(n % 60)} PM\nrolled back the release, errors are going down\nmore of it in a moment\n\n`,
  prose: (n) =>
    n % 6 === 0 ? `At ${clock(n / 6)} the team restarted the payment service. `
    : n % 6 === 5 ? "Nobody had looked at that dashboard for a while.\n\n"
    : "The logs said nothing of note, and the graphs were as flat as ever. ",
  "one line": (n) => `${clock(n)} it went [on and ${n} on. `,
};

function notes(line, size) {
  let text = "# Checkout outage\n\nDate: 2024-11-20\n\n## Timeline (UTC)\n\n";
  for (let n = 0; text.length < size; n++) text += line(n);
  return text.slice(0, size);
}

/** Does `act` and waits for `done`; the tasks of the page's main thread meanwhile, longest first: [worked, passed]. */
async function traced(page, act, done) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "__metadata"] });
  await act();
  await done();
  // What comes after the picture: the report, the field.
  await page.evaluate(() => new Promise((then) => setTimeout(then, 1_000)));
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const tasks = traceEvents.filter(({ name, ph, dur }) => ph === "X" && dur && /RunTask$/.test(name));
  const mains = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid} ${tid}`));
  // What runs inside of a task is part of it.
  let end = 0;
  return tasks
    .filter(({ pid, tid }) => mains.has(`${pid} ${tid}`))
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur)
    .filter(({ ts, dur }) => ts >= end && ((end = ts + dur), true))
    .map(({ tdur, dur }) => [(tdur ?? dur) / 1000, dur / 1000])
    .sort(([a], [b]) => b - a);
}

async function measure(name, size) {
  const { page, context } = await openBench();
  context.setDefaultTimeout(200_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const text = notes(SHAPES[name], size);
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+A");
  await page.evaluate(() => {
    const first = document.querySelector(".summary p")?.textContent;
    window.painted = new Promise((done) =>
      addEventListener("paste", ({ timeStamp }) => {
        const frame = () => {
          const now = document.querySelector(".summary p")?.textContent;
          if (now !== first) done(performance.now() - timeStamp);
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }, true),
    );
  });
  let millis = 0;
  const show = (way, tasks, more) => {
    const [longest, ...rest] = tasks.slice(0, 6).map(([worked]) => worked.toFixed(0));
    const passed = Math.max(...tasks.map(([, passed]) => passed)).toFixed(0);
    row("longest task, ms", `${way}, ${(text.length / MB).toFixed(0)} MB of ${name}`, `${longest}, then ${rest.join(" ")}; passed ${passed}${more}`);
  };
  const pasted = await traced(page, () => page.keyboard.press("Control+V"), async () => {
    millis = await page.evaluate(() => window.painted);
    await taken(page, text);
  });
  show("paste", pasted, `; picture after ${(millis / 1000).toFixed(1)} s`);
  await showNotes(page, false);
  const opened = await traced(page, () => showNotes(page), () => page.evaluate(() => document.querySelector("#notes").offsetHeight));
  show("opening the notes", opened, "");
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+End");
  await page.evaluate(() => {
    addEventListener("keydown", ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (window.key = performance.now() - timeStamp);
        port2.postMessage(0);
      });
    }, true);
  });
  const typed = await traced(page, () => page.keyboard.type("x"), async () => {
    await page.waitForFunction(() => window.key, null, { polling: 100 });
    await page.evaluate(() => new Promise((then) => setTimeout(then, 4_000)));
  });
  show("letter", typed, `; seen after ${(await page.evaluate(() => window.key)).toFixed(0)}`);
  await context.close();
}

(async () => {
  const wanted = process.argv.slice(2);
  for (const size of SIZES) {
    for (const name of Object.keys(SHAPES)) {
      if (wanted.length === 0 || wanted.includes(name) || wanted.includes(`${name} ${Math.round(size / MB)}`)) await measure(name, size);
    }
  }
  await close();
})();
