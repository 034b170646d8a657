// Light or dark as the address says, before anything is drawn. The page itself follows it from then on.
document.documentElement.dataset.theme = new URLSearchParams(location.hash.slice(1)).get("theme") ?? "";
