"""The base score of the Common Vulnerability Scoring System, version 3.1, for all of its 2,592 vectors.

Source: FIRST, CVSS v3.1 specification document, section 7.1 (the equations), 7.4 (the values of the metrics), section 5
(the severity ratings) and appendix A (roundup). The scores of ``PUBLISHED`` are those of FIRST's document of examples.
A power of 15 is a product of 15 factors.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from itertools import product
from random import Random

import pytest

from huizhou_qa.readers import Bounds, Direction, Exact
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules import Choose, Constant, GridRounding, Measure, Product, Rounded, Within
from huizhou_qa.rules.derived import at_most, below, difference, scaled, total, weighted, when
from huizhou_qa.scorers import Band, Clamped, option
from support.each_day import deep
from support.every_reader import EveryReader

# Section 7.4. Of a metric with two columns, the second is for a changed scope.
VALUES: Mapping[str, Mapping[str, str]] = {
    "AV": {"N": "0.85", "A": "0.62", "L": "0.55", "P": "0.2"},
    "AC": {"L": "0.77", "H": "0.44"},
    "PR": {"N": "0.85", "L": "0.62", "H": "0.27"},
    "UI": {"N": "0.85", "R": "0.62"},
    **{name: {"H": "0.56", "L": "0.22", "N": "0"} for name in "CIA"},
}
PRIVILEGES_IF_CHANGED = {"N": "0.85", "L": "0.68", "H": "0.5"}

METRICS = {
    "AV": option("AV", "攻击途径", ("N", "A", "L", "P"), "attack vector"),
    "AC": option("AC", "攻击复杂度", ("L", "H"), "attack complexity"),
    "PR": option("PR", "所需权限", ("N", "L", "H"), "privileges required"),
    "UI": option("UI", "用户交互", ("N", "R"), "user interaction"),
    "S": option("S", "影响范围", ("U", "C"), "scope"),
    "C": option("C", "机密性影响", ("H", "L", "N"), "confidentiality impact"),
    "I": option("I", "完整性影响", ("H", "L", "N"), "integrity impact"),
    "A": option("A", "可用性影响", ("H", "L", "N"), "availability impact"),
}
RATINGS = ("None", "Low", "Medium", "High", "Critical")


def metric(name: str, values: Mapping[str, str] | None = None) -> Measure:
    """The value of a metric: a rule knows an option by its place in the list."""
    places = METRICS[name].options.index
    return Band(METRICS[name], {f"{{{places(word)}}}": value for word, value in (values or VALUES[name]).items()})


def times(*factors: Measure) -> Measure:
    return reduce(Product, factors)


def roundup(score: Measure) -> Measure:
    """Appendix A: to five places first, so that what only a machine's error put above a tenth stays on it."""
    return Rounded(Rounded(score, GridRounding("0.00001")), GridRounding("0.1", "up"))


def power(factor: Measure, exponent: int) -> Measure:
    return times(*[factor] * exponent)


CHANGED = Within(METRICS["S"], "{1}")
ISS = below(1, times(*(below(1, metric(name)) for name in "CIA")))
IMPACT = Choose(
    CHANGED,
    weighted((difference(ISS, Constant("0.029")), "7.52"), (power(difference(ISS, Constant("0.02")), 15), "-3.25")),
    scaled(ISS, "6.42"),
)
PRIVILEGES = Choose(CHANGED, metric("PR", PRIVILEGES_IF_CHANGED), metric("PR"))
EXPLOITABILITY = scaled(times(metric("AV"), metric("AC"), PRIVILEGES, metric("UI")), "8.22")
BOTH = total(IMPACT, EXPLOITABILITY)
SCORE = when(
    Within(IMPACT, "(-∞, 0]"), points=0, otherwise=roundup(at_most(Choose(CHANGED, scaled(BOTH, "1.08"), BOTH), 10))
)
# That the score is not below 0 does not follow from the bounds of its parts alone.
RATING = Band(Clamped(SCORE, 0, 10), {"{0}": 0, "(0, 4)": 1, "[4, 7)": 2, "[7, 9)": 3, "[9, 10]": 4})

Vector = Mapping[str, str]
VECTORS: tuple[Vector, ...] = tuple(
    dict(zip(METRICS, words, strict=True)) for words in product(*(leaf.options for leaf in METRICS.values()))
)
READ, READ_RATING = EveryReader(SCORE), EveryReader(RATING)


