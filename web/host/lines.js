// The notes of an element as its lines are shown: in many hosts they are told apart by elements and not by line ends.

/** Elements that hold a line each. */
const LINES = ".line, .token-line, [data-line], .view-line";

/** The text of `element`, line by line; null where its lines cannot be told. */
export function shownText(element) {
  const text = "value" in element ? element.value : linesOf(element);
  return text?.replace(/^\n/, "") ?? null;
}

function linesOf(element) {
  if (!element.firstElementChild) return element.textContent;
  // What is not laid out has no lines.
  if (element.getClientRects().length === 0) return null;
  const text = element.innerText;
  const lines = [...element.querySelectorAll(LINES)].map((line) => line.textContent.replace(/\n$/, ""));
  if (lines.length > text.split("\n").length) return null;
  // A `<br>` at the end of a line that is a block of its own shows as nothing, and is an empty line in the text.
  const words = (text) => text.replace(/\s+/g, "");
  return words(lines.join("")) === words(text) ? lines.join("\n") : text;
}
