"""Reviews: rules that a named person has read, and whether they still look as they did then."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from engine.audit.changes.rewritten import without_places
from engine.audit.findings import Finding, finding
from engine.grouping import grouped
from engine.rule_folder import Stamp
from engine.rulebook import Place, Rule, Rulebook

STAMPS = Place("rules/reviews.yaml", 1)  #: the file of the stamps
DIGITS = 16  #: how many hex digits a fingerprint has


def review_fingerprint(rulebook: Rulebook, rule: Rule) -> str:
    """Return the fingerprint of a rule, of the statements that it cites, and of its terms.

    Its terms are those that it needs, and the one that it derives or fits.
    Places do not count, nor does the order of terms and citations: only what is read does.
    """
    end = rule.concludes
    concluded = getattr(end, "term", None) or getattr(end, "wish", None)
    named = {*rule.has, *([concluded] if concluded else [])}
    read = [
        [rule.id, sorted(rule.has), without_places(end), sorted(rule.cites), rule.editorial],
        [without_places(rulebook.statement[each]) for each in sorted(rule.cites)],
        [without_places(rulebook.term[each]) for each in sorted(named)],
    ]
    text = json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def stamped(rulebook: Rulebook, rules: Iterable[str], by: str, on: str) -> tuple[Stamp, ...]:
    """Return a stamp for each of these rules as it stands."""
    return tuple(Stamp(each, by, on, review_fingerprint(rulebook, rulebook.rule[each])) for each in rules)


def with_stamps(stamps: Iterable[Stamp], new: Iterable[Stamp]) -> tuple[Stamp, ...]:
    """Return all stamps, by rule and person; a new one takes the place of the same person's older one."""
    kept = {(each.rule, each.by): each for each in (*stamps, *new)}
    return tuple(kept[key] for key in sorted(kept))


def check_reviews(rulebook: Rulebook, stamps: Iterable[Stamp]) -> Iterator[Finding]:
    """Find stamps that hold no more, and count the rules that nobody has read.

    Exact: a stamp is stale if and only if the fingerprint of what was read is another one now.
    """
    stamps = tuple(stamps)
    read = Reviews(rulebook, stamps)
    for stamp in stamps:
        place = stamp.place or STAMPS
        if stamp.rule not in rulebook.rule:
            message = (
                f"`{stamp.by}` read `{stamp.rule}` on {stamp.on}, and no rule is called so now; "
                "take the stamp out"
            )
            yield finding(place, "orphaned-review", message)
        elif not read.holds(stamp):
            message = (
                f"`{stamp.rule}`, its statements or its terms changed after `{stamp.by}` read them "
                f"on {stamp.on}; read them again: `audit review {stamp.rule}`"
            )
            yield finding(place, "stale-review", message)
    unread = [rule.id for rule in rulebook.rules if not read.of(rule.id)]
    if unread:
        message = (
            f"{len(unread):,} of {len(rulebook.rules):,} rules are not yet stamped as read "
            "by a named person; `audit review RULE --by NAME` stamps one"
        )
        yield finding(STAMPS, "not-yet-reviewed", message, is_remark=True)


class Reviews:
    """The stamps of a rulebook, ready to be asked for those of a rule."""

    def __init__(self, rulebook: Rulebook, stamps: Iterable[Stamp]) -> None:
        self._fingerprints: Mapping[str, str] = {
            rule.id: review_fingerprint(rulebook, rule) for rule in rulebook.rules
        }
        self._of = grouped((stamp.rule, stamp) for stamp in stamps)

    def of(self, rule: str) -> tuple[Stamp, ...]:
        """Return every stamp of a rule, stale ones too; none if nobody has read it."""
        return self._of.get(rule, ())

    def holds(self, stamp: Stamp) -> bool:
        """Return whether what was read still looks as it did then."""
        return self._fingerprints.get(stamp.rule) == stamp.fingerprint