def vector(text: str) -> Vector:
    return dict(part.split(":") for part in text.split("/"))


def known(metrics: Vector) -> dict[str, Fraction]:
    return {METRICS[name].path: Fraction(METRICS[name].options.index(word)) for name, word in metrics.items()}


PUBLISHED = (
    ("AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", "6.1", "Medium"),  # CVE-2013-1937
    ("AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", "6.4", "Medium"),  # CVE-2013-0375
    ("AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", "3.1", "Low"),  # CVE-2014-3566
    ("AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", "9.9", "Critical"),  # CVE-2012-1516
    ("AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:L", "4.2", "Medium"),  # CVE-2009-0783
    ("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", "7.5", "High"),  # CVE-2014-0160
    ("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "9.8", "Critical"),  # CVE-2014-6271
    ("AV:A/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "8.8", "High"),  # CVE-2011-1265
    ("AV:N/AC:L/PR:N/UI:N/S:C/C:N/I:L/A:N", "5.8", "Medium"),
    ("AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "10.0", "Critical"),
    ("AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", "0.0", "None"),
)


@pytest.mark.parametrize(("text", "score", "rating"), PUBLISHED)
def test_a_published_vector_has_its_score_and_its_rating(text: str, score: str, rating: str) -> None:
    metrics = known(vector(text))
    assert READ.number(metrics) == Fraction(score)
    assert RATINGS[int(READ_RATING.number(metrics))] == rating


def test_roundup_forgives_what_lies_beyond_five_places_and_nothing_more() -> None:
    scores = {"4": "4", "4.000004": "4", "4.000005": "4.1", "4.02": "4.1", "4.1": "4.1"}
    for score, rounded in scores.items():
        assert roundup(Constant(score)).under(Exact({})) == Fraction(rounded)


@pytest.mark.parametrize("step", [7, deep(1)])
def test_every_vector_has_the_score_of_the_published_equations(step: int) -> None:
    assert len(VECTORS) == 2592
    assert [READ.number(known(one)) for one in VECTORS[::step]] == [by_the_equations(one) for one in VECTORS[::step]]


@pytest.mark.parametrize("metrics", Random(31).sample(VECTORS, 3))
def test_a_vector_drawn_at_random_is_the_same_under_every_reader(metrics: Vector) -> None:
    assert READ.agreed(known(metrics)) == by_the_equations(metrics)


def by_the_equations(metrics: Vector) -> Fraction:
    """Section 7.1 and appendix A as they are printed, in floating point as calculators have it."""
    changed = metrics["S"] == "C"
    values = {name: float(VALUES[name][word]) for name, word in metrics.items() if name != "S"}
    if changed:
        values["PR"] = float(PRIVILEGES_IF_CHANGED[metrics["PR"]])
    iss = 1 - math.prod(1 - values[name] for name in "CIA")
    impact = 7.52 * (iss - 0.029) - 3.25 * (iss - 0.02) ** 15 if changed else 6.42 * iss
    exploitability = 8.22 * math.prod(values[name] for name in ("AV", "AC", "PR", "UI"))
    if impact <= 0:
        return Fraction(0)
    hundred_thousandths = round(min((1.08 if changed else 1) * (impact + exploitability), 10) * 100_000)
    tenths, rest = divmod(hundred_thousandths, 10_000)
    return Fraction(tenths + (rest > 0), 10)


def test_what_is_not_known_of_a_vector_leaves_the_scores_from_its_worst_to_its_best() -> None:
    metrics = known(vector("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"))
    spans = {path: exactly(number) for path, number in metrics.items() if path != "/facts/AV"}
    # 5.8731 + 8.22 × 0.77 × 0.85 × 0.85 × 0.2 = 6.79, and with 0.85 in place of 0.2 it is 9.76.
    assert [str(part) for part in SCORE.under(Bounds(spans)).over] == ["[6.8, 9.8]"]


def test_a_score_never_rises_from_an_option_of_exploitability_to_the_next() -> None:
    signs = SCORE.under(Direction(Bounds({}))).signs
    assert {signs[METRICS[name].path] for name in ("AV", "AC", "PR", "UI")} == {"down"}
