"""Wherever it stands in evidence, a value whose methods or whose class cannot be asked is a fault that is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NoReturn

import pytest

from hostile.test_schemes import Claiming, Several, Text, Unclaiming, Unreadable
from huizhou_qa import (
    Evidence,
    EvidenceError,
    HuizhouQAError,
    SchemeError,
    amend,
    assess,
    assess_cohort,
    check,
    get_scheme,
    history,
)
from huizhou_qa.codec import check_json, evidence_from_json, history_from_json
from huizhou_qa.evidence.amending import history_from_dict
from huizhou_qa.procedure import check_claims, check_submission, report_skeleton
from huizhou_qa.scorers import Band, percent
from procedure.test_submission import submission
from support.each_day import deep
from support.model_2017 import changed

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
EVIDENCE = changed()


def _refuse(*_given: object) -> NoReturn:
    raise RuntimeError("what a value brings of its own was asked")


class Listed(list[object]):
    """A list whose methods are all its own."""

    __eq__ = __lt__ = __repr__ = __len__ = __iter__ = __contains__ = __getitem__ = __bool__ = _refuse


class Foreign(Mapping[str, object]):
    """A mapping of no known kind whose methods are all its own."""

    __iter__ = __len__ = __getitem__ = __contains__ = items = keys = values = get = _refuse


class NoDay(date):
    """A day whose parts are not those of any."""

    year = month = day = property(lambda _day: float("nan"))


class Once(dict[str, object]):
    """A mapping that can be read a number of times and no more."""

    times = 1

    def items(self) -> object:  # type: ignore[override]
        self.times -= 1
        return super().items() if self.times >= 0 else _refuse()


HOSTILE: dict[str, Callable[[], object]] = {
    "a dict": lambda: Unreadable(a=1),
    "an empty dict": Unreadable,
    "a mapping": Foreign,
    "a mapping that is read once": lambda: Once(value=1, nothing="x", unit="a"),
    "a list": lambda: Listed([1]),
    "an empty list": Listed,
    "a tuple": lambda: Several((1,)),
    "a text": lambda: Text("a"),
    "an empty text": lambda: Text(""),
    "a key": lambda: {Text("a"): 1},
    "a key of no class": lambda: {Unclaiming(): 1},
    "a key that claims to be a text": lambda: {Claiming(str): 1},
    "what claims to be a text": lambda: Claiming(str),
    "what claims to be a mapping": lambda: Claiming(dict),
    "what claims to be a list": lambda: Claiming(list),
    "what claims to be evidence": lambda: Claiming(Evidence),
    "what claims to be a truth": lambda: Claiming(bool),
    "what claims to be a day": lambda: Claiming(date),
    "what says no class": Unclaiming,
    "a day": lambda: NoDay(2017, 1, 1),
}

FULL: dict[str, object] = {
    "unit": "甲",
    "facts": {
        "pm25_annual_mean": {"value": 36, "source": "局", "as_of": "2017-01-01", "status": "final"},
        "vegetable_pass_rate": {"part": 1, "whole": {"numerator": 3, "denominator": 2}},
        "building_supervisors_sufficient": True,
        "modern_services_share": {"nothing": "未开展"},
    },
    "marks": {"14": {"points": 1, "by": "局", "on": "2017-01-01", "reason": "由"}},
    "averages": {"quality_incentive_projects": {"part": 1, "whole": 2}},
    "rulings": {"7": {"treatment": "full", "by": "局", "why": "由"}},
    "incidents": [
        {
            "id": "甲-1",
            "date": "2017-01-01",
            "from_product_quality": True,
            "serious_harm": True,
            "recognised_by": "state",
            "severity": "major",
            "systemic_or_regional": True,
            "status": "pending",
        }
    ],
}


def places(given: object, place: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    yield place
    if isinstance(given, dict):
        for key, one in given.items():
            yield from places(one, (*place, key))
    elif isinstance(given, list):
        for at, one in enumerate(given):
            yield from places(one, (*place, at))


def put(given: object, place: tuple[object, ...], value: object) -> object:
    if not place:
        return value
    if isinstance(given, dict):
        return {**given, place[0]: put(given[place[0]], place[1:], value)}
    assert isinstance(given, list)
    return [put(one, place[1:], value) if at == place[0] else one for at, one in enumerate(given)]


def told(make: Callable[[], object]) -> None:
    """Made, or refused by an error of ours that can be shown."""
    try:
        make()
    except HuizhouQAError as error:
        refused = error
    else:
        return
    assert str(refused)
    assert all(fault.zh and fault.en for fault in refused.faults)


# Each day one of eight places is tried with each kind, another with the next, and in a deep run every place.
STEPS = pytest.mark.parametrize("step", [20, deep(1)])


def some(listed: Iterable[tuple[object, ...]], kind: str, step: int) -> list[tuple[object, ...]]:
    return list(listed)[list(HOSTILE).index(kind) % step :: step]


@STEPS
@pytest.mark.parametrize("kind", HOSTILE)
def test_wherever_it_stands_it_is_told_and_check_never_raises(kind: str, step: int) -> None:
    for place in some(places(FULL), kind, step):
        told(lambda: Evidence.from_dict(put(FULL, place, HOSTILE[kind]())))  # type: ignore[arg-type]  # noqa: B023
        told(lambda: history_from_dict({"first": put(FULL, place, HOSTILE[kind]()), "amendments": []}))  # noqa: B023
        told(lambda: amend(EVIDENCE, put(FULL, place, HOSTILE[kind]()), "局", "2018-01-01", "由"))  # type: ignore[arg-type]  # noqa: B023
        found = check(SCHEME, put(FULL, place, HOSTILE[kind]()))  # type: ignore[arg-type]
        assert found
        assert all(fault.zh and fault.en for fault in found)


@pytest.mark.parametrize("kind", HOSTILE)
def test_where_evidence_or_a_text_is_wanted_it_is_refused(kind: str) -> None:
    calls: tuple[Callable[..., object], ...] = (
        lambda given: assess(SCHEME, given),
        lambda given: assess_cohort(SCHEME, [given]),
        lambda given: amend(given, {"marks": {"14": 1}}, "局", "2018-01-01", "由"),
        *(history, history_from_json, evidence_from_json),
    )
    for call in calls:
        with pytest.raises(EvidenceError):
            call(HOSTILE[kind]())
    with pytest.raises(SchemeError):
        assess(HOSTILE[kind](), EVIDENCE)  # type: ignore[arg-type]
    assert check_json(SCHEME, HOSTILE[kind]())  # type: ignore[arg-type]


def test_what_cannot_be_read_is_told_once_and_the_rest_is_held_against_the_scheme() -> None:
    given = {**FULL, "facts": Unreadable(a=1), "marks": {"14": 99}}
    found = {(fault.path, fault.code) for fault in check(SCHEME, given)}
    assert {("/facts", "wrong_type"), ("/marks/14", "out_of_range")} <= found
    assert not any(path.startswith("/facts/") for path, _ in found)
    assert [(fault.path, fault.code) for fault in check(SCHEME, Unreadable(a=1))] == [("", "wrong_type")]


class Derived(Evidence):
    """Evidence that may bring attributes and comparisons of its own."""


def test_evidence_of_a_class_of_its_own_is_refused_before_it_is_scored() -> None:
    derived = Derived(EVIDENCE.unit, EVIDENCE.facts, EVIDENCE.marks, EVIDENCE.averages, incidents=EVIDENCE.incidents)
    for call in (
        lambda: assess(SCHEME, derived),
        lambda: assess_cohort(SCHEME, [derived, derived]),
        lambda: amend(derived, {"marks": {"14": 1}}, "局", "2018-01-01", "由"),
        lambda: history(derived),
    ):
        with pytest.raises(EvidenceError) as caught:
            call()
        assert {fault.code for fault in caught.value.faults} == {"wrong_type"}
    assert [fault.code for fault in check(SCHEME, derived)] == ["wrong_type"]


CLAIMS: dict[str, object] = {"11.3": "1", "总分": 98}
SCORED = assess(SCHEME, EVIDENCE)


@STEPS
@pytest.mark.parametrize("kind", HOSTILE)
def test_wherever_it_stands_in_what_procedure_checks_it_is_told(kind: str, step: int) -> None:
    for place in some(places(CLAIMS), kind, step):
        told(lambda: check_claims(SCORED, put(CLAIMS, place, HOSTILE[kind]())))  # type: ignore[arg-type]  # noqa: B023
    for place in some(places(submission()), kind, step):
        told(lambda: check_submission(SCHEME, put(submission(), place, HOSTILE[kind]())))  # type: ignore[arg-type]  # noqa: B023
    calls: tuple[Callable[..., object], ...] = (lambda given: check_claims(given, CLAIMS), report_skeleton)
    for call in calls:
        with pytest.raises(HuizhouQAError):
            call(HOSTILE[kind]())


@pytest.mark.parametrize("kind", HOSTILE)
def test_wherever_it_stands_in_what_a_rule_alone_is_given_it_is_told(kind: str) -> None:
    rule = Band(percent("rate", "率"), {"[0, 100]": 1})
    for place in places({"rate": 1}):
        told(lambda: rule.score(put({"rate": 1}, place, HOSTILE[kind]())))  # type: ignore[arg-type]  # noqa: B023
    told(lambda: rule.score({"rate": 1}, marks=HOSTILE[kind](), averages=HOSTILE[kind]()))  # type: ignore[arg-type]
