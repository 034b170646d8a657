// The page before its own code is there: what is seen at once is what the page then draws, and what a person does meanwhile is kept.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { becomes, eventCount, link, mounted, newPage, openPage, value } = require("./page.cjs");

const NOTES = "# Checkout outage\n\nAll times UTC\n\n- 10:02 pager fired\n- 10:40 checkout is back\n";

/** The page with its wasm held back; `start` lets it go and waits until it has drawn. */
async function held(t, { at = "", notes, ...options } = {}) {
  const opened = await newPage(t, options);
  const { page, base } = opened;
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  t.after(go);
  await page.route("**/*.wasm", async (route) => {
    await gate;
    await route.continue();
  });
  if (notes) await page.addInitScript((notes) => localStorage.setItem("incident-timeline.notes", notes), notes);
  await page.addInitScript(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shifts += value))).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(base + at, { waitUntil: "commit" });
  await page.locator(".first").waitFor();
  const start = async () => {
    go();
    await mounted(page);
    await page.locator("svg.timeline .dot").first().waitFor({ state: "attached" });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  };
  return { ...opened, start };
}

/** Where everything on the page is that a person looks at, in whole pixels, but for what only the page's own code adds. */
const places = (page) => page.evaluate(() => {
  const parts = ["header", "h1", ".summary p", ".actions", ".banner", ".notes-pane", "#notes", ".intervals", ".intervals div:last-child", ".controls", ".more", ".frame", "svg.timeline", ".report", ".events", ".entry:nth-child(3)", ".impacts", ".counts"];
  return Object.fromEntries(parts.map((part) => {
    const found = [...document.querySelectorAll(part)].find((one) => one.getClientRects().length > 0);
    const box = found?.getBoundingClientRect();
    return [part, box && [box.left, box.top, box.width, box.height].map(Math.round)];
  }));
});

/** What stands on the page, an element or a text a line, without what a menu holds, what is drawn behind the notes and the pictures. */
const outline = (page) => page.evaluate(() => {
  const lines = [];
  const look = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      // The page parts a text where its code did.
      if (node.data) lines.push((lines.at(-1)?.startsWith("'") ? lines.pop() : "'") + node.data);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const kept = [...node.attributes].filter(({ name, value }) => value && !["tabindex", "aria-pressed", "value", "selected", "hidden", "aria-selected", "aria-labelledby"].includes(name) && value !== "tabpanel");
    lines.push([node.localName, ...kept.map(({ name, value }) => `${name}=${value}`).sort()].join(" ").replace(" first", "").replace(" shut", ""));
    if (node.matches("svg, textarea, .backdrop, details > div")) return;
    if (!node.matches("details")) node.childNodes.forEach(look);
    else look(node.firstChild);
  };
  look(document.querySelector("#app .page"));
  return lines.map((line) => (line.startsWith("svg ") ? "svg" : line)).filter((line, at, all) => line !== "svg" || all[at - 1] !== "svg");
});

/** The words of the picture that is shown, and how high it is. */
const picture = (page) => page.evaluate(() => {
  const shown = [...document.querySelectorAll("svg.timeline")].find((one) => one.getClientRects().length > 0);
  return { height: shown.getAttribute("height"), words: [...shown.querySelectorAll("text")].map((text) => text.textContent).sort() };
});

for (const [width, height] of [[360, 740], [390, 844], [800, 1000], [1000, 700], [1150, 800], [1280, 800], [1440, 900], [1920, 1080]]) {
  test(`what is seen at once stays where it is when the page takes over, ${width} x ${height}`, async (t) => {
    const { page, start } = await held(t, { viewport: { width, height } });
    const [seen, said, drawn] = [await places(page), await outline(page), await picture(page)];
    await start();
    assert.deepEqual(await places(page), seen);
    assert.deepEqual(await outline(page), said);
    assert.equal((await picture(page)).height, drawn.height);
    assert.ok((await page.evaluate(() => window.shifts)) < 0.02);
  });
}

test("the picture that is seen at once is the one that the page draws at its width", async (t) => {
  const { page, start } = await held(t, { viewport: { width: 1000, height: 900 } });
  const seen = await picture(page);
  assert.ok(seen.words.includes("Release rolled back"));
  await start();
  assert.deepEqual(await picture(page), seen);
});

