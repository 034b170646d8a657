// Starts the one-file page: the wasm stands in the same file, as base64 of its deflate-raw form.
const root = document.getElementById("app");
try {
  const bytes = await unpack(document.getElementById("wasm").textContent);
  await init({ module_or_path: bytes });
  mount(root);
} catch (error) {
  root.textContent = "The page could not start here: WebAssembly is not allowed or the file is damaged.";
  console.error(error);
}
