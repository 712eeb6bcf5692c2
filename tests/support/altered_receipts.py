"""Results of every kind as their JSON, and the same altered in one place."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import NamedTuple

from attrs import evolve

from huizhou_qa import Evidence, HuizhouQAError, amend, assess, assess_cohort, get_scheme
from huizhou_qa.codec import (
    assessment_to_json,
    cohort_to_json,
    composite_cohort_to_json,
    composite_to_json,
    on_site_to_json,
    prevailing_to_json,
)
from huizhou_qa.composite import composite, composite_cohort
from huizhou_qa.errors import pointer
from huizhou_qa.onsite import OnSiteAssessment, assess_on_site
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.statements import PrecedenceRule, Statement, prevailing_values
from support.altered_evidence import Json, drawn
from support.incidents import incident
from support.model_2017 import changed

BUNDLED = get_scheme("huizhou", 2017)
UNITS = "丙甲乙丁戊己庚"
OTHERS: tuple[Json, ...] = ("77", "-1", "zz", None, True, {}, [], "0.5", 5)
INCIDENT = incident("甲-1")


class Altered(NamedTuple):
    """A receipt altered at a place, by its path."""

    path: str
    receipt: dict[str, Json]


def results_of(scheme: Scheme, number: int) -> list[str]:
    """Receipts of the drawn units of a scheme that can be scored."""
    found: list[str] = []
    for unit in drawn(scheme, number):
        with suppress(HuizhouQAError):
            found.append(assessment_to_json(assess(scheme, unit), scheme=True))
    return found


def cohorts_of(scheme: Scheme, sizes: tuple[int, ...]) -> list[str]:
    """Receipts of cohorts of these sizes, of those that can be scored."""
    units = list(drawn(scheme, 20))
    found: list[str] = []
    for size in sizes:
        members = [
            evolve(one.without_averages(), unit=f"{name}县")
            for one, name in zip(units[size:], UNITS[:size], strict=False)
        ]
        with suppress(HuizhouQAError):
            found.append(cohort_to_json(assess_cohort(scheme, members), scheme=True))
    return found


def _rated(unit: str, best: int, scale: str | None = None) -> OnSiteAssessment:
    plan = BUNDLED.on_site
    assert plan is not None
    ratings = {point.id: [best, best - 1] if point.parts else best for point in plan.points()}
    return assess_on_site(BUNDLED, ratings, unit=unit, day="2018-01-15", scale=scale)


def _corrected() -> Evidence:
    ruling = {"treatment": "rescale", "by": "某局", "why": "没有监测"}
    first = changed({"aquatic_pass_rate": {"nothing": "没有监测"}}, incidents=[INCIDENT], rulings={"2.3": ruling})
    return amend(first, {"facts": {"quality_warnings": 1}}, "某局", "2018-01-12", "笔误")


def _statements() -> list[Statement]:
    """Three statements: the first corrected twice, the second with a ruling that the third makes irrelevant."""
    own = changed({"pm25_annual_mean": 35, "aquatic_pass_rate": {"nothing": "没有监测点"}}, incidents=[])
    once = amend(own, {"facts": {"quality_warnings": 2}}, "甲", "2017-12-25", "笔误")
    twice = amend(once, {"facts": {"quality_warnings": 1, "pm25_annual_mean": "34"}}, "甲", "2017-12-26", "再核")
    ruling = {"treatment": "zero", "by": "某局", "why": "没有监测"}
    ruled = changed(
        {"aquatic_pass_rate": {"nothing": "没有监测点"}},
        {"14": {"points": "0.5", "reason": "未建"}},
        rulings={"2.3": ruling},
    )
    later = changed({"aquatic_pass_rate": {"value": "99", "status": "final", "source": "监测站"}}, incidents=[INCIDENT])
    assert BUNDLED.procedure is not None
    first, second, *_, last = (stage.id for stage in BUNDLED.procedure.stages)
    told: list[tuple[str, str, Evidence, dict[str, object]]] = [
        (first, "2018-01-02", twice, {}),
        (second, "2018-01-20", ruled, {"reasons": {"facts": {"pm25_annual_mean": "监测站年报"}}}),
        (last, "2018-02-20", later, {"why": "抽查"}),
    ]
    return [
        Statement.from_dict({"stage": stage, "by": "某局", "on": on, "evidence": one, **more})
        for stage, on, one, more in told
    ]


@cache
def other_receipts() -> dict[str, tuple[str, ...]]:
    """Receipts of the other kinds, by kind."""
    known, statements = _corrected(), _statements()
    result, rated = assess(BUNDLED, known), _rated(known.unit, 4, "literal")
    third = {"numerator": 1, "denominator": 3}
    bare = [changed({"quality_incentive_projects": number}).without_averages() for number in (3, 4)]
    cohort = assess_cohort(BUNDLED, [evolve(one, unit=unit) for one, unit in zip(bare, ("乙区", "甲县"), strict=True)])
    on_site = {unit: _rated(unit, best) for unit, best in (("甲县", 5), ("乙区", 3))}
    stages = [one.stage for one in statements]
    rule = PrecedenceRule(stages, {"/facts/pm25_annual_mean": [stages[0]], "/incidents": [stages[1]]})
    return {
        "result with corrections": (assessment_to_json(result, scheme=True),),
        "on-site result": tuple(on_site_to_json(one, BUNDLED, scheme=True) for one in (rated, _rated("甲县", 5))),
        "composite": tuple(
            composite_to_json(composite(result, rated, choice=choice, on_site_weight=weight), scheme=True)
            for choice, weight in (("verify_only", None), ("weighted", third))
        ),
        "composites of a cohort": (
            composite_cohort_to_json(
                composite_cohort(cohort, on_site, choice="weighted", on_site_weight="0.3"), scheme=True
            ),
        ),
        "what prevails": tuple(
            prevailing_to_json(prevailing_values(BUNDLED, statements, one), BUNDLED, scheme=True)
            for one in (None, rule)
        ),
    }


def altered_receipts(text: str, number: int, seed: int) -> Iterator[Altered]:
    """A receipt altered so often, each time in one place: left out, added, or something else there."""
    draw, whole = random.Random(seed), json.loads(text)
    # Half of them beside the workings, which would be most.
    every = [path for path in _places(whole) if path[0] != "scheme"]
    beside = [path for path in every if not {"working", "workings"} & set(path)]
    for _ in range(number):
        *keys, last = draw.choice(draw.choice((every, beside)))
        receipt = copy.deepcopy(whole)
        of = receipt
        for key in keys:
            of = of[key]
        _alter(of, last, draw)
        yield Altered(pointer(*map(str, (*keys, last))), receipt)


def _alter(of: dict[str | int, Json] | list[Json], key: str | int, draw: random.Random) -> None:
    how = draw.randrange(5)
    value = of[key]  # type: ignore[index] # of its own keys
    if how == 0:
        del of[key]  # type: ignore[arg-type] # of its own keys
    elif how == 1 and isinstance(of, list):
        of.append(copy.deepcopy(value))
    elif how == 1 and isinstance(of, dict):
        of["extra"] = copy.deepcopy(value)
    else:
        others = [one for one in OTHERS if (type(one), one) != (type(value), value)]
        of[key] = copy.deepcopy(draw.choice(others))  # type: ignore[index] # of its own keys


def _places(value: Json, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in below:
        yield (*path, key)
        yield from _places(one, (*path, key))
