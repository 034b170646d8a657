// Hostile notes and what is looked for after them, for the tests in browsers.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const read = (name) => fs.readFileSync(path.join(__dirname, name), "utf8");
const PAYLOADS = JSON.parse(read("payloads.json"));
const NOTES = read("notes.txt");

/** Notes with a payload in every place. */
const filled = (payload) => NOTES.replaceAll("PAYLOAD", () => payload);

/** Asked in a page: what is wrong below an element: something ran, an element or an attribute that acts, signs that deceive. */
const audit = (selector) => {
  const root = document.querySelector(selector);
  const scope = root.shadowRoot ?? root;
  const wrong = window.ran ? ["something ran"] : [];
  for (const element of scope.querySelectorAll("*")) {
    if (/^(script|iframe|object|embed|base|meta|link|form|foreignObject|use|animate|style)$/i.test(element.tagName)) wrong.push(element.outerHTML);
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$/i.test(name) && !(name === "style" && element.matches(".card"))) wrong.push(`${name}=${value}`);
      if (/^(xlink:)?href$|^src$|^action$/i.test(name) && !/^https?:/.test(value)) wrong.push(`${name}=${value}`);
    }
  }
  const read = [...scope.querySelectorAll(".reading, .embedded")].map((part) => part.textContent).join("") + document.title;
  const acts = read.match(/[\u202b\u202d\u202e\u2067\u0007\u001b\u009b]/);
  if (acts) wrong.push(`U+${acts[0].charCodeAt(0).toString(16)}`);
  return wrong;
};

/** Asked in the page: puts notes into the field as a script does, with whatever signs. */
const put = (notes) => {
  const field = document.getElementById("notes");
  field.value = notes;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
};

/** Asked in a page of others: an element with these notes, in the place of the last one. */
const host = (notes) => {
  const element = document.createElement("incident-timeline");
  element.append(Object.assign(document.createElement("pre"), { textContent: notes }));
  document.getElementById("at").replaceChildren(element);
};

module.exports = { PAYLOADS, audit, filled, host, put };
