"""Tables of indicators read as targets, in both languages: metric, unit, starting figure, value, year, binding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from aligner.datafiles import rows
from aligner.extraction.grids import Cell, Grid, Row, grid_of
from aligner.extraction.heads import Head, heads, when
from aligner.extraction.labels import is_unit, scaled
from aligner.extraction.records import Target
from aligner.extraction.table_heads import head_lines
from aligner.extraction.zh.amounts import amount, divided, figures
from aligner.extraction.zh.metrics import object_of
from aligner.numbers import parse_en, parse_zh
from aligner.words import patterns as re

_NUMBERED = re.compile(
    r"^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)]|\d{1,3}(?:[.．、]|\s)(?!\d)|[一二三四五六七八九十]{1,3}、|[①-⑳])\s*"
)
_NOTE = re.compile(r"[*＊※①-⑳]+$")
_BRACKETED = re.compile(r"\s*[（(\[［【]([^（()）\[\]［］【】]{1,48})[）)\]］】]$")
_SUM = re.compile(r"[\[［【〔]\s*(.+?)\s*[\]］】〕]")
_TOTAL = re.compile(
    r"^(?:[一二两三四五六七八九十\d]+年)?(?:累计|合计|总计|共计|总共)(?:数|达到?|为)?[：:\s]*(?=[约超近不≥≤><＞＜~～]{0,3}\d)"
    r"|^(?:(?:five|three|four|\d)[- ]years? )?(?:cumulative(?:ly)?|accumulated|(?:a )?total)(?: total)?(?: of)?[:\s]+"
    r"(?=(?:[a-z]+ ){0,3}[≥≤><~]?\s*\d)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:投入|经费|收入|产值|营业额|销售额|交易额|总额|金额|投资|支出|消费额|增加值|产量|数量|人数|人次|总量|进出口)$"
    r"|^(?:total |annual )?(?:investment|incomes?|revenues?|output|numbers?|value|volume|amount|spending|expenditures?"
    r"|funds?|sales|turnover)\b(?! (?:rate|share|ratio|intensity))",
    re.IGNORECASE,
)
"""What in per cent can only grow: a column 年均 with >7 of the money spent on science."""
_RATIO = re.compile(r"(?<!\d)\d{1,3}(?:\.\d+)?\s*[:：∶]\s*\d{1,3}(?:\.\d+)?")
_COUNTED = re.compile(r"(?![含不全新约上下内外])[\u4e00-\u9fff]{1,2}|[a-z]{3,}s")
_SHARE = re.compile(r"(?:率|比例|比重|占比)$|\b(?:rate|share|ratio|proportion|coverage)\b", re.IGNORECASE)
_MOVED = re.compile(
    r"(?:年均|同比|累计|较上年)*(?:增长|提高|增加|下降|降低|减少)"
    r"|(?:an? )?(?:average |annual |further )*(?:growth|increase|rise|drop|decrease|reduction|fall|up|down)\b",
    re.IGNORECASE,
)
_FIGURES = {"cardinal", "percent", "points", "multiple", "fraction", "ratio", "money", "measure", "period"}


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of a cell in the table's unit, or none where the cell holds words."""

    value: Fraction | None = None
    value_max: Fraction | None = None
    comparator: str = "="
    baseline: Fraction | None = None
    unit: str = ""
    change: str = ""
    added: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a table: language, the document's year, the horizon of caption, headings and title."""

    language: str = "zh"
    year: int | None = None
    horizon: str = ""


@cache
def _word(kind: str) -> re.Pattern[str]:
    form = next(form for key, form in rows("extraction", "table_words.tsv") if key == kind)
    return re.compile(form, re.IGNORECASE)


def indicators(grid: Grid | Sequence[Sequence[str]], setting: Setting, number: int = 1) -> Iterator[Target]:
    """Yield the targets of a table, row by row and column by column; nothing where it is no table of indicators.

    Args:
        grid: a table of a document, or rows of texts, head first.
        setting: the language and what the document says of time.
        number: the number of the table in the document, from one, for ``Target.cell``.
    """
    table = grid if isinstance(grid, Grid) else grid_of(grid)
    texts, first = head_lines(table)
    columns = heads(texts, setting.language, setting.year)
    if not columns:
        return
    setting = replace(setting, horizon=_horizon(table, columns, setting))
    caption = _caption(table.above)
    group = binding = ""
    for k, row in enumerate(table.rows[first:], start=first + 1):
        filled = [cell.text for cell in row.cells if cell.text]
        cells = _fitted(row, columns)
        if len(filled) == 1 or cells is None:
            group, binding = _NUMBERED.sub("", filled[0] if filled else ""), _binding(filled[0] if filled else "")
            continue
        named = {head.role: cells[c].text for c, head in enumerate(columns) if head.role in ("group", "binding")}
        group = named.get("group") or group
        line = _Line(row, cells, columns, setting, caption)
        for c, target in line.targets():
            yield replace(
                target,
                area=(group,) if group else (),
                binding=_binding(named.get("binding", "")) or binding,
                cell=(number, k, c + 1),
            )


