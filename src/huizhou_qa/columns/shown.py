"""Which results come out, in which columns and how they are written, and the words of grades."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm

from attrs import frozen

from huizhou_qa.columns.amounts import Amount, AmountCases, Amounts, AnyAmount
from huizhou_qa.columns.names import in_column
from huizhou_qa.columns.nodes import NULL, WIDEST, Expression
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.program.building import BASE, RAW_TOTAL, TOTAL
from huizhou_qa.scheme.program.writing import rounding_of
from huizhou_qa.scheme.scheme import Scheme


@frozen
class Shown:
    """A result that comes out.

    Attributes:
        column: its name.
        rounding: how it is written; None where it comes out exactly, as numerator and denominator.
        is_clause: whether it is counted where it is missing.
    """

    column: str
    rounding: Rounding | None
    is_clause: bool = False

    def cells(self, number: Fraction | None, scheme: Scheme, ending: str = "") -> Iterator[tuple[str, int | None]]:
        """The columns of a number that was worked out beside the frame, and what they hold; the names end so.

        A numerator or a denominator that no column can hold leaves both null.
        """
        if self.rounding is not None:
            scale = lcm(scheme.rounding.scale, self.rounding.scale)
            units = None if number is None else int(Fraction(self.rounding.write(number)) * scale)
            yield f"{self.column}{ending}", units
            return
        fits = number is not None and max(abs(number.numerator), number.denominator) <= WIDEST
        told = (number.numerator, number.denominator) if number is not None and fits else (None, None)
        yield from zip((f"{self.column}_numerator{ending}", f"{self.column}_denominator{ending}"), told, strict=True)


def shown_of(scheme: Scheme) -> dict[str, Shown]:
    """What comes out, by the path of its entry."""
    found: dict[str, Shown] = {}
    for clause in scheme.clauses.values():
        found[clause.entry.path] = Shown(f"points_{in_column(clause.id)}", rounding_of(clause, scheme), is_clause=True)
    for item in scheme.items.values():
        found[item.entry.path] = Shown(f"item_{in_column(item.id)}", rounding_of(item, scheme))
    for group in scheme.groups.values():
        found[group.entry.path] = Shown(f"group_{in_column(group.id)}", rounding_of(group, scheme))
    for leaf in (BASE, RAW_TOTAL, TOTAL):
        found[leaf.path] = Shown(leaf.name, scheme.rounding)
    return found


def worded(amounts: Amounts, number: AnyAmount, grades: Sequence[str]) -> Expression:
    """The word of a grade, by its place among the grades."""
    make = amounts.make
    if isinstance(number, AmountCases):
        return make.case((when, worded(amounts, one, grades)) for when, one in number.arms)
    fixed = number.constant
    if fixed is not None:
        return make.text(grades[int(fixed)])
    at = amounts.whole(number)
    places = range(len(grades))
    return make.case((make.equal(at.top, make.number(place * at.scale)), make.text(grades[place])) for place in places)


def grid_of(rounding: Rounding) -> GridRounding:
    """The grid that a figure is written on."""
    return GridRounding(rounding.step, rounding.way)


def is_plain(one: Amount) -> bool:
    """Whether a number needs no column of its own: it is fixed, not known, or one column."""
    return one.constant is not None or one.top is NULL or one.top.operation == "column"


def read_once(scheme: Scheme) -> set[str]:
    """The entries that only the next one reads, and the grades, which are worked out from the total anew."""
    clauses, adjustments = scheme.clauses.values(), scheme.adjustments
    before = [leaf for one in clauses for leaf in (one.rule_entry, one.before_writing)]
    before += [one.rule_entry for one in adjustments]
    grades = [entry.leaf for entry in scheme.program.entries if entry.leaf.name.startswith("grade ")]
    return {leaf.path for leaf in (*before, *grades)}
