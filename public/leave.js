// Leaves the page at once where its owner has chosen a quick exit: by button, by link, by Shift three times. And covers the
// page while nobody looks at it, where that was chosen. It reads no entry of storage and holds no words; what was chosen is
// marked on <html> by early.js, then by the app.
{
  const root = document.documentElement;
  const site = document.currentScript.src;
  const TITLE = %TITLE%;
  // For this tab and until it is closed: that it was left. It says nothing else, and goes when the page is opened anew.
  const LEFT = `even-keel${%COPY%}.left`;
  const PRESSES = 3;
  const WITHIN = 2000;

  const isChosen = () => "exit" in root.dataset;

  function noteLeft(left) {
    try {
      left ? sessionStorage.setItem(LEFT, "") : sessionStorage.removeItem(LEFT);
    } catch {
      // Storage is blocked, so no page that Back leads to can show an answer.
    }
  }

  function wasLeft() {
    try {
      return sessionStorage.getItem(LEFT) !== null;
    } catch {
      return false;
    }
  }

  // An installed window has no address bar in which one could look innocent: it goes blank. The app and whatever it held
  // in memory, a key to locked answers too, is gone with its page.
  function elsewhere() {
    // One file without a host has no other page, and its own address would tell its name.
    if (!site) return "about:blank";
    const isInstalled = matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
    return new URL(isInstalled ? "blank/" : "loaf/", site).href;
  }

  function leave() {
    root.dataset.covered = "";
    document.body?.replaceChildren();
    document.title = TITLE;
    noteLeft(true);
    // The address is left to this: were it changed beforehand, Back would count as a step within the next page.
    location.replace(elsewhere());
  }

  // Back and Forward lead to pages that were open before, which nobody is to see now. Whoever opens a page in another way
  // has come back.
  const [arrival] = performance.getEntriesByType("navigation");
  if (wasLeft()) ["back_forward", "reload"].includes(arrival?.type) ? leave() : noteLeft(false);

  addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-leave]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leave();
  }, true);

  // A press counts once Shift is let go and nothing else was pressed meanwhile: not for capitals, selecting, shortcuts.
  let alone = false;
  let presses = [];
  const another = () => {
    alone = false;
    presses = [];
  };
  addEventListener("pointerdown", another, true);
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) return another();
    if (!event.repeat) alone = true;
  }, true);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    presses = presses.filter((at) => event.timeStamp - at < WITHIN).concat(event.timeStamp);
    if (presses.length === PRESSES && isChosen()) leave();
  }, true);

  const cover = () => {
    root.dataset.covered = "";
  };
  const uncover = () => {
    if (!wasLeft()) delete root.dataset.covered;
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") uncover();
    else if ("cover" in root.dataset) cover();
  });
  // In Firefox a page that was kept whole for Back does not hear what its tab has noted since. No browser keeps a page that
  // holds a lock, so that it is loaded anew and asks.
  let isHeld = false;
  function refuseToBeKept() {
    if (isHeld || !isChosen() || !navigator.locks) return;
    isHeld = true;
    navigator.locks.request(`even-keel-page-${Math.random()}`, () => new Promise(() => {})).catch(() => {});
  }
  refuseToBeKept();
  new MutationObserver(refuseToBeKept).observe(root, { attributeFilter: ["data-exit"] });

  // Should one be kept all the same, it must not show before that is known.
  addEventListener("pagehide", () => {
    if ("cover" in root.dataset || isChosen()) cover();
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    if (wasLeft()) leave();
    else if (isChosen()) location.reload();
    else uncover();
  });
}
