// Moves the focus where something new is shown, sets the language, leaves on three Shifts, prints,
// tells the app and screen readers what was chosen, and finds the way back to where it was chosen.
// It stores nothing, and sends nothing but that choice to the app itself.

let place;
let visit;
let presses = 0;
let latest = 0;
let told = "";
let chose = false;
const left = new Map();

const frame = () => document.querySelector('[data-testid="stMain"]');
const folds = () => [...frame().querySelectorAll("details")];
const ways = (act) => [...frame().querySelectorAll("[data-act]")].filter((each) => each.dataset.act === act);
const TOP = "top";
// Milliseconds between one Shift and the next; nobody has to be quick.
const SOON = 5000;

function arrive(id, tries) {
  const found = document.getElementById(id);
  if (found && tries < 28) {
    found.focus({ preventScroll: true });
    if (id === TOP) frame()?.scrollTo(0, 0);
    else found.scrollIntoView({ block: "start" });
  } else if (tries > 0) {
    setTimeout(arrive, 50, id, tries - 1);
  }
}

function unfold(element) {
  for (let fold = element; fold; fold = fold.parentElement) if (fold.matches("details")) fold.open = true;
}

// Goes to a part of the page itself; the address stays as it is.
function jump(id) {
  const found = document.getElementById(id);
  if (!found) return;
  unfold(found);
  if (!found.matches("a, button, summary, [tabindex]")) found.tabIndex = -1;
  found.focus({ preventScroll: true });
  found.scrollIntoView({ block: "start" });
}

// What tells each part that opens from the others, wherever it stands when the page is drawn anew.
function names() {
  const seen = new Map();
  return folds().map((each) => {
    const name = `${each.closest("[id]")?.id} ${each.querySelector("summary")?.textContent}`;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return `${name} ${seen.get(name)}`;
  });
}

// Opens what was open, where the app has drawn it anew.
function reopen(spot) {
  const now = names();
  folds().forEach((each, number) => {
    if (!spot.seen.has(each) && spot.open.has(now[number])) each.open = true;
    spot.seen.add(each);
  });
}

// Puts the focus and the window back to where they were.
function restore(spot, chosen) {
  reopen(spot);
  chosen.focus({ preventScroll: true });
  frame().scrollBy(0, chosen.getBoundingClientRect().top - spot.height);
}

// Keeps the page as it was around what was chosen, while the app draws one part of it after the other.
function hold(spot, tries) {
  if (left.get(place) !== spot) return;
  const chosen = ways(spot.act)[spot.which];
  if (chosen && document.activeElement === document.body) restore(spot, chosen);
  else reopen(spot);
  if (tries > 0) setTimeout(hold, 50, spot, tries - 1);
}

function announce(text) {
  let region = document.getElementById("told");
  if (!region) {
    region = document.createElement("div");
    region.id = "told";
    region.setAttribute("role", "status");
    document.querySelector(".stApp").append(region);
  }
  if (text !== told) setTimeout(() => (region.textContent = text), 100);
  told = text;
}

function leave(chosen) {
  const act = chosen.dataset.act;
  const all = names();
  const now = folds();
  left.set(place, {
    act,
    chosen,
    which: ways(act).indexOf(chosen),
    height: chosen.getBoundingClientRect().top,
    count: all.length,
    open: new Set(all.filter((_, number) => now[number].open)),
    seen: new WeakSet(now),
  });
}

function comeBack(spot, tries) {
  const chosen = ways(spot.act)[spot.which];
  if (chosen && tries < 28 && folds().length === spot.count) {
    restore(spot, chosen);
  } else if (tries > 0) {
    setTimeout(comeBack, 50, spot, tries - 1);
  } else {
    arrive(TOP, 1);
  }
}

// The key of the box around each link names the page that it leads to.
function mark(page) {
  for (const link of document.querySelectorAll('[class*="st-key-link-"] a')) {
    if (link.closest(`.st-key-link-${page}`)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function mend() {
  // Streamlit calls this part presentational and yet gives it a name and the focus.
  const parts = document.querySelectorAll('[data-testid="stFileUploaderDropzone"]');
  for (const part of parts) part.setAttribute("role", "group");
}

function shift(event) {
  const soon = event.timeStamp - latest < SOON;
  latest = event.timeStamp;
  presses = event.key === "Shift" && !event.repeat ? (soon ? presses + 1 : 1) : 0;
  if (presses === 3) document.querySelector(".st-key-leave button")?.click();
}

export default function ({ data, setTriggerValue }) {
  const choose = (event) => {
    const chosen = event.target.closest?.("[data-act], [data-jump], [data-print]");
    if (!chosen) return;
    if (chosen.dataset.jump) return jump(chosen.dataset.jump);
    if (chosen.dataset.print) return window.print();
    leave(chosen);
    chose = true;
    setTriggerValue("act", chosen.dataset.act);
  };
  document.documentElement.lang = data.language;
  if (place !== undefined && place !== data.place) {
    const spot = data.back && left.get(data.place);
    if (spot) comeBack(spot, 30);
    else arrive(data.focus, 30);
  } else if (chose) {
    hold(left.get(place), 30);
  }
  chose = false;
  if (visit && visit !== data.visit) setTriggerValue("act", "lost");
  visit = data.visit;
  announce(data.told);
  place = data.place;
  if (data.leaving) left.clear();
  for (const wait of [0, 400]) setTimeout(mark, wait, data.page);
  const watch = new MutationObserver(mend);
  watch.observe(document.body, { childList: true, subtree: true });
  mend();
  document.addEventListener("keydown", shift);
  document.addEventListener("click", choose);
  return () => {
    watch.disconnect();
    document.removeEventListener("keydown", shift);
    document.removeEventListener("click", choose);
  };
}
