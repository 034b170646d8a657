// What goes wrong around the page: it does not start, it breaks, the browser keeps nothing. The notes are there all the same.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { test } = require("node:test");
const { pathToFileURL } = require("node:url");
const { DIST, becomes, eventCount, link, mounted, newPage, openMenu, openPage, paste, showNotes, value } = require("./page.cjs");

const NOTES = "# Checkout outage\n\nAll times UTC\n\n- 10:02 pager fired\n- 10:40 checkout is back – ≥ 99 %\n";
const OTHERS = "# Mail queue stuck\n\nAll times UTC\n\n- 20:00 queue grows\n- 20:30 consumer restarted\n";
const ANY = /./;

const left = (page) => page.locator(".rescue textarea").inputValue();
const says = (page, words) => page.locator(".rescue", { hasText: words }).waitFor();
const kept = (page, key = "notes") => page.evaluate((key) => localStorage.getItem(`incident-timeline.${key}`), key);

/** How a page is kept from starting. */
const STOPS = [
  ["the wasm is missing", (page) => page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "no" }))],
  ["the wasm is damaged", (page) => page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "\0asm\x01\0\0\0junk" }))],
  ["the wasm is blocked", (page) => page.route("**/*.wasm", (route) => route.abort())],
  ["the script of the wasm is missing", (page) => page.route("**/page-*.js", (route) => route.fulfill({ status: 404, body: "no" }))],
  ["there is no WebAssembly", (page) => page.addInitScript(() => delete window.WebAssembly)],
];

for (const [name, stop] of STOPS) {
  test(`${name}: the notes of the link are shown as text, and one's own stay`, async (t) => {
    const { page, base } = await newPage(t, { allowed: ANY });
    await page.goto(`${base}index.html`);
    await mounted(page);
    await page.evaluate((notes) => localStorage.setItem("incident-timeline.notes", notes), OTHERS);
    await page.goto("about:blank");
    await stop(page);
    await page.goto(base + link(NOTES));
    await says(page, "could not start here");
    assert.equal(await left(page), NOTES);
    await page.goto("about:blank");
    await page.goto(base + link(NOTES).slice(0, -30));
    await says(page, "could not start here");
    assert.ok((await left(page)).length > 20 && NOTES.startsWith(await left(page)), await left(page));
    assert.equal(await kept(page), OTHERS);
    await page.goto("about:blank");
    await page.goto(base);
    await says(page, "kept in this browser");
    assert.equal(await left(page), OTHERS);
  });
}

test("the one-file page whose wasm is damaged shows the notes that it carries", async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "incident-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const whole = fs.readFileSync(path.join(DIST, "incident-timeline.html"), "utf8");
  const html = whole.replace(/id="wasm">.{200}/, 'id="wasm">').replace("</body>", () => `<pre id="incident-timeline-notes">${NOTES}</pre></body>`);
  assert.notEqual(html.length, whole.length);
  const file = path.join(folder, "page.html");
  fs.writeFileSync(file, html);
  const { page } = await newPage(t, { allowed: ANY, offline: true, inside: pathToFileURL(folder).href });
  await page.goto(pathToFileURL(file).href);
  await says(page, "could not start here");
  assert.equal(await left(page), NOTES);
});

/** What breaks a page that runs: a call of the browser that throws, while something is drawn. */
const breakDrawing = (page) => page.evaluate(() => {
  Node.prototype.insertBefore = () => { throw new DOMException("refused", "HierarchyRequestError"); };
});

test("a page that breaks shows the notes, keeps them, and goes on after a reload", async (t) => {
  const { page } = await openPage(t, { allowed: ANY });
  await paste(page, NOTES, { all: true });
  await eventCount(page, 2);
  await breakDrawing(page);
  await page.locator("#notes").press("Control+End");
  await page.keyboard.type("- 10:50 all clear\n");
  await says(page, "broke and has stopped");
  assert.ok((await left(page)).startsWith(NOTES));
  assert.equal(await kept(page), await left(page));
  await says(page, "None of your notes are in it");
  assert.doesNotMatch(await page.locator(".rescue p").last().textContent(), /pager|checkout/i);
  const notes = await left(page);
  await page.reload();
  await page.locator(".events .entry", { hasText: "checkout is back" }).waitFor();
  assert.equal(await value(page), notes);
});

test("of long notes, which stand in the field in part, a page that breaks shows all", async (t) => {
  const { page } = await openPage(t, { allowed: ANY });
  const long = NOTES + "- 10:41 the queue is long\n".repeat(20_000);
  await paste(page, long, { all: true });
  await page.waitForFunction(() => document.querySelector(".summary p")?.textContent.startsWith("20002 events"));
  await becomes(() => value(page), (text) => text === long);
  await page.getByRole("button", { name: "Later lines" }).click();
  await breakDrawing(page);
  await page.locator("#notes").press("Control+End");
  await page.keyboard.type("- 10:50 all clear\n");
  await says(page, "broke and has stopped");
  const there = await left(page);
  assert.ok(there.startsWith(long) && there.length > long.length);
});

