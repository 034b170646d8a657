// Prints how many bytes of brotli each form of the page is, a line each: the page with every file that it, or what it loads, names;
// the script for other pages; the picture that it fetches; the page in one file.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { brotliCompressSync, constants } = require("node:zlib");

const root = process.argv[2];
const names = fs.readdirSync(root);
const forms = new Set(["npm", "404.html", "embed.html", "incident-timeline.html", "incident-timeline.js", "incident-timeline.single.js"]);
const others = names.filter((name) => !forms.has(name));

const loaded = new Set(["index.html"]);
// A set's loop also visits what is added to it on the way.
for (const name of loaded) {
  const text = fs.readFileSync(path.join(root, name), "latin1");
  for (const other of others) if (text.includes(other)) loaded.add(other);
}

/** Bytes of some files, each in brotli. */
function size(files) {
  const bytes = [...files].map((name) => fs.readFileSync(path.join(root, name)));
  return bytes.reduce((sum, one) => sum + brotliCompressSync(one, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: one.length } }).length, 0);
}

console.log(`page ${size(loaded)}`);
console.log(`loader ${size(["incident-timeline.js"])}`);
console.log(`picture ${size(names.filter((name) => name.startsWith("picture-")))}`);
console.log(`one file ${size(["incident-timeline.html"])}`);
