// Development only: reloads the page when a rebuild is done. A release never holds it.
(() => {
  const root = document.currentScript.src.replace(/[^/]*$/, "");
  let seen;
  const look = async () => {
    try {
      const answer = await fetch(`${root}%STAMP%`, { cache: "no-store" });
      const stamp = answer.ok ? await answer.text() : seen;
      if (seen !== undefined && stamp !== seen) location.reload();
      seen = stamp;
    } catch {
      // The server is being started again; the next look finds it.
    }
    setTimeout(look, 700);
  };
  look();
})();
