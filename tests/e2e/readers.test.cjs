// What is exported, as those programs read it that it is for: Mermaid, a reader of CSV, a validator of JSON, a decoder of PNG.
"use strict";

const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { eventCount, newPage, openMenu, openPage, packages, paste, value } = require("./page.cjs");

const ROOT = path.resolve(__dirname, "../..");

/** Runs the command, built where it is not yet. */
let built;
function command(format, notes) {
  built ??= execFileSync(process.env.CARGO ?? "cargo", ["build", "--quiet", "--bin", "incident-timeline", "--message-format=json"], { cwd: ROOT, maxBuffer: 1e8 })
    .toString().split("\n").filter(Boolean).map(JSON.parse).find((message) => message.executable).executable;
  return execFileSync(built, ["--format", format], { input: notes, maxBuffer: 1e8 }).toString();
}

/** The notes of the golden files in a folder: what stands above `----`. */
function notesOf(folder) {
  const files = fs.readdirSync(path.join(ROOT, "tests", folder)).sort();
  return files.flatMap((file) => {
    const text = fs.readFileSync(path.join(ROOT, "tests", folder, file), "utf8");
    const cases = text.startsWith("==== ") ? text.split(/^==== .*\n/m).slice(1) : [text];
    return cases.map((one) => [file, one.split(/^----\n/m)[0]]);
  });
}

const FEW = [...notesOf("exports"), ...notesOf("reports")];
const NOTES = [...FEW, ...notesOf("cases")];

