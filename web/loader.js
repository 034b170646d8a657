// Starts the hosted page. web/forms.mjs puts web/rescue.js and web/early.js before it, and the names of the built files in place
// of the two below.
const root = document.getElementById("app");
const handed = early(root);
watched(root, async () => {
  const { default: init, mount } = await import("./GLUE");
  await init({ module_or_path: new URL("./WASM", import.meta.url) });
  handed(mount);
});
