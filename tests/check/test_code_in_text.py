"""Tags, placeholders and code that stand in both texts are no slips; the same signs alone still are."""

from __future__ import annotations

import pytest

from aligner import check_pairs

PAIRS = [
    ("点击<b>保存</b>按钮，提交申请。", "Click the <b>Save</b> button to submit the application."),
    ("运行`aligner run`命令即可。", "Simply run the `aligner run` command."),
    ("使用`git commit`提交。", "Use `git commit` to commit."),
    ("您有{0}条新消息。", "You have {0} new messages."),
    ("共{count}项，第{page}页。", "{count} items in total, page {page}."),
    ("变量${name}不能为空。", "The variable ${name} must not be empty."),
    ("文件%s已保存到%1$s。", "File %s has been saved to %1$s."),
    ('请访问<a href="https://www.gov.cn">政府网</a>。', 'Visit <a href="https://www.gov.cn">the government site</a>.'),
    ('<x id="1"/>加强监管<x id="2"/>，防范风险。', '<x id="1"/>Supervise more<x id="2"/> to guard against risks.'),
    ('<g id="3">2025年</g>达到85%。', 'It will reach 85% in <g id="3">2025</g>.'),
    ("<1>加强监管</1>。", "<1>Strengthen supervision</1>."),
    ("参数 `--terms` 指定术语表。", "The parameter `--terms` names the termbase."),
    ("{{user}}提交了申请。", "{{user}} has submitted an application."),
    ("设置 &lt;name&gt; 字段。", "Set the &lt;name&gt; field."),
    ("执行`保存 `命令。", "Run the `save ` command."),
]  # fmt: skip


@pytest.mark.parametrize(("zh", "en"), PAIRS)
def test_code_of_both_texts_is_no_slip(zh, en):
    (report,) = check_pairs([(zh, en)])
    assert [f for f in report.findings if f.check == "surface"] == []


@pytest.mark.parametrize("en", ["Improve the system} now.", "Improve the system` now.", "Improve the system> now."])
def test_a_stray_sign_is_one_all_the_same(en):
    (report,) = check_pairs([("健全体系。", en)])
    assert [f.rule for f in report.findings if f.check == "surface"] == ["surface.stray"]


def test_a_slip_beside_code_is_found():
    (report,) = check_pairs([("运行`aligner run`命令，并保存。", "Run the `aligner run` command , and save save it.")])
    assert {"surface.space_before", "surface.repeat"} <= {f.rule for f in report.findings}


LOST = [
    ("您有{0}条新消息。", "You have new messages.", ["{0}"]),
    ("文件%s已保存到%1$s。", "The file has been saved.", ["%s", "%1$s"]),
    ("变量${name}不能为空。", "The variable must not be empty.", ["${name}"]),
    ("{{user}}提交了申请。", "The user has submitted an application.", ["{{user}}"]),
    ("第{0}页，共{0}页。", "Page {0} in total.", ["{0}"]),
    ("您有{count}条新消息。", "You have {Count} new messages.", ["{count}"]),
    ("点击<b>保存</b>按钮。", "Click the Save button.", ["<b>"]),
    ("<1>加强监管</1>。", "Strengthen supervision.", ["<1>"]),
    ('<x id="1"/>加强监管。', "Strengthen supervision.", ['<x id="1"/>']),
    ("点击<b>保存</b>按钮。", "Click the <b>Save button.", ["</b>"]),
]


@pytest.mark.parametrize(("zh", "en", "lost"), LOST)
def test_code_that_is_lost_is_reported(zh, en, lost):
    (report,) = check_pairs([(zh, en)])
    found = [f for f in report.findings if f.rule in ("surface.placeholder", "surface.tag")]
    assert [(f.suggestion, f.zh_span and zh[slice(*f.zh_span)]) for f in found] == [(code, code) for code in lost]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("增长5%，占50%以上。", "It grew by 5% and made up over 50%."),
        ("《<公约>实施办法》已印发。", "The Measures for Implementing the Convention were issued."),
        ("集合{甲、乙}已给出。", "The set of A and B is given."),
        ("若x<3且y>5，则成立。", "If x is below 3 and y above 5, it holds."),
    ],
)
def test_signs_that_are_no_code(zh, en):
    (report,) = check_pairs([(zh, en)])
    assert not [f for f in report.findings if f.rule in ("surface.placeholder", "surface.tag")]
