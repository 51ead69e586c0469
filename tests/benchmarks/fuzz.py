"""Damaged input of every kind, for as long as it takes: a clear refusal or a right answer, and nothing else.

`make fuzz SECONDS=600` ends with a table; each new kind of failure is written into a file that reproduces it.
"""

import json
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import count, cycle
from pathlib import Path
from random import Random
from urllib.parse import parse_qsl, urlencode

from engine.audit.changes.difference import difference
from engine.audit.check import check_everything
from engine.audit.sources.collation import collate
from engine.document.copy import decode
from engine.document.layout import lay_out
from engine.errors import TreatmentOptionsError
from engine.inference import production, reference
from engine.options import explore
from engine.reading.answers import load_saved, parse_answers
from engine.reading.load import load_folder
from engine.rendering.difference import difference_as_text
from engine.rendering.fhir import response
from engine.rulebook import Rulebook
from engine.serialization import from_json, indented, to_json
from tests.documents import cited_rulebook, source_of
from tests.folders import SMALL, SMALL_FOLDER
from tests.tables import WEATHER, expected, outcome_of, read, write
from tests.test_apply import EDITION, KEYS, RULEBOOK, damages, drawn
from ui import actions
from ui.apply import apply_all
from ui.edition import Edition
from ui.forms import ASKED, WORDS, read_form, selected
from ui.visit import PAGES, Visit

FAILED = Path("fuzz-failures")
PATIENCE = 120  #: seconds after which a single case counts as one that never ends
PAIRS = [(each.id, choice.id) for each in RULEBOOK.questions for choice in each.choices]
DOCUMENT = """Walking

A walk helps many people. It takes time, and good shoes.

- Some go alone!
- Others walk in a group.
"""
SMALL_BOOK = load_folder(SMALL_FOLDER).rulebook
LEAFLET = cited_rulebook(source_of(DOCUMENT))
PLAIN = r"{label} {each} \ud800 \u0000 %00 ../ sep=; <html> &a *a !!int null true 1e999 NaN"
UNSEEN = "\u202e \u200b \u00ad \ufeff \ud7ff \U0001f600 e\u0301 \ufdfa"
PIECES = [
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\r\n\r\n", b"-\n", b"---\n", b"|\n", b"<!---->" * 30),
    *(b"0" * 5000, b"[" * 300, b'{"a":' * 40, *f"{PLAIN} {UNSEEN}".encode().split()),
    *(bytes([each]) for each in b"\r\t\"' ,;:-{}[]#&="),
]


def _pressed() -> Iterator[str]:
    """Yield the values of buttons that pages have."""
    yield from (f"pick {question} {option}" for question, option in PAIRS)
    yield from (f"go {page}" for page in PAGES)
    yield from (f"look-up {key}" for key in KEYS)
    yield from (f"{verb} {term}" for verb in ("try-with", "try-without") for term in sorted(RULEBOOK.askable))
    yield from (
        f"{verb} {option}" for verb in ("compare", "take", "explain") for option in sorted(RULEBOOK.subject)
    )
    yield from ("undo", "keep-tries", "leave", "lose", "order fit", "download pdf", "step 3", "return 1")


def _tables() -> Iterator[str | bytes]:
    """Yield tables of each kind, each behind a line with the ending of its name."""
    yield 'csv\nhas,note\n"rain red","a ""b""\n c"\ncold,x\n"rain","5, 6"\nchild cold,\n'
    yield 'jsonl\n{"has": ["rain", "red"], "note": 1.5}\n{"has": "cold", "note": null}\n{"has": []}\n'
    with tempfile.TemporaryDirectory() as made:
        rows = [("rain", 1.5), ("cold red", None), ("", 2.0)]
        yield b"parquet\n" + write(Path(made) / "a.parquet", ("has", "note"), rows).read_bytes()


