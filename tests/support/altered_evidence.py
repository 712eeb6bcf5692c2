"""Evidence that is drawn for a scheme and then altered in a few places, most of it so that it is refused."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from hypothesis import HealthCheck, Phase, given, settings

from huizhou_qa import Evidence
from huizhou_qa.codec import evidence_to_json
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.testing import evidence_strategy

Json = dict[str, "Json"] | list["Json"] | str | bool | int | None

STRANGE: tuple[Json, ...] = (
    *json.loads(
        """[null, true, 0, 1, -1, "0", "1", "2", "-0.5", "1.5", "100", "1e3", "1e400", "01", "优", "无", "是", "",
        "none", "甲级", {"nothing": "当年没有"}, {"nothing": "无"}, {"part": "1", "whole": "2"},
        {"part": "3", "whole": "2"},
        {"part": "-1", "whole": "2"}, {"part": "7", "whole": "0"}, {"part": "1/2", "whole": "2"},
        {"part": "1.5", "whole": "1"}, {"from": "0", "to": "1"}, {"from": "1", "to": "1"}, {"from": "0.5", "to": "300"},
        {"numerator": "1", "denominator": "3"}, {"numerator": "1", "denominator": "0"},
        {"value": "5", "source": "统计局"}, {"value": "5", "source": "无"}, {"value": {"from": "1", "to": "3"}},
        {"points": "1", "by": "某局", "reason": "见附件"}, {"points": "9", "on": "2017-02-30"}, [], {}, ["1"]]"""
    ),
    "1" * 31,
)
"""What may stand anywhere: right in some places, wrong in most."""
INCIDENTS: tuple[Json, ...] = (
    None,
    [],
    {},
    [{"id": "甲", "date": "2031-02-30"}],
    [{"id": "甲", "date": "2031-03-30"}],
)
SAID = ("facts", "marks", "averages", "statistics")
RULING: dict[str, Json] = {"treatment": "full", "by": "考核办", "why": "无对象"}


@cache
def drawn(scheme: Scheme, number: int, *, nothing: bool = True) -> tuple[Evidence, ...]:
    """So many units that fit the scheme, the same in every run."""
    found: list[Evidence] = []

    @settings(
        max_examples=number,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(evidence_strategy(scheme, nothing=nothing))
    def draw(unit: Evidence) -> None:
        found.append(unit)

    draw()
    return tuple(found)


def altered_evidence(scheme: Scheme, units: Sequence[Evidence], number: int, seed: int) -> Iterator[Json]:
    """So many units altered in one to three places, the same for the same seed."""
    draw = random.Random(seed)
    ways: tuple[Callable[[dict[str, Json], Scheme, random.Random], None], ...] = (
        _replace, _replace, _replace, _leave_out, _add, _rule_on, _unrule, _of_incidents, _of_incidents, _nothing_of,
    )  # fmt: skip
    for _ in range(number):
        unit = _plain(draw.choice(units))
        assert isinstance(unit, dict)
        for _ in range(draw.randint(1, 3)):
            draw.choice(ways)(unit, scheme, draw)
        yield unit


def _plain(unit: Evidence) -> Json:
    whole: Json = json.loads(evidence_to_json(unit))
    return whole


def _section(unit: dict[str, Json], draw: random.Random, *names: str) -> dict[str, Json]:
    held = [one for name in names if isinstance(one := unit.get(name), dict) and one]
    return draw.choice(held) if held else {}


def _replace(unit: dict[str, Json], _scheme: Scheme, draw: random.Random) -> None:
    section = _section(unit, draw, "facts", "marks", "averages", "statistics")
    if section:
        section[draw.choice(sorted(section))] = copy.deepcopy(draw.choice(STRANGE))


def _leave_out(unit: dict[str, Json], _scheme: Scheme, draw: random.Random) -> None:
    section = _section(unit, draw, "facts", "facts", "marks", "averages", "statistics", "rulings")
    if section:
        del section[draw.choice(sorted(section))]


def _add(unit: dict[str, Json], scheme: Scheme, draw: random.Random) -> None:
    """Something under a name that the scheme has somewhere, under any reading, or has not."""
    inputs = scheme.document["inputs"]
    assert isinstance(inputs, Mapping)
    paths = [path for path in inputs if path.split("/")[1] in SAID]
    _, section, name, *_ = draw.choice(sorted([*paths, *(f"/{section}/nobody" for section in SAID)])).split("/")
    held = unit.setdefault(section, {})
    if isinstance(held, dict):
        held[name] = copy.deepcopy(draw.choice(STRANGE))


def _nothing_of(unit: dict[str, Json], _scheme: Scheme, draw: random.Random) -> None:
    section = _section(unit, draw, "facts", "marks")
    if section:
        section[draw.choice(sorted(section))] = {"nothing": "当年没有"}


def _rule_on(unit: dict[str, Json], scheme: Scheme, draw: random.Random) -> None:
    held = unit.setdefault("rulings", {})
    if isinstance(held, dict):
        ruling: Json = {**RULING, "treatment": draw.choice(["full", "zero", "rescale", "half"])}
        held[draw.choice([*scheme.clauses, "99"])] = draw.choice([None, ruling, ruling])


def _unrule(unit: dict[str, Json], _scheme: Scheme, _draw: random.Random) -> None:
    unit.pop("rulings", None)


def _of_incidents(unit: dict[str, Json], _scheme: Scheme, draw: random.Random) -> None:
    listed = unit.get("incidents")
    told = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    if not told:
        unit["incidents"] = copy.deepcopy(draw.choice(INCIDENTS))
        return
    one = draw.choice(told)
    key = draw.choice(sorted(one))
    how = draw.randrange(4)
    if how == 0:
        del one[key]
    elif how == 1:
        one[key] = copy.deepcopy(draw.choice(STRANGE))
    elif how == 2:
        one[draw.choice(["nobody", "level", "severity", "status"])] = draw.choice([None, True, "major", "pending"])
    else:
        assert isinstance(listed, list)
        listed.append(copy.deepcopy(one))
