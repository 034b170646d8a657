// The page for frames, `embed.html#1d...`: the picture of the notes that its address carries, and in words why there is none.
// Nothing is kept and no storage is touched: a sandbox may forbid it.
import { check } from "./link.js";

const [said, text, picture, full] = ["#said", "#notes", "incident-timeline", "#full"].map((one) => document.querySelector(one));

// Put in by this script and not by the page: in a sandbox Safari takes no file for one of the page's own.
const script = Object.assign(document.createElement("script"), { src: "incident-timeline.js" });
const loaded = new Promise((done) => (script.onload = script.onerror = done));

const SAYS = {
  none: "There are no notes in the address of this frame. It ends in #1d. and what follows in a copied link.",
  newer: "The link in this frame was made by a later version of this page.",
  unreadable: "Nothing of the link in this frame could be read. Copy the link again.",
  long: "The notes in this frame are longer than a link may carry.",
  cut: "This link was cut off on its way. You see what came through; the end of the notes is missing.",
  altered: "This link was changed on its way. The notes may not be those that were sent.",
  bare: "No time was found in these notes, so there is nothing to draw.",
  script: "The picture could not be loaded here. These are the notes as they are.",
};

/** Most bytes of notes that a link may unpack to. */
const LIMIT = 2_000_000;

/** Says what is the matter, and shows the notes where there is no picture. */
function say(what, notes = "") {
  said.textContent = what;
  text.textContent = notes;
  tell();
}

/** What a packed text begins with, as far as it can be unpacked; null where it is too long. */
async function unpacked(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  let length = 0;
  try {
    for (let next; !(next = await reader.read()).done; ) {
      parts.push(next.value);
      if ((length += next.value.length) > LIMIT) return null;
    }
  } catch {
    // Cut off or changed: what came before it counts.
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function open() {
  const address = location.hash.slice(1);
  const [link, ...rest] = address.replace(/^(%23)+/i, "").split("&");
  const keys = rest.join("&");
  turn(new URLSearchParams(keys).get("theme") ?? new URLSearchParams(location.search).get("theme"));
  picture.setAttribute("view", keys);
  full.href = `./#${address}`;
  const [, version, payload = "", sum = ""] = /^(\d+\w?)\.([\w+/=-]*)\.?([\w-]{0,6})/.exec(link.replace(/%(2D|5F|2E)/gi, decodeURIComponent)) ?? [];
  if (!version) return say(SAYS.none);
  if (version !== "1d") return say(SAYS.newer);
  let bytes;
  try {
    const plain = payload.replaceAll("-", "+").replaceAll("_", "/").replace(/[^\w+/]/g, "");
    bytes = await unpacked(Uint8Array.from(atob(plain.slice(0, plain.length - (plain.length % 4 === 1))), (char) => char.charCodeAt(0)));
  } catch {
    return say(SAYS.unreadable);
  }
  if (!bytes) return say(SAYS.long);
  if (!bytes.length) return say(SAYS.unreadable);
  const notes = new TextDecoder().decode(bytes);
  const whole = check(bytes) === sum;
  await loaded;
  draw(notes, whole ? "" : sum.length < 6 ? SAYS.cut : SAYS.altered);
}

function draw(notes, what) {
  if (!customElements.get("incident-timeline")) return say(SAYS.script, notes);
  picture.addEventListener("incident-ready", ({ detail: { title } }) => {
    if (title) document.title = title;
    const bare = !picture.incident.events.length && !picture.incident.impacts.length;
    say([bare ? SAYS.bare : "", what].filter(Boolean).join(" "), bare ? notes : "");
  });
  picture.addEventListener("incident-error", ({ detail: { message } }) => say(`${SAYS.script} ${message}`, notes));
  picture.notes = notes;
}

function turn(theme) {
  if (theme !== "dark" && theme !== "light") return;
  document.documentElement.dataset.theme = theme;
}

/** Tells the page around the frame how high it is. */
function tell() {
  if (parent !== self) parent.postMessage({ type: "incident-timeline", height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
}

addEventListener("hashchange", () => location.reload());
addEventListener("message", ({ source, data }) => {
  if (source !== parent || data?.type !== "incident-timeline") return;
  turn(data.theme);
  tell();
});
new ResizeObserver(tell).observe(document.documentElement);
document.head.append(script);
open();
