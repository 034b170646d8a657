// Drives whichever of three engines is there as a person does: a small client of W3C WebDriver, which each of their drivers speaks.
//
// A driver and its browser are taken from the variables below, or from the PATH. What is missing is said by `missing`.
"use strict";

const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { freePort } = require("../../xtask/node/serve.cjs");

/** The first program of these names: the one that a variable names, or one on the PATH. */
function program(variable, ...names) {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const all = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return process.env[variable] || all.find((file) => fs.existsSync(file));
}

/** A command and what it is told of a port, with a screen where it needs one and there is none. */
const onScreen = (command) => (process.env.DISPLAY ? command : ["xvfb-run", "-a", "-s", "-screen 0 1400x1000x24", ...command]);

/** What each engine is started by: programs that have to be there, the driver's command, what the driver is told of the browser. */
const ENGINES = {
  Chromium: {
    programs: { chromium: program("CHROMIUM", "chromium", "chromium-browser", "google-chrome"), chromedriver: program("CHROMEDRIVER", "chromedriver") },
    command: ({ chromedriver }, port) => [chromedriver, `--port=${port}`],
    capabilities: ({ chromium }, folder) => ({
      "goog:chromeOptions": {
        binary: chromium,
        args: (process.env.CHROMIUM_FLAGS ?? "--headless --no-sandbox").split(" "),
        prefs: { "download.default_directory": folder, "download.prompt_for_download": false },
      },
    }),
  },
  Firefox: {
    programs: { firefox: program("FIREFOX", "firefox-esr", "firefox"), geckodriver: program("GECKODRIVER", "geckodriver") },
    command: ({ geckodriver }, port) => [geckodriver, "--port", port, "--log", "fatal"],
    capabilities: ({ firefox }, folder) => ({
      "moz:firefoxOptions": {
        binary: firefox,
        args: ["-headless"],
        prefs: { "browser.download.folderList": 2, "browser.download.dir": folder, "app.normandy.enabled": false },
      },
    }),
  },
  WebKit: {
    programs: { WebKitWebDriver: program("WEBKIT_DRIVER", "WebKitWebDriver"), "xvfb-run": process.env.DISPLAY ?? program("XVFB_RUN", "xvfb-run") },
    command: ({ WebKitWebDriver }, port) => onScreen([WebKitWebDriver, "-p", port]),
    capabilities: () => ({}),
  },
};

/** What an engine lacks here, in words; nothing where it is there. */
function missing(name) {
  const absent = Object.entries(ENGINES[name].programs).filter(([, file]) => !file).map(([program]) => program);
  return absent.length > 0 && `${name} is not here: no ${absent.join(" and no ")}`;
}

const pause = (milliseconds) => new Promise((next) => setTimeout(next, milliseconds));

/** The key that WebDriver names an element by. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const KEYS = { Control: "\uE009", Enter: "\uE007", Escape: "\uE00C", ArrowRight: "\uE014", End: "\uE010" };

/** A browser with one window. */
class Web {
  /** Starts an engine; what it downloads comes into a folder of its own. */
  static async start(name) {
    const web = new Web();
    const { programs, command, capabilities } = ENGINES[name];
    web.name = name;
    web.home = fs.mkdtempSync(path.join(os.tmpdir(), "engine-"));
    web.folder = path.join(web.home, "Downloads");
    const config = path.join(web.home, ".config");
    for (const folder of [web.folder, config]) fs.mkdirSync(folder);
    // That is how WebKit is told where downloads go.
    fs.writeFileSync(path.join(config, "user-dirs.dirs"), 'XDG_DOWNLOAD_DIR="$HOME/Downloads"\n');
    const port = await freePort();
    const [first, ...rest] = command(programs, port).map(String);
    const env = { ...process.env, HOME: web.home, XDG_CONFIG_HOME: config };
    web.process = spawn(first, rest, { detached: true, stdio: "ignore", env, cwd: web.home });
    web.address = `http://127.0.0.1:${port}`;
    try {
      await web.until(() => fetch(`${web.address}/status`).then((answer) => answer.ok, () => false), `${name} starts`);
      const { sessionId } = await web.command("POST", "/session", { capabilities: { alwaysMatch: capabilities(programs, web.folder) } });
      web.session = `/session/${sessionId}`;
      await web.post("/window/rect", { width: 1280, height: 900 });
      return web;
    } catch (error) {
      await web.end();
      throw error;
    }
  }

  async end() {
    if (this.session) await this.command("DELETE", this.session).catch(() => {});
    try {
      // The driver, its screen and its browser.
      process.kill(-this.process.pid);
    } catch {
      // It has gone by itself.
    }
    fs.rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  async command(method, at, body) {
    const answer = await fetch(this.address + at, { method, body: body && JSON.stringify(body), headers: { "Content-Type": "application/json" } });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${this.name}: ${value.error}: ${value.message}`);
    return value;
  }

  post(at, body = {}) {
    return this.command("POST", this.session + at, body);
  }

  /** Opens an address in a document of its own, also where only its fragment differs. */
  async open(address) {
    await this.post("/url", { url: "about:blank" });
    await this.post("/url", { url: address });
  }

  /** What a function gives in the page. */
  run(script, ...args) {
    return this.post("/execute/sync", { script: `return (${script})(...arguments)`, args });
  }

  /** Waits until something holds: a function here, or one with its arguments in the page. */
  async until(holds, what, ...args) {
    for (const end = Date.now() + 30_000; ; await pause(50)) {
      const seen = await (this.session ? this.run(holds, ...args) : holds());
      if (seen) return seen;
      if (Date.now() > end) assert.fail(`${this.name}: not so: ${what}`);
    }
  }

  /** The first visible element of a selector, with a text where one is given. */
  async find(selector, text) {
    const found = (selector, text) =>
      [...document.querySelectorAll(selector)].find((one) => one.checkVisibility() && (text === null || one.textContent.includes(text)));
    const element = await this.until(found, `there is ${selector} ${text ?? ""}`, selector, text ?? null);
    return element[ELEMENT];
  }

  async click(selector, text) {
    await this.post(`/element/${await this.find(selector, text)}/click`);
  }

  /** Presses keys at once: `press("Control", "a")`. */
  async press(...keys) {
    const down = keys.map((key) => ({ type: "keyDown", value: KEYS[key] ?? key }));
    const up = [...down].reverse().map(({ value }) => ({ type: "keyUp", value }));
    await this.post("/actions", { actions: [{ type: "key", id: "keys", actions: [...down, ...up] }] });
  }

  /** Types into an element, or names a file to a field for files. */
  async type(selector, text) {
    const element = await this.run((selector) => document.querySelector(selector), selector);
    await this.post(`/element/${element[ELEMENT]}/value`, { text });
  }

  /** Waits for a download whose name ends so: its path. */
  async downloaded(end) {
    for (const last = Date.now() + 30_000; ; await pause(50)) {
      const name = fs.readdirSync(this.folder).find((name) => name.endsWith(end) && fs.statSync(path.join(this.folder, name)).size > 0);
      if (name) return path.join(this.folder, name);
      if (Date.now() > last) assert.fail(`${this.name}: nothing was downloaded that ends in ${end}: ${fs.readdirSync(this.folder)}`);
    }
  }
}

module.exports = { ENGINES: Object.keys(ENGINES), Web, missing };
