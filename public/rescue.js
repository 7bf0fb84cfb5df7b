// Saves every record of this app into one file, without the app: from local storage, and from the second copies in
// IndexedDB, which may hold what it has lost. It changes nothing and holds no words.

// The person's own workbook, and what family and friends wrote: what their keys begin with, and their second copies.
const COPY = %COPY%;
const DATABASES = [`even-keel${COPY}`, `even-keel-family${COPY}`];
const PREFIXES = DATABASES.map((name) => `${name}.`);
const STORE = "entries";
const PATIENCE = 5000;

// The page may have been left, and emptied, before it is known what there is.
const show = (id) => {
  const element = document.getElementById(id);
  if (element) element.hidden = false;
};

// Each of the two may be blocked by itself.
function fromLocalStorage() {
  try {
    const keys = Object.keys(localStorage).filter((key) => PREFIXES.some((prefix) => key.startsWith(prefix)));
    // Under the names that every copy of the app knows.
    return new Map(keys.map((key) => [key.replace(COPY, ""), localStorage.getItem(key)]));
  } catch {
    return undefined;
  }
}

function openSecondCopy(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    // There is none. Left alone, opening would make an empty one, which the app would take for its own.
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (request.error?.name === "AbortError" ? resolve(undefined) : reject(request.error));
  });
}

function everything(database) {
  return new Promise((resolve, reject) => {
    const entries = new Map();
    const request = database.transaction(STORE).objectStore(STORE).openCursor();
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const at = request.result;
      if (!at) return resolve(entries);
      entries.set(String(at.key), at.value);
      at.continue();
    };
  });
}

async function readSecondCopy(name) {
  try {
    const database = await openSecondCopy(name);
    if (!database) return new Map();
    try {
      return database.objectStoreNames.contains(STORE) ? await everything(database) : new Map();
    } finally {
      database.close();
    }
  } catch {
    return new Map();
  }
}

// A broken database can keep one waiting for ever. What local storage holds must not wait with it.
const fromSecondCopy = (name) =>
  Promise.race([readSecondCopy(name), new Promise((resolve) => setTimeout(resolve, PATIENCE, new Map()))]);

// The stamp of a record. What is sealed, damaged or of another form has none that can be read here.
function stamp(text) {
  try {
    const at = JSON.parse(text).t;
    return typeof at === "number" ? at : undefined;
  } catch {
    return undefined;
  }
}

// The later text of each key; where neither is known to be later, local storage's, with the other one beside it.
function together(local, second) {
  const entries = new Map([...second, ...local]);
  const beside = new Map();
  for (const [key, ours] of local) {
    const theirs = second.get(key);
    if (theirs === undefined || theirs === ours) continue;
    const [here, there] = [stamp(ours), stamp(theirs)];
    if (there > here) entries.set(key, theirs);
    else if (!(here > there)) beside.set(key, theirs);
  }
  return [entries, beside];
}

const sorted = (map) => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));

function save(name, [entries, beside]) {
  // The same form as the app's own copy.
  const copy = { app: "even-keel", entries: sorted(entries) };
  if (beside.size > 0) copy["second-copy"] = sorted(beside);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(copy, null, 2)], { type: "application/json" }));
  link.download = name;
  link.click();
  // The browser reads the file after this function has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

const second = new Map((await Promise.all(DATABASES.map(fromSecondCopy))).flatMap((copy) => [...copy]));
// Local storage is read again when the button is pressed: another tab may have written meanwhile.
const look = () => together(fromLocalStorage() ?? new Map(), second);

if (look()[0].size > 0) {
  const button = document.getElementById("rescue-download");
  button?.addEventListener("click", () => {
    save(button.dataset.file, look());
    document.querySelector("#rescue-done > *").hidden = false;
  });
  show("rescue-download");
} else {
  show(fromLocalStorage() ? "rescue-nothing" : "rescue-blocked");
}
