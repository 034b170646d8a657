// Runs before anything is painted: who has notes of their own, or comes by a link, is not shown the sample.
try {
  const way = location.hash.length > 1 ? "waits linked" : localStorage.getItem("incident-timeline.notes") && "waits";
  if (way) document.documentElement.className = way;
} catch {
  // Nothing is kept here.
}
