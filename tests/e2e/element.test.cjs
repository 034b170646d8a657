// The element <incident-timeline> as those who build pages use it: attributes, properties, methods, events, and what it survives.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { link: makeLink, openHost } = require("./page.cjs");

const NOTES = "All times UTC\n2024-05-03\n10:02 pager fired\n10:05 checkout was down\n10:40 checkout is back\n";
const OTHERS = "2024-05-03 09:00 UTC disk alert\n2024-05-03 09:20 UTC disk replaced\n";

const host = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Wiki</title>
<script>
  globalThis.heard = [];
  for (const name of ["ready", "select", "view", "error"]) {
    document.addEventListener("incident-" + name, (event) => heard.push([name, event.target.id, event.composed, event.detail]));
  }
</script>
<script async src="incident-timeline.js"></script></head><body><h1>Wiki</h1>${body}</body></html>`;

const ready = (page, id) =>
  page.waitForFunction((id) => document.getElementById(id).incident && heard.some(([name, of]) => name === "ready" && of === id), id);

const element = (page, id = "own") => page.locator(`#${id}`);

test("notes come from inside, from a script, from another element, from a file of the same host", async (t) => {
  const { page } = await openHost(t, host(`
    <incident-timeline id="inner"><pre>${NOTES}</pre></incident-timeline>
    <incident-timeline id="script"><script type="text/plain">${NOTES}</script></incident-timeline>
    <incident-timeline id="words"><p>10:02 UTC pager fired</p><p>10:05 UTC checkout <em>was</em> down<br>10:40 UTC checkout is back</p></incident-timeline>
    <textarea id="field">${NOTES}</textarea><incident-timeline id="other" for="field"></incident-timeline>
    <incident-timeline id="file"></incident-timeline>
    <incident-timeline id="foreign" src="https://example.org/notes.txt"><pre>${OTHERS}</pre></incident-timeline>`));
  await page.route(/notes\.txt$/, (route) => route.fulfill({ contentType: "text/plain", body: NOTES }));
  for (const id of ["inner", "script", "words", "other"]) {
    await ready(page, id);
    assert.equal(await element(page, id).evaluate((one) => one.incident.events.length), 3, id);
  }
  await page.locator("#field").fill(OTHERS);
  await page.waitForFunction(() => document.getElementById("other").incident?.events.length === 2);
  await page.evaluate(() => document.getElementById("file").setAttribute("src", "notes.txt"));
  await ready(page, "file");
  assert.equal(await element(page, "file").evaluate((one) => one.notes), NOTES);
  await page.waitForFunction(() => heard.some(([name, id]) => name === "error" && id === "foreign"));
  assert.match(await page.evaluate(() => heard.find(([name, id]) => name === "error" && id === "foreign")[3].message), /another host/);
  assert.equal(await page.locator("#foreign pre").isVisible(), true);
});

test("properties and methods do what they say", async (t) => {
  const { page } = await openHost(t, host(`<incident-timeline id="own" zone="Europe/Berlin"></incident-timeline>`));
  assert.equal(await element(page).evaluate((one) => one.incident ?? null), null);
  await element(page).evaluate((one, notes) => (one.notes = notes), NOTES);
  await ready(page, "own");
  const own = (work, argument) => element(page).evaluate(work, argument);
  assert.equal(await own((one) => one.notes), NOTES);
  assert.deepEqual(await own((one) => one.incident.events.map((event) => event.text)), ["pager fired", "checkout was down", "checkout is back"]);
  assert.deepEqual(await own((one) => JSON.parse(JSON.stringify(one))), await own((one) => one.incident));
  await element(page).locator("svg .clock", { hasText: "12:" }).first().waitFor({ state: "attached" });
  await own((one) => one.setAttribute("zone", "UTC"));
  await element(page).locator("svg .clock", { hasText: "10:" }).first().waitFor({ state: "attached" });
  assert.match(await own((one) => one.toSVG()), /^<svg[\s\S]*pager fired/);
  await own((one) => one.select(1));
  await element(page).locator(".details", { hasText: "checkout was down" }).waitFor();
  await own((one) => one.select(null));
  await element(page).locator(".details").waitFor({ state: "detached" });
  await element(page).getByRole("button", { name: "Zoom in" }).click();
  const first = () => element(page).locator("svg .clock").allTextContents();
  const zoomed = (await first()).join();
  assert.match(await own((one) => one.toSVG()), /Shown: \d\d:\d\d to \d\d:\d\d, \d of 3 events/);
  await own((one) => one.fit());
  await page.waitForFunction((zoomed) => [...document.getElementById("own").shadowRoot.querySelectorAll("svg .clock")].map((one) => one.textContent).join() !== zoomed, zoomed);
});

