// Carries presses to the app by Streamlit, and its pages back.
// A press stays in the queue until the app says that it was taken, so that none is lost to a quick second one.

import { connect, download } from "./page.js";

// Milliseconds between a press and the question whether the app can be reached at all.
const PATIENCE = 4000;
let turn = 0;
let queue = [];
let visit;
let handed = 0;
let carry = () => {};
let waiting;
// The page that is shown, as lines, and the number that the app gave it.
let lines = [];
let held = 0;
// The page that started the app stands here already, and can be used: what is pressed waits for the app.
const root = document.getElementById("carrier");
const page = connect(root, send);
// The address of a rule asks for it; the app begins at its start.
if (root.dataset.press) send(JSON.parse(root.dataset.press), []);

async function send(fields, files) {
  page.busy(true);
  const tickets = [];
  for (const [name, file] of files) {
    const answer = await fetch("/upload", { method: "POST", body: file }).catch(() => undefined);
    tickets.push([name, answer?.ok ? await answer.text() : ""]);
  }
  turn += 1;
  queue.push({ turn, fields, tickets });
  carry();
  clearTimeout(waiting);
  waiting = setTimeout(watch, PATIENCE, PATIENCE, false);
}

function reached() {
  const asked = fetch("/_stcore/health", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  return asked.then((answer) => answer.ok, () => false);
}

// Tells a lost connection from a slow answer. What waits is handed over again in both: it may have been lost
// in a short cut; where the app is just slow, ever more seldom.
async function watch(patience, lost) {
  const missing = lost || !(await reached());
  if (queue.length === 0) return;
  page.connection(missing);
  carry();
  const next = missing ? PATIENCE : 2 * patience;
  waiting = setTimeout(watch, next, next, missing);
}

// Takes the next page, whole or as the lines that differ; returns whether it could be made of the one held.
function take(data) {
  if (data.number === held) return true;
  if (data.html !== undefined) lines = data.html.split("\n");
  else if (data.of === held) for (const [from, to, others] of data.patch) lines.splice(from, to - from, ...others);
  else return false;
  held = data.number;
  return true;
}

export default function ({ data, setTriggerValue }) {
  carry = () => setTriggerValue("act", { presses: queue, held });
  queue = queue.filter((press) => press.turn > data.turn);
  const known = visit;
  visit = data.visit;
  if (known === undefined && queue.length > 0) carry();
  if (known !== undefined && known !== visit) {
    queue = [];
    send([["do", "lose"]], []);
  }
  if (!take(data)) {
    held = 0;
    if (queue.length === 0) send([["do", "stay"]], []);
  }
  // What was pressed since will bring another page at once.
  if (queue.length === 0) {
    page.show({ ...data, html: lines.join("\n") });
    page.busy(false);
  }
  if (data.file && data.turn > handed) {
    handed = data.turn;
    download(data.file);
  }
}
