"""What incidents are told in: the words of an edition, and where it declares none, words that fit every place.

The elements here are those that schemes of product quality mostly ask for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from huizhou_qa.errors import SchemeError, Wording
from huizhou_qa.evidence.records import ElementValue
from huizhou_qa.fields.converters import each_of_kind
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.incidents.elements import (
    DAY,
    ID,
    WITHIN_YEAR,
    IncidentElement,
    ValueWords,
    yes_or_no,
)

_ELEMENT = Wording("事件要素（IncidentElement）", "an IncidentElement")

# What is asked of every incident in the same words, whatever the edition.
LABELS: Mapping[str, str] = MappingProxyType({ID: "事件编号", DAY: "发生日期"})
_WITHIN_YEAR: Mapping[ElementValue, str] = MappingProxyType({True: "发生在考核年度内", False: "不在考核年度内"})

_NEUTRAL = (
    IncidentElement("from_product_quality", "是否由质量引起", yes_or_no("由质量问题引起", "不是由质量问题引起")),
    IncidentElement("serious_harm", "是否有严重后果", yes_or_no("有严重后果", "没有严重后果")),
    IncidentElement(
        "recognised_by",
        "认定机关",
        {
            "state": ValueWords(Wording("国家级", "state"), "国家级机关认定", ("国家", "state")),
            "province": ValueWords(Wording("省级", "province"), "省级机关认定", ("省", "province")),
            "other": ValueWords(Wording("其他", "other"), "由别的机关认定", ("other",)),
            "none": ValueWords(Wording("无", "none"), "没有机关认定", ("未认定", "none")),
        },
    ),
    IncidentElement(
        "severity",
        "等级",
        {
            "especially_major": ValueWords(
                Wording("特别重大", "especially major"), "属于特别重大", ("especially_major",)
            ),
            "major": ValueWords(Wording("重大", "major"), "属于重大", ("major",)),
            "other": ValueWords(Wording("其他", "other"), "在重大以下", ("other",)),
        },
    ),
    IncidentElement("systemic_or_regional", "是否系统性或区域性", yes_or_no("有系统性或区域性", "没有系统性或区域性")),
    IncidentElement(
        "status",
        "状态",
        {
            "confirmed": ValueWords(Wording("已认定", "confirmed"), "已经认定", ("confirmed",)),
            "pending": ValueWords(Wording("待定", "pending"), "尚未认定", ("pending",)),
        },
    ),
)
IN_NEUTRAL_WORDS: FrozenMapping[str, IncidentElement] = FrozenMapping({element.key: element for element in _NEUTRAL})


def declared(elements: Iterable[IncidentElement]) -> tuple[IncidentElement, ...]:
    """The elements that an edition words, each once."""
    given = each_of_kind(elements, IncidentElement, _ELEMENT)
    keys = tuple(one.key for one in given)
    if len(set(keys)) < len(keys):
        raise SchemeError.of("", "repeated_id", case="element", ids=keys)
    return given


def label_of(key: str, elements: Mapping[str, IncidentElement]) -> str | None:
    """What an element is called in Chinese; None for what is none."""
    return elements[key].label if key in elements else LABELS.get(key)


def told_of(key: str, value: ElementValue, elements: Mapping[str, IncidentElement]) -> str:
    """What papers say of an incident that has this value of an element, or occurred in the assessment year or not."""
    return _WITHIN_YEAR[value] if key == WITHIN_YEAR else elements[key].values[value].told


# What those words are in English; an edition brings the English of its own.
IN_ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "发生在考核年度内": "within the assessment year",
        "不在考核年度内": "outside the assessment year",
        "由质量问题引起": "caused by quality",
        "不是由质量问题引起": "not caused by quality",
        "有严重后果": "serious harm",
        "没有严重后果": "no serious harm",
        "国家级机关认定": "recognised by the state",
        "省级机关认定": "recognised by the province",
        "由别的机关认定": "recognised by another body",
        "没有机关认定": "recognised by nobody",
        "属于特别重大": "especially major",
        "属于重大": "major",
        "在重大以下": "less than major",
        "有系统性或区域性": "systemic or regional",
        "没有系统性或区域性": "neither systemic nor regional",
        "已经认定": "confirmed",
        "尚未认定": "pending",
    }
)
