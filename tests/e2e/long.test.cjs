// Long notes: numbers and marks beside the right lines wherever one looks, pastes and files that undo takes back.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { becomes, openPage, showNotes, value } = require("./page.cjs");

const two = (number) => String(number).padStart(2, "0");

/** A day of bullets, some of them far longer than the pane is wide. */
function notes(count) {
  const lines = ["# A long day", "", "All times UTC", ""];
  for (let n = 0; n < count; n++) {
    lines.push(`- ${two(Math.floor(n / 600) % 24)}:${two(Math.floor(n / 10) % 60)}:${two((n % 10) * 6)} step ${n} ${"of the queue ".repeat((n * 7) % 11)}`);
    if (n % 50 === 9) lines.push("  seen by Zoë at the desk, 日本語");
  }
  return lines.join("\n");
}

const drawn = (page, count) => page.waitForFunction((n) => document.querySelector(".summary p")?.textContent.startsWith(`${n} event`), count);

/** Pastes over all notes with the keyboard; `html` where the clipboard holds more than plain text. */
async function paste(page, plain, html) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(
    ([plain, html]) => {
      const parts = { "text/plain": new Blob([plain], { type: "text/plain" }) };
      if (html) parts["text/html"] = new Blob([html], { type: "text/html" });
      return navigator.clipboard.write([new ClipboardItem(parts)]);
    },
    [plain, html],
  );
  await showNotes(page);
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+V");
}

/** For each row in sight at its top and its bottom: the number that is drawn, and the line that the notes have there. */
function rows() {
  const field = document.querySelector("#notes");
  const before = (field.around?.[0] ?? "").split("\n").length - 1;
  const box = field.getBoundingClientRect();
  const seen = [];
  for (const line of document.querySelectorAll(".backdrop .line")) {
    const area = line.getBoundingClientRect();
    for (const y of [area.top + 8, area.bottom - 8]) {
      if (y < Math.max(0, box.top) + 2 || y > Math.min(box.bottom, innerHeight) - 2) continue;
      const { offset } = document.caretPositionFromPoint(box.left + 60, y);
      seen.push([Number(line.dataset.line.replace("!", "")), before + field.value.slice(0, offset).split("\n").length]);
    }
  }
  return seen;
}

/** Waits until each line in sight has its own number beside it. */
async function aligned(page) {
  const linedUp = new Function(`const seen = (${rows})(); return seen.length > 2 && seen.every(([number, line]) => number === line);`);
  await page.waitForFunction(linedUp).catch(async () => {
    assert.fail(`drawn, and true: ${JSON.stringify(await page.evaluate(rows))}`);
  });
}

const scrollTo = (page, share) => page.evaluate((share) => (document.querySelector("#notes").scrollTop = document.querySelector("#notes").scrollHeight * share), share);

test("every line of long notes has its number and its mark, at the top, in the middle and at the end, at any width", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 1280, height: 800 } });
  await paste(page, notes(6_000));
  await drawn(page, 6_000);
  await page.locator(".backdrop .line").first().waitFor();
  for (const width of [1280, 900, 1281]) {
    await page.setViewportSize({ width, height: 800 });
    for (const share of [0, 0.02, 0.3, 0.52, 0.8, 1]) {
      await scrollTo(page, share);
      await aligned(page);
    }
    await page.getByRole("button", { name: "Later lines" }).click();
    await aligned(page);
  }
  await page.locator("#notes").hover();
  for (let n = 0; n < 12; n++) await page.mouse.wheel(0, -1_700);
  await aligned(page);
  await becomes(() => page.locator(".backdrop .line").count(), (lines) => lines < 400, "only what is in sight is drawn");
  await becomes(() => page.locator(".backdrop .line.event").count(), (lines) => lines > 10);
});

test("at 400 % zoom numbers stay beside their lines", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
  await paste(page, notes(3_000));
  await drawn(page, 3_000);
  await showNotes(page);
  await page.evaluate(() => document.querySelector("#notes").scrollIntoView({ block: "center" }));
  for (const share of [0, 0.4, 1]) {
    await scrollTo(page, share);
    await aligned(page);
  }
});

