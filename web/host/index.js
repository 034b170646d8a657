// The script for other people's pages: it finds blocks of notes and elements of our name, and has them drawn once they are near.
import { search, take } from "./blocks.js";
import { OPTIONS, handOver } from "./drawing.js";
import { IncidentTimeline, NAME } from "./element.js";

/** Draws what else there is: elements as blocks, other roots to look in, what a selector finds. `page` is where pictures lead. */
export function run({ nodes = [], selector, page } = {}) {
  if (page) OPTIONS.page = page;
  for (const node of nodes) node.nodeType === Node.ELEMENT_NODE ? take(node) : search(node);
  if (selector) take(selector);
}

if (!customElements.get(NAME)) {
  customElements.define(NAME, IncidentTimeline);
  globalThis.IncidentTimeline = { run, handOver };
  if (OPTIONS.selector) take(OPTIONS.selector);
  search(document);
} else if (PACKED) globalThis.IncidentTimeline?.handOver?.(PACKED);
