// What the types and the manifest say of the element is what it has.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { openHost } = require("./page.cjs");

const source = (name) => fs.readFileSync(path.join(__dirname, "../../web/host", name), "utf8");
const names = (list) => list.map(({ name }) => name).sort();
const [declared] = JSON.parse(source("custom-elements.json")).modules[0].declarations;

/** What the browser calls by itself. */
const CALLED = /^(constructor|\w+Callback)$/;

test("the manifest and the types name the attributes, members, events and parts that there are", async (t) => {
  const notes = "10:02 UTC pager fired\n10:40 UTC all well\n";
  const { page } = await openHost(t, `<!doctype html><html lang="en"><title>Wiki</title><body><incident-timeline><pre>${notes}</pre></incident-timeline>
    <script data-page="./" src="incident-timeline.js"></script></body></html>`);
  await page.waitForFunction(() => document.querySelector("incident-timeline").incident);
  await page.evaluate(() => document.querySelector("incident-timeline").select(0));
  await page.locator("incident-timeline .details").waitFor();
  const has = await page.evaluate(() => {
    const { constructor, shadowRoot } = document.querySelector("incident-timeline");
    return {
      attributes: constructor.observedAttributes,
      members: Object.entries(Object.getOwnPropertyDescriptors(constructor.prototype)).map(([name, { set, get }]) => [name, Boolean(get && !set)]),
      parts: [...shadowRoot.querySelectorAll("[part]")].map(({ part }) => part.value),
      colours: [...shadowRoot.adoptedStyleSheets].flatMap(({ cssRules }) => [...cssRules]).map(({ cssText }) => cssText).join().match(/--incident-\w+/g),
    };
  });
  const members = has.members.filter(([name]) => !CALLED.test(name));
  // `compact` is for the styles alone.
  assert.deepEqual([...has.attributes, "compact"].sort(), names(declared.attributes));
  assert.deepEqual(members.map(([name]) => name).sort(), names(declared.members));
  assert.deepEqual(members.filter(([, readonly]) => readonly).map(([name]) => name), names(declared.members.filter(({ readonly }) => readonly)));
  assert.deepEqual(has.parts.sort(), names(declared.cssParts));
  assert.deepEqual([...new Set(has.colours)].sort(), names(declared.cssProperties));
  const events = [...source("element.js").matchAll(/#say\("(\w+)"/g)].map(([, name]) => `incident-${name}`);
  assert.deepEqual([...new Set(events)].sort(), names(declared.events));
  const types = source("incident-timeline.d.ts");
  const [, element] = /interface IncidentTimeline extends HTMLElement \{([\s\S]*?)\n\}/.exec(types);
  const typed = [...element.matchAll(/^  (?:get |set |readonly )?(\w+)[(:]/gm)].map(([, name]) => name);
  assert.deepEqual([...new Set(typed)].sort(), names(declared.members));
  assert.deepEqual([...types.matchAll(/^  "(incident-\w+)": CustomEvent/gm)].map(([, name]) => name).sort(), names(declared.events));
  assert.deepEqual(Object.keys(await page.evaluate(() => ({ ...IncidentTimeline }))).filter((name) => name !== "handOver"), [/export function (\w+)/.exec(types)[1]]);
});
