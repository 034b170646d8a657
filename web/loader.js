// Starts the hosted page: a file of its own, because its content security policy allows no inline script.
// web/forms.mjs puts the names of the built files in place of the two below.
import init, * as wasm from "./GLUE";

const root = document.getElementById("app");
try {
  await init({ module_or_path: new URL("./WASM", import.meta.url) });
  wasm.mount(root);
} catch (error) {
  root.textContent = "The page could not start here: its WebAssembly was not loaded or is not allowed.";
  console.error(error);
}