/** A sign that Mermaid would take for its own stands as its number: `#58;`. */
const words = (text) => text.replace(/#(\d+);/g, (_, number) => String.fromCodePoint(number)).replace(/\s+/g, " ").trim();

/** A page with Mermaid in it: `draw` makes an SVG of a diagram and tells its texts, or why it cannot. */
async function mermaid(t) {
  const { page } = await newPage(t);
  await page.goto("data:text/html,<!doctype html><title>Wiki</title><body>");
  await page.addScriptTag({ content: fs.readFileSync(packages.resolve("@mermaid-js/tiny"), "utf8") });
  await page.evaluate(() => window.mermaid.initialize({ startOnLoad: false }));
  return (diagram) => page.evaluate(async (diagram) => {
    const { svg } = await window.mermaid.render("drawn", diagram);
    document.body.innerHTML = svg;
    const texts = [...document.querySelectorAll("text, foreignObject")];
    return {
      // A line that is broken has its parts beside each other.
      texts: texts.map((text) => [...(text.querySelector("tspan") ? text.children : [text])].map((part) => part.textContent).join(" ")),
      bars: document.querySelectorAll("rect.task").length,
    };
  }, diagram);
}

test("Mermaid draws every gantt chart, a bar for each line, with all its words", async (t) => {
  const draw = await mermaid(t);
  for (const [file, notes] of NOTES) {
    const diagram = command("mermaid", notes);
    const lines = diagram.split("\n").filter((line) => / :/.test(line));
    // Where nothing has a time there is no axis either.
    if (lines.length === 0) continue;
    const { texts, bars } = await draw(diagram);
    const said = texts.map((text) => text.replace(/\s+/g, " ").trim());
    assert.equal(bars, lines.length, `${file}\n${diagram}`);
    for (const line of lines) {
      assert.ok(said.includes(words(line.slice(0, line.lastIndexOf(" :")))), `${file}: ${line}\n${said.join("\n")}`);
    }
  }
});

test("Mermaid draws every timeline with all its words", async (t) => {
  const draw = await mermaid(t);
  const bare = (text) => words(text).replace(/\s/g, "");
  for (const [file, notes] of NOTES) {
    const diagram = command("mermaid-timeline", notes);
    const { texts } = await draw(diagram);
    const said = texts.map(bare);
    for (const line of diagram.split("\n").slice(2).filter((line) => line.trim())) {
      const parts = line.includes(" : ") || line.trim().startsWith(": ") ? line.split(/(?:^|\s): /).slice(-1) : [line.replace(" section ", "")];
      for (const part of parts) assert.ok(said.includes(bare(part)), `${file}: ${part}\n${texts.join("\n")}`);
    }
  }
});

test("colons, quotes and angles are words to Mermaid", async (t) => {
  const draw = await mermaid(t);
  const [, notes] = NOTES[0];
  for (const format of ["mermaid", "mermaid-timeline"]) {
    const { texts } = await draw(command(format, notes));
    const said = texts.join(" ").replace(/\s+/g, " ");
    for (const wanted of ['pager fired | page 1: "checkout" <down>', "10:05", "Checkout: outage; part #1 | draft", "50 % done"]) {
      assert.ok(said.includes(wanted), `${format} lacks ${wanted}: ${said}`);
    }
  }
});

test("a reader of CSV finds a row for each event, with its time and its words", () => {
  const papa = packages("papaparse");
  for (const [file, notes] of NOTES) {
    const { data, errors, meta } = papa.parse(command("csv", notes), { header: true, skipEmptyLines: true });
    assert.deepEqual(errors.filter((error) => error.code !== "UndetectableDelimiter"), [], file);
    assert.equal(meta.fields.length, 16, file);
    const incident = JSON.parse(command("json", notes));
    const row = ({ start, line }) => [start.date ?? "", start.time ?? "", line];
    const found = data.filter((row) => row.kind === "event").map((row) => [row.date, row.time, Number(row.line), row.text]);
    assert.equal(found.length, incident.events.length, file);
    incident.events.forEach((event, index) => {
      const [date, time, line] = row(event);
      assert.equal(found[index][2], line, file);
      if (date) assert.equal(found[index][0], date, file);
      if (time) assert.equal(found[index][1], time, file);
      assert.notEqual(found[index][3], "", file);
    });
  }
  const formulas = papa.parse(command("csv", '10:03 @SUM(A1), "so"\n10:04 plain, words\n'), { header: true }).data;
  assert.deepEqual(formulas.slice(0, 2).map((row) => row.text), ["'@SUM(A1), \"so\"", "plain, words"]);
});

test("a validator finds nothing wrong with the JSON by its schema, and something where a field is another", () => {
  const Ajv = packages("ajv/dist/2020").default;
  const schema = JSON.parse(fs.readFileSync(path.join(ROOT, "docs/incident.schema.json"), "utf8"));
  const valid = new Ajv({ strict: true, allErrors: true }).compile(schema);
  for (const [file, notes] of NOTES) {
    const incident = JSON.parse(command("json", notes));
    assert.ok(valid(incident), `${file}: ${JSON.stringify(valid.errors)}`);
    incident.events.push({});
    assert.equal(valid(incident), false, file);
  }
});

test("the picture is XML, an image to the browser, and notes to the page", async (t) => {
  const { page: host } = await newPage(t);
  await host.goto("data:text/html,<!doctype html><title>Host</title><body>");
  for (const [file, notes] of FEW) {
    const svg = command("svg", notes);
    const seen = await host.evaluate(async (svg) => {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
      await image.decode();
      return [new DOMParser().parseFromString(svg, "image/svg+xml").querySelector("parsererror")?.textContent, image.naturalWidth];
    }, svg);
    assert.deepEqual(seen, [undefined, 1280], file);
  }
  const { page } = await openPage(t);
  const [, notes] = NOTES[0];
  await page.locator("input[type=file]").setInputFiles({ name: "incident.svg", mimeType: "image/svg+xml", buffer: Buffer.from(command("svg", notes)) });
  await eventCount(page, JSON.parse(command("json", notes)).events.length);
  assert.equal(await value(page), notes);
});

test("a decoder of PNG finds the picture, and the notes beside it", async (t) => {
  const { PNG } = packages("pngjs");
  const { page } = await openPage(t, { acceptDownloads: true });
  const [, notes] = NOTES[0];
  await paste(page, notes, { all: true });
  await eventCount(page, JSON.parse(command("json", notes)).events.length);
  const coming = page.waitForEvent("download");
  await openMenu(page, "Share");
  await page.getByRole("button", { name: "PNG", exact: true }).click();
  const bytes = fs.readFileSync(await (await coming).path());
  // Each chunk has a check of its own, which the decoder holds it to.
  const { width, data } = PNG.sync.read(bytes, { checkCRC: true });
  const colours = new Set();
  for (let at = 0; at < data.length; at += 4) colours.add(data.readUInt32BE(at));
  assert.equal(width, 2560);
  assert.ok(colours.size > 20, `${colours.size} colours`);
  assert.ok(bytes.includes(notes));
});