test("an event of long notes is shown in them, however far away it stands", async (t) => {
  const { page } = await openPage(t);
  await paste(page, notes(4_000));
  await drawn(page, 4_000);
  await taken(page, notes(4_000));
  await page.locator(".frame").focus();
  for (const [key, words] of [["End", "step 3999"], ["Home", "step 0"]]) {
    await page.keyboard.press(key);
    const mark = page.locator(".backdrop mark", { hasText: words });
    await mark.waitFor({ state: "attached" });
    await page.waitForFunction(() => {
      const [mark, pane] = [document.querySelector(".backdrop mark"), document.querySelector("#notes")].map((element) => element?.getBoundingClientRect());
      return mark && mark.top >= pane.top && mark.bottom <= pane.bottom;
    });
    await aligned(page);
  }
});

for (const count of [500, 3_000]) test(`a paste of ${count} rows, plain or rich, is taken in at once, and undo goes back over it`, async (t) => {
  const { page } = await openPage(t);
  await page.locator("#notes").fill("10:02 my own notes\n10:20 more of them\n");
  await drawn(page, 2);
  const rows = Array.from({ length: count }, (_, n) => [`${two(Math.floor(n / 60) % 24)}:${two(n % 60)}`, `step ${n} of <b> & "so" on`]);
  const html = `<table>${rows.map(([time, words]) => `<tr><td>${time}</td><td>${words.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</td></tr>`).join("")}</table>`;
  const plain = rows.map((row) => row.join("\n\n")).join("\n\n");
  await paste(page, plain, html);
  await drawn(page, count);
  await page.waitForFunction((n) => document.querySelector("#notes").value.includes(`step ${n}`), count - 1);
  await becomes(() => value(page), /^\| 00:00 \| step 0 of <b> & "so" on \|\n/);
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+Z");
  await becomes(() => value(page), plain);
  await page.keyboard.press("Control+Z");
  await drawn(page, 2);
  await becomes(() => value(page), "10:02 my own notes\n10:20 more of them\n");
  await page.keyboard.press("Control+Shift+Z");
  await page.keyboard.press("Control+Y");
  await drawn(page, count);
  await becomes(() => value(page), /^\| 00:00 \| step 0 of <b> & "so" on \|\n/);
});

test("undo works in a browser whose text fields take no commands, and gives the picture its focus back", async (t) => {
  const { page } = await openPage(t, { at: "" });
  await page.addInitScript(() => (document.execCommand = () => false));
  await page.reload();
  await showNotes(page);
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("10:02 my own notes");
  await drawn(page, 1);
  await page.locator("input[type=file]").setInputFiles({ name: "long.log", mimeType: "text/plain", buffer: Buffer.from(notes(1_500)) });
  await drawn(page, 1_500);
  await becomes(() => value(page), (there) => there === notes(1_500), "the notes are there");
  await page.locator(".frame").focus();
  await page.keyboard.press("Control+Z");
  await drawn(page, 1);
  await becomes(() => value(page), "10:02 my own notes");
  await becomes(() => page.evaluate(() => document.activeElement.classList.contains("frame")), true);
  await page.keyboard.press("Control+Z");
  await becomes(() => value(page), (left) => left.length < 18 && "10:02 my own notes".startsWith(left), "the last word is undone");
});

/** Waits until the field has taken in the notes, or of long ones a part, and one can type. */
async function taken(page, text) {
  await page.waitForFunction(() => !document.querySelector("#notes").readOnly);
  await becomes(() => value(page), (there) => there === text, "the notes are there");
}

/** Opens the page with long notes, the cursor on a new line at their end. */
async function atEnd(t) {
  const { page } = await openPage(t);
  await paste(page, notes(8_000));
  await drawn(page, 8_000);
  await taken(page, notes(8_000));
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  return page;
}

test("typing in long notes shows at once and is read when one pauses", async (t) => {
  const page = await atEnd(t);
  // The clock stands still but for what is told to it: no pause of a slow machine counts.
  await page.clock.install();
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  await page.keyboard.type("- 23:00:00 typed");
  await becomes(() => value(page), /- 23:00:00 typed$/);
  await page.clock.runFor(200);
  assert.match(await page.locator(".summary p").textContent(), /^8000 events/, "not read while one types");
  await page.clock.resume();
  await aligned(page);
  await page.keyboard.type(" at the very end");
  await drawn(page, 8_001);
});

test("nothing that is typed into long notes is lost where one leaves at once", async (t) => {
  const page = await atEnd(t);
  await page.keyboard.type("- 23:00:00 typed at the very end");
  await drawn(page, 8_001);
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("- 00:00:00 first\n");
  await aligned(page);
  // Leaving the page does not wait for the pause.
  await page.reload();
  await drawn(page, 8_002);
  await becomes(() => value(page), /^- 00:00:00 first\n# A long day/);
  await becomes(() => value(page), /- 23:00:00 typed at the very end$/);
});

test("several files are opened one after the other; what is no text is told and loses nothing", async (t) => {
  const { page } = await openPage(t);
  await page.locator("#notes").fill("10:02 my own notes\n10:20 more of them\n");
  await drawn(page, 2);
  const drop = (files) =>
    page.evaluate((files) => {
      const data = new DataTransfer();
      for (const [name, bytes] of files) data.items.add(new File([new Uint8Array(bytes)], name));
      document.querySelector("#notes").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, files.map(([name, text]) => [name, [...Buffer.from(text)]]));
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]);
  await drop([["screen.png", picture]]);
  await page.getByText("Only text of up to 10 MB").waitFor();
  await becomes(() => value(page), "10:02 my own notes\n10:20 more of them\n");
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["10:02 too long a log\n".repeat(500_000)], "huge.log"));
    document.querySelector("#notes").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction(() => document.querySelector(".warning"));
  await becomes(() => value(page), "10:02 my own notes\n10:20 more of them\n");
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "10:02 too long a log\n".repeat(500_000));
    document.querySelector("#notes").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.getByText("cut it to the hours of the incident").waitFor();
  await becomes(() => value(page), "10:02 my own notes\n10:20 more of them\n");
  await drop([["a.log", "10:01 one\n10:02 two\n"], ["screen.png", picture], ["b.log", "10:03 three"]]);
  await drawn(page, 3);
  await page.getByText("Only text of up to 10 MB").waitFor();
  await drop([["latin.log", Buffer.from("10:02 caf\xe9 is down\n10:09 all is well", "latin1")]]);
  await page.getByText("is not UTF-8").waitFor();
  await becomes(() => value(page), "10:02 caf\ufffd is down\n10:09 all is well");
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+Z");
  await page.keyboard.press("Control+Z");
  await becomes(() => value(page), "10:02 my own notes\n10:20 more of them\n");
});

