// Starts Pyodide with our code in it, and answers presses one by one. Nothing is sent from here, and nothing kept.

import { CHECKED, PYTHON } from "./files.js";

const HOME = "/app";
const WASM = "application/wasm";
const waiting = [];
let answering;
self.addEventListener("message", ({ data }) => (answering ? press(data) : waiting.push(data)));

// Every file is there, and as it was when the site was built, or there is an error; packed ones are unpacked.
const load = self.fetch;
self.fetch = async (address, options) => {
  const name = new URL(address, self.location).pathname.split("/").pop();
  const answer = await load(address, { ...options, ...(CHECKED[name] && { integrity: CHECKED[name] }) });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  if (name.endsWith(".bin")) return new Response(answer.body.pipeThrough(new DecompressionStream("gzip")));
  if (!name.endsWith(".wasm") || answer.headers.get("content-type") === WASM) return answer;
  return new Response(answer.body, { headers: { "content-type": WASM } });
};

// Pyodide waits for good where its program does not come, or cannot be compiled.
const compile = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = (...given) => {
  const made = compile.apply(WebAssembly, given);
  made.catch(fail);
  return made;
};

function beside(name) {
  return self.fetch(new URL(name, import.meta.url));
}

// Lays out files: a line with their names and sizes, and then all of them.
function unpack(FS, packed) {
  const start = packed.indexOf(10) + 1;
  const folders = new Set();
  let at = start;
  for (const [name, size] of JSON.parse(new TextDecoder().decode(packed.subarray(0, start)))) {
    const path = `${HOME}/${name}`;
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (!folders.has(folder)) FS.mkdirTree(folder);
    folders.add(folder);
    FS.writeFile(path, packed.subarray(at, at + size));
    at += size;
  }
}

function press({ fields, names, contents }) {
  try {
    const files = pyodide.toPy(contents.map((each) => new Uint8Array(each)));
    self.postMessage({ page: answering.press(fields, names, files) });
    files.destroy();
  } catch (error) {
    fail(error);
  }
}

function fail(error) {
  console.error(String(error));
  self.postMessage({});
}

let pyodide;
try {
  const code = beside("code.bin").then((answer) => answer.arrayBuffer());
  const content = beside("content.json").then((answer) => answer.text());
  const folder = new URL(PYTHON, import.meta.url).href;
  // Its program is checked here, and then comes out of what the browser holds.
  const program = self.fetch(`${folder}pyodide.asm.js`);
  const started = import(`${folder}pyodide.mjs`).then(({ loadPyodide }) =>
    loadPyodide({ indexURL: folder, stdLibURL: `${folder}standard.bin` }));
  const [packed, text] = await Promise.all([code, content, program, started]);
  pyodide = await started;
  unpack(pyodide.FS, new Uint8Array(packed));
  pyodide.globals.set("content", text);
  const visit = pyodide.runPython(`
import sys
sys.path.insert(0, "${HOME}")
from ui.carriers.private.answering import start
start(content)
`);
  self.postMessage({ page: visit.first(), first: true });
  answering = visit;
  waiting.forEach(press);
} catch (error) {
  fail(error);
}