PRESSED = list(_pressed())
SAMPLES: dict[str, Sequence[str | bytes]] = {
    "rule-files": [f"{name}\n{text}" for name, text in SMALL.items()],
    "sheets": [
        "has: [adhd, child]\n",
        '{"has": ["depression"], "picked": {"topics": ["depression"]}, "matters": []}',
    ],
    "resources": [indented(response(RULEBOOK, {"topics": ("depression", "adhd")}))],
    "tables": list(_tables()),
    "copies": [DOCUMENT, DOCUMENT.encode("utf-16")],
    "forms": [
        urlencode([(ASKED, question), (selected(question), option), (WORDS, "sad"), (actions.BUTTON, press)])
        for (question, option), press in zip(cycle(PAIRS), [*PRESSED, "search", "find"], strict=False)
    ],
    "sequences": ["\n".join(PRESSED)],
}
HEADED = frozenset({"rule-files", "tables"})  #: kinds of which the first line stays as it is


def made(kind: str, seed: int) -> bytes:
    """Return a sample of a kind with a few pieces taken out, put in, doubled, moved or changed."""
    random = Random(seed)
    sample = random.choice(SAMPLES[kind])
    content, head = sample.encode() if isinstance(sample, str) else sample, b""
    if kind in HEADED:
        head, _, content = content.partition(b"\n")
    if kind == "sequences":
        content = b"\n".join(random.sample(content.split(b"\n"), random.randrange(1, 25)))
    for _ in range(random.choice((0, 1, 1, 2, 3, 8))):
        start, other = random.randrange(len(content) + 1), random.randrange(len(content) + 1)
        end = min(len(content), start + random.choice((0, 1, 1, 5, 40, 400)))
        anything = random.choice((random.choice(PIECES), random.randbytes(2)))
        piece = random.choice((b"", anything, content[start:end] * 2, content[other : other + 30]))
        content = content[:start] + piece + content[end:]
    return head + b"\n" * (kind in HEADED) + content


def try_rule_files(content: bytes, folder: Path) -> None:
    """Load the small rulebook with one file damaged: it is read back, has one meaning, and is shown."""
    name, _, text = content.partition(b"\n")
    (folder / "rules" / name.decode()).write_bytes(text)
    try:
        found = load_folder(folder / "rules")
    finally:
        shutil.copy(SMALL_FOLDER / name.decode(), folder / "rules" / name.decode())
    book = found.rulebook
    assert from_json(to_json(book)) == book, "is not read back"
    for rule in book.rules[:3]:
        meanings = [explore(book, rule.has, infer) for infer in (production.infer, reference.infer)]
        assert meanings[0] == meanings[1], f"two meanings of {rule.id}"
    check_everything(book, found.scenarios, found.words, found.stamps)
    assert difference_as_text(difference(SMALL_BOOK, book)), "no difference is told"
    edition, place = (
        Edition(book, found.scenarios, found.samples, found.stamps),
        PAGES[len(text) % len(PAGES)],
    )
    _settled(
        edition, apply_all(edition, Visit(), [actions.Pick(*each) for each in _first_choices(book)]).visit
    )
    _settled(edition, apply_all(edition, Visit(), [actions.Go(place)]).visit)


def try_sheets(content: bytes, _: Path) -> None:
    """Read a sheet strictly and as a saved one: it names known terms alone, and is the same in JSON."""
    with suppress(TreatmentOptionsError):
        load_saved(content, RULEBOOK)
    text = content.decode("utf-8-sig", "surrogateescape")
    has = parse_answers(text, "file", RULEBOOK).has
    assert has <= RULEBOOK.term.keys(), "an unknown term"
    assert parse_answers(json.dumps({"has": sorted(has)}), "file", RULEBOOK).has == has


def try_tables(content: bytes, folder: Path) -> None:
    """Answer a table: no more rows than were handed in, each with a list as `explore` has it, or a fault."""
    kind, _, table = content.partition(b"\n")
    source, target = folder / f"in.{kind.decode()}", folder / "out.jsonl"
    source.write_bytes(table)
    outcome_of(source, target)
    rows = read(target)
    lines = table.replace(b"\r", b"\n").count(b"\n") + 1
    assert kind == b"parquet" or len(rows) <= lines, "more rows than lines"
    for row in rows:
        assert (row["listed"] is None) == (row["error"] is not None), "neither a list nor a fault"
        has = row.get("has") or ()
        if row["error"] is None and "has" in row:
            terms = has.replace(";", " ").split() if isinstance(has, str) else has
            assert [row["listed"]] == expected(WEATHER, [frozenset(terms)]), "not what explore lists"


