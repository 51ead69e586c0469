"""What stands around the buttons that save and load answers; what a file holds stands nowhere but escaped."""

from ui.drawing.parts import quiet
from ui.markup import Html, bullets, element, join
from ui.showing.saving import LoadedView
from ui.texts import Say


def before_saving(say: Say, *, something: bool) -> Html:
    """Return what stands above the buttons that save.

    Args:
        say: the catalogue.
        something: whether there is something to save.
    """
    return join(
        [
            element("p", say("saving-lead")),
            element("p", say("saving-warning"), class_="saving-warning"),
            element("h2", say("saving-save-title"), class_="saving-title"),
            None if something else quiet(say("saving-nothing")),
        ]
    )


def after_saving(say: Say) -> Html:
    """Return what stands between the buttons that save and the place that loads."""
    return join(
        [
            quiet(say("saving-forms")),
            element("h2", say("saving-load-title"), class_="saving-title"),
            element("p", say("saving-load-says")),
        ]
    )


def loaded(view: LoadedView) -> Html:
    """Return what became of a file."""
    return element(
        "div",
        *(element("p", each) for each in view.says),
        bullets(view.left_out) if view.left_out else None,
        class_="saving-loaded" if view.done else "notice fault",
        role="status" if view.done else "alert",
    )
