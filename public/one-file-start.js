// Starts the app out of the one file that holds all of it. It stands behind the app's own script and start.js, holds no
// words, and asks no host for anything.
const OUTLINE = "%OUTLINE%";

// As in boot.js; but no script is named by text here, so none passes.
window.trustedTypes?.createPolicy("default", { createHTML: (html) => html, createScriptURL: () => null });

// What lies packed in an element of the page. It is needed once.
function unpack(id) {
  const element = document.getElementById(id);
  const packed = atob(element.textContent);
  element.remove();
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = packed.charCodeAt(at);
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
}

// There is no host, so whatever the app would ask one for is taken from the file.
function answerFrom(texts) {
  window.fetch = async (address) => {
    const text = texts[String(address).replace("#/", "")];
    return new Response(text ?? null, { status: text === undefined ? 404 : 200 });
  };
}

async function startApp() {
  const texts = await new Response(unpack("packed-content")).json();
  answerFrom(texts);
  const wasm = new Response(unpack("packed-app"), { headers: { "content-type": "application/wasm" } });
  await __wbg_init({ module_or_path: wasm });
  const here = location.hash.slice(2).split(/[?#]/)[0].replace(/\/$/, "");
  const read = filesFor(here).map((name) => texts[name]);
  await start(texts[OUTLINE], read, JSON.stringify(FILES), "#", document.documentElement.dataset.copy);
}

watchForStop();
if (!("rescue" in document.documentElement.dataset)) await startApp().catch(admitProblem);
