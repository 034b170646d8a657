// The page for everyone: axe-core finds nothing in any state, in both themes, wide and narrow.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const { test } = require("node:test");
const { openHost, openMenu, openPage, packages, showNotes, showTab } = require("./page.cjs");

const AXE = fs.readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds, a line each. */
async function found(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html} ${node.failureSummary}`));
}

/** Writes the notes, and looks at what is read from them. */
async function write(page, notes) {
  await showNotes(page);
  await page.locator("#notes").fill(notes);
  if (notes && page.viewportSize().width < 820) await showNotes(page, false);
}

/** Shows a part of the page, where a narrow window shows one at a time. */
async function showTabs(page, name) {
  if (await page.getByRole("tablist").isVisible()) await showTab(page, name);
}

/** The states of the page: their names, and how a person gets there. */
const STATES = [
  ["the sample", async () => {}],
  ["a menu of kinds and people", (page) => openMenu(page, "Kinds, people")],
  ["an event that is chosen", (page) => page.locator(".events .entry").nth(2).click()],
  ["an impact that is chosen", (page) => page.locator(".impacts .entry").first().click()],
  ["the keys", async (page) => {
    await openMenu(page, "More");
    await page.getByRole("button", { name: "Keys" }).click();
  }],
  ["the keys put away, lanes and a filter", async (page) => {
    await page.keyboard.press("Escape");
    await page.getByRole("combobox", { name: "Lanes of events" }).selectOption("kind");
    await page.getByRole("searchbox").fill("upload");
  }],
  ["the notes in a tab, where there are tabs", (page) => showTabs(page, "Notes")],
  ["what is to check in a tab", (page) => showTabs(page, "To check")],
  ["nothing", (page) => write(page, "")],
  ["notes without a time", (page) => write(page, "nobody wrote down when")],
  ["something to settle", (page) => write(page, "- 10:02 CST pager fired\n- nobody knows when\n- 10:40 CST fixed\n")],
  ["what is to check in a tab, with questions", (page) => showTabs(page, "To check")],
  ["ways to share", async (page) => {
    await openMenu(page, "Share");
    await page.getByLabel("Leave names out").check();
  }],
  ["a link", (page) => page.getByRole("button", { name: "Copy link" }).click()],
  ["the notes put away", (page) => showNotes(page, false)],
  ["an open menu", (page) => openMenu(page, "More")],
  ["what a click did, with its undo", async (page) => {
    await showNotes(page);
    await page.getByRole("button", { name: "Clear" }).click();
    await page.locator(".toast").waitFor();
  }],
  ["drafts", async (page) => {
    await showNotes(page);
    await openMenu(page, "Drafts");
  }],
  ["a draft that is offered beside the sample", async (page) => {
    await page.reload();
    await page.getByText("is kept").waitFor();
  }],
  ["a bar of severity, reached by keys", async (page) => {
    await showNotes(page, page.viewportSize().width > 820);
    await page.locator(".frame").press("ArrowDown");
    await page.locator(".details").waitFor();
  }],
  ["stepping and measuring", async (page) => {
    for (const key of ["Home", "r", "m", "ArrowRight"]) await page.keyboard.press(key);
    await page.locator("svg .measure").waitFor({ state: "attached" });
  }],
];

/** Waits until nothing moves: three frames in a row without a change of the document or a running animation. */
function settled(page) {
  return page.evaluate(() => new Promise((done) => {
    let quiet = 0;
    const watch = new MutationObserver(() => (quiet = 0));
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    requestAnimationFrame(function frame() {
      quiet = document.getAnimations().some((one) => one.playState === "running") ? 0 : quiet + 1;
      if (quiet < 3) return requestAnimationFrame(frame);
      watch.disconnect();
      done();
    });
  }));
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390, 360]) {
    test(`axe finds nothing, ${colorScheme}, ${width} pixels`, async (t) => {
      const { page } = await openPage(t, { colorScheme, viewport: { width, height: 800 } });
      for (const [name, get] of STATES) {
        await get(page);
        await settled(page);
        assert.deepEqual(await found(page), [], name);
      }
    });
  }
}

/** The states of a picture on another page. */
const HOSTED = [
  ["drawn", async () => {}],
  ["the menu beside it", (picture) => picture.locator("summary", { hasText: "Notes and link" }).click()],
  ["the notes beside it", (picture) => picture.getByRole("button", { name: "Notes" }).click()],
  ["an event that is chosen", (picture) => picture.locator(".entry button").first().click()],
  ["compact", (picture) => picture.evaluate((one) => one.setAttribute("compact", ""))],
  ["the list alone", (picture) => picture.evaluate((one) => one.setAttribute("view", "list"))],
];

for (const theme of ["light", "dark"]) {
  for (const width of [1280, 360]) {
    test(`axe finds nothing in a picture on another page, ${theme}, ${width} pixels`, async (t) => {
      const style = theme === "dark" ? "background: #111; color: #eee; color-scheme: dark" : "";
      const { page } = await openHost(t, `<!doctype html><html lang="en" style="${style}"><title>Wiki</title><script async data-page="./" src="incident-timeline.js"></script>
        <main><h1>Wiki</h1><pre><code class="language-incident-timeline">All times UTC\n10:02 pager fired\n10:05 checkout was down\n10:40 checkout is back\n</code></pre></main></html>`, { viewport: { width, height: 800 } });
      const picture = page.locator("pre + incident-timeline");
      await picture.locator("svg.timeline .dot").first().waitFor({ state: "attached" });
      for (const [name, get] of HOSTED) {
        await get(picture);
        await settled(page);
        assert.deepEqual(await found(page), [], name);
      }
    });
  }
}

test("at 320 pixels, as at 400 % zoom, nothing is wider than the window", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 320, height: 640 } });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
});
