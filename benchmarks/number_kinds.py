"""Sentence pairs with one number each, right and with one planted error, made from values; for generated_numbers.py.

Every function under ``@kind`` is one kind of number and yields (Chinese, right English, wrong English, error). The values
are written by the functions of this file, never by those of ``aligner.numbers``: a generator that shared its reader's
tables would agree with its faults.
"""

# ruff: noqa: E501  (a row of a table is a line; the pairs are no secrets)

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

Pair = tuple[str, str, str, str]
Kind = Callable[[random.Random], Iterator[Pair]]
KINDS: dict[str, Kind] = {}
EACH = 34
DIGITS = "零一二三四五六七八九"
UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
MONTHS = (
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
)  # fmt: skip
ORDINALS = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]


def kind(name: str) -> Callable[[Kind], Kind]:
    """Register a function as the maker of one kind of pairs."""

    def put(maker: Kind) -> Kind:
        KINDS[name] = maker
        return maker

    return put


def zh_words(n: int) -> str:
    """Write a whole number below 10^12 in Chinese characters: 10012 is 一万零一十二."""
    if n < 10:
        return DIGITS[n]
    for size, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if n >= size:
            head, rest = divmod(n, size)
            out = (zh_words(head) if not (size == 10 and head == 1 and n < 20) else "") + name
            gap = "零" if rest and rest < size // 10 else ""
            return out + (gap + zh_words(rest) if rest else "")
    return ""


def en_words(n: int) -> str:
    """Write a whole number below 17 in English."""
    return UNITS[n]


def nth(n: int) -> str:
    """Write 1st, 12th, 23rd."""
    return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def wide(text: str) -> str:
    """Write figures, commas, points and percent signs in full width."""
    return text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789,.%"})


def other(rng: random.Random, n: int) -> int:
    """Return a number that differs from ``n`` in one digit, of equal length."""
    digits = list(str(n))
    at = rng.randrange(len(digits))
    low = 1 if at == 0 else 0
    digits[at] = rng.choice([c for c in "0123456789"[low:] if abs(int(c) - int(digits[at])) > (1 if at else 0)])
    return int("".join(digits))


def scaled(n: int, factor: int) -> str:
    """Write a number of millions or billions as English does, its decimals kept."""
    value = n * factor
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if value >= size:
            return f"{value / size:.6f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{value:,}"


COUNTED = (
    ("全县新建{}座粮仓。", "The county built {} granaries."),
    ("去年共有{}户农家参加试点。", "Last year a total of {} rural households joined the pilot."),
    ("平台已接入{}台水表。", "The platform has connected {} water meters."),
    ("工厂生产了{}辆电动三轮货车。", "The factory produced {} electric cargo carts."),
)
PAID = (
    ("财政安排资金{}元用于修缮校舍。", "The budget sets aside {} yuan to repair school buildings."),
    ("该厂去年利润为{}元。", "The plant made a profit of {} yuan last year."),
    ("港口扩建投资{}元。", "The expansion of the port costs {} yuan."),
)


def framed(rng: random.Random, frames: tuple[tuple[str, str], ...], zh: str, en: str, wrong: str, error: str) -> Pair:
    """Put both numbers and the wrong one into a sentence."""
    left, right = rng.choice(frames)
    return left.format(zh), right.format(en), right.format(wrong), error


