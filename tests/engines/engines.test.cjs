// The core of the page in each engine that is there: what a person does from the first paste to the file in other hands.
// The whole of the page is tried in Chromium, by tests/e2e.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const { after, before, describe, test } = require("node:test");
const { pathToFileURL } = require("node:url");
const { serve } = require("../../xtask/node/serve.cjs");
const { PAYLOADS, audit, filled, host, put } = require("../injection/hostile.cjs");
const { ENGINES, Web, missing } = require("./driver.cjs");

const DIST = path.resolve(__dirname, "../../dist");
const REPORT = path.resolve(__dirname, "../reports/01-night-with-impact.txt");
const PREFIX = "/some/where/";

/** Notes as people write them: six events, one over midnight, a line without a time, three impacts. */
const [NOTES] = fs.readFileSync(REPORT, "utf8").split(/^----\n/m);
const EVENTS = 6;

/** Keeps what goes wrong in a document: it stands before the policy of the page, and is not under it. */
const WATCH = `<script nonce="watch">
globalThis.problems = [];
addEventListener("error", ({ message, target }) => problems.push(message ?? target.outerHTML), true);
addEventListener("unhandledrejection", ({ reason }) => problems.push(String(reason)));
addEventListener("securitypolicyviolation", (broken) => problems.push(broken.violatedDirective + " " + broken.blockedURI));
console.error = (...words) => problems.push(words.join(" "));
</script>`;
const watched = (html) => html.replace("<head>", () => `<head>${WATCH}`);

/**
 * The built page under a sub-path, on an origin of its own: a storage that is empty. `pages` are others beside it, by their
 * names: `{ body, type, policy }`. What `without` matches is not found.
 */
