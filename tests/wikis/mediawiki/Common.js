mw.loader.load("/timeline/incident-timeline.js");