test("a view is set by its attribute, told when it changes, and taken again", async (t) => {
  const { page } = await openHost(t, host(`<incident-timeline id="own" zone="Europe/Berlin" view="find=checkout&amp;event=4"><pre>${NOTES}</pre></incident-timeline>`));
  await ready(page, "own");
  await element(page).locator(".details", { hasText: "checkout was down" }).waitFor();
  assert.equal(await element(page).getByRole("searchbox").inputValue(), "checkout");
  await element(page).locator("svg .clock", { hasText: "12:" }).first().waitFor({ state: "attached" });
  await element(page).getByRole("button", { name: "Zoom in" }).click();
  await page.waitForFunction(() => heard.some(([name, , , { view }]) => name === "view" && view.includes("from=")));
  const { view } = await page.evaluate(() => heard.filter(([name]) => name === "view").at(-1)[3]);
  assert.match(view, /^zone=Europe\/Berlin&from=\d+&to=\d+&event=4&find=checkout$/);
  await element(page).evaluate((one) => one.fit());
  await page.waitForFunction(() => !heard.filter(([name]) => name === "view").at(-1)[3].view.includes("from="));
  await element(page).evaluate((one, view) => one.setAttribute("view", view), view);
  await page.waitForFunction((view) => heard.filter(([name]) => name === "view").at(-1)[3].view === view, view);
  await element(page).evaluate((one) => one.setAttribute("view", "list"));
  assert.deepEqual(await element(page).locator(".frame, .report, .intervals").evaluateAll((all) => all.map((one) => one.checkVisibility())), [false, false, true]);
  await element(page).evaluate((one) => one.setAttribute("view", "picture"));
  assert.deepEqual(await element(page).locator(".frame, .report, .intervals").evaluateAll((all) => all.map((one) => one.checkVisibility())), [true, true, false]);
});

test("a page sets colours and parts", async (t) => {
  const style = `<style>incident-timeline { --incident-background: rgb(250, 240, 230); --incident-accent: rgb(1, 2, 3); --incident-impact: rgb(4, 5, 6) }
    incident-timeline::part(title) { background: rgb(7, 8, 9) } incident-timeline::part(list) { display: none }</style>`;
  const { page } = await openHost(t, host(`${style}<incident-timeline id="own"><pre>${NOTES}</pre></incident-timeline>`));
  await ready(page, "own");
  const looks = (theme) => element(page).evaluate((one, theme) => {
    one.setAttribute("theme", theme);
    const style = (selector) => getComputedStyle(one.shadowRoot.querySelector(selector));
    return [style(".incident-timeline").backgroundColor, style("svg.timeline").getPropertyValue("--paper"), style(".summary").backgroundColor, style(".report").display];
  }, theme);
  for (const theme of ["light", "dark"]) assert.deepEqual(await looks(theme), ["rgb(250, 240, 230)", "rgb(250, 240, 230)", "rgb(7, 8, 9)", "none"]);
});

