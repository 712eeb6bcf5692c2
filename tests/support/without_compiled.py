"""What stands in for the folder of the compiled arithmetic where that is taken away: plans that never give a number.

All that it says is whether facts agree, and that by the exact arithmetic. Importing it does nothing: ``take_away`` puts
it where the folder was, in a process of its own.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from huizhou_qa.readers import Exact

FOLDER = "huizhou_qa.engine.compiled"

Ratio = tuple[int, int]


class Row:
    """The numbers of a unit: ratios by path, and whole numbers by their place."""

    def __init__(
        self,
        ratios: dict[str, Ratio],
        units: Mapping[str, int] | None = None,
        numbers: Sequence[int] = (),
        gaps: dict[str, object] | None = None,
    ) -> None:
        self.ratios, self.units, self.numbers, self.gaps = ratios, units, numbers, {} if gaps is None else gaps


class Plan:
    """A plan that gives no number, whatever it was made of."""

    def __init__(self, _program: object, settings: object, _known: object = None, *, presumes: bool = True) -> None:
        del presumes
        self.settings, self.values = settings, defaultdict[str, None](lambda: None)

    def run(self, *_numbers: object) -> None:
        """No row."""

    def continued(self, *_row: object) -> bool:
        """Nothing is worked out."""
        return False

    def with_gaps(self, _row: object) -> bool:
        """Nothing is worked out."""
        return False


class Shape:
    """The inputs that are known, how many of their whole numbers make 1, and what else a program is folded for."""

    def __init__(self, paths: tuple[str, ...], scale: int, *_folded_for: object, happened: bool = False) -> None:
        self.paths, self.scale, self.happened = paths, scale, happened


class FoldedPlan(Plan):
    """The same, with the conditions that were asked for besides."""

    conditions: tuple[Callable[[Row], bool | None], ...] = ()
    absent: frozenset[str] = frozenset()


class Condition(Protocol):
    """A condition, as the exact arithmetic reads it."""

    def under(self, arithmetic: Exact) -> object:
        """The truth, or why there is none."""


def folded(program: object, settings: object, shape: Shape, _grid: int, conditions: Sequence[Condition]) -> FoldedPlan:
    """Says of the conditions what the exact arithmetic says."""
    exact = import_module("huizhou_qa.readers").Exact  # nothing of the library is imported before the stand-in

    def verdict_on(condition: Condition) -> Callable[[Row], bool | None]:
        def verdict(row: Row) -> bool | None:
            numbers = {path: Fraction(one, shape.scale) for path, one in zip(shape.paths, row.numbers, strict=True)}
            known = numbers | {path: Fraction(*ratio) for path, ratio in row.ratios.items()}
            told = condition.under(exact(known))
            return told if isinstance(told, bool) else None

        return verdict

    plan = FoldedPlan(program, settings)
    plan.conditions = tuple(verdict_on(one) for one in conditions)
    return plan


def telling(*_rule: object) -> Callable[[object], tuple[object, str, str, tuple[()]]]:
    """Tells no number, so that the recorded steps are written."""
    gap = import_module("huizhou_qa.readers").Gap()
    return lambda _unit: (gap, "", "", ())


def never(*_of: object) -> Callable[[Row], Sequence[int]]:
    """What would read a row."""
    raise AssertionError


def take_away() -> None:
    """Puts the stand-in where the folder was; to be called before anything of the library is imported."""
    stand_in = ModuleType(FOLDER)
    for name, value in {
        "FoldedPlan": FoldedPlan,
        "KnownTexts": lambda *_of: None,
        "Plan": Plan,
        "Ratio": Ratio,
        "Row": Row,
        "Shape": Shape,
        "Value": object,
        "Verdict": Callable[[Row], bool | None],
        "as_ratio": never,
        "compiled": Plan,
        "folded": folded,
        "several_units": lambda *_of: never,
        "stands_on": lambda *_of: None,
        "StepTeller": Callable,
        "telling": telling,
    }.items():
        setattr(stand_in, name, value)
    sys.modules[FOLDER] = stand_in
