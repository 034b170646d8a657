// A static server for one directory on 127.0.0.1: what `cargo xtask serve` runs and the end-to-end tests load from.
"use strict";

const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const { brotliCompressSync } = require("node:zlib");

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** The file that a request's address stands for under `root`, or null when there is none or it lies outside. */
function fileOf(root, address) {
  let name;
  try {
    name = decodeURIComponent(address.split(/[?#]/, 1)[0]);
  } catch {
    return null;
  }
  if (name.includes("\0")) return null;
  const file = path.join(root, path.normalize(`/${name.endsWith("/") ? `${name}index.html` : name}`));
  try {
    const real = fs.realpathSync(file);
    return real.startsWith(fs.realpathSync(root) + path.sep) && fs.statSync(real).isFile() ? real : null;
  } catch {
    return null;
  }
}

/**
 * A server of `root` whose addresses all start with `prefix`, "/" or "/some/where/"; `packed` if it sends brotli, as web
 * servers do. It is not listening yet.
 */
function serve(root, prefix = "/", packed = false) {
  const packs = new Map();
  const brotli = (file) => packs.get(file) ?? packs.set(file, brotliCompressSync(fs.readFileSync(file))).get(file);
  return http.createServer((request, response) => {
    const known = request.method === "GET" || request.method === "HEAD";
    const inside = request.url.startsWith(prefix);
    const file = known && inside ? fileOf(root, request.url.slice(prefix.length - 1)) : null;
    if (!file) {
      response.writeHead(known ? 404 : 405, { "Content-Type": "text/plain; charset=utf-8" });
      response.end(known ? "not found\n" : "only GET and HEAD\n");
      return;
    }
    const body = packed ? brotli(file) : fs.readFileSync(file);
    response.writeHead(200, {
      "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream",
      "Content-Length": body.length,
      ...(packed && { "Content-Encoding": "br" }),
      "Cache-Control": "no-cache",
      "X-Content-Type-Options": "nosniff",
    });
    response.end(request.method === "HEAD" ? undefined : body);
  });
}

/** A port of 127.0.0.1 that nothing listens on. */
async function freePort() {
  const server = http.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

module.exports = { freePort, serve };

if (require.main === module) {
  const [root, port] = process.argv.slice(2);
  const server = serve(root);
  server.on("error", (error) => {
    console.error(error.code === "EADDRINUSE" ? `port ${port} is taken; choose another with --port` : error.message);
    process.exit(1);
  });
  server.listen(Number(port), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
}
