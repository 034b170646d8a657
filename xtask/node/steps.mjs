// Runs the tests of a wasm file with a counter in it: an exported global "steps" that each turn of each loop adds one to, those of
// the standard library too. So a test can tell how much work something is, the same on every machine.
// Called by cargo as its runner: node steps.mjs FILE.wasm ARGUMENTS
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const IMPORTS = 2;
const GLOBALS = 6;
const EXPORTS = 7;
const CODE = 10;
const F64 = 0x7c;
const LOOP = 0x03;

/** A reader of what wasm is written in. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  byte() {
    return this.bytes[this.at++];
  }
  skip(count) {
    this.at += count;
  }
  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
  numbers(count) {
    for (; count > 0; count--) this.number();
  }
  take(count) {
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }
  limits() {
    this.numbers(this.byte() & 1 ? 2 : 1);
  }
  /** Steps over what follows an operation of this code. */
  operands(code) {
    if (code >= 0x02 && code <= 0x04) this.number();
    else if (code === 0x0e) this.numbers(this.number() + 1);
    else if (code === 0x11 || code === 0x13 || (code >= 0x28 && code <= 0x3e)) this.numbers(2);
    else if (code === 0x1c) this.numbers(this.number());
    else if (code === 0x43) this.skip(4);
    else if (code === 0x44) this.skip(8);
    else if (code === 0xfc) this.numbers([0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1][this.number()]);
    else if ([0x0c, 0x0d, 0x10, 0x12, 0x3f, 0x40, 0x41, 0x42, 0xd0, 0xd2].includes(code) || (code >= 0x20 && code <= 0x26)) this.number();
    else if (code > 0xd2) throw new Error(`the wasm has an operation that is not known here: ${code}`);
  }
}

const number = (value) => {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
};
const sized = (bytes) => Buffer.concat([number(bytes.length), bytes]);

/** How many globals come from outside. */
function imported(bytes) {
  const reader = new Reader(bytes);
  let globals = 0;
  for (let left = reader.number(); left > 0; left--) {
    reader.take(reader.number());
    reader.take(reader.number());
    const kind = reader.byte();
    if (kind === 3) globals++;
    if (kind === 1) reader.skip(1);
    if (kind === 1 || kind === 2) reader.limits();
    else if (kind === 3) reader.skip(2);
    else reader.numbers(kind === 4 ? 2 : 1);
  }
  return globals;
}

/** A list of things with one more at its end. */
function longer(bytes, more) {
  const reader = new Reader(bytes);
  const count = reader.number();
  return [count, Buffer.concat([number(count + 1), bytes.subarray(reader.at), more])];
}

/** The body of a function in which each turn of a loop is counted. */
function counting(body, count) {
  const reader = new Reader(body);
  for (let groups = reader.number(); groups > 0; groups--) reader.numbers(2);
  const parts = [];
  let copied = 0;
  while (reader.at < body.length) {
    const code = reader.byte();
    reader.operands(code);
    if (code === LOOP) {
      parts.push(body.subarray(copied, reader.at), count);
      copied = reader.at;
    }
  }
  return Buffer.concat([...parts, body.subarray(copied)]);
}

/** `bytes` with the counter. */
export function counted(bytes) {
  const reader = new Reader(bytes);
  const out = [reader.take(8)];
  let [outside, counter] = [0, 0];
  while (reader.at < bytes.length) {
    const id = reader.byte();
    let section = reader.take(reader.number());
    if (id === IMPORTS) outside = imported(section);
    if (id === GLOBALS) {
      const [own, more] = longer(section, Buffer.from([F64, 1, 0x44, 0, 0, 0, 0, 0, 0, 0, 0, 0x0b]));
      [counter, section] = [outside + own, more];
    }
    if (id === EXPORTS) section = longer(section, Buffer.concat([sized(Buffer.from("steps")), Buffer.from([3]), number(counter)]))[1];
    if (id === CODE) {
      // global.get, f64.const 1, f64.add, global.set
      const one = Buffer.from([0x44, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0xa0, 0x24]);
      const count = Buffer.concat([Buffer.from([0x23]), number(counter), one, number(counter)]);
      const code = new Reader(section);
      const functions = code.number();
      const bodies = Array.from({ length: functions }, () => sized(counting(code.take(code.number()), count)));
      section = Buffer.concat([number(functions), ...bodies]);
    }
    out.push(Buffer.from([id]), sized(section));
  }
  return Buffer.concat(out);
}

const [file, ...rest] = process.argv.slice(2);
const copy = file.replace(/\.wasm$/, ".steps.wasm");
writeFileSync(copy, counted(readFileSync(file)));
process.exit(spawnSync("wasm-bindgen-test-runner", [copy, ...rest], { stdio: "inherit" }).status ?? 1);
