// Hostile text in every place of the notes, in the page, on other people's pages, in what is saved: nothing of it runs.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { test } = require("node:test");
const { pathToFileURL } = require("node:url");
const hostile = require("../injection/hostile.cjs");
const { link, mounted, newPage, openHost, openMenu, openPage, showNotes } = require("./page.cjs");

// Half of a pair, which no file in UTF-8 can hold, is sent by scripts.
const PAYLOADS = [...hostile.PAYLOADS, "\ud800 half", "half \udc00"];

const { audit, filled, host, put } = hostile;

/** Notes with many of them each. */
const GROUPS = [0, 18, 36, 54, 72].map((first) => PAYLOADS.slice(first, Math.min(first + 18, PAYLOADS.length - 2)).map(filled).join("\n\n"));

/** Puts notes into the field as a script does, with whatever signs. */
async function write(page, notes) {
  await page.evaluate(put, notes);
  // The title tells that they were read.
  await page.waitForFunction(() => document.querySelectorAll(".events .entry").length >= 4);
}

test("in the page nothing runs, whatever the notes hold", async (t) => {
  const { page } = await openPage(t);
  page.on("dialog", (dialog) => assert.fail(dialog.message()));
  for (const [number, payload] of PAYLOADS.entries()) {
    await write(page, filled(payload).replace("release rolled back", `release ${number} rolled back`));
    await page.locator(".events .entry", { hasText: `release ${number} rolled back` }).click();
    assert.deepEqual(await page.evaluate(audit, "#app"), [], JSON.stringify(payload));
  }
});

test("pasted as HTML nothing of it stays but text", async (t) => {
  const { page } = await openPage(t);
  await showNotes(page);
  for (const payload of PAYLOADS.filter((payload) => payload.includes("<"))) {
    await page.locator("#notes").fill("");
    await page.evaluate((html) => {
      const data = new DataTransfer();
      data.setData("text/html", html);
      data.setData("text/plain", "x");
      document.getElementById("notes").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, `<table><tr><td>10:02</td><td>pager ${payload}</td></tr><tr><td>10:40</td><td>all well</td></tr></table>`);
    await page.waitForFunction(() => document.getElementById("notes").value.includes("10:02"));
    assert.deepEqual(await page.evaluate(audit, "#app"), [], payload);
  }
});

test("on another page without a policy nothing of the notes runs", async (t) => {
  const { page } = await openHost(t, '<!doctype html><html lang="en"><meta charset="utf-8"><title>Wiki</title><body><div id="at"></div><script src="incident-timeline.js"></script>');
  for (const payload of PAYLOADS) {
    await page.evaluate(host, filled(payload));
    const element = await page.waitForSelector("incident-timeline");
    await page.waitForFunction((element) => element.shadowRoot?.querySelector("svg text"), element);
    assert.deepEqual(await page.evaluate(audit, "incident-timeline"), [], JSON.stringify(payload));
  }
});

test("what is saved opens in a browser, and nothing of it runs", async (t) => {
  const { page } = await openPage(t, { acceptDownloads: true });
  const saved = fs.mkdtempSync(path.join(os.tmpdir(), "incident-"));
  t.after(() => fs.rmSync(saved, { recursive: true }));
  const opened = await newPage(t, { offline: true, inside: pathToFileURL(saved).href });
  for (const notes of GROUPS) for (const form of ["SVG", "HTML"]) {
    await write(page, notes);
    const coming = page.waitForEvent("download");
    await openMenu(page, "Share");
    await page.getByRole("button", { name: form, exact: true }).click();
    const file = path.join(saved, `a.${form.toLowerCase()}`);
    await (await coming).saveAs(file);
    await opened.page.goto(pathToFileURL(file).href);
    if (form === "HTML") await mounted(opened.page);
    const wrong = await opened.page.evaluate(audit, form === "HTML" ? "#app" : ":root");
    assert.deepEqual(wrong.filter((one) => form === "HTML" || !one.startsWith("<style")), [], form);
  }
});

test("a link brings every sign along", async (t) => {
  for (const notes of GROUPS) {
    const { page, context } = await openPage(t, { at: link(notes) });
    await page.waitForFunction(() => document.querySelectorAll(".events .entry").length >= 4);
    assert.equal(await page.locator("#notes").inputValue(), notes);
    assert.equal(await page.evaluate(() => window.ran), undefined);
    await context.close();
  }
});
