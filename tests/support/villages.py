"""Cohorts of villages of the valley, of each of which the share of green is known, an interval, nothing, or missing."""

from __future__ import annotations

from collections.abc import Iterable

from huizhou_qa import Evidence

Green = int | None | tuple[int, int]


def member(unit: str, green: object, **more: object) -> Evidence:
    """A village with its share of green; a pair is an interval."""
    told = {"from": green[0], "to": green[1]} if isinstance(green, tuple) else green
    facts = {} if told is None else {"green": told}
    return Evidence.from_dict({"unit": unit, "facts": facts, "incidents": [], **more})


def cohort(greens: Iterable[object]) -> list[Evidence]:
    """A village of each share, named by its place: 0村, 1村."""
    return [member(f"{at}村", green) for at, green in enumerate(greens)]
