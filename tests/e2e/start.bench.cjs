// When the built page is seen and when it answers after one opens it: on this machine, with a processor four times slower, and over a
// line of 1.6 Mbit/s besides, each file in brotli. `cargo xtask bench` runs it.
"use strict";

const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { part, row } = require("./bench.cjs");
const { DIST, close, link, opening } = require("./page.cjs");

const TIMES = 5;
const NOTES = "# Checkout outage\n\nAll times UTC\n\n- 10:02 pager fired\n- 10:40 checkout is back\n";
const DESK = { width: 1280, height: 800 };
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const [PLAIN, SLOWER, LINED] = [["this machine", 1], ["4 times slower", 4], ["4 times slower, 1.6 Mbit/s", 4, LINE]];

/** What is opened: its name, the way, the window, what follows the address or the file, and notes of one's own. */
const PAGES = [
  ["a first visit", PLAIN, DESK, ""],
  ["a first visit", SLOWER, DESK, ""],
  ["a first visit", LINED, DESK, ""],
  ["the same on a phone", LINED, { width: 390, height: 844 }, ""],
  ["notes of one's own", LINED, DESK, "", NOTES],
  ["a link", LINED, DESK, link(NOTES)],
  ["the one file", SLOWER, DESK, "incident-timeline.html"],
];

async function opened([, [, rate, line], viewport, at, notes]) {
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
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  if (line) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", line);
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
  // Packed once before it counts.
  await opened(PAGES[0]);
  for (const one of PAGES) {
    const seen = [];
    for (let time = 0; time < TIMES; time++) seen.push(await opened(one));
    const median = (name) => Number(part(seen.map((figures) => figures[name]), 0.5)).toFixed(0);
    const of = `${one[0]}, ${one[1][0]}`;
    row("first content, ms", of, median("first"));
    row("first picture, ms", of, median("drawn"));
    row("page answers, ms", of, median("answers"));
    row("layout shift", of, Math.max(...seen.map(({ shift }) => shift)).toFixed(3));
  }
  await close();
})();
