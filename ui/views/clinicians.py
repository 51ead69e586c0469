"""The page for clinicians: two answer sheets beside each other, what differs first, and a file to fill in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from engine.list_delta import list_delta
from engine.rule_folder import Sample
from ui import actions
from ui.context import WORD, Context
from ui.forms import sheet_field
from ui.texts import Labels
from ui.views.compare import BLANK_FILE, FEWEST
from ui.views.controls import Control, control
from ui.views.list_delta import DeltaView, sheets_delta
from ui.views.short_list import ShortList, explored, short_list
from ui.visit import COMPARE, YOURS

COMMAND = "treatment-options serve --rules FOLDER"
GUIDE, SAMPLES = "rules/README.md", "rules/samples"


@dataclass(frozen=True)
class SheetChoice:
    """A field in which an answer sheet is chosen; its options are pairs of value and title."""

    label: str
    field: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True)
class CliniciansView:
    """The page."""

    labels: Labels
    choices: tuple[SheetChoice, ...]  #: two of them; none where the rulebook brings no samples
    show: Control  #: shows the sheets that are chosen
    no_samples: str  #: where samples go; empty where there are some
    large: Control
    same: str  #: that the same sheet is chosen twice, or empty
    delta: DeltaView | None  #: what differs between the lists; None where nothing can
    lists: tuple[tuple[str, ShortList], ...]
    use_says: str  #: what it means to use a sheet
    rules: str  #: the label of the rules behind a line
    file: Control  #: the file to fill in; the way to choose options where there are too few of them
    own: tuple[str, str, str]  #: how to run the explorer with rules of one's own: a command and two hints


def clinicians(context: Context) -> CliniciansView:
    """Return the page."""
    say, samples = context.say, context.edition.samples
    first, second = _sheets(context)
    by_id = {each.id: each for each in samples}
    shown = (by_id.get(first), by_id.get(second)) if samples else ()
    differ = samples and first != second
    delta = list_delta(*(explored(context, each) for each in shown)) if differ else None
    names = (say("clinicians-first"), say("clinicians-second"))
    return CliniciansView(
        labels=Labels(
            say, "clinicians", "title lead made-up-title made-up print lists file file-says own own-says"
        ),
        choices=tuple(_choices(context, names, (first, second))) if samples else (),
        show=control(say("clinicians-show"), actions.Stay()),
        no_samples="" if samples else say("clinicians-no-samples", folder=SAMPLES),
        large=control(say("clinicians-large"), actions.Enlarge(), pressed=context.visit.large),
        same=say("clinicians-same") if samples and first == second else "",
        delta=sheets_delta(delta, say) if delta is not None else None,
        lists=tuple(zip(names, (short_list(context, each) for each in shown), strict=bool(shown))),
        use_says=say("clinicians-use-says") if any(shown) else "",
        rules=say("compare-rules"),
        file=_file(context),
        own=(COMMAND, say("clinicians-own-guide", file=GUIDE), say("clinicians-own-samples", folder=SAMPLES)),
    )


def nearest(samples: Sequence[Sample]) -> tuple[str, str]:
    """Return the sheets to begin with: the two samples that differ in the fewest answers, or all there is."""
    pairs = combinations(samples, 2)
    found = min(pairs, key=lambda pair: len(set(pair[0].has) ^ set(pair[1].has)), default=samples)
    first, second, *_ = (*(each.id for each in found), YOURS, YOURS)
    return first, second


def _sheets(context: Context) -> tuple[str, str]:
    """Return the two sheets that are shown; those to begin with take the place of any that is gone."""
    first, second = nearest(context.edition.samples)
    known = {YOURS, *(each.id for each in context.edition.samples)}
    one, other = context.visit.sheets
    return one if one in known else first, other if other in known else second


def _choices(context: Context, labels: tuple[str, str], sheets: tuple[str, str]) -> Iterator[SheetChoice]:
    yours = (YOURS, context.say("clinicians-visit"))
    options = (*((each.id, each.title) for each in context.edition.samples), yours)
    for side, (label, chosen) in enumerate(zip(labels, sheets, strict=True), 1):
        yield SheetChoice(label, sheet_field(side), options, chosen)


def _file(context: Context) -> Control:
    count = len(context.marked(context.visit.compared))
    if count < FEWEST or WORD not in context.setting.formats:
        return control(context.say("clinicians-file-choose"), actions.Go(COMPARE))
    return control(context.say("clinicians-file-download", count=count), actions.Download(BLANK_FILE))
