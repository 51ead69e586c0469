// Moves the focus to the heading of a new page or question, sets the language, leaves on three Shifts,
// tells the app which thing was chosen, and finds the way back to where it was chosen.
// It stores nothing, and sends nothing but that choice to the app itself.

let place;
let presses = 0;
let latest = 0;
const left = new Map();

const frame = () => document.querySelector('[data-testid="stMain"]');
const folds = () => [...frame().querySelectorAll("details")];
const ways = (key) => [...frame().querySelectorAll("[data-show]")].filter((each) => each.dataset.show === key);

function heading(tries) {
  const found = document.getElementById("top");
  if (found && tries < 28) {
    found.focus({ preventScroll: true });
    frame()?.scrollTo(0, 0);
  } else if (tries > 0) {
    setTimeout(heading, 50, tries - 1);
  }
}

function leave(chosen) {
  const key = chosen.dataset.show;
  left.set(place, {
    key,
    which: ways(key).indexOf(chosen),
    height: chosen.getBoundingClientRect().top,
    open: folds().map((each) => each.open),
  });
}

function comeBack(spot, tries) {
  const chosen = ways(spot.key)[spot.which];
  if (chosen && tries < 28 && folds().length === spot.open.length) {
    folds().forEach((each, number) => (each.open = spot.open[number]));
    chosen.focus({ preventScroll: true });
    frame().scrollBy(0, chosen.getBoundingClientRect().top - spot.height);
  } else if (tries > 0) {
    setTimeout(comeBack, 50, spot, tries - 1);
  } else {
    heading(1);
  }
}

function mark(current) {
  document.querySelectorAll(".st-key-links a").forEach((link, number) => {
    if (number === current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  });
}

function mend() {
  // Streamlit calls this part presentational and yet gives it a name and the focus.
  const parts = document.querySelectorAll('[data-testid="stFileUploaderDropzone"]');
  for (const part of parts) part.setAttribute("role", "group");
}

function shift(event) {
  const soon = event.timeStamp - latest < 800;
  latest = event.timeStamp;
  presses = event.key === "Shift" && !event.repeat ? (soon ? presses + 1 : 1) : 0;
  if (presses === 3) document.querySelector(".st-key-leave button")?.click();
}

export default function ({ data, setTriggerValue }) {
  const choose = (event) => {
    const chosen = event.target.closest?.("[data-show]");
    if (!chosen) return;
    leave(chosen);
    setTriggerValue("show", chosen.dataset.show);
  };
  document.documentElement.lang = data.language;
  if (place !== undefined && place !== data.place) {
    const spot = data.back && left.get(data.place);
    if (spot) comeBack(spot, 30);
    else heading(30);
  }
  place = data.place;
  if (data.leaving) left.clear();
  for (const wait of [0, 400]) setTimeout(mark, wait, data.link);
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
