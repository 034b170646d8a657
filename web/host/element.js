// The element <incident-timeline>: the notes it has, and their picture in its shadow root. The notes stay where they are, so
// where anything here fails, or is not allowed, readers see them as they were.
import { OPTIONS, draw, load } from "./drawing.js";
import { shownText } from "./lines.js";
import { isDark, onTheme } from "./theme.js";

export const NAME = "incident-timeline";

/** Put on what a picture took the place of. */
export const DRAWN = `${NAME}-drawn`;

/** Times that a picture is drawn anew after the one wasm of the page broke. */
const MOST_LOSSES = 2;

/** Milliseconds between two looks at a view that changes. */
const REST = 200;

/** How much larger than usual what an element holds is drawn, for its host writes that large: at 14 to 16 pixels, not at all. */
function enlarged(element) {
  const size = parseFloat(getComputedStyle(element.parentElement ?? element.getRootNode().host).fontSize);
  return Math.min(Math.max(size / Math.min(Math.max(size, 14), 16), 0.9), 2);
}

const warned = new Set();
const near = new IntersectionObserver(
  (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && comesNear(target)),
  { rootMargin: "100%" },
);

/** For this file and the loader: what is nobody's business on the page. */
let comesNear, takeTheme, print;
export let standFor, follow;

export class IncidentTimeline extends HTMLElement {
  static observedAttributes = ["for", "src", "zone", "view", "theme"];

  /** Notes given by a script; they come before all others. */
  #given;
  /** What `src` led to: `{ address, text }`. */
  #file;
  /** The host's block that the picture stands for, hidden while it does. */
  #block;
  #hides = false;
  #near = false;
  #frame = 0;
  #losses = 0;
  /** How large it is drawn. */
  #size = new CSSStyleSheet();
  /** The picture that is drawn, its notes, and what was last asked of it. */
  #picture;
  #drawn;
  #incident;
  #selected = null;
  #view = "";
  #resting;
  #watch = new MutationObserver(() => this.#soon());
  #typed = () => this.#soon();
  #followed;

  /** The notes. Set them to draw others; `null` goes back to those in the page. */
  get notes() {
    return this.#source() ?? "";
  }

  set notes(notes) {
    this.#given = notes == null ? undefined : String(notes);
    this.#soon();
  }

