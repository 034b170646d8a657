// The link that carries notes, as scripts write and check it: `#1d.PAYLOAD.CHECK`. What it is stands in src/link.rs.

const base64 = (bytes) =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** The check of notes: their CRC-32. */
export function check(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, ~crc);
  return base64(new Uint8Array(view.buffer));
}

/** The fragment of a link to `notes`. */
export async function fragment(notes) {
  const bytes = new TextEncoder().encode(notes.replace(/\r\n?/g, "\n"));
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return `#1d.${base64(new Uint8Array(await new Response(packed).arrayBuffer()))}.${check(bytes)}`;
}
