"""The table of incidents: its columns, and what may stand in them in Chinese words."""

from __future__ import annotations

from attrs import field, frozen

from huizhou_qa.errors import Wording
from huizhou_qa.evidence.incident_labels import INCIDENT_LABELS
from huizhou_qa.fields.names import compared
from huizhou_qa.forms.columns import REMARKS, SERIAL, Column, Columns
from huizhou_qa.frozen_mapping import FrozenMapping

_YES_OR_NO_IN_ENGLISH = FrozenMapping({"是": "yes", "否": "no"})


@frozen
class IncidentElement:
    """An element of an incident: the column that it stands in, and its words by what they mean.

    ``words`` holds for each value the words that say it, the one for a blank form first; an element
    without them is a text or a day. ``told`` says in a blank form what to write, and ``asked`` the same to
    whoever left the cell empty, where no words are offered.
    """

    column: Column
    told: str
    asked: Wording | None = None
    words: FrozenMapping[str | bool, tuple[str, ...]] = field(factory=FrozenMapping)

    @property
    def key(self) -> str:
        """The key of the element in evidence."""
        return self.column.key

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that a blank form offers."""
        return tuple(words[0] for words in self.words.values())

    @property
    def wanted(self) -> Wording:
        """What to write, in both languages; in English each Chinese word with what it means."""
        if self.asked is not None:
            return self.asked
        meant = (
            _YES_OR_NO_IN_ENGLISH.get(words[0], str(value)).replace("_", " ") for value, words in self.words.items()
        )
        listed = (f"{word} ({meaning})" for word, meaning in zip(self.choices, meant, strict=True))
        return Wording("、".join(self.choices), ", ".join(listed))

    def meaning(self, written: str) -> str | bool | None:
        """The value that a word says; None where it says none."""
        plain = compared(written).casefold()
        found = (value for value, words in self.words.items() if plain in map(compared, words))
        return next(found, None)


WordsByValue = FrozenMapping[str | bool, tuple[str, ...]]


def _column(key: str, *others: str) -> Column:
    return Column(key, INCIDENT_LABELS[key], others)


_YES_OR_NO = WordsByValue({True: ("是", "true"), False: ("否", "false")})

ID = IncidentElement(
    _column("id", "编号", "事件"),
    "填写说明：自编编号，各不相同；没有发生事件的，在此列填“无”",
    Wording(
        "自编的编号，各不相同，如“1号事件”；没有发生事件的，整行只写“无”",
        "an id of your own that no other incident has, such as 1号事件; where none happened, 无 alone in the row",
    ),
)
DAY = IncidentElement(
    _column("date", "日期"), "如2017-06-01", Wording("日期，如2017-06-01", "a day such as 2017-06-01")
)
ELEMENTS: tuple[IncidentElement, ...] = (
    ID,
    DAY,
    IncidentElement(_column("from_product_quality", "是否因产品质量问题"), "是、否", words=_YES_OR_NO),
    IncidentElement(
        _column("serious_harm", "是否造成严重财产损失或人身伤害"),
        "是、否（严重财产损失或人身伤害）",
        words=_YES_OR_NO,
    ),
    IncidentElement(
        _column("recognised_by"),
        "国务院、省政府（均含其授权部门）、其他、无",
        words=WordsByValue(
            {
                "state": ("国务院", "国务院或其授权部门", "国务院（或其授权部门）", "国务院授权部门", "国家", "state"),
                "province": (
                    "省政府",
                    "省政府或其授权部门",
                    "省政府（或其授权部门）",
                    "省政府授权部门",
                    "省",
                    "province",
                ),
                "other": ("其他", "其他机关", "other"),
                "none": ("无", "未认定", "无机关认定", "none"),
            }
        ),
    ),
    IncidentElement(
        _column("severity", "事件等级"),
        "特别重大、重大、其他",
        words=WordsByValue(
            {
                "especially_major": ("特别重大", "especially_major"),
                "major": ("重大", "major"),
                "other": ("其他", "其他级别", "其他等级", "较大", "一般", "other"),
            }
        ),
    ),
    IncidentElement(
        _column("systemic_or_regional", "是否判定为系统性、区域性", "是否系统性、区域性"),
        "是、否（以认定结论为准）",
        words=_YES_OR_NO,
    ),
    IncidentElement(
        _column("status", "认定状态"),
        "已认定、待定",
        words=WordsByValue(
            {
                "confirmed": ("已认定", "已确认", "confirmed"),
                "pending": ("待定", "待认定", "待确认", "未定", "pending"),
            }
        ),
    ),
)
INCIDENTS = Columns(
    (*(element.column for element in ELEMENTS), REMARKS, SERIAL), tuple(element.key for element in ELEMENTS)
)

# Columns that say nothing of an incident.
BESIDE = frozenset({REMARKS.key, SERIAL.key})

# What says that none happened, and that some did.
_NONE = ("无", "没有", "未发生", "没有发生")
NONE_HAPPENED = (
    *(f"{none}{incident}" for none in _NONE for incident in ("", "事件", "质量安全事件")),
    *("否", "0", "0件", "0起", "0次", "none", "no", "false"),
)
SOME_HAPPENED = ("有", "是", "发生", "已发生", "yes", "true")
# What a row of a unit's form is called in which that is said.
ROW_NAMES = ("incidents", "/incidents", "事件", "质量安全事件", "是否发生事件", "是否发生质量安全事件", "发生事件")


def says_none(written: object) -> bool:
    """Whether a cell says that no incident happened."""
    return _word(written) in NONE_HAPPENED


def says_some(written: object) -> bool:
    """Whether a cell says that incidents happened, without saying which."""
    return _word(written) in SOME_HAPPENED


def _word(written: object) -> str:
    if isinstance(written, bool):
        return "是" if written else "否"
    if isinstance(written, int):
        # Of numbers, only 0 is a word for none; writing one of very many digits out fails.
        return "" if written else "0"
    return compared(written).casefold().rstrip("。.") if isinstance(written, str) else ""
