// What stands behind the one button beside a picture: the notes and, where the address of the hosted page is known, the way there.
// It comes with the picture and not with the loader.
import { fragment } from "../link.js";

/** The button that shows the notes, alone or in a menu. `view` gives the keys of the picture's view. */
export function side({ page, notes, view, show }) {
  const toggle = made("button", { type: "button", part: "notes", textContent: "Notes" });
  toggle.addEventListener("click", show);
  if (!page) return toggle;
  const open = made("a", { part: "open", textContent: "Open in the page", target: "_blank", rel: "noopener", referrerPolicy: "no-referrer" });
  const copy = made("button", { type: "button", part: "copy" });
  copy.setAttribute("aria-live", "polite");
  const menu = made("details", { part: "menu" });
  menu.append(made("summary", { textContent: "Notes and link" }), toggle, open, copy);
  menu.addEventListener("toggle", async () => {
    copy.textContent = "Copy link";
    if (menu.open) open.href = new URL((await fragment(notes())) + view(), new URL(page, document.baseURI));
  });
  copy.addEventListener("click", async () => {
    copy.textContent = (await copied(open.href, menu)) ? "Link copied" : "Copying is not allowed here";
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !menu.contains(relatedTarget) && (menu.open = false));
  menu.addEventListener("keydown", ({ key }) => key === "Escape" && (menu.open = false));
  return menu;
}

/** Copies `text`; the old way where the new one is not allowed, as on pages without TLS. */
async function copied(text, place) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = made("textarea", { value: text });
    place.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

function made(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