def try_copies(content: bytes, _: Path) -> None:
    """Hold a copy against its statements: each has one fate, and each word one place."""
    text = decode(content, "copy")
    collation = collate(LEAFLET, text)
    sentences = [each for each in collation.sentences if each.statement]
    assert len(sentences) == len(LEAFLET.statement), "a statement without a fate"
    words = [word for each in collation.sentences for word in each.words]
    assert sorted(words) == sorted(lay_out(text).words), "a word is lost or doubled"


def try_forms(content: bytes, _: Path) -> None:
    """Post a form: the visit stays whole, and its page can be drawn."""
    fields = parse_qsl(content.decode("utf-8", "replace"), keep_blank_values=True)
    files = [(name, content) for name in ("load", "read-copy") if len(content) % 7 == 0]
    _settled(EDITION, apply_all(EDITION, Visit(), read_form(fields, files)).visit)


def try_sequences(content: bytes, _: Path) -> None:
    """Press button after button: the visit stays whole, and its page can be drawn."""
    found = [actions.read(line) for line in content.decode("utf-8", "replace").split("\n")]
    _settled(EDITION, apply_all(EDITION, Visit(), [each for each in found if each]).visit)


def _first_choices(book: Rulebook) -> Iterator[tuple[str, str]]:
    return ((each.id, each.choices[0].id) for each in book.questions if each.choices)


def _settled(edition: Edition, visit: Visit) -> None:
    assert not list(damages(edition, visit)), "the visit is not whole"
    assert drawn(edition, visit).strip(), "an empty page"


KINDS: dict[str, Callable[[bytes, Path], None]] = {
    "rule-files": try_rule_files,
    "sheets": try_sheets,
    "resources": try_sheets,
    "tables": try_tables,
    "copies": try_copies,
    "forms": try_forms,
    "sequences": try_sequences,
}


def outcome(kind: str, content: bytes, folder: Path) -> str:
    """Return `right`, `refused`, or the failure with the place in the program that it came from."""
    shutil.rmtree(folder / "out.jsonl.partial", ignore_errors=True)
    if not (folder / "rules").exists():
        shutil.copytree(SMALL_FOLDER, folder / "rules")
    try:
        KINDS[kind](content, folder)
    except TreatmentOptionsError as error:
        return "refused" if str(error).strip() and "Traceback" not in str(error) else "an empty refusal"
    except Exception as error:  # noqa: BLE001 -- anything else is what is looked for
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}: {str(error)[:200]}"
    return "right"


def main(seconds: int, seed: int) -> int:
    """Try inputs until the time is over, write those that fail, and print the table."""
    counts, failures, end = Counter[tuple[str, str]](), dict[str, Path](), time.monotonic() + seconds
    signal.signal(signal.SIGALRM, _never_ends)
    with tempfile.TemporaryDirectory() as folder:
        for kind, number in zip(cycle(KINDS), count(seed), strict=False):
            signal.alarm(PATIENCE)
            found = outcome(kind, made(kind, number), Path(folder))
            signal.alarm(0)
            counts[kind, found if found in {"right", "refused"} else "failed"] += 1
            if found not in {"right", "refused", *failures}:
                FAILED.mkdir(exist_ok=True)
                failures[found] = FAILED / f"{kind}-{number}"
                failures[found].write_bytes(made(kind, number))
                print(f"{failures[found]}: {found}", file=sys.stderr)  # noqa: T201
            if time.monotonic() > end:
                break
    print(f"{'':12}{'right':>9}{'refused':>9}{'failed':>9}   seeds {seed} to {number}")  # noqa: T201
    for kind in KINDS:
        print(f"{kind:12}" + "".join(f"{counts[kind, each]:9,}" for each in ("right", "refused", "failed")))  # noqa: T201
    return 1 if failures else 0


def _never_ends(*_: object) -> None:
    raise TimeoutError(f"not done after {PATIENCE} seconds")


if __name__ == "__main__":
    if sys.argv[1:2] == ["again"]:
        again = Path(sys.argv[2])
        with tempfile.TemporaryDirectory() as place:
            print(outcome(again.name.rpartition("-")[0], again.read_bytes(), Path(place)))  # noqa: T201
    else:
        sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() // 10**9))
