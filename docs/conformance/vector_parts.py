"""What conformance vectors are made of: merge patches, figures moved, what a result comes to, numbers at random.

Which vectors there are is said in ``make_vectors.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from huizhou_qa import Assessment, HuizhouQAError
from huizhou_qa.ledger.results import ClauseResult, PartResult
from huizhou_qa.scheme.inputs import InputRow

Json = str | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Object = Mapping[str, Json]

MOST_PLACES = 12
NOTHING: Object = {"nothing": "本年度无"}
RULED_BY: Object = {"by": "办公室", "why": "无此项业务"}
TREATMENTS = ("full", "zero", "rescale")


class Vector(NamedTuple):
    """A question; its answer is worked out when it is written.

    ``changes`` is a merge patch for each of ``units``; one unit is assessed alone, several as a cohort. ``text`` is the
    evidence of one unit as a JSON text, where no patch can say it.
    """

    name: str
    units: tuple[str, ...]
    changes: tuple[Object, ...]
    readings: Mapping[str, str] = {}
    clause: str = ""
    text: str = ""


class Draw:
    """Whole numbers at random, the same everywhere: a linear congruential generator of 64 bits."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, number: int) -> int:
        """One of 0 to number - 1."""
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % number


def merged(target: Json, patch: Json) -> Json:
    """A document with a JSON merge patch (RFC 7396) applied."""
    if not isinstance(patch, Mapping):
        return patch
    of = dict(target) if isinstance(target, Mapping) else {}
    for key, value in patch.items():
        if value is None:
            of.pop(key, None)
        else:
            of[key] = merged(of.get(key), value)
    return of


def merged_object(target: Object, patch: Object) -> Object:
    """The same of two objects, which give one."""
    whole = merged(target, patch)
    return whole if isinstance(whole, Mapping) else {}


def together(first: Object, second: Object) -> Object:
    """The patch that does what one does and then another."""
    return {**first, **{key: _both(first.get(key), value) for key, value in second.items()}}


def _both(first: Json, second: Json) -> Json:
    return together(first, second) if isinstance(first, Mapping) and isinstance(second, Mapping) else second


def given_in_place(unit: Object, path: str, value: Json) -> Json:
    """The patch that puts a value in place of what a unit gives at a path: keys of an object that stood there go."""
    old = at(unit, path)
    if isinstance(old, Mapping) and isinstance(value, Mapping):
        return {**{key: None for key in old if key not in value}, **value}
    return value


def at(unit: Json, path: str) -> Json:
    """What a unit gives at a path; None where it gives nothing."""
    for key in path.split("/")[1:]:
        unit = unit.get(key) if isinstance(unit, Mapping) else None
    return unit


def patch_of(before: Object, after: Object) -> Object:
    """The merge patch that makes ``after`` of ``before``."""
    patch: dict[str, Json] = {key: None for key in before if key not in after}
    for key, value in after.items():
        old = before.get(key)
        if isinstance(value, Mapping) and isinstance(old, Mapping):
            below = patch_of(old, value)
            patch |= {key: below} if below else {}
        elif value != old:
            patch[key] = value
    return patch


def numeral(number: Fraction) -> Json:
    """A number as evidence says it: a decimal, or else a quotient."""
    places = next((n for n in range(MOST_PLACES) if (number * 10**n).denominator == 1), None)
    if places is None:
        return {"numerator": str(number.numerator), "denominator": str(number.denominator)}
    digits = str(abs(number * 10**places).numerator).rjust(places + 1, "0")
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
    return f"{'-' if number < 0 else ''}{whole}{'.' if part else ''}{part}"


def value_at(unit: Object, path: str) -> Fraction | None:
    """The number that a unit gives at a path, a rate as its quotient; None where there is none."""
    found = at(unit, path)
    if isinstance(found, Mapping) and "part" in found:
        part, whole = value_at(found, "/part"), value_at(found, "/whole")
        return None if part is None or not whole else part / whole
    return Fraction(found) if isinstance(found, str) and found[-1:].isdigit() else None


def moved(unit: Object, row: InputRow, number: Fraction) -> Object:
    """A figure in place of the unit's own; a sum over all members goes with it. Of a statistic given so, its sum."""
    said = bool(number) if row.kind == "truth" else row.options[int(number)] if row.options else numeral(number)
    if row.section not in {"facts", "marks"}:
        return {row.section: {row.name: {"part": said} if value_at(unit, f"{row.path}/part") is not None else said}}
    own, part = value_at(unit, row.path), value_at(unit, f"/averages/{row.name}/part")
    said = given_in_place(unit, row.path, said)
    if own is None or part is None:
        return {row.section: {row.name: said}}
    return {row.section: {row.name: said}, "averages": {row.name: {"part": numeral(part + number - own)}}}


def figures(result: Assessment) -> Object:
    """What a result comes to: numbers as n or n/d; a figure that the scheme does not write, as it stands."""
    numbers = {"base": result.base, "raw_total": result.raw_total, "total": result.total}
    exact = {"exact_total": result.exact_total}
    words: Object = {
        "grade_before_veto": result.grade_before_veto,
        "grade": result.grade,
        "exact_grade": result.exact_grade,
    }
    return {
        "clauses": _points(result.clauses),
        "items": _points(result.items),
        "groups": _points(result.groups),
        "adjustments": {one.id: str(Fraction(one.points)) for one in result.adjustments},
        **{name: str(Fraction(number)) for name, number in {**numbers, **exact}.items() if number is not None},
        **words,
    }


def _points(lines: Mapping[str, ClauseResult] | Mapping[str, PartResult]) -> Object:
    return {
        id_: str((line.exact_points or Fraction(0)) if line.points is None else Fraction(line.points))
        for id_, line in lines.items()
    }


def listed(error: HuizhouQAError) -> Json:
    """The codes and paths of all that a refusal lists, once each, in the order of their text."""
    return [list(fault) for fault in sorted({(fault.code, fault.path) for fault in error.faults})]
