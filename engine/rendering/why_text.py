"""Proofs of therapies, listed or not, as trees for people."""

from collections.abc import Iterable, Iterator

from engine.audit.why import RuleProof, TermProof, Why, WhyListed, WhyNot
from engine.rendering.citing import cited, concludes, located, standing_in_words
from engine.rendering.tree import PLAIN, Node, Strokes, draw
from engine.rulebook import AboutTherapy, Fits, Place, Rule, Rulebook


def render_why(why: Why, strokes: Strokes = PLAIN, width: int = 0, folder: str = "rules") -> str:
    """Return one tree for each therapy, ending with a line end.

    Texts are wrapped after `width` columns; 0 never wraps. Files stand in the folder of rules.
    """
    trees = _Trees(why.exploration.rulebook, folder)
    answers = trees.labels(why.exploration.answers) or "nothing"
    head = draw(Node(f"Answers: {answers}"), strokes, width)
    return "\n".join([head, *(draw(trees.therapy(each), strokes, width) for each in why.therapies)])


class _Trees:
    """Makes trees; holds what every one of them needs to know."""

    def __init__(self, rulebook: Rulebook, folder: str) -> None:
        self.rulebook, self.folder = rulebook, folder

    def therapy(self, each: WhyListed | WhyNot) -> Node:
        name = f"{self.rulebook.therapy[each.therapy].name} ({each.therapy})"
        if isinstance(each, WhyNot):
            cautions = (self.rule(proof) for proof in each.cautions)
            return Node(f"{name}: not listed", (*self.not_listed(each), *cautions))
        standing = standing_in_words(self.rulebook, each.listed.standing, each.listed.alongside)
        proofs = (*each.reasons, *each.cautions, *each.fits, *each.notes)
        return Node(
            f"{name}: listed. {standing}", (*(self.rule(proof) for proof in proofs), self.removals(each))
        )

    def rule(self, proof: RuleProof) -> Node:
        terms = (self.term(each) for each in proof.terms)
        text = f"rule {proof.rule.id}{self.conclusion(proof.rule)} ({self.at(proof.rule.place)})"
        return Node(text, (*terms, *self.citations(proof.rule)))

    def term(self, proof: TermProof) -> Node:
        origins = ["you told us"] if proof.given else []
        if proof.above:
            origins.append("derived as told above")
        elif proof.ways:
            origins.append("derived")
        text = f"{self.label(proof.term)}: {', also '.join(origins)}"
        return Node(text, tuple(self.rule(each) for each in proof.ways))

    def citations(self, rule: Rule) -> Iterator[Node]:
        for name in rule.cites:
            statement = self.rulebook.statement[name]
            where = f"{cited(self.rulebook, statement)} ({self.at(statement.place)})"
            yield Node(f"{where}: {statement.says or statement.not_encoded}")
        if rule.editorial:
            yield Node(f"editorial: {rule.editorial}")

    def removals(self, each: WhyListed) -> Node:
        if not each.removals:
            return Node("no answer that is taken back takes it off the list")
        return Node("each of these, taken back, takes it off the list:", self.sets(each.removals))

    def not_listed(self, other: WhyNot) -> Iterator[Node]:
        if other.answers:
            yield Node("each of these, added, would list it:", self.sets(other.answers))
        else:
            yield Node("no answers to the questionnaire would list it")
        for need in other.needs:
            missing = f"rule {need.rule.id}{self.conclusion(need.rule)} ({self.at(need.rule.place)})"
            waits = Node(f"waits for {self.labels(need.missing, ' and ')}")
            yield Node(missing, (waits, *self.citations(need.rule)))

    def sets(self, sets: Iterable[Iterable[str]]) -> tuple[Node, ...]:
        return tuple(Node(self.labels(each, " and ")) for each in sets)

    def conclusion(self, rule: Rule) -> str:
        if not isinstance(rule.concludes, AboutTherapy):
            return ""
        verb, what = concludes(self.rulebook, rule)
        wish = f" ({rule.concludes.wish})" if isinstance(rule.concludes, Fits) else ""
        return f", {verb}: {what}{wish}"

    def labels(self, terms: Iterable[str], between: str = ", ") -> str:
        return between.join(self.label(term) for term in terms)

    def label(self, term: str) -> str:
        return f"{self.rulebook.term[term].label} ({term})"

    def at(self, place: Place) -> str:
        return located(place, self.folder)
