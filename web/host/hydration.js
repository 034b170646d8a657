// Hosts whose script takes over the page that their server made: until it has, what others put into the page confuses it.

/** True while `element` stands on a page that has not been taken over. */
export function isAwaited(element) {
  if (document.documentElement.dataset.hasHydrated === "false") return true;
  // VitePress
  if (globalThis.__VP_HASH_MAP__) return !document.getElementById("app")?.__vue_app__;
  for (let node = element; node; node = node.parentNode) {
    const keys = Object.keys(node).join();
    if (keys.includes("__reactFiber")) return false;
    if (keys.includes("__reactContainer")) return true;
  }
  // Next
  return Boolean(globalThis.__next_f ?? globalThis.__NEXT_DATA__) || document.readyState === "loading";
}
