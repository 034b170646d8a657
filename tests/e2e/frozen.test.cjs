// While long notes are read the page answers, and newer notes win.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const { test } = require("node:test");
const { becomes, openPage, paste, showNotes, value } = require("./page.cjs");

const two = (number) => String(number).padStart(2, "0");

/** Bullets, a minute apart: a hundred thousand are 4 MB. */
const notes = (count, words) => "# A long day\n\nAll times UTC\n\n" + Array.from({ length: count }, (_, n) => `- ${two(Math.floor(n / 60) % 24)}:${two(n % 60)} ${words} ${n}, pager fired\n`).join("");
const LONG = 100_000;
const SOME = 15_000;
const SHORT = "10:02 my own notes\n10:20 more of them\n";

const summary = (page) => page.locator(".summary p").first().textContent();
// How grave it was may stand before that.
const drawn = (page, count) => page.waitForFunction((n) => document.querySelector(".summary p")?.textContent.split(" · ").some((part) => part.startsWith(`${n} event`)), count, { timeout: 120_000 });

/** The page with notes of one's own, on which everything is written down that the summary says, and when it had turns. */
async function open(t) {
  const { page } = await openPage(t);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await showNotes(page);
  await page.locator("#notes").fill(SHORT);
  await drawn(page, 2);
  await page.evaluate(() => {
    window.said = [];
    window.turns = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = document.querySelector(".summary p")?.textContent.split(" ")[0];
      if (window.said.at(-1) !== now) window.said.push(now);
      if (document.querySelector("[aria-busy]")) window.turns++;
      setTimeout(() => port2.postMessage(0));
    };
    port2.postMessage(0);
  });
  return page;
}

/** Makes the page slower so many times, whatever the machine: there has to be time to act while it reads. */
async function slower(page) {
  const session = await page.context().newCDPSession(page);
  return (rate) => session.send("Emulation.setCPUThrottlingRate", { rate });
}

const busy = (page) => page.getByText("Reading the notes…").waitFor();
const said = (page) => page.evaluate(() => window.said.join(" "));

test("while long notes are read one goes on in the picture that is there, and that they are read is said", async (t) => {
  const page = await open(t);
  const times = await slower(page);
  await times(6);
  await paste(page, notes(LONG, "step"), { all: true });
  await busy(page);
  assert.equal(await page.locator(".banner [role=status], .banner[role=status]").first().textContent(), "Reading the notes…");
  await page.locator(".frame").focus();
  await page.keyboard.press("End");
  await page.locator(".details", { hasText: "more of them" }).waitFor();
  assert.match(await summary(page), /^2 events/, "the long notes are not there yet");
  await times(1);
  await drawn(page, LONG);
  assert.ok((await page.evaluate(() => window.turns)) > 5, "the page had its turns");
  await page.waitForFunction(() => !document.querySelector("[aria-busy]"));
  assert.doesNotMatch(await page.locator(".banner").textContent(), /Reading/);
  await showNotes(page);
  await becomes(async () => (await value(page)).length, notes(LONG, "step").length);
});

test("notes of megabytes are there at once, a part of them in the field", async (t) => {
  const page = await open(t);
  await paste(page, notes(LONG, "step"), { all: true });
  await drawn(page, LONG);
  await becomes(() => value(page), (text) => text === notes(LONG, "step"), "all of them");
  await becomes(async () => (await page.locator("#notes").inputValue()).length < 200_000, true, "the field has a part");
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+End");
  await becomes(() => page.locator("#notes").inputValue(), /99999, pager fired\n$/);
});

/** Writes to the clipboard, and pastes over all that the field holds. */
async function pasteOver(page, text) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+V");
}

/** Holds the page's clock, by which reading has its turns: what is done meanwhile comes before the first. */
async function hold(page) {
  await page.clock.install();
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
}

test("newer notes win, and those that were being read are never drawn", async (t) => {
  const page = await open(t);
  await page.locator("#notes").focus();
  await hold(page);
  await pasteOver(page, notes(SOME, "old"));
  await pasteOver(page, notes(SOME + 500, "new"));
  await page.clock.resume();
  await drawn(page, SOME + 500);
  await becomes(() => said(page), `2 ${SOME + 500}`);
  await becomes(() => value(page), (text) => text === notes(SOME + 500, "new"), "the field holds the newer ones");
});

