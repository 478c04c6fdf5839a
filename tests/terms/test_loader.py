import pytest

from aligner.errors import AlignerWarning, InputError
from aligner.terms import Term, load_termbase


def test_the_shipped_termbase_is_read_once():
    assert load_termbase() is load_termbase()


def test_a_file_with_a_bad_entry_warns_and_loads_the_rest(tmp_path):
    path = tmp_path / "terms.TSV"
    path.write_text("zh\ten\n网络安全\tcybersecurity\n乙\t\n", encoding="utf-8")
    with pytest.warns(AlignerWarning, match="line 3: 乙 has no English rendering"):
        assert load_termbase(path).terms == (Term("网络安全", ("cybersecurity",)),)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("terms.docx", b"", "no termbase format"),
        ("terms.csv", b"zh,en\n,a\n", "no usable term"),
        ("terms.csv", None, "could not be read"),
    ],
)
def test_unusable_files(tmp_path, name, data, message):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError, match=message):
        load_termbase(path)
