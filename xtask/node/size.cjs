// Prints how many bytes the page loads: index.html and every file that it, or what it loads, names; each in brotli.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { brotliCompressSync, constants } = require("node:zlib");

const root = process.argv[2];
const forms = new Set(["npm", "404.html", "embed.html", "incident-timeline.html", "incident-timeline.js", "incident-timeline.single.js"]);
const others = fs.readdirSync(root).filter((name) => !forms.has(name));

const loaded = new Set(["index.html"]);
// A set's loop also visits what is added to it on the way.
for (const name of loaded) {
  const text = fs.readFileSync(path.join(root, name), "latin1");
  for (const other of others) if (text.includes(other)) loaded.add(other);
}

let sum = 0;
for (const name of loaded) {
  const bytes = fs.readFileSync(path.join(root, name));
  sum += brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
}
console.log(sum);
