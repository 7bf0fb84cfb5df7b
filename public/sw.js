// Keeps one whole version of the site for offline use. All or nothing: a version is complete and checked byte by byte, or
// it is not there; and a new one never takes over by itself.
const FILES = %FILES%;
const VERSION = "%VERSION%";
const NOT_FOUND = "404.html";
const INDEX = "index.html";

const home = new URL(self.registration.scope);
// The scope is part of the name: two copies on one origin must not delete each other's files.
const NAME = /^even-keel-[0-9a-f]{16}(\/.*)$/;
const CACHE = `even-keel-${VERSION}${home.pathname}`;
const at = (path) => new URL(path, home).href;
const isOurs = (name) => NAME.exec(name)?.[1] === home.pathname;

// Names that change with what is in the file: `app.0123456789abcdef.js`. What each is called in this version, by the rest.
const HASHED = /([\w-]+)\.[0-9a-f]{16}(\.\w+)/g;
const NAMES = Object.fromEntries(
  Object.keys(FILES).flatMap((path) => [...path.matchAll(HASHED)].map(([name, stem, ending]) => [stem + ending, name])),
);

async function ourCaches() {
  return (await caches.keys()).filter(isOurs);
}

async function integrityOf(answer) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}

// A file that is here already and still the same, checked again so that damage is not handed on. Every page names the
// files of the app, so after most updates a page differs in these names alone: with them written anew it is the new one.
async function fromHere(names, path, integrity) {
  const isRight = async (answer) => (await integrityOf(answer.clone())) === integrity;
  for (const name of names) {
    const kept = await caches.match(at(path), { cacheName: name });
    if (!kept) continue;
    if (await isRight(kept)) return kept;
    const text = (await kept.text()).replace(HASHED, (old, stem, ending) => NAMES[stem + ending] ?? old);
    const renamed = new Response(text, { headers: kept.headers });
    if (await isRight(renamed)) return renamed;
  }
  return undefined;
}

async function fromHost(path, integrity) {
  const answer = await fetch(at(path), { integrity, cache: "no-cache" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  // Browsers refuse to show a page from an answer that was redirected.
  return answer.redirected ? new Response(await answer.blob(), { headers: answer.headers }) : answer;
}

async function install() {
  const here = await ourCaches();
  const cache = await caches.open(CACHE);
  const keep = async ([path, integrity]) => {
    await cache.put(at(path), (await fromHere(here, path, integrity)) ?? (await fromHost(path, integrity)));
  };
  try {
    await Promise.all(Object.entries(FILES).map(keep));
  } catch (error) {
    // A host that went back to an earlier version installs one that is in use: that one stays.
    if (!here.includes(CACHE)) await caches.delete(CACHE);
    throw error;
  }
}

async function dropOldVersions() {
  const old = (await ourCaches()).filter((name) => name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function fromCache(path) {
  // Opening a cache would make it anew after everything was erased.
  return caches.match(at(path), { cacheName: CACHE });
}

// Pages may be asked for as `x/`, `x` or `x/index.html`. A page shown at `x` would resolve its links one level too high,
// so that one is sent to `x/`.
async function page(request, url, path) {
  const folder = path.endsWith(INDEX) ? path.slice(0, -INDEX.length) : path;
  if (!(folder in FILES) && `${folder}/` in FILES) return Response.redirect(at(`${folder}/`) + url.search, 302);
  const kept = folder in FILES && (await fromCache(folder));
  if (kept) return kept;
  // Not a page of this version. The host may know it, since it may be newer; without the host it is not found.
  try {
    return await fetch(request);
  } catch (error) {
    const lost = await fromCache(NOT_FOUND);
    if (!lost) throw error;
    return new Response(lost.body, { status: 404, headers: lost.headers });
  }
}

async function file(request, path) {
  return (path in FILES && (await fromCache(path))) || fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(dropOldVersions()));
self.addEventListener("message", (event) => {
  if (event.data?.type === "activate") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const inScope = url.origin === home.origin && url.pathname.startsWith(home.pathname);
  if (request.method !== "GET" || !inScope) return;
  const path = url.pathname.slice(home.pathname.length);
  event.respondWith(request.mode === "navigate" ? page(request, url, path) : file(request, path));
});
