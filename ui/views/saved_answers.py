"""The part of a page in which answers are saved to a file of one's own, and loaded from one."""

from ui.context import Context

SavedAnswersView = object


def saved_answers(_: Context) -> SavedAnswersView | None:
    """Return the part."""
    return None
