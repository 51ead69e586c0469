// Runs the code in Pyodide, and compiles what it needs: `compile.mjs PYODIDE CODE CONTENT`.
// Prints as JSON which files of the standard library and of the code are needed; the compiled ones stand beside.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodideFolder, code, content] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`));
const pyodide = await loadPyodide({ indexURL: `${pyodideFolder}/`, stdout: console.error });
pyodide.mountNodeFS("/code", code);
pyodide.globals.set("content", readFileSync(content, "utf8"));
const script = `
import json, marshal, sys
from importlib.util import MAGIC_NUMBER
from types import CodeType

def compiled(folder, name):
    with open(f"{folder}/{name}", "rb") as file:
        code = compile(file.read(), name, "exec", dont_inherit=True, optimize=2)
    with open(f"{folder}/{name}c", "wb") as file:
        file.write(MAGIC_NUMBER + bytes(12) + marshal.dumps(bare(code)))

def bare(code):
    inner = (bare(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=tuple(inner))

def needed(start):
    files = (getattr(each, "__file__", None) or "" for each in list(sys.modules.values()))
    return {each.removeprefix(start) for each in files if each.startswith(start) and each.endswith(".py")}

sys.path.insert(0, "/code/lib")
from ui.carriers.private.tour import walk
walk(content)
import os
templates = {f"ui/compiled/{each}" for each in os.listdir("/code/lib/ui/compiled") if each.endswith(".py")}
code = sorted((needed("/code/lib/") | templates) - {"ui/carriers/private/tour.py"})
standard = sorted(needed(next(each for each in sys.path if each.endswith(".zip")) + "/"))
for name in code:
    compiled("/code/lib", name)
for name in standard:
    compiled("/code/standard", name)
json.dumps([code, standard])
`;
try {
  console.log(pyodide.runPython(script));
} catch (error) {
  // Node would print the whole of Pyodide with it.
  console.error(error.message);
  process.exit(1);
}
