// Runs before the first paint: tells the style that somebody was here before. It reads names of records, never a record.
try {
  if (Object.keys(localStorage).some((key) => key.startsWith("even-keel."))) {
    document.documentElement.dataset.returning = "";
  }
} catch {
  // Storage is blocked: the page looks as it does for somebody new, and the app says what that means.
}
