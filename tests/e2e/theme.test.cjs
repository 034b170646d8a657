// Light and dark: of the system, or as the address says; on the page, in print, in what leaves the page.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const { test } = require("node:test");
const { becomes, link, openFile, openMenu, openPage } = require("./page.cjs");

const NOTES = "# Checkout outage\n\nAll times UTC\n10:02 pager fired\n10:05 checkout was down\n10:40 checkout is back\n";
const GROUND = { light: "rgb(255, 255, 255)", dark: "rgb(13, 17, 23)" };
const INK = { light: "rgb(31, 35, 40)", dark: "rgb(230, 237, 243)" };

/** What the page looks like: its ground, its words, its picture, its fields. */
const looks = (page) => page.evaluate(() => {
  const style = (selector) => getComputedStyle(document.querySelector(selector));
  const schemes = [":root", "#notes", ".timeline"].map((selector) => style(selector).colorScheme);
  const { backgroundColor: ground, color: ink } = style(".incident-timeline");
  return { body: style("body").backgroundColor, ground, ink, label: style("svg.timeline .event-text").fill, schemes: [...new Set(schemes)] };
});
const wanted = (theme, scheme = theme) => ({ body: GROUND[theme], ground: GROUND[theme], ink: INK[theme], label: INK[theme], schemes: [scheme] });
const labelled = (page) => page.locator("svg.timeline .event-text").first().waitFor();

for (const [colorScheme, theme] of [["light", "dark"], ["dark", "light"], ["light", "light"], ["dark", "dark"]]) {
  for (const open of [openPage, openFile]) {
    test(`a link with theme=${theme} is ${theme} where the system is ${colorScheme}, ${open.name}`, async (t) => {
      const { page } = await open(t, { at: `${link(NOTES)}&theme=${theme}`, colorScheme });
      await labelled(page);
      await becomes(() => looks(page), wanted(theme));
      // Another system makes no difference.
      await page.emulateMedia({ colorScheme: theme === "dark" ? "light" : "dark" });
      await becomes(() => looks(page), wanted(theme));
    });
  }
}

test("without the key the system is followed", async (t) => {
  const { page } = await openPage(t, { at: link(NOTES), colorScheme: "dark" });
  await labelled(page);
  assert.deepEqual(await looks(page), wanted("dark", "normal"));
  await page.emulateMedia({ colorScheme: "light" });
  await becomes(() => looks(page), wanted("light", "normal"));
});

test("the theme is chosen in a menu, stands in the address without a step of history, and goes into the link", async (t) => {
  const { page, context } = await openPage(t, { at: link(NOTES), colorScheme: "light" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await labelled(page);
  const steps = await page.evaluate(() => history.length);
  await openMenu(page, "More");
  await page.getByLabel("Theme").selectOption("Theme: dark");
  await becomes(() => looks(page), wanted("dark"));
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => location.hash.endsWith("&theme=dark"));
  assert.equal(await page.evaluate(() => history.length), steps);
  await openMenu(page, "Share");
  await page.getByRole("button", { name: "Copy link", exact: true }).click();
  await becomes(() => page.locator("#link").inputValue(), /#1d\.[\w-]+\.[\w-]{6}&theme=dark$/);
  // By hand, and back: the address is followed, be it that it says nothing.
  await page.evaluate(() => { location.hash = location.hash.replace("dark", "light"); });
  await becomes(() => looks(page), wanted("light"));
  await page.evaluate(() => { location.hash = location.hash.replace("&theme=light", ""); });
  await becomes(() => looks(page), wanted("light", "normal"));
  await page.goBack();
  await becomes(() => looks(page), wanted("light"));
  await page.goBack();
  await becomes(() => looks(page), wanted("dark"));
  await page.goForward();
  await becomes(() => looks(page), wanted("light"));
  await openMenu(page, "More");
  await page.getByLabel("Theme").selectOption("Theme: system");
  await page.waitForFunction(() => !location.hash.includes("theme"));
});

test("on paper a dark page is light, and the colours that a system forces win", async (t) => {
  const { page } = await openPage(t, { at: `${link(NOTES)}&theme=dark`, colorScheme: "light" });
  await labelled(page);
  await becomes(() => looks(page), wanted("dark"));
  await page.emulateMedia({ media: "print" });
  await becomes(() => looks(page), wanted("light"));
  const forced = async (theme) => {
    const { page } = await openPage(t, { at: `${link(NOTES)}&theme=${theme}`, colorScheme: "light", forcedColors: "active" });
    await labelled(page);
    return page.evaluate(() => [".incident-timeline", "svg.timeline .event-text"].map((one) => getComputedStyle(document.querySelector(one))).map(({ backgroundColor, color, fill }) => [backgroundColor, color, fill]));
  };
  assert.deepEqual(await forced("dark"), await forced("light"));
});

test("pictures that leave a dark page are dark, whoever looks at them", async (t) => {
  const { page } = await openPage(t, { at: `${link(NOTES)}&theme=dark`, colorScheme: "light", acceptDownloads: true });
  await labelled(page);
  for (const [form, kind] of [["SVG", "svg+xml"], ["PNG", "png"]]) {
    const coming = page.waitForEvent("download");
    await openMenu(page, "Share");
    await page.getByRole("button", { name: form, exact: true }).click();
    const bytes = fs.readFileSync(await (await coming).path()).toString("base64");
    const corner = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const context = document.createElement("canvas").getContext("2d");
      context.drawImage(image, 0, 0);
      return [...context.getImageData(2, 2, 1, 1).data];
    }, `data:image/${kind};base64,${bytes}`);
    assert.deepEqual(corner, [13, 17, 23, 255], form);
  }
});
