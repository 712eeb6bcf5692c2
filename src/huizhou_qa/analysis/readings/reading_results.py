"""What a report on readings is made of. Data alone; how it is worked out lives in ``readings_report.py``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from attrs import frozen

from huizhou_qa.errors import Fault
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import TEXT, by_name, of, require, several

CHOICES = by_name(TEXT)
POINTS = of(Decimal)
FIGURE = of(Decimal, Fraction)


class ReadingResult(NamedTuple):
    """The result under one choice of every reading."""

    readings: FrozenMapping[str, str]
    total: Decimal
    grade: str


@frozen
class Flip(Mapping[str, str]):
    """A change of readings, as a mapping from id to choice, and what the result then is.

    Of a scheme that chooses readings itself, ``scheme.under({**scheme.readings, **flip.choices})`` is the scheme then:
    ``under`` begins from the defaults.

    Attributes:
        choices: the same as a mapping of its own.
        grade: the grade then.
        total: the total then.
    """

    choices: FrozenMapping[str, str]
    grade: str
    total: Decimal

    def __attrs_post_init__(self) -> None:
        require(self, choices=CHOICES, grade=TEXT, total=POINTS)

    def __getitem__(self, id_: str) -> str:
        return self.choices[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self.choices)

    def __len__(self) -> int:
        return len(self.choices)


@frozen
class NotEvaluable:
    """A smallest partial choice of readings under which this evidence cannot be scored, and why."""

    choices: FrozenMapping[str, str]
    faults: tuple[Fault, ...]

    def __attrs_post_init__(self) -> None:
        require(self, choices=CHOICES, faults=several(of(Fault)))
