// The built page starts, from a sub-path and under its own policy, and asks for nothing afterwards.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { DIST, openPage } = require("./page.cjs");

test("the page opens and asks for nothing once it is there", async (t) => {
  const { page, requests } = await openPage(t);
  await page.waitForLoadState("networkidle");
  const loaded = requests.length;
  await page.locator("body").press("Tab");
  await page.mouse.move(300, 300);
  await page.mouse.wheel(0, 200);
  await page.setViewportSize({ width: 360, height: 700 });
  await page.waitForLoadState("networkidle");
  assert.deepEqual(requests.slice(loaded), [], "requests after load");
});

test("what is shipped names no address of another host", () => {
  for (const name of fs.readdirSync(DIST)) {
    if (!/\.(html|js|css)$/.test(name)) continue;
    const text = fs.readFileSync(path.join(DIST, name), "utf8");
    const found = [...text.matchAll(/\bhttps?:\/\/[\w.-]+/g)].map(([address]) => address);
    const names = found.filter((address) => address !== "http://www.w3.org" && address !== "https://www.w3.org");
    assert.deepEqual(names, [], name);
  }
});

test("each file says its version, and what is inside", () => {
  const { version } = /version = "(?<version>[^"]+)"/.exec(fs.readFileSync(path.join(__dirname, "../../Cargo.toml"), "utf8")).groups;
  for (const name of fs.readdirSync(DIST).filter((name) => /\.(html|js|css|wasm)$/.test(name))) {
    assert.ok(fs.readFileSync(path.join(DIST, name), "latin1").includes(`incident-timeline ${version}`), name);
  }
  const notices = fs.readFileSync(path.join(DIST, "THIRD-PARTY.txt"), "utf8");
  const bill = JSON.parse(fs.readFileSync(path.join(DIST, "incident-timeline.cdx.json"), "utf8"));
  assert.equal(bill.metadata.component.version, version);
  for (const name of ["yew", "wasm-bindgen", "chrono", "serde_json"]) {
    assert.match(notices, new RegExp(`^${name} \\d`, "m"));
    assert.match(bill.components.find((one) => one.name === name).hashes[0].content, /^[0-9a-f]{64}$/);
  }
  for (const name of ["chrono-tz", "miniz_oxide", "syn"]) assert.equal(bill.components.some((one) => one.name === name), false, name);
});

test("no path of the machine that built it is inside", () => {
  for (const name of fs.readdirSync(DIST).filter((name) => name.endsWith(".wasm"))) {
    const text = fs.readFileSync(path.join(DIST, name), "latin1");
    assert.doesNotMatch(text, /\/home\/|\/root\/|\.cargo\/|\/Users\//, name);
    assert.equal(text.includes(path.resolve(__dirname, "../..")), false, name);
  }
});
