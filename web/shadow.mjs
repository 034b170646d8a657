// The styles of the page for a shadow root on another page.

/** What stands around them: nothing is taken over from the host, whichever way it writes. */
const SHIELD = `
:host { display: block; margin-block: 1em; }
.embedded { all: initial; display: block; direction: ltr; unicode-bidi: isolate; font-family: system-ui, sans-serif; }
[hidden] { display: none !important; }
.shell { position: relative; }
.shell > [part] { --ground: var(--incident-background, #ffffff); --text: var(--incident-text, #1f2328); --strong: var(--incident-accent, #0860c4); position: absolute; top: 8px; inset-inline-end: 12px; z-index: 5; font: 13px/1.6 system-ui, sans-serif; color: var(--text); }
.dark > [part] { --ground: var(--incident-background, #0d1117); --text: var(--incident-text, #e6edf3); --strong: var(--incident-accent, #6cb0ff); }
:is([part=menu] > summary, [part=notes], [part=open], [part=copy]) { all: unset; box-sizing: border-box; padding: 1px 10px; border: 1px solid #818b98; border-radius: 6px; background: var(--ground); cursor: pointer; }
[part=menu] > summary { display: block; width: max-content; margin-inline-start: auto; }
[part=menu] > summary::after { content: " \\25BE"; }
[part=menu] > :is(button, a) { display: block; width: 100%; margin-top: 2px; }
[part=menu][open] { border-radius: 1px; background: var(--ground); box-shadow: 0 0 0 6px var(--ground), 0 0 0 7px #818b98; }
.shell > [part] :focus-visible, .shell > [part]:focus-visible { outline: 2px solid var(--strong); }
[part=notes][aria-pressed=true] { border-color: var(--strong); }
.embedded .summary { padding-inline-end: 9rem !important; }
:host(:is([compact], [view^=picture])) :is(.controls, .report), :host([view^=list]) :is(.intervals, .picture) { display: none; }
:host([compact]:not([view^=picture])) .narrow .report { display: block; padding-block: 6px; }
:host([compact]) .narrow .report > :not(:first-child) { display: none; }
@media screen { :host([compact]) .narrow .events { max-height: 360px; overflow: auto; } }
.incident-timeline { color-scheme: light; }
.dark .incident-timeline { color-scheme: dark; }
@media print { .shell { zoom: 1 !important; } .shell > [part] { display: none; } .embedded svg { max-width: 100%; height: auto; } .dark .incident-timeline { color-scheme: light; } }
`;

/** Colours that a page may set, each with what it is the colour of inside. */
export const COLOURS = {
  background: ["ground", "paper"],
  raised: ["raised"],
  text: ["text", "ink"],
  quiet: ["quiet", "muted"],
  border: ["edge", "faint"],
  accent: ["strong", "accent"],
  impact: ["impact", "impact-solid"],
};

/** `styles` in which a page that sets `--incident-text` and the like has its way, in light and in dark. */
function settable(styles) {
  return Object.entries(COLOURS).reduce((styles, [colour, names]) => {
    const written = new RegExp(`--(${names.join("|")}): ?(#\\w+)`, "g");
    if (styles.match(written)?.length !== 2 * names.length) throw new Error(`the colour ${colour} is written in another way`);
    return styles.replace(written, `--$1:var(--incident-${colour},$2)`);
  }, styles);
}

/** `styles` with what `written` makes of the dark ones; it is handed a function that writes them under another selector. */
export function inDark(styles, written) {
  const dark = /@media screen and \(prefers-color-scheme: ?dark\) ?\{((?:[^{}]*\{[^{}]*\})*)\}/g;
  const found = styles.match(/prefers-color-scheme/g)?.length;
  if (!found || styles.match(dark)?.length !== found) throw new Error("the dark styles are written in another way");
  return styles.replace(dark, (_, rules) => written((above) => rules.replace(/[^{},]+(?=[^{}]*\{)/g, (selector) => `${above} ${selector.trim()}`)));
}

/**
 * `styles` inside a shadow root: `:root` is the element, and dark is what stands around it and not what the system says, which
 * the class `dark` around the picture tells.
 */
export function embeddedStyles(styles) {
  return inDark(settable(styles), (under) => `@media screen{${under(".dark")}}`)
    .replace(/:root(\[[^\]]*\])?/g, (_, attribute) => (attribute ? `:host(${attribute})` : ":host"))
    .concat(SHIELD);
}
