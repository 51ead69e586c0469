"""The policy on every answer: what the browser may load, where the page may stand, what may be kept.

Scripts come from this address, or are named by their fingerprint; no text becomes a script, nothing
comes from elsewhere, and nothing goes elsewhere. Three things are allowed because Streamlit does them:
it writes its styles into the page as it draws, it carries a font in a style, and what reads its messages
compiles a little WebAssembly for large numbers.
"""

from collections.abc import Iterable, Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

KEPT = "no-store"  #: how long an answer may be kept that says nothing of it: not at all
SWITCHED_OFF = ("accelerometer", "ambient-light-sensor", "autoplay", "bluetooth", "browsing-topics",
                "camera", "display-capture", "encrypted-media", "fullscreen", "gamepad", "geolocation",
                "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone",
                "midi", "payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock",
                "serial", "storage-access", "usb", "web-share", "xr-spatial-tracking")  # fmt: skip
"""Powers of the browser for which no script of the page may ask."""
_OTHERS = "access-control-allow-"
DROPPED = (*(f"{_OTHERS}{each}" for each in ("origin", "headers", "methods", "credentials")), "server")
"""Headers of Streamlit that nobody needs: no other address may read what this one answers."""


def policy(script_hashes: Iterable[str]) -> str:
    """Return the content security policy, with the fingerprints of the scripts within the page itself."""
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *(f"'{each}'" for each in script_hashes)])
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class Headers:
    """Puts the headers on every answer; what an answer says for itself stays, where it is stricter."""

    def __init__(self, app: ASGIApp, script_hashes: Iterable[str], *, secure: bool) -> None:
        """Wrap an application; `secure` is whether visitors come by TLS, and then by nothing else."""
        self._app, self._secure = app, secure
        self._headers: Mapping[str, str] = {
            "Content-Security-Policy": policy(script_hashes),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": ", ".join(f"{each}=()" for each in SWITCHED_OFF),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Origin-Agent-Cluster": "?1",
            "X-DNS-Prefetch-Control": "off",
            "Cache-Control": KEPT,
        } | ({"Strict-Transport-Security": "max-age=31536000"} if secure else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                self._complete(MutableHeaders(scope=message))
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _complete(self, headers: MutableHeaders) -> None:
        for each in DROPPED:
            del headers[each]
        for name, value in self._headers.items():
            headers.setdefault(name, value)
        cookie = headers.get("set-cookie", "")
        if self._secure and cookie and "secure" not in cookie.lower():  # Streamlit sets one, against forgery
            headers["set-cookie"] = f"{cookie}; Secure"
