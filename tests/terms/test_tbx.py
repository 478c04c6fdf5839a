import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given

from aligner.errors import InputError
from aligner.terms import Term
from aligner.terms.tbx import read_tbx
from aligner.terms.tbx_writer import write_tbx
from tests.terms.strategies import terms

ENERGY = Term(
    "国家能源局",
    ("National Energy Administration", "NEA"),
    aliases=("能源局",),
    avoid=("National Energy Board",),
    category="bureau",
    note="R & D <1>",
)
V2 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
<martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body><termEntry id="1"><descrip type="subjectField">bureau</descrip><note>R &amp; D &lt;1&gt;</note>
<langSet xml:lang="zh-CN"><tig><term>能源局</term>
<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
<ntig><termGrp><term>国家<hi>能源</hi>局</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig></langSet>
<langSet xml:lang="en-US"><tig><term>National Energy Administration</term><note>a note on the word</note></tig>
<tig><term>NEA</term><termNote type="termType">abbreviation</termNote></tig>
<tig><term>National Energy Board</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="de"><tig><term>Energieamt</term></tig></langSet>
</termEntry></body></text></martif>"""
V3_DCT = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body><conceptEntry id="c1"><min:subjectField>bureau</min:subjectField><note>R &amp; D &lt;1&gt;</note>
<langSec xml:lang="en"><termSec><term>National Energy Board</term>
<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>NEA</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>National Energy Administration</term>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec>
<langSec xml:lang="zh-Hans"><termSec><term>国家能源局</term></termSec><termSec><term>能源局</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def write(folder: Path, text: str) -> Path:
    path = folder / "terms.tbx"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("text", "line"), [(V2, 5), (V3_DCT, 4)], ids=["2008 DCA", "2019 DCT"])
def test_reads_both_editions_and_styles(tmp_path, text, line):
    assert read_tbx(write(tmp_path, text)) == [(line, ENERGY)]


@given(terms())
def test_round_trip(tmp_path_factory, entries):
    data = io.BytesIO()
    write_tbx(entries, data)
    path = write(tmp_path_factory.mktemp("tbx"), data.getvalue().decode())
    assert [term for _, term in read_tbx(path)] == entries


def test_an_entry_may_lack_a_language(tmp_path):
    text = V3_DCT.replace('"zh-Hans"', '"ja"')
    [(_, term)] = read_tbx(write(tmp_path, text))
    assert term.source == ""


def test_another_tools_project_is_no_context(tmp_path):
    text = V2.replace("<note>R", '<admin type="projectSubset">Office 2010</admin><note>R')
    assert read_tbx(write(tmp_path, text))[0][1] == ENERGY


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (V3_DCT[:400], "line .*: not well-formed"),
        ("<tbx/>", "no TBX concepts"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><tbx>&a;</tbx>', "entities"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><tbx>&a;</tbx>', "entities"),
        ('<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/hostname"> %a;]><tbx/>', "entities"),
    ],
)
def test_unusable_files_say_why(tmp_path, text, message):
    with pytest.raises(InputError, match=message):
        read_tbx(write(tmp_path, text))


@given(terms())
def test_the_older_edition_comes_back_too(tmp_path_factory, entries):
    data = io.BytesIO()
    write_tbx(entries, data, "2008")
    text = data.getvalue().decode()
    assert "<martif " in text and "conceptEntry" not in text
    assert [term for _, term in read_tbx(write(tmp_path_factory.mktemp("tbx"), text))] == entries


STATUSES = [
    *((status, False) for status in ("deprecatedTerm-admn-sts", "supersededTerm-admn-sts", "Forbidden", "obsolete")),
    *((status, False) for status in ("notRecommended", "not recommended", "do-not-use", "Rejected", "prohibited")),
    *((status, True) for status in ("preferredTerm-admn-sts", "admittedTerm-admn-sts", "legalTerm-admn-sts")),
    *((status, True) for status in ("standardizedTerm-admn-sts", "Approved", "new", "something of a tool's own")),
]


@pytest.mark.parametrize(("status", "right"), STATUSES)
@pytest.mark.parametrize("category", ["administrativeStatus", "normativeAuthorization", "usageStatus"])
def test_what_a_status_says(tmp_path, status, right, category):
    text = V2.replace("deprecatedTerm-admn-sts", status).replace(
        '"administrativeStatus">' + status, f'"{category}">{status}'
    )
    [(_, term)] = read_tbx(write(tmp_path, text))
    assert ("National Energy Board" in term.targets) is right
    assert ("National Energy Board" in term.avoid) is not right


@pytest.mark.parametrize("code", ["cmn-Hans-CN", "chi", "zho", "zh_Hans", "ZH-TW"])
def test_codes_of_chinese(tmp_path, code):
    text = V2.replace('"zh-CN"', f'"{code}"').replace('"en-US"', '"eng"')
    assert read_tbx(write(tmp_path, text))[0][1] == ENERGY


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030", "big5", "utf-16", "utf-16-le", "shift_jis"])
def test_any_encoding_that_python_knows(tmp_path, encoding):
    text = V3_DCT.replace('version="1.0"', f'version="1.0" encoding="{encoding}"').replace("国家能源局", "能源局")
    text = text.replace("能源局", "能源" if encoding in ("big5", "shift_jis") else "能源局")
    path = tmp_path / "terms.tbx"
    path.write_bytes(text.encode(encoding))
    [(line, term)] = read_tbx(path)
    assert (line, term.source[:2]) == (4, "能源")


def test_an_unknown_encoding_is_said(tmp_path):
    with pytest.raises(InputError, match="encoding 'x-policy', which is unknown; save it as UTF-8"):
        read_tbx(write(tmp_path, V3_DCT.replace('version="1.0"', 'version="1.0" encoding="x-policy"')))


READER = """
import sys
from translate.storage.tbx import tbxfile
store = tbxfile.parsefile(sys.argv[1])
store.settargetlanguage("en")
print([(str(unit.source), str(unit.target)) for unit in store.units])
"""


def test_another_program_reads_the_older_edition(tmp_path):
    with (tmp_path / "terms.tbx").open("wb") as file:
        write_tbx([ENERGY], file, "2008")
    call = [sys.executable, "-c", READER, str(tmp_path / "terms.tbx")]
    done = subprocess.run(call, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.strip() == "[('国家能源局', 'National Energy Administration')]", done.stderr
