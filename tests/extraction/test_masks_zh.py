"""Names of bodies hide the verbs inside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.extraction.zh.actions import read_clause
from aligner.extraction.zh.masks import mask
from aligner.extraction.zh.units import is_unit

ROWS = [
    # clause, verb, lead, support
    ("会同国家发展改革委制定改造计划", "制定", (), ("国家发展改革委",)),
    ("省发展改革委会同省市场监管局开展抽查", "开展", ("省发展改革委",), ("省市场监管局",)),
    ("由发展改革部门会同监督管理部门核定价格", "核定", ("发展改革部门",), ("监督管理部门",)),
    ("由县级能源主管部门责令改正", "责令", ("县级能源主管部门",), ()),
    ("由企业承担费用", "承担", (), ()),
    ("用户数据由运营企业依法保存", "依法保存", (), ()),
    ("年度报告由省统计局公布", "公布", ("省统计局",), ()),
    ("省教育厅、省民政厅按照职责分工做好相关工作", "做好", ("省教育厅", "省民政厅"), ()),
    ("以上任务由省水利厅、省应急管理厅按职责分工负责", "", ("省水利厅", "省应急管理厅"), ()),
]


@pytest.mark.parametrize(("clause", "verb", "lead", "support"), ROWS)
def test_verbs_are_not_read_inside_names(clause, verb, lead, support):
    reading = read_clause(clause)
    assert clause[slice(*reading.verb)] == verb
    assert (reading.units.lead, reading.units.support) == (lead, support)


@pytest.mark.parametrize("name", ["重大情况及时向国务院", "以上任务由省水利厅", "对方应当会同民政部"])
def test_what_ends_like_a_name_is_no_unit(name):
    assert not is_unit(name)


@given(st.lists(st.sampled_from(["国家发展改革委", "制定", "市场监管部门", "水利厅", "，", "和", "规划"])).map("".join))
def test_a_mask_moves_nothing(text):
    hidden = mask(text)
    assert len(hidden) == len(text)
    assert all(a == b or b == "囗" for a, b in zip(text, hidden, strict=True))
    assert "发展" not in hidden
