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
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from itertools import count, cycle
from pathlib import Path
from random import Random
from urllib.parse import parse_qsl, urlencode

import pyarrow as pa
from pyarrow import parquet

from engine.audit.changes.difference import difference
from engine.audit.check import check_everything
from engine.audit.sources.collation import collate
from engine.document.copy import decode
from engine.document.layout import lay_out
from engine.document.splitting import number
from engine.errors import TreatmentOptionsError
from engine.inference import production, reference
from engine.options import explore
from engine.reading.answers import load_saved, parse_answers
from engine.reading.load import load_folder
from engine.rendering.difference import difference_as_text
from engine.rendering.fhir import response
from engine.rulebook import Rulebook
from engine.serialization import from_json, to_json
from tests.documents import cited_rulebook, source_of
from tests.folders import SMALL, SMALL_FOLDER
from tests.tables import WEATHER, expected, outcome_of, read
from tests.test_apply import EDITION, KEYS, RULEBOOK, damages, drawn
from ui import actions
from ui.apply import apply_all
from ui.edition import Edition
from ui.forms import ASKED, MATTERS, WORDS, read_form, selected
from ui.visit import PAGES, Visit

FAILED = Path("fuzz-failures")
PATIENCE = 120  #: seconds after which a single case counts as one that never ends
QUESTIONS = {each.id: [choice.id for choice in each.choices] for each in RULEBOOK.questions}
RESPONSE = json.dumps(response(RULEBOOK, {"topics": ("depression", "adhd")}), indent=1)
DOCUMENT = """Walking

A walk helps many people. It takes time, and good shoes.

- Some go alone!
- Others walk in a group.
"""
SMALL_BOOK = load_folder(SMALL_FOLDER).rulebook
LEAFLET = cited_rulebook(source_of(DOCUMENT))
WORDS_OF_TROUBLE = (
    "{label} \u202e \u200b \u00ad \u2028 \ud7ff \U0001f600 e\u0301 \ufdfa &a *a !!int null true 1e999 NaN"
)
PIECES = [
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xc3",
        b"\r\n\r\n",
        b"-\n",
        b"<!---->" * 30,
        b"---\n",
        b"|\n",
        b"sep=;\n",
    ),
    *(b"\\ud800", b"\\u0000", b"%00", b"../", b"0" * 5000, b"[" * 300, b'{"a":' * 40, b"{each}", b"<html>"),
    *(each.encode() for each in WORDS_OF_TROUBLE.split()),
    *(bytes([each]) for each in b"\r\t\"' ,;:-{}[]#&="),
]


def damaged(random: Random, content: bytes) -> bytes:
    """Return a content with a few pieces taken out, put in, doubled, moved or changed."""
    for _ in range(random.choice((0, 1, 1, 2, 3, 8))):
        start = random.randrange(len(content) + 1)
        end = min(len(content), start + random.choice((0, 1, 1, 5, 40, 400)))
        other = random.randrange(len(content) + 1)
        anything = random.choice((random.choice(PIECES), random.randbytes(2)))
        piece = random.choice((b"", anything, content[start:end] * 2, content[other : other + 30]))
        content = content[:start] + piece + content[end:]
    return content[: random.randrange(len(content) + 1)] if random.random() < 0.05 else content


def rule_files(random: Random) -> bytes:
    """Return the name of a file of the small rulebook, and on the next lines what stands in it."""
    name = random.choice(sorted(SMALL))
    return name.encode() + b"\n" + damaged(random, SMALL[name].encode())


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


def sheets(random: Random) -> bytes:
    """Return a damaged answer sheet in YAML or JSON."""
    has = random.sample(sorted(RULEBOOK.term), 3)
    made = {"has": has, "picked": {"topics": [random.choice(QUESTIONS["topics"])]}, "matters": has[:1]}
    text = json.dumps(made, indent=random.choice((None, 1)))
    return damaged(random, random.choice((text, f"has: [{', '.join(has)}]\n", "has:\n- adhd\n")).encode())


def resources(random: Random) -> bytes:
    """Return a damaged response in FHIR."""
    return damaged(random, RESPONSE.encode())


def try_sheets(content: bytes, _: Path) -> None:
    """Read a sheet strictly and as a saved one: it names known terms alone, and is the same in JSON."""
    with suppress(TreatmentOptionsError):
        load_saved(content, RULEBOOK)
    text = content.decode("utf-8-sig", "surrogateescape")
    has = parse_answers(text, "file", RULEBOOK).has
    assert has <= RULEBOOK.term.keys(), "an unknown term"
    assert parse_answers(json.dumps({"has": sorted(has)}), "file", RULEBOOK).has == has


def _parquet() -> bytes:
    file = BytesIO()
    parquet.write_table(
        pa.table({"has": ["rain", "cold red", "", None], "note": [1.5, None, 2.0, 0.0]}), file
    )
    return file.getvalue()


PARQUET = _parquet()


def tables(random: Random) -> bytes:
    """Return the ending of a table and its damaged content."""
    kind = random.choice(("csv", "csv", "jsonl", "parquet"))
    terms = [" ".join(random.sample(["rain", "cold", "red", "child"], 2)) for _ in range(4)]
    if kind == "csv":
        lines = [
            "has,note",
            *(f'"{has}","a ""b""\n c"' if random.random() < 0.4 else f"{has},x" for has in terms),
        ]
        content = ("\n".join(lines) + "\n").encode()
    elif kind == "jsonl":
        content = "".join(json.dumps({"has": has.split(), "note": 1.5}) + "\n" for has in terms).encode()
    else:
        content = PARQUET
    return kind.encode() + b"\n" + damaged(random, content)


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


