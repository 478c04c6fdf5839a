"""Kill the server of the review page at random moments of editing, and count acknowledged decisions that are lost.

    python benchmarks/review_kill.py [--kills 50] [--seed 0]

A client decides as fast as the server answers: texts, notes, accepted suggestions, confirmations, merges and splits,
undo and redo. At a random moment the server gets SIGKILL. Then the store is opened and read: each decision that was
answered has to be in it as it was sent, the rows have to be those of the answers, and the next server goes on with it.
"""

from __future__ import annotations

import http.client
import json
import random
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from review_page import TOKEN, make_run, served

from aligner.review import Review

LONGEST = 1.5  # seconds of editing before a kill


@dataclass
class Client:
    """Decides until the server is gone, and takes down what was answered."""

    address: str
    chance: random.Random
    answered: list[tuple[int, str, dict[str, Any]]] = field(default_factory=list)
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    begin: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    def ask(self, path: str, body: dict[str, Any] | None = None) -> tuple[int, Any]:
        """Ask the server as the page would."""
        host = urlsplit(self.address).netloc
        port = host.rpartition(":")[2]
        headers = {"Host": host, "Cookie": f"aligner_review_{port}={TOKEN}"}
        if body is not None:
            headers |= {"Origin": f"http://{host}", "Content-Type": "application/json"}
        connection = http.client.HTTPConnection(host, timeout=60)
        try:
            data = None if body is None else json.dumps(body)
            connection.request("GET" if body is None else "POST", path, data, headers)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()

    def start(self) -> None:
        """Fetch the rows."""
        told = self.ask("/api/rows")[1]
        self.rows, self.begin = {row["key"]: row for row in told["rows"]}, told["seq"]

    @property
    def last(self) -> int:
        """The number of the last decision that the client was told of."""
        return self.answered[-1][0] if self.answered else self.begin

    def edit(self) -> None:
        """Decide until the server does not answer any more."""
        try:
            while True:
                self.once()
        except (OSError, http.client.HTTPException, ValueError):
            return  # killed while it was asked: this one was not answered

    def once(self) -> None:
        """Take one decision."""
        path, body = self.wish()
        status, told = self.ask(path, body)
        if status != 200:
            self.refused[str(told.get("error", status))[:60]] += 1
            return
        self.answered.append((told["seq"], told["kind"], body))
        for key in told["removed"]:
            self.rows.pop(key, None)
        self.rows |= {row["key"]: row for row in told["rows"]}

    def wish(self) -> tuple[str, dict[str, Any]]:
        """Choose what to decide next."""
        row = self.rows[self.chance.choice(sorted(self.rows))]
        kind = self.chance.choice(
            ("set_english", "set_english", "note", "confirm", "accept", "merge", "split", "undo", "redo")
        )
        if kind in ("undo", "redo"):
            return f"/api/{kind}", {"author": "bench"}
        open_ones = [f for f in row["findings"] if f["suggestion"] and f["en_span"] and not f["away"]]
        fields: dict[str, Any] = {}
        if kind == "accept" and open_ones:
            fields = {"finding": open_ones[0]["key"]}
        elif kind == "split" and " " in row["en"]:
            fields = {"at": row["en"].index(" ") + 1}
        elif kind == "merge":
            fields = {"with": "next"}
        elif kind == "note":
            fields = {"note": f"note {self.chance.random()}"}
        elif kind != "confirm":
            kind, fields = "set_english", {"en": f"Text {self.chance.random()} of a person."}
        body = {"kind": kind, "key": row["key"], "expected": row["version"], "author": "bench", "fields": fields}
        return "/api/decide", body


def missing(client: Client, review: Review) -> list[str]:
    """Return what was answered and is not in the store as it was sent, or not in the rows as they are now."""
    kept = {decision.seq: decision for decision in review.decisions}
    out = []
    for seq, kind, body in client.answered:
        decision = kept.get(seq)
        if decision is None or decision.kind != kind:
            out.append(f"decision {seq} ({kind})")
        elif any(
            decision.fields.get(name) != value for name, value in body.get("fields", {}).items() if name != "with"
        ):
            out.append(f"fields of decision {seq} ({kind})")
    last = client.last
    if review.seq > last + 1:
        out.append("more than one decision that nobody was told of")
    now = {row.key: row for row in review.rows}
    if review.seq < last:
        out.append("decisions up to the last one that was answered")
    if review.seq == last:  # else the one in flight was kept, unanswered
        out += [f"row {key}" for key, row in client.rows.items() if key not in now or now[key].en != row["en"]]
    return out


def killed_once(out: Path, chance: random.Random) -> tuple[Client, list[str], int]:
    """Edit, kill, and look; returns the client, what is missing, and how many unanswered decisions were kept."""
    with served(out) as (address, _):
        client = Client(address, chance)
        client.start()
        client.once()  # the first decision waits for the checks to be loaded
        thread = threading.Thread(target=client.edit)
        thread.start()
        time.sleep(chance.uniform(0, LONGEST))
    thread.join()
    review = Review.open(out)
    try:
        return client, missing(client, review), review.seq - client.last
    finally:
        review.close()


@click.command()
@click.option("--kills", default=50, show_default=True)
@click.option("--rows", default=200, show_default=True)
@click.option("--seed", default=0, show_default=True)
def main(kills: int, rows: int, seed: int) -> None:
    """Print how many decisions were answered, and what of them was lost."""
    chance = random.Random(seed)
    answered, unanswered, lost = 0, 0, []
    kinds: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        out = make_run(Path(place) / "out", rows)
        for kill in range(1, kills + 1):
            client, gone, more = killed_once(out, chance)
            answered, unanswered = answered + len(client.answered), unanswered + more
            kinds.update(kind for _, kind, _ in client.answered)
            lost += [f"kill {kill}: {what}" for what in gone]
    click.echo(f"{kills} kills, seed {seed}: {answered:,} decisions answered ({dict(kinds.most_common())})")
    click.echo(f"{unanswered} were in the store though the answer did not arrive; the store opened {kills} times")
    click.echo(f"lost: {len(lost)}" + "".join(f"\n  {what}" for what in lost[:20]))
    if lost:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
