"""A small finished run, made once, and copies of its folder."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import aligner
from aligner.export.folder import write_output
from aligner.review import Review
from aligner.review.row_state import RowState

ZH = [
    "关于加强水库安全管理的通知",
    "各地应当在2026年底前完成3000座小型水库的除险加固。",
    "国家能源局负责监督检查。",
    "=A1+B1 是表格中的公式。",
    "县级政府要落实责任，做好巡查。",
    "发现隐患的，应当立即报告。",
    "鼓励使用𠮷字牌新型监测设备。",
    "到2027年，监测设备覆盖率达到85%以上。",
    "生态环境部会同公安部开展联合检查。",
    "各单位要立足实际，先立后破。",
    "附则。",
    "本通知自印发之日起施行。",
]
EN = [
    "Notice on strengthening the safety management of reservoirs",
    "All localities shall complete the reinforcement of 300 small reservoirs by the end of 2026.",
    "The National Energy Board is responsible for supervision and inspection.",
    "=A1+B1 is a formula in a table.",
    "County governments must fulfil their responsibilities. They shall carry out patrols.",
    "Where hidden dangers are found, they shall be reported at once.",
    "The use of new monitoring equipment of the 𠮷 brand is encouraged.",
    "By 2027, the coverage of monitoring equipment will reach more than 85%.",
    "The Ministry of Ecology and Environment together with the Ministry of Public Security carry out inspections.",
    "All units should be based on reality, stand first and then break.",
    "This notice takes effect on the date of its issue.",
]


OPEN = "term.known_wrong"
"""The rule of the finding on row 10, whose suggestion no rule puts in."""


@cache
def _folder() -> Path:
    """Return the folder of the run, made once."""
    place = Path(mkdtemp(prefix="aligner-review-"))
    terms = write_terms(place)
    write_output(aligner.run("\n".join(ZH) + "\n", "\n".join(EN) + "\n", terms=terms), place / "run")
    return place / "run"


def write_terms(place: Path) -> str:
    """Write a termbase of our own, by which row 10 has a finding whatever the shipped one says, and return its path."""
    (place / "terms.csv").write_text("zh,en\n先立后破,build first and break later\n", encoding="utf-8")
    return str(place / "terms.csv")


def run_folder(place: Path, name: str = "out") -> Path:
    """Return a copy of the run's folder that a test may change."""
    shutil.copytree(_folder(), place / name)
    return place / name


def opened(folder: Path) -> Review:
    """Open a run whose decisions all come at one time, and whose project is its own folder."""
    return Review.open(folder, folder, now=lambda: "2026-01-02T03:04:05+00:00")


def row(review: Review, number: int) -> RowState:
    """Return a row by its number from 1."""
    return review.rows[number - 1]


def said(review: Review) -> list[dict[str, object]]:
    """Return everything about the rows but their versions."""
    return [{k: v for k, v in state.to_dict().items() if k != "version"} for state in review.rows]
