"""An edition words the elements of an incident itself; what it does not word is told in words that fit every place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.errors import Wording
from huizhou_qa.evidence.records import INCIDENT_STATUSES, ElementValue
from huizhou_qa.scheme.incidents.elements import IncidentElement, ValueWords, yes_or_no
from huizhou_qa.scheme.incidents.incident_words import IN_NEUTRAL_WORDS, label_of, told_of
from huizhou_qa.scheme.incidents.incidents import IncidentTable, elements_told_by
from huizhou_qa.scheme.incidents.lines import IncidentLine, Period
from support import district

YEAR = Period(date(2030, 1, 1), date(2030, 12, 31))
OWN = IncidentElement("serious_harm", "伤情", yes_or_no("有人受伤", "无人受伤"))
YES, NO = ValueWords(Wording("有", "some"), "有之"), ValueWords(Wording("没", "none"), "没有")


def refused(make: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(SchemeError) as caught:
        make()
    return [(fault.path, fault.code) for fault in caught.value.faults]


def table(*elements: object) -> IncidentTable:
    return IncidentTable(YEAR, (IncidentLine("none"),), elements)  # type: ignore[arg-type] # as each test says


def test_every_value_of_the_record_has_neutral_words() -> None:
    values = {key: tuple(element.values) for key, element in IN_NEUTRAL_WORDS.items()}
    assert values == {
        "from_product_quality": (True, False),
        "serious_harm": (True, False),
        "recognised_by": ("state", "province", "other", "none"),
        "severity": ("especially_major", "major", "other"),
        "systemic_or_regional": (True, False),
        "status": INCIDENT_STATUSES,
    }
    assert elements_told_by(None) == table().worded == IN_NEUTRAL_WORDS


def test_what_an_edition_words_stands_in_the_place_of_the_neutral_words_and_nothing_else_changes() -> None:
    elements = elements_told_by(table(OWN))
    assert elements == {**IN_NEUTRAL_WORDS, "serious_harm": OWN}
    assert list(elements) == list(IN_NEUTRAL_WORDS)
    assert [label_of(key, elements) for key in ("id", "date", "serious_harm", "x")] == [
        "事件编号",
        "发生日期",
        "伤情",
        None,
    ]
    told = [told_of("serious_harm", value, elements) for value in (True, False)]
    assert told == ["有人受伤", "无人受伤"]
    assert told_of("within_year", value=False, elements=elements) == "不在考核年度内"


def test_tables_that_word_an_element_otherwise_are_not_equal() -> None:
    assert table() != table(OWN)
    assert district.INCIDENTS.worded["severity"].label == "级别"


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: IncidentElement("date", "日期", {True: YES, False: NO}), ("/key", "reserved_element")),
        (lambda: IncidentElement("cause", "原因", {}), ("/values", "incomplete_words")),
        (lambda: IncidentElement("cause", "原因", {"x": YES, False: NO}), ("/values", "incomplete_words")),
        (lambda: IncidentElement("cause", "原因", {1: YES, 0: NO}), ("/values", "wrong_type")),  # type: ignore[dict-item]
        (lambda: IncidentElement("status", "状态", {True: YES, False: NO}), ("/values", "incomplete_words")),
        (lambda: IncidentElement("serious_harm", "伤情", {True: YES}), ("/values", "incomplete_words")),
        (lambda: IncidentElement("serious_harm", "伤情", {True: YES, False: YES}), ("/values", "repeated_option")),
        (lambda: IncidentElement("serious_harm", "伤情", {True: YES, False: "没"}), ("/values", "wrong_type")),  # type: ignore[dict-item]
        (lambda: IncidentElement("serious_harm", "", {True: YES, False: NO}), ("/label", "bad_name")),
        (lambda: ValueWords("有", "有之"), ("/said", "wrong_type")),  # type: ignore[arg-type]
        (lambda: ValueWords(YES.said, ""), ("/told", "bad_name")),
        (lambda: ValueWords(YES.said, "有之", ("有", 1)), ("/others/1", "wrong_type")),  # type: ignore[arg-type]
        (lambda: table(OWN, OWN), ("/elements", "repeated_id")),
        (lambda: table("伤情"), ("/elements/0", "wrong_type")),
    ],
)
def test_words_that_leave_a_value_out_or_mean_two_things_are_refused(
    make: Callable[[], object], expected: tuple[str, str]
) -> None:
    assert refused(make) == [expected]


def test_a_refusal_says_which_values_need_words() -> None:
    with pytest.raises(SchemeError) as caught:
        IncidentElement("status", "状态", dict[ElementValue, ValueWords]({"pending": YES, True: NO}))
    (fault,) = caught.value.faults
    assert fault.zh == "应为confirmed、pending逐一写出用语，现有：pending、True"
    assert fault.en == "give words for each of confirmed, pending; there are words for pending, True"
    with pytest.raises(SchemeError) as caught:
        table(OWN, OWN)
    (fault,) = caught.value.faults
    assert fault.zh == "有事件要素声明了两次：serious_harm、serious_harm"
    assert fault.en == "an element of incidents is declared twice among serious_harm, serious_harm; declare each once"
