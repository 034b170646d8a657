// What a picture takes over from the page around it, and what it does not: light and dark, direction, styles, paper.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { openHost } = require("./page.cjs");

const NOTES = "All times UTC\n10:02 pager fired\n10:05 checkout was down\n10:40 checkout is back\n";
const FENCE = `<pre><code class="language-incident-timeline">${NOTES}</code></pre>`;
const host = ({ html = "", body = "", style = "", inner = FENCE, script = "incident-timeline.js" }) => `<!doctype html>
<html lang="en" ${html}><head><meta charset="utf-8"><title>Wiki</title><style>${style}</style>
<script async src="${script}"></script></head><body ${body}><h1>Wiki</h1>${inner}<p id="after">after</p></body></html>`;

const picture = (page) => page.locator("incident-timeline .incident-timeline");
const isDark = (page, dark) => page.waitForFunction((dark) => {
  const root = document.querySelector("incident-timeline")?.shadowRoot?.querySelector(".incident-timeline");
  const svg = root?.querySelector("svg.timeline");
  if (!svg) return false;
  const light = (colour) => colour.match(/[\d.]+/g).slice(0, 3).every((part) => part > 200);
  const ground = light(getComputedStyle(root).backgroundColor);
  const ink = light(getComputedStyle(root).color);
  const paper = getComputedStyle(svg).getPropertyValue("--paper").trim();
  return ground === !dark && ink === dark && (paper === "#ffffff" || paper === "#fff") === !dark && getComputedStyle(root).colorScheme === (dark ? "dark" : "light");
}, dark);

/** Hosts with a switch: as they are when dark, and how one turns it. */
const SWITCHES = {
  "MkDocs Material": [{ body: 'data-md-color-scheme="slate"' }, () => (document.body.dataset.mdColorScheme = "default")],
  "Docusaurus": [{ html: 'data-theme="dark"' }, () => (document.documentElement.dataset.theme = "light")],
  "VitePress": [{ html: 'class="dark"', style: "html { background: #fff } html.dark { background: #1b1b1f; color-scheme: dark }" }, () => document.documentElement.classList.remove("dark")],
  "DokuWiki": [{ html: 'data-bs-theme="dark"' }, () => (document.documentElement.dataset.bsTheme = "light")],
  "a page with color-scheme": [{ style: "html { color-scheme: dark }" }, () => (document.documentElement.style.colorScheme = "light")],
  "a page of some colour": [{ style: "body { background: #123; transition: background-color 50ms } .light { background: #eee }" }, () => (document.body.className = "light")],
};

for (const [name, [dark, turn]] of Object.entries(SWITCHES)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`the switch of ${name} is followed where the system is ${colorScheme}`, async (t) => {
      const { page } = await openHost(t, host(dark), { colorScheme });
      await isDark(page, true);
      await page.evaluate(turn);
      await isDark(page, false);
    });
  }
}

test("a page that leaves it to the system is followed, one that is only light is not dark", async (t) => {
  const { page } = await openHost(t, host({ style: "html { color-scheme: light dark }" }), { colorScheme: "dark" });
  await isDark(page, true);
  await page.emulateMedia({ colorScheme: "light" });
  await isDark(page, false);
  const { page: plain } = await openHost(t, host({}), { colorScheme: "dark" });
  await isDark(plain, false);
});

test("the attribute theme wins", async (t) => {
  const { page } = await openHost(t, host({ html: 'data-theme="dark"', inner: `<incident-timeline theme="light"><pre>${NOTES}</pre></incident-timeline>` }));
  await isDark(page, false);
  await page.locator("incident-timeline").evaluate((one) => one.setAttribute("theme", "auto"));
  await isDark(page, true);
});

/** What a page writes at, and how large a picture on it is for that. */
const SIZES = { "12px": 0.9, "14px": 1, "16px": 1, "20px": 1.25, "48px": 2 };

for (const [size, factor] of Object.entries(SIZES)) {
  test(`a page that writes at ${size} has a picture ${factor} times as large, which fits and hits what is pointed at`, async (t) => {
    const { page } = await openHost(t, host({ style: `body { font-size: ${size}; margin: 0 20px }` }), { viewport: { width: 1280, height: 1600 } });
    const svg = page.locator("incident-timeline svg.timeline");
    await svg.locator(".dot").first().waitFor();
    const room = await page.locator("h1").evaluate((one) => one.getBoundingClientRect().width);
    const wide = (svg) => svg.getBoundingClientRect().width;
    await page.waitForFunction(([room]) => Math.abs(document.querySelector("incident-timeline").shadowRoot.querySelector("svg").getBoundingClientRect().width - room) < 3, [room]);
    const drawn = await svg.evaluate((svg) => Number(svg.getAttribute("width")));
    assert.ok(Math.abs((await svg.evaluate(wide)) / drawn - factor) < 0.01, `${drawn}`);
    const words = page.locator("incident-timeline svg .event-text", { hasText: "checkout is back" });
    const target = await words.boundingBox();
    await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2);
    const card = page.locator("incident-timeline .card");
    await card.filter({ hasText: "checkout is back" }).waitFor();
    const box = await card.boundingBox();
    const near = Math.hypot(Math.max(box.x - target.x - target.width, target.x - box.x - box.width, 0), Math.max(box.y - target.y - target.height, target.y - box.y - box.height, 0));
    assert.ok(near < 60 && box.x >= 0 && box.x + box.width <= 1280, JSON.stringify([target, box]));
    await page.mouse.click(target.x + target.width / 2, target.y + target.height / 2);
    await page.locator("incident-timeline .details", { hasText: "checkout is back" }).waitFor();
  });
}