@kind("figures and characters")
def _plain(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        n = rng.choice((rng.randrange(1000, 10**4), rng.randrange(10**4, 10**6)))
        zh = rng.choice((str(n), f"{n:,}", zh_words(n), wide(f"{n:,}"), f"{n:,}".replace(",", " ")))
        yield framed(rng, COUNTED, zh, f"{n:,}", f"{other(rng, n):,}", "wrong digit")


@kind("万 and 亿")
def _myriads(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        n, (name, size) = rng.randrange(11, 999), rng.choice((("万", 10**4), ("亿", 10**8), ("万亿", 10**12)))
        tens = n % 10 != 0 and rng.random() < 0.5
        zh = f"{n / 10:g}{name}" if tens else f"{n}{name}"
        value = n * size // 10 if tens else n * size
        slip = rng.choice((10, 100)) if value >= 10**7 else 10
        yield framed(rng, PAID, zh, scaled(value, 1), scaled(value, slip), "scale")


@kind("spelled decimal")
def _decimals(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        whole, tenth = rng.randrange(1, 10), rng.randrange(1, 10)
        name, size = rng.choice((("万", 10**4), ("亿", 10**8), ("万亿", 10**12)))
        zh, n = f"{DIGITS[whole]}点{DIGITS[tenth]}{name}", (whole * 10 + tenth) * size // 10
        yield framed(rng, PAID, zh, scaled(n, 1), scaled(tenth * size // 10, 1) if rng.random() < 0.5 else
                     scaled(n, 10), "scale")  # fmt: skip


@kind("zeros inside")
def _zeros(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        big, small = rng.randrange(1, 10) * 10**4, rng.randrange(10, 20)
        zh = f"{DIGITS[big // 10**4]}万零{'一' if rng.random() < 0.5 else ''}{zh_words(small)}"
        yield framed(rng, COUNTED, zh, f"{big + small:,}", f"{big + small * 10:,}", "scale")


@kind("figures mixed with scale words")
def _mixed(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        a, b = rng.randrange(1, 99), rng.randrange(1, 10)
        zh, n = rng.choice((
            (f"{a}万{b}千", a * 10**4 + b * 1000),
            (f"{a}万{b}", a * 10**4 + b * 1000),
            (f"{a}万{b}{b}0{b}", a * 10**4 + b * 1101),
            (f"{a}亿{b}000万", a * 10**8 + b * 10**7),
            (f"{b}千{a}百万", b * 10**9 + a * 10**6) if a < 10 else (f"{b}千万", b * 10**7),
            (f"{a}.{b}万", a * 10**4 + b * 1000),
        ))  # fmt: skip
        yield framed(rng, COUNTED, zh, scaled(n, 1), scaled(n * 10, 1), "scale")


@kind("jiao and fen")
def _coins(rng: random.Random) -> Iterator[Pair]:
    frames = (
        ("车票单价为{}。", "A ticket costs {} yuan."),
        ("每吨水涨价{}。", "Each ton of water costs {} yuan more."),
    )
    for _ in range(EACH):
        y, j, f = rng.randrange(1, 30), rng.randrange(1, 10), rng.randrange(1, 10)
        zh, value = rng.choice((
            (f"{y}元{j}角", y + j / 10), (f"{y}元{j}角{f}分", y + j / 10 + f / 100), (f"{j}角{f}分钱", j / 10 + f / 100),
            (f"{zh_words(y)}元{DIGITS[j]}角", y + j / 10), (f"{y}块{DIGITS[j]}毛钱", y + j / 10), (f"{j}毛钱", j / 10),
        ))  # fmt: skip
        yield framed(rng, frames, zh, f"{value:.2f}", f"{value * 10:.2f}", "scale")


@kind("range with the unit once")
def _ranges(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        low = rng.randrange(2, 60)
        high = low + rng.randrange(1, 30)
        wrong = high + rng.randrange(31, 35)
        zh, en, bad = rng.choice((
            (f"补助{low}至{high}万元。", "A subsidy of {} to {} yuan is paid.", 10**4),
            (f"投资{low}—{high}亿元。", "An investment of {} to {} yuan is planned.", 10**8),
            (f"投入{low}到{high}亿元。", "Between {} and {} yuan will be spent.", 10**8),
            (f"产量提高{low}%至{high}%。", "Output rose {} to {} percent.", 1),
            (f"产量提高{low}%-{high}%。", "Output rose {}-{}%.", 1),
            (f"培训{low}～{high}天。", "Training takes {} to {} days.", 1),
            (f"长度为{low}-{high}厘米。", "It is {}-{} cm long.", 1),
            (f"建设{low}到{high}个基地。", "We will build {} to {} bases.", 1),
        ))  # fmt: skip
        yield zh, en.format(scaled(low, bad), scaled(high, bad)), en.format(scaled(low, bad), scaled(wrong, bad)), "end"


@kind("range of tenths")
def _tenths_range(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        low = rng.randrange(1, 8)
        high = low + 1 + (low < 7 and rng.random() < 0.3)
        zh = rng.choice((f"{DIGITS[low]}到{DIGITS[high]}成", f"{DIGITS[low]}至{DIGITS[high]}成", f"{low}至{high}成"))
        yield f"{zh}的商户受益。", f"{low}0 to {high}0 percent of shops benefit.", f"{low} to {high} percent of shops benefit.", "scale"  # fmt: skip


FRACTIONS = (
    (1, 3, ("one third", "a third", "1/3")), (2, 3, ("two thirds", "two-thirds", "2/3")), (1, 4, ("a quarter", "one quarter", "1/4")),
    (3, 4, ("three quarters", "three-fourths", "3/4")), (2, 5, ("two fifths", "2/5")), (4, 5, ("four fifths", "4/5")),
    (3, 10, ("three tenths", "three in ten", "3/10")), (1, 5, ("one fifth", "a fifth", "1/5")),
)  # fmt: skip


@kind("fraction")
def _fractions(rng: random.Random) -> Iterator[Pair]:
    frames = (
        ("约{}的农户已参保。", "About {} of rural households are insured."),
        ("{}的耕地有水渠。", "{} of the farmland has canals."),
    )
    for _ in range(EACH):
        (a, b, said), (c, d, false) = rng.sample(FRACTIONS, 2)
        zh = rng.choice((f"{a}/{b}", f"{zh_words(b)}分之{zh_words(a)}", f"{b}分之{a}"))
        if a * d != b * c:
            yield framed(rng, frames, zh, rng.choice(said), rng.choice(false), "value")


@kind("mixed fraction")
def _mixed_fractions(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        n = rng.randrange(2, 9)
        zh, unit = rng.choice(
            (
                ("工期为{}年半。", "years"),
                ("工期为{}个半月。", "months"),
                ("会议开了{}天半。", "days"),
                ("车程{}个半小时。", "hours"),
            )
        )
        said = rng.choice((f"{en_words(n)} and a half {unit}", f"{n} 1/2 {unit}", f"{n}.5 {unit}", f"{n}½ {unit}"))
        yield zh.format(DIGITS[n]), f"It takes {said}.", f"It takes {said.replace(str(n), str(n + 2)).replace(en_words(n), en_words(n + 2))}.", "digit"  # fmt: skip


@kind("ratio")
def _ratios(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        a, b = rng.randrange(1, 9), rng.randrange(10, 30)
        sign = rng.choice(("∶", ":", "：", "比"))
        zh = f"{a}{sign}{b}" if sign != "比" else f"{zh_words(a)}比{zh_words(b)}"
        said = rng.choice((f"{a}:{b}", f"{a} to {b}"))
        wrong = said.replace(str(b), "#").replace(str(a), str(b), 1).replace("#", str(a))
        yield f"医护人员与床位之比为{zh}。", f"The ratio of medical staff to beds is {said}.", f"The ratio of medical staff to beds is {wrong}.", "swapped"  # fmt: skip


@kind("power of ten")
def _powers(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        a, power = rng.randrange(2, 10), rng.randrange(3, 9)
        raised = str(power).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
        zh = rng.choice((f"{a}×10{raised}", f"{a}×10^{power}", f"{a}x10^{power}"))
        en = rng.choice((scaled(a, 10**power), f"{a} × 10^{power}", f"{a}×10{raised}"))
        wrong = scaled(a, 10 ** (power + 1))
        yield f"全年发电{zh}千瓦时。", f"It generated {en} kWh in the year.", f"It generated {wrong} kWh in the year.", "scale"  # fmt: skip


UNITS_WRITTEN = (
    (("平方米", "㎡", "m²", "平米"), ("square meters", "m²", "sq m"), "面积为{}{}。", "The area is {} {}."),
    (("平方公里", "千米²", "km²", "k㎡"), ("square kilometers", "km²"), "面积为{}{}。", "The area is {} {}."),
    (("公斤", "㎏", "kg", "千克"), ("kilograms", "kg"), "共重{}{}。", "It weighs {} {} in all."),
    (("毫米", "㎜", "mm"), ("mm", "millimeters"), "降水{}{}。", "Rainfall was {} {}."),
    (("公里", "㎞", "km", "千米"), ("kilometers", "km"), "管线长{}{}。", "The pipeline is {} {} long."),
    (("立方米", "m³", "㎥"), ("cubic meters", "m³"), "库容为{}{}。", "The reservoir holds {} {}."),
    (("%", "％", "﹪"), ("percent", "%", "per cent"), "覆盖率为{}{}。", "The coverage rate is {} {}."),
    (("℃", "摄氏度", "°C"), ("degrees Celsius", "°C", "℃"), "水温为{}{}。", "The water temperature is {} {}."),
)  # fmt: skip


@kind("unit characters")
def _unit_characters(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        zh_units, en_units, zh, en = rng.choice(UNITS_WRITTEN)
        n = rng.randrange(11, 99)
        unit = rng.choice(en_units)
        yield zh.format(n, rng.choice(zh_units)), en.format(n, unit), en.format(other(rng, n), unit), "wrong digit"


SENSES = (
    ("用电{}亿度。", "{}00 million kWh of electricity was used.", "{} million kWh of electricity was used."),
    ("气温降到零下{}度。", "The temperature fell to minus {} degrees Celsius.", "The temperature fell to minus {}0 degrees Celsius."),
    ("气温达摄氏{}度。", "The temperature reached {} degrees Celsius.", "The temperature reached {}5 degrees Celsius."),
    ("转动{}度。", "Turn it by {} degrees.", "Turn it by {}0 degrees."),
    ("建设高标准农田{}万亩。", "{}0,000 mu of high-standard farmland was built.", "{} million mu of high-standard farmland was built."),
    ("建设高标准农田{}5万亩。", "{}50,000 mu of high-standard farmland was built.", "{}50,000 hectares of high-standard farmland was built."),
    ("{}成企业扩大了招工。", "{}0 percent of firms hired more workers.", "{} percent of firms hired more workers."),
    ("占比近{}成。", "The share is nearly {}0%.", "The share is nearly {}%."),
    ("{}年里，他们修成了{}座桥。", "In {} years they built {} bridges.", "In {} years they built {}5 bridges."),
)  # fmt: skip


@kind("sense of 度, 里, 亩, 成")
def _senses(rng: random.Random) -> Iterator[Pair]:
    for k in range(EACH):
        zh, en, wrong = SENSES[k % len(SENSES)]
        n = rng.randrange(3, 10)
        yield zh.format(n, n), en.format(n, n), wrong.format(n, n), "scale or unit"


@kind("full date")
def _dates(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        y, m, d = rng.randrange(1990, 2030), rng.randrange(1, 13), rng.randrange(1, 28)
        zh = rng.choice((
            f"{y}年{m}月{d}日", f"{y}.{m:02}.{d:02}", f"{y}-{m:02}-{d:02}", f"{y}/{m}/{d}", f"{y} 年 {m} 月 {d} 日",
            f"{''.join('〇一二三四五六七八九'[int(c)] for c in str(y))}年{zh_words(m)}月{zh_words(d)}日",
        ))  # fmt: skip

        def said(y: int, m: int, d: int, form: int) -> str:
            name = MONTHS[m - 1]
            short = "Sept" if m == 9 else name[:3]
            return (f"{name} {d}, {y}", f"{d} {name} {y}", f"{short} {d}, {y}", f"{name} {nth(d)}, {y}", f"{d}-{short}-{y}", f"{y}-{m:02}-{d:02}")[form]  # fmt: skip

        form = rng.randrange(6)
        false = rng.choice(((y + 1, m, d), (y, m % 12 + 1, d), (y, m, d + 1)))
        yield f"该办法自{zh}起施行。", f"The measures take effect on {said(y, m, d, form)}.", f"The measures take effect on {said(*false, form)}.", "date"  # fmt: skip


@kind("partial date")
def _partial_dates(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        y, m, d = rng.randrange(2018, 2030), rng.randrange(1, 12), rng.randrange(2, 27)
        month, following = MONTHS[m - 1], MONTHS[m]
        yield rng.choice((
            (f"完成时限为{y}.{m:02}。", f"It must be finished in {month} {y}.", f"It must be finished in {following} {y}.", "date"),
            (f"{m}月{d}日开工。", f"Work began on {month[:3] if m != 9 else 'Sept'} {d}.", f"Work began on {month} {d + 1}.", "date"),
            (f"{m}月{d}日开工。", f"Work began on the {nth(d)} of {month}.", f"Work began on the {nth(d + 2)} of {month}.", "date"),
            (f"记者{d}日获悉，{y}年将建新站。", f"The reporter learned on the {nth(d)} that a new station will be built in {y}.", f"The reporter learned on the {nth(d)} that a new station will be built in {y + 1}.", "year"),
            (f"{y}年{m}月通车。", f"It opened to traffic in {month} {y}.", f"It opened to traffic in {month} {y - 1}.", "year"),
            (f"{y}年{m}月底前完成。", f"It is to be completed by the end of {month} {y}.", f"It is to be completed by the end of {following} {y}.", "date"),
        ))  # fmt: skip


@kind("day range")
def _day_ranges(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        m, d = rng.randrange(1, 13), rng.randrange(2, 20)
        e = d + rng.randrange(2, 7)
        month = MONTHS[m - 1]
        zh = rng.choice(
            (f"{m}月{d}日至{e}日", f"{m}月{d}—{e}日", f"{m}月{d}-{e}日", f"{m}月{d}日到{m}月{e}日", f"{m}月{d}至{e}日")
        )

        def said(end: int, form: int, month: str = month, d: int = d) -> str:
            return (f"from {month} {d} to {end}", f"on {month} {d}-{end}", f"on {month} {d}–{end}", f"from {d} to {end} {month}", f"on {d}-{end} {month}", f"between {month} {d} and {month} {end}")[form]  # fmt: skip

        form = rng.randrange(6)
        wrong = said(e + 1, form) if rng.random() < 0.6 else f"on {month} {d}"
        yield (
            f"展会于{zh}举行。",
            f"The fair was held {said(e, form)}.",
            f"The fair was held {wrong}.",
            "end of a range",
        )


@kind("fiscal and academic year")
def _fiscal(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        y = rng.randrange(2012, 2026)
        z = (y + 1) % 100
        yield rng.choice((
            (f"{y}-{z:02}学年招生增加。", f"Enrolment rose in the {y}-{z:02} academic year.", f"Enrolment rose in the {y + 1}-{z + 1:02} academic year.", "year"),
            (f"{y}至{z:02}年度预算", f"the {y}/{z:02} Budget", f"the {y - 1}/{z - 1:02} Budget", "year"),
            (f"{y}—{y + 1}学年", f"the {y}-{y + 1} academic year", f"the {y + 1}-{y + 2} academic year", "year"),
            (f"{y}财年利润上升。", f"Profit rose in fiscal year {y}.", f"Profit rose in fiscal year {y + 2}.", "year"),
            (f"{y}财年利润上升。", f"Profit rose in FY{y}.", f"Profit rose in FY{y - 2}.", "year"),
            (f"{y}/{z:02}财政年度", f"the {y}/{z:02} fiscal year", f"the {y + 2}/{z + 2:02} fiscal year", "year"),
        ))  # fmt: skip


@kind("two-digit year, end of a year")
def _years(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        y = rng.randrange(2003, 2026)
        yield rng.choice((
            (f"{y % 100:02}年的雪灾影响很大。", f"The snow disaster of {y} had a great effect.", f"The snow disaster of {y + 1} had a great effect.", "year"),
            (f"{y}年底前建成。", f"It will be built by the end of {y}.", f"It will be built by the end of {y + 1}.", "year"),
            (f"截至{y}年末，共有新站三处。", f"There were three new stations as of end-{y}.", f"There were three new stations as of end-{y - 1}.", "year"),
            (f"{y}年年底建成。", f"It will be built by year-end {y}.", f"It will be built by early {y}.", "part"),
            (f"{y}年初启动。", f"It started in early {y}.", f"It started in late {y}.", "part"),
            (f"{y}年上半年", f"the first half of {y}", f"the second half of {y}", "half"),
            (f"{y}年第三季度", f"the third quarter of {y}", f"the second quarter of {y}", "quarter"),
            (f"{y}年三季度", f"Q3 {y}", f"Q2 {y}", "quarter"),
        ))  # fmt: skip


@kind("decade and century")
def _decades(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        d = rng.choice((50, 60, 70, 80, 90))
        c = d - 20 if d > 60 else d + 20
        w = zh_words(d)
        yield rng.choice((
            (f"{d}年代建成的水库", f"a reservoir built in the 19{d}s", f"a reservoir built in the 19{c}s", "decade"),
            (f"上世纪{w}年代", f"in the 19{d}s", f"in the 19{c}s", "decade"),
            (f"20世纪{d}年代初", f"in the early 19{d}s", f"in the early 19{c}s", "decade"),
            (f"{w}年代的水渠", f"the canals of the '{d}s", f"the canals of the '{c}s", "decade"),
            ("20世纪六七十年代", "the 1960s and 1970s", "the 1950s and 1970s", "decade"),
            ("21世纪初", "at the beginning of the 21st century", "at the beginning of the 20th century", "century"),
        ))  # fmt: skip


NAMES = (
    ("共建“一带一路”，带动{}个港口。", "Belt and Road cooperation benefits {} ports."),
    ("“三农”项目共{}个。", "There are {} projects for agriculture, rural areas and farmers."),
    ("统一标准，建成{}座泵站。", "With unified standards, {} pumping stations were built."),
    ("七匹狼公司开设{}家门店。", "Septwolves opened {} stores."),
    ("三峡库区有{}处码头。", "There are {} docks in the Three Gorges reservoir area."),
    ("“十一”期间开放{}个景区。", "{} scenic areas are open during the National Day holiday."),
    ("四川有{}所学校参加。", "{} schools in Sichuan took part."),
    ("五台山景区接待{}名游客。", "The Mount Wutai scenic area received {} visitors."),
    ("“双碳”目标涉及{}个行业。", "The dual carbon goals concern {} industries."),
    ("九寨沟共有{}个海子。", "Jiuzhaigou has {} lakes."),
    ("为打通最后一公里，配备{}名网格员。", "To cover the last mile, {} grid workers were assigned."),
    ("千岛湖镇有{}家民宿。", "Qiandaohu Town has {} guesthouses."),
    ("三门峡市新增{}家工厂。", "Sanmenxia added {} factories."),
    ("十分重要的{}个环节", "{} very important links"),
    ("万达集团有{}家酒店。", "Wanda Group has {} hotels."),
    ("二氧化碳监测点共{}处。", "There are {} carbon dioxide monitoring points."),
    ("八达岭设置{}个售票口。", "Badaling has {} ticket windows."),
    ("王三强、李四光等{}名学者", "{} scholars, including Wang Sanqiang and Li Siguang"),
)


@kind("numeral in a name or word")
def _names(rng: random.Random) -> Iterator[Pair]:
    for k in range(36):
        zh, en = NAMES[k % len(NAMES)]
        n = rng.randrange(17, 400)
        yield zh.format(n), en.format(n), en.format(other(rng, n)), "wrong digit"


@kind("count after a list")
def _lists(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        n = rng.randrange(6, 16)
        w, bad = en_words(n), en_words(n - 3)
        yield rng.choice((
            (f"泰国、老挝等{n}个国家参加。", f"{w.capitalize()} countries, including Thailand and Laos, took part.", f"{bad.capitalize()} countries, including Thailand and Laos, took part.", "value"),
            (f"另有泰国等{n}个国家参加。", f"Another {n} countries, including Thailand, took part.", f"Another {n - 2} countries, including Thailand, took part.", "value"),
            (f"江苏、浙江、安徽三省共建{n}座水库。", f"Jiangsu, Zhejiang and Anhui built {n} reservoirs together.", f"Jiangsu, Zhejiang and Anhui built {n * 10} reservoirs together.", "scale"),
            (f"在教育、医疗、养老等三个领域建{n}个中心。", f"{n} centers for education, health care and elderly care will be built.", f"{n + 20} centers for education, health care and elderly care will be built.", "digit"),
            (f"教育、医疗两大领域的{n}项措施", f"{w} measures in education and health care", f"{bad} measures in education and health care", "value"),
        ))  # fmt: skip


@kind("no bound")
def _no_bounds(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        a = rng.randrange(11, 60)
        b = a + rng.randrange(5, 30)
        yield rng.choice((
            (f"气温最低为{a}元，最高为{b}元。".replace("气温", "价格"), f"Prices were as low as {a} yuan and as high as {b} yuan.", f"Prices were as low as {a} yuan and as high as {b + 1} yuan.", "digit"),
            (f"指数最多下跌{a}%。", f"The index lost as much as {a}%.", f"The index lost as much as {a}0%.", "scale"),
            (f"从{a}岁起学画。", f"She has painted since the age of {a}.", f"She has painted since the age of {a + 2}.", "digit"),
            (f"最高气温{b}摄氏度。", f"The highest temperature was {b} degrees Celsius.", f"The highest temperature was {a} degrees Celsius.", "value"),
            (f"最低降至{a}元。", f"It fell to a low of {a} yuan.", f"It fell to a low of {b} yuan.", "value"),
        ))  # fmt: skip


BOUNDS = (
    ("不低于{}%", "{n}% or higher", "at least {n}%", "no more than {n}%"), ("不少于{}%", "not less than {n}%", "no less than {n}%", "less than {n}%"),
    ("不超过{}%", "no more than {n}%", "at most {n}%", "more than {n}%"), ("{}%以上", "more than {n}%", "over {n}%", "less than {n}%"),
    ("{}%以下", "less than {n}%", "below {n}%", "over {n}%"), ("超过{}%", "more than {n}%", "above {n}%", "nearly {n}%"),
    ("近{}%", "nearly {n}%", "almost {n}%", "more than {n}%"), ("不足{}%", "less than {n}%", "under {n}%", "more than {n}%"),
    ("至少{}%", "at least {n}%", "a minimum of {n}%", "{n}%"), ("不高于{}%", "not higher than {n}%", "no higher than {n}%", "{n}%"),
    ("{}%左右", "around {n}%", "about {n}%", "more than {n}%"), ("逾{}%", "over {n}%", "more than {n}%", "under {n}%"),
)  # fmt: skip


@kind("bound")
def _bounds(rng: random.Random) -> Iterator[Pair]:
    for k in range(36):
        zh, one, two, wrong = BOUNDS[k % len(BOUNDS)]
        n = rng.randrange(11, 97)
        right = rng.choice((one, two)).format(n=n)
        yield (
            f"合格率应为{zh.format(n)}。",
            f"The pass rate should be {right}.",
            f"The pass rate should be {wrong.format(n=n)}.",
            "bound",
        )


@kind("from, to and by")
def _changes(rng: random.Random) -> Iterator[Pair]:
    for _ in range(40):
        a = rng.randrange(11, 50)
        b = a + rng.randrange(5, 40)
        yield rng.choice((
            (f"覆盖率由{a}%提高到{b}%。", f"Coverage rose from {a}% to {b}%.", f"Coverage rose from {b}% to {a}%.", "exchanged"),
            (f"从{a}万吨增至{b}万吨。", f"It grew from {a}0,000 tons to {b}0,000 tons.", f"It grew from {b}0,000 tons to {a}0,000 tons.", "exchanged"),
            (f"从{b}家减少到{a}家。", f"The number fell to {a} from {b}.", f"The number fell to {b} from {a}.", "exchanged"),
            (f"公司数目增加{a}%，至{b}1家。", f"The number of companies increased by {a}% to {b}1.", f"The number of companies increased to {a}% to {b}1.", "to for by"),
            (f"覆盖率提高到{b}%。", f"Coverage was raised to {b}%.", f"Coverage was raised by {b}%.", "by for to"),
            (f"产量增长{a}%，达到{b}万吨。", f"Output grew by {a}% to {b}0,000 tons.", f"Output grew to {a}%, by {b}0,000 tons.", "exchanged"),
            (f"贷款增幅达{a}%。", f"Loans increased by {a}%.", f"Loans increased by {b}%.", "value"),
            (f"失业率下降{a}个百分点。", f"The unemployment rate fell by {a} percentage points.", f"The unemployment rate fell by {a}%.", "percent for points"),
            (f"占比提高{a}个百分点，达到{b}%。", f"The share rose {a} percentage points to {b}%.", f"The share rose {a}% to {b}%.", "percent for points"),
            (f"利率下调{a}个基点。", f"The rate was cut by {a} basis points.", f"The rate was cut by {a} percentage points.", "basis points"),
        ))  # fmt: skip


MULTIPLES = (
    ("产能增长两倍。", ("Capacity tripled.", "Capacity grew threefold."), "Capacity doubled."),
    ("产能增长1倍。", ("Capacity doubled.", "Capacity rose by 100 percent."), "Capacity tripled."),
    ("产能翻一番。", ("Capacity doubled.", "Capacity grew two-fold."), "Capacity quadrupled."),
    ("产能翻两番。", ("Capacity quadrupled.", "Capacity rose fourfold."), "Capacity doubled."),
    ("规模是原来的四倍。", ("The scale is four times what it was.", "The scale has quadrupled."), "The scale is five times what it was."),
    ("规模扩大到原来的3倍。", ("The scale grew to three times the original.", "The scale tripled."), "The scale grew to four times the original."),
    ("收入是2010年的2.5倍。", ("Income is 2.5 times that of 2010.", "Income is two and a half times that of 2010."), "Income is 3.5 times that of 2010."),
    ("出口增加4倍。", ("Exports increased fivefold.", "Exports grew by 400 percent."), "Exports doubled."),
    ("人数比去年多一倍。", ("There were twice as many people as last year.", "The number of people is double that of last year."), "There were three times as many people as last year."),
    ("人数减少一半。", ("The number of people halved.", "The number of people fell by half."), "The number of people fell by a third."),
    ("用量超过十倍。", ("Consumption is more than ten times as much.", "Consumption is more than tenfold."), "Consumption is more than a hundred times as much."),
)  # fmt: skip


@kind("multiple")
def _multiples(rng: random.Random) -> Iterator[Pair]:
    for k in range(33):
        zh, right, wrong = MULTIPLES[k % len(MULTIPLES)]
        before, start = rng.choice((("", ""), ("据介绍，", "It is said that "), ("到2030年，", "By 2030, ")))
        right_, wrong_ = rng.choice(right), wrong
        if start:
            right_, wrong_ = (text[0].lower() + text[1:] for text in (right_, wrong_))
        yield before + zh, start + right_, start + wrong_, "multiple"


@kind("rank")
def _ranks(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        n, m = rng.sample(range(2, 9), 2)
        yield rng.choice((
            (f"该港是全国第{DIGITS[n]}大港口。", f"It is the {ORDINALS[n]}-largest port in the country.", f"It is the {ORDINALS[m]}-largest port in the country.", "rank"),
            (f"产量居世界第{DIGITS[n]}。", f"Output ranks {ORDINALS[n]} in the world.", f"Output ranks {ORDINALS[m]} in the world.", "rank"),
            (f"产量排名第{n}位。", f"Output ranks No. {n}.", f"Output ranks No. {m}.", "rank"),
            (f"产量排在第{n}。", f"It came {nth(n)} in output.", f"It came {nth(m)} in output.", "rank"),
            ("产量居世界第一。", "Output ranks first in the world.", f"Output ranks {ORDINALS[n]} in the world.", "rank"),
            ("产量居世界首位。", "Output is the highest in the world.", f"Output ranks {ORDINALS[n]} in the world.", "rank"),
            (f"第{DIGITS[n]}次会议", f"the {ORDINALS[n]} meeting", f"the {ORDINALS[m]} meeting", "ordinal"),
        ))  # fmt: skip


VAGUE = (
    ("数十", ("dozens of", "tens of", "scores of"), "hundreds of"), ("数百", ("hundreds of", "several hundred"), "thousands of"),
    ("数千", ("thousands of", "several thousand"), "tens of thousands of"), ("数万", ("tens of thousands of",), "hundreds of thousands of"),
    ("上百", ("more than a hundred", "over 100", "hundreds of"), "thousands of"), ("几十", ("dozens of", "several dozen"), "thousands of"),
    ("数百万", ("millions of", "several million"), "hundreds of millions of"), ("数千万", ("tens of millions of",), "millions of"),
    ("数亿", ("hundreds of millions of",), "billions of"), ("成千上万", ("thousands of", "thousands upon thousands of"), "dozens of"),
    ("上千", ("more than 1,000", "over a thousand", "thousands of"), "hundreds of"), ("十几", ("more than ten", "a dozen or so", "over ten"), "hundreds of"),
    ("好几百", ("several hundred", "hundreds of"), "tens of thousands of"), ("几千", ("several thousand", "a few thousand"), "several million"),
)  # fmt: skip


@kind("vague scale")
def _vague(rng: random.Random) -> Iterator[Pair]:
    for k in range(42):
        zh, right, wrong = VAGUE[k % len(VAGUE)]
        left, en = rng.choice(
            (
                ("展会吸引了{}名访客。", "The fair drew {} visitors."),
                ("工程惠及{}户居民。", "The project benefits {} households."),
            )
        )
        yield left.format(zh), en.format(rng.choice(right)), en.format(wrong), "scale"


@kind("parts in thousands")
def _permyriad(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        n = rng.randrange(2, 10)
        w = en_words(n)
        yield rng.choice((
            (f"违约金按日万分之{DIGITS[n]}计算。", f"The late fee is {w} ten-thousandths per day.", f"The late fee is {w} thousandths per day.", "scale"),
            (f"违约金按日万分之{DIGITS[n]}计算。", f"The late fee is 0.0{n}% per day.", f"The late fee is 0.{n}% per day.", "scale"),
            (f"死亡率为千分之{DIGITS[n]}。", f"The death rate is {w} per thousand.", f"The death rate is {w} per cent.", "scale"),
            (f"死亡率为{n}‰。", f"The death rate is 0.{n}%.", f"The death rate is {n}%.", "scale"),
            (f"死亡率为{n}.2‰。", f"The death rate is {n}.2 per 1,000.", f"The death rate is {n}.7 per 1,000.", "digit"),
            (f"每十万人中有{n}1例。", f"There are {n}1 cases per 100,000 people.", f"There are {n}1 cases per 10,000 people.", "scale"),
            (f"合格率为百分之{zh_words(n * 11)}。", f"The pass rate is {n * 11} percent.", f"The pass rate is {n * 11 - 10} percent.", "digit"),
        ))  # fmt: skip


@kind("per period")
def _per_period(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        n = rng.randrange(12, 90)
        yield rng.choice((
            (f"每年节水{n}吨。", f"It saves {n} tons of water a year.", f"It saves {n}0 tons of water a year.", "scale"),
            (f"每年节水{n}吨。", f"It saves {n} tons of water annually.", f"It saves {n - 1} tons of water annually.", "digit"),
            (f"时薪{n}澳元。", f"The hourly wage is A${n}.", f"The hourly wage is A${n + 30}.", "digit"),
            (f"时薪{n}澳元。", f"The hourly wage is A ${n}.", f"The hourly wage is A ${n + 30}.", "digit"),
            (f"每人每月补助{n}元。", f"A monthly subsidy of {n} yuan per person is paid.", f"A monthly subsidy of {n * 10} yuan per person is paid.", "scale"),
            (f"每周{n}小时。", f"{n} hours a week.", f"{n + 5} hours a week.", "digit"),
            (f"每两年检查一次，共{n}处。", f"All {n} places are inspected every two years.", f"All {n} places are inspected every three years.", "value"),
            (f"每半年报告一次，覆盖{n}个县。", f"Reports are made every six months in {n} counties.", f"Reports are made every six years in {n} counties.", "unit"),
            (f"每季度抽查{n}家。", f"{n} are spot-checked each quarter.", f"{n + 9} are spot-checked each quarter.", "digit"),
            (f"每三年一度的调查覆盖{n}个县。", f"The triennial survey covers {n} counties.", f"The triennial survey covers {n}0 counties.", "scale"),
            (f"罚款{n}00港元。", f"A fine of HK $ {n}00.", f"A fine of HK $ {n}0.", "scale"),
        ))  # fmt: skip


@kind("age")
def _ages(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        n = rng.randrange(20, 90)
        w = n + rng.choice((10, -5, 3))
        yield rng.choice((
            (f"今年{n}岁的他仍在种树。", f"Now {n} years old, he still plants trees.", f"Now {w} years old, he still plants trees.", "digit"),
            (f"{n}岁的牧民老张说。", f"said Lao Zhang, a {n}-year-old herder.", f"said Lao Zhang, a {w}-year-old herder.", "digit"),
            (f"牧民老张（{n}岁）", f"Lao Zhang, {n}, a herder", f"Lao Zhang, {w}, a herder", "digit"),
            (f"{zh_words(n)}岁的牧民", f"a herder aged {n}", f"a herder aged {w}", "digit"),
            (f"{n}周岁以上老人", f"people aged {n} and over", f"people aged {w} and over", "digit"),
        ))  # fmt: skip


@kind("time of day")
def _times(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        h, m = rng.randrange(1, 11), rng.choice((15, 20, 40, 45))
        yield rng.choice((
            (f"上午{h}时{m}分开幕。", f"It opens at {h}:{m} a.m.", f"It opens at {h + 1}:{m} a.m.", "time"),
            (f"下午{h}点半开会。", f"The meeting starts at {h}:30 p.m.", f"The meeting starts at {h}:00 p.m.", "time"),
            (f"{h + 12}:{m}发车。", f"The train leaves at {h + 12}:{m}.", f"The train leaves at {h + 12}:{m - 5}.", "time"),
            (f"晚上{h}点{m}分。", f"at {h}:{m} in the evening", f"at {h}:{m + 5} in the evening", "time"),
            (f"晚上12点结束，共{m}人参加。", f"It ends at midnight; {m} people take part.", f"It ends at midnight; {m}0 people take part.", "scale"),
            (f"早上{h}点出发。", f"They set out at {h} a.m.", f"They set out at {h + 1} a.m.", "time"),
            (f"上午{DIGITS[h] if h < 10 else '十'}点钟", f"at {en_words(h)} o'clock in the morning", f"at {en_words(h + 1)} o'clock in the morning", "time"),
        ))  # fmt: skip


@kind("score, model, telephone, address")
def _labels(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        a, b = rng.randrange(4, 9), rng.randrange(1, 4)
        n = rng.randrange(20, 99)
        yield rng.choice((
            (f"主队{a}比{b}获胜。", f"The home team won {a}-{b}.", f"The home team won {a}-{b + 3}.", "score"),
            (f"主队以{a}:{b}获胜。", f"The home team won by {a} to {b}.", f"The home team won by {a + 1} to {b}.", "score"),
            (f"{n}架波音737停飞。", f"{n} Boeing 737s were grounded.", f"{n + 100} Boeing 737s were grounded.", "digit"),
            (f"二十国集团通过{n}条建议。", f"The G20 adopted {n} proposals.", f"The G20 adopted {n}0 proposals.", "scale"),
            (f"新冠肺炎新增{n}例。", f"There were {n} new cases of COVID-19.", f"There were {n}0 new cases of COVID-19.", "scale"),
            (f"热线电话：010-6601{n}12", f"Hotline: 010-6601{n}12", f"Hotline: 010-6601{n - 1}12", "digit"),
            (f"人民路{n}号", f"No. {n}, Renmin Road", f"No. {n + 1}, Renmin Road", "digit"),
            (f"人民路{n}号", f"{n} Renmin Road", f"{n - 2} Renmin Road", "digit"),
            (f"5G基站共{n}个。", f"There are {n} 5G base stations.", f"There are {n}0 5G base stations.", "scale"),
            (f"AAA级景区{n}处。", f"There are {n} triple-A scenic spots.", f"There are {n + 1} triple-A scenic spots.", "digit"),
        ))  # fmt: skip


IDIOMS = (
    ("这是全国{}个水乡中最大的之一。", "It is one of the largest of the {} water towns in the country."),
    ("{}个县相互学习。", "{} counties learn from one another."),
    ("首先，检查{}座水闸。", "First of all, {} sluices will be inspected."),
    ("工艺首屈一指，出口{}个国家。", "The craft is second to none and is exported to {} countries."),
    ("他们一度关闭了{}家店。", "At one time they closed {} shops."),
    ("他曾两次走访{}个村。", "He visited {} villages twice."),
    ("几个人修好了{}台水泵。", "A couple of people repaired {} pumps."),
    ("过去十年修路{}公里。", "{} kilometers of road were built over the past decade."),
    ("一季度接待{}批客人。", "{} groups of guests were received in the first quarter of the year."),
    (
        "全年接待{}批客人，上半年居多。",
        "{} groups of guests were received during the year, most of them in the first half.",
    ),
    ("一百年来，这里建成{}座桥。", "Over a century, {} bridges were built here."),
    (
        "一方面要修渠，另一方面要绿化{}座荒山。",
        "On the one hand canals must be repaired, and on the other {} barren hills planted with trees.",
    ),
    ("两家公司一起招聘{}人。", "Both companies together hire {} people."),
    ("双方签署{}份协议。", "The two sides signed {} agreements."),
    ("一批青年办起{}家合作社。", "A number of young people set up {} cooperatives."),
    ("个别地方仍有{}处隐患。", "One or two places still have {} hidden dangers."),
)


@kind("idiom without a number")
def _idioms(rng: random.Random) -> Iterator[Pair]:
    for k in range(32):
        zh, en = IDIOMS[k % len(IDIOMS)]
        n = rng.randrange(17, 300)
        yield zh.format(n), en.format(n), en.format(other(rng, n)), "wrong digit"


@kind("plan, congress, plenum, document")
def _party(rng: random.Random) -> Iterator[Pair]:
    for _ in range(36):
        n, s = rng.randrange(12, 15), rng.randrange(2, 6)
        y, d = rng.randrange(2015, 2026), rng.randrange(11, 199)
        c = rng.randrange(17, 21)
        yield rng.choice((
            (f"“{zh_words(n)}五”时期修渠{d}条。", f"{d} canals were repaired in the {nth(n)} Five-Year Plan period.", f"{d} canals were repaired in the {nth(n - 1)} Five-Year Plan period.", "plan"),
            (f"第{zh_words(n)}个五年规划", f"the {nth(n)} Five-Year Plan", f"the {nth(n + 1)} Five-Year Plan", "plan"),
            (f"学习党的{zh_words(c)}大精神", f"study the guiding principles of the {nth(c)} CPC National Congress", f"study the guiding principles of the {nth(c - 1)} CPC National Congress", "congress"),
            (f"党的{zh_words(c)}届{DIGITS[s]}中全会", f"the {ORDINALS[s]} plenary session of the {nth(c)} CPC Central Committee", f"the {ORDINALS[s + 1]} plenary session of the {nth(c)} CPC Central Committee", "plenum"),
            (f"党的{zh_words(c)}届{DIGITS[s]}中全会", f"the {ORDINALS[s]} plenary session of the {nth(c)} CPC Central Committee", f"the {ORDINALS[s]} plenary session of the {nth(c - 1)} CPC Central Committee", "term"),
            (f"国发〔{y}〕{d}号", f"Guo Fa [{y}] No. {d}", f"Guo Fa [{y}] No. {d + 1}", "document"),
            (f"国办发〔{y}〕{d}号", f"Guo Ban Fa (No. {d} [{y}])", f"Guo Ban Fa (No. {d} [{y - 1}])", "document"),
            (f"第{zh_words(d)}条规定", f"Article {d} stipulates", f"Article {d + 10} stipulates", "article"),
        ))  # fmt: skip


@kind("money and currency")
def _money(rng: random.Random) -> Iterator[Pair]:
    for _ in range(EACH):
        n = rng.randrange(12, 99)
        yield rng.choice((
            (f"出口额{n}亿美元。", f"Exports reached ${n / 10:g} billion.", f"Exports reached ${n} billion.", "scale"),
            (f"出口额{n}亿美元。", f"Exports reached {n / 10:g} billion US dollars.", f"Exports reached {n / 10:g} billion yuan.", "currency"),
            (f"票价{n}欧元。", f"The fare is €{n}.", f"The fare is ${n}.", "currency"),
            (f"投资{n}万元。", f"RMB {n}0,000 was invested.", f"RMB {n},000 was invested.", "scale"),
            (f"投资{n}万元。", f"CNY {n / 100:g} million was invested.", f"CNY {n / 10:g} million was invested.", "scale"),
            (f"融资¥{n}亿。", f"RMB{n / 10:g} billion was raised.", f"RMB{n / 10:g} million was raised.", "scale"),
            (f"售价打{DIGITS[n // 10]}折，共{n}件。", f"{n} items were sold at {100 - n // 10 * 10}% off.", f"{n + 1} items were sold at {100 - n // 10 * 10}% off.", "digit"),
        ))  # fmt: skip