def _fitted(row: Row, columns: Sequence[Head]) -> tuple[Cell, ...] | None:
    """Return the cells under their heads; a row without the cell of a category that goes on is shifted."""
    missing = len(columns) - len(row.cells)
    first = next(k for k, head in enumerate(columns) if head.role == "metric")
    if missing < 0 or missing > first:
        return row.cells[: len(columns)] if missing < 0 else None
    return (*(Cell("") for _ in range(missing)), *row.cells)


def _horizon(table: Grid, columns: Sequence[Head], setting: Setting) -> str:
    """Return the deadline of columns that name none: the last year of the head, of the caption, or of the document."""
    ends = [head.deadline for head in columns if head.role == "target" and head.deadline]
    said = [when(line, setting.language)[0] for line in reversed(table.above)]
    return max(ends) if ends else next((deadline for deadline in said if deadline), setting.horizon)


def _caption(above: Sequence[str]) -> str:
    """Return the unit that a caption gives for the whole table (单位：亿元)."""
    for line in above:
        if found := re.search(rf"(?:{_word('caption').pattern})\s*[：:]\s*([^\s，,；;（()）]+)", line, re.IGNORECASE):
            return found[1]
    return ""


def _of_caption(caption: str, metric: str) -> str:
    """Return the unit that a caption gives a metric: of several (亿元、%) a share or a rate takes the last one, %."""
    units = (
        [unit for unit in re.split(r"[、/，,](?=\D)", caption) if unit] if re.search("[、，,]", caption) else [caption]
    )
    share = [unit for unit in units if unit in ("%", "％")]
    if len(units) > 1 and share:
        rate = re.search(rf"(?:{_word('rate').pattern})$", metric, re.IGNORECASE) or _SHARE.search(metric)
        return share[0] if rate else next(unit for unit in units if unit not in ("%", "％"))
    return caption


def _binding(text: str) -> str:
    if _word("binding").search(text):
        return "约束性"
    return "预期性" if _word("expected").search(text) else ""


