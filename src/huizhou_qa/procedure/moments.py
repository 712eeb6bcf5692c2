"""Moments: a date and time as it was given, and the day it falls on by the plan's clock."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from huizhou_qa.ground.evidence.plain_values import Given

_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?"
    r"(?:Z|[+-][0-9]{2}:[0-9]{2})?"
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
    moment = _read(given.value)
    if moment is None:
        given.refuse(
            "bad_moment", "not a moment; write it as 2017-12-29T16:30, with +08:00 or another offset if need be"
        )
        return None
    try:
        return moment.replace(tzinfo=clock) if moment.utcoffset() is None else moment.astimezone(clock)
    except OverflowError:
        given.refuse("bad_moment", "the moment lies beyond the calendar; check the year")
        return None


def _read(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.fromisoformat(value.isoformat())
    if isinstance(value, str) and (_MOMENT.fullmatch(value) or _DAY.fullmatch(value)):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            return None
    return None
