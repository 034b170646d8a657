// When the built page is seen and when it answers on a slow line and a slow machine: 1.6 Mbit/s with 150 ms each way and back, a
// quarter of the speed of this machine. Prints a table of medians; `cargo xtask bench` runs it.
"use strict";

const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { part, row } = require("./bench.cjs");
const { DIST, close, link, opening } = require("./page.cjs");

const TIMES = 5;
const NOTES = "# Checkout outage\n\nAll times UTC\n\n- 10:02 pager fired\n- 10:40 checkout is back\n";
const NAMES = ["page                ", "first content, ms", "first picture, ms", "answers, ms", "layout shift"];
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const DESK = { width: 1280, height: 800 };

/** What is opened: its name, the window, what follows the address or the file, and whether there are notes of one's own. */
const PAGES = [
  ["a first visit", DESK, ""],
  ["the same on a phone", { width: 390, height: 844 }, ""],
  ["notes of one's own", DESK, "", NOTES],
  ["a link", DESK, link(NOTES)],
  ["the one file", DESK, "incident-timeline.html"],
];

async function opened([, viewport, at, notes]) {
  const { page, context, base } = await opening({ viewport });
  if (notes) await page.addInitScript((notes) => localStorage.setItem("incident-timeline.notes", notes), notes);
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shift += value))).observe({ type: "layout-shift", buffered: true });
    const seen = (name, selector) => {
      if (window[name] || ![...document.querySelectorAll(selector)].some((one) => one.checkVisibility({ checkVisibilityCSS: true }))) return;
      window[name] = performance.now();
    };
    requestAnimationFrame(function frame() {
      seen("drawn", "svg.timeline .dot");
      seen("answers", "#app > :not(.first) svg.timeline .dot");
      if (!window.answers) requestAnimationFrame(frame);
    });
  });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  if (!at.endsWith(".html")) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", LINE);
  }
  await page.goto(at.endsWith(".html") ? pathToFileURL(path.join(DIST, at)).href : base + at, { timeout: 60_000 });
  await page.waitForFunction(() => window.answers, undefined, { timeout: 60_000 });
  const figures = await page.evaluate(() => ({
    first: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    drawn: window.drawn,
    answers: window.answers,
    shift: window.shift,
  }));
  await context.close();
  return figures;
}

(async () => {
  row(NAMES, NAMES);
  for (const one of PAGES) {
    const seen = [];
    for (let time = 0; time < TIMES; time++) seen.push(await opened(one));
    const median = (name) => Number(part(seen.map((figures) => figures[name]), 0.5)).toFixed(0);
    row(NAMES, [one[0], median("first"), median("drawn"), median("answers"), Math.max(...seen.map(({ shift }) => shift)).toFixed(3)]);
  }
  await close();
})();