test("notes that were kept before a page broke become a draft, and one can start without those that broke it", async (t) => {
  const { page } = await openPage(t, { allowed: ANY });
  await paste(page, OTHERS, { all: true });
  await eventCount(page, 2);
  await breakDrawing(page);
  await paste(page, NOTES, { all: true });
  await says(page, "broke and has stopped");
  const notes = await left(page);
  assert.match(await kept(page, "drafts"), /Mail queue stuck/);
  await page.getByRole("button", { name: "Start without them" }).click();
  await page.getByText("This is a sample").last().waitFor();
  await showNotes(page);
  await page.locator(".menu", { hasText: "Drafts" }).locator("summary").click();
  const drafts = await page.locator(".menu", { hasText: "Drafts" }).getByRole("button").allTextContents();
  const first = notes.match(/^# (.*)/)[1];
  assert.ok(drafts.some((draft) => draft.startsWith(first)), `${drafts}`);
});

/** How a browser keeps nothing, or not enough. */
const STORES = {
  "throws": () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } }),
  "is absent": () => Object.defineProperty(window, "localStorage", { value: undefined }),
  "is null": () => Object.defineProperty(window, "localStorage", { value: null }),
  "is full": () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; },
  "cannot be read": () => { Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new DOMException("refused", "SecurityError"); }; },
};

for (const [name, spoil] of Object.entries(STORES)) {
  test(`where the storage ${name} the page works, and says that it does not keep the notes`, async (t) => {
    const { page } = await openPage(t);
    await page.addInitScript(spoil);
    await page.reload();
    await mounted(page);
    await paste(page, NOTES, { all: true });
    await eventCount(page, 2);
    await page.locator(".banner", { hasText: "does not keep your notes" }).waitFor();
  });
}

test("where the storage is too small for both, the notes come before the drafts", async (t) => {
  const { page } = await openPage(t);
  await page.addInitScript(() => {
    const put = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      const others = Object.keys(this).filter((other) => other !== key).map((other) => this.getItem(other).length);
      if (others.reduce((sum, one) => sum + one, text.length) > 1_000) throw new DOMException("full", "QuotaExceededError");
      put.call(this, key, text);
    };
  });
  await page.reload();
  await mounted(page);
  await paste(page, OTHERS, { all: true });
  await eventCount(page, 2);
  const long = NOTES + "- 10:50 and so on\n".repeat(45);
  await paste(page, long, { all: true });
  await eventCount(page, 47);
  assert.equal(await kept(page), long);
  assert.equal(await page.locator(".banner", { hasText: "does not keep" }).count(), 0);
  await paste(page, long + long, { all: true });
  await page.locator(".banner", { hasText: "does not keep your notes" }).waitFor();
});

test("without a clipboard a link is there to be copied by hand, and a table says that it is not copied", async (t) => {
  const { page } = await openPage(t);
  await paste(page, NOTES, { all: true });
  await eventCount(page, 2);
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await openMenu(page, "Share");
  await page.getByRole("button", { name: "Copy link" }).click();
  assert.match(await page.locator("#link").inputValue(), /#1d\./);
  await openMenu(page, "Share");
  await page.getByRole("button", { name: "Markdown table" }).click();
  await page.getByText("does not let the page copy").waitFor();
});

test("a browser that cannot unpack or pack links says so, and keeps what one has", async (t) => {
  const { page, base } = await openPage(t);
  await paste(page, OTHERS, { all: true });
  await eventCount(page, 2);
  await page.addInitScript(() => { delete window.DecompressionStream; delete window.CompressionStream; });
  await page.goto("about:blank");
  await page.goto(base + link(NOTES));
  await page.getByText("too old to open links").waitFor();
  assert.equal(await kept(page), OTHERS);
  await page.goto("about:blank");
  await page.goto(base);
  await eventCount(page, 2);
  await openMenu(page, "Share");
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText("could not make a link").waitFor();
});

test("where the host lacks the file for it, saving HTML is refused in words", async (t) => {
  const { page } = await openPage(t, { allowed: /404/ });
  await paste(page, NOTES, { all: true });
  await eventCount(page, 2);
  await page.route("**/incident-timeline.html", (route) => route.fulfill({ status: 404, body: "no" }));
  await openMenu(page, "Share");
  await page.getByRole("button", { name: "HTML", exact: true }).click();
  await page.getByText("could not be made here").waitFor();
  assert.equal(await value(page), NOTES);
});