async function site(t) {
  const files = serve(DIST, PREFIX);
  const own = { pages: {}, without: null };
  const server = http.createServer((request, response) => {
    const name = request.url.slice(PREFIX.length).split(/[?#]/)[0];
    const file = path.join(DIST, name || "index.html");
    const page = own.pages[name] ?? (file.endsWith(".html") && fs.existsSync(file) && { body: watched(fs.readFileSync(file, "utf8")) });
    if (own.without?.test(name)) {
      response.writeHead(404).end();
    } else if (page) {
      const { type = "text/html; charset=utf-8", body, policy = "" } = page;
      response.writeHead(200, { "Content-Type": type, "Content-Security-Policy": policy }).end(body);
    } else {
      files.emit("request", request, response);
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  t.after(() => server.closeAllConnections() ?? server.close());
  own.base = `http://127.0.0.1:${server.address().port}${PREFIX}`;
  own.pages["paper.html"] = { body: "<!doctype html><title>Paper</title><textarea cols=80 rows=20></textarea>" };
  return own;
}

/** A page of others with something in it. */
const wiki = (body, policy) => ({ body: `<!doctype html><html lang="en"><head>${WATCH}<meta charset="utf-8"><link rel="icon" href="data:,"><title>Wiki</title></head><body>${body}</body></html>`, policy });

/** Asked in the page: whether so many events are listed and drawn, what the notes are, and what something says. */
const read = (events) => {
  const dot = document.querySelector("svg.timeline .dot");
  return document.querySelectorAll(".events .entry").length === events && dot?.getBoundingClientRect().width > 0;
};
const holds = (notes) => document.querySelector("#notes").value === notes;
const says = (selector, words) => document.querySelector(selector)?.textContent.includes(words);
/** Asked in the page: selects the event with these words, once it is listed, though something may stand before it. */
const select = (words) => {
  const listed = [...document.querySelectorAll(".events .entry button")].find((button) => button.textContent.includes(words));
  listed?.click();
  return Boolean(listed);
};
const calm = async (web) => assert.deepEqual(await web.run(() => globalThis.problems), [], "errors on the page");

/** Copies a text from another page, by keys. */
async function copy(web, { base }, text) {
  await web.open(`${base}paper.html`);
  await web.run((text) => { document.querySelector("textarea").value = text; }, text);
  await web.click("textarea");
  await web.press("Control", "a");
  await web.press("Control", "c");
}

/** What the clipboard holds, pasted into another page by keys. */
async function pasted(web, { base }) {
  await web.open(`${base}paper.html`);
  await web.click("textarea");
  await web.press("Control", "v");
  return web.run(() => document.querySelector("textarea").value);
}

/** The page with `text` in place of the sample, pasted by keys. */
async function paste(web, site, text, events) {
  await copy(web, site, text);
  await web.open(site.base);
  await web.until(read, "the sample is drawn", 9);
  await web.click("#notes");
  await web.press("Control", "a");
  await web.press("Control", "v");
  await web.until(read, `${events} events are read`, events);
}

async function share(web, name) {
  await web.click(".share summary");
  await web.click(".share .list button", name);
}

/** The link in the page, once it is there. */
const link = (web) => web.until(() => document.querySelector("#link")?.value, "there is a link");

const JOURNEY = {
  async "the sample is drawn"(web, site) {
    await web.open(site.base);
    await web.until(read, "the sample is drawn", 9);
    await web.until(says, "it is called a sample", ".banner", "This is a sample");
    assert.equal(await web.run(() => document.title.length > 0), true);
    await web.click(".events .entry button", "Alert: upload errors");
    await web.until(says, "it is selected", ".details", "Alert: upload errors");
    await web.click("svg .event-text", "Alert");
    await web.press("ArrowRight");
    await web.until(says, "the next one is", ".details", "Noor acknowledges");
    await calm(web);
  },

  async "notes are pasted, and are there after a reload"(web, site) {
    await paste(web, site, NOTES, EVENTS);
    await web.until(holds, "the notes are there", NOTES);
    await web.until(says, "the impact is told", "body", "Releases");
    const clocks = await web.run(() => [...document.querySelectorAll("svg .clock")].map((mark) => mark.textContent).sort());
    assert.ok(clocks.length > 3, String(clocks));
    await web.open(site.base);
    await web.until(read, "they are kept", EVENTS);
    await calm(web);
  },

  async "a correction by click is written into the notes, and undone"(web, site) {
    await paste(web, site, NOTES, EVENTS);
    await web.click(".events .entry button", "A colleague in finance");
    await web.click(".marks button", "Detected");
    await web.until(() => document.querySelector("#notes").value.includes("- ~23:40 Detected: A colleague"), "the mark is written");
    await web.click("button", "Undo");
    await web.until(holds, "it is undone", NOTES);
    await calm(web);
  },

  async "a copied link opens again, one that was cut says so"(web, site) {
    await paste(web, site, NOTES, EVENTS);
    await web.click(".events .entry button", "gateway is now down");
    await web.until(says, "it is selected", ".details", "gateway is now down");
    await share(web, "Copy link");
    const address = await link(web);
    assert.match(address, /#1d\.[\w-]+\.[\w-]{6}&event=8$/);
    await calm(web);
    assert.equal(await pasted(web, site), address);
    await web.open(address);
    await web.until(read, "the link is read", EVENTS);
    await web.until(says, "the event is selected", ".details", "gateway is now down");
    await web.until(holds, "the notes are there", NOTES);
    await web.open(address.slice(0, -60));
    await web.until(says, "the cut is told", ".banner", "cut off on its way");
    const partly = (notes) => {
      const { value } = document.querySelector("#notes");
      return notes.startsWith(value) && value.length > 200 && value.length < notes.length;
    };
    await web.until(partly, "what came through is there", NOTES);
    await calm(web);
  },

  async "the HTML file opens from disk, is edited, and saved again"(web, site) {
    await paste(web, site, NOTES, EVENTS);
    await share(web, "HTML");
    const first = await web.downloaded(".html");
    assert.equal(path.basename(first), "incident-2024-11-20-nightly-export-and-console-outage.html");
    await calm(web);
    const copied = path.join(web.folder, "first.htm");
    fs.writeFileSync(copied, watched(fs.readFileSync(first, "utf8")));
    fs.rmSync(first);
    await web.open(pathToFileURL(copied).href);
    await web.until(read, "the file is read", EVENTS);
    await web.until(holds, "the notes are there", NOTES);
    await web.click(".events .entry button", "A colleague in finance");
    await web.click(".marks button", "Detected");
    await web.until(() => document.querySelector("#notes").value.includes("- ~23:40 Detected: A colleague"), "the mark is written");
    const notes = await web.run(() => document.querySelector("#notes").value);
    await share(web, "HTML");
    const second = await web.downloaded(".html");
    await calm(web);
    const again = path.join(web.folder, "second.htm");
    fs.renameSync(second, again);
    await web.open(pathToFileURL(again).href);
    await web.until(read, "the second file is read", EVENTS);
    await web.until(holds, "the notes are there", notes);
    await calm(web);
  },

  async "the SVG is an image to another page, and notes to this one; the PNG too"(web, site) {
    await paste(web, site, NOTES, EVENTS);
    for (const [form, type] of [["SVG", "image/svg+xml"], ["PNG", "image/png"]]) {
      await share(web, form);
      const file = await web.downloaded(`.${form.toLowerCase()}`);
      site.pages[form] = { type, body: fs.readFileSync(file) };
      site.pages["wiki.html"] = wiki(`<img src="${form}" alt="">`);
      await calm(web);
      await web.open(`${site.base}wiki.html`);
      const width = await web.until(() => document.querySelector("img").complete && document.querySelector("img").naturalWidth, "it is an image");
      assert.equal(width, form === "SVG" ? 1280 : 2560);
      await calm(web);
      await web.open(site.base);
      await web.until(read, "the notes are kept", EVENTS);
      await web.click("#notes");
      await web.press("Control", "a");
      await web.press("x");
      await web.until(() => document.querySelectorAll(".events .entry").length === 0, "other notes are there");
      await web.type("input[type=file]", file);
      await web.until(read, "the file is read", EVENTS);
      await web.until(holds, "the notes are there", NOTES);
      fs.rmSync(file);
    }
    await calm(web);
  },

  async "a block for a wiki is copied, and the picture"(web, site) {
    await paste(web, site, NOTES, EVENTS);
    await share(web, "Block");
    await web.until(says, "it is copied", ".toast", "Block copied");
    await calm(web);
    assert.equal(await pasted(web, site), `\`\`\`incident-timeline\n${NOTES}\`\`\`\n`);
    await web.open(site.base);
    await web.until(read, "the notes are kept", EVENTS);
    await share(web, "Copy picture");
    await web.until(says, "it is copied", ".toast", "Picture copied");
    await calm(web);
  },

  async "a frame is copied and shows the picture in a wiki"(web, site) {
    await paste(web, site, NOTES, EVENTS);
    await share(web, "Frame");
    const frame = await link(web);
    await calm(web);
    assert.equal(await pasted(web, site), frame);
    site.pages["wiki.html"] = wiki(frame);
    await web.open(`${site.base}wiki.html`);
    await web.post("/frame", { id: 0 });
    await web.until(() => document.querySelector("incident-timeline")?.shadowRoot?.querySelector("svg.timeline .dot"), "the frame is drawn");
    assert.equal(await web.run(() => document.querySelector("#said").textContent), "");
    await calm(web);
    await web.post("/frame", { id: null });
    await calm(web);
  },

  async "the script draws a block and an element of another page"(web, site) {
    const body = (script) => `<pre><code class="language-incident-timeline">${NOTES}</code></pre>
      <incident-timeline id="own"><pre>All times UTC\n09:00 disk alert\n09:20 disk replaced</pre></incident-timeline><script src="${script}"></script>`;
    const drawn = () => {
      const both = [...document.querySelectorAll("incident-timeline")].filter((one) => one.shadowRoot?.querySelector("svg.timeline .dot"));
      return both.length === 2 && !document.querySelector("pre").checkVisibility();
    };
    for (const script of ["incident-timeline.js", "incident-timeline.single.js"]) {
      site.pages["wiki.html"] = wiki(body(script));
      await web.open(`${site.base}wiki.html`);
      await web.until(() => document.querySelector("incident-timeline")?.scrollIntoView() ?? true, "the element is there");
      await web.until(drawn, `${script} draws both`);
      assert.equal(await web.run(() => document.querySelector("pre").textContent), NOTES);
      await calm(web);
    }
    const policy = "default-src 'none'; img-src data:; script-src 'self' 'nonce-watch' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";
    site.pages["wiki.html"] = wiki(body("incident-timeline.single.js"), policy);
    await web.open(`${site.base}wiki.html`);
    await web.until(drawn, "both are drawn under a strict policy with trusted types");
    await calm(web);
    site.pages["wiki.html"].policy = policy.replace(" 'wasm-unsafe-eval'", "");
    await web.open(`${site.base}wiki.html`);
    await web.until(() => [...document.querySelectorAll("pre")].every((pre) => pre.checkVisibility()), "the notes stay where wasm is forbidden");
    assert.equal(await web.run(() => document.querySelectorAll("svg").length), 0);
  },

  async "a picture on a page with large text is as large, where zoom is measured in the new way, and hits what is pointed at"(web, site) {
    site.pages["wiki.html"] = wiki(`<style>body { font-size: 20px; margin: 0 }</style><pre class="incident-timeline">${NOTES}</pre><script src="incident-timeline.js"></script>`);
    await web.open(`${site.base}wiki.html`);
    const place = (words) => {
      const root = document.querySelector("incident-timeline")?.shadowRoot;
      const said = [...(root?.querySelectorAll("svg.timeline .event-text") ?? [])].find((one) => one.textContent.includes(words));
      if (!said || document.querySelector("pre").checkVisibility()) return null;
      said.scrollIntoView({ block: "center" });
      const svg = root.querySelector("svg.timeline");
      const box = said.getBoundingClientRect();
      const room = document.body.getBoundingClientRect().width;
      const large = svg.getBoundingClientRect().width / svg.getAttribute("width");
      if (Math.abs(svg.getBoundingClientRect().width - room) > 3) return null;
      return { x: Math.round(box.left + box.width / 2), y: Math.round(box.top + box.height / 2), large, zooms: "currentCSSZoom" in svg };
    };
    const { x, y, large, zooms } = await web.until(place, "the picture fits the page", "Gateway restarted");
    assert.ok(Math.abs(large - (zooms ? 1.25 : 1)) < 0.01, `${large}`);
    const actions = [{ type: "pointerMove", duration: 0, x, y }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    await web.post("/actions", { actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }] });
    const selected = (words) => document.querySelector("incident-timeline").shadowRoot.querySelector(".details")?.textContent.includes(words);
    await web.until(selected, "what was pointed at is selected", "Gateway restarted");
    await calm(web);
  },

  async "hostile text stays text, in the page and on another one without a policy"(web, site) {
    await web.open(site.base);
    await web.until(read, "the sample is drawn", 9);
    for (const [number, payload] of PAYLOADS.entries()) {
      await web.run(put, filled(payload).replace("release rolled back", `release ${number} rolled back`));
      await web.until(select, "it is listed", `release ${number} rolled back`);
      await web.until(says, "it is selected", ".details", `release ${number} rolled back`);
      assert.deepEqual(await web.run(audit, "#app"), [], JSON.stringify(payload));
    }
    await calm(web);
    site.pages["wiki.html"] = wiki('<div id="at"></div><script src="incident-timeline.js"></script>');
    await web.open(`${site.base}wiki.html`);
    for (const payload of PAYLOADS) {
      await web.run(host, filled(payload));
      await web.until(() => document.querySelector("incident-timeline").shadowRoot?.querySelector("svg text"), "it is drawn");
      assert.deepEqual(await web.run(audit, "incident-timeline"), [], JSON.stringify(payload));
    }
    await calm(web);
  },

  async "without its wasm the page shows the notes"(web, site) {
    await paste(web, site, NOTES, EVENTS);
    await share(web, "Copy link");
    const address = await link(web);
    await web.open(site.base);
    await web.until(read, "the notes are kept", EVENTS);
    site.without = /\.wasm$/;
    const rescued = () => document.querySelector(".rescue textarea")?.value;
    for (const at of [site.base, address, `${address.slice(0, -60)}`]) {
      await web.open(at);
      const notes = await web.until(rescued, "the notes are there as text");
      assert.ok(at === site.base || at === address ? notes === NOTES : NOTES.startsWith(notes) && notes.length > 200, notes);
    }
  },
};

for (const name of ENGINES) {
  describe(name, { skip: missing(name) }, () => {
    let web;
    before(async () => { web = await Web.start(name); });
    after(() => web?.end());
    for (const [what, drive] of Object.entries(JOURNEY)) test(what, async (t) => drive(web, await site(t)));
  });
}