def copies(random: Random) -> bytes:
    """Return a damaged copy of a document."""
    return damaged(random, DOCUMENT.encode(random.choice(("utf-8", "utf-16"))))


def try_copies(content: bytes, _: Path) -> None:
    """Hold a copy against its statements: each has one fate, and each word one place."""
    text = decode(content, "copy")
    collation = collate(LEAFLET, text)
    sentences = [each for each in collation.sentences if each.statement]
    assert len(sentences) == len(LEAFLET.statement), "a statement without a fate"
    words = [word for each in collation.sentences for word in each.words]
    assert sorted(words) == sorted(lay_out(text).words), "a word is lost or doubled"
    number(text, "S")


def pressed(random: Random) -> str:
    """Return the value of a button, sensible or not."""
    question = random.choice(sorted(QUESTIONS))
    option, term = random.choice(QUESTIONS[question]), random.choice(sorted(RULEBOOK.term))
    subject = random.choice(sorted(RULEBOOK.subject))
    verb = random.choice(
        (
            f"go {random.choice(PAGES)}", f"pick {question} {option}", f"look-up {random.choice(KEYS)}",
            f"step {random.randrange(12)}", f"return {random.randrange(12)}", f"try-with {term}",
            f"try-without {term}", f"compare {subject}", f"take {subject}", f"explain {subject}", "undo",
            "keep-tries", "search", "find", "leave", "order fit", "lose", "download pdf",
        )
    )  # fmt: skip
    return damaged(random, verb.encode()).decode("utf-8", "replace") if random.random() < 0.2 else verb


def forms(random: Random) -> bytes:
    """Return a damaged form as a browser posts it."""
    fields = [
        (actions.BUTTON, pressed(random)),
        (WORDS, random.choice(("sad", "want to die", "\u00e9" * 300))),
    ]
    for question in random.sample(sorted(QUESTIONS), 2):
        fields += [(ASKED, question), (selected(question), random.choice(QUESTIONS[question]))]
    fields += [(ASKED, MATTERS), (MATTERS, random.choice(sorted(RULEBOOK.askable)))]
    return damaged(random, urlencode(fields).encode())


def try_forms(content: bytes, _: Path) -> None:
    """Post a form: the visit stays whole, and its page can be drawn."""
    fields = parse_qsl(content.decode("utf-8", "replace"), keep_blank_values=True)
    files = [(name, content) for name in ("load", "read-copy") if len(content) % 7 == 0]
    _settled(EDITION, apply_all(EDITION, Visit(), read_form(fields, files)).visit)


def sequences(random: Random) -> bytes:
    """Return the values of buttons, one in a line."""
    return "\n".join(pressed(random).replace("\n", " ") for _ in range(random.randrange(1, 25))).encode()


def try_sequences(content: bytes, _: Path) -> None:
    """Press button after button: the visit stays whole, and its page can be drawn."""
    found = [actions.read(line) for line in content.decode().split("\n")]
    _settled(EDITION, apply_all(EDITION, Visit(), [each for each in found if each]).visit)


def _first_choices(book: Rulebook) -> Iterator[tuple[str, str]]:
    return ((each.id, each.choices[0].id) for each in book.questions if each.choices)


def _settled(edition: Edition, visit: Visit) -> None:
    assert not list(damages(edition, visit)), "the visit is not whole"
    assert drawn(edition, visit).strip(), "an empty page"


KINDS: dict[str, tuple[Callable[[Random], bytes], Callable[[bytes, Path], None]]] = {
    "rule-files": (rule_files, try_rule_files),
    "sheets": (sheets, try_sheets),
    "resources": (resources, try_sheets),
    "tables": (tables, try_tables),
    "copies": (copies, try_copies),
    "forms": (forms, try_forms),
    "sequences": (sequences, try_sequences),
}


def outcome(kind: str, content: bytes, folder: Path) -> str:
    """Return `right`, `refused`, or the failure with the place in the program that it came from."""
    shutil.rmtree(folder / "out.jsonl.partial", ignore_errors=True)
    if not (folder / "rules").exists():
        shutil.copytree(SMALL_FOLDER, folder / "rules")
    try:
        KINDS[kind][1](content, folder)
    except TreatmentOptionsError as error:
        return "refused" if str(error).strip() and "Traceback" not in str(error) else "an empty refusal"
    except Exception as error:  # noqa: BLE001 -- anything else is what is looked for
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}: {str(error)[:200]}"
    return "right"


def cases(kinds: Iterable[str], seeds: Iterable[int]) -> Iterator[tuple[str, int, bytes]]:
    """Yield damaged inputs: kinds by turns, and each with its seed."""
    for kind, seed in zip(cycle(kinds), seeds, strict=False):
        yield kind, seed, KINDS[kind][0](Random(seed))


def main(seconds: int, seed: int) -> int:
    """Try inputs until the time is over, write those that fail, and print the table."""
    counts, failures, end = Counter[tuple[str, str]](), dict[str, Path](), time.monotonic() + seconds
    signal.signal(signal.SIGALRM, _never_ends)
    with tempfile.TemporaryDirectory() as made:
        for kind, number, content in cases(KINDS, count(seed)):
            signal.alarm(PATIENCE)
            found = outcome(kind, content, Path(made))
            signal.alarm(0)
            counts[kind, found if found in {"right", "refused"} else "failed"] += 1
            if found not in {"right", "refused", *failures}:
                FAILED.mkdir(exist_ok=True)
                failures[found] = FAILED / f"{kind}-{number}"
                failures[found].write_bytes(content)
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
        with tempfile.TemporaryDirectory() as made:
            print(outcome(again.name.rpartition("-")[0], again.read_bytes(), Path(made)))  # noqa: T201
    else:
        sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() // 10**9))
