"""What the cells of a form say: numbers, truth values and days, as people and spreadsheets write them.

A cell is accepted where it has one meaning. Whatever might mean two things is refused with what to
write instead; nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from huizhou_qa.errors import NumberError, shown
from huizhou_qa.ground.evidence.plain_values import Given
from huizhou_qa.ground.numbers import number_from

STATUS_WORDS = {"初步": "preliminary", "最终": "final", "preliminary": "preliminary", "final": "final"}
_TRUTH_WORDS = {"是": True, "否": False, "true": True, "false": False}

_NARROW = str.maketrans("０１２３４５６７８９．％，－−／", "0123456789.%,--/")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_QUOTIENT = re.compile(r"[0-9]+ */ *[0-9]+")
_EXPONENT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)")

_AS_TEXT = "format the column as text and type it again"


def number_in(cell: Given, unit: str) -> Fraction | None:
    """The number in a cell, behind which only ``unit`` may stand; None, with the fault noted, where there is none."""
    value = cell.value
    if isinstance(value, date | time | timedelta):
        cell.refuse(
            "date",
            f"a date or time stands where a number belongs; {_AS_TEXT}; for 3 of 41 use the columns 分子 and 分母",
        )
    elif isinstance(value, float):
        cell.refuse("float", f"a float is not exact; {_AS_TEXT}, or give text or a Decimal")
    else:
        try:
            return number_from(_bare(value, unit) if isinstance(value, str) else value)
        except NumberError as error:
            cell.refuse(error.reason, error.message)
    return None


def _bare(text: str, unit: str) -> str:
    """The digits of a text, without its unit and without thousands separators; raises NumberError."""
    narrow = text.translate(_NARROW).strip()
    narrow = narrow.removesuffix(unit.translate(_NARROW)).strip() if unit else narrow
    if unit != "%" and _GROUPED.fullmatch(narrow):
        return narrow.replace(",", "")
    if not _NUMBER.fullmatch(narrow):
        raise NumberError(*_refusal(narrow, shown(str(text)), unit))
    return narrow


def _refusal(narrow: str, told: str, unit: str) -> tuple[str, str]:
    """The code and the remedy for a text that is not one number."""
    if "%" in narrow:
        return "percent_out_of_place", f"{told} has a percent sign; this is counted in {unit or 'plain numbers'}"
    if _QUOTIENT.fullmatch(narrow):
        return "quotient", f"{told} is a quotient or a date; give its numbers in the columns 分子 and 分母"
    if _EXPONENT.fullmatch(narrow):
        return "exponent", f"{told} was shortened by a spreadsheet; {_AS_TEXT}, with all its digits"
    if "," in narrow:
        return "bad_grouping", f"{told} may be two numbers or one; write it without a comma, with a point for decimals"
    accepted = f"digits such as 12.5, or the unit {unit} behind them" if unit else "digits such as 12.5"
    nothing = "an unknown value is left empty; where there was nothing to measure, say why in 无考核对象的原因"
    return "not_a_number", f"{told} is not one number; write {accepted}; {nothing}"


def truth_in(cell: Given) -> bool | None:
    """The truth value in a cell: 是, 否, true, false or a truth value itself."""
    if isinstance(cell.value, bool):
        return cell.value
    word = cell.value.strip().lower() if isinstance(cell.value, str) else ""
    if word not in _TRUTH_WORDS:
        cell.refuse("wrong_type", f"{shown(cell.value)} is neither yes nor no; write 是 or 否")
    return _TRUTH_WORDS.get(word)


def day_in(cell: Given) -> date | None:
    """The day in a cell: a date, or text with the year first such as 2017-11-30, 2017/11/30 or 2017年11月30日."""
    value = cell.value
    if isinstance(value, datetime):
        value = value.date() if value.time() == time.min else None
    if isinstance(value, date):
        return value
    written = _DAY.fullmatch("".join(value.translate(_NARROW).split())) if isinstance(value, str) else None
    if written:
        year, month, day = (int(part) for part in written.groups() if part is not None)
        try:
            return date(year, month, day)
        except ValueError:
            pass
    cell.refuse("bad_date", f"{shown(cell.value)} is not a day; write it as 2017-11-30 or 2017年11月30日")
    return None


def text_in(cell: Given) -> str | None:
    """The text in a cell, without blanks around it."""
    if not isinstance(cell.value, str):
        cell.refuse("wrong_type", f"{shown(cell.value)} is not text; {_AS_TEXT}")
        return None
    return cell.value.strip()


def status_in(cell: Given) -> str | None:
    """Whether a fact is preliminary (初步) or final (最终)."""
    word = cell.value.strip() if isinstance(cell.value, str) else ""
    if word not in STATUS_WORDS:
        cell.refuse("unknown_choice", f"{shown(cell.value)} is no status; write 初步 or 最终")
    return STATUS_WORDS.get(word)