const told = (page) => page.locator("#part").textContent();

/** The page with notes of a megabyte and more, `count` steps of them, in a field that has a part of them. */
async function openPart(t, text, count, options) {
  const { page } = await openPage(t, options);
  await paste(page, text);
  await drawn(page, count);
  await showNotes(page);
  await taken(page, text);
  return page;
}

const MANY = 12_000;

test("of notes of a megabyte the field has a part, says which, and what is done there is done to all", async (t) => {
  const text = notes(MANY);
  const count = text.split("\n").length;
  const page = await openPart(t, text, MANY);
  await becomes(() => told(page), new RegExp(`^Lines 1 to \\d+ of ${count}$`));
  assert.ok((await page.locator("#notes").inputValue()).length < 130_000);
  await page.getByRole("button", { name: "Later lines" }).click();
  await becomes(() => told(page), (words) => !/^Lines 1 to/.test(words), "other lines are there");
  await aligned(page);
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+End");
  await becomes(() => told(page), new RegExp(`to ${count} of ${count}$`));
  await page.keyboard.type("\n- 23:00:00 typed at the very end");
  await drawn(page, MANY + 1);
  await becomes(() => told(page), new RegExp(`to ${count + 1} of ${count + 1}$`));
  await aligned(page);
  await page.keyboard.press("Control+Home");
  await becomes(() => told(page), /^Lines 1 to/);
  await page.keyboard.type("- 00:00:00 first\n");
  await drawn(page, MANY + 2);
  const all = `- 00:00:00 first\n${text}\n- 23:00:00 typed at the very end`;
  await becomes(() => value(page), (there) => there === all, "both are in the notes");
  // Undo goes to where it was typed.
  for (let n = 0; n < 30 && (await value(page)) !== text; n++) await page.keyboard.press("Control+Z");
  await becomes(() => value(page), (there) => there === text, "all is undone");
  await becomes(() => told(page), new RegExp(`to ${count} of ${count}$`));
  await page.keyboard.press("Control+Y");
  await becomes(() => value(page), (there) => there.startsWith(text) && there.length > text.length, "a step is done again");
});