test("notes that are pasted before the page's own code is there take the place of the sample, as a table", async (t) => {
  const { page, context, start } = await held(t);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(async (notes) => {
    const html = "<table><tr><td>10:02</td><td>pager fired</td></tr><tr><td>10:40</td><td>checkout is back</td></tr></table>";
    const blob = (text, type) => new Blob([text], { type });
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob(notes, "text/plain"), "text/html": blob(html, "text/html") })]);
  }, "10:02 pager fired 10:40 checkout is back");
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+V");
  await becomes(() => value(page), "10:02 pager fired 10:40 checkout is back");
  await start();
  await eventCount(page, 2);
  await becomes(() => page.evaluate(() => localStorage.getItem("incident-timeline.notes")), /pager fired/);
  await becomes(() => page.evaluate(() => document.activeElement.id), "notes");
  await page.keyboard.press("Control+Z");
  await page.keyboard.press("Control+Z");
  await becomes(() => value(page), /^Sample/);
});

test("what is typed before the page's own code is there is kept, with the caret and the focus", async (t) => {
  const { page, start } = await held(t);
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(NOTES);
  for (let left = 0; left < 5; left++) await page.keyboard.press("ArrowLeft");
  await start();
  await eventCount(page, 2);
  await page.keyboard.type("all ");
  await becomes(() => value(page), NOTES.replace("back", "all back"));
});

test("a paste with more typed after it is kept as it stands", async (t) => {
  const { page, context, start } = await held(t);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((notes) => navigator.clipboard.writeText(notes), NOTES);
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+V");
  await page.keyboard.type("- 10:50 post-mortem planned\n");
  await start();
  await eventCount(page, 3);
  assert.match(await value(page), /^# Checkout outage[^]*post-mortem planned\n/);
});

for (const [what, options, open] of [
  ["open the notes over a link", { at: link(NOTES) }, true],
  ["close one's own notes", { notes: NOTES }, false],
  ["close the sample", {}, false],
  ["open the notes where they have no room", { viewport: { width: 1000, height: 800 } }, true],
]) {
  test(`the button says whether the notes are open, and a press that was to ${what} leaves them so`, async (t) => {
    const { page, start } = await held(t, { viewport: { width: 1440, height: 900 }, ...options });
    const button = page.getByRole("button", { name: "Notes", exact: true });
    await becomes(() => button.getAttribute("aria-pressed"), String(!open));
    await button.click();
    await start();
    await becomes(() => button.getAttribute("aria-pressed"), String(open));
    await becomes(() => page.locator("#notes").isVisible(), open);
  });
}

test("what is scrolled stays so", async (t) => {
  const { page, start } = await held(t, { viewport: { width: 390, height: 844 } });
  await page.evaluate(() => scrollTo(0, 300));
  await start();
  assert.equal(await page.evaluate(() => scrollY), 300);
});

const SHOWN = ["h1", ".summary p", ".banner p", "#notes", ".intervals", "svg.timeline", ".events"];

/** Those of the parts that can be seen. */
const seen = (page) => page.evaluate((parts) => parts.filter((part) => document.querySelector(part)?.checkVisibility({ checkVisibilityCSS: true })), SHOWN);

for (const [name, options] of [["notes of one's own", { notes: NOTES }], ["a link", { at: link(NOTES) }]]) {
  test(`with ${name} the sample is never seen`, async (t) => {
    const { page, start } = await held(t, options);
    assert.deepEqual(await seen(page), []);
    assert.match(await page.locator(".frame").evaluate((frame) => getComputedStyle(frame, "::before").content), /Reading the notes/);
    await page.locator("header").waitFor();
    await start();
    await page.locator("h1", { hasText: "Checkout outage" }).waitFor();
  });
}

test("nothing but the page's own code is asked for", async (t) => {
  const { requests, base } = await openPage(t);
  const names = requests.map((request) => request.slice(base.length)).filter((name) => !name.startsWith("data:"));
  assert.deepEqual(names.map((name) => name.replace(/-[0-9a-f]+/, "")).sort(), ["", "page.js", "page_bg.wasm"]);
});
