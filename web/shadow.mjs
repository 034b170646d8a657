// The styles of the page for a shadow root on another page.

/** What stands around them: nothing is taken over from the host, whichever way it writes. */
const SHIELD = `
:host { display: block; margin-block: 1em; }
.embedded { all: initial; display: block; direction: ltr; unicode-bidi: isolate; font-family: system-ui, sans-serif; }
[hidden] { display: none !important; }
.shell { position: relative; }
[part=notes] { all: unset; position: absolute; top: 8px; inset-inline-end: 12px; padding: 1px 10px; border: 1px solid #818b98; border-radius: 6px; font: 13px/1.6 system-ui, sans-serif; color: #1f2328; cursor: pointer; }
[part=notes]:focus-visible { outline: 2px solid #0860c4; }
.dark [part=notes] { color: #e6edf3; }
.embedded .summary { padding-inline-end: 6rem !important; }
:host([compact]) :is(.controls, .report) { display: none; }
.dark .incident-timeline { color-scheme: dark; }
@media print { [part=notes] { display: none; } .embedded svg { max-width: 100%; height: auto; } .dark .incident-timeline { color-scheme: light; } }
`;

/**
 * `styles` inside a shadow root: `:root` is the element, and dark is what stands around it and not what the system says, which
 * the class `dark` around the picture tells.
 */
export function embeddedStyles(styles) {
  const dark = /@media screen and \(prefers-color-scheme: ?dark\) ?\{((?:[^{}]*\{[^{}]*\})*)\}/g;
  const inDark = (_, rules) => `@media screen{${rules.replace(/[^{},]+(?=[^{}]*\{)/g, (selector) => `.dark ${selector.trim()}`)}}`;
  const found = styles.match(/prefers-color-scheme/g)?.length;
  if (!found || styles.match(dark)?.length !== found) throw new Error("the dark styles are written in another way");
  return styles
    .replace(dark, inDark)
    .replace(/color-scheme: ?light dark/g, "color-scheme:light")
    .replace(/:root(\[[^\]]*\])?/g, (_, attribute) => (attribute ? `:host(${attribute})` : ":host"))
    .concat(SHIELD);
}
