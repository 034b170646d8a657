// The page for frames, and the one that leads changed links back.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const { test } = require("node:test");
const { DIST, link, newPage } = require("./page.cjs");

const NOTES = "# Checkout outage\n\nAll times UTC\n10:02 pager fired\n10:05 checkout was down\n10:40 checkout is back\n";

/** A page of another site with the frame; it writes down what the frame tells it. */
async function framed(t, { at = link(NOTES), attributes = "", style = "", query = "", policy, ...options } = {}) {
  const opened = await newPage(t, { inside: "http://localhost:", ...options });
  const wiki = http.createServer((_, response) => {
    response.setHeader("Content-Type", "text/html");
    if (policy) response.setHeader("Content-Security-Policy", policy(opened.base));
    response.end(`<!doctype html><html lang="en"><title>Wiki</title><link rel="icon" href="data:,">
      <script nonce="once">globalThis.told = []; addEventListener("message", ({ data }) => told.push(data));
        addEventListener("securitypolicyviolation", ({ violatedDirective }) => told.push(violatedDirective));</script>
      <body style="${style}"><iframe width="600" height="300" ${attributes} src="${opened.base}embed.html${query}${at}"></iframe></body></html>`);
  });
  await new Promise((resolve) => wiki.listen(0, "127.0.0.1", resolve));
  t.after(() => wiki.closeAllConnections() ?? wiki.close());
  await opened.page.goto(`http://localhost:${wiki.address().port}/`);
  return { ...opened, frame: opened.page.frameLocator("iframe") };
}

const drawn = (frame) => frame.locator("svg.timeline .dot").first().waitFor({ state: "attached" });

