const script = document.createElement("script");
script.src = DOKU_BASE + "timeline/incident-timeline.js";
document.head.append(script);
