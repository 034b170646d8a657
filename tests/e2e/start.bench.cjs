// How soon the first picture stands after one opens the page: on this machine, with a processor four times slower, and over a line of
// 1.6 Mbit/s, each file in brotli. `cargo xtask bench` runs it.
"use strict";

const { part, row } = require("./bench.cjs");
const { close, newBench } = require("./page.cjs");

const TIMES = 5;
const MEGABIT = 1e6 / 8;
const WAYS = [
  ["this machine", {}],
  ["processor 4 times slower", { slower: 4 }],
  ["1.6 Mbit/s, 150 ms there and back", { line: 1.6 }],
];

/** Milliseconds from the request for the page to the frame with the picture, and bytes that came. */
async function first({ slower, line }) {
  const { context, page, home } = await newBench(true);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  if (slower) await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  if (line) await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: line * MEGABIT, uploadThroughput: line * MEGABIT });
  await page.addInitScript(() => {
    globalThis.stands = new Promise((done) => {
      requestAnimationFrame(function frame() {
        if (document.querySelector("svg.timeline > *")) requestAnimationFrame(() => done(performance.now()));
        else requestAnimationFrame(frame);
      });
    });
  });
  await page.goto(home);
  const millis = await page.evaluate(() => globalThis.stands);
  await context.close();
  return { millis, bytes };
}

(async () => {
  // Packed once before it counts.
  await first({});
  for (const [name, way] of WAYS) {
    const seen = [];
    for (let time = 0; time < TIMES; time++) seen.push(await first(way));
    const floor = way.line ? `${((seen[0].bytes / (way.line * MEGABIT)) * 1000 + 2 * 150).toFixed(0)} for its bytes` : "";
    row("first picture, ms", name, Number(part(seen.map(({ millis }) => millis), 0.5)).toFixed(0), floor);
  }
  await close();
})();
