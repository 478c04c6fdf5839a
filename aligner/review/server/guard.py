"""Who may ask for what: the token, the names of this server, where a write may come from, and what a page may load."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

LARGEST_BODY = 1_000_000  # bytes; a decision holds the English of one row
SAFE_METHODS = ("GET", "HEAD")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""No inline script or style, nothing from elsewhere, and no way from a string to markup in our own scripts either."""
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Door:
    """What a request must bring: ``token`` in a cookie, a Host among ``hosts`` (``name:port``, lower case)."""

    token: str
    hosts: frozenset[str]
    cookie: str = field(default="aligner_review")

    @classmethod
    def of(cls, token: str, port: int, names: Iterable[str]) -> Door:
        """Return the door of a server on ``port``; its cookie bears the port, as cookies know none."""
        hosts = frozenset(f"{name.lower()}:{port}" for name in names)
        bare = frozenset(name.lower() for name in names) if port == 80 else frozenset()
        return cls(token, hosts | bare, f"aligner_review_{port}")

    def knows(self, token: str) -> bool:
        """Say whether this is the token, taking as long for a wrong one as for the right one."""
        return hmac.compare_digest(token.encode(), self.token.encode())


class Guard:
    """Asks every request for what ``Door`` wants, and writes the headers that bind the page onto every answer."""

    def __init__(self, app: App, door: Door) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with what is wrong."""
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        if scope["type"] != "http":  # no web sockets here
            return None
        refused = refusal(scope, self.door)
        if refused:
            return await answer(bound(send), *refused)
        if scope["method"] == "GET" and scope["path"] == "/" and (token := asked_token(scope)):
            return await self._let_in(token, scope, bound(send))
        if not self.door.knows(cookie_of(scope, self.door.cookie)):
            return await answer(bound(send), 403, "Open the address that `aligner review` printed: it holds the key.")
        return await self.app(scope, receive, bound(send))

    async def _let_in(self, token: str, scope: Message, send: Send) -> None:
        """Turn the token of the address into a cookie, and lead to the address without it."""
        if not self.door.knows(token):
            return await answer(send, 403, "This address is of another run of `aligner review`: open the new one.")
        cookie = f"{self.door.cookie}={token}; Path=/; HttpOnly; SameSite=Strict"
        return await answer(send, 303, "", {"location": "/", "set-cookie": cookie})


def refusal(scope: Message, door: Door) -> tuple[int, str] | None:
    """Return status and reason where a request may not pass, whoever sends it; None where it may."""
    headers = headers_of(scope)
    host = headers.get("host", "").lower()
    if host not in door.hosts:
        return 421, "This server does not go by that name: start it with --allow-host NAME."
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none") and scope["path"] != "/":
        return 403, "The review page is used from its own address alone."
    if scope["method"] in SAFE_METHODS:
        return None
    if headers.get("origin", "").lower() not in (f"http://{host}", f"https://{host}"):
        return 403, "A decision is taken from the review page alone."
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return 403, "A decision is taken from the review page alone."
    if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return 415, "A decision is sent as JSON."
    if not headers.get("content-length", "").isdecimal() or int(headers["content-length"]) > LARGEST_BODY:
        return 413, f"A decision has {LARGEST_BODY:,} bytes at most, and says how many."
    return None


def headers_of(scope: Message) -> dict[str, str]:
    """Return the request's headers; one that came twice is as good as wrong, and becomes both joined."""
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    return headers


def cookie_of(scope: Message, name: str) -> str:
    """Return the value of a cookie, empty without one."""
    try:
        morsel = SimpleCookie(headers_of(scope).get("cookie", "").replace(", ", "; ")).get(name)
    except CookieError:
        return ""
    return str(morsel.value) if morsel else ""


def asked_token(scope: Message) -> str:
    """Return the token of the address, empty without one."""
    query: bytes = scope.get("query_string", b"")
    return parse_qs(query.decode("latin-1")).get("token", [""])[0]


def bound(send: Send) -> Send:
    """Return ``send`` with the headers that bind the page put onto the answer."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [(k, v) for k, v in message.get("headers", ()) if k.decode("latin-1").lower() not in HEADERS]
            message["headers"] = kept + [(k.encode(), v.encode()) for k, v in HEADERS.items()]
        await send(message)

    return sending


async def answer(send: Send, status: int, text: str, headers: dict[str, str] | None = None) -> None:
    """Send a short plain answer."""
    body = f"{text}\n".encode() if text else b""
    lines = {"content-type": "text/plain; charset=utf-8", "content-length": str(len(body)), **(headers or {})}
    encoded = [(name.encode(), value.encode()) for name, value in lines.items()]
    await send({"type": "http.response.start", "status": status, "headers": encoded})
    await send({"type": "http.response.body", "body": body})
