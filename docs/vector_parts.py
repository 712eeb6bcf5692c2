"""What conformance vectors are made of: merge patches, numerals, what a result comes to, numbers at random.

Which vectors there are is said in ``make_vectors.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from huizhou_qa import Assessment, HuizhouQAError
from huizhou_qa.ledger.results import ClauseResult, PartResult

Json = str | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Object = Mapping[str, Json]

MOST_PLACES = 12


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
