"""What the command-line tests share: a way to call ``aligner`` in an empty folder, and one small pair."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.cli.main import main

Called = tuple[int, str, str]

ZH = """关于加强安全管理的通知

各地区要加强统筹协调，落实安全生产责任。到2027年，全省建成300个示范项目。
国家能源局负责组织实施。
严禁任何单位和个人篡改、伪造追溯信息，违者依法追究责任。
本通知自2026年1月1日起施行。
"""
EN = """Notice on strengthening safety management

All regions should strengthen coordination and implement the responsibility for production safety; by 2027, the province will build 300 demonstration projects.
The National Energy Board is responsible for the organization and implementation.
This notice takes effect on January 1, 2026.
Related articles
"""  # noqa: E501


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Called]:
    """Return a function that runs ``aligner`` in an empty folder and gives exit code, output and error output."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("ALIGNER_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))

    def run(*args: object, stdin: bytes = b"") -> Called:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main([str(a) for a in args])
        out = capsys.readouterr()
        assert "Traceback" not in out.err
        return int(str(end.value.code or 0)), out.out, out.err

    return run


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    """Write the small pair into the folder and return its names."""
    (tmp_path / "通知.txt").write_text(ZH, encoding="utf-8")
    (tmp_path / "notice.txt").write_text(EN, encoding="utf-8")
    return "通知.txt", "notice.txt"