class _Line:
    """One row of a table of indicators."""

    def __init__(
        self, row: Row, cells: Sequence[Cell], columns: Sequence[Head], setting: Setting, caption: str
    ) -> None:
        self.row, self.cells, self.columns, self.setting = row, cells, columns, setting
        by_role = {head.role: cells[c].text for c, head in enumerate(columns)}
        self.metric, own = _metric(by_role.get("metric", ""), "unit" not in by_role)
        unit = by_role.get("unit", "")
        self.unit = own if _word("empty").fullmatch(unit) else unit
        self.unit = self.unit or _of_caption(caption, self.metric)
        rate = rf"(?:{_word('rate').pattern})$|^(?:{_word('rate_of').pattern})\b"
        self.rate = re.search(rate, self.metric, re.IGNORECASE) is not None

    def targets(self) -> Iterator[tuple[int, Target]]:
        """Yield the number of a column and what its cell states."""
        base_year, base = self._base()
        if not self.metric:
            return
        for c, head in enumerate(self.columns):
            text = _NOTE.sub("", self.cells[c].text).strip()
            if head.role not in ("target", "yearly", "total", "actual") or _word("empty").fullmatch(text):
                continue
            yearly = head.role == "yearly" and not _is_sum(text) and not self._is_level(head)
            found = self._figure(text, self._unit(head, yearly))
            if found is None:
                if re.search(r"[\u4e00-\u9fff]{2}|[A-Za-z]{4}", text):
                    yield c, self._record(head, Figure(), "qualitative", yearly=False)
                continue
            if _MOVED.match(text) and found.unit in ("%", "％") and not self.rate:
                # 增长4%以上 beside the figure of the base year
                yield c, self._record(head, replace(found, change="growth", baseline=None), "quantified", yearly=False)
                continue
            added = self._is_added(head, text)
            same = base if found.baseline is None and not (yearly and not self.rate) else found.baseline
            made = self._record(head, replace(found, baseline=same, added=added), "quantified", yearly=yearly)
            yield c, replace(made, baseline_year=base_year if made.baseline is not None else None)

    def _base(self) -> tuple[int | None, Fraction | None]:
        """Return the year and the figure that the row starts from."""
        bases = [(head.year or 0, c) for c, head in enumerate(self.columns) if head.role == "base"]
        for _, c in sorted(bases, key=lambda base: -base[0]):  # the latest that has a figure
            if found := self._figure(self.cells[c].text, self.unit or self.columns[c].unit):
                return self.columns[c].year, found.value
        return None, None

    def _is_added(self, head: Head, text: str) -> bool:
        """Say whether a figure is what the years of the plan add to that of the base year: [0.65] beside 2.85.

        Where both are sums (〔86〕, 〔75〕) one is held against the other.
        """
        based = [self.cells[c].text for c, other in enumerate(self.columns) if other.role == "base"]
        return head.role in ("target", "yearly", "total") and _is_sum(text) and not any(map(_is_sum, based))

    def _is_level(self, head: Head) -> bool:
        """Say whether a column 年均 holds a level and no rate: a share (%) such as <5.5 of the unemployed each year."""
        share = self.unit in ("%", "％", "‰") and not self.rate and not _AMOUNT.search(self.metric)
        if (
            share
            and _SHARE.search(self.metric)
            and re.search(r"累计|cumulative|total|[［\[]", head.text, re.IGNORECASE)
        ):
            return True  # 年均增速［累计］: the column holds rates and what is none, such as a share of <5.5
        return share and not re.search("增|降|升|减|growth|increase|change|decline", head.text, re.IGNORECASE)

    def _unit(self, head: Head, yearly: bool) -> str:
        """Return the unit of a column: its own, % for a rate a year of what is counted, else that of the row."""
        return head.unit or ("%" if yearly and self.unit not in ("%", "％", "‰") else self.unit)

    def _figure(self, text: str, unit: str) -> Figure | None:
        """Return the figure of a cell, None where it holds none."""
        text = _TOTAL.sub("", _SUM.sub(r"\1", text))
        if _word("whole").fullmatch(text):
            return Figure(Fraction(100), comparator="~" if "基本" in text else "=", unit="%")
        zh = self.setting.language == "zh"
        if _RATIO.search(text):
            text = ("比例为" if zh else "a ratio of ") + text  # 1:18 alone is a time of day
        said = [q for q in (parse_zh if zh else parse_en)(text) if q.kind in _FIGURES and q.value is not None]
        said = [divided(text, q) for q in said] or (list(figures(text, parse_zh(text))) if zh else [])
        if not said:
            return None
        last = said[-1]
        made = amount(text, 0, len(text), last, said[:-1])
        scale, name = scaled(unit)
        if last.unit and last.kind != "multiple":  # the cell says its unit itself
            scale, name = Fraction(1), made.unit if zh else last.unit
        sign = -1 if re.search(r"(?:^|[^\d%％])[-－−–]\s*$", text[: last.start]) else 1
        baseline = made.baseline
        if len(said) > 1 and re.search(r"→|->|—>", text[said[0].end : last.start]):
            baseline = said[0].value
        return Figure(
            last.value * scale * sign if last.value is not None and last.kind != "multiple" else last.value,
            last.value_max * scale if last.value_max is not None and last.kind != "multiple" else last.value_max,
            made.comparator,
            baseline * scale if baseline is not None else None,
            ("倍" if zh else "times") if last.kind == "multiple" else name,
            "multiple" if last.kind == "multiple" else "",
        )

    def _record(self, head: Head, figure: Figure, kind: str, *, yearly: bool) -> Target:
        """Return the record of a cell."""
        zh = self.setting.language == "zh"
        metric = self.metric
        change = "" if kind == "qualitative" else figure.change or self._change(figure, yearly)
        evidence = self._evidence()
        span = (self.row.start, self.row.end) if self.row.start >= 0 else None
        return Target(
            section="goals",
            status="result" if head.role == "actual" else "target",
            kind=kind,
            metric_zh=metric if zh else "",
            metric_en="" if zh else metric,
            object_zh=object_of(self.metric) if zh else "",
            comparator="" if kind == "qualitative" else figure.comparator,
            change=change,
            value=figure.value,
            value_max=figure.value_max,
            baseline=figure.baseline,
            unit=figure.unit,
            deadline=head.deadline or self.setting.horizon,
            zh_evidence=evidence if zh else "",
            en_evidence="" if zh else evidence,
            zh_span=span if zh else None,
            en_span=None if zh else span,
        )

    def _change(self, figure: Figure, yearly: bool) -> str:
        if yearly or self.rate or (figure.added and figure.baseline is not None):
            return "growth"
        return "from_to" if figure.baseline is not None else "level"

    def _evidence(self) -> str:
        return "\t".join(cell.text for cell in self.row.cells)


def _is_sum(text: str) -> bool:
    """Say whether a cell holds the sum of all years of the plan: [20], 累计12, Cumulative 12."""
    return bool(_SUM.search(text) or _TOTAL.match(text))


def _metric(text: str, counted: bool = False) -> tuple[str, str]:
    """Return a metric without its number and notes, and the unit in a bracket at its end, "" for none.

    Where the table has no column of units (``counted``), a character or two or a plural are one too: （枚）, (medals).
    """
    name = _NOTE.sub("", _NUMBERED.sub("", text.strip())).strip()
    found = _BRACKETED.search(name)
    if found and (is_unit(found[1].strip()) or (counted and _COUNTED.fullmatch(found[1].strip()))):
        return name[: found.start()].strip(), found[1].strip()
    if re.search(r"[，,]\s*[%％]$", name):
        return re.split(r"[，,]\s*[%％]$", name)[0], "%"
    return name, ""
