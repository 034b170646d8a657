// Hosts whose script takes over the page that their server made: until it has, what others put into the page confuses it.

/** True while `element` stands on a page that has not been taken over. */
export function isAwaited(element) {
  const page = document.documentElement;
  if (page.dataset.hasHydrated === "false") return true;
  // VitePress
  if (globalThis.__VP_HASH_MAP__) return !document.getElementById("app")?.__vue_app__;
  // Next
  if (globalThis.__next_f ?? globalThis.__NEXT_DATA__) return !Object.keys(element).some((key) => key.startsWith("__reactFiber"));
  return document.readyState === "loading";
}
