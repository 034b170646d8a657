// Draws incident notes on anyone's page: the element <incident-timeline> and fenced blocks. The notes stay in the
// light DOM, so where anything here fails, or is not allowed, readers see them as they were.
const NAME = "incident-timeline";
const BLOCKS = `pre > code.language-${NAME}, pre.${NAME}, pre.language-${NAME}`;

const sheet = new CSSStyleSheet();
let started;

/** Starts the wasm once for all pictures of the page; rejects where it is not allowed. */
function start() {
  started ??= unpack(WASM).then((bytes) => {
    sheet.replaceSync(STYLES);
    return init({ module_or_path: bytes });
  });
  return started;
}

function asTheyAre(error) {
  console.warn(`${NAME}: the notes are shown as they are`, error);
}

/** The notes inside an element: those of an inner <pre> or <script type="text/plain">, else its own text. */
function notesOf(element) {
  const inner = element.querySelector("pre, script[type='text/plain']");
  return (inner ?? element).textContent.replace(/^\n/, "");
}

class IncidentTimeline extends HTMLElement {
  #picture;
  #watch = new MutationObserver(() => this.#draw());

  connectedCallback() {
    // The parser may still be adding the notes, and a script may change them: they are read again each time.
    this.#watch.observe(this, { childList: true, characterData: true, subtree: true });
    this.#draw();
  }

  disconnectedCallback() {
    this.#watch.disconnect();
    this.#clear();
  }

  /** Draws the notes in a shadow root; the element's own children stay as they are and are no longer shown. */
  async #draw() {
    try {
      await start();
      this.#clear();
      const notes = notesOf(this);
      if (!this.isConnected || notes.trim() === "") return;
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [sheet];
      const root = document.createElement("div");
      root.className = "embedded";
      shadow.replaceChildren(root);
      this.#picture = mount(root, notes);
    } catch (error) {
      this.#clear();
      asTheyAre(error);
    }
  }

  /** Takes the picture away; the notes show again. */
  #clear() {
    this.#picture?.destroy?.();
    this.#picture = undefined;
    this.shadowRoot?.replaceChildren(document.createElement("slot"));
  }
}

/** Puts a picture in the place of each fenced block that has none; the block moves inside the new element. */
async function upgrade() {
  const blocks = [...document.querySelectorAll(BLOCKS)]
    .map((found) => found.closest("pre"))
    .filter((pre) => !pre.closest(NAME));
  if (blocks.length === 0) return;
  try {
    await start();
  } catch (error) {
    asTheyAre(error);
    return;
  }
  for (const pre of blocks) {
    if (!pre.isConnected || pre.closest(NAME)) continue;
    const element = document.createElement(NAME);
    pre.replaceWith(element);
    element.append(pre);
  }
}

if (!customElements.get(NAME)) {
  customElements.define(NAME, IncidentTimeline);
  upgrade();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", upgrade);
}
