"""Reads the cells of a form: numbers, truth values and days, as people and spreadsheets write them.

A cell is accepted if it has one meaning. An ambiguous cell is refused, and the message says what to write instead;
nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from attrs import field, frozen

from huizhou_qa.errors import NumberError, Wording, described
from huizhou_qa.fields.names import compared, says_nothing
from huizhou_qa.forms.spellings import is_unit
from huizhou_qa.forms.tables import Cell
from huizhou_qa.numbers.exact import number_from

STATUS_WORDS = MappingProxyType(
    {"初步": "preliminary", "最终": "final", "preliminary": "preliminary", "final": "final"}
)
_TRUTH_WORDS = MappingProxyType({"是": True, "否": False, "true": True, "false": False})
_ANY_TRUTH = frozenset({*_TRUTH_WORDS, "有", "无", "没有", "√", "×"})

# Words in place of a number where there was nothing to measure or to judge.
_NOT_JUDGED = frozenset(
    {"不涉及", "未涉及", "免", "免评", "免考", "免考核", "不考核", "不评分", "未评分", "缺项", "同上", "同前"}
)

_NARROW = MappingProxyType(str.maketrans("０１２３４５６７８９．％，－−／＝＃", "0123456789.%,--/=#"))
_DIGITS = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_GROUPED = r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"
_NUMBER = re.compile(rf"({_DIGITS})(.*)", re.DOTALL)
_GROUPED_NUMBER = re.compile(rf"({_GROUPED})(.*)", re.DOTALL)
_QUOTIENT = re.compile(r"[0-9]+ */ *[0-9]+")
_EXPONENT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+")
# A number with words around it: an approximation before it, its unit or other words behind it. A year, a month or a
# heading (1．基本情况) is no figure.
_FIGURE = re.compile(
    rf"(?:百分之|大?约为?|大概|接?近|超过?|不足|不到|低于|高于|达到?|[≈~±+<>≤≥])*\s*(?:{_GROUPED}|{_DIGITS})"
    r"(?![0-9]|\s*[年月号、)）:：]|[/-][0-9]{1,2}[./-]|\.|[-—~至][0-9]+年)"
)
_DAYS = tuple(
    re.compile(f"([0-9]{{4}}){pattern}")
    for pattern in (
        r"-([0-9]{1,2})-([0-9]{1,2})",
        r"/([0-9]{1,2})/([0-9]{1,2})",
        r"\.([0-9]{1,2})\.([0-9]{1,2})",
        r"年([0-9]{1,2})月([0-9]{1,2})[日号]?",
        r"([0-9]{2})([0-9]{2})",
    )
)

_PLAIN = Wording("不带单位的数", "plain numbers")


@frozen
class AskedNumber:
    """What a cell with a number may hold.

    Attributes:
        unit: the unit that may stand behind the number.
        counted: whether a part and a whole may be given in other columns instead.
        nothing: the case of the text for a cell with a word for nothing.
        example: a number that may be written.
    """

    unit: str = ""
    counted: bool = False
    nothing: str = "cell_of_nothing"
    example: str = field(kw_only=True)


def number_in(cell: Cell, asked: AskedNumber) -> Fraction | None:
    """The number in a cell, with or without its unit; None, with a fault noted, where there is none."""
    value = cell.value
    if isinstance(value, date | time | timedelta):
        cell.refuse("date", case="counted" if asked.counted else "cell")
    elif isinstance(value, float):
        cell.refuse("float", case="cell")
    elif isinstance(value, bool):
        cell.refuse("not_a_number", case="cell_of_truth", given=described(value), example=asked.example)
    elif isinstance(value, str):
        return _number_of(cell, value, asked)
    else:
        return _exact(cell, value)
    return None


def _number_of(cell: Cell, text: str, asked: AskedNumber) -> Fraction | None:
    """The number in a text, without its unit and thousands separators."""
    unit = asked.unit
    narrow = text.translate(_NARROW).strip()
    if unit == "%" and not narrow.endswith("%"):
        narrow = narrow.removeprefix("百分之")
    patterns = (_NUMBER,) if unit == "%" else (_GROUPED_NUMBER, _NUMBER)
    for pattern in patterns:
        found = pattern.fullmatch(narrow)
        if found and (not found[2].strip() or (unit and is_unit(found[2], unit))):
            return _exact(cell, found[1].replace(",", ""))
    _refuse(cell, narrow, described(text), asked)
    return None


def _exact(cell: Cell, value: object) -> Fraction | None:
    try:
        return number_from(value)
    except NumberError as error:
        for fault in error.faults:
            # The remedy of the text is one for JSON.
            is_infinite = fault.code == "not_finite"
            cell.row.faults.append(cell.placed(fault.with_params(case="cell") if is_infinite else fault))
    return None


def _refuse(cell: Cell, narrow: str, given: str | Wording, asked: AskedNumber) -> None:
    """Notes why a text is not a number, and what to write instead."""
    unit = asked.unit
    if is_formula(narrow):
        cell.refuse("formula", given=given)
    elif says_nothing(narrow) or compared(narrow).strip("()") in _NOT_JUDGED:
        cell.refuse("not_a_number", case=asked.nothing, given=given)
    elif "%" in narrow and unit == "%":
        cell.refuse("percent_out_of_place", case="cell_of_percent", given=given)
    elif "%" in narrow:
        cell.refuse("percent_out_of_place", given=given, unit=unit or _PLAIN)
    elif _QUOTIENT.fullmatch(narrow):
        cell.refuse("quotient", case="counted" if asked.counted else "cell", given=given, example=asked.example)
    elif _EXPONENT.fullmatch(narrow):
        cell.refuse("exponent", given=given)
    elif "," in narrow:
        cell.refuse("bad_grouping", given=given)
    elif unit:
        cell.refuse("not_a_number", case="cell_with_unit", given=given, unit=unit, example=asked.example)
    elif _NUMBER.match(narrow):
        cell.refuse("not_a_number", case="cell_with_more", given=given, example=asked.example)
    else:
        cell.refuse("not_a_number", case="cell", given=given, example=asked.example)


def is_formula(value: object) -> bool:
    """Whether a text is a formula that has not been calculated."""
    return isinstance(value, str) and value.translate(_NARROW).strip().startswith("=")


def looks_like_a_number(value: object) -> bool:
    """Whether a cell holds a number or a percentage."""
    if isinstance(value, str):
        return re.fullmatch(rf"(?:{_DIGITS}|{_GROUPED})%?", value.translate(_NARROW).strip()) is not None
    return isinstance(value, int | float | Decimal | Fraction) and not isinstance(value, bool)


def begins_as_a_figure(value: object) -> bool:
    """Whether a cell begins with a number, exact or about (约36), with or without a unit; not a year or a day."""
    if not isinstance(value, str):
        return looks_like_a_number(value)
    narrow = value.translate(_NARROW).strip()
    return looks_like_a_number(value) or (_FIGURE.match(narrow) is not None and _day_written(narrow) is None)


def looks_like_a_truth(value: object) -> bool:
    """Whether a cell holds a truth value or a word for one, including 有 and 无."""
    return isinstance(value, bool) or (isinstance(value, str) and compared(value).casefold() in _ANY_TRUTH)


def truth_in(cell: Cell) -> bool | None:
    """The truth value in a cell: 是, 否, true, false or a truth value itself."""
    if isinstance(cell.value, bool):
        return cell.value
    word = compared(cell.value).casefold() if isinstance(cell.value, str) else ""
    if word not in _TRUTH_WORDS:
        _refuse_word(cell, "wrong_type", "cell_of_truth")
    return _TRUTH_WORDS.get(word)


def option_in(cell: Cell, options: tuple[str, ...]) -> str | None:
    """The one of named options that is written in a cell, whatever its width and case."""
    word = compared(cell.value).casefold() if isinstance(cell.value, str) else None
    found = next((option for option in options if compared(option).casefold() == word), None)
    if found is None and is_formula(cell.value):
        cell.refuse("formula", given=described(cell.value))
    elif found is None:
        cell.refuse("unknown_choice", case="cell_of_options", given=described(cell.value), known=options)
    return found


def day_in(cell: Cell) -> date | None:
    """The day in a cell: a date, or text with the year first, such as 2017-11-30, 2017.11.30 or 2017年11月30日."""
    day = _day_said(cell.value)
    if day is None:
        _refuse_word(cell, "bad_date", "cell")
    return day


def is_a_day(value: object) -> bool:
    """Whether a cell holds a day."""
    return _day_said(value) is not None


def _day_said(value: object) -> date | None:
    return _day_of(value) if isinstance(value, date) else _day_written(value)


def _day_of(value: date) -> date | None:
    """The plain day; None for a moment within a day, and for a value that is no day (NaT)."""
    try:
        if isinstance(value, datetime) and value.time() != time.min:
            return None
        return date(value.year, value.month, value.day)
    except Exception:  # noqa: BLE001 (a foreign kind of day may raise anything)
        return None


def _day_written(value: object) -> date | None:
    # Spreadsheets turn 20171130 into a number; a day as a number of days since 1900 has five digits.
    if isinstance(value, int) and value in range(10**7, 10**8):
        value = str(value)
    narrow = "".join(value.translate(_NARROW).split()) if isinstance(value, str) else ""
    found = next((found for pattern in _DAYS if (found := pattern.fullmatch(narrow))), None)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def text_in(cell: Cell) -> str | None:
    """The text in a cell, without surrounding blanks."""
    if not isinstance(cell.value, str) or is_formula(cell.value):
        _refuse_word(cell, "wrong_type", "cell_of_text")
        return None
    return cell.value.strip()


def status_in(cell: Cell) -> str | None:
    """Whether a fact is preliminary (初步) or final (最终)."""
    word = compared(cell.value).casefold() if isinstance(cell.value, str) else ""
    if word not in STATUS_WORDS:
        _refuse_word(cell, "unknown_choice", "status")
    return STATUS_WORDS.get(word)


def _refuse_word(cell: Cell, code: str, case: str) -> None:
    if is_formula(cell.value):
        cell.refuse("formula", given=described(cell.value))
    else:
        cell.refuse(code, case=case, given=described(cell.value))
