// Where the app is one file without a host: tells this copy from all others, and whether its rescue part is to be seen. It
// reads and writes no entry.
{
  const root = document.documentElement;
  // Browsers give all files on a device one store. A copy is a file at its place: another file, or this one put elsewhere,
  // has entries of its own. What was built cannot tell copies apart, since all of them have the same bytes.
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (const sign of location.pathname) {
    one = Math.imul(one ^ sign.codePointAt(0), 0x9e3779b1);
    two = Math.imul(two ^ sign.codePointAt(0), 0x5f356495);
  }
  root.dataset.copy = `-${[one, two].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("")}`;

  const isRescue = () => location.hash.startsWith("#/rescue/");
  root.toggleAttribute("data-rescue", isRescue());
  // A place on the page is no page: it has no slash.
  addEventListener("hashchange", () => {
    if (location.hash.startsWith("#/") && isRescue() !== "rescue" in root.dataset) location.reload();
  });
}
