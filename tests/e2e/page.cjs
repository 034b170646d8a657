// What the end-to-end tests share: one Chromium a file, the built page under a sub-path, and a watch over what it does.
//
//   const { openPage } = require("./page.cjs");
//   test("…", async (t) => { const { page, requests } = await openPage(t); … });
//
// When a test ends its pages are closed, and it fails if one of them wrote an error to the console (a broken content
// security policy does), threw, or asked for anything outside its own directory. Tests wait for what they look for
// and for nothing else: no sleeps.
"use strict";

const assert = require("node:assert/strict");
const { createRequire } = require("node:module");
const { after } = require("node:test");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const zlib = require("node:zlib");
const { serve } = require("../../xtask/node/serve.cjs");

const DIST = path.resolve(__dirname, "../../dist");
const PREFIX = "/some/where/";

/** Loads one of the packages of package.json from the place that `cargo xtask test` has put them. */
const packages = createRequire(path.join(process.env.E2E_MODULES ?? path.join(__dirname, "node_modules"), "here.js"));

let browser;
let server;

/** The browser of this file's tests. */
function chromium() {
  browser ??= packages("playwright-core").chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: (process.env.CHROMIUM_FLAGS ?? "--no-sandbox").split(" ").filter((flag) => flag !== "--headless"),
  });
  return browser;
}

/** The address of the built page's directory, ending in a slash; `packed` if its files are sent in brotli. */
async function base(packed = false) {
  server ??= new Promise((resolve, reject) => {
    const started = serve(DIST, PREFIX, packed);
    started.once("error", reject);
    started.listen(0, "127.0.0.1", () => resolve(started));
  });
  return `http://127.0.0.1:${(await server).address().port}${PREFIX}`;
}

/** Ends the browser and the server. */
async function close() {
  await (await browser)?.close();
  const started = await server;
  started?.closeAllConnections();
  started?.close();
}

// A measurement that uses this file ends by itself.
if (require.main?.filename.endsWith(".test.cjs")) after(close);

/** The hosted page in a fresh profile, for a measurement or a picture and not for a test; `at` as for `openPage`. Returns `{ page, context }`. */
async function openBench(options = {}, at = "") {
  const context = await (await chromium()).newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto((await base()) + at);
  await mounted(page);
  return { page, context };
}

/** Someone else's page, `html`, beside the built files, for a measurement that `begin` begins. Returns `{ context, requests, page, begun }`. */
async function hostBench(html, options, begin) {
  const context = await (await chromium()).newContext(options);
  const requests = [];
  context.on("request", (request) => requests.push(request.url()));
  const page = await context.newPage();
  const address = `${await base()}host.html`;
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body: html }));
  const begun = await begin(page);
  await page.goto(address);
  return { page, context, requests, begun };
}

/**
 * A watched page in a fresh profile, not yet anywhere. `options` go to the browser's context; `allowed` is a pattern
 * of errors that the test is about, `inside` a folder of the test's own files.
 * Returns `{ page, context, requests, base }`: `requests` grows by the address of each request.
 */
async function newPage(t, { allowed, inside: own = "data:", ...options } = {}) {
  const home = await base();
  const context = await (await chromium()).newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(30_000);
  const requests = [];
  const problems = [];
  const watch = (page) => {
    page.on("console", (message) => {
      if (message.type() === "error" && !allowed?.test(message.text())) problems.push(message.text());
    });
    page.on("pageerror", (error) => {
      if (!allowed?.test(String(error))) problems.push(String(error));
    });
  };
  context.on("page", watch);
  context.on("request", (request) => requests.push(request.url()));
  const page = await context.newPage();
  t.after(async () => {
    await context.close();
    const inside = [home, pathToFileURL(DIST).href, "data:", "blob:", own];
    const strangers = requests.filter((url) => !inside.some((start) => url.startsWith(start)));
    assert.deepEqual(strangers, [], "requests to other places");
    assert.deepEqual(problems, [], "errors on the console");
  });
  return { page, context, requests, base: home };
}

/** The hosted page, drawn; `at` is what follows its address, such as a link's fragment. Else like `newPage`. */
async function openPage(t, { at = "", ...options } = {}) {
  const opened = await newPage(t, options);
  await opened.page.goto(opened.base + at);
  await mounted(opened.page);
  return opened;
}

