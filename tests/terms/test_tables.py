import io
from pathlib import Path

import pytest
from hypothesis import given

from aligner.errors import AlignerWarning, InputError
from aligner.terms import Term
from aligner.terms.tables import read_csv, read_xlsx, write_csv
from tests.terms.strategies import terms

NET = Term("工业互联网", ("industrial internet",))


def write(folder: Path, data: str | bytes, name: str = "terms.csv") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@given(terms())
def test_csv_round_trip(tmp_path_factory, entries):
    text = io.StringIO(newline="")
    write_csv(entries, text)
    path = write(tmp_path_factory.mktemp("csv"), text.getvalue())
    assert [term for _, term in read_csv(path)] == entries


def test_seen_and_formula_like_cells_come_back(tmp_path):
    entry = Term("＋互联网", ("=1+1", "-fold", "'=quoted"), avoid=("@x",), note="+", seen=7)
    text = io.StringIO(newline="")
    write_csv([entry], text)
    assert "'=1+1" in text.getvalue()
    [(line, back)] = read_csv(write(tmp_path, text.getvalue()))
    assert (line, back, back.seen) == (2, entry, 7)


@pytest.mark.parametrize(
    "data",
    [
        "zh,en\n工业互联网,industrial internet\n",
        "\ufeffzh,en\r\n工业互联网,industrial internet\r\n",
        '# made by us\n# zh: "the term\n\nzh,en\n工业互联网,industrial internet\n',
        "zh;en\n工业互联网;industrial internet\n",
        "EN\tZH\nindustrial internet\t工业互联网\n",
        "中文,英文\n工业互联网,industrial internet\n",
        "Source,Target\n工业互联网,industrial internet\n",
        "id,zh,,en\n1,工业互联网,,industrial internet\n,,,\n",
        'zh,en\n 工业互联网\u3000,"industrial\ninternet"\n',
        "中文,英文\n工业互联网,industrial internet\n".encode("gb18030"),
        "zh\ten\n工业互联网\tindustrial internet\n".encode("utf-16"),
    ],
)
def test_tables_as_people_make_them(tmp_path, data):
    assert [term for _, term in read_csv(write(tmp_path, data))] == [NET]


def test_source_can_be_the_chinese_or_where_it_was_seen(tmp_path):
    [(_, term)] = read_csv(write(tmp_path, "zh,en,source\n工业互联网,industrial internet,a law\n"))
    assert (term.source, term.provenance) == ("工业互联网", "a law")


def test_lines_are_those_of_the_file(tmp_path):
    path = write(tmp_path, '# x\nzh,en,note\n甲,a,"two\nlines"\n\n乙,b,\n')
    assert [(line, term.source) for line, term in read_csv(path)] == [(3, "甲"), (6, "乙")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "no column holds the Chinese"),
        ("zh,de\n甲,a\n", "line 1: no column holds the English"),
        ('zh,en\n甲,"a" b\n', "line 2: not a table"),
    ],
)
def test_unusable_tables_say_why(tmp_path, data, message):
    with pytest.raises(InputError, match=message):
        read_csv(write(tmp_path, data))


def test_a_workbook_is_read_like_a_table(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in [("中文", "英文", "备注"), (None, None, None), ("工业互联网", "industrial internet", 5)]:
        book.active.append(row)
    book.save(tmp_path / "terms.xlsx")
    [(row, term)] = read_xlsx(tmp_path / "terms.xlsx")
    assert (row, term) == (3, Term("工业互联网", ("industrial internet",), note="5"))


def test_what_is_no_workbook_says_so(tmp_path):
    with pytest.raises(InputError, match="no workbook that can be read"):
        read_xlsx(write(tmp_path, "zh,en", "terms.xlsx"))


def test_a_workbook_that_would_fill_the_memory_is_refused(tmp_path):
    import zipfile

    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for k in range(3):
            archive.writestr(f"{k}.xml", bytes(70 * 2**20))
    with pytest.raises(InputError, match="would be 210 MB in 3 parts unpacked"):
        read_xlsx(path)


def test_wrong_renderings_may_be_called_wrong_and_other_columns_are_named(tmp_path, recwarn):
    path = write(tmp_path, "zh,en,wrong\n工业互联网,industrial internet,industry web\n")
    assert read_csv(path)[0][1].avoid == ("industry web",) and not recwarn.list
    path = write(tmp_path, "zh,en,Avoided\n工业互联网,industrial internet,industry web\n")
    with pytest.warns(AlignerWarning, match="terms.csv: the column 'Avoided' is not read"):
        assert read_csv(path) == [(2, NET)]


def test_one_far_cell_of_a_workbook_is_refused_at_once(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"], book.active["XFD1048576"] = "zh", "en", "x"
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(InputError, match="a cell at XFD1048576, beyond the first 1,000 columns"):
        read_xlsx(tmp_path / "far.xlsx")
