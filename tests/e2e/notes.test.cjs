// How notes get in and are put right: rich pastes, files, answers to what is open, the pointer over the notes.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { becomes, eventCount, openMenu, openPage, paste, showNotes, value } = require("./page.cjs");

const TABLE =
  "<table><tr><th><p>Time (UTC)</p></th><th><p>Event</p></th></tr><tr><td><p>10:02</p></td><td><p>pager fired</p></td></tr>" +
  "<tr><td><p>10:40</p></td><td><p>back to normal</p></td></tr></table>";
const PLAIN = "Time (UTC)\n\nEvent\n\n10:02\n\npager fired\n\n10:40\n\nback to normal";

test("a rich paste keeps its cells; undo goes back to the plain text, then to what was there", async (t) => {
  const { page } = await openPage(t);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("#notes").fill("");
  await page.evaluate(
    ([html, plain]) =>
      navigator.clipboard.write([
        new ClipboardItem({ "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob([plain], { type: "text/plain" }) }),
      ]),
    [TABLE, PLAIN],
  );
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+V");
  await eventCount(page, 2);
  await becomes(() => value(page), "| Time (UTC) | Event |\n| 10:02 | pager fired |\n| 10:40 | back to normal |\n");
  for (const before of [PLAIN, ""]) {
    await page.keyboard.press("Control+Z");
    await page.waitForFunction((text) => document.querySelector("#notes").value === text, before);
  }
});

test("a paste beside all fields takes the place of the sample and of one's own notes, and undo brings these back", async (t) => {
  const { page } = await openPage(t);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copy = (text) => page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await copy("10:02 pager fired\n10:40 back to normal");
  await page.keyboard.press("Control+V");
  await eventCount(page, 2);
  await becomes(() => value(page), "10:02 pager fired\n10:40 back to normal");
  await page.locator("#notes").press("Control+A");
  await copy("10:50 all closed");
  await page.locator(".frame").press("Control+V");
  await eventCount(page, 1);
  await becomes(() => value(page), "10:50 all closed");
  await page.locator(".menu summary", { hasText: "Drafts" }).waitFor();
  await page.locator(".toast", { hasText: "Notes replaced by the paste." }).getByRole("button", { name: "Undo this" }).click();
  await eventCount(page, 2);
  // What goes into another field is meant for it.
  await page.getByRole("searchbox", { name: "Show only" }).press("Control+V");
  await becomes(() => page.getByRole("searchbox", { name: "Show only" }).inputValue(), "10:50 all closed");
  await becomes(() => value(page), "10:02 pager fired\n10:40 back to normal");
});

test("a paste that took the place of one's own notes can go to their end, with a head of its own", async (t) => {
  const { page } = await openPage(t);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const mail = "INC-1043: mail down\n2026-09-09 (UTC)\n11:00 alert fires\n11:30 resolved\n";
  const put = async (text) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await page.locator(".frame").press("Control+V");
  };
  await put("INC-1042: checkout down\n2026-09-08 (UTC)\n10:02 alert fires\n10:40 fixed by Tom\n");
  await eventCount(page, 2);
  await put(mail);
  await becomes(() => value(page), mail);
  await page.locator(".toast").getByRole("button", { name: "Add to the end" }).click();
  await becomes(() => value(page), /^INC-1042[^]*fixed by Tom\n\nINC-1043/);
  await page.locator(".toast", { hasText: "Pasted at the end of the notes." }).getByRole("button", { name: "Undo this" }).click();
  await becomes(() => value(page), mail);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await becomes(() => value(page), /fixed by Tom\n$/);
});

test("a file is opened and dropped", async (t) => {
  const { page } = await openPage(t);
  const file = { name: "notes.html", mimeType: "text/html", buffer: Buffer.from(TABLE) };
  await page.locator("input[type=file]").setInputFiles(file);
  await eventCount(page, 2);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["10:02 disk full\n10:05 disk cleaned\n10:09 all is well\n"], "notes.log", { type: "text/plain" }));
    document.querySelector("#notes").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await eventCount(page, 3);
  await becomes(() => value(page), /^10:02 disk full/);
});

test("an answer to what is open is a line in the notes that undo takes away", async (t) => {
  const { page } = await openPage(t);
  const notes = "- 10:02 CST pager fired\n- 10:40 CST back to normal\n";
  await page.locator("#notes").fill(notes);
  await page.getByText("Which CST is meant?").waitFor();
  await page.getByRole("button", { name: "+08:00, China" }).click();
  await page.getByText("Which CST is meant?").waitFor({ state: "detached" });
  await becomes(() => value(page), `CST = +08:00\n${notes}`);
  await page.getByLabel("Which day did it start?").fill("2024-11-20");
  await page.getByText("Which day did it start?").waitFor({ state: "detached" });
  await becomes(() => value(page), `Date: 2024-11-20\nCST = +08:00\n${notes}`);
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+Z");
  await page.keyboard.press("Control+Z");
  await page.getByText("Which CST is meant?").waitFor();
  await becomes(() => value(page), notes);
});

