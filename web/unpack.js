// Turns the packed wasm back into bytes, with what every supported browser has built in.
async function unpack(base64) {
  const packed = Uint8Array.from(atob(base64.trim()), (char) => char.charCodeAt(0));
  const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}