test("keys lead from one part of the notes to the next as if there were none", async (t) => {
  const text = notes(MANY);
  const page = await openPart(t, text, MANY);
  const caret = () => page.locator("#notes").evaluate(({ around, selectionEnd }) => around[0].length + selectionEnd);
  const go = (last) => page.locator("#notes").evaluate((field, last) => (field.focus(), field.setSelectionRange(last && field.value.length, last && field.value.length)), last);
  await go(true);
  const end = await caret();
  await page.keyboard.press("ArrowRight");
  await becomes(caret, end + 1);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await becomes(caret, end - 1);
  await go(true);
  const line = await caret();
  await page.keyboard.press("PageDown");
  await becomes(caret, (at) => at > line + 500, "a page below");
  await go(false);
  const start = await caret();
  assert.ok(start > 0);
  await page.keyboard.press("ArrowUp");
  await becomes(caret, (at) => start - 200 < at && at < start, "a row above");
  await go(false);
  await page.keyboard.press("Backspace");
  await becomes(async () => (await value(page)).length, text.length - 1);
  await aligned(page);
  await page.keyboard.press("Control+Z");
  await becomes(() => value(page), (there) => there === text, "undone");
});

test("what is typed right behind a key that leads far away stands there, however late a busy page hears of it", async (t) => {
  const text = notes(MANY);
  const page = await openPart(t, text, MANY);
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+End");
  await becomes(() => told(page), (words) => !/^Lines 1 to/.test(words));
  await page.evaluate(() => {
    // Each message finds its time used up, and the next waits.
    const [now, later] = [Date.now, window.setTimeout];
    let gone = 0;
    Date.now = () => now() + (gone += 100);
    window.setTimeout = (then, time, ...more) => later(then, time || 400, ...more);
  });
  await page.keyboard.type("x");
  await page.keyboard.press("Control+Home");
  // The part that it leaves begins with a dash, too.
  await page.keyboard.type("- first, ");
  await becomes(() => value(page), (there) => there === `- first, ${text}x`, "it stands where the key led");
  await becomes(() => told(page), /^Lines 1 to/);
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" and last");
  await becomes(() => value(page), (there) => there === `- first, ${text}x and last`, "it stands where the key led");
  // Of several such keys at once the first may hear of all of it.
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("a");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("b");
  await becomes(async () => (await value(page)).length, `- first, ${text}x and last`.length + 2);
});

test("all of a part typed or pasted over leaves the rest, and that is said", async (t) => {
  const text = notes(MANY);
  const page = await openPart(t, text, MANY);
  await page.getByRole("button", { name: "Later lines" }).click();
  await becomes(() => told(page), (words) => !/^Lines 1 to/.test(words));
  const [before, after] = await page.locator("#notes").evaluate((field) => field.around);
  const lines = await told(page);
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("- 12:00:00 typed over\n");
  const over = `${before}- 12:00:00 typed over\n${after}`;
  await becomes(() => value(page), (there) => there === over, "the rest is there");
  await becomes(() => told(page), /^Lines (\d+) to \1 of/);
  // A slow machine reads while one types: each pause is a step of its own.
  for (let there = over; there !== text; there = await value(page)) {
    await page.keyboard.press("Control+Z");
    await becomes(() => value(page), (now) => now !== there, "each press takes something back");
  }
  await becomes(() => value(page), (there) => there === text, "undone");
  await becomes(() => told(page), lines);
  await page.getByText("Select all and find reach only these.").waitFor();
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+A");
  await page.evaluate(() => navigator.clipboard.writeText("- 12:00:00 pasted over\n"));
  await page.keyboard.press("Control+V");
  await page.getByText(/^Lines \d+ to \d+ of \d+ replaced by the paste, and no others\.$/).waitFor();
  await page.locator(".toast").getByRole("button", { name: "Undo this" }).click();
  await becomes(() => value(page), (there) => there === text, "undone");
});

