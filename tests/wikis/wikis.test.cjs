// Real wikis, built from their own packages with two pages of notes: what they write is found, and nothing of theirs breaks.
// `cargo xtask test --wikis` gets the packages and names their places in WIKI_MODULES and WIKI_PYTHON.
"use strict";

const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { test } = require("node:test");
const { serve } = require("../../xtask/node/serve.cjs");
const { DIST, newPage } = require("../e2e/page.cjs");

const modules = process.env.WIKI_MODULES;
const NOTES = "All times UTC\n08:00 one\n08:10 two\n";

/** A folder of its own for a wiki with our pages, and the built script for it. */
function site(t, name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `${name}-`));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const from = path.join(__dirname, name);
  if (fs.existsSync(from)) fs.cpSync(from, folder, { recursive: true });
  return folder;
}

function pages(folder) {
  fs.cpSync(path.join(__dirname, "pages"), folder, { recursive: true });
}

function script(folder) {
  fs.mkdirSync(path.join(folder, "timeline"), { recursive: true });
  for (const name of fs.readdirSync(DIST).filter((name) => /^(incident-timeline\.js|picture-)/.test(name))) {
    fs.copyFileSync(path.join(DIST, name), path.join(folder, "timeline", name));
  }
  fs.writeFileSync(path.join(folder, "timeline/notes.txt"), NOTES);
}

const run = (program, words, cwd) => execFileSync(program, words, { cwd, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NO_MKDOCS_2_WARNING: "1" } });

/** How each wiki is built; returns the folder to serve. */
const WIKIS = {
  mkdocs(t, home) {
    const folder = site(t, "mkdocs");
    // Its instant navigation goes by the map of the site.
    fs.appendFileSync(path.join(folder, "mkdocs.yml"), `site_url: ${home}\n`);
    pages(path.join(folder, "docs"));
    script(path.join(folder, "docs"));
    run(process.env.WIKI_PYTHON, ["-m", "mkdocs", "build", "--quiet"], folder);
    return path.join(folder, "site");
  },
  vitepress(t) {
    const folder = site(t, "vitepress");
    pages(folder);
    script(path.join(folder, "public"));
    fs.symlinkSync(modules, path.join(folder, "node_modules"));
    run("node", [path.join(modules, "vitepress/bin/vitepress.js"), "build", folder], folder);
    return path.join(folder, ".vitepress/dist");
  },
};

/** A wiki that is one file, in which all tiddlers come later. */
function tiddlywiki(t) {
  const folder = site(t, "tiddlywiki");
  run("node", [path.join(modules, "tiddlywiki/tiddlywiki.js"), folder, "--output", path.join(folder, "out"), "--build", "index"], folder);
  script(path.join(folder, "out"));
  return path.join(folder, "out");
}

/** What differs: the way to the other page, and the switch to dark. */
const WAYS = {
  mkdocs: { other: "Other", first: "First", dark: (page) => page.locator("label[for^=__palette]:visible").click() },
  vitepress: { other: "Other", first: "First", dark: (page) => page.locator(".VPSwitchAppearance:visible").first().click() },
};

/** Waits for the events of each picture in the order of the page. */
async function drawn(page, counts) {
  await page.waitForFunction((counts) => {
    for (const one of document.querySelectorAll("incident-timeline, pre")) if (!one.incident) one.scrollIntoView();
    return [...document.querySelectorAll("incident-timeline")].map((one) => one.incident?.events.length).join() === counts;
  }, counts.join(), { polling: 100 });
  await page.evaluate(() => scrollTo(0, 0));
}

/** Serves what `build` makes; returns its address and an open page. */
async function serveBuilt(t, build, options) {
  const root = site(t, "served");
  const server = serve(root);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.closeAllConnections() ?? server.close());
  const home = `http://127.0.0.1:${server.address().port}/`;
  fs.cpSync(build(t, home), root, { recursive: true });
  const { page } = await newPage(t, { inside: home, colorScheme: "light", ...options });
  await page.goto(home);
  return page;
}

test("tiddlywiki: preformatted notes and the element are drawn, also in tiddlers that are opened later", async (t) => {
  // Its own: it asks its server for more than ours gives.
  const page = await serveBuilt(t, tiddlywiki, { allowed: /Failed to load resource/ });
  await drawn(page, [3, 2]);
  await page.getByRole("link", { name: "Other" }).click();
  await page.locator("h2", { hasText: "Other" }).waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll("pre.incident-timeline")].every((one) => one.nextElementSibling?.incident));
  assert.equal(await page.locator("incident-timeline").count(), 3);
});

for (const [name, build] of Object.entries(WIKIS)) {
  test(`${name}: blocks and element are drawn, dark is followed, pages are changed and come back`, async (t) => {
    const page = await serveBuilt(t, build);
    await drawn(page, [3, 2, 2, 1]);
    assert.equal(await page.locator("pre", { hasText: "no notes" }).isVisible(), true);
    const isDark = (dark) => page.waitForFunction((dark) => Boolean(document.querySelector("incident-timeline").shadowRoot.querySelector(".dark")) === dark, dark);
    await isDark(false);
    await WAYS[name].dark(page);
    await isDark(true);
    await page.evaluate(() => (globalThis.stayed = true));
    await page.getByRole("link", { name: WAYS[name].other, exact: true }).first().click();
    await page.locator("h1", { hasText: "Other" }).waitFor();
    await drawn(page, [2]);
    await isDark(true);
    assert.equal(await page.evaluate(() => globalThis.stayed), true, "the page was changed without a load");
    await page.goBack();
    await page.locator("h1", { hasText: "First" }).waitFor();
    await drawn(page, [3, 2, 2, 1]);
    await page.locator("main, article").first().evaluate((main) => main.insertAdjacentHTML("beforeend", '<pre><code class="language-incident-timeline">10:00 UTC later\n</code></pre>'));
    await drawn(page, [3, 2, 2, 1, 1]);
  });
}
