// The script on other people's pages: what it fetches and when, which blocks it finds, and that it leaves the host's own alone.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { test } = require("node:test");
const { pathToFileURL } = require("node:url");
const { DIST, newPage, openHost } = require("./page.cjs");

const NOTES = "All times UTC\n10:02 pager fired\n10:05 checkout was down\n10:40 checkout is back\n";
const LINES = NOTES.trimEnd().split("\n");
const FENCE = `<pre><code class="language-incident-timeline">${NOTES}</code></pre>`;

/** A page of a wiki with the script, which `attributes` are put on. */
const wiki = (body, attributes = "") => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Wiki</title>
<script async ${attributes} src="incident-timeline.js"></script></head><body><h1>Wiki</h1>${body}<p id="after">after</p></body></html>`;

/** Waits until so many pictures are drawn. */
async function drawn(page, count) {
  await page.waitForFunction((count) => {
    const elements = [...document.querySelectorAll("incident-timeline")];
    return elements.filter((one) => one.shadowRoot?.querySelector("svg.timeline > *") && one.incident).length === count;
  }, count);
}

const events = (page) => page.locator("incident-timeline").evaluateAll((all) => all.map((one) => one.incident?.events.length));
const files = (requests) => requests.map((url) => url.split("/").at(-1).replace(/-[0-9a-f]{16}/, "").replace(/\?.*/, ""));
const asset = (kind) => fs.readdirSync(DIST).find((name) => new RegExp(`^picture-.*\\.${kind}$`).test(name));

test("a page without blocks loads one small script", async (t) => {
  const { page, requests } = await openHost(t, wiki("<pre><code class=language-js>1</code></pre>"));
  await page.waitForFunction(() => customElements.get("incident-timeline"));
  await page.waitForLoadState("networkidle");
  assert.deepEqual(files(requests), ["host.html", "incident-timeline.js"]);
});

test("the picture is fetched when a block comes near, and once for all of them", async (t) => {
  const far = `<div style="height: 6000px"></div>${FENCE}${FENCE}<incident-timeline><pre>${NOTES}</pre></incident-timeline>`;
  const { page, requests } = await openHost(t, wiki(far));
  await page.waitForFunction(() => customElements.get("incident-timeline"));
  await page.waitForLoadState("networkidle");
  assert.deepEqual(files(requests), ["host.html", "incident-timeline.js"]);
  await page.locator("#after").scrollIntoViewIfNeeded();
  await drawn(page, 3);
  assert.deepEqual(files(requests).sort(), ["host.html", "incident-timeline.js", "picture.js", "picture.wasm"]);
});

test("a server that gives the wasm another type will do", async (t) => {
  const { page, context, base } = await newPage(t);
  const body = fs.readFileSync(path.join(DIST, asset("wasm")));
  await context.route(/picture-.*\.wasm$/, (route) => route.fulfill({ contentType: "application/octet-stream", body }));
  await context.route(/host\.html$/, (route) => route.fulfill({ contentType: "text/html", body: wiki(FENCE) }));
  await page.goto(`${base}host.html`);
  await drawn(page, 1);
});

test("where nothing may be fetched the one script brings all", async (t) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";
  const { page, requests } = await openHost(t, wiki(FENCE), { policy, allowed: /connect-src|Fetch API cannot load/ });
  await drawn(page, 1);
  assert.ok(files(requests).includes("incident-timeline.single.js"));
});

test("a strict policy is enough that lets the page fetch its own files", async (t) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
  const { page, requests } = await openHost(t, wiki(FENCE), { policy });
  await drawn(page, 1);
  assert.ok(!files(requests).includes("incident-timeline.single.js"));
});

test("where WebAssembly is not allowed the notes stay and nothing more is fetched", async (t) => {
  const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
  const { page, requests } = await openHost(t, wiki(FENCE), { policy, allowed: /WebAssembly|wasm|Content Security Policy/ });
  await page.waitForFunction(() => document.querySelector("incident-timeline"));
  await page.waitForLoadState("networkidle");
  assert.equal(await page.locator("pre").isVisible(), true);
  assert.deepEqual(files(requests), ["host.html", "incident-timeline.js"]);
});

test("a page on the disk is drawn on, too", async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "wiki-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  fs.cpSync(DIST, folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "page.html"), wiki(FENCE));
  const { page } = await newPage(t, { inside: pathToFileURL(folder).href });
  await page.goto(pathToFileURL(path.join(folder, "page.html")).href);
  await drawn(page, 1);
});

/** What engines make of a fence with our name, and of its lines. */
const line = (tag, name) => (text) => `<${tag} class="${name}">${text}</${tag}>`;
const ENGINES = {
  "CommonMark": FENCE,
  "a custom fence of MkDocs": `<pre class="incident-timeline"><code>${NOTES}</code></pre>`,
  "DokuWiki": `<pre class="code incident-timeline">${NOTES}</pre>`,
  "Jekyll with Rouge": `<div class="language-incident-timeline highlighter-rouge"><div class="highlight"><pre class="highlight"><code>${NOTES}</code></pre></div></div>`,
  "Rouge with numbers": `<div class="language-incident-timeline highlighter-rouge"><div class="highlight"><table><tr><td class="gutter"><pre class="lineno">1\n2\n3\n4</pre></td><td class="code"><pre>${NOTES}</pre></td></tr></table></div></div>`,
  "Hugo": `<div class="highlight"><pre tabindex="0"><code class="language-incident-timeline" data-lang="incident-timeline">${NOTES.split("\n").map((text) => `<span><span>${text}\n</span></span>`).join("")}</code></pre></div>`,
  "VitePress": `<div class="language-incident-timeline vp-adaptive-theme"><button title="Copy Code" class="copy">Copy</button><span class="lang">incident-timeline</span><pre class="shiki"><code>${LINES.map(line("span", "line")).join("\n")}</code></pre></div>`,
  "Docusaurus": `<div class="language-incident-timeline codeBlockContainer"><div class="codeBlockContent"><pre class="prism-code language-incident-timeline"><code>${LINES.map((text) => `<div class="token-line"><span class="token plain">${text}</span><br></div>`).join("")}</code></pre><div class="buttonGroup"><button>Copy</button></div></div></div>`,
  "Shiki with lines as blocks": `<figure data-rehype-pretty-code-figure><pre data-language="incident-timeline"><code style="display: grid">${LINES.map((text) => `<span data-line>${text}</span>`).join("\n")}</code></pre></figure>`,
  "lang-": `<pre><code class="lang-incident-timeline">${NOTES.replaceAll("\n", "<br>")}</code></pre>`,
  "GitLab": `<div class="gl-relative markdown-code-block"><pre data-canonical-lang="incident-timeline" class="code highlight" lang="incident-timeline"><code>${LINES.map((text, n) => `<span id="LC${n}" class="line" lang="incident-timeline">${text}</span>`).join("\n")}</code></pre><copy-code></copy-code></div>`,
};

for (const [engine, html] of Object.entries(ENGINES)) {
  test(`the block of ${engine} is found, its lines as they are shown, and its tree stays`, async (t) => {
    const { page } = await openHost(t, wiki(`<main>${html}</main>`).replace(/<script.*<\/script>/, ""));
    const tree = () => page.evaluate(() => {
      const main = document.querySelector("main").cloneNode(true);
      main.querySelectorAll("incident-timeline").forEach((one) => one.remove());
      main.querySelectorAll(".incident-timeline-drawn").forEach((one) => {
        one.classList.remove("incident-timeline-drawn");
        if (one.className === "") one.removeAttribute("class");
      });
      return main.innerHTML;
    });
    const before = await tree();
    await page.addScriptTag({ url: "incident-timeline.js" });
    await drawn(page, 1);
    assert.equal(await tree(), before);
    const notes = await page.locator("incident-timeline").evaluate((one) => one.notes);
    assert.deepEqual(notes.trimEnd().split("\n").map((one) => one.trimEnd()), LINES);
    assert.deepEqual(await events(page), [3]);
    assert.equal(await page.locator("main pre").filter({ visible: true }).count(), 0, "the block is not shown beside its picture");
    assert.equal(await page.locator("main button, main .lang").filter({ visible: true, hasText: /Copy|incident/ }).count(), 0);
    assert.equal(await page.locator("main > *").last().evaluate((one) => one.localName), "incident-timeline");
  });
}

test("where lines cannot be told the notes stay", async (t) => {
  const glued = `<pre><code class="language-incident-timeline">${LINES.map((text) => `<span class="line">${text}</span>`).join("")}</code></pre>`;
  const { page } = await openHost(t, wiki(glued + FENCE));
  await drawn(page, 1);
  assert.equal(await page.locator("pre").first().isVisible(), true);
  assert.equal(await page.locator("incident-timeline").count(), 1);
});

test("notes without any time stay readable", async (t) => {
  const { page } = await openHost(t, wiki('<pre class="incident-timeline">nobody knows\nwhen anything was</pre><incident-timeline id="own"><pre>nor here</pre></incident-timeline>'));
  await page.waitForFunction(() => document.querySelector("pre + incident-timeline")?.shadowRoot);
  await page.waitForFunction(() => document.querySelector("#own").shadowRoot?.querySelector("slot"));
  await page.waitForLoadState("networkidle");
  assert.equal(await page.locator("pre").filter({ visible: true }).count(), 2);
  assert.equal(await page.locator("incident-timeline .embedded").filter({ visible: true }).count(), 0);
});

test("blocks that come later are drawn; those that change, move or go take their picture along", async (t) => {
  const { page } = await openHost(t, wiki('<main></main><aside></aside>'));
  await page.waitForFunction(() => customElements.get("incident-timeline"));
  await page.evaluate((html) => (document.querySelector("main").innerHTML = html), FENCE + "<p>between</p>" + FENCE);
  await drawn(page, 2);
  await page.locator("main code").first().evaluate((code) => (code.firstChild.data = "All times UTC\n11:00 one\n11:10 two\n"));
  await page.waitForFunction(() => document.querySelector("incident-timeline").incident?.events.length === 2);
  await page.evaluate(() => document.querySelector("aside").append(document.querySelector("main pre")));
  await page.locator("aside > pre + incident-timeline").waitFor();
  assert.equal(await page.locator("incident-timeline").count(), 2);
  await page.evaluate(() => document.querySelector("aside pre").remove());
  await page.waitForFunction(() => document.querySelectorAll("incident-timeline").length === 1);
  await page.locator("main code").evaluate((code) => (code.className = "language-js"));
  await page.waitForFunction(() => !document.querySelector("incident-timeline"));
  assert.equal(await page.locator("main pre").isVisible(), true);
});

test("a host that writes its classes anew does not bring the hidden block back", async (t) => {
  const { page } = await openHost(t, wiki(`<pre class="incident-timeline">${NOTES}</pre>`));
  await drawn(page, 1);
  await page.locator("pre").evaluate((pre) => (pre.className = "incident-timeline fresh"));
  await page.waitForFunction(() => document.querySelector(".fresh.incident-timeline-drawn"));
});

test("the notes are one button away", async (t) => {
  const { page } = await openHost(t, wiki(FENCE));
  await drawn(page, 1);
  await page.getByRole("button", { name: "Notes" }).click();
  await page.locator("pre").waitFor({ state: "visible" });
  await page.getByRole("button", { name: "Notes" }).click();
  await page.locator("pre").waitFor({ state: "hidden" });
});

test("own selectors, elements and foreign shadow roots are drawn when told", async (t) => {
  const { page } = await openHost(t, wiki(`<div class="postmortem"><pre>${NOTES}</pre></div><pre id="named">${NOTES}</pre><div id="host"></div>`));
  await page.waitForFunction(() => globalThis.IncidentTimeline);
  await page.evaluate((fence) => {
    const shadow = document.querySelector("#host").attachShadow({ mode: "open" });
    shadow.innerHTML = fence;
    IncidentTimeline.run({ selector: ".postmortem" });
    IncidentTimeline.run({ nodes: [document.querySelector("#named"), shadow] });
  }, FENCE);
  await drawn(page, 2);
  await page.waitForFunction(() => document.querySelector("#host").shadowRoot.querySelector("incident-timeline")?.incident);
  assert.equal(await page.evaluate(() => document.querySelector("#host").shadowRoot.querySelector("pre").checkVisibility()), false);
});

test("the script's own element says what holds for all blocks", async (t) => {
  const { page } = await openHost(t, wiki(`<div class="postmortem"><pre>${NOTES}</pre></div>`, 'data-selector=".postmortem" data-compact'));
  await drawn(page, 1);
  assert.equal(await page.locator("incident-timeline[compact]").count(), 1);
  assert.equal(await page.locator("incident-timeline .controls").filter({ visible: true }).count(), 0);
});

test("what one writes in is left alone", async (t) => {
  const { page } = await openHost(t, wiki(`<div contenteditable>${FENCE}</div>${FENCE}`));
  await drawn(page, 1);
  assert.equal(await page.locator("[contenteditable] pre").isVisible(), true);
});

test("the script twice draws once", async (t) => {
  const { page } = await openHost(t, wiki(`${FENCE}<script async src="incident-timeline.js?again"></script><script async src="incident-timeline.single.js"></script>`));
  await drawn(page, 1);
  await page.waitForLoadState("networkidle");
  assert.equal(await page.locator("incident-timeline").count(), 1);
});

test("keys that would write notes write none on another page, and the picture stays", async (t) => {
  const { page } = await openHost(t, wiki(FENCE));
  await drawn(page, 1);
  await page.locator("incident-timeline .frame").focus();
  await page.keyboard.press("ArrowRight");
  const details = page.locator("incident-timeline .details", { hasText: "pager fired" });
  await details.waitFor();
  for (const key of ["n", "e", "Delete", "Enter", "Shift+ArrowRight", "Shift+ArrowUp", "Control+z"]) await page.keyboard.press(key);
  await page.locator("incident-timeline svg .bar").first().click();
  for (const key of ["Shift+ArrowRight", "Shift+ArrowDown"]) await page.keyboard.press(key);
  const words = page.locator("incident-timeline svg .event-text").first();
  const beside = await words.boundingBox();
  await page.mouse.dblclick(beside.x + 300, beside.y + 60);
  // The double click closed the details, which may have moved the picture.
  await words.click({ position: { x: 20, y: 13 }, force: true });
  await details.waitFor();
  const dot = await words.boundingBox();
  await page.mouse.move(dot.x + 20, dot.y + 13);
  await page.mouse.down();
  await page.mouse.move(dot.x + 90, dot.y + 13, { steps: 4 });
  await page.mouse.up();
  await details.waitFor();
  assert.equal(await page.locator("pre").textContent(), NOTES);
  assert.deepEqual(await events(page), [3]);
});
