// Real wikis, built or run from their own packages with two pages of notes: what they write is found, and nothing of theirs breaks.
// `cargo xtask test --wikis` gets the packages and names their places in WIKI_MODULES, WIKI_PYTHON and, where there is PHP, WIKI_DEBIAN.
"use strict";

const assert = require("node:assert/strict");
const { execFileSync, spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { test } = require("node:test");
const { freePort, serve } = require("../../xtask/node/serve.cjs");
const { DIST, newPage } = require("../e2e/page.cjs");

const modules = process.env.WIKI_MODULES;
const debian = process.env.WIKI_DEBIAN;
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

const SETTINGS = { NO_MKDOCS_2_WARNING: "1", NO_UPDATE_NOTIFIER: "1" };
const run = (program, words, cwd, more) =>
  execFileSync(program, words, { cwd, stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, ...SETTINGS }, ...more });

/** How each wiki that is built is built in the folder of its site, for the address `home`; returns the folder to serve. */
const BUILT = {
  mkdocs(folder, home) {
    // Its instant navigation goes by the map of the site.
    fs.appendFileSync(path.join(folder, "mkdocs.yml"), `site_url: ${home}\n`);
    pages(path.join(folder, "docs"));
    script(path.join(folder, "docs"));
    run(process.env.WIKI_PYTHON, ["-m", "mkdocs", "build", "--quiet"], folder);
    return "site";
  },
  vitepress(folder) {
    pages(folder);
    script(path.join(folder, "public"));
    fs.symlinkSync(modules, path.join(folder, "node_modules"));
    run("node", [path.join(modules, "vitepress/bin/vitepress.js"), "build", folder], folder);
    return ".vitepress/dist";
  },
  docusaurus(folder) {
    pages(path.join(folder, "docs"));
    script(path.join(folder, "static"));
    fs.symlinkSync(modules, path.join(folder, "node_modules"));
    run("node", [path.join(modules, "@docusaurus/core/bin/docusaurus.mjs"), "build"], folder);
    return "build";
  },
  /** One file, in which all tiddlers come later. */
  tiddlywiki(folder) {
    run("node", [path.join(modules, "tiddlywiki/tiddlywiki.js"), folder, "--output", path.join(folder, "out"), "--build", "index"], folder);
    script(path.join(folder, "out"));
    return "out";
  },
};

/** How each wiki that runs in PHP is set up in its folder, for the address `home`; returns what PHP serves, and its environment. */
const RUNNING = {
  dokuwiki(folder) {
    const [wiki, conf, data] = ["wiki", "conf", "data"].map((name) => path.join(folder, name));
    // Debian's links lead to where the packages would be installed.
    const copy = (from, to) => fs.cpSync(path.join(debian, from), to, { recursive: true, filter: (file) => !fs.lstatSync(file).isSymbolicLink() });
    copy("usr/share/dokuwiki", wiki);
    copy("var/lib/dokuwiki/lib", path.join(wiki, "lib"));
    copy("etc/dokuwiki", conf);
    for (const name of fs.readdirSync(wiki, { recursive: true }).filter((name) => name.endsWith(".php"))) {
      const file = path.join(wiki, name);
      const text = fs.readFileSync(file, "utf8");
      fs.writeFileSync(file, text.replaceAll("'/usr/share/", `'${debian}/usr/share/`).replaceAll("/etc/dokuwiki", conf));
    }
    for (const name of ["attic", "cache", "index", "locks", "log", "media", "media_attic", "media_meta", "meta", "pages", "tmp"]) {
      fs.mkdirSync(path.join(data, name), { recursive: true });
    }
    for (const name of ["start.txt", "other.txt"]) fs.copyFileSync(path.join(folder, name), path.join(data, "pages", name));
    fs.copyFileSync(path.join(folder, "userscript.js"), path.join(conf, "userscript.js"));
    fs.writeFileSync(path.join(conf, "local.php"), `<?php $conf = ["savedir" => "${data}", "useacl" => 0, "htmlok" => 1, "title" => "Wiki"] + $conf;`);
    return { root: wiki };
  },
  mediawiki(folder, home) {
    const root = path.join(folder, "wiki");
    const code = path.join(debian, "usr/share/mediawiki");
    fs.mkdirSync(root);
    for (const name of fs.readdirSync(code)) fs.symlinkSync(path.join(code, name), path.join(root, name));
    const settings = path.join(folder, "LocalSettings.php");
    const chore = (name, words, input) => run("php", [path.join(code, "maintenance", name), ...words], folder, { input });
    chore("install.php", ["--dbtype", "sqlite", "--dbpath", folder, "--dbname", "wiki", "--server", home.slice(0, -1), "--scriptpath", "",
      "--confpath", folder, "--pass", "only for this test", "Wiki", "Admin"]);
    // The element is HTML, which a wiki takes from no one but whom it trusts.
    fs.appendFileSync(settings, '$wgRawHtml = true; $wgFavicon = "data:,";\n');
    for (const [title, name] of [["First", "First.txt"], ["Other", "Other.txt"], ["MediaWiki:Common.js", "Common.js"]]) {
      chore("edit.php", ["--conf", settings, "--user", "Admin", title], fs.readFileSync(path.join(folder, name)));
    }
    return { root, env: { MW_CONFIG_FILE: settings } };
  },
};

