// The script in the head; Vue is told that our element is none of its own.
export default {
  title: "Wiki",
  head: [["link", { rel: "icon", href: "data:," }], ["script", { async: "", src: "/timeline/incident-timeline.js" }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "incident-timeline" } } },
  themeConfig: { nav: [{ text: "First", link: "/" }, { text: "Other", link: "/other" }] },
};
