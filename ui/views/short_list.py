"""Lists in short, for an answer sheet: the answers, and the options in a few words with their rules."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from engine.options import Exploration, Listed
from engine.rule_folder import Sample
from engine.saved_answers import picks_of
from ui import actions
from ui.context import Context, term_labels
from ui.views.citations import Line, Mark
from ui.views.controls import Control, control
from ui.views.links import option_link
from ui.views.ordering import by_standing
from ui.views.standing import fit, note, rules_behind, wording_line, wordings


@dataclass(frozen=True)
class ShortLine:
    """A line on an option, with buttons that look up the rules behind it."""

    line: Line
    rules: tuple[Control, ...]


@dataclass(frozen=True)
class ShortOption:
    """A listed option in short: the button that looks it up, and its lines, cautions first."""

    name: Control
    lines: tuple[ShortLine, ...]


@dataclass(frozen=True)
class ShortGroup:
    """Options of which the source speaks in the same way."""

    label: str
    marks: tuple[Mark, ...]
    options: tuple[ShortOption, ...]


@dataclass(frozen=True)
class ShortList:
    """The list for one answer sheet."""

    title: str
    says: str  #: the made-up person of a sample; empty for the visit
    answers: str  #: the answers, as a sentence
    matters: str  #: what matters most, as a sentence, or empty
    count: str  #: how many options are listed, as a sentence
    groups: tuple[ShortGroup, ...]
    others: str  #: the options that are not listed, as a sentence, or empty
    unasked: str  #: the answers that no question asks for, as a sentence, or empty
    use: Control | None  #: makes the answers of a sample those of the visit; None for the visit


def short_list(context: Context, sample: Sample | None) -> ShortList:
    """Return the list for a sample; for the answers of the visit where there is none."""
    say, rulebook = context.say, context.rulebook
    exploration = explored(context, sample)
    matters = sample.matters if sample else context.visit.matters
    weighed = tuple(each for each in exploration.answers if each in matters)
    most = "; ".join(term_labels(rulebook, weighed))
    left = picks_of(rulebook, sample.has).left if sample else ()
    answers = "; ".join(term_labels(rulebook, exploration.answers))
    others = "; ".join(rulebook.therapy[each.therapy].name for each in exploration.not_listed)
    return ShortList(
        title=sample.title if sample else say("clinicians-visit"),
        says=sample.says if sample else "",
        answers=say("answers-told", answers=answers) if answers else say("answers-none"),
        matters=say("clinicians-matters", wishes=most) if most else "",
        count=say("clinicians-count", count=len(exploration.listed)),
        groups=tuple(
            ShortGroup(each.label, each.says.marks, tuple(_options(context, each.listed, weighed)))
            for each in by_standing(exploration, say, weighed)
        ),
        others=say("clinicians-others", names=others) if others else "",
        unasked=say("clinicians-unasked", terms="; ".join(term_labels(rulebook, left))) if left else "",
        use=control(say("clinicians-use", title=sample.title), actions.Use(sample.id)) if sample else None,
    )


def explored(context: Context, sample: Sample | None) -> Exploration:
    """Return the exploration of a sample; of the answers of the visit where there is none."""
    return context.edition.explore(frozenset(sample.has)) if sample else context.exploration


def _options(context: Context, every: Iterable[Listed], matters: Sequence[str]) -> Iterator[ShortOption]:
    for listed in every:
        link = option_link(context.rulebook, listed.therapy)
        yield ShortOption(link.control, tuple(_lines(context, listed, matters)))


def _lines(context: Context, listed: Listed, matters: Sequence[str]) -> Iterator[ShortLine]:
    rulebook, say = context.rulebook, context.say
    for caution in listed.cautions:
        yield ShortLine(note(rulebook, say, caution), rules_behind([caution]))
    for wording in wordings(rulebook, listed):
        yield ShortLine(wording_line(rulebook, say, wording), rules_behind(wording.reasons))
    for reason in listed.fits:
        yield ShortLine(fit(rulebook, say, reason, matters), rules_behind([reason]))
    for noted in listed.notes:
        yield ShortLine(note(rulebook, say, noted), rules_behind([noted]))
