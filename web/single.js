// Starts the one-file page: the wasm stands in the same file, as base64 of its deflate-raw form.
const root = document.getElementById("app");
watched(root, async () => {
  const bytes = await unpack(document.getElementById("wasm").textContent);
  await init({ module_or_path: bytes });
  mount(root, 0, () => {});
});
