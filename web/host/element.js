// The element <incident-timeline>: the notes it has, and their picture in its shadow root. The notes stay where they are, so
// where anything here fails, or is not allowed, readers see them as they were.
import { draw, styles } from "./drawing.js";
import { shownText } from "./lines.js";
import { isDark, onTheme } from "./theme.js";

export const NAME = "incident-timeline";

/** Put on what a picture took the place of. */
export const DRAWN = `${NAME}-drawn`;

/** Times that a picture is drawn anew after the one wasm of the page broke. */
const MOST_LOSSES = 2;

const warned = new Set();
const near = new IntersectionObserver(
  (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && comesNear(target)),
  { rootMargin: "100%" },
);

/** For this file and the loader: what is nobody's business on the page. */
let comesNear, takeTheme, print;
export let standFor, follow;

export class IncidentTimeline extends HTMLElement {
  static observedAttributes = ["for", "src", "zone", "theme"];

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
  /** The picture that is drawn, its notes, and what was last asked of it. */
  #picture;
  #drawn;
  #reading = false;
  #incident;
  #selected = null;
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
    else if (name === "zone") this.#look();
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
    const root = await this.#root();
    const told = (event) => queueMicrotask(() => this.#hear(event ?? null));
    const picture = await draw({ root, notes, told, lost: (error) => this.#lost(error) });
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
    this.#reading = true;
    this.#picture.read(notes);
  }

  /** The picture says which event is selected, and that it has read other notes. */
  #hear(index) {
    if (!this.#picture) return;
    if (this.#reading) this.#arrived();
    if (index === this.#selected) return;
    this.#selected = index;
    this.#say("select", { index });
  }

  /** The notes are drawn; those without any time stay as they are. */
  #arrived() {
    this.#reading = false;
    this.#incident = undefined;
    if (this.#picture.count() === 0) {
      this.#bare();
      return this.#say("ready", { title: null, events: 0 });
    }
    this.shadowRoot.querySelector("[part=picture]").hidden = false;
    // Notes that a script gave stand nowhere on the page.
    this.shadowRoot.querySelector("[part=notes]").hidden = !this.#block && this.textContent.trim() === "";
    this.#showNotes(false);
    this.#say("ready", { title: this.incident.title, events: this.incident.events.length });
  }

  #look() {
    const zone = this.getAttribute("zone");
    if (zone !== null) this.#picture?.look(`#zone=${encodeURIComponent(zone)}`);
  }

  /** A root that nothing was drawn in: listeners on an old one stay. */
  async #root() {
    const sheet = await styles();
    const root = made("div", { className: "embedded", part: "picture" });
    const old = this.shadowRoot?.querySelector(".embedded");
    if (old) old.replaceWith(root);
    else {
      const shadow = this.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [sheet];
      const notes = made("button", { type: "button", part: "notes", textContent: "Notes", hidden: true });
      notes.addEventListener("click", () => this.#showNotes(notes.getAttribute("aria-pressed") === "false"));
      const shell = made("div", { className: "shell" });
      shell.append(root, notes);
      shadow.append(shell, made("slot"));
    }
    takeTheme(this);
    return root;
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
    for (const part of this.shadowRoot?.querySelectorAll("[part]") ?? []) part.hidden = true;
  }

  #forget() {
    this.#picture = this.#drawn = this.#incident = undefined;
    this.#selected = null;
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

function made(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

const themed = new Set();
onTheme(() => themed.forEach((element) => takeTheme(element)));
for (const [name, paper] of [["beforeprint", true], ["afterprint", false]]) {
  addEventListener(name, () => themed.forEach((element) => print(element, paper)));
}
