// The server that the page is tried out with gives out the built files and nothing else.
"use strict";

const assert = require("node:assert/strict");
const http = require("node:http");
const { test } = require("node:test");
const { serve } = require("../../xtask/node/serve.cjs");
const { DIST } = require("./page.cjs");

/** The status and type of the answer to a path that is sent as it stands. */
function ask(port, path, method = "GET") {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port, path, method }, (response) => {
      response.resume();
      response.on("end", () => resolve([response.statusCode, response.headers["content-type"]]));
    });
    request.on("error", reject);
    request.end();
  });
}

test("files inside the directory are served, others are not", async (t) => {
  const server = serve(DIST, "/some/where/");
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.closeAllConnections() ?? server.close());
  const { port } = server.address();
  const html = [200, "text/html; charset=utf-8"];
  assert.deepEqual(await ask(port, "/some/where/"), html);
  assert.deepEqual(await ask(port, "/some/where/index.html?q#f"), html);
  assert.deepEqual(await ask(port, "/some/where/incident-timeline.js"), [200, "text/javascript; charset=utf-8"]);
  const text = "text/plain; charset=utf-8";
  const outside = ["/", "/index.html", "/some/where/nothing", "/some/where/%"];
  const above = ["../Cargo.toml", "%2e%2e/Cargo.toml", "..%2fCargo.toml", "/../Cargo.toml", "%00"];
  for (const path of [...outside, ...above.map((path) => `/some/where/${path}`)]) {
    assert.deepEqual(await ask(port, path), [404, text], path);
  }
  assert.deepEqual(await ask(port, "/some/where/", "POST"), [405, text]);
});
