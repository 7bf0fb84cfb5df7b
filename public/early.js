// Runs before the first paint: tells the style that a workbook was begun here, so that its owner is not welcomed anew
// for a moment. It reads no answer.
try {
  if (localStorage.getItem("even-keel.s/reader") !== null) {
    document.documentElement.dataset.returning = "";
  }
} catch {
  // Storage is blocked: the page looks as it does for somebody new, and the app says what that means.
}
