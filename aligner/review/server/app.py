"""The application behind the page: its addresses and what each of them answers."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from aligner.errors import AlignerError, UsageError
from aligner.review.server import payload
from aligner.review.server.exports import exported, forms
from aligner.review.server.guard import Door, Guard
from aligner.review.server.pages import asset, page
from aligner.review.server.records import records
from aligner.review.server.session import Session
from aligner.review.server.terms import terms

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from aligner.review import Change, Review

Answer = Callable[["Request"], Awaitable["Response"]]
LONGEST_AUTHOR = 80


def application(session: Session, door: Door) -> Guard:
    """Return the application as an ASGI callable; nothing passes but through the door."""
    from starlette.applications import Starlette
    from starlette.routing import Route

    api = Api(session)
    routes = [
        Route("/", api.page),
        Route("/assets/{path:path}", api.asset),
        Route("/api/rows", answered(api.rows)),
        Route("/api/since", answered(api.since)),
        Route("/api/terms", answered(api.terms)),
        Route("/api/records", answered(api.records)),
        Route("/api/preview", answered(api.preview)),
        Route("/api/export", answered(api.export)),
        Route("/api/decide", answered(api.decide), methods=["POST"]),
        Route("/api/accept-rule", answered(api.accept_rule), methods=["POST"]),
        Route("/api/undo", answered(api.undo), methods=["POST"]),
        Route("/api/redo", answered(api.redo), methods=["POST"]),
    ]
    return Guard(Starlette(routes=routes), door)


class Api:
    """What each address answers, asked of one review."""

    def __init__(self, session: Session) -> None:
        self.session = session

    async def page(self, request: Request) -> Response:
        """Return the page in the language that was asked for."""
        names = await self.session.ask(payload.names)
        return page(request, *names)

    async def asset(self, request: Request) -> Response:
        """Return a script, a style sheet or a table of words."""
        return asset(request.path_params["path"])

    async def rows(self, request: Request) -> Response:
        """Return all rows."""
        data = await self.session.ask(payload.everything)
        self.session.warm()
        return plain({**data, "author": self.session.author, "forms": forms()})

    async def since(self, request: Request) -> Response:
        """Return what was decided after a number, here or by anybody else."""
        seq = number(request.query_params.get("seq", ""))
        return plain(await self.session.ask(lambda review: payload.since(review, seq)))

    async def decide(self, request: Request) -> Response:
        """Take one decision."""
        given = await body(request)
        kind, key, author = text(given, "kind"), text(given, "key"), text(given, "author")[:LONGEST_AUTHOR]
        fields, expected = given.get("fields", {}), given.get("expected")
        if not isinstance(fields, dict) or not (expected is None or isinstance(expected, int)):
            raise UsageError("A decision has fields by name, and the version of the row that was seen.")
        if taken := fields.keys() & {"kind", "key", "author", "expected"}:
            raise UsageError(f"A decision has no field {min(taken)!r}.")
        return await self._changed(
            lambda review: [review.decide(kind, key, author=author, expected=expected, **fields)]
        )

    async def accept_rule(self, request: Request) -> Response:
        """Accept all suggestions of a rule."""
        given = await body(request)
        rule, author = text(given, "rule"), text(given, "author")[:LONGEST_AUTHOR]
        return await self._changed(lambda review: review.accept_rule(rule, author))

    async def undo(self, request: Request) -> Response:
        """Take the author's last decision back."""
        author = text(await body(request), "author")[:LONGEST_AUTHOR]
        return await self._changed(lambda review: [review.undo(author)])

    async def redo(self, request: Request) -> Response:
        """Take it again."""
        author = text(await body(request), "author")[:LONGEST_AUTHOR]
        return await self._changed(lambda review: [review.redo(author)])

    async def _changed(self, work: Callable[[Review], list[Change]]) -> Response:
        """Return what was changed; by the time this is sent the decision is on disk."""
        return plain(await self.session.ask(lambda review: payload.changed(review, work(review))))

    async def preview(self, request: Request) -> Response:
        """Return what accepting all of a rule would change."""
        rule = request.query_params.get("rule", "")
        return plain({"changes": await self.session.ask(lambda review: payload.preview(review, rule))})

    async def terms(self, request: Request) -> Response:
        """Return the terms of a row."""
        key = request.query_params.get("key", "")
        return plain({"terms": await self.session.ask(lambda review: terms(review, key))})

    async def records(self, request: Request) -> Response:
        """Return tasks and targets with the rows in which they stand."""
        return plain(await self.session.ask(records))

    async def export(self, request: Request) -> Response:
        """Return the rows as they stand, as a file of a format."""
        from starlette.responses import Response

        to, which = request.query_params.get("to", ""), request.query_params.get("rows", "all")
        name, data = await self.session.ask(lambda review: exported(review, to, which))
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(data, media_type="application/octet-stream", headers=headers)


def answered(work: Answer) -> Answer:
    """Return ``work`` with what a person did wrong, or came too late for, told in one sentence."""

    async def told(request: Request) -> Response:
        from aligner.review.decision import Conflict

        try:
            return await work(request)
        except Conflict as conflict:
            return plain({"error": str(conflict), "row": conflict.row}, 409)
        except AlignerError as error:
            return plain({"error": str(error)}, 400)

    return told


def plain(data: Any, status: int = 200) -> Response:
    """Return data as JSON."""
    import msgspec
    from starlette.responses import Response

    return Response(msgspec.json.encode(data), status, media_type="application/json")


async def body(request: Request) -> dict[str, Any]:
    """Return the object that a request holds.

    Raises:
        UsageError: it holds none.
    """
    try:
        given = json.loads(await request.body())
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise UsageError("The request holds no JSON object.")
    return given


def text(given: dict[str, Any], name: str) -> str:
    """Return a text of a request.

    Raises:
        UsageError: it has no such text.
    """
    value = given.get(name)
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"The request lacks the text {name}.")
    return value


def number(given: str) -> int:
    """Return a number of decisions as a request gives it.

    Raises:
        UsageError: it is none.
    """
    if not given.isdecimal() or len(given) > 15:
        raise UsageError(f"{given[:20]!r} is no number of a decision.")
    return int(given)
