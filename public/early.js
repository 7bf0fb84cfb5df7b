// Runs before the first paint, also on pages without the app: marks on <html> what was chosen in this browser, for the
// style and for leave.js, and gives the tab its plain name. It reads four settings, no answer, and writes none.
{
  const root = document.documentElement;
  // Where all of it is one file, this has no address, and icons are given whole.
  const site = document.currentScript.src || location.href;
  const COPY = %COPY%;
  const PLAIN_TITLE = %PLAIN_TITLE%;

  const kept = (name) => {
    try {
      return localStorage.getItem(`even-keel${COPY}.s/${name}`);
    } catch {
      // Storage is blocked: nothing was chosen, and the app says what that means.
      return null;
    }
  };

  // A setting that was taken back is a record that holds nothing.
  const isOn = (name) => {
    try {
      return Boolean(JSON.parse(kept(name))?.is);
    } catch {
      return false;
    }
  };

  // A workbook was begun here: its owner is not welcomed anew for a moment.
  if (kept("reader") !== null) root.dataset.returning = "";
  if (isOn("quick-exit")) root.dataset.exit = "";
  if (isOn("cover")) root.dataset.cover = "";
  if (isOn("plain-name")) root.dataset.plain = "";

  const isPlain = () => "plain" in root.dataset;
  // This stands above the page's own title, which then never shows: the first title of a document is the one that counts.
  if (isPlain()) document.title = PLAIN_TITLE;

  // Icons and manifest, of which each has a plain one beside it at the site's root.
  const dress = () => {
    for (const link of document.querySelectorAll("link[data-plain]")) {
      link.dataset.own ??= link.href;
      const wanted = isPlain() ? new URL(link.dataset.plain, site).href : link.dataset.own;
      if (link.href !== wanted) link.href = wanted;
    }
  };
  document.addEventListener("DOMContentLoaded", dress);
  // The app changes the mark when the setting changes.
  new MutationObserver(dress).observe(root, { attributeFilter: ["data-plain"] });
}
