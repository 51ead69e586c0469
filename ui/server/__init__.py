"""The server that stands around the app, fit for the open web.

    visitor ─ conversations ─ headers ─ gate ─ limits ─ messages ─ Streamlit, or one of our own pages

- `conversations` ends those that do not begin, or whose other end never reads.
- `headers` puts the policy on every answer, whoever gave it.
- `gate` lets through the paths that the app needs, and no others; foreign origins stay outside.
- `limits` bounds messages, posts, silence and the number of visitors.
- `messages` passes on the kinds of messages that the app needs, and no others.
- `index` is the page that starts the app in the browser; `health` says how the process fares.
- `application` puts these together, `settings` says what may be set, and `__main__` starts it all.

All of them are plain ASGI, and none of them logs what a visitor sent.
"""
