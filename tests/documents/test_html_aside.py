"""Web pages: boxes of facts, lists of links, pages of a few lines, and cells of tables."""

import pytest

from aligner.documents import read

BODY = "<p>各地要提高认识，压实责任，建立健全工作机制，明确任务分工。</p><p>各地要细化工作措施，形成工作合力。</p>"
TEXT = ["各地要提高认识，压实责任，建立健全工作机制，明确任务分工。", "各地要细化工作措施，形成工作合力。"]
LINKS = "<ul><li><a href='1'>全省春灌工作启动</a></li><li><a href='2'>某地完成水库加固任务。</a></li></ul>"


def page(*parts):
    return read(f"<html><body><div>{''.join(parts)}</div></body></html>".encode())


@pytest.mark.parametrize(
    "tail",
    [
        f"<p>责任编辑：李丽</p>{LINKS}",
        f"<p>（责任编辑：李丽）</p>{LINKS}",
        f"<h3>相关链接</h3>{LINKS}",
        f"<div>热门推荐</div>{LINKS}<p>图解：节水条例</p>",
        f"<p>【延伸阅读】</p>{LINKS}",
        f"<p>相关新闻：</p>{LINKS}<h4>更多</h4>{LINKS}",
    ],
)
def test_links_behind_the_text_are_listed(tail):
    document = page(BODY, tail)
    assert document.text.splitlines() == TEXT
    assert "水库加固任务" in "".join(r.text for r in document.removed if r.rule == "page-furniture")


def test_links_in_the_middle_take_no_text_with_them():
    document = page(BODY, "<p>相关链接：</p>", LINKS, "<h2>二、保障措施</h2>", BODY)
    assert document.text.splitlines() == [*TEXT, "二、保障措施", *TEXT]


def test_attachments_behind_the_editor_stay():
    document = page(BODY, "<p>责任编辑：李丽</p><p><a href='a.doc'>附件：任务分工表</a></p>")
    assert document.text.splitlines() == [*TEXT, "附件：任务分工表"]


FACTS = [("索 引 号", "000014349/2025-00012"), ("主题分类", "水利"), ("发文机关", "云河市水利局"), ("文　　号", "3号")]


@pytest.mark.parametrize(
    "box",
    [
        "<table><tr>" + "".join(f"<td>{a}：</td><td>{b}</td>" for a, b in FACTS) + "</tr></table>",
        "<table>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in FACTS) + "</table>",
        "".join(f"<p><b>{a}：</b>{b}</p>" for a, b in FACTS),
        "<ul>" + "".join(f"<li><span>{a}：</span><span>{b}</span></li>" for a, b in FACTS) + "</ul>",
    ],
)
def test_a_box_of_facts_is_listed(box):
    document = page(box, "<h1>关于节约用水的通知</h1>", BODY)
    assert document.text.splitlines() == ["关于节约用水的通知", *TEXT]
    assert "水利局" in "".join(removal.text for removal in document.removed)


def test_one_label_makes_no_box():
    assert page("<p>标题：节水</p>", BODY).text.splitlines() == ["标题：节水", *TEXT]


@pytest.mark.parametrize(
    "lines",
    [
        ["通知", "各单位：", "五月底前报送。", "办公室", "2025年3月1日"],
        ["Notice", "All units:", "Report by May.", "Office"],
        ["节水目标", "60亿立方米"],
    ],
)
@pytest.mark.parametrize("tag", ["p", "div", "li", "section"])
def test_a_page_of_a_few_lines_keeps_them(lines, tag):
    document = page("".join(f"<{tag}>{line}</{tag}>" for line in lines))
    assert document.text.splitlines() == lines


def test_cells_know_their_place():
    document = page(
        "<table><tr><td rowspan=2>指标</td><td colspan=2>值</td></tr><tr><td>2025年</td><td>2030年</td></tr>"
        "<tr><td>用水总量</td><td>60</td><td>55</td></tr></table><table><tr><th>甲</th><th>乙</th></tr></table>"
    )
    found = {b.cell: document.text[b.start : b.end] for b in document.blocks}
    assert found[(1, 1, 2)] == "值" and found[(1, 2, 2)] == "2025年" and found[(1, 3, 3)] == "55"
    assert found[(2, 1, 2)] == "乙"
