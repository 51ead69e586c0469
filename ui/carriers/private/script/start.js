// Carries presses to the worker, and its pages back. The page that stands here can be read before all this;
// what is pressed before the worker is ready waits, with a sign of it, and is done then.

import { connect, download } from "./page.js";

// Bytes of a file that are handed over; of a larger one, enough to be refused.
const MOST = 2 ** 23;
// Milliseconds until a press that waits is told of.
const SOON = 400;
const root = document.getElementById("carrier");
const unable = document.getElementById("unable");
const page = connect(root, send);
let awaited = 0;
let line = Promise.resolve();
let sign;
let failed = false;
let ready = false;
let worker;
worker = begin();
// The page held what was pressed until now.
removeEventListener("submit", early.hold);
if (early.button) early.button.form.requestSubmit(early.button);

function begin() {
  try {
    const made = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    made.addEventListener("message", ({ data }) => (data.page ? answered(data) : fail()));
    made.addEventListener("error", fail);
    return made;
  } catch {
    fail();
  }
}

function send(fields, files) {
  // Leaving waits for nothing: before the worker answers, an empty page tells as little as the neutral one.
  if ((failed || !ready) && fields.some(([name, value]) => name === "do" && value === "leave")) {
    return location.replace("about:blank");
  }
  if (failed) return unable.focus();
  awaited += 1;
  page.busy(true);
  sign ??= setTimeout(page.connection, SOON, true);
  // One after the other, since files take their time to be read.
  line = line.then(async () => {
    const contents = await Promise.all(files.map(([, file]) => file.slice(0, MOST).arrayBuffer().catch(() => new ArrayBuffer(0))));
    worker.postMessage({ fields: JSON.stringify(fields), names: files.map(([name]) => name), contents });
  });
}

// Shows the page to begin with, and then what the last press brings about.
function answered({ page: text, first }) {
  const shown = JSON.parse(text);
  if (!first) awaited -= 1;
  ready = true;
  if (shown.file) download(shown.file);
  if (first) keep();
  if (first || awaited === 0) page.show(shown);
  if (awaited > 0) return;
  clearTimeout(sign);
  sign = undefined;
  page.connection(false);
  page.busy(false);
}

// Says that nothing can be done here, and leaves the page as it is.
function fail() {
  failed = true;
  worker?.terminate();
  clearTimeout(sign);
  page.connection(false);
  page.busy(false);
  unable.hidden = false;
  if (awaited > 0) unable.focus();
}

// Lets the browser keep the files, so that the page works without a network the next time.
function keep() {
  navigator.serviceWorker?.register(new URL("../service.js", import.meta.url)).catch(() => {});
}
