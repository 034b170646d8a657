// The other forms of the page: one file from disk, and one script on someone else's page, with its files or all in one.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { openFile, openHost } = require("./page.cjs");

const NOTES = "All times UTC\n10:02 pager fired\n10:05 checkout was down\n10:40 checkout is back\n";
const OTHERS = "2024-05-03 09:00 UTC disk alert\n2024-05-03 09:20 UTC disk replaced\n";

const HOST = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Wiki</title>
<link rel="stylesheet" href="data:text/css,div{display:none!important}svg{width:9px}*{color:red}">
</head><body>
<h1>Wiki</h1>
<p id="before">before</p>
<pre><code class="language-incident-timeline">${NOTES}</code></pre>
<incident-timeline id="own"><pre>${OTHERS}</pre></incident-timeline>
<p id="after">after</p>
<script src="incident-timeline.js"></script>
</body></html>`;

test("the one-file page runs from disk with the network off", async (t) => {
  const { page, requests } = await openFile(t);
  await page.waitForLoadState("networkidle");
  assert.equal(requests.filter((url) => !url.startsWith("data:") && !url.startsWith("blob:")).length, 1);
});

for (const script of ["incident-timeline.js", "incident-timeline.single.js"]) {
  const host = HOST.replace("incident-timeline.js", script);

  test(`${script} draws a fenced block and an element on one page, whatever the host's styles say`, async (t) => {
    const { page } = await openHost(t, host);
    const pictures = page.locator("incident-timeline .embedded:not(:empty)");
    await pictures.nth(1).waitFor();
    assert.equal(await pictures.count(), 2);
    assert.equal(await page.locator("incident-timeline").count(), 2);
    await page.locator("pre").first().waitFor({ state: "hidden" });
    assert.equal(await page.locator("pre").first().textContent(), NOTES, "the notes stay in the page");
    assert.equal(await page.locator("body > pre + incident-timeline").count(), 1, "and where they were");
    const red = "rgb(255, 0, 0)";
    const colour = (found) => found.evaluate((element) => getComputedStyle(element).color);
    assert.equal(await colour(page.locator("#before")), red, "the host keeps its own styles");
    assert.notEqual(await colour(pictures.first()), red, "the picture does not take them over");
    await page.locator("incident-timeline svg.timeline").first().click({ position: { x: 40, y: 12 } });
    await page.keyboard.press("ArrowRight");
    await page.locator("incident-timeline .details", { hasText: "pager fired" }).waitFor();
  });

  test(`${script} also finds blocks when it stands in the head, and as a module`, async (t) => {
    for (const kind of ["", " async", ' type="module"']) {
      const early = host.replace(/<script.*<\/script>/, "").replace("</head>", () =>
        `<script${kind} src="${script}"></script></head>`);
      const { page } = await openHost(t, early);
      await page.locator("incident-timeline .embedded:not(:empty)").nth(1).waitFor();
    }
  });

  test(`where the host does not allow WebAssembly, ${script} leaves the notes as they were`, async (t) => {
    const policy = "default-src 'none'; script-src 'self'";
    const html = host.replace(/<link.*>/, "");
    const { page } = await openHost(t, html, { policy, allowed: /WebAssembly|wasm|Content Security Policy/ });
    await page.locator("#own pre").waitFor();
    await page.waitForLoadState("networkidle");
    assert.equal(await page.locator("pre").count(), 2);
    assert.equal(await page.locator("pre").first().isVisible(), true);
    assert.equal(await page.locator("#own pre").isVisible(), true);
    assert.equal(await page.locator("svg").count(), 0);
  });
}

test("a strict policy of the host is enough for the script in one file, with trusted types", async (t) => {
  const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";
  const html = HOST.replace(/<link.*>/, "").replace("incident-timeline.js", "incident-timeline.single.js");
  const { page } = await openHost(t, html, { policy });
  await page.locator("incident-timeline .embedded:not(:empty)").nth(1).waitFor();
});

test("an element whose notes change is drawn again", async (t) => {
  const { page } = await openHost(t, HOST);
  const own = page.locator("#own");
  await own.locator(".entry", { hasText: "disk replaced" }).waitFor();
  await own.evaluate((element) => {
    element.querySelector("pre").textContent = "All times UTC\n11:00 other\n11:30 notes\n";
  });
  await own.locator(".entry", { hasText: "other" }).waitFor();
  assert.equal(await own.locator(".entry", { hasText: "disk" }).count(), 0);
});
