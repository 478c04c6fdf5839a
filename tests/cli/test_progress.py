"""The line on a terminal and the log: what they say, when, and that a pipe hears nothing unasked."""

from __future__ import annotations

import io
import json

import pytest

from aligner.cli.progress import StageBar, duration
from aligner.clock import counted


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def work(bar: StageBar, hand: Hand, rows: int, seconds: float) -> None:
    """Check some rows, each of which takes so long."""
    bar("check")
    for _ in counted(range(rows), rows):
        hand.now += seconds


def lines(stream: io.StringIO) -> list[str]:
    """What stood on the line, one look after the other."""
    return [look.strip() for look in stream.getvalue().split("\r\x1b[2K")[1:]]


def test_the_line_tells_stage_rows_rate_and_time_left() -> None:
    hand, stream = Hand(), Terminal()
    with StageBar(clock=hand, stream=stream) as bar:
        work(bar, hand, 100, 0.5)
    seen = lines(stream)
    assert "checking 50 of 100, 2 a second, 25 s left" in seen
    assert seen[-2:] == ["checking 100 of 100, 2 a second", ""], "and is taken away"


def test_short_work_shows_nothing() -> None:
    hand, stream = Hand(), Terminal()
    with StageBar(clock=hand, stream=stream) as bar:
        work(bar, hand, 100, 0.005)
    assert stream.getvalue() == ""


def test_the_rate_is_that_of_the_last_seconds() -> None:
    hand, stream = Hand(), Terminal()
    with StageBar(clock=hand, stream=stream) as bar:
        bar("check")
        for k in range(200):
            hand.now += 1.0 if k < 100 else 0.1
            bar.rows(k + 1, 1000)
    assert lines(stream)[-2] == "checking 200 of 1,000, 7 a second, 2 min left"


@pytest.mark.parametrize("options", [{"quiet": True}, {"stream": io.StringIO()}])
def test_nothing_is_written_where_nobody_looks(options) -> None:
    hand = Hand()
    stream = options.setdefault("stream", Terminal())
    with StageBar(clock=hand, **options) as bar:
        work(bar, hand, 50, 1.0)
    assert stream.getvalue() == ""


def test_the_log_is_json_a_line_and_every_other_second() -> None:
    hand, stream = Hand(), io.StringIO()
    with StageBar(clock=hand, stream=stream, log=True) as bar:
        work(bar, hand, 10, 1.0)
    told = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [(one["event"], one.get("done")) for one in told] == [
        ("stage", None), ("rows", 2), ("rows", 4), ("rows", 6), ("rows", 8), ("rows", 10), ("end", None),
    ]  # fmt: skip
    assert told[2] == {
        "seconds": 4.0,
        "event": "rows",
        "stage": "check",
        "done": 4,
        "total": 10,
        "rate": 1.0,
        "left": 6.0,
    }


def test_a_log_ends_with_what_stopped_the_work() -> None:
    stream = io.StringIO()
    with pytest.raises(KeyboardInterrupt), StageBar(stream=stream, log=True):
        raise KeyboardInterrupt
    assert json.loads(stream.getvalue().splitlines()[-1])["event"] == "stopped"


def test_of_many_pairs_the_line_says_which() -> None:
    hand, stream = Hand(), Terminal()
    with StageBar(7, clock=hand, stream=stream) as bar:
        for _ in range(3):
            bar("read")
            hand.now += 2
            bar("align")
    assert lines(stream)[-2] == "pair 3 of 7: aligning"


@pytest.mark.parametrize(("seconds", "said"), [(0.2, "1 s"), (89, "89 s"), (200, "3 min"), (7800, "2 h 10 min")])
def test_durations(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_a_run_logs_its_stages_and_rows(call, pair) -> None:
    _, out, err = call("run", *pair, "-o", "out", "--quiet", "--log", "json")
    told = [json.loads(line) for line in err.splitlines()]
    assert out == "" and [one["stage"] for one in told if one["event"] == "stage"][:2] == ["read", "segment"]
    assert {one["stage"] for one in told if one["event"] == "rows"} >= {"check"} and told[-1]["event"] == "end"
