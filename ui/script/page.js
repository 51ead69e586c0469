// The page in the browser, the same for every carrier that has scripts: it shows what it is given, and hands
// over what is pressed. It stores nothing, and sends nothing but that to its carrier.

import { Idiomorph } from "./idiomorph.js";

// Milliseconds between one Shift and the next; nobody has to be quick.
const SOON = 5000;
const TOP = "top";

// Takes up a root element. `send` gets the fields of a form, as pairs, and the files that were chosen.
// Returns what shows a page, and what says whether an answer is awaited.
export function connect(root, send) {
  let presses = 0;
  let latest = 0;
  let place;
  let returning;
  let taken;
  const spots = new Map();
  root.classList.add("scripted");

  function submitted(event) {
    event.preventDefault();
    const form = event.target;
    const entries = [...new FormData(form, event.submitter ?? form.querySelector("button"))];
    const fields = entries.filter(([, value]) => typeof value === "string");
    const chosen = files(entries);
    const press = JSON.stringify([fields, chosen.map((each) => each[1].name)]);
    // The same press once more, before the page has come, means no more than the first.
    if (press === taken && !event.submitter?.hasAttribute("aria-pressed")) return;
    taken = press;
    send(fields, chosen);
    toggle(event.submitter);
    for (const field of root.querySelectorAll("input[type=file]")) field.value = "";
  }

  // Shows a button that stays pressed as it will be, and counts it in the bar; the page that comes is the truth.
  function toggle(button) {
    if (!button?.hasAttribute("aria-pressed")) return;
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    const count = root.querySelector(`[data-counts="${button.value.split(" ", 1)[0]}"]`);
    if (!count) return;
    count.textContent = String(Number(count.textContent) + (on ? 1 : -1));
    count.parentElement.hidden = count.textContent === "0";
  }

  function files(entries) {
    return entries.filter(([, value]) => value instanceof File && value.size > 0);
  }

  // An option that is chosen is handed over at once, so that what belongs to it is shown beside it.
  function changed(event) {
    const field = event.target;
    if (!field.matches("input[type=checkbox], input[type=radio]") || !field.form) return;
    const entries = [...new FormData(field.form)].filter(([, value]) => typeof value === "string");
    send([...entries, ["do", "stay"]], []);
  }

  function clicked(event) {
    const jump = event.target.closest?.('a[href^="#"]');
    if (jump) {
      event.preventDefault();
      reach(jump.getAttribute("href").slice(1));
    }
    const summary = event.target.closest?.("summary");
    if (summary) hold(summary);
    if (event.target.closest?.("[data-print]")) window.print();
  }

  // Keeps what was pressed where it is while another row closes above it.
  function hold(summary) {
    const before = summary.getBoundingClientRect().top;
    requestAnimationFrame(() => (scroller().scrollTop += summary.getBoundingClientRect().top - before));
  }

  function pressed(event) {
    const soon = event.timeStamp - latest < SOON;
    latest = event.timeStamp;
    presses = event.key === "Shift" && !event.repeat ? (soon ? presses + 1 : 1) : 0;
    if (presses === 3) root.querySelector("button.leave")?.click();
  }

  // Goes to a part of the page; the address stays as it is.
  function reach(id) {
    const found = document.getElementById(id);
    if (!found) return;
    for (let fold = found; fold; fold = fold.parentElement) if (fold.matches("details")) fold.open = true;
    if (!found.matches("a, button, input, summary, [tabindex]")) found.tabIndex = -1;
    found.focus({ preventScroll: true });
    const beside = found.closest(".opened > div");
    if (beside && getComputedStyle(beside).position === "sticky") {
      beside.scrollTop += found.getBoundingClientRect().top - beside.getBoundingClientRect().top - 16;
      found.scrollIntoView({ block: "nearest" });
    } else found.scrollIntoView({ block: "start" });
  }

  function toTop() {
    scroller().scrollTop = 0;
    document.getElementById(TOP)?.focus({ preventScroll: true });
  }

  // Returns what scrolls: the page itself, or a box of the carrier around it.
  function scroller() {
    for (let box = root.parentElement; box; box = box.parentElement) {
      if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
    }
    return document.scrollingElement;
  }

  // Returns what tells each part that opens from the others, as long as its place is drawn the same.
  function folds() {
    return [...root.querySelectorAll("details")].map((fold, index) => [
      fold,
      fold.id || `${index} ${fold.querySelector("summary")?.textContent}`,
    ]);
  }

  function remember() {
    const open = new Set(folds().flatMap(([fold, name]) => (fold.open ? [name] : [])));
    spots.set(place, { open, top: scroller().scrollTop });
  }

  function restore(spot) {
    for (const [fold, name] of folds()) fold.open = spot.open.has(name);
    document.getElementById(TOP)?.focus({ preventScroll: true });
    scroller().scrollTop = spot.top;
  }

  // The browser's history holds the number of each place, and nothing else of it; the address stays.
  function went(event) {
    if (event.state?.place === undefined) return;
    event.stopImmediatePropagation();
    returning = event.state.place;
    send([["do", `return ${returning}`]], []);
  }

  function note(number) {
    if (place === undefined || returning !== undefined) history.replaceState({ place: number }, "");
    else if (number !== place) history.pushState({ place: number }, "");
  }

  // Shows a page: html, tab, language, direction, place (a number), focus (an id, or empty), said (or empty).
  function show(page) {
    document.documentElement.lang = page.language;
    document.documentElement.dir = page.direction;
    document.title = page.tab;
    const moved = place !== undefined && place !== page.place;
    if (moved) remember();
    note(page.place);
    const spot = returning === page.place ? spots.get(page.place) : undefined;
    place = page.place;
    returning = undefined;
    Idiomorph.morph(root, page.html, {
      morphStyle: "innerHTML",
      callbacks: {
        beforeAttributeUpdated: (name, node) => !isKept(name, node, moved),
        beforeNodeMorphed: (node, other) => {
          if (isAnother(node, other)) node.open = other.open;
        },
      },
    });
    announce(page.said);
    if (moved && spot) restore(spot);
    else if (page.focus && page.focus !== TOP) reach(page.focus);
    else if (moved || page.focus === TOP) toTop();
  }

  // Returns whether a visitor's own doing stays: what they are typing, and on the same place what they opened.
  function isKept(name, node, moved) {
    if (name === "value") return node === document.activeElement && !moved;
    return name === "open" && node.tagName === "DETAILS" && !moved;
  }

  // Returns whether a row has become that of another option.
  function isAnother(node, other) {
    const name = (row) => row.querySelector?.("summary h3")?.textContent;
    return node.tagName === "DETAILS" && name(node) !== name(other);
  }

  function announce(text) {
    let region = document.getElementById("said");
    if (!region) {
      region = document.createElement("div");
      region.id = "said";
      region.setAttribute("role", "status");
      document.body.append(region);
    }
    if (region.textContent !== text) setTimeout(() => (region.textContent = text), 100);
  }

  // Says in a quiet bar that the connection is lost, or takes that back.
  function connection(lost) {
    const bar = root.querySelector("#connection");
    if (!bar) return;
    bar.hidden = !lost;
    if (lost) announce(bar.textContent);
  }

  // The second press of a double one may fall on the next page already.
  function doubled(event) {
    if (event.detail > 1 && event.target.closest("button:not([aria-pressed])")) event.preventDefault();
  }

  root.addEventListener("click", doubled);
  root.addEventListener("submit", submitted);
  root.addEventListener("change", changed);
  root.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  window.addEventListener("popstate", went, true);
  return {
    show,
    connection,
    busy(waiting) {
      root.setAttribute("aria-busy", String(waiting));
      if (!waiting) taken = undefined;
    },
  };
}

// Hands a file over to the visitor; its content comes as base64.
export function download({ name, kind, content }) {
  const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: kind }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
