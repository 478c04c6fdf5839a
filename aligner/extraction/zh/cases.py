"""Cases that a Chinese sentence puts before it says what follows from them, and lists that name no tasks."""

from __future__ import annotations

from aligner.spans import Span
from aligner.words import patterns as re

NO_TASK = "no task"
"""The frame of a list of acts that are punished, of cases, or of contents: nobody is to do what stands in it."""
_LISTS = re.compile(
    r"(?<!不得)(?<!不[准能许可应])(?<!禁止)(?:有|属于|存在|出现)(?:下列|以下)[^，。；：]{0,10}(?:之一)?的?[，：:]|符合(?:下列|以下)条件[^，。；：]{0,6}的"
    r"|(?:内容|对象|范围|事项|情形|要素)[^，。；：]{0,8}(?:包括|如下|有|为)(?:下列|以下)?[^，。；：]{0,6}[：:]$"
    r"|(?:提[交供]|报送|递交|携带)(?:下列|以下)[^，。；：]{0,8}(?:材料|文件|资料|证件)[：:]$"
    r"|包括(?:下列|以下)[^，。；：]{0,6}(?:内容|情形|事项|要素|范围|材料)"
)
_FOLLOWS = re.compile(
    r"的，(?:由[^，。；]{2,60}?)?(?:责令|并?处|没收|吊销|撤销|追究|(?:依法)?(?:给予|予以)[^，。；]{0,8}(?:警告|处分|处罚|制裁)"
    r"|(?:依法|依照)[^，。；]*(?:追究|处罚|处分))"
)
_BREACH = re.compile(r"违反[^，。；]{0,40}(?:规定|条例|办法|法律)")


def lists_no_tasks(text: str) -> bool:
    """Say whether a passage announces a list of acts that are punished, of cases, or of contents."""
    return _LISTS.search(text) is not None


def case(hidden: str) -> Span:
    """Return the span of the acts that a sentence punishes: 出租人违反规定，出租危房，或者拒绝检查的，由……责令改正.

    The last of its clauses ends in 的 and is read as a condition; (0, 0) where there is no other.
    """
    if (follows := _FOLLOWS.search(hidden)) is None:
        return 0, 0
    acts = hidden[: follows.start()]
    last = acts.rfind("，") + 1
    if breach := _BREACH.search(acts):
        return acts.rfind("。", 0, breach.start()) + 1, last
    return (acts.rfind("；") + 1, last) if acts.startswith(("或者", "或"), last) else (0, 0)
