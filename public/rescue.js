// Saves every record of this app from local storage into one file, without the app. It changes nothing and holds no words.
const show = (id) => {
  document.getElementById(id).hidden = false;
};

function records() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith("even-keel."));
  return Object.fromEntries(keys.sort().map((key) => [key, localStorage.getItem(key)]));
}

function save(name) {
  // The same form as the app's own copy.
  const text = JSON.stringify({ app: "even-keel", entries: records() }, null, 2);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  // The browser reads the file after this function has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

try {
  if (Object.keys(records()).length === 0) {
    show("rescue-nothing");
  } else {
    const button = document.getElementById("rescue-download");
    button.addEventListener("click", () => {
      save(button.dataset.file);
      document.querySelector("#rescue-done > *").hidden = false;
    });
    show("rescue-download");
  }
} catch {
  show("rescue-blocked");
}
