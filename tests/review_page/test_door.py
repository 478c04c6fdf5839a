"""Who gets in and what a page may do: one harmless attempt each."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from aligner.errors import UsageError
from aligner.review.server.guard import Door, headers_of, refusal
from aligner.review.server.serve import Place, address, allowed, checked_token
from tests.review_page.served import MARKUP, TOKEN, Served


def test_nothing_without_the_key(served: Served) -> None:
    for path in ("/", "/api/rows", "/assets/js/main.js", "/api/export?to=csv"):
        answer = served.ask(path, cookie=False)
        assert (answer.status, "aligner review" in answer.text) == (403, True)
    assert served.ask("/api/rows", cookie=False, Cookie=f"aligner_review_{served.port}=guessed").status == 403


def test_the_address_gives_a_cookie_for_this_site_alone_and_goes(served: Served) -> None:
    answer = served.ask(f"/?token={TOKEN}", cookie=False)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie == f"aligner_review_{served.port}={TOKEN}; Path=/; HttpOnly; SameSite=Strict"
    wrong = served.ask("/?token=another-token-altogether", cookie=False)
    assert (wrong.status, "set-cookie" in wrong.headers) == (403, False)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", ""])
def test_another_name_of_this_machine_is_refused(served: Served, host: str) -> None:
    # A page elsewhere can point a name of its own at 127.0.0.1: the browser would then call it the same origin.
    assert served.ask("/api/rows", Host=host.format(port=served.port)).status == 421


def test_localhost_is_this_machine(served: Served) -> None:
    assert served.ask("/api/rows", Host=f"LOCALHOST:{served.port}").status == 200


BODY = {"kind": "note", "author": "Tester", "fields": {"note": "from elsewhere"}}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Sec_Fetch_Site": "none"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content_Length": "2000000"}, 413),
    ],
)
def test_a_write_from_elsewhere_is_refused(served: Served, headers: dict[str, str], status: int) -> None:
    row = served.rows()[0]
    answer = served.ask("/api/decide", BODY | {"key": row["key"], "expected": None}, **headers)
    assert answer.status == status
    assert served.rows()[0]["note"] == ""


def test_a_write_without_an_origin_is_refused() -> None:
    door = Door.of("t" * 20, 80, ("127.0.0.1",))
    sent = {b"host": b"127.0.0.1", b"content-type": b"application/json", b"content-length": b"2"}
    scope = {"method": "POST", "path": "/api/undo", "headers": list(sent.items())}
    assert refusal(scope, door) == (403, "A decision is taken from the review page alone.")
    scope["headers"] += [(b"origin", b"http://127.0.0.1")]
    assert refusal(scope, door) is None
    scope["headers"] += [(b"host", b"127.0.0.1")]  # a header twice is no header
    assert headers_of(scope)["host"] == "127.0.0.1, 127.0.0.1"
    assert (refusal(scope, door) or (0,))[0] == 421


def test_a_read_from_another_site_is_refused(served: Served) -> None:
    for path in ("/api/rows", "/assets/js/main.js", "/api/export?to=csv"):
        assert served.ask(path, Sec_Fetch_Site="cross-site").status == 403


def test_a_write_is_no_read(served: Served) -> None:
    assert served.ask("/api/decide").status == 405
    assert served.ask("/api/undo", {"author": "Tester"}, method="PUT").status == 405


def test_no_other_site_is_told_that_it_may(served: Served) -> None:
    answer = served.ask("/api/rows", Origin="http://evil.example")
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert served.ask("/api/decide", method="OPTIONS", Origin="http://evil.example").status == 403


def test_every_answer_is_bound(served: Served) -> None:
    for path, cookie in (
        ("/", True),
        ("/", False),
        ("/api/rows", True),
        ("/assets/css/theme.css", True),
        ("/no", True),
    ):
        headers = served.ask(path, cookie=cookie).headers
        policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
        assert (policy["default-src"], policy["script-src"], policy["style-src"]) == ("'none'", "'self'", "'self'")
        assert (policy["frame-ancestors"], policy["base-uri"], policy["form-action"]) == ("'none'", "'none'", "'none'")
        assert (policy["require-trusted-types-for"], policy["trusted-types"]) == ("'script'", "'none'")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert (headers["referrer-policy"], headers["cache-control"]) == ("no-referrer", "no-store")


def test_files_of_the_page_alone_are_given(served: Served) -> None:
    for path in (
        "page.html",
        "../serve.py",
        "js/../../serve.py",
        "%2e%2e/serve.py",
        "js/",
        "words/de.json",
        "/etc/hostname",
    ):
        assert served.ask(f"/assets/{path}").status == 404, path


def test_the_page_holds_no_script_and_no_document_text_as_markup(served: Served) -> None:
    page = served.ask("/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.text.count("<script") == 1
    assert '<script type="module" src="/assets/js/main.js"></script>' in page.text
    assert "style=" not in page.text and "<style" not in page.text
    assert not [word for word in page.text.split() if word.startswith("on") and "=" in word]
    assert any(MARKUP in row["zh"] for row in served.rows())  # as text, in JSON


def test_only_this_machine_unless_told_otherwise() -> None:
    assert Place().host == "127.0.0.1" and Place().private
    assert not Place("0.0.0.0").private
    assert allowed(Place()) == ("127.0.0.1", "localhost", "[::1]")
    assert allowed(Place("0.0.0.0", names=("desk.lan",))) == ("127.0.0.1", "localhost", "[::1]", "desk.lan")
    assert address(Place("0.0.0.0", names=("desk.lan",)), 8765, "k") == "http://desk.lan:8765/?token=k"


def test_a_token_is_random_or_long() -> None:
    assert len({checked_token(None) for _ in range(20)}) == 20
    assert len(checked_token(None)) >= 43  # 256 bits
    for weak in ("", "short", "fifteen-letters", "with a blank in it", "a" * 20 + ";", "密" * 20):
        with pytest.raises(UsageError):
            checked_token(weak)


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (["--token", "short"], 2, "16 or more"),
        (["--host", "no.such.host.invalid"], 2, "no address of this machine"),
        (["--host", "192.0.2.1"], 2, "cannot be used"),
    ],
)
def test_what_cannot_be_served_is_said(finished_run: Path, options: list[str], code: int, says: str) -> None:
    call = [sys.executable, "-m", "aligner", "review", str(finished_run), "--no-browser", "--port", "0", *options]
    done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, says in done.stderr, done.stderr.count("\n")) == (code, True, 1), done.stderr


def test_a_folder_without_a_run_and_a_taken_port(tmp_path: Path, served: Served) -> None:
    call = [sys.executable, "-m", "aligner", "review", "--no-browser"]
    done = subprocess.run([*call, str(tmp_path), "--port", "0"], capture_output=True, text=True, check=False)
    assert (done.returncode, "alignment.jsonl" in done.stderr) == (3, True)
    taken = [*call, str(served.out), "--port", str(served.port)]
    done = subprocess.run(taken, capture_output=True, text=True, check=False)
    assert (done.returncode, "another --port" in done.stderr) == (2, True)


def test_open_to_others_is_said_and_the_key_is_needed(finished_run: Path) -> None:
    call = [sys.executable, "-m", "aligner", "review", str(finished_run), "--port", "0", "--host", "0.0.0.0"]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [*call, "--allow-host", "desk.lan"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert line.startswith("Review: http://desk.lan:") and "/?token=" in line
    assert "whoever has the address can decide" in errors
    assert process.returncode == 0


def test_a_wrong_request_is_answered_in_one_sentence(served: Served) -> None:
    key = served.rows()[0]["key"]
    for body, says in [
        ([], "no JSON object"),
        ({"kind": "note"}, "lacks the text key"),
        ({"kind": "fly", "key": key, "author": "T"}, "no decision 'fly'"),
        ({"kind": "note", "key": key, "author": "T", "fields": {"note": 3}}, "is a text"),
        ({"kind": "note", "key": key, "author": "T", "fields": {"key": "x", "note": ""}}, "no field"),
        ({"kind": "note", "key": key, "author": "T", "fields": [], "expected": 0}, "fields by name"),
        ({"kind": "confirm", "key": key, "author": "  "}, "lacks the text author"),
    ]:
        answer = served.ask("/api/decide", body)
        assert (answer.status, says in answer.data["error"]) == (400, True), answer.text
    assert served.ask("/api/since?seq=-1").status == 400
    assert served.ask("/api/export?to=exe").status == 400
    raw = served.ask("/api/decide", json.loads("{}"))
    assert raw.status == 400
