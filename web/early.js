// What a person does before the page's own code is there: that is done again once it is.

/** Watches the page in `root` as it stands; returns a function that has `mount` draw beside it and then hands over what was done. */
function early(root) {
  const PARTS = ":is(button, summary, input, select, textarea, [tabindex])";
  const name = (part) => part && [part.tagName, part.id, part.ariaLabel ?? (part.id || part.textContent)].join();
  const named = (wanted) => [...root.querySelectorAll(PARTS)].find((part) => name(part) === wanted);
  const scrolled = () => [document.scrollingElement, root.querySelector(".reading")];
  const field = root.querySelector("textarea");
  const sample = field.value;
  // The styles have opened the notes where there is room: their button says so from the first.
  const open = field.checkVisibility();
  named("BUTTON,,Notes").ariaPressed = open;
  let [clicked, pasted, shown] = ["", undefined, sample];
  root.addEventListener("click", ({ target }) => {
    clicked = name(target.closest(PARTS));
  });
  field.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!text || field.value !== sample) return;
    event.preventDefault();
    pasted = new DataTransfer();
    for (const kind of ["text/plain", "text/html"]) pasted.setData(kind, event.clipboardData.getData(kind));
    field.value = text;
    shown = field.value;
  });
  /** Puts what was drawn into the place of what stood there, in one turn of the browser: nothing is painted between. */
  const swap = (drawn) => {
    const focused = name(document.activeElement);
    const { value, selectionStart, selectionEnd } = field;
    const tops = scrolled().map(({ scrollTop }) => scrollTop);
    root.firstElementChild.remove();
    drawn.className = "";
    const notes = root.querySelector("textarea");
    if (value !== shown) {
      notes.value = value;
      notes.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (pasted) {
      notes.dispatchEvent(new ClipboardEvent("paste", { clipboardData: pasted, bubbles: true, cancelable: true }));
    }
    const place = named(focused);
    place?.focus({ preventScroll: true });
    if (place === notes && !pasted) notes.setSelectionRange(selectionStart, selectionEnd);
    scrolled().forEach((part, at) => part && (part.scrollTop = tops[at]));
    const again = clicked;
    clicked = undefined;
    // The notes may have opened by themselves: pressed again, their button would close them.
    if (again !== "BUTTON,,Notes" || notes.checkVisibility() === open) named(again)?.click();
  };
  return (mount) => {
    const drawn = Object.assign(document.createElement("div"), { className: "coming" });
    root.append(drawn);
    mount(drawn, root.querySelector(".frame").clientWidth, () => swap(drawn));
  };
}
