// Starts the app, then its worker, and carries news of a new version between the two. It stands behind start.js, holds no
// words, and where something fails the static page stays as it is.
const SCRIPT = "%SCRIPT%";
const WASM = "%WASM%";
const OUTLINE = "%OUTLINE%";
const WORKER = "%WORKER%";

// This file lies at the site's root, so the root needs no setting: any host, any sub-path.
const root = new URL(".", import.meta.url);
const at = (name) => new URL(name, root);

// The policy of every page lets no text become HTML or the address of a script unless it has passed here. Leptos makes pages
// out of templates of its own, so those pass as they are; what a person wrote is never among them. The only script
// that is named by text is the worker. Pages without the app have no such policy and let nothing pass.
window.trustedTypes?.createPolicy("default", {
  createHTML: (html) => html,
  createScriptURL: (address) => (new URL(address, root).href.startsWith(root.href) ? address : null),
});

async function get(name) {
  const answer = await fetch(at(name));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

// The app changes the address without loading a page; what the head names by a relative address would then be looked for
// in the wrong folder.
function pinIcons() {
  for (const link of document.querySelectorAll("link[rel~=icon], link[rel=apple-touch-icon], link[rel=manifest]")) {
    link.href = link.href;
  }
}

const textOf = (name) => get(name).then((answer) => answer.text());

async function startApp() {
  const [app, wasm, outline, texts] = await Promise.all([
    import(at(SCRIPT).href),
    get(WASM),
    textOf(OUTLINE),
    Promise.all(filesFor(location.pathname.slice(root.pathname.length)).map(textOf)),
  ]);
  await app.default({ module_or_path: wasm });
  pinIcons();
  await app.start(outline, texts, JSON.stringify(FILES), root.pathname.replace(/\/$/, ""), "");
}

// A new version waits until the person says so. Only where the app could not start is it taken at once: nothing can be
// half typed there, and it may be the cure.
function followVersions(registration, running) {
  let reloading = false;
  const reload = () => {
    if (reloading) return;
    reloading = true;
    location.reload();
  };
  const apply = () => {
    const next = registration.waiting;
    if (!next) return reload();
    next.addEventListener("statechange", () => next.state === "activated" && reload());
    next.postMessage({ type: "activate" });
  };
  const announce = () => window.dispatchEvent(new CustomEvent("even-keel-update"));
  const look = () => {
    // Without an active worker the waiting one is the very first: that is no news.
    if (registration.waiting && registration.active) running ? announce() : apply();
  };
  window.addEventListener("even-keel-apply-update", apply);
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  registration.installing?.addEventListener("statechange", look);
  // Another tab took the new version. This one may be in mid-sentence, so it is asked as well.
  navigator.serviceWorker.addEventListener("controllerchange", () => reloading || announce());
  look();
}

// An installed app can stay open for days without a navigation, which is when browsers look for a new worker.
function lookAgainWhenShown(registration) {
  const HOUR = 3600000;
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - last < HOUR) return;
    last = Date.now();
    registration.update().catch(() => {});
  });
}

async function startWorker(running) {
  if (!WORKER || !("serviceWorker" in navigator)) return;
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
  const registration = await navigator.serviceWorker.register(at(WORKER), { updateViaCache: "none" });
  followVersions(registration, running);
  lookAgainWhenShown(registration);
}

watchForStop();
const running = await startApp().then(() => true, (error) => admitProblem(error));
// Without a worker everything works, only not offline; some browsers refuse one, which is no fault to report.
startWorker(running).catch(() => {});