test("times that could stand on either side of their words stand where one says", async (t) => {
  const { page } = await openPage(t);
  const notes = "Date: 2024-11-20\nAll times UTC\n\n10:02\npager fired\n10:10\nrolled back\n10:20\n";
  await page.locator("#notes").fill(notes);
  await page.locator(".events .entry", { hasText: "pager fired" }).filter({ hasText: "10:02" }).waitFor();
  await page.getByRole("button", { name: "Below", exact: true }).click();
  await page.locator(".events .entry", { hasText: "pager fired" }).filter({ hasText: "10:10" }).waitFor();
  await page.getByText("Do times stand above or below their text?").waitFor({ state: "detached" });
  await becomes(() => value(page), `Times stand below their text\n${notes}`);
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+Z");
  await page.locator(".events .entry", { hasText: "pager fired" }).filter({ hasText: "10:02" }).waitFor();
});

test("lines say what became of them, and the pointer over one lights up its event", async (t) => {
  const { page } = await openPage(t);
  await page.locator("#notes").fill("Timeline (UTC)\n\n- 10:02 pager fired\n  on the second try\n- nobody knows when\n- 10:40 back to normal\n");
  await eventCount(page, 2);
  const classes = () => page.locator(".backdrop .line").evaluateAll((lines) => lines.slice(2, 6).map((line) => line.className.replace(" odd", "")));
  await becomes(classes, ["line event", "line attached", "line unplaced", "line event"]);
  const box = await page.locator(".backdrop .line").nth(5).boundingBox();
  await page.mouse.move(box.x + 60, box.y + box.height / 2);
  await page.locator(".events .entry.lit", { hasText: "back to normal" }).waitFor();
  await becomes(() => page.locator(".why").count(), 0);
  await page.locator(".events .entry").nth(1).click();
  await page.getByText("Zone: UTC, stated on line 1").waitFor();
});

test("a long file takes the place of one's notes at once, and undo brings them back", async (t) => {
  const { page } = await openPage(t);
  await page.locator("#notes").fill("10:02 my own notes\n10:20 more of them\n");
  await eventCount(page, 2);
  const lines = Array.from({ length: 5_000 }, (_, n) => `${String(Math.floor(n / 60) % 24).padStart(2, "0")}:${String(n % 60).padStart(2, "0")} line ${n}`);
  await page.locator("input[type=file]").setInputFiles({ name: "long.log", mimeType: "text/plain", buffer: Buffer.from(lines.join("\r\n")) });
  await page.waitForFunction(() => document.querySelector("#notes").value.includes("line 4999"));
  await becomes(() => value(page), lines.join("\n"));
  await page.locator("#notes").focus();
  await page.keyboard.press("Control+Z");
  await eventCount(page, 2);
  await becomes(() => value(page), /^10:02 my own notes/);
});

test("lines have numbers that stay beside them when they wrap, and odd ones a mark", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 900, height: 700 } });
  await showNotes(page);
  const long = "10:05 the worker was restarted ".padEnd(400, "again and again ");
  await page.locator("#notes").fill(`10:02 pager fired\n${long}\n10:01 an earlier thing\n10:40 all back to normal`);
  await page.locator(".backdrop .odd").first().waitFor();
  const tops = await page.locator(".backdrop .line").evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().top));
  assert.equal(tops.length, 4);
  assert.ok(tops[2] - tops[1] > 3 * (tops[1] - tops[0]), "the long line takes several rows");
  const content = await page.locator(".backdrop .odd").first().evaluate((line) => getComputedStyle(line, "::after").content);
  assert.match(content, /!/);
  const widths = await page.evaluate(() => [".backdrop", "#notes"].map((name) => document.querySelector(name).clientWidth));
  assert.equal(widths[0], widths[1], "field and backdrop wrap at the same width");
});

test("lines stay beside their numbers when the window gets narrower, however far they are scrolled", async (t) => {
  const { page } = await openPage(t, { viewport: { width: 1440, height: 900 } });
  const lines = Array.from({ length: 72 }, (_, n) => `- 10:${String(n % 60).padStart(2, "0")} the worker number ${n} was restarted`);
  await page.locator("#notes").fill(`All times UTC\n\n${lines.join("\n")}\n`);
  await eventCount(page, 72);
  await page.locator(".events .entry", { hasText: "number 42" }).click();
  for (const width of [1440, 1024, 1200]) {
    await page.setViewportSize({ width, height: 900 });
    // How far the last line that is drawn lies from where the field has it. Behind it there may be the empty one.
    const apart = () => page.evaluate(() => {
      const [field, drawn] = ["#notes", ".backdrop"].map((name) => document.querySelector(name));
      const left = field.value.split("\n").length - Number(drawn.lastElementChild.dataset.line.replace("!", ""));
      const behind = (part) => part.scrollHeight - part.scrollTop;
      return left > 1 ? left : behind(field) - behind(drawn) - left * parseFloat(getComputedStyle(drawn).lineHeight);
    });
    await becomes(apart, 0, `${width}`);
  }
});

