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
    if (name.endsWith(".wasm")) continue;
    const text = fs.readFileSync(path.join(DIST, name), "utf8");
    const found = [...text.matchAll(/\bhttps?:\/\/[\w.-]+/g)].map(([address]) => address);
    const names = found.filter((address) => address !== "http://www.w3.org" && address !== "https://www.w3.org");
    assert.deepEqual(names, [], name);
  }
});
