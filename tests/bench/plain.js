// The least that can be done: every field of a plain form is kept in local storage as it is typed, and put back on load.
const KEY = "plain.";
// What was written before this day is read as the app reads its own: all of it, at the start.
const log = JSON.parse(localStorage.getItem("plain-log") ?? "[]");
for (const field of document.querySelectorAll("input, textarea")) {
  field.value = localStorage.getItem(KEY + field.name) ?? "";
  field.addEventListener("input", () => localStorage.setItem(KEY + field.name, field.value));
}
document.documentElement.dataset.usable = String(log.length);
