"""Moments: a date and time as it was given, and the day it falls on by the plan's clock."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from huizhou_qa.errors import described, is_a
from huizhou_qa.evidence.plain_values import Given

# To the nanosecond, as other libraries write their moments; what is finer than a microsecond is cut off.
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?"
    r"(?:Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def moment_of(given: Given, utc_offset: int) -> datetime | None:
    """A datetime, a day, or the ISO text of either, by the clock ``utc_offset`` hours ahead of UTC.

    What has no offset of its own is already by that clock; a day alone is its first moment. None
    where nothing is given.
    """
    if given.is_absent:
        return None
    clock = timezone(timedelta(hours=utc_offset))
    text = _text_of(given.value)
    moment = None if text is None else _read(text)
    if moment is None:
        given.refuse("bad_moment", case="form", found=described(given.value))
        return None
    try:
        return moment.replace(tzinfo=clock) if moment.tzinfo is None else moment.astimezone(clock)
    except OverflowError:
        given.refuse("bad_moment", case="beyond", found=described(text))
        return None


def _text_of(value: object) -> str | None:
    """The ISO text of a moment or day.

    Kinds of other libraries write themselves and are believed no further than that: a day that is none
    (NaT) is a datetime to Python, and a clock may know nothing of an offset, or raise what it likes.
    """
    if is_a(value, str):
        return str.__str__(value)
    if not is_a(value, date):
        return None
    try:
        text: object = value.isoformat()
    except Exception:  # noqa: BLE001 (whatever a foreign moment raises, it is none that can be read)
        return None
    return str.__str__(text) if is_a(text, str) else None


def _read(text: str) -> datetime | None:
    if not _MOMENT.fullmatch(text) and not _DAY.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