test("an event, a finding and a correction lead to their part of the notes", async (t) => {
  const text = notes(MANY);
  const page = await openPart(t, text, MANY);
  await page.locator(".frame").focus();
  for (const [key, words] of [["End", `step ${MANY - 1}`], ["Home", "step 0"], ["End", `step ${MANY - 1}`]]) {
    await page.keyboard.press(key);
    await page.locator(".backdrop mark", { hasText: words }).waitFor({ state: "attached" });
    await page.waitForFunction(() => {
      const [mark, pane] = [document.querySelector(".backdrop mark"), document.querySelector("#notes")].map((element) => element?.getBoundingClientRect());
      return mark && mark.top >= pane.top && mark.bottom <= pane.bottom;
    });
    await aligned(page);
  }
  // G selects its words in the field.
  await page.keyboard.press("g");
  await becomes(() => page.evaluate(() => document.getSelection().toString()), new RegExp(`step ${MANY - 1}`));
  await page.getByRole("button", { name: "Earlier lines" }).click();
  await page.getByRole("button", { name: "Earlier lines" }).click();
  await becomes(() => told(page), (words) => !words.endsWith(`to ${text.split("\n").length} of ${text.split("\n").length}`));
  await page.locator(".marks").getByRole("button", { name: "Mitigated" }).click();
  await becomes(() => value(page), (there) => there.includes(`Mitigated: step ${MANY - 1} `), "the mark is written");
  await page.locator(".backdrop mark", { hasText: `step ${MANY - 1}` }).waitFor({ state: "attached" });
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+Home");
  await becomes(() => told(page), /^Lines 1 to/);
  await page.locator(".checks button", { hasText: "No entry says that it was resolved" }).click();
  await page.locator(".backdrop mark", { hasText: `step ${MANY - 1}` }).waitFor({ state: "attached" });
});

test("of one line of a megabyte a part of the line is there", async (t) => {
  const text = `Timeline, all times UTC\n${Array.from({ length: 40_000 }, (_, n) => `${two(Math.floor(n / 60) % 24)}:${two(n % 60)} it went on and ${n} on.`).join(" ")}`;
  const { page } = await openPage(t);
  await paste(page, text);
  await page.waitForFunction(() => !document.querySelector("[aria-busy]") && document.querySelector("h1").textContent !== "", null, { timeout: 60_000 });
  await showNotes(page);
  await taken(page, text);
  await becomes(() => told(page), /^Lines 1 to 2 of 2, 0 to \d % of the text$/);
  await page.getByRole("button", { name: "Later lines" }).click();
  await becomes(() => told(page), /^Lines 2 to 2 of 2, \d to \d+ % of the text$/);
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" typed");
  await becomes(() => value(page), (there) => there === `${text} typed`);
  await page.reload();
  await becomes(() => value(page), (there) => there === `${text} typed`, "it is kept");
});

test("notes of a part go out as a whole", async (t) => {
  const text = notes(MANY);
  const page = await openPart(t, text, MANY);
  await page.getByRole("button", { name: "Later lines" }).click();
  await page.locator(".share summary").click();
  await page.evaluate(() => (window.copied = undefined));
  await page.locator(".share").getByRole("button", { name: /block/i }).first().click();
  await becomes(() => page.evaluate(() => navigator.clipboard.readText()), (there) => there.includes(text.trimEnd()), "all of the notes");
});
