"""A run of our own sentences, and the review page of it served by a process of its own."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aligner
from aligner.export.folder import write_output

TOKEN = "a-token-of-the-tests-alone"
MARKUP = "<img src=x onerror=\"document.title='broken'\"><b>bold</b>"
ZH = [
    "关于做好粮食仓储工作的通知",
    "加快制造强国建设和网络强国建设。",
    "各地要严格落实粮食安全责任制。",
    "省发展改革委会同省财政厅制定实施细则。",
    "到2027年，仓储损失率降至1%以下。",
    f"本通知自印发之日起施行。{MARKUP}",
    "抄送：各市人民政府办公室。",
    "（此件公开发布）",
]
EN = [
    "Notice on doing a good job in grain storage",
    "Speed up the manufacture of power and power network construction.",
    "All localities shall strictly implement the responsibility system for food security.",
    "The Provincial Department of Finance, together with the Provincial Development and Reform Commission, shall"
    " formulate detailed rules.",
    "By 2027, the storage loss rate will be reduced to below 1%. It shall be measured every year.",
    f"This notice shall take effect as of the date of its issuance. {MARKUP}",
    "Copied to: the offices of the municipal people's governments.",
]


def make_run(folder: Path) -> Path:
    """Run the sentences above, one a row, into a folder."""
    write_output(aligner.run(ZH, EN), folder)
    return folder


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def data(self) -> Any:
        return json.loads(self.text)


class Served:
    """The page of a run, served until it is stopped; ``restart`` takes the same port again."""

    def __init__(self, out: Path, *options: str) -> None:
        self.out, self.options, self.port = out, options, 0
        self.start()

    def start(self) -> None:
        call = [sys.executable, "-m", "aligner", "review", str(self.out), "--port", str(self.port), "--no-browser"]
        env = {**os.environ, "ALIGNER_REVIEW_TOKEN": TOKEN, "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [*call, "--author", "Tester", *self.options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=env,
            cwd=self.out,
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if "http" not in line:
            raise AssertionError(line + (self.process.stderr.read() if self.process.stderr else ""))
        self.address = line.split()[-1]
        self.port = urlsplit(self.address).port or 0

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def restart(self) -> None:
        self.kill()
        self.start()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self, path: str, body: Any = None, cookie: bool = True, method: str | None = None, **headers: str
    ) -> Answer:
        """Ask for a path as the page would: with its cookie, and for a write with its origin; headers go over that."""
        sent = {"Host": f"127.0.0.1:{self.port}"}
        if cookie:
            sent["Cookie"] = f"aligner_review_{self.port}={TOKEN}"
        if body is not None:
            sent |= {"Origin": self.origin, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        data = None if body is None else json.dumps(body).encode()
        connection.request(method or ("GET" if body is None else "POST"), path, data, sent)
        got = connection.getresponse()
        answer = Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read().decode())
        connection.close()
        return answer

    def rows(self) -> list[dict[str, Any]]:
        return self.ask("/api/rows").data["rows"]

    def decide(self, kind: str, key: str, expected: int | None = None, author: str = "Tester", **fields: Any) -> Answer:
        body = {"kind": kind, "key": key, "expected": expected, "author": author, "fields": fields}
        return self.ask("/api/decide", body)
