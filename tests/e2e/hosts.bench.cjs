// What the script costs the pages of a wiki: what they load, in brotli, and when the first and the last picture stand.
// `cargo xtask bench` runs it.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { brotliCompressSync } = require("node:zlib");
const { part, row, work } = require("./bench.cjs");
const { DIST, close, hostBench } = require("./page.cjs");

const BLOCK = "<pre><code class=language-incident-timeline>All times UTC\n10:02 pager fired\n10:05 checkout was down\n10:40 checkout is back\n</code></pre>";
const BLOCKS = [0, 1, 4, 10];
const TIMES = 5;

const size = (name) => brotliCompressSync(fs.readFileSync(path.join(DIST, name))).length;

/** A page of a wiki that writes down when each picture stood. */
const page = (blocks) => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Wiki</title><script>
  globalThis.ready = [];
  globalThis.tasks = [0];
  addEventListener("incident-ready", () => ready.push(performance.now()));
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
</script><script async src="incident-timeline.js"></script><h1>Wiki</h1>${BLOCK.repeat(blocks)}</html>`;

async function measure(blocks) {
  const seen = [];
  for (let time = 0; time < TIMES; time++) {
    // High enough that all pictures are near the window.
    const { page: opened, context, requests, begun } = await hostBench(page(blocks), { viewport: { width: 1280, height: 8000 } }, work);
    await opened.waitForFunction((blocks) => customElements.get("incident-timeline") && ready.length === blocks, blocks);
    const [ready, tasks] = await opened.evaluate(() => [globalThis.ready, globalThis.tasks]);
    seen.push({ files: requests.map((url) => url.split("/").at(-1)).filter((name) => fs.existsSync(path.join(DIST, name))), ready, tasks, worked: await begun() });
    await context.close();
  }
  const [{ files }] = seen;
  const bytes = files.reduce((sum, name) => sum + size(name), 0);
  const median = (of) => Number(part(seen.map(of), 0.5)).toFixed(0);
  const stand = blocks ? `first picture ${median(({ ready }) => ready[0])}, last ${median(({ ready }) => ready.at(-1))}, ` : "";
  const tasks = `longest task ${median(({ tasks }) => Math.max(...tasks))}, work ${median(({ worked }) => worked)}`;
  row("host, ms", `${blocks} blocks`, `${stand}${tasks}; ${files.length} requests of ${(bytes / 1000).toFixed(1)} kB`);
}

(async () => {
  for (const blocks of BLOCKS) await measure(blocks);
  await close();
})();
