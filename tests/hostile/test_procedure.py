"""Whatever is given to the on-site check and to procedure, anywhere: an answer or an error of ours, all printable."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import partial
from pathlib import Path
from typing import Never

import pytest
from attrs import evolve

from huizhou_qa import Evidence, HuizhouQAError, assess_cohort, get_scheme
from huizhou_qa.onsite import Firm, OnSiteAssessment, assess_on_site, attainable, check_timetable, draw_firms
from huizhou_qa.procedure import check_claims, check_stages, check_submission, report_skeleton
from onsite import test_firms_and_timetable as timetables
from onsite import test_on_site as on_site
from procedure import test_submission as submissions
from support import printed_procedure as printed

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
UNITS = json.loads((Path(__file__).parents[2] / "docs/data/cohort-2017.json").read_text("utf-8"), parse_float=str)[
    "units"
]
RESULT = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in UNITS]).results["丙县"]


def fails(*_given: object, **_named: object) -> Never:
    raise RuntimeError


class BadText(str):
    """Text with methods of its own, all of which fail."""

    __slots__ = ()

    __eq__ = __hash__ = __str__ = __repr__ = __len__ = __iter__ = __contains__ = fails
    __getitem__ = __format__ = strip = isprintable = fails


class BadNumber(int):
    """A whole number with methods of its own, all of which fail."""

    __eq__ = __hash__ = __lt__ = __le__ = __gt__ = __ge__ = __repr__ = __index__ = fails


class BadDay(date):
    """A day with methods of its own, all of which fail."""

    __eq__ = __hash__ = __lt__ = __le__ = __gt__ = __ge__ = __repr__ = __str__ = fails
    isoformat = strftime = toordinal = fails


class NoMoment(datetime):
    """Like NaT: a datetime to Python, and no moment."""

    def isoformat(self, *_given: object, **_named: object) -> str:
        return "NaT"

    utcoffset = date = astimezone = fails


class BadMoment(datetime):
    """A datetime that cannot write itself."""

    isoformat = fails


class BadList(list[object]):
    """A list with methods of its own, all of which fail."""

    __iter__ = __len__ = __eq__ = __getitem__ = __repr__ = fails


class BadTuple(tuple[object, ...]):
    """A tuple with methods of its own, all of which fail."""

    __slots__ = ()

    __iter__ = __len__ = __eq__ = __hash__ = __getitem__ = __repr__ = fails


class BadMapping(dict[str, object]):
    """A dict with methods of its own, all of which fail."""

    __iter__ = __len__ = __eq__ = __getitem__ = __repr__ = get = items = keys = fails


class BadClock(tzinfo):
    """A clock that fails."""

    utcoffset = dst = tzname = fails


class FalseClock(tzinfo):
    """A clock a day and more away."""

    dst = tzname = fails

    def utcoffset(self, _moment: datetime | None) -> timedelta:
        return timedelta(days=2)


class BadThing:
    """A thing that neither compares nor shows itself."""

    __eq__ = __hash__ = __repr__ = __bool__ = __len__ = __iter__ = fails


HOSTILE: dict[str, object] = {
    "none": None,
    "number": 5,
    "below zero": -1,
    "very long": 10**5000,
    "truth": True,
    "float": 1.5,
    "nan": float("nan"),
    "empty": "",
    "word": "x",
    "line break": "甲\n乙",
    "surrogate": "\ud800",
    "zero width": "甲\u200b",
    "bytes": b"x",
    "list": [1],
    "nested": [[]],
    "mapping": {"a": 1},
    "keys": {1: 2},
    "thing": object(),
    "bad thing": BadThing(),
    "bad text": BadText("甲"),
    "bad list": BadList([1]),
    "bad tuple": BadTuple((1,)),
    "bad mapping": BadMapping(a=1),
    "bad number": BadNumber(3),
    "bad day": BadDay(2018, 1, 8),
    "no moment": NoMoment(2017, 12, 1, tzinfo=UTC),
    "bad moment": BadMoment(2017, 12, 1, tzinfo=UTC),
    "bad clock": datetime(2017, 12, 1, tzinfo=BadClock()),
    "false clock": datetime(2017, 12, 1, tzinfo=FalseClock()),
    "type": type,
    "function": len,
    "iterator": iter([1]),
    "error": ValueError("x\n"),
}

Json = dict[str, object] | list[object] | str | int | bool | None


def plain(value: object) -> Json:
    made: Json = json.loads(json.dumps(value, default=str))
    return made


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The whole, and every place in it, of a list the first alone."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], (*path, key))
    elif isinstance(value, list) and value:
        yield from places(value[0], (*path, 0))


def put(value: object, path: tuple[str | int, ...], there: object) -> object:
    if not path:
        return there
    first, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {**value, first: put(value[first], rest, there)}
    assert isinstance(value, list)
    return [put(one, rest, there) if at == first else one for at, one in enumerate(value)]


SUBMISSION = plain(submissions.submission(sheet={"1": {"points": "0.5", "basis": "见证明"}}, proof={"8": ["工作总结"]}))
TIMETABLE = plain(timetables.timetable())
STAGES = plain(dict.fromkeys(printed.STAGES, "2018-01-10"))
FIRMS = plain([{"name": one.name, "covers": one.covers} if isinstance(one, Firm) else one for one in timetables.FIRMS])


def of(act: Callable[..., object], whole: object) -> dict[str, Callable[[object], object]]:
    """The same act with a value in the place of each part of what it is given."""
    return {f"{label(act)} {path}": partial(_with, act, whole, path) for path in places(whole)}


def label(act: Callable[..., object]) -> str:
    return getattr(getattr(act, "func", act), "__name__", "act")


def _with(act: Callable[..., object], whole: object, path: tuple[str | int, ...], value: object) -> object:
    return act(put(whole, path, value))


def named(act: Callable[..., object], name: str) -> Callable[[object], object]:
    return lambda value: act(**{name: value})


def changed(name: str) -> Callable[[object], object]:
    """A result put together by hand, looked at in every way there is."""

    def look(value: object) -> object:
        made: Callable[..., OnSiteAssessment] = partial(evolve, on_site.RESULT)
        result = made(**{name: value})
        said = repr(result)
        result.verify()
        return said, result.sheet()

    return look


def changed_within(name: str) -> Callable[[object], object]:
    def look(value: object) -> object:
        held = dict(getattr(on_site.RESULT, name))
        return changed(name)(held | {next(iter(held)): value})

    return look


Act = Callable[..., object]
FIRM: Act = Firm
REPORT: Act = report_skeleton
CLAIMS: Act = check_claims
ASSESS: Act = assess_on_site
SUBMIT: Act = check_submission
TIME: Act = check_timetable
STAGE: Act = check_stages
DRAW: Act = draw_firms
ATTAIN: Act = attainable

ACTS: dict[str, Act] = {
    **of(partial(SUBMIT, SCHEME), SUBMISSION),
    **of(partial(TIME, SCHEME), TIMETABLE),
    **of(partial(STAGE, SCHEME), STAGES),
    **of(partial(ASSESS, SCHEME), plain(on_site.EXAMPLE)),
    **of(lambda firms: DRAW(SCHEME, firms, "s"), FIRMS),
    **of(partial(CLAIMS, RESULT), {"7": 2}),
    **{f"rating {name}": named(partial(ASSESS, SCHEME, on_site.EXAMPLE), name) for name in ("unit", "day", "scale")},
    **{
        f"submission {name}": named(partial(SUBMIT, SCHEME, submissions.submission()), name)
        for name in ("deadline", "paper", "seal")
    },
    "deadline of stages": named(partial(STAGE, SCHEME, STAGES), "deadline"),
    "scale": named(partial(ATTAIN, SCHEME), "scale"),
    "seed": named(partial(DRAW, SCHEME, FIRMS), "seed"),
    "firm's name": lambda value: FIRM(value, ("product",)),
    "firm's kinds": lambda value: FIRM("甲", value),
    "firm's kind": lambda value: FIRM("甲", (value,)),
    "report": REPORT,
    "claims of": lambda value: CLAIMS(value, {}),
    "scheme of a rating": lambda value: ASSESS(value, on_site.EXAMPLE),
    "scheme of a submission": lambda value: SUBMIT(value, SUBMISSION),
    "scheme of a timetable": lambda value: TIME(value, TIMETABLE),
    "scheme of stages": lambda value: STAGE(value, STAGES),
    "scheme of a draw": lambda value: DRAW(value, FIRMS, "s"),
    **{f"result's {name}": changed(name) for name in ("plan", "scale", "ratings", "workings", "points", "tables")},
    **{f"result's {name}": changed(name) for name in ("total", "unit", "day")},
    **{f"in the result's {name}": changed_within(name) for name in ("ratings", "workings", "points", "tables")},
}


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_whatever_stands_anywhere_is_answered_or_refused_by_an_error_of_ours(act: Act) -> None:
    for name, value in HOSTILE.items():
        try:
            said = [repr(act(value))]
        except HuizhouQAError as error:
            said = [repr(error), *str(error).split("\n"), error.zh, error.en]
            said += [part for one in error.faults for part in (repr(one), one.path, one.zh, one.en)]
        assert all(part.isprintable() for part in said), name