for (const attributes of ["", 'sandbox="allow-scripts"', 'sandbox="allow-scripts allow-same-origin allow-popups"']) {
  test(`a frame on another site shows the picture, ${attributes || "without a sandbox"}`, async (t) => {
    const { page, frame } = await framed(t, { attributes });
    await drawn(frame);
    assert.equal(await frame.locator("h2", { hasText: "Checkout outage" }).isVisible(), true);
    assert.equal(await frame.locator(".controls").filter({ visible: true }).count(), 0, "it is compact");
    assert.equal(await frame.locator("#said").isVisible(), false);
    assert.match(await frame.locator("#full").getAttribute("href"), /^\.\/#1d\./);
    const height = await frame.locator("html").evaluate((html) => Math.ceil(html.getBoundingClientRect().height));
    await page.waitForFunction((height) => told.at(-1)?.height === height, height);
    assert.deepEqual(await page.evaluate(() => Object.keys(told.at(-1)).sort()), ["height", "type"], "nothing else is told");
  });
}

test("the frame is as dark as the page around it, or as it is told", async (t) => {
  const ground = (frame) => frame.locator(".incident-timeline").evaluate((root) => getComputedStyle(root).backgroundColor);
  const light = await framed(t);
  await drawn(light.frame);
  assert.equal(await ground(light.frame), "rgb(255, 255, 255)");
  await light.page.locator("iframe").evaluate((one) => one.contentWindow.postMessage({ type: "incident-timeline", theme: "dark" }, "*"));
  await light.page.waitForFunction(() => told.length > 1);
  await light.frame.locator(".dark").waitFor();
  for (const wanted of [{ query: "?theme=dark" }, { at: `${link(NOTES)}&theme=dark` }]) {
    const asked = await framed(t, wanted);
    await drawn(asked.frame);
    assert.notEqual(await ground(asked.frame), "rgb(255, 255, 255)");
  }
});

test("the frame follows the colour scheme of its element, and alone the system", async (t) => {
  for (const [scheme, dark] of [["dark", 1], ["light", 0]]) {
    const { frame } = await framed(t, { style: `color-scheme: ${scheme}`, colorScheme: null });
    await drawn(frame);
    assert.equal(await frame.locator(".dark").count(), dark, scheme);
  }
  const { page, base } = await newPage(t, { colorScheme: "dark" });
  await page.goto(`${base}embed.html${link(NOTES)}`);
  await page.locator(".dark").waitFor();
});

/** What wikis with a strict policy send, as their documentation and code have it. */
const WIKIS = {
  BookStack: (sources) => `frame-ancestors 'self'; frame-src 'self' ${sources}; script-src http: https: 'nonce-once' 'strict-dynamic'; object-src 'self'; base-uri 'self'`,
  Outline: () => "base-uri 'none'; default-src 'self'; style-src 'self' 'unsafe-inline'; script-src https://wiki.example 'nonce-once'; media-src * data: blob:; img-src * data: blob:; frame-src * data:; font-src 'self' data:; connect-src *",
};
const DRAWIO = "https://*.draw.io https://*.youtube.com https://*.vimeo.com";

for (const [name, wiki] of Object.entries(WIKIS)) {
  test(`under the policy of ${name} a frame is drawn, and a script leaves the notes as they are`, async (t) => {
    const { frame } = await framed(t, { policy: (base) => wiki(new URL(base).origin) });
    await drawn(frame);
    const block = `<pre class="incident-timeline">${NOTES}</pre>`;
    const { page, context, base } = await newPage(t, { allowed: /WebAssembly|wasm|Content Security Policy/ });
    const headers = { "Content-Security-Policy": wiki(DRAWIO) };
    const body = `<!doctype html><title>Wiki</title>${block}<script nonce="once" src="incident-timeline.js"></script>`;
    await context.route(`${base}wiki.html`, (route) => route.fulfill({ contentType: "text/html", headers, body }));
    const warned = page.waitForEvent("console", (message) => /shown as they are/.test(message.text()));
    await page.goto(`${base}wiki.html`);
    await warned;
    assert.equal(await page.locator("pre").isVisible(), true);
    assert.equal(await page.locator("svg.timeline").count(), 0);
  });
}

test("BookStack shows a frame of its own host without any setting, and one of another host only when it is named", async (t) => {
  const { page, context, base } = await newPage(t);
  const body = `<!doctype html><title>Wiki</title><iframe src="embed.html${link(NOTES)}"></iframe>`;
  const headers = { "Content-Security-Policy": WIKIS.BookStack(DRAWIO) };
  await context.route(`${base}wiki.html`, (route) => route.fulfill({ contentType: "text/html", headers, body }));
  await page.goto(`${base}wiki.html`);
  await drawn(page.frameLocator("iframe"));
  const { page: other } = await framed(t, { policy: () => WIKIS.BookStack(DRAWIO), allowed: /frame-src/ });
  await other.waitForFunction(() => told.includes("frame-src"));
  assert.equal(await other.frameLocator("iframe").locator("svg.timeline").count(), 0);
});

test("a narrow frame lists the events below the picture, so many that the frame stays low, and a wide one does not", async (t) => {
  const many = `${NOTES}${Array.from({ length: 60 }, (_, n) => `11:${String(n).padStart(2, "0")} step ${n}`).join("\n")}\n`;
  const { page, base } = await newPage(t, { viewport: { width: 500, height: 400 } });
  for (const [notes, rows] of [[NOTES, 3], [many, 63]]) {
    await page.goto("about:blank");
    await page.goto(`${base}embed.html${link(notes)}`);
    await page.locator(".events .entry", { hasText: "checkout was down" }).waitFor();
    assert.equal(await page.locator(".events .entry").count(), rows);
    assert.equal(await page.locator(".controls, .counts").filter({ visible: true }).count(), 0);
    assert.ok((await page.locator(".events").boundingBox()).height <= 360);
  }
  await page.setViewportSize({ width: 900, height: 600 });
  await page.locator(".events").waitFor({ state: "hidden" });
  await page.locator("svg .event-text").first().waitFor();
});

test("the frame shows what the link was viewed as", async (t) => {
  const { frame } = await framed(t, { at: `${link(NOTES)}&zone=%2B02:00&event=5` });
  await frame.locator(".details", { hasText: "checkout was down" }).waitFor();
  await frame.locator("svg .clock", { hasText: "12:" }).first().waitFor({ state: "attached" });
});

/** What is wrong with a frame, and what it says. */
const whole = link(NOTES);
const STATES = {
  "no link": ["", /no notes in the address/, false],
  "a later version": [whole.replace("1d", "2d"), /later version/, false],
  "nothing readable": ["#1d.AAAA.AAAAAA", /could be read/, false],
  "a link that was cut off": [whole.slice(0, -30), /cut off/, true],
  "a link that was changed": [whole.slice(0, -6) + "AAAAAA", /changed on its way/, true],
  "no time": [link("nobody knows when"), /No time was found/, false],
};

for (const [name, [at, words, picture]] of Object.entries(STATES)) {
  test(`a frame with ${name} says so`, async (t) => {
    const { frame } = await framed(t, { at });
    await frame.locator("#said", { hasText: words }).waitFor();
    if (picture) await drawn(frame);
    else assert.equal(await frame.locator("svg.timeline").filter({ visible: true }).count(), 0);
    if (name === "no time") assert.equal(await frame.locator("#notes").innerText(), "nobody knows when");
  });
}

test("a frame whose script does not come, or may not run, shows the notes", async (t) => {
  const lost = await newPage(t, { allowed: /404|Failed to load/ });
  await lost.context.route(/incident-timeline\.js$/, (route) => route.fulfill({ status: 404 }));
  await lost.page.goto(`${lost.base}embed.html${link(NOTES)}`);
  await lost.page.locator("#said", { hasText: "could not be loaded" }).waitFor();
  assert.equal(await lost.page.locator("#notes").textContent(), NOTES);
  const off = await newPage(t, { javaScriptEnabled: false });
  await off.page.goto(`${off.base}embed.html${link(NOTES)}`);
  assert.match(await off.page.locator("#said").innerText(), /needs JavaScript/);
});

test("a link whose # was changed on its way leads to the page", async (t) => {
  const { page, context, base } = await newPage(t, { allowed: /404/ });
  await context.route(/%(25)?23|nothing-here/, (route) => route.fulfill({ status: 404, contentType: "text/html", body: fs.readFileSync(path.join(DIST, "404.html")) }));
  for (const hash of ["%23", "%2523", "index.html%23"]) {
    await page.goto(base + hash + link(NOTES).slice(1));
    await page.locator("h1", { hasText: "Checkout outage" }).waitFor();
    assert.match(page.url(), /\/(index\.html)?#1d\./);
  }
  await page.goto(`${base}nothing-here`);
  await page.getByText("nothing at this address").waitFor();
});