/** The one-file page from disk with the network off, drawn. Else like `newPage`. */
async function openFile(t, { at = "", ...options } = {}) {
  const opened = await newPage(t, { offline: true, ...options });
  await opened.page.goto(pathToFileURL(path.join(DIST, "incident-timeline.html")).href + at);
  await mounted(opened.page);
  return opened;
}

/** Someone else's page, `html`, beside the built files, under `policy` where one is given. Else like `newPage`. */
async function openHost(t, html, { policy, ...options } = {}) {
  const opened = await newPage(t, options);
  const address = `${opened.base}host.html`;
  const headers = policy ? { "Content-Security-Policy": policy } : {};
  await opened.page.route(address, (route) => route.fulfill({ contentType: "text/html", headers, body: html }));
  await opened.page.goto(address);
  return opened;
}

/** An empty page in a fresh profile, for a measurement of how the built page opens. Returns `{ page, context, base }`. */
async function opening(options) {
  const home = await base(true);
  const context = await (await chromium()).newContext(options);
  return { page: await context.newPage(), context, base: home };
}

/** Waits until the page's own code has put something on the page. */
function mounted(page) {
  return page.locator("#app > :not(.first, .coming)").waitFor({ state: "attached" });
}

/** The marks of the clock in the picture, sorted: their order in the document says nothing. */
async function clock(page) {
  return (await page.locator("svg .clock").allTextContents()).sort();
}

/** Waits until the marks of the clock are `marks`, or (false) are others. */
function clockIs(page, marks, wanted = true) {
  const is = ([marks, wanted]) =>
    ([...document.querySelectorAll("svg .clock")].map((mark) => mark.textContent).sort().join() === marks) === wanted;
  return page.waitForFunction(is, [marks.join(), wanted]);
}

/** Waits until the marks of the clock are others than `marks`. */
function clockLeaves(page, marks) {
  return clockIs(page, marks, false);
}

/**
 * Waits until what `read` gives is `wanted`: a value, a pattern, or a question to it. What a key, a click or a paste does is
 * seen some time after it.
 */
async function becomes(read, wanted, message) {
  const compare = (seen) => {
    if (typeof wanted === "function") assert.ok(wanted(seen), message ?? `${wanted}: ${JSON.stringify(seen)}`);
    else if (wanted instanceof RegExp) assert.match(seen, wanted, message);
    else assert.deepEqual(seen, wanted, message);
  };
  for (const end = Date.now() + 30_000; ; await new Promise((next) => setTimeout(next, 20))) {
    const seen = await read();
    try {
      return compare(seen);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Shows a part of the page in a narrow window. */
const showTab = (page, name) => page.getByRole("tab", { name }).click();

/** Opens the notes, or closes them. */
async function showNotes(page, open = true) {
  if (await page.getByRole("tablist").isVisible()) return showTab(page, open ? "Notes" : "Timeline");
  const button = page.getByRole("button", { name: "Notes", exact: true });
  if ((await button.getAttribute("aria-pressed")) !== String(open)) await button.click();
}

/** Opens a menu of the row over the picture. */
function openMenu(page, name) {
  return page.locator(".menu summary", { hasText: name }).click();
}

/** Pastes `text` at the caret of the notes with the keyboard; with `all`, over all of them. */
async function paste(page, text, { all = false } = {}) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await showNotes(page);
  await page.locator("#notes").focus();
  if (all) await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+V");
}

/** Waits until the table of events has so many rows. */
function eventCount(page, count) {
  return page.waitForFunction((n) => document.querySelectorAll(".events .entry").length === n, count);
}

/** What the notes say: what the field holds, and of long ones what stands before and after that. A page that starts has two. */
const value = (page) =>
  page.locator("#notes").last().evaluate((field) => {
    const [before, after] = field.around ?? ["", ""];
    return before + field.value + after;
  });

/** The fragment of a link to `text`, made by the rules and not by the page. */
function link(text) {
  const bytes = Buffer.from(text, "utf8");
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  const check = Buffer.alloc(4);
  check.writeUInt32BE(~crc >>> 0);
  return `#1d.${zlib.deflateRawSync(bytes).toString("base64url")}.${check.toString("base64url")}`;
}

module.exports = { DIST, becomes, clock, clockIs, clockLeaves, close, eventCount, hostBench, link, mounted, openBench, newPage, openFile, openHost, openMenu, openPage, opening, packages, paste, showNotes, showTab, value };
