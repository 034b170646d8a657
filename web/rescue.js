// What is left where the page cannot start, or breaks: the notes as text, kept in this browser, and what to do. Runs without wasm.
const NOTES = "incident-timeline.notes";
const DRAFTS = "incident-timeline.drafts";

/** Starts the page; where that fails, and where the page breaks later, `root` shows the notes instead. */
async function watched(root, start) {
  let broken = false;
  const rescue = async (error, ran) => {
    if (broken) return;
    broken = true;
    console.error(error);
    await instead(root, error, ran);
  };
  const traps = (error) => error?.name === "RuntimeError";
  // What was thrown through the wasm left it in the middle of something.
  addEventListener("error", ({ error }) => (traps(error) || /wasm-function|wasm:/.test(error?.stack)) && rescue(error, true));
  addEventListener("unhandledrejection", ({ reason }) => traps(reason) && rescue(reason, true));
  try {
    await start();
  } catch (error) {
    await rescue(error, traps(error));
  }
}

/** Shows the notes as text in `root`, and says what happened: it did not start, or it `ran` and broke. */
async function instead(root, error, ran) {
  const field = written();
  const link = /^#(?:%23|#)?1d\.([\w-]+)/.exec(location.hash)?.[1];
  const carried = document.getElementById("incident-timeline-notes")?.textContent;
  // The field has a part of long ones.
  const [before, after] = field?.around ?? ["", ""];
  const notes = field ? before + field.value + after : (link && await unpacked(link)) ?? carried ?? stored(NOTES) ?? "";
  // Notes that came from others take the place of nothing.
  const kept = notes && (notes === stored(NOTES) || field && !link && keep(notes));
  const part = (name, textContent, more) => Object.assign(document.createElement(name), { textContent, ...more });
  const parts = [part("p", ran ? "The page broke and has stopped." : "The page could not start here: its WebAssembly was not loaded or is not allowed.")];
  if (notes) {
    parts.push(part("p", kept ? "Your notes are below. They are kept in this browser: reload to go on." : "The notes are below. Copy them before you leave."));
    parts.push(part("textarea", notes, { readOnly: true, ariaLabel: "Notes" }));
    if (ran) parts.push(part("button", "Start without them", { type: "button", onclick: () => startAfresh(notes) }));
  }
  const version = document.querySelector("meta[name=generator]")?.content;
  parts.push(part("p", `To report it, copy this line. None of your notes are in it: ${version}, ${error?.name}, ${navigator.userAgent}`));
  const main = part("main", "", { className: "rescue", role: "alert" });
  main.append(...parts);
  root.replaceChildren(main);
}

/** The field for notes; none where the sample still stands in it as the page came. */
function written() {
  const field = document.getElementById("notes");
  return field?.closest(".first") && field.value === field.defaultValue ? null : field;
}

/** The notes of a link, as many as can be unpacked. */
async function unpacked(payload) {
  const out = [];
  try {
    const whole = payload.slice(0, payload.length - (payload.length % 4 === 1 ? 1 : 0)).replace(/-/g, "+").replace(/_/g, "/");
    const packed = Uint8Array.from(atob(whole), (char) => char.charCodeAt(0));
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    for (let size = 0; size < 2_000_000; size += out.at(-1).length) {
      const { done, value } = await reader.read();
      if (done) break;
      out.push(value);
    }
  } catch {
    // Of a link that was cut off, what came before the cut.
  }
  return new Blob(out).text();
}

function stored(key) {
  try {
    return localStorage.getItem(key) || undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the notes for the next visit; what stands there and is other becomes a draft. False where the browser keeps nothing. */
function keep(notes) {
  try {
    const there = stored(NOTES);
    if (there && there !== notes) draft(there);
    localStorage.setItem(NOTES, notes);
    return true;
  } catch {
    return false;
  }
}

/** Puts notes before the drafts, as the page writes them: a line with the time and the length in bytes. */
function draft(notes) {
  localStorage.setItem(DRAFTS, `${Date.now()} ${new Blob([notes]).size}\n${notes}${stored(DRAFTS) ?? ""}`);
}

/** Loads the page without the notes, which become a draft. */
function startAfresh(notes) {
  try {
    draft(notes);
    localStorage.removeItem(NOTES);
  } catch {
    // Nothing is kept here anyway.
  }
  location.replace(location.href.split("#")[0] + "#");
  location.reload();
}
