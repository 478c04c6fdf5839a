"""Starting the server of the page, and the address to open."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import UsageError
from aligner.review.server.guard import Door

HERE = ("127.0.0.1", "localhost", "::1", "[::1]")
USUAL_PORT = 8765
SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page is served: ``host`` and ``port``, under which further names.

    Port 0 is any that is free; None is the usual one, or any where another page is there already.
    """

    host: str = "127.0.0.1"
    port: int | None = None
    names: tuple[str, ...] = ()

    @property
    def private(self) -> bool:
        """Whether nobody but this machine can reach it."""
        return self.host in HERE


def serve(
    folder: Path, author: str, place: Place, token: str | None = None, ready: Callable[[str], None] | None = None
) -> None:
    """Serve the review page of a run until it is interrupted; ``ready`` is called with the address to open.

    Raises:
        InputError: the folder holds no run.
        UsageError: the port is taken, or the token too short to keep anybody out.
    """
    import uvicorn

    from aligner.review.server.app import application
    from aligner.review.server.session import Session

    key = checked_token(token)
    listener = listening(place)
    try:
        port = int(listener.getsockname()[1])
        session = Session(folder, author)
    except BaseException:
        listener.close()
        raise
    door = Door.of(key, port, allowed(place))
    config = uvicorn.Config(
        application(session, door),
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=2,
    )
    try:
        with suppress(KeyboardInterrupt):  # Ctrl+C is how it ends
            if ready:
                ready(address(place, port, key))
            uvicorn.Server(config).run(sockets=[listener])
    finally:
        session.close()


def checked_token(token: str | None) -> str:
    """Return the token that was given, or a new one of 256 bits.

    Raises:
        UsageError: it is short, or holds what a cookie cannot.
    """
    if token is None:
        return secrets.token_urlsafe(32)
    if len(token) < SHORTEST_TOKEN or not all(sign.isascii() and (sign.isalnum() or sign in "-_") for sign in token):
        raise UsageError(f"A token has {SHORTEST_TOKEN} or more letters, figures, hyphens and underscores.")
    return token


def listening(place: Place) -> socket.socket:
    """Return a socket that listens at a place.

    Raises:
        UsageError: it cannot.
    """
    if place.port is not None:
        return _bound(place.host, place.port)
    try:
        return _bound(place.host, USUAL_PORT)
    except UsageError:
        return _bound(place.host, 0)


def _bound(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        made = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise UsageError(f"{host} is no address of this machine ({error.strerror or error}).") from error
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(64)
    except OSError as error:
        made.close()
        why = error.strerror or error
        raise UsageError(f"Port {port} of {host} cannot be used ({why}): give another --port.") from error
    return made


def allowed(place: Place) -> tuple[str, ...]:
    """Return the names under which the page may be asked for."""
    everywhere = place.host in ("0.0.0.0", "::", "")  # noqa: S104 (compared, not bound)
    given = () if everywhere else (f"[{place.host}]" if ":" in place.host else place.host,)
    return tuple(dict.fromkeys((*given, "127.0.0.1", "localhost", "[::1]", *place.names)))


def address(place: Place, port: int, token: str) -> str:
    """Return the address to open, with the key in it."""
    return f"http://{(place.names or allowed(place))[0]}:{port}/?token={token}"
