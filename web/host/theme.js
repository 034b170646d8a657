// Whether what stands around an element is dark: by its own attribute, by the switch of a known host, by `color-scheme`, by the
// colour behind it.

/** Switches of hosts: where one stands, and what in it means dark. */
const SWITCHES = [
  ["[data-md-color-scheme]", (host) => host.dataset.mdColorScheme === "slate"],
  ["[data-theme=dark], [data-theme=light]", (host) => host.dataset.theme === "dark"],
  ["[data-bs-theme=dark], [data-bs-theme=light]", (host) => host.dataset.bsTheme === "dark"],
  ["[data-color-mode=dark], [data-color-mode=light]", (host) => host.dataset.colorMode === "dark"],
  ["html.dark, html.dark-mode, html.skin-theme-clientpref-night, body.theme-dark", () => true],
];

/** Attributes that hosts write to switch. */
const WRITTEN = ["class", "style", "data-md-color-scheme", "data-theme", "data-bs-theme", "data-color-mode"];

const system = matchMedia("(prefers-color-scheme: dark)");

export function isDark(element) {
  const theme = element.getAttribute("theme");
  if (theme === "dark" || theme === "light") return theme === "dark";
  for (const [switched, dark] of SWITCHES) {
    const host = element.closest(switched) ?? document.querySelector(`:is(html, body):is(${switched})`);
    if (host) return dark(host);
  }
  const scheme = getComputedStyle(element).colorScheme;
  const [light, dark] = ["light", "dark"].map((name) => scheme.includes(name));
  if (light !== dark) return dark;
  return behind(element) ?? (light && system.matches);
}

/** Whether the first colour behind `element` that hides what is under it is dark; undefined where there is none. */
function behind(element) {
  for (let node = element; node; node = node.parentElement ?? node.getRootNode().host) {
    const [red, green, blue, alpha = 1] = getComputedStyle(node).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [];
    if (blue !== undefined && alpha > 0.5) return 0.3 * red + 0.6 * green + 0.1 * blue < 128;
  }
}

/** Calls `changed` whenever it may be dark now where it was not. */
export function onTheme(changed) {
  system.addEventListener("change", changed);
  const watch = new MutationObserver(changed);
  const see = () => [document.documentElement, document.body].forEach((node) => node && watch.observe(node, { attributeFilter: WRITTEN }));
  see();
  addEventListener("DOMContentLoaded", see);
  addEventListener("transitionend", ({ propertyName }) => propertyName.startsWith("background") && changed());
}
