"""How the process fares, for whoever watches it: no answers, no visitors, no paths."""

from http import HTTPStatus

from starlette.responses import JSONResponse

from ui.editions import Shelf


def health(shelf: Shelf, *, ready: bool) -> JSONResponse:
    """Return what a watcher needs: whether visitors can come, and which rules they would see.

    The last edit of the rule files may be faulty: visitors then see the rules before it, and all is well
    but for the edit. Where there are no rules at all, nobody can come.
    """
    edition = shelf.edition
    well = ready and edition is not None
    told = {
        "status": "ok" if well else "not ready" if edition else "no rules",
        "rulebook": edition and {"version": edition.rulebook.version, "fingerprint": edition.fingerprint},
        "last_edit_faulty": shelf.faulty,
    }
    return JSONResponse(told, HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE)
