// Finishes dist/: the version in every file, the notices of the packages that are inside, and a bill of them (CycloneDX).
// All of it comes from Cargo.toml, Cargo.lock and the packages' own files: the same wherever it is made.
"use strict";

const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "../..");
const dist = path.resolve(root, process.argv[2]);
const features = ["--locked", "--no-default-features", "--features", "page", "--filter-platform", "wasm32-unknown-unknown"];
const metadata = JSON.parse(execFileSync(process.env.CARGO ?? "cargo", ["metadata", "--format-version=1", ...features], { cwd: root, maxBuffer: 1e9 }));
const own = metadata.packages.find(({ name }) => name === "incident-timeline");
const name = `${own.name} ${own.version}`;

/** The packages of others whose code is in the page: no macros, no tools of the build. */
function inside() {
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const packages = new Map(metadata.packages.map((one) => [one.id, one]));
  const found = new Set();
  const open = [own.id];
  for (const id of open) {
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
      const macro = packages.get(pkg).targets.some(({ kind }) => kind.includes("proc-macro"));
      if (macro || found.has(pkg) || !kinds.some(({ kind }) => kind === null)) continue;
      found.add(pkg);
      open.push(pkg);
    }
  }
  return [...found].map((id) => packages.get(id)).filter(({ source }) => source).sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
}

/** The text of a package's licence, MIT where one may choose. */
function licence({ manifest_path: manifest }) {
  const folder = path.dirname(manifest);
  const named = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && /^(licen[cs]e|copying|unlicense)/i.test(entry.name));
  const files = named.map((entry) => entry.name).sort();
  const file = files.find((file) => /mit/i.test(file)) ?? files.find((file) => !/apache/i.test(file)) ?? files[0];
  const more = files.filter((other) => /unicode/i.test(other) && other !== file);
  return [file, ...more].filter(Boolean).map((file) => fs.readFileSync(path.join(folder, file), "utf8").replace(/\r/g, "").trim()).join("\n\n")
    || "These come without the text of their licence. Those of MIT and Apache 2.0 stand in LICENSE-MIT and LICENSE-APACHE.";
}

/** Each licence once, below the packages that it is of. */
function notices(packages) {
  const byText = new Map();
  for (const one of packages) {
    const text = licence(one);
    byText.set(text, [...(byText.get(text) ?? []), `${one.name} ${one.version} (${one.license})${one.authors.length ? `, by ${one.authors.join(", ")}` : ""}`]);
  }
  const parts = [...byText].map(([text, names]) => `${"=".repeat(80)}\n${names.join("\n")}\n${"-".repeat(80)}\n${text}\n`);
  return `${name} has the code of these packages inside, and of the Rust standard library (MIT OR Apache-2.0).\n\n${parts.join("\n")}`;
}

/** The bill of materials. */
function bill(packages) {
  const lock = fs.readFileSync(path.join(root, "Cargo.lock"), "utf8");
  const sum = ({ name, version }) => new RegExp(`name = "${name}"\nversion = "${version.replace(/[.+]/g, "\\$&")}"\nsource = .*\nchecksum = "(\\w+)"`).exec(lock)?.[1];
  const component = (one, type) => ({
    type, name: one.name, version: one.version, purl: `pkg:cargo/${one.name}@${one.version}`,
    licenses: [{ expression: one.license.replace(/\s*\/\s*/, " OR ") }],
    ...(sum(one) && { hashes: [{ alg: "SHA-256", content: sum(one) }] }),
  });
  return { bomFormat: "CycloneDX", specVersion: "1.5", version: 1, metadata: { component: component(own, "application") }, components: packages.map((one) => component(one, "library")) };
}

/** Writes the version into a file, where a reader of its kind passes over it. The wasm has it already: others know its sum. */
function stamp(file) {
  const at = path.join(dist, file);
  const bytes = fs.readFileSync(at);
  const stamped = {
    ".html": () => bytes.toString().replace(/<meta\b[^>]*charset[^>]*>/i, (first) => `${first}<meta name="generator" content="${name}">`),
    // What stands alone on other people's servers says where its notices are.
    ".js": () => `/*! ${name}${file.startsWith(own.name) ? `, ${own.license}, what is inside: THIRD-PARTY.txt` : ""} */\n${bytes}`,
    ".css": () => `/*! ${name} */\n${bytes}`,
  }[path.extname(file)]?.();
  if (stamped) fs.writeFileSync(at, stamped);
}

fs.readdirSync(dist).filter((file) => fs.statSync(path.join(dist, file)).isFile()).forEach(stamp);
const packages = inside();
for (const folder of [dist, path.join(dist, "npm")].filter(fs.existsSync)) fs.writeFileSync(path.join(folder, "THIRD-PARTY.txt"), notices(packages));
fs.writeFileSync(path.join(dist, "incident-timeline.cdx.json"), `${JSON.stringify(bill(packages), null, 1)}\n`);
for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) fs.copyFileSync(path.join(root, file), path.join(dist, file));