/** Sets the wiki `name` up and serves it; returns its address. */
async function start(t, name) {
  const folder = site(t, name);
  const home = `http://127.0.0.1:${await freePort()}/`;
  const { port: at } = new URL(home);
  if (BUILT[name]) {
    const server = serve(path.join(folder, BUILT[name](folder, home)));
    await new Promise((resolve) => server.listen(at, "127.0.0.1", resolve));
    t.after(() => server.closeAllConnections() ?? server.close());
    return home;
  }
  const { root, env } = RUNNING[name](folder, home);
  script(root);
  const server = spawn("php", ["-d", "display_errors=0", "-S", new URL(home).host, "-t", root], { stdio: "ignore", env: { ...process.env, ...env } });
  t.after(() => server.kill());
  while (!(await fetch(`${home}timeline/notes.txt`).catch(() => undefined))) assert.equal(server.exitCode, null, "PHP serves it");
  return home;
}

/** What a theme with a switch writes, for wikis whose own has none. */
const written = (change) => (page) => page.evaluate(change);

/**
 * What differs: the switch to dark, the address of the first page, where its text is, what a heading is, what is drawn with the
 * other page, the way back. `loads`: each page is one of its own.
 */
const WAYS = {
  mkdocs: { main: ".md-content", dark: (page) => page.locator("label[for^=__palette]:visible").click() },
  vitepress: { dark: (page) => page.locator(".VPSwitchAppearance:visible").first().click() },
  docusaurus: { dark: (page) => page.locator("button[class*=toggleButton]:visible").first().click() },
  tiddlywiki: {
    heading: "h2",
    dark: (page) => page.evaluate(() => $tw.wiki.addTiddler({ title: "$:/palette", text: "$:/palettes/SolarizedDark" })),
    drawn: [3, 2, 2, 1, 2],
    back: (page) => page.locator(".tc-tiddler-frame", { hasText: "disk alert" }).locator("button[aria-label=close]").click(),
  },
  dokuwiki: { at: "doku.php?id=start", loads: true, dark: written(() => (document.documentElement.dataset.bsTheme = "dark")) },
  mediawiki: { at: "index.php?title=First", loads: true, dark: written(() => document.documentElement.classList.add("skin-theme-clientpref-night")) },
};

/** Waits for the events of each picture in the order of the page. */
async function drawn(page, counts) {
  await page.waitForFunction((counts) => {
    for (const one of document.querySelectorAll("incident-timeline, pre")) if (!one.incident) one.scrollIntoView();
    return [...document.querySelectorAll("incident-timeline")].map((one) => one.incident?.events.length).join() === counts;
  }, counts.join(), { polling: 100 });
  await page.evaluate(() => scrollTo(0, 0));
}

/** What the wiki made of the page's text: without our pictures behind blocks, and the class of those. */
function tree(text) {
  return text.evaluate((main) => {
    const copy = main.cloneNode(true);
    copy.querySelectorAll(".incident-timeline-drawn + incident-timeline").forEach((one) => one.remove());
    copy.querySelectorAll(".incident-timeline-drawn").forEach((one) => one.classList.remove("incident-timeline-drawn"));
    return copy.innerHTML;
  });
}

for (const name of [...Object.keys(BUILT), ...Object.keys(RUNNING)]) {
  const skip = RUNNING[name] && !debian && "there is no PHP here";
  test(`${name}: blocks and element are drawn, dark is followed, pages are changed and come back`, { skip }, async (t) => {
    const home = await start(t, name);
    const { at = "", main = "main, [role=main], .tc-story-river", heading = "h1", dark, loads, drawn: both = [2], back = () => page.goBack() } = WAYS[name];
    // TiddlyWiki asks its server for more than ours gives.
    const { page } = await newPage(t, { inside: home, colorScheme: "light", allowed: name === "tiddlywiki" ? /Failed to load resource/ : undefined });
    const text = page.locator(main).first();
    const first = () => page.locator(heading, { hasText: "First" }).first().waitFor();
    const loader = /incident-timeline\.js/;
    await page.route(loader, (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
    await page.goto(home + at, { waitUntil: "networkidle" });
    await first();
    const before = await tree(text);
    await page.unroute(loader);
    await page.reload();
    await drawn(page, [3, 2, 2, 1]);
    assert.deepEqual(await tree(text), before, "the wiki's own nodes are as they were");
    assert.equal(await page.locator("pre", { hasText: "no notes" }).isVisible(), true);
    const isDark = (dark) => page.waitForFunction((dark) => Boolean(document.querySelector("incident-timeline").shadowRoot.querySelector(".dark")) === dark, dark);
    await isDark(false);
    await dark(page);
    await isDark(true);
    await page.evaluate(() => (globalThis.stayed = true));
    await page.getByRole("link", { name: "Other", exact: true }).first().click();
    await page.locator(heading, { hasText: "Other" }).first().waitFor();
    await drawn(page, both);
    assert.equal(await page.evaluate(() => globalThis.stayed ?? false), !loads, "the page was changed as this wiki does it");
    if (!loads) await isDark(true);
    await back(page);
    await first();
    await drawn(page, [3, 2, 2, 1]);
    await text.evaluate((main) => main.insertAdjacentHTML("beforeend", '<pre><code class="language-incident-timeline">10:00 UTC later\n</code></pre>'));
    await drawn(page, [3, 2, 2, 1, 1]);
  });
}
