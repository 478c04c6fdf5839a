"""Chinese sentence ends: ``|`` marks where the next sentence starts."""

from itertools import pairwise

import pytest

from aligner.segment import split_zh
from tests.segment.marks import draw

CASES = [
    "各地要高度重视。|有关情况及时报告！|是否落实？|落实。",
    "没有句号的一行",
    "第一行\n|第二行\n\n|第三行",
    "  前面的空白属于第一句。  |后面的空白属于前一句。\n",
    # closing quotation marks and brackets go with the sentence that they end
    "他说：“务必抓好落实。”|会议随后结束。",
    "他问：“何时完成？”）|随后离开。",
    "群众说“好。 ”|大家都说好。",
    "「稳中求进。」|这是总基调。",
    "（各部门按职责分工负责。）|二是抓落实。",
    "任务完成。|（国家能源局牵头）",
    # a quotation that ends as a sentence is cut inside
    "他指出：“发展是硬道理。|创新是第一动力。”|大家鼓掌。",
    # a quotation or bracket that does not end as a sentence is part of one
    "坚持“政策优惠。服务到位”的思路。|继续推进。",
    "对“为什么？”的问题作了回答。|会议结束。",
    "围绕“谁来干？”这一问题。|这一问题很重要。",
    "高呼“加油！”等口号。|活动结束。",
    "（见附件。下同）各地照此办理。|特此通知。",
    "‘一网通办。’的做法值得推广。",
    '他说："今天开会。"|大家同意。',
    '所谓"一站式"服务。|群众满意。',
    # titles
    "《你好！云河》出版发行。|反响热烈。",
    "《关于〈条例〉的说明。（草案）》已经印发。|请遵照执行。",
    "《没有关上的书名号。|后面的句子不受影响。",
    "《" + "很长的题目" * 20 + "。|后面照常断开。",
    "“没有关上的引号。|后面照常断开。|“再来一句。|结束。",
    # stops in other shapes
    "真的吗？！|是真的！！！|好。",
    "工作取得进展.|下一步继续努力.",
    "联系邮箱 a.b@example.gov.cn，网址http://www.example.cn/?id=1。|请查收。",
    "增长3.5个百分点，达到1.2万亿元。|完成目标。",
    "半角问号?|半角叹号!|结束。",
    "我想 ? 这里丢了一个破折号。",
    "第1.2节内容。|完。",
    # an ellipsis ends a sentence only where a quotation mark closes after it
    "开展培训、宣传、检查……等工作。",
    "他说：“我们……”|说完就走了。",
    "传奇中的传奇。” ……|他们又谈了一会儿。",
    "结束了。。。|真的结束了。",
    # what goes on after a stop that a comma follows
    "《通知》要求（详见第三条。），抓好落实。",
    # turns of a dialogue
    "问：背景是什么？|答：为了加强管理。",
    "背景是什么 |答：为了加强管理 |问：还有吗",
    "他回答：没有问题。",
    # colons and semicolons do not end a sentence
    "现就有关事项通知如下：\n|一、总体要求\n|到2027年底，建成20个；培育30个。",
    "现将有关事项通知如下：加强领导。",
    "联系人：周明；电话：010-55550187。",
]


@pytest.mark.parametrize("drawn", CASES)
def test_boundaries(drawn: str) -> None:
    text = drawn.replace("|", "")
    assert draw(text, split_zh(text)) == drawn


@pytest.mark.parametrize("text", ["", " \n\u3000", "。", "…", "《", "”。"])
def test_nothing_to_cut(text: str) -> None:
    assert split_zh(text) == []


def test_a_wide_full_stop_ends_a_sentence():
    text = "完善制度．加强监管．比例为3．5。"
    assert [text[a:b] for a, b in pairwise([0, *split_zh(text), len(text)])] == [
        "完善制度．",
        "加强监管．",
        "比例为3．5。",
    ]
