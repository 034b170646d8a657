// How the incident leaves the page and comes back: the Share menu, files, the picture, the link with the view, names left out.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const { test } = require("node:test");
const { pathToFileURL } = require("node:url");
const { deflateRawSync } = require("node:zlib");
const { becomes, eventCount, mounted, newPage, openFile, openMenu, openPage, showNotes, value: notesOf } = require("./page.cjs");

const NOTES = `# Uploads: 5xx / "slow"

All times UTC, 20 November 2024

- 10:02 pager fired, Priya Sharma looks at db-primary-03.corp.example.net
- 10:10 p99 > 2 s & rising, 10.20.4.17 blocked, see OPS-4411
- 10:40 Priya rolls back, uploads are back

Uploads were down for 38 minutes.
`;
const NAME = "incident-2024-11-20-uploads-5xx-slow";
const ORIGINALS = /riya|harma|db-primary|corp\.example|10\.20\.4|OPS-4411/;

/** What a saved file says; a page without the code that is packed in it, whose letters spell anything. */
function words(form, bytes) {
  const text = bytes.toString("latin1");
  return form === "HTML" ? text.replace(/[A-Za-z0-9+/]{5000,}/g, "") : text;
}

/** The hosted page with the notes in it. */
async function withNotes(t, notes = NOTES, options = {}) {
  const opened = await openPage(t, { acceptDownloads: true, ...options });
  await opened.page.locator("#notes").fill(notes);
  await eventCount(opened.page, 3);
  return opened;
}

/** Chooses something in the Share menu. */
async function share(page, name) {
  await openMenu(page, "Share");
  await page.getByRole("button", { name, exact: true }).click();
}

/** Downloads a form of the incident: its name and its bytes. */
async function download(page, name) {
  const coming = page.waitForEvent("download");
  await share(page, name);
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: fs.readFileSync(await file.path()) };
}

/** Opens a file by the button for it, or by dropping it on the picture. */
const choose = (page, name, buffer) => page.locator("input[type=file]").setInputFiles({ name, mimeType: "", buffer });
const drop = (page, name, bytes) => page.evaluate(([name, packed]) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(packed), (char) => char.charCodeAt(0))], name));
  document.querySelector(".reading").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}, [name, bytes.toString("base64")]);

