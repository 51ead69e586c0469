// The page in the browser, the same for every carrier that has scripts: it shows what it is given, and hands
// over what is pressed. It stores nothing, and sends nothing but that to its carrier.

import { Idiomorph } from "./idiomorph.js";

// Milliseconds between one Shift and the next; nobody has to be quick.
const SOON = 5000;
const TOP = "top";

// Takes up a root element. `send` gets the fields of a form, as pairs, and the files that were chosen.
// Returns what shows a page, what says whether an answer is awaited, and what lets go of the root.
export function connect(root, send) {
  let presses = 0;
  let latest = 0;
  let place;
  root.classList.add("scripted");

  function submitted(event) {
    event.preventDefault();
    const form = event.target;
    const entries = [...new FormData(form, event.submitter ?? form.querySelector("button"))];
    send(entries.filter(([, value]) => typeof value === "string"), files(entries));
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
    if (event.target.closest?.("[data-print]")) window.print();
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
    found.scrollIntoView({ block: "start" });
  }

  function toTop() {
    for (let box = root; box; box = box.parentElement) box.scrollTop = 0;
    document.getElementById(TOP)?.focus({ preventScroll: true });
  }

  // Shows a page: html, language, direction, place (a number), focus (an id, or empty), said (or empty).
  function show(page) {
    document.documentElement.lang = page.language;
    document.documentElement.dir = page.direction;
    const moved = place !== undefined && place !== page.place;
    place = page.place;
    Idiomorph.morph(root, page.html, {
      morphStyle: "innerHTML",
      ignoreActiveValue: true,
      callbacks: {
        // What a visitor opened stays open.
        beforeAttributeUpdated: (name, node) => !(name === "open" && node.tagName === "DETAILS"),
      },
    });
    announce(page.said);
    if (page.focus && page.focus !== TOP) reach(page.focus);
    else if (moved || page.focus === TOP) toTop();
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

  root.addEventListener("submit", submitted);
  root.addEventListener("change", changed);
  root.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  return {
    show,
    busy(waiting) {
      root.setAttribute("aria-busy", String(waiting));
    },
    disconnect() {
      root.removeEventListener("submit", submitted);
      root.removeEventListener("change", changed);
      root.removeEventListener("click", clicked);
      document.removeEventListener("keydown", pressed);
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