test("behind one button are the notes, the page with them, and its link", async (t) => {
  const { page, context, base } = await openHost(t, host(`<pre class="incident-timeline">${NOTES}</pre>`).replace("<script async", '<script data-page="./" async'), { permissions: ["clipboard-read", "clipboard-write"] });
  const picture = page.locator("pre + incident-timeline");
  await picture.locator("svg.timeline .dot").first().waitFor({ state: "attached" });
  await picture.getByRole("searchbox").fill("checkout");
  await picture.locator("summary", { hasText: "Notes and link" }).click();
  await picture.getByRole("button", { name: "Notes" }).click();
  await page.locator("pre").waitFor();
  await picture.getByRole("button", { name: "Notes" }).click();
  await page.locator("pre").waitFor({ state: "hidden" });
  await picture.getByRole("button", { name: "Copy link" }).click();
  await picture.getByRole("button", { name: "Link copied" }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(link, `${base}${makeLink(NOTES)}&find=checkout`);
  const [opened] = await Promise.all([context.waitForEvent("page"), picture.getByRole("link", { name: "Open in the page" }).click()]);
  await opened.locator(".events .entry").first().waitFor();
  assert.equal(opened.url(), link);
  assert.equal(await opened.getByRole("searchbox").inputValue(), "checkout");
  await opened.close();
  await picture.locator(".frame").click({ position: { x: 5, y: 5 } });
  await picture.getByRole("button", { name: "Notes" }).waitFor({ state: "hidden" });
});

test("what a script sets before the element is known is kept", async (t) => {
  const late = host('<incident-timeline id="own"></incident-timeline>').replace(/<script async.*?<\/script>/, "");
  const { page } = await openHost(t, late);
  await element(page).evaluate((one, notes) => (one.notes = notes), NOTES);
  await page.addScriptTag({ url: "incident-timeline.js" });
  await ready(page, "own");
  assert.equal(await element(page).evaluate((one) => one.incident.events.length), 3);
});

test("events bubble out of foreign shadow roots", async (t) => {
  const { page } = await openHost(t, host('<div id="outer"></div>'));
  await page.evaluate((notes) => {
    const shadow = document.getElementById("outer").attachShadow({ mode: "open" });
    shadow.innerHTML = "<incident-timeline></incident-timeline>";
    shadow.firstChild.notes = notes;
  }, NOTES);
  const inner = page.locator("#outer incident-timeline");
  await inner.locator("svg.timeline > *").first().waitFor({ state: "attached" });
  await page.waitForFunction(() => heard.some(([name]) => name === "ready"));
  await inner.locator(".entry button").nth(1).click();
  await page.waitForFunction(() => heard.some(([name]) => name === "select"));
  const [[name, target, composed, detail], [selected, , , chosen]] = await page.evaluate(() => heard);
  assert.deepEqual([name, target, composed, detail.events], ["ready", "outer", true, 3]);
  assert.deepEqual([selected, chosen], ["select", { index: 1 }]);
});

test("what is moved keeps its picture and its state", async (t) => {
  const { page } = await openHost(t, host(`<main><incident-timeline id="own"><pre>${NOTES}</pre></incident-timeline></main><aside></aside>`));
  await ready(page, "own");
  await element(page).evaluate((one) => one.select(2));
  await element(page).locator(".details", { hasText: "checkout is back" }).waitFor();
  const picture = await element(page).locator(".embedded").elementHandle();
  await page.evaluate(() => document.querySelector("aside").append(document.getElementById("own")));
  await page.evaluate(() => document.querySelector("main").moveBefore?.(document.getElementById("own"), null));
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.equal(await picture.evaluate((one) => one.isConnected), true);
  await element(page).locator(".details", { hasText: "checkout is back" }).waitFor();
});

test("other notes keep zone and filter, and many changes are drawn at once", async (t) => {
  const { page } = await openHost(t, host(`<incident-timeline id="own"><pre>${NOTES}</pre></incident-timeline>`));
  await ready(page, "own");
  await element(page).getByRole("searchbox").fill("checkout");
  await element(page).locator(".hidden").waitFor();
  await element(page).evaluate((one) => {
    for (let minute = 41; minute < 60; minute++) one.querySelector("pre").append(`10:${minute} checkout line ${minute}\n`);
  });
  await page.waitForFunction(() => document.getElementById("own").incident?.events.length === 22);
  assert.equal(await element(page).getByRole("searchbox").inputValue(), "checkout");
  assert.equal(await page.evaluate(() => heard.filter(([name]) => name === "ready").length), 2);
});

test("where one cannot be drawn its notes stay, and the others are drawn", async (t) => {
  const three = ["a", "b", "c"].map((id) => `<incident-timeline id="${id}"><pre>${NOTES}</pre></incident-timeline>`).join("");
  const { page } = await openHost(t, host(three).replace("<script async", `<script>
    const insert = Node.prototype.insertBefore;
    Node.prototype.insertBefore = function (...rest) {
      if (this.getRootNode().host?.id === "b") throw new Error("refused here");
      return insert.apply(this, rest);
    };
    const append = Node.prototype.appendChild;
    Node.prototype.appendChild = function (...rest) {
      if (this.getRootNode().host?.id === "b") throw new Error("refused here");
      return append.apply(this, rest);
    };
  </script><script async`), { allowed: /refused here|unreachable|RuntimeError|notes are shown/ });
  await ready(page, "a");
  await ready(page, "c");
  await page.waitForFunction(() => heard.some(([name, id]) => name === "error" && id === "b"));
  assert.equal(await page.locator("#b pre").isVisible(), true);
  assert.equal(await page.locator("#a pre, #c pre").filter({ visible: true }).count(), 0);
});

test("a picture that breaks later is drawn again, with all others", async (t) => {
  const two = ["a", "b"].map((id) => `<incident-timeline id="${id}"><pre>${NOTES}</pre></incident-timeline>`).join("");
  const { page } = await openHost(t, host(two), { allowed: /broken once|unreachable|RuntimeError/ });
  await ready(page, "a");
  await ready(page, "b");
  await page.evaluate(() => {
    const real = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function () {
      Element.prototype.setAttribute = real;
      throw new Error("broken once");
    };
  });
  const old = await element(page, "b").locator(".embedded").elementHandle();
  await element(page, "a").locator(".entry button").first().click();
  await page.waitForFunction((old) => !old.isConnected, old);
  await page.waitForFunction(() => heard.filter(([name]) => name === "ready").length === 4);
  await element(page, "b").locator(".entry button").first().click();
  await element(page, "b").locator(".details", { hasText: "pager fired" }).waitFor();
});

test("a hundred times put in and taken away leaves nothing behind", async (t) => {
  const { page } = await openHost(t, host("<main></main>"));
  await page.waitForFunction(() => customElements.get("incident-timeline"));
  for (let round = 0; round < 5; round++) {
    await page.evaluate(async (notes) => {
      for (let time = 0; time < 20; time++) {
        const one = document.createElement("incident-timeline");
        one.notes = notes;
        document.querySelector("main").append(one);
        await new Promise(requestAnimationFrame);
        if (time % 2) await new Promise((resolve) => one.addEventListener("incident-ready", resolve));
        one.remove();
      }
    }, NOTES);
  }
  await page.evaluate((notes) => (document.querySelector("main").innerHTML = `<incident-timeline id="own"><pre>${notes}</pre></incident-timeline>`), NOTES);
  await ready(page, "own");
  await element(page).locator(".entry button").first().click();
  await page.waitForFunction(() => heard.filter(([name]) => name === "select").length === 1);
});