test("the size of the root alone changes nothing, and in a column of a page all figures are in sight", async (t) => {
  for (const root of ["62.5%", "125%"]) {
    const { page } = await openHost(t, host({ style: `html { font-size: ${root} } body { font-size: 16px; width: 660px }` }));
    await page.locator("incident-timeline svg.timeline .dot").first().waitFor();
    assert.equal(await page.locator("incident-timeline .summary").evaluate((one) => getComputedStyle(one).paddingLeft), "16px");
    assert.ok(await page.locator("incident-timeline .intervals").evaluate((one) => one.scrollWidth <= one.clientWidth));
  }
});

test("in a narrow column of a wide window the events have time and words alone, and all figures are whole", async (t) => {
  for (const width of [360, 480, 600]) {
    const { page } = await openHost(t, host({ style: `body { width: ${width}px }` }));
    await page.locator("incident-timeline svg.timeline .dot").first().waitFor();
    const words = await page.locator("incident-timeline .events .words").first().boundingBox();
    assert.ok(words.width > width / 2, `${width}: ${words.width}`);
    assert.equal(await page.locator("incident-timeline .events .who").filter({ visible: true }).count(), 0);
    const { right } = await page.locator("incident-timeline").evaluate((one) => one.getBoundingClientRect());
    const figures = await page.locator("incident-timeline .intervals > div").evaluateAll((all) => all.map((one) => {
      const { top, right } = one.getBoundingClientRect();
      return { top: Math.round(top), right, whole: [...one.querySelectorAll("*")].every((part) => part.scrollWidth <= part.clientWidth + 1 || part.clientWidth === 0) };
    }));
    assert.equal(figures.length, 6);
    assert.deepEqual(figures.filter((one) => !one.whole || one.right > right + 1), [], `${width}`);
    assert.equal(new Set(figures.map(({ top }) => top)).size, 2, "two rows of three");
  }
});

test("a host that reads from right to left draws the same picture", async (t) => {
  const shapes = async (html) => {
    const { page } = await openHost(t, host({ html }));
    await page.locator("incident-timeline svg.timeline .dot").first().waitFor({ state: "attached" });
    const boxes = await page.locator("incident-timeline svg.timeline text").evaluateAll((all) => {
      const { left } = all[0].ownerSVGElement.getBoundingClientRect();
      return all.map((one) => `${one.textContent} ${Math.round(one.getBoundingClientRect().left - left)}`).sort();
    });
    return boxes;
  };
  assert.deepEqual(await shapes('dir="rtl"'), await shapes(""));
});

test("the picture fits the paper of a host page and is light, and nothing of the notes is lost", async (t) => {
  const { page } = await openHost(t, host({ html: 'data-theme="dark"', style: "body { background: #111; color: #eee }" }), { viewport: { width: 1600, height: 900 } });
  await isDark(page, true);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 620, height: 900 });
  await isDark(page, false);
  const svg = page.locator("incident-timeline svg.timeline");
  await page.waitForFunction(() => document.querySelector("incident-timeline").shadowRoot.querySelector("svg.timeline").getBoundingClientRect().right <= 620);
  assert.ok((await svg.boundingBox()).width > 300);
  assert.equal(await picture(page).locator(".controls").filter({ visible: true }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "Notes" }).count(), 0);
  assert.equal(await picture(page).locator(".entry").count(), 3);
});

test("a block that was never near is printed as it is", async (t) => {
  const { page } = await openHost(t, host({ inner: `<div style="height: 9000px"></div>${FENCE}` }));
  await page.waitForFunction(() => customElements.get("incident-timeline"));
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("pre").isVisible(), true);
});

test("where the buttons over the picture need two rows the filter takes what is left of the first", async (t) => {
  const { page } = await openHost(t, host({ style: "body { width: 640px }" }));
  await page.locator("incident-timeline svg.timeline .dot").first().waitFor();
  const [filter, more] = await Promise.all(["input[type=search]", ".more"].map((one) => page.locator(`incident-timeline .controls > ${one}`).boundingBox()));
  assert.ok(more.y >= filter.y + filter.height, "two rows");
  assert.ok(Math.abs(filter.x + filter.width - more.x - more.width) < 2, JSON.stringify([filter, more]));
});