test("each form is downloaded under a safe name from title and date", async (t) => {
  const { page } = await withNotes(t);
  const wanted = {
    SVG: ["svg", /^<svg /], PNG: ["png", /^.PNG/], HTML: ["html", /^<!doctype html>/i],
    CSV: ["csv", /^kind,date,time/], Mermaid: ["mmd", /^gantt/],
    JSON: ["json", /^\{\n  "version"/], "Text report": ["txt", /^Uploads: 5xx \/ "slow"\n=+\n/],
  };
  for (const [form, [end, begin]] of Object.entries(wanted)) {
    const { name, bytes } = await download(page, form);
    assert.equal(name, `${NAME}.${end}`);
    assert.match(bytes.toString("latin1"), begin, form);
  }
});

test("the pictures open again, and the PNG has two pixels for each", async (t) => {
  const { page } = await withNotes(t);
  const svg = await download(page, "SVG");
  const png = await download(page, "PNG");
  assert.deepEqual([png.bytes.readUInt32BE(16)], [2560]);
  for (const { name, bytes } of [svg, png]) {
    for (const open of [choose, drop]) {
      await page.locator("#notes").fill("10:00 something else\n");
      await eventCount(page, 1);
      await open(page, name, bytes);
      await eventCount(page, 3);
      await becomes(() => notesOf(page), NOTES, name);
    }
  }
  // Both are pictures to a browser, and the PNG is not empty: it has dark signs on light ground.
  const seen = await page.evaluate(async ([svg, png]) => {
    const image = async (url) => { const image = new Image(); image.src = url; await image.decode(); return image; };
    const vector = await image(`data:image/svg+xml;base64,${svg}`);
    const drawn = await image(`data:image/png;base64,${png}`);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [drawn.naturalWidth, drawn.naturalHeight];
    const context = canvas.getContext("2d");
    context.drawImage(drawn, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) dark += data[at] + data[at + 1] + data[at + 2] < 300 ? 1 : 0;
    return { vector: vector.naturalWidth, corner: data[0] > 200, dark };
  }, [svg.bytes.toString("base64"), png.bytes.toString("base64")]);
  assert.equal(seen.vector, 1280);
  assert.ok(seen.corner && seen.dark > 1_000, JSON.stringify(seen));
});

test("a saved picture is the one on the page, in its zone, its part of the time, its lanes, without what is hidden", async (t) => {
  // Without the notes the picture is as wide as the window, and as a saved one.
  const { page } = await withNotes(t);
  await showNotes(page, false);
  await page.evaluate(() => { location.hash = `#zone=%2B02:00&from=${606 * 60_000}&to=${650 * 60_000}&lanes=kind&find=priya`; });
  await page.locator(".hidden").waitFor();
  await becomes(() => page.locator(".frame").evaluate((frame) => frame.clientWidth), 1280);
  const { bytes } = await download(page, "SVG");
  const seen = await page.evaluate((file) => {
    const HEAD = ".title, .summary, .interval, .interval-name, .interval-ends";
    const pictures = [document.querySelector("svg.timeline"), new DOMParser().parseFromString(file, "image/svg+xml").documentElement];
    const ONE = `${HEAD}, .paper, [class*=overview]`;
    const told = (shape) => [shape.tagName === "text" ? shape.textContent : ["x", "width", "height"].map((name) => shape.getAttribute(name)), shape.getAttribute("class")].join(" ");
    const said = (picture) => [...picture.querySelectorAll("text, rect")].filter((shape) => !shape.matches(ONE)).map(told);
    const heads = [...pictures[1].querySelectorAll(HEAD)].map((text) => text.textContent);
    return { shown: said(pictures[0]).sort(), saved: said(pictures[1]).sort(), heads };
  }, bytes.toString().replace(/<style>[^]*?<\/style>/, ""));
  assert.ok(seen.shown.some((said) => /^12:.* clock$/.test(said)) && seen.shown.some((said) => /^1 earlier/.test(said)), JSON.stringify(seen.shown));
  assert.deepEqual(seen.saved, seen.shown);
  assert.ok(seen.heads.some((text) => /^Shown: 12:06 to 12:50, \d of 3 events\. Left out: \d hidden events?\.$/.test(text)), JSON.stringify(seen.heads));
});

test("Print leads to the browser's own", async (t) => {
  const { page } = await withNotes(t);
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await share(page, "Print or PDF");
  await page.waitForFunction(() => window.printed);
});

test("the HTML file opens from disk with the network refused, is edited, saved, and opened again", async (t) => {
  const { page } = await withNotes(t);
  const first = await download(page, "HTML");
  const folder = fs.mkdtempSync(path.join(require("node:os").tmpdir(), "incident-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const open = async (name, bytes) => {
    fs.writeFileSync(path.join(folder, name), bytes);
    const { page, requests, context } = await newPage(t, { offline: true, acceptDownloads: true, inside: pathToFileURL(folder).href });
    await context.route(/^https?:/, (route) => route.abort());
    await page.goto(pathToFileURL(path.join(folder, name)).href);
    await mounted(page);
    await page.waitForLoadState("networkidle");
    assert.deepEqual(requests.filter((url) => !/^(data|blob|file):/.test(url)), []);
    return page;
  };
  const file = await open(first.name, first.bytes);
  await eventCount(file, 3);
  await becomes(() => notesOf(file), NOTES);
  await becomes(() => file.locator("#incident-timeline-notes").isVisible(), false, "the plain notes are for those without script");
  const edited = NOTES.replace("10:10 p99", "10:12 p99 </pre><script>alert(1)</script>");
  await showNotes(file);
  await file.locator("#notes").fill(edited);
  await file.waitForFunction(() => document.querySelector(".events").textContent.includes("10:12"));
  const second = await download(file, "HTML");
  assert.match(second.bytes.toString(), /<title>Uploads: 5xx/);
  const again = await open(second.name, second.bytes);
  await eventCount(again, 3);
  await becomes(() => notesOf(again), edited);
  // The hosted page opens the file as well, dropped on it.
  await drop(page, second.name, second.bytes);
  await page.waitForFunction(() => document.querySelector(".events").textContent.includes("10:12"));
  await becomes(() => notesOf(page), edited);
});

test("without script the file shows the notes", async (t) => {
  const { page } = await withNotes(t);
  const { bytes } = await download(page, "HTML");
  const { page: plain } = await newPage(t, { javaScriptEnabled: false });
  await plain.setContent(bytes.toString().replace(/<meta[^>]*content-security-policy[^>]*>/i, ""));
  await becomes(() => plain.locator("#incident-timeline-notes").isVisible(), true);
  await becomes(() => plain.locator("#incident-timeline-notes").textContent(), NOTES);
});

test("names are left out of every form, the link included, and kinds can stay", async (t) => {
  const { page, context } = await withNotes(t);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openMenu(page, "Share");
  await page.getByLabel("Leave names out").check();
  await page.getByRole("button", { name: "1 name replaced" }).waitFor();
  await page.keyboard.press("Escape");
  for (const form of ["SVG", "PNG", "HTML", "CSV", "Mermaid", "JSON", "Text report"]) {
    const { bytes } = await download(page, form);
    assert.doesNotMatch(words(form, bytes), ORIGINALS, form);
  }
  await share(page, "Markdown table");
  await page.getByText("Table copied, 1 name, 1 address, 1 host, 1 ticket replaced").waitFor();
  const table = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(table, /Colleague-A/);
  assert.doesNotMatch(table, ORIGINALS);
  for (const [form, begin] of [["Code block", "```"], ["Copy text report", "Uploads"]]) {
    await share(page, form);
    await page.waitForFunction(async (begin) => (await navigator.clipboard.readText()).startsWith(begin), begin);
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /Colleague-A/, form);
    assert.doesNotMatch(text, ORIGINALS, form);
  }
  await share(page, "Copy link");
  const link = await page.locator("#link").inputValue();
  assert.equal(new URL(page.url()).hash.startsWith("#1d"), false, "the page keeps its own notes");
  const { page: other } = await openPage(t, { at: new URL(link).hash });
  await eventCount(other, 3);
  await becomes(() => notesOf(other), /Colleague-A rolls back/);
  assert.doesNotMatch(await notesOf(other), ORIGINALS);
  await openMenu(page, "Share");
  await page.getByRole("button", { name: "1 ticket replaced" }).click();
  await page.keyboard.press("Escape");
  const { bytes } = await download(page, "CSV");
  assert.match(bytes.toString(), /OPS-4411/);
  assert.doesNotMatch(bytes.toString(), /riya/);
});

test("a kind that stays says so, and what is said of a copy counts the same things", async (t) => {
  const { page, context } = await withNotes(t);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openMenu(page, "Share");
  await page.getByLabel("Leave names out").check();
  const chip = page.locator(".share .chips button").first();
  await becomes(() => chip.textContent(), "1 name replaced");
  await chip.click();
  await becomes(() => chip.textContent(), "1 name kept");
  await becomes(() => chip.evaluate((chip) => [chip.ariaPressed, getComputedStyle(chip).textDecorationLine]), ["false", "none"]);
  await page.keyboard.press("Escape");
  await share(page, "Markdown table");
  await page.getByText("Table copied, 1 address, 1 host, 1 ticket replaced", { exact: true }).waitFor();
  await download(page, "CSV");
  await page.getByText("CSV downloaded, 1 address, 1 host, 1 ticket replaced", { exact: true }).waitFor();
});

test("each thing that is found stands with its words around it, and can stay in all its forms", async (t) => {
  const { page } = await withNotes(t);
  await openMenu(page, "Share");
  await page.getByLabel("Leave names out").check();
  const left = (part) => page.locator(`.share ${part}`).first().evaluate((part) => part.getBoundingClientRect().left);
  await becomes(async () => [await left(".things summary"), await left(".chips button")], (edges) => edges[0] === edges[1] && edges[0] > 0);
  assert.equal(await left(".things summary"), await left("label input"));
  await page.getByText("Choose names").click();
  const priya = page.getByRole("checkbox", { name: /Priya Sharma → Colleague/ });
  await page.locator(".things label", { hasText: "Priya Sharma" }).getByText("10:02 pager fired, Priya Sharma looks at").waitFor();
  assert.equal(await page.locator(".things label").count(), 4);
  await priya.uncheck();
  const table = async () => (await download(page, "CSV")).bytes.toString();
  await page.keyboard.press("Escape");
  const less = await table();
  assert.match(less, /Priya Sharma looks at host-1/);
  assert.match(less, /Priya rolls back/);
  assert.doesNotMatch(less, /db-primary|10\.20\.4|OPS-4411/);
  // Other notes count anew: what stays is the thing and not its number.
  await page.locator("#notes").fill(NOTES.replace("- 10:02", "- 10:01 Tom Keller is paged\n- 10:02"));
  await eventCount(page, 4);
  const more = await table();
  assert.match(more, /Priya Sharma looks at host-1/);
  assert.doesNotMatch(more, /Keller/);
  await openMenu(page, "Share");
  await priya.check();
  await page.keyboard.press("Escape");
  assert.doesNotMatch(await table(), ORIGINALS);
});

test("where no names are found, that is said", async (t) => {
  const { page } = await openPage(t);
  await showNotes(page);
  await page.locator("#notes").fill("10:02 the disk is full\n10:40 it is not\n");
  await eventCount(page, 2);
  await openMenu(page, "Share");
  await page.getByLabel("Leave names out").check();
  await page.getByText("No names found").waitFor();
  assert.equal(await page.getByText("Choose names").count(), 0);
});

test("words of one's own are left out with names, and the address names nobody", async (t) => {
  const { page } = await withNotes(t);
  await page.getByRole("searchbox", { name: /words/ }).fill("priya");
  await page.waitForFunction(() => location.hash === "#find=priya");
  await openMenu(page, "Share");
  await page.getByLabel("Leave names out").check();
  await page.waitForFunction(() => location.hash === "");
  await page.getByLabel("Also these words").fill("uploads, PAGER");
  await page.keyboard.press("Escape");
  for (const form of ["SVG", "PNG", "HTML", "CSV", "Mermaid", "JSON", "Text report"]) {
    const { name, bytes } = await download(page, form);
    const text = words(form, bytes);
    assert.doesNotMatch(form === "HTML" ? text.slice(text.indexOf('id="incident-timeline-notes"')) : text, /uploads|pager/i, form);
    assert.doesNotMatch(text, ORIGINALS, form);
    assert.match(name, /redacted-1/);
  }
  await openMenu(page, "Share");
  assert.equal(await page.getByLabel("Also these words").inputValue(), "uploads, PAGER");
  await page.getByLabel("Leave names out").uncheck();
  await page.waitForFunction(() => location.hash === "#find=priya");
});

test("the menu closes on Escape, on a click outside, and when something was chosen", async (t) => {
  const { page } = await withNotes(t);
  const menu = page.locator("details.share");
  const open = () => menu.evaluate((menu) => menu.open);
  await openMenu(page, "Share");
  await becomes(open, true);
  await page.keyboard.press("Escape");
  await becomes(open, false);
  await openMenu(page, "Share");
  await page.mouse.click(300, 700);
  await becomes(open, false);
  await share(page, "Copy link");
  await becomes(open, false);
});

test("a wiki gets the notes as a block, a chat the picture, a ticket the report", async (t) => {
  const { page, context } = await withNotes(t);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await share(page, "Code block");
  await page.getByText("Code block copied").waitFor();
  await becomes(() => page.evaluate(() => navigator.clipboard.readText()), `\`\`\`incident-timeline\n${NOTES}\`\`\`\n`);
  await share(page, "Copy picture");
  await page.waitForFunction(async () => (await navigator.clipboard.read())[0].types.includes("image/png"));
  await share(page, "Copy text report");
  await page.waitForFunction(async () => /\nTimeline\n/.test(await navigator.clipboard.readText()));
});

test("what is filtered away stands in no report, and each copy says how much that is", async (t) => {
  const { page, context } = await withNotes(t);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByLabel("Show only events with these words").fill("priya");
  await page.locator(".hidden").waitFor();
  await share(page, "Copy text report");
  await page.getByText("Text report copied, 1 event hidden", { exact: true }).waitFor();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(report, /\nLeft out: 1 hidden event\.\n/);
  assert.match(report, /pager fired/);
  assert.doesNotMatch(report, /p99/);
  await share(page, "Copy link");
  await page.getByText("Link copied, 1 event hidden. Short enough for Slack and wikis.", { exact: true }).waitFor();
  await share(page, "Code block");
  await page.getByText("Code block copied", { exact: true }).waitFor();
});

test("a frame is copied, and shows the picture on another site, in its zone, and under its title", async (t) => {
  const { page, context, base } = await withNotes(t);
  await page.evaluate(() => { location.hash = "#zone=%2B02:00&event=6"; });
  await page.locator(".details", { hasText: "p99" }).waitFor();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await share(page, "HTML frame");
  await page.getByText("HTML frame copied").waitFor();
  const frame = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(frame, await page.locator("#link").inputValue());
  assert.match(frame, /^<iframe src="http:\/\/127\.0\.0\.1:\d+\/some\/where\/embed\.html#1d\.[\w-]+\.[\w-]{6}&amp;zone=%2B02%3A00&amp;event=6" width="100%" height="\d+" style="border:0" sandbox="allow-scripts allow-popups" title="Uploads: 5xx \/ &quot;slow&quot;"><\/iframe>$/);
  assert.doesNotMatch(page.url(), /#1d/, "the page's own address gets no link");
  const wiki = http.createServer((_, response) => response.setHeader("Content-Type", "text/html").end(`<!doctype html><html lang="en"><title>Wiki</title><link rel="icon" href="data:,">${frame}`));
  await new Promise((resolve) => wiki.listen(0, "127.0.0.1", resolve));
  t.after(() => wiki.closeAllConnections() ?? wiki.close());
  const { page: other } = await newPage(t, { inside: `http://127.0.0.1:${wiki.address().port}/` });
  await other.goto(`http://127.0.0.1:${wiki.address().port}/`);
  assert.equal(await other.locator("iframe").getAttribute("title"), 'Uploads: 5xx / "slow"');
  const inside = other.frameLocator("iframe");
  await inside.locator("svg.timeline .dot").first().waitFor({ state: "attached" });
  for (const width of [1440, 800, 600]) {
    await other.setViewportSize({ width, height: 900 });
    await becomes(() => inside.locator("html").evaluate((root) => root.scrollHeight - root.clientHeight), 0, `nothing is cut, ${width}`);
  }
  await becomes(() => inside.locator("svg.timeline .clock").allTextContents(), (marks) => marks.some((mark) => mark.startsWith("12:")), "in the zone of the view");
  assert.equal(await inside.locator("#full").evaluate((full) => full.href), `${base}${new URL(frame.match(/src="([^"]*)"/)[1].replaceAll("&amp;", "&")).hash}`);
  await openMenu(page, "Share");
  await page.getByLabel("Leave names out").check();
  await page.keyboard.press("Escape");
  await share(page, "HTML frame");
  await becomes(() => page.locator("#link").inputValue(), (now) => now !== frame);
  const { page: less } = await openPage(t, { at: (await page.locator("#link").inputValue()).match(/#[^&"]*/)[0] });
  await becomes(() => notesOf(less), /Colleague-A rolls back/);
  assert.doesNotMatch(await notesOf(less), ORIGINALS);
});

test("what was copied is said over the page, which stays where it is, for a while", async (t) => {
  const { page, context } = await withNotes(t);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const top = async () => (await page.locator(".frame").boundingBox()).y;
  const [before, toast] = [await top(), page.locator(".toast")];
  await page.clock.install();
  for (const [form, said] of [["Copy picture", "Picture copied"], ["Copy link", "Link copied. Short enough"]]) {
    await share(page, form);
    await toast.getByText(said).waitFor();
    assert.equal(await top(), before);
    await toast.hover();
    await page.clock.fastForward(11_000);
    await toast.getByText(said).waitFor();
    await page.mouse.move(300, 5);
    await page.clock.fastForward(11_000);
    await toast.waitFor({ state: "detached" });
  }
});

test("what governs the copies stands before them", async (t) => {
  const { page } = await withNotes(t);
  await openMenu(page, "Share");
  const first = page.locator(".share .list :is(input, button)").first();
  await becomes(() => first.getAttribute("type"), "checkbox");
});

test("a file from disk offers no frame: it has no page for frames beside it", async (t) => {
  const { page } = await openFile(t);
  await openMenu(page, "Share");
  await page.getByRole("button", { name: "Markdown table" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "HTML frame", exact: true }).count(), 0);
});

test("a link says where it fits, and offers the file where it is too long", async (t) => {
  const { page } = await withNotes(t);
  await share(page, "Copy link");
  await page.getByText("Short enough for Slack").waitFor();
  let seed = 7;
  const word = () => ((seed = (seed * 48271) % 2147483647) >>> 0).toString(36);
  const long = NOTES + Array.from({ length: 900 }, word).join(" ");
  await page.locator("#notes").fill(long);
  await share(page, "Copy link");
  await page.getByText("Too long for").waitFor();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download HTML" }).click();
  await becomes(async () => (await coming).suggestedFilename(), `${NAME}.html`);
});

test("the address has the view without a step of history, and opening it restores the view", async (t) => {
  const { page } = await withNotes(t);
  const steps = await page.evaluate(() => history.length);
  await page.locator(".events .entry").nth(1).click();
  await page.getByRole("searchbox", { name: /words/ }).fill("p99");
  await page.waitForFunction(() => location.hash === "#event=6&find=p99");
  await becomes(() => page.evaluate(() => history.length), steps);
  await share(page, "Copy link");
  const address = await page.locator("#link").inputValue();
  assert.match(address, /#1d\.[\w-]+\.[\w-]{6}&event=6&find=p99$/);
  const { page: other } = await openPage(t, { at: new URL(address).hash });
  await other.locator(".details", { hasText: "p99" }).waitFor();
  await eventCount(other, 1);
  // Another fragment by hand: the view follows, keys of others stay.
  await other.evaluate(() => { location.hash = location.hash.split("&")[0] + "&later=kept&event=5"; });
  await other.locator(".details", { hasText: "pager fired" }).waitFor();
  await eventCount(other, 3);
  await other.waitForFunction(() => location.hash.endsWith("&later=kept&event=5"));
  await other.goBack();
  await other.locator(".details", { hasText: "p99" }).waitFor();
});

test("an address that holds no notes says so over an empty page, and keys of the view alone do not", async (t) => {
  const { page } = await openPage(t, { at: "#garbage" });
  await page.locator(".warning", { hasText: "Nothing could be read from this link" }).waitFor();
  await page.getByText("Nothing to draw yet").waitFor();
  const { page: dark } = await openPage(t, { at: "#theme=dark" });
  await dark.locator("html[data-theme=dark]").waitFor();
  await dark.getByText("This is a sample").last().waitFor();
});

test("links of version 1 open, by the page and by the command, and a bomb is refused", async (t) => {
  const folder = path.resolve(__dirname, "../link");
  const notes = fs.readFileSync(path.join(folder, "notes.txt"), "utf8");
  for (const at of fs.readFileSync(path.join(folder, "version-1.txt"), "utf8").trim().split("\n")) {
    const { page } = await openPage(t, { at });
    await eventCount(page, 2);
    await becomes(() => notesOf(page), notes);
  }
  const bomb = deflateRawSync(Buffer.alloc(100_000_000, "a")).toString("base64url");
  const { page } = await openPage(t, { at: `#1d.${bomb}.AAAAAA` });
  await page.getByText("Nothing could be read from this link").waitFor();
  await becomes(() => notesOf(page), "");
});
