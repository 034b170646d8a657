// Starts the hosted page: a file of its own, because its content security policy allows no inline script.
// web/forms.mjs puts web/rescue.js before it, and the names of the built files in place of the two below.
const root = document.getElementById("app");
watched(root, async () => {
  const { default: init, mount } = await import("./GLUE");
  await init({ module_or_path: new URL("./WASM", import.meta.url) });
  mount(root);
});
