"""The actor check: lead and partner, guide and guided, who reports to whom, kept or turned round."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.check import check_pair
from aligner.types import Finding

MIIT, MOE, MOFCOM = (
    "Ministry of Industry and Information Technology",
    "Ministry of Education",
    "Ministry of Commerce",
)
NDRC, NEA = "National Development and Reform Commission", "National Energy Administration"


def findings(zh: str, en: str) -> tuple[Finding, ...]:
    return check_pair(zh, en, checks=["actor"]).findings


WRONG = [
    # zh, en, wrong English, suggestion
    (
        "公安部会同教育部制定办法。",
        f"The {MOE}, together with the Ministry of Public Security, shall formulate measures.",
        f"The {MOE}, together with the Ministry of Public Security",
        f"The Ministry of Public Security, together with the {MOE}",
    ),
    (
        "（教育部牵头，商务部、国家能源局配合）",
        f"(Led by the {MOFCOM}, with the cooperation of the {MOE} and the {NEA})",
        f"Led by the {MOFCOM}, with the cooperation of the {MOE} and the {NEA}",
        f"Led by the {MOE}, with the cooperation of the {MOFCOM} and the {NEA}",
    ),
    (
        "由商务部牵头，教育部配合。",
        f"The {MOE} will take the lead, and the {MOFCOM} will cooperate.",
        f"The {MOE} will take the lead, and the {MOFCOM} will cooperate",
        f"The {MOFCOM} will take the lead, and the {MOE} will cooperate",
    ),
    (
        "工业和信息化部会同教育部、商务部起草了本办法。",
        f"to work together with the {MIIT}, the {MOE} and the {MOFCOM} to draft the measures.",
        f"to work together with the {MIIT}, the {MOE} and the {MOFCOM}",
        f"the {MIIT}, together with the {MOE} and the {MOFCOM},",
    ),
    (
        "工业和信息化部会同教育部起草办法。",
        f"the {MIIT} will be the same as the {MOE} to draft measures.",
        "will be the same as the",
        "together with the",
    ),
    (
        "省教育厅商省财政厅确定标准。",
        "The Provincial Department of Finance shall determine the standards.",
        "The Provincial Department of Finance",
        "The Provincial Department of Education, in consultation with the Provincial Department of Finance,",
    ),
    (
        "工業和信息化部會同教育部制定標準。",
        f"The {MOE}, in conjunction with the {MIIT}, shall formulate standards.",
        f"The {MOE}, in conjunction with the {MIIT}",
        f"The {MIIT}, in conjunction with the {MOE}",
    ),
    (
        "省教育廳牽頭，中國人民銀行臨江省分行配合。",
        "The Provincial Department of Education will cooperate with the Branch of the People's Bank of China, "
        "which takes the lead.",
        "the Branch of the People's Bank of China, which takes the lead",
        "",
    ),
    (
        "国家能源局应当配合国家发展改革委开展检查。",
        f"The {NDRC} shall cooperate; the {NEA} takes the lead in the inspection.",
        f"The {NDRC} shall cooperate; the {NEA} takes the lead",
        f"The {NEA} shall cooperate; the {NDRC} takes the lead",
    ),
    (
        "教育部指导有关部门开展工作。",
        f"Relevant departments guide the {MOE} to carry out the work.",
        f"Relevant departments guide the {MOE}",
        f"The {MOE} guide relevant departments",
    ),
    (
        "企业应当及时向商务部报告。",
        f"The {MOFCOM} shall promptly report to enterprises.",
        f"The {MOFCOM} shall promptly report to enterprises",
        f"Enterprises shall promptly report to the {MOFCOM}",
    ),
    (
        "运营者应当接受公安部的监督检查。",
        "The Ministry of Public Security shall accept the supervision of the operators.",
        "The Ministry of Public Security shall accept the supervision of the operators",
        "The operators shall accept the supervision of the Ministry of Public Security",
    ),
    (
        "国务院授权商务部发布目录。",
        f"The {MOFCOM} authorizes the State Council to publish the catalogue.",
        f"The {MOFCOM} authorizes the State Council",
        f"The State Council authorizes the {MOFCOM}",
    ),
]


@pytest.mark.parametrize(("zh", "en", "wrong", "right"), WRONG)
def test_turned_round_and_put_right(zh: str, en: str, wrong: str, right: str) -> None:
    (finding,) = findings(zh, en)
    assert finding.en_span and finding.zh_span
    assert (finding.check, en[slice(*finding.en_span)], finding.suggestion) == ("actor", wrong, right)
    if right:
        assert findings(zh, en[: finding.en_span[0]] + right + en[finding.en_span[1] :]) == ()


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("公安部会同教育部制定办法。", f"The MPS, together with the {MOE}, formulates measures."),
        ("公安部会同教育部制定办法。", f"The MPS and the {MOE} jointly formulated the measures."),
        ("公安部会同教育部制定办法。", f"Together with the {MOE}, the MPS formulates measures."),
        ("由商务部牵头，教育部配合。", f"The {MOFCOM} leads and the {MOE} assists."),
        ("由商务部牵头，教育部配合。", f"The {MOE} will cooperate with the {MOFCOM}, which takes the lead."),
        ("由商务部牵头，教育部配合。", f"Led by the {MOFCOM}, with the participation of the {MOE}."),
        ("由商务部牵头，教育部配合。", f"The work will be led by the {MOFCOM} and supported by the {MOE}."),
        ("在国务院的统一领导下，教育部组织实施。", f"Under the leadership of the State Council, the {MOE} does it."),
        ("教育部指导有关部门开展工作。", f"Under the guidance of the {MOE}, relevant departments do the work."),
        ("企业应当及时向商务部报告。", f"Enterprises shall promptly report to the {MOFCOM}."),
        ("运营者应当接受公安部的监督检查。", "Operators shall be supervised by the Ministry of Public Security."),
        ("国务院授权商务部发布目录。", f"The {MOFCOM} is authorized by the State Council to publish the catalogue."),
        ("商务部发布教育规划。", f"The {MOE} takes the lead."),
        ("有关企业配合教育部和商务部的调查。", f"Enterprises cooperate with the {MOE} and the {MOFCOM}."),
    ],
)  # fmt: skip
def test_good_english_is_silent(zh: str, en: str) -> None:
    assert findings(zh, en) == ()


@given(
    st.text("公安部教育会同牵头，配合。由省商务、 "),
    st.text("TheMinistryofEducation,ledby withCommerce. ", max_size=80),
)
@settings(max_examples=60)
def test_spans_lie_in_the_texts(zh: str, en: str) -> None:
    for finding in findings(zh, en):
        assert finding.zh_span and 0 <= finding.zh_span[0] < finding.zh_span[1] <= len(zh)
        assert finding.en_span and 0 <= finding.en_span[0] < finding.en_span[1] <= len(en)