  /** What was read from the notes, as the incident JSON; null until they are drawn. */
  get incident() {
    if (!this.#picture) return null;
    return (this.#incident ??= JSON.parse(this.#picture.json()));
  }

  /** Shows the whole incident. */
  fit() {
    this.#picture?.fit();
  }

  /** Selects an event by its place in `incident.events`; null selects none. */
  select(event) {
    this.#picture?.select(event ?? undefined);
  }

  /** The picture as the text of an SVG file; null until it is drawn. */
  toSVG() {
    return this.#picture?.svg() ?? null;
  }

  /** The same as `incident`. */
  toJSON() {
    return this.incident;
  }

  static {
    comesNear = (element) => {
      near.unobserve(element);
      element.#near = true;
      element.#soon();
    };
    takeTheme = (element) => element.shadowRoot?.querySelector(".shell").classList.toggle("dark", isDark(element));
    print = (element, paper) => element.#picture?.print(paper);
    /** The element stands for a block of the host, which it hides while it is drawn. */
    standFor = (element, block, notes) => {
      element.#block = block;
      element.notes = notes;
    };
    /** The host wrote the classes of the block anew. */
    follow = (element) => element.#hide();
  }

  connectedCallback() {
    // What a script set before the element was known lies over what is set here.
    if (Object.hasOwn(this, "notes")) {
      const { notes } = this;
      delete this.notes;
      this.notes = notes;
    }
    // The parser may still be adding the notes, and a script may change them: they are read again each time.
    this.#watch.observe(this, { childList: true, characterData: true, subtree: true });
    this.#follow();
    themed.add(this);
    if (!this.#near) near.observe(this);
    this.#soon();
  }

  disconnectedCallback() {
    // What is put elsewhere at once is moved: it keeps its picture and its state.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#watch.disconnect();
      this.#followed?.removeEventListener("input", this.#typed);
      this.#followed = undefined;
      themed.delete(this);
      near.unobserve(this);
      this.#near = false;
      this.#clear();
    });
  }

  /** A move that says that it is one. */
  connectedMoveCallback() {}

  attributeChangedCallback(name) {
    if (name === "theme") takeTheme(this);
    else if (name === "zone" || name === "view") this.#look();
    else {
      this.#file = undefined;
      this.#follow();
      this.#soon();
    }
  }

  /** Follows the notes of another element, which `for` names. */
  #follow() {
    const other = this.#other();
    if (!this.isConnected || other === this.#followed) return;
    this.#followed?.removeEventListener("input", this.#typed);
    this.#followed = other;
    if (!other) return;
    this.#watch.observe(other, { childList: true, characterData: true, subtree: true });
    other.addEventListener("input", this.#typed);
  }

  #other() {
    const id = this.getAttribute("for");
    return id ? this.getRootNode().getElementById?.(id) : undefined;
  }

  /** The notes as they stand now; null where their lines cannot be told. */
  #source() {
    if (this.#given !== undefined) return this.#given;
    if (this.hasAttribute("src")) return this.#file?.text ?? "";
    if (this.hasAttribute("for")) return this.#other() ? shownText(this.#other()) : "";
    const inner = this.querySelector("pre, script[type='text/plain']") ?? this;
    const slot = this.shadowRoot?.querySelector("slot");
    const hidden = slot?.hidden;
    if (slot) slot.hidden = false;
    try {
      return shownText(inner);
    } finally {
      if (slot) slot.hidden = hidden;
    }
  }

  /** Reads and draws with the next frame, however much changes until then. */
  #soon() {
    if (this.#near && !this.#frame) this.#frame = requestAnimationFrame(() => this.#update());
  }

  async #update() {
    this.#frame = 0;
    if (!this.isConnected) return;
    try {
      await this.#load();
      this.#follow();
      const notes = this.#source();
      if (notes === null || notes.trim() === "") this.#clear();
      else if (this.#picture) this.#read(notes);
      else if (this.#drawn !== notes) await this.#draw(notes);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Fetches the file that `src` names, from the page's own host alone. */
  async #load() {
    const address = this.getAttribute("src");
    if (address === null || this.#given !== undefined || this.#file?.address === address) return;
    const url = new URL(address, document.baseURI);
    if (url.origin !== location.origin) throw new Error(`src leads to another host: ${url.origin}`);
    const response = await fetch(url, { mode: "same-origin" });
    if (!response.ok) throw new Error(`${url.pathname} was not found here: ${response.status}`);
    this.#file = { address, text: await response.text() };
  }

  async #draw(notes) {
    this.#drawn = notes;
    const parts = await load();
    const told = (read) => queueMicrotask(() => this.#hear(read));
    const picture = await draw({ place: (root) => this.#place(root, parts), notes, told, lost: (error) => this.#lost(error) });
    if (!this.isConnected) return picture.destroy();
    this.#picture = picture;
    this.#look();
    this.#arrived();
    // What changed while it was drawn.
    this.#soon();
  }

  /** Other notes in the picture that is there. */
  #read(notes) {
    if (notes === this.#drawn) return;
    this.#drawn = notes;
    this.#picture.read(notes);
  }

  /** The picture says that it is another, or that it has read other notes. */
  #hear(read) {
    if (!this.#picture) return;
    if (read) this.#arrived();
    this.#resting ??= setTimeout(() => this.#rest(), REST);
    const index = this.#picture.selected() ?? null;
    if (index === this.#selected) return;
    this.#selected = index;
    this.#say("select", { index });
  }

  #rest() {
    this.#resting = undefined;
    const view = this.#picture?.view().slice(1) ?? this.#view;
    if (view === this.#view) return;
    this.#view = view;
    this.#say("view", { view });
  }

  /** The notes are drawn; those without any time stay as they are. */
  #arrived() {
    this.#incident = undefined;
    if (this.#picture.count() === 0) {
      this.#bare();
      return this.#say("ready", { title: null, events: 0 });
    }
    const shell = this.shadowRoot.querySelector(".shell");
    shell.hidden = false;
    // Where a browser measures a zoom in its old way, pointers would miss what they point at.
    if ("currentCSSZoom" in shell) this.#size.replaceSync(`.shell{zoom:${enlarged(this)}}`);
    // Notes that a script gave stand nowhere on the page.
    this.shadowRoot.querySelector("[part=notes]").hidden = !this.#block && this.textContent.trim() === "";
    this.#showNotes(false);
    this.#say("ready", { title: this.incident.title, events: this.incident.events.length });
  }

  #look() {
    const [zone, view] = ["zone", "view"].map((name) => this.getAttribute(name));
    this.#picture?.look([zone && `zone=${encodeURIComponent(zone)}`, view].filter(Boolean).join("&"));
  }

  /** Puts what is drawn in its place. */
  #place(root, { sheet, side }) {
    const there = this.shadowRoot?.querySelector(".shell");
    if (there) {
      there.querySelector(".embedded")?.remove();
      there.prepend(root);
    } else {
      const [shell, slot] = ["div", "slot"].map((name) => document.createElement(name));
      shell.className = "shell";
      shell.append(root, side({
        page: OPTIONS.page,
        notes: () => this.#drawn,
        view: () => this.#picture.view(),
        show: () => this.#showNotes(slot.hidden),
      }));
      const shadow = this.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [sheet, this.#size];
      shadow.append(shell, slot);
    }
    takeTheme(this);
  }

  /** The notes, beside the picture where there is one. */
  #showNotes(open) {
    const shadow = this.shadowRoot;
    if (shadow) {
      shadow.querySelector("slot").hidden = !open;
      shadow.querySelector("[part=notes]").setAttribute("aria-pressed", open);
    }
    this.#hides = !open;
    this.#hide();
  }

  /** Hides the block, or shows it; a class that is there is not written again, for the loader hears of that. */
  #hide() {
    const { classList } = this.#block ?? {};
    if (classList && classList.contains(DRAWN) !== this.#hides) classList.toggle(DRAWN);
  }

  /** The notes alone. */
  #bare() {
    this.#showNotes(true);
    const shell = this.shadowRoot?.querySelector(".shell");
    if (shell) shell.hidden = true;
  }

  #forget() {
    this.#picture = this.#drawn = this.#incident = undefined;
    this.#selected = null;
    this.#view = "";
  }

  /** Takes the picture away; the notes show again. */
  #clear() {
    this.#picture?.destroy();
    this.#forget();
    this.#bare();
  }

  /** The wasm of the page broke under another picture, or under this one after it was drawn. */
  #lost(error) {
    const again = ++this.#losses <= MOST_LOSSES;
    this.#forget();
    this.#bare();
    if (again) this.#soon();
    else this.#fail(error);
  }

  #fail(error) {
    this.#picture = undefined;
    this.#bare();
    const message = String(error?.message ?? error);
    // Once a page for all that fail alike.
    if (!warned.has(message)) console.warn(`${NAME}: the notes are shown as they are:`, error);
    warned.add(message);
    this.#say("error", { message, error });
  }

  /** Tells the page, in a task of its own: what breaks there is not ours. */
  #say(what, detail) {
    const event = new CustomEvent(`incident-${what}`, { bubbles: true, composed: true, detail });
    queueMicrotask(() => this.dispatchEvent(event));
  }
}

const themed = new Set();
onTheme(() => themed.forEach((element) => takeTheme(element)));
for (const [name, paper] of [["beforeprint", true], ["afterprint", false]]) {
  addEventListener(name, () => themed.forEach((element) => print(element, paper)));
}
