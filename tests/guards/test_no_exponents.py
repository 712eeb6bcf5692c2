"""No text that people read has a number with an exponent: figures of twelve places, phrases with extreme numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache

import pytest

from huizhou_qa import Cohort, Evidence, assess, assess_cohort, bounds, get_scheme
from huizhou_qa.analysis import cohort_results, compare, effect_of_scheme, lost, sweep
from huizhou_qa.errors import Wording
from huizhou_qa.errors.texts import LONGEST, TEXTS, text_of
from huizhou_qa.ledger.face_words import PHRASES
from huizhou_qa.markup import Telling, minus, text
from huizhou_qa.procedure import report_skeleton
from huizhou_qa.sheets import cohort_sheet, comparison_sheet, evaluation_report, notice, self_scoring_sheet
from support import cohort_by_hand as by_hand

pytestmark = pytest.mark.usefixtures("verified_once")

# Zero is written 0E-12 by Python.
SCHEME = get_scheme("huizhou", 2017, readings={"written_places": "12"})
JOINT = get_scheme("huizhou", 2017, readings={"written_places": "12", "agri_products": "joint"})
EXTREMES = (Decimal("0E-12"), Decimal("1E+30"), Decimal("-1E-30"), Decimal("9E-99"))
EXPONENT = re.compile(r"[0-9][eE][+-]?[0-9]")
STYLES = re.compile(r"<style>.*?</style>", re.DOTALL)


@cache
def cohort() -> Cohort:
    # 己区 has an incident that is pending, which a notice refuses.
    return assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in by_hand.bundled() if unit["unit"] != "己区"])


def said() -> Iterator[str]:
    """Every text of a unit of the cohort, of the cohort, and of what compares them."""
    result = cohort().results["丙县"]
    compared, results = compare(result, assess(JOINT, result.evidence)), cohort_results(cohort())
    shown = (
        *(result, cohort(), compared, lost(result), bounds(SCHEME, result.evidence), results),
        effect_of_scheme(cohort(), JOINT),
        sweep(SCHEME, result.evidence, "pm25_annual_mean", 20, 60),
    )
    for one in shown:
        yield from (repr(one), one.to_html(), one.to_html("en"))
    papers = (self_scoring_sheet(result), comparison_sheet(compared), cohort_sheet(results), notice(results))
    for paper in (*papers, evaluation_report(results, earlier={"自评": cohort()})):
        yield from (paper.to_html(), paper.to_markdown())
    yield from (line for part in report_skeleton(result) for line in part.lines)


def test_figures_of_twelve_places_are_written_in_full() -> None:
    texts = [STYLES.sub("", one) for one in said()]
    assert any("0.000000000000" in one for one in texts)
    assert not [one[:200] for one in texts if EXPONENT.search(one)]


@pytest.mark.parametrize("value", EXTREMES, ids=str)
def test_no_phrase_writes_an_extreme_number_with_an_exponent(value: Decimal) -> None:
    for key, told in TEXTS.items():
        code, _, case = key.partition(".")
        names = set(re.findall(r"{([a-z_]+)[^}]*}", told.zh + told.en)) - {"case", "text"}
        params: dict[str, object] = {**dict.fromkeys(names, value), **({"case": case} if case else {})}
        assert not EXPONENT.search(text_of(code, params, "zh") + text_of(code, params, "en")), key
    for phrase in PHRASES.values():
        names = set(re.findall(r"{([a-z_]+)}", phrase.zh + phrase.en))
        for tell in (Telling("zh"), Telling("en")):
            assert not EXPONENT.search(tell.say(phrase, **dict.fromkeys(names, value)))
    shown: tuple[Callable[[Decimal], str], ...] = (minus, text)
    assert not [show for show in shown if EXPONENT.search(show(value))]


def test_a_number_whose_digits_would_fill_pages_stays_short() -> None:
    told = Wording("{one}", "{one}")
    for value in (Decimal("1E+999999"), Decimal("-1E-999999")):
        assert len(Telling("zh").say(told, one=value)) < LONGEST
    assert Telling("zh").say(told, one=Decimal("NaN")) == "NaN"