test("undo takes back a paste that is being read", async (t) => {
  const page = await open(t);
  await page.locator("#notes").focus();
  await hold(page);
  await pasteOver(page, notes(SOME, "old"));
  await page.keyboard.press("Control+Z");
  await becomes(() => value(page), SHORT);
  await page.clock.resume();
  // Had it gone on it would be drawn before what comes later.
  await pasteOver(page, notes(SOME + 500, "new"));
  await drawn(page, SOME + 500);
  await becomes(() => said(page), `2 ${SOME + 500}`);
});

test("what is typed while long notes are read is read with them", async (t) => {
  const page = await open(t);
  await paste(page, notes(SOME, "step"), { all: true });
  await drawn(page, SOME);
  await becomes(() => value(page), (text) => text === notes(SOME, "step"));
  await page.waitForFunction(() => !document.querySelector("#notes").readOnly);
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+End");
  await hold(page);
  await page.keyboard.type("- 23:59 typed first\n");
  // The pause is over and reading begins.
  await page.clock.runFor(300);
  await page.keyboard.type("- 23:59 typed last");
  await page.clock.resume();
  await drawn(page, SOME + 2);
  await becomes(() => said(page), `2 ${SOME} ${SOME + 2}`, "what was old by then is not drawn");
  await page.reload();
  await drawn(page, SOME + 2);
  await becomes(() => value(page), /typed first\n- 23:59 typed last$/);
});

/** The page with long notes, and an event of them selected. */
async function openLong(t, words) {
  const page = await open(t);
  await paste(page, notes(SOME, words), { all: true });
  await drawn(page, SOME);
  await becomes(() => value(page), (text) => text === notes(SOME, words));
  await page.locator(".events .entry button").first().click();
  await page.evaluate(() => (window.turns = 0));
  return page;
}

const turns = (page) => page.evaluate(() => window.turns);

test("a correction of long notes is tried while the page answers, and newer notes end it", async (t) => {
  const page = await openLong(t, "step");
  const turns = await page.evaluate(() => new Promise((done) => {
    const field = document.querySelector("#notes");
    const { length } = field.value;
    [...document.querySelectorAll(".marks button")].find((button) => button.textContent.includes("Mitigated")).click();
    const turn = (count) => (field.value.length === length ? setTimeout(() => turn(count + 1)) : done(count));
    turn(0);
  }));
  assert.ok(turns > 2, `the page had ${turns} turns`);
  assert.ok((await value(page)) === notes(SOME, "step").replace("00:00 step", "00:00 Mitigated: step"));
  // What was written is read by now.
  await page.locator(".marks [aria-pressed=true]", { hasText: "Mitigated" }).waitFor();
  await page.locator(".marks").getByRole("button", { name: "Resolved" }).click();
  await page.getByRole("button", { name: "Sample", exact: true }).click();
  await drawn(page, 9);
  assert.ok((await value(page)).length < 5_000, "the sample is there");
});

test("names are looked for in long notes, and left out of them, while the page answers", async (t) => {
  const page = await openLong(t, "db-primary-7 pages ana@example.org,");
  await (await slower(page))(4);
  await page.locator(".share summary").click();
  await page.getByLabel("Leave names out").check();
  await page.locator(".share .chips", { hasText: "1 host replaced" }).waitFor();
  assert.ok((await turns(page)) > 3, "the page had its turns");
  await page.evaluate(() => (window.turns = 0));
  const coming = page.waitForEvent("download");
  await page.locator(".share").getByRole("button", { name: "CSV" }).click();
  const file = await (await coming).path();
  assert.ok((await turns(page)) > 3, "the page had its turns");
  const rows = fs.readFileSync(file, "utf8");
  assert.match(rows, /host-1 pages contact-1/);
  assert.doesNotMatch(rows, /db-primary|ana@/);
});
