// The smallest site with the classic theme: documents at the root, the script in the head.
module.exports = {
  title: "Wiki",
  url: "http://127.0.0.1",
  baseUrl: "/",
  favicon: "data:,",
  plugins: [["@docusaurus/plugin-content-docs", { routeBasePath: "/" }]],
  themes: ["@docusaurus/theme-classic"],
  themeConfig: { navbar: { items: [{ to: "/", label: "First" }, { to: "/other", label: "Other" }] } },
  scripts: [{ src: "/timeline/incident-timeline.js", async: true }],
};
