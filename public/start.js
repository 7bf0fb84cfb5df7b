// What every start of the app needs, from a host or from one file: which texts an address reads, and a notice where the app
// does not run. It starts nothing, and stands before the script that does.
const FILES = %FILES%;
// The stages whose text is read at an address and below it.
const READS = %READS%;

function filesFor(here) {
  const above = (path) => here === path || here.startsWith(`${path}/`);
  const stages = Object.keys(READS).filter(above).flatMap((path) => READS[path]);
  return stages.map((stage) => FILES.texts[stage]);
}

function admitProblem(error) {
  const notice = document.getElementById("app-problem");
  if (notice) {
    // It waits at the end of the page, so that the skip link comes first, and belongs at the top once it is needed.
    document.body.prepend(notice);
    notice.hidden = false;
  }
  console.warn(error);
}

// An app that stopped must not look alive: what is typed into it would be lost.
function watchForStop() {
  const stopped = (reason) => reason instanceof WebAssembly.RuntimeError && admitProblem(reason);
  addEventListener("error", (event) => stopped(event.error));
  addEventListener("unhandledrejection", (event) => stopped(event.reason));
}
