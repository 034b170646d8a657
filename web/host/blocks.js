// Blocks of notes that a host's engine wrote: found wherever they come up, each with its picture behind it. No node of the host
// is moved or taken away.
import { DRAWN, NAME, follow, standFor } from "./element.js";
import { isAwaited } from "./hydration.js";
import { OPTIONS } from "./drawing.js";
import { shownText } from "./lines.js";

/** What the engines make of a fence with our name. */
const WRITTEN = [
  ...["code", "pre", "div", "figure"].flatMap((name) => [`${name}.language-${NAME}`, `${name}.lang-${NAME}`]),
  `pre.${NAME}, pre > code.${NAME}, div.${NAME} > pre`,
  `.highlight-source-${NAME}, .mw-highlight-lang-${NAME}`,
  `[data-lang="${NAME}"], [data-language="${NAME}"], pre[lang="${NAME}"]`,
];

/** What engines wrap around a block: a frame with its name, its buttons, its numbers. */
const FRAMES =
  'figure, div:is(.highlight, .highlighter-rouge, .mw-highlight, .expressive-code, [class*="code-block"], [class^="language-"], [class*=" language-"])';

const HIDDEN = `.${DRAWN}{display:none!important}`;

const selectors = [...WRITTEN];
const given = new Set();
const roots = new Set();

/** The blocks of the page, each with its picture once it came near. */
const blocks = new Map();

/** Those whose notes may be others now. */
const changed = new Set();

const watch = new MutationObserver(soon);
const inside = new MutationObserver((records) => {
  for (const { target, type } of records) {
    for (const block of blocks.keys()) if (type !== "attributes" && block.contains(target)) changed.add(block);
  }
  soon();
});
const near = new IntersectionObserver(
  (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && reach(target)),
  { rootMargin: "100%" },
);

/** Looks for blocks in a document or shadow root, now and whenever it changes. */
export function search(root) {
  if (roots.has(root)) return;
  roots.add(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(HIDDEN);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  watch.observe(root, { childList: true, subtree: true });
  soon();
}

/** Takes what else stands for a block: a selector, or an element. */
export function take(block) {
  if (typeof block === "string") selectors.push(block);
  else given.add(block);
  soon();
}

let due = false;

function soon() {
  if (due) return;
  due = true;
  // A page in the background has no frames, and is not looked at.
  requestAnimationFrame(() => {
    due = false;
    look();
  });
}

function look() {
  const found = new Set();
  for (const root of roots) {
    for (const element of root.querySelectorAll(selectors.join())) found.add(blockOf(element));
  }
  for (const element of given) element.isConnected ? found.add(blockOf(element)) : given.delete(element);
  for (const [block, picture] of blocks) {
    if (!found.has(block)) forget(block, picture);
    else if (picture) keep(block, picture);
    else if (changed.has(block)) near.observe(block);
  }
  changed.clear();
  for (const block of found) {
    if (blocks.has(block) || block.closest(NAME) || block.isContentEditable) continue;
    blocks.set(block, undefined);
    inside.observe(block, { attributeFilter: ["class"], characterData: true, childList: true, subtree: true });
    near.observe(block);
  }
}

/** What is hidden and what the picture stands behind: the whole frame of a block. */
function blockOf(element) {
  let block = element.closest("pre") ?? element;
  const pre = block.matches("pre") ? block : (block.querySelector("pre") ?? block);
  const holdsNothingElse = (frame) =>
    [...frame.querySelectorAll("p, h1, h2, h3, h4, h5, h6, section, pre code")].every((other) => pre.contains(other));
  for (let frame; (frame = block.parentElement?.closest(FRAMES)) && holdsNothingElse(frame); ) block = frame;
  return block;
}

/** The notes of a block as they are shown, without its buttons and numbers. */
function notesOf(block) {
  const pre = block.matches("pre") ? block : ([...block.querySelectorAll("pre")].at(-1) ?? block);
  const codes = pre.querySelectorAll("code");
  const drawn = block.classList.contains(DRAWN);
  if (drawn) block.classList.remove(DRAWN);
  const notes = shownText(codes.length === 1 ? codes[0] : pre);
  if (drawn) block.classList.add(DRAWN);
  inside.takeRecords();
  return notes;
}

/** A block is about to be seen. */
function reach(block) {
  if (isAwaited(block)) {
    setTimeout(() => blocks.has(block) && reach(block), 50);
    return;
  }
  near.unobserve(block);
  const notes = notesOf(block);
  if (blocks.get(block) || !blocks.has(block) || notes === null || notes.trim() === "") return;
  const picture = document.createElement(NAME);
  for (const name of ["zone", "view", "theme", "compact"]) {
    const value = block.dataset[name] ?? block.querySelector(`[data-${name}]`)?.dataset[name] ?? OPTIONS[name];
    if (value !== undefined) picture.setAttribute(name, value);
  }
  standFor(picture, block, notes);
  blocks.set(block, picture);
  block.after(picture);
}

/** The picture stands behind its block and has its notes, whatever the host did to it. */
function keep(block, picture) {
  if (picture.parentNode !== block.parentNode) block.after(picture);
  follow(picture);
  const notes = changed.has(block) ? notesOf(block) : null;
  if (notes !== null) standFor(picture, block, notes);
}

function forget(block, picture) {
  blocks.delete(block);
  near.unobserve(block);
  picture?.remove();
  block.classList.remove(DRAWN);
}
