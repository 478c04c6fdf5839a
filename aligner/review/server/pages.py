"""The page and its files, which lie beside this one in web/."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template
    from starlette.requests import Request
    from starlette.responses import Response

LANGUAGES = ("en", "zh")
KINDS = {"js": "text/javascript", "css": "text/css", "json": "application/json", "svg": "image/svg+xml"}
_FOLDERS = ("js", "css", "words")
_COOKIE = "aligner_language"
_YEAR = 365 * 24 * 3600


@cache
def web() -> dict[str, bytes]:
    """Return every file that the page may ask for, by its path below /assets."""
    root = files(__package__).joinpath("web")
    found = {f"{folder}/{file.name}": file for folder in _FOLDERS for file in root.joinpath(folder).iterdir()}
    found["icon.svg"] = root.joinpath("icon.svg")
    return {path: file.read_bytes() for path, file in found.items() if path.rpartition(".")[2] in KINDS}


def asset(path: str) -> Response:
    """Return a file of the page; what is not in the table of them does not exist."""
    from starlette.responses import PlainTextResponse, Response

    if path not in web():
        return PlainTextResponse("There is no such file.\n", 404)
    return Response(web()[path], media_type=KINDS[path.rpartition(".")[2]])


def page(request: Request, source: str, target: str) -> Response:
    """Return the page for two documents of these names, in the language asked for or chosen before."""
    from starlette.responses import HTMLResponse

    asked = request.query_params.get("lang")
    language = spoken(asked or request.cookies.get(_COOKIE, ""), request.headers.get("accept-language", ""))
    other = LANGUAGES[1 - LANGUAGES.index(language)]
    text = template().render(language=language, other=other, w=words(language), source=source, target=target)
    response = HTMLResponse(text)
    if asked in LANGUAGES:
        response.set_cookie(_COOKIE, language, max_age=_YEAR, httponly=True, samesite="strict")
    return response


def spoken(chosen: str, accepted: str) -> str:
    """Return the language of the page: the chosen one, else the first of ``Accept-Language`` that there is."""
    wishes = [wish.partition(";")[0].strip().lower().partition("-")[0] for wish in accepted.split(",")]
    return next((name for name in (chosen, *wishes) if name in LANGUAGES), LANGUAGES[0])


@cache
def words(language: str) -> dict[str, str]:
    """Return the page's own words in a language."""
    table: dict[str, str] = json.loads(web()[f"words/{language}.json"])
    return table


@cache
def template() -> Template:
    """Return the page's template; whatever goes into it is escaped, and a name that is missing is an error."""
    from jinja2 import Environment, StrictUndefined

    source = files(__package__).joinpath("web", "page.html").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(source)