test("days without their year are asked for it: one click, one line, one undo", async (t) => {
  const { page } = await openPage(t);
  const notes = "Elevated latency\n\nResolved - All is well.\nMar 12, 18:40 UTC\nInvestigating - We look into it.\nMar 12, 16:48 UTC\n";
  await page.locator("#notes").fill(notes);
  await eventCount(page, 2);
  await page.locator("header .summary", { hasText: "12 Mar" }).waitFor();
  await page.locator("svg .day", { hasText: "12 Mar" }).waitFor();
  const question = page.locator(".settle li", { hasText: "Which year was it?" });
  const years = await question.getByRole("button").allTextContents();
  assert.equal(years.length, 4);
  const now = new Date().getFullYear();
  assert.ok([now, now - 1].includes(Number(years[0])), `${years}`);
  await question.getByRole("button", { name: years[1] }).click();
  await becomes(() => value(page), `Date: ${years[1]}-03-12\n${notes}`);
  await question.waitFor({ state: "detached" });
  await page.locator("header .summary", { hasText: `12 Mar ${years[1]}` }).waitFor();
  await page.locator("h1", { hasText: "Elevated latency" }).waitFor();
  await page.getByRole("button", { name: "Undo this" }).click();
  await becomes(() => value(page), notes);
  await question.waitFor();
});

test("a row that is left out is listed by its words, and so is a draft without a title", async (t) => {
  const { page } = await openPage(t);
  const table = "| Time (UTC) | Who | What |\n|---|---|---|\n| 22:47 | grafana | Replica lag grows |\n| 22:53 | Tomas | Replica restarted |\n| 23:15 | Tomas | All is well |\n";
  await page.locator("#notes").fill(table);
  await eventCount(page, 3);
  await page.locator(".events .entry", { hasText: "restarted" }).click();
  await page.getByRole("button", { name: "Leave out" }).click();
  await becomes(() => page.locator(".left-out li").allTextContents(), ["Line 4: 22:53 \u00b7 Tomas \u00b7 Replica restarted Bring back"]);
  await page.getByRole("button", { name: "Clear" }).click();
  await page.locator(".menu summary", { hasText: "Drafts" }).click();
  await becomes(() => page.locator(".notes-pane .list button").first().textContent(), /^Replica lag grows/);
});

test("the zone is answered by a city or by one's own, and a zone that cannot be shown yet can be stated", async (t) => {
  const { page } = await openPage(t, { timezoneId: "Europe/Berlin" });
  const notes = "2024-11-20\n\n- 10:02 pager fired\n- 10:40 back to normal\n";
  const question = page.locator(".settle li", { hasText: "Which time zone are the times in?" });
  const put = async () => {
    await page.locator("#notes").fill(notes);
    await eventCount(page, 2);
  };
  await put();
  await question.getByRole("button", { name: "Europe/Berlin (yours)" }).click();
  await becomes(() => value(page), `All times Europe/Berlin\n${notes}`);
  await question.waitFor({ state: "detached" });
  await put();
  for (const [typed, zone] of [["nowhere at all", ""], ["new york", "America/New_York"]]) {
    await question.getByRole("textbox").fill(typed);
    await question.getByRole("textbox").press("Enter");
    if (zone) await becomes(() => value(page), `All times ${zone}\n${notes}`);
    else await question.getByRole("alert").getByText("No zone is called that").waitFor();
  }
  await put();
  const menu = page.locator(".menu", { has: page.locator("input.zone") });
  await menu.locator("summary").click();
  await menu.locator("input.zone").fill("berlin");
  await menu.locator("input.zone").press("Enter");
  await page.locator(".warning", { hasText: "do not say which zone" }).getByRole("button", { name: "The times are in Europe/Berlin" }).click();
  await becomes(() => value(page), `All times Europe/Berlin\n${notes}`);
  await page.locator(".warning").waitFor({ state: "detached" });
});

test("a filter without a hit says so where the events were, and is taken off there; undo says that it was a paste it took back", async (t) => {
  const { page } = await openPage(t);
  await paste(page, `# Orders stuck\n\n${Array.from({ length: 9 }, (_, n) => `- 10:0${n} step ${n} of the incident\n`).join("")}`, { all: true });
  await eventCount(page, 9);
  const filter = page.getByRole("searchbox", { name: "Show only" });
  await filter.fill("zzzz");
  await page.getByText("No event has these words.").waitFor();
  await page.getByRole("button", { name: "Show all events" }).click();
  await eventCount(page, 9);
  await becomes(() => filter.inputValue(), "");
  await page.getByText("No event has these words.").waitFor({ state: "detached" });
  await openMenu(page, "Kinds, people");
  await page.getByRole("button", { name: "Key events only" }).click();
  await page.getByText("All events are hidden.").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".frame").press("Control+Z");
  await page.locator(".toast", { hasText: "Undone: notes replaced. Redo brings them back." }).waitFor();
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  await page.locator(".toast", { hasText: "Redone: notes replaced." }).waitFor();
  await becomes(() => value(page), /^# Orders stuck/);
});
