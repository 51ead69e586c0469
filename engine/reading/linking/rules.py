"""Rules, from all files in which they stand: is-a, derivations, therapies, notices."""

from collections.abc import Iterator

from engine.reading.forms.meaning import DerivationForm
from engine.reading.forms.parts import Founded, RuleForm
from engine.reading.forms.therapies import TherapyRuleForm
from engine.reading.linking.documents import Documents
from engine.reading.linking.names import is_a_id, written_rules
from engine.reading.references import Position, References
from engine.rulebook import Cautions, Conclusion, Derives, Fits, Lists, Notes, Rule, Shows


def rules(documents: Documents, references: References) -> Iterator[Rule]:
    """Return every rule, in the order of the files."""
    yield from _is_a(Position(documents.vocabulary, references))
    for here, form, therapy in written_rules(documents, references):
        has = here.below("has").many("term", form.has)
        yield _rule(here, form.id, has, _conclusion(here, form, therapy, documents), form)


def _is_a(vocabulary: Position) -> Iterator[Rule]:
    for position, term in vocabulary.each(vocabulary.document.form.root):
        for here, parent in position.each(term.is_a, "is-a"):
            here.one("term", parent.term)
            yield _rule(here, is_a_id(term.id, parent.term), (term.id,), Derives(parent.term), parent)


def _conclusion(here: Position, form: RuleForm, therapy: str, documents: Documents) -> Conclusion:
    match form:
        case DerivationForm(derives=term):
            return Derives(here.below("derives").one("term", term))
        case TherapyRuleForm():
            return _of_therapy(here, form, therapy, documents)
        case _:
            return Shows(form.id)


def _of_therapy(here: Position, form: TherapyRuleForm, therapy: str, documents: Documents) -> Conclusion:
    if form.lists is not None:
        return _lists(here, form, therapy, documents)
    if form.fits is not None:
        wish = here.below("fits").one("term", form.fits)
        kind = documents.kinds_of_terms.get(wish, "wish")
        if kind != "wish":
            here.below("fits").fault(f"`{wish}` is a {kind}; a therapy can fit only a wish")
        return Fits(therapy, wish)
    if form.cautions is not None:
        return Cautions(therapy, _text(here.below("cautions"), form.cautions, documents))
    return Notes(therapy, _text(here.below("notes"), form.notes or "", documents))


def _lists(here: Position, form: TherapyRuleForm, therapy: str, documents: Documents) -> Lists:
    if form.alongside is not None:
        here.below("alongside").one("companion", form.alongside)
    if not form.cites and all(documents.kinds_of_terms.get(term) == "wish" for term in form.has):
        here.fault("a wish alone may list a therapy only where a statement ties them together; add `cites`")
    return Lists(therapy, here.below("lists").one("standing", form.lists or ""), form.alongside or "")


def _text(here: Position, text: str, documents: Documents) -> str:
    """Return the text of a caution or a note, which may be a statement's."""
    if not (text[:1].isupper() and text[1:].isdigit()):
        return text
    here.one("statement", text)
    here.refuse_silent(text)
    return documents.says.get(text, "")


def _rule(here: Position, name: str, has: tuple[str, ...], concludes: Conclusion, founded: Founded) -> Rule:
    return here.made(Rule, founded, id=name, has=has, concludes=concludes)
