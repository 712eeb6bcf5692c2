"""Frozen means frozen: nothing that a public object gives, followed to the end, lets a caller change it.

The walk starts from every kind of public object and follows every public attribute, property, method without
arguments, entry and member. Classes, modules, functions, private names and the text of docs are outside. What
belongs to Python itself (numbers, texts, days) is taken as it is; a mapping proxy is read through.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pickle
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, MutableSequence, MutableSet
from datetime import date, time, timedelta, tzinfo
from decimal import Decimal
from fractions import Fraction
from importlib.util import find_spec
from types import MappingProxyType, ModuleType

import pytest
from attrs import define, evolve, field, frozen

import huizhou_qa
from docs.test_scripts import script
from engine.test_district import evidence as district_evidence
from huizhou_qa import Evidence, HuizhouQAError, amend, assess, assess_cohort, check, get_scheme
from huizhou_qa.analysis import cohort_results, compare, effect_of
from huizhou_qa.codec import evidence_from_json
from huizhou_qa.composite import composite
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import exact
from huizhou_qa.onsite import assess_on_site, attainable, check_timetable
from huizhou_qa.procedure import check_claims, check_submission, report_skeleton
from huizhou_qa.scorers import LinearDeduction, quantity
from huizhou_qa.sheets import (
    blank_self_scoring_sheet,
    cohort_sheet,
    comparison_sheet,
    contact_list,
    evaluation_report,
    on_site_form,
    proof_catalogue,
    self_scoring_sheet,
)
from onsite.test_firms_and_timetable import timetable
from onsite.test_on_site import EXAMPLE
from procedure.test_submission import submission
from support import district
from support.each_day import deep
from support.incidents import incident
from support.model_2017 import MODEL, SCHEME, VETO, changed, member

MUTABLE = (MutableMapping, MutableSequence, MutableSet, bytearray)
# Python's own, which nobody can change.
PLAIN = (str, bytes, int, float, Decimal, Fraction, date, time, timedelta, tzinfo, type(None), range, re.Pattern)
OUTSIDE = (type, ModuleType)
# Not mended yet.
OPEN: frozenset[str] = frozenset()
# Python lets everybody set these on any exception; nothing of ours reads them.
OF_EXCEPTIONS = frozenset({"args"})


@define
class Walk:
    """Everything reachable from an object, and what is wrong with it, by the kind of object and its attribute."""

    wrong: dict[str, str] = field(factory=dict)
    seen: dict[int, object] = field(factory=dict)
    kinds: set[type] = field(factory=set)

    def follow(self, start: object, where: str) -> None:
        # An explicit list, because chains of corrections are long.
        ahead: list[tuple[object, str, frozenset[str]]] = [(start, where, frozenset())]
        while ahead:
            thing, path, asked = ahead.pop()
            if id(thing) in self.seen or isinstance(thing, (*PLAIN, *OUTSIDE)) or inspect.isroutine(thing):
                continue
            self.seen[id(thing)] = thing
            if isinstance(thing, MUTABLE):
                self.wrong.setdefault(path.rpartition("→")[2].strip(), f"{type(thing).__name__} at {path}")
                continue
            if type(thing) not in self.kinds:
                self.kinds.add(type(thing))
                self.wrong |= dict(settable(thing))
            ahead += self.parts(thing, path, asked)

    def parts(self, thing: object, path: str, asked: frozenset[str]) -> Iterator[tuple[object, str, frozenset[str]]]:
        kind = type(thing).__name__
        if type(thing).__module__.startswith("huizhou_qa"):
            for name in public(thing):
                key = f"{kind}.{name}"
                computed = is_computed(thing, name)
                if computed and key in asked:
                    continue  # It makes a new one each time it is asked, without end.
                for given in given_by(thing, name):
                    yield given, f"{path} → {key}", asked | {key} if computed else asked
        if isinstance(thing, Mapping):
            for key, value in thing.items():
                yield key, f"{path} → a key of {kind}", asked
                yield value, f"{path}[…]", asked
        elif isinstance(thing, Iterable):
            yield from ((one, f"{path}[…]", asked) for one in thing)


def public(thing: object) -> list[str]:
    return [name for name in dir(thing) if not name.startswith("_")]


def is_computed(thing: object, name: str) -> bool:
    """Whether it is worked out when it is asked for: a property or a method."""
    found = inspect.getattr_static(type(thing), name, None)
    return isinstance(found, property) or inspect.isroutine(found)


def given_by(thing: object, name: str) -> Iterator[object]:
    """What the attribute gives: its value, or for a method what it returns where it can be called with nothing."""
    try:
        value = getattr(thing, name)
        if inspect.ismethod(value):
            if inspect.isclass(value.__self__) or needs_arguments(value):
                return
            value = value()
        # What goes through a rule that is left open is refused on the way.
        yield tuple(value) if inspect.isgenerator(value) else value
    except HuizhouQAError as error:
        yield error


def needs_arguments(method: Callable[..., object]) -> bool:
    several = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    parameters = inspect.signature(method).parameters.values()
    return any(one.default is one.empty and one.kind not in several for one in parameters)


def settable(thing: object) -> Iterator[tuple[str, str]]:
    """Every attribute of that kind of object that can be set, and whether anything can be put into it."""
    kind = type(thing)
    if not kind.__module__.startswith("huizhou_qa"):
        return
    for name in ("__setitem__", "__delitem__", "__iadd__"):
        if hasattr(kind, name):
            yield f"{kind.__name__}.{name}", "it takes items"
    for name in public(thing):
        if isinstance(thing, BaseException) and name in OF_EXCEPTIONS:
            continue
        try:
            setattr(thing, name, inspect.getattr_static(thing, name))
        except (AttributeError, TypeError):
            continue
        yield f"{kind.__name__}.{name}", "it can be set"
    try:
        object.__getattribute__(thing, "__dict__")
        setattr(thing, "new_name", None)  # noqa: B010 (not an attribute that a checker knows)
    except (AttributeError, TypeError):
        return
    yield f"{kind.__name__}.new_name", "anything can be added to it"


RULING: dict[str, object] = {"2.3": {"treatment": "rescale", "by": "办", "why": "辖区内没有水产养殖"}}
FACTS: dict[str, object] = {
    "aquatic_pass_rate": {"nothing": "辖区内没有水产养殖"},
    "pm25_annual_mean": {"value": 365, "status": "preliminary", "as_of": "2017-11-30", "source": "快报"},
    "good_air_days_rate": "0.97",
    "vegetable_pass_rate": {"part": 97, "whole": 100},
}
EVIDENCE = changed(FACTS, incidents=[incident(), VETO, incident("p", status="pending")], rulings=RULING)
AMENDED = amend(EVIDENCE, {"marks": {"14": "0.5"}}, "办", "2018-04-01", "查实")
RESULT, AFTER = assess(SCHEME, EVIDENCE), assess(SCHEME, AMENDED)
COHORT = assess_cohort(SCHEME, [member("甲"), member("乙", 3)])


def raised(call: Callable[[], object]) -> HuizhouQAError:
    with pytest.raises(HuizhouQAError) as caught:
        call()
    return caught.value


def year() -> Iterator[object]:
    """What a whole year leaves behind, the statements and the notices with it."""
    walked = script("whole_year")
    later = json.loads((walked.DATA / "year-2017.json").read_text("utf-8"), parse_float=Decimal)
    own = walked.self_assessments(later)
    left = walked.walk(own, later)
    yield from (*own[:1], *list(left.prevailing.values())[:2], left.composites, *left.effects[:1])
    yield from walked.notices(left, later)


PM25 = LinearDeduction(quantity("pm25", "浓度", "微克/立方米"), 3, 35, "above", 1, "0.3", 3)
ON_SITE = assess_on_site(SCHEME, EXAMPLE, unit="甲", day=date(2018, 1, 10))
PUBLIC: dict[str, Callable[[], object]] = {
    "scheme": lambda: SCHEME,
    "scheme of another": district.scheme,
    "scorer and what it scores": lambda: (
        PM25,
        PM25.rule(),
        PM25.score({"pm25": "36.5"}),
    ),
    "evidence": lambda: (EVIDENCE, AMENDED, evidence_from_json(json.dumps(MODEL))),
    "assessment": lambda: (RESULT, AFTER, assess(district.scheme(), district_evidence())),
    "cohort": lambda: COHORT,
    "faults": lambda: check(SCHEME, {"unit": "", "facts": {"pm25_annual_mean": 1.5}}),
    "errors": lambda: (
        raised(lambda: assess(SCHEME, Evidence.from_dict({"unit": "甲"}))),
        raised(lambda: Evidence.from_dict({})),
        raised(lambda: get_scheme("huizhou", 2017, {"x": "y"})),
        raised(lambda: get_scheme("nowhere", 2017)),
        raised(lambda: evolve(RESULT, total=Decimal(1)).verify()),
        raised(lambda: exact(0.5)),  # type: ignore[arg-type]
    ),
    "analysis": lambda: (
        compare(RESULT, AFTER),
        cohort_results(COHORT),
        effect_of(COHORT, amend(COHORT.members["甲"], {"marks": {"14": 0}}, "办", "2018-04-01", "查")),
    ),
    "on site": lambda: (ON_SITE, attainable(SCHEME), check_timetable(SCHEME, timetable(member_units=["质监局"]))),
    "composite": lambda: composite(RESULT, ON_SITE, choice="weighted", on_site_weight="0.3"),
    "procedure": lambda: (
        check_submission(SCHEME, submission(report=[])),
        check_claims(RESULT, {"14": "0.5"}),
        tuple(report_skeleton(RESULT)),
    ),
    "sheets": lambda: (
        self_scoring_sheet(RESULT),
        comparison_sheet(compare(RESULT, AFTER)),
        cohort_sheet(cohort_results(COHORT)),
        evaluation_report(cohort_results(COHORT), earlier={"自评": COHORT}),
        blank_self_scoring_sheet(SCHEME),
        contact_list(SCHEME),
        on_site_form(SCHEME),
        proof_catalogue(SCHEME),
    ),
    "a whole year": lambda: tuple(year()),
}


# Of what is alike and of what is large, one alone.
EACH_DAY = PUBLIC.keys() - {"a whole year", "scheme", "assessment", "cohort", "composite"}


@pytest.mark.parametrize("name", [name if name in EACH_DAY else deep(name) for name in PUBLIC])
def test_nothing_that_a_public_object_gives_can_be_changed(name: str) -> None:
    walk = Walk()
    walk.follow(PUBLIC[name](), name)
    assert len(walk.seen) > len(walk.kinds) > 1
    assert walk.wrong.keys() <= OPEN, "\n".join(f"{where}: {what}" for where, what in sorted(walk.wrong.items()))


@frozen
class Leaky:
    """What a careless record gives away, one kind of leak an attribute."""

    listed: object = field(factory=list)

    @property
    def worked_out(self) -> object:
        return {"a": 1}

    def asked(self, _most: int = 5) -> object:
        return iter([({"x"},)])


class Loose:
    """An object that takes whatever it is given."""

    def __init__(self) -> None:
        self.name = "甲"

    def __setitem__(self, key: str, value: str) -> None:
        self.name = value


def test_the_walk_finds_every_kind_of_leak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Leaky, "__module__", "huizhou_qa.leaky")
    monkeypatch.setattr(Loose, "__module__", "huizhou_qa.loose")
    walk = Walk()
    walk.follow((FrozenMapping({"a": (Leaky(),)}), MappingProxyType({"b": frozenset({Loose()})})), "start")
    assert set(walk.wrong) == {
        "Leaky.listed",
        "Leaky.worked_out",
        "Leaky.asked[…][…]",
        "Loose.name",
        "Loose.new_name",
        "Loose.__setitem__",
    }


def test_what_is_made_is_not_made_again_in_its_place() -> None:
    evidence = changed(incidents=[incident("a")])
    total = assess(SCHEME, evidence).total
    again: dict[str, Callable[[], object]] = {
        "values": lambda: evidence.values.__init__({"/facts/pm25_annual_mean": Fraction(100)}),  # type: ignore[misc]
        "facts": lambda: evidence.facts.__init__({}),  # type: ignore[misc]
        "evidence": lambda: evidence.__init__("乙"),  # type: ignore[misc]
        "a state of values": lambda: evidence.values.__setstate__({"_entries": {}}),  # type: ignore[attr-defined]
        "a state of facts": lambda: evidence.facts.__setstate__({"_entries": {}}),  # type: ignore[attr-defined]
        "a state of evidence": lambda: evidence.__setstate__({"unit": "乙"}),  # type: ignore[attr-defined]
    }
    for name, make in again.items():
        with pytest.raises(AttributeError):
            pytest.fail(f"{name}: {make()}")
    assert assess(SCHEME, evidence).total == total
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        one = pickle.loads(pickle.dumps(evidence.values, protocol))  # noqa: S301 (our own)
        assert one == evidence.values
        assert (one.nothing, one.truths, one.rates, one.ratios) == (
            evidence.values.nothing,
            evidence.values.truths,
            evidence.values.rates,
            evidence.values.ratios,
        )


def tables() -> Iterator[tuple[str, object]]:
    """Every value under a name in capitals, of every module of the package."""
    for found in pkgutil.walk_packages(huizhou_qa.__path__, "huizhou_qa."):
        if found.name.startswith("huizhou_qa.charts") and not find_spec("altair"):
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if name.isupper():
                yield f"{found.name}.{name}", value


def test_every_table_of_the_package_is_read_only() -> None:
    tables_ = dict(tables())
    assert len(tables_) > 100
    walk = Walk()
    for name, value in tables_.items():
        walk.follow(value, name)
    assert walk.wrong.keys() <= OPEN, "\n".join(f"{where}: {what}" for where, what in sorted(walk.wrong.items()))
