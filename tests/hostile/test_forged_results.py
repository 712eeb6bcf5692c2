"""Papers, comparisons, composites and effects are made of results that agree with themselves, and of no others.

A result is a frozen value, and anyone can put one together by hand. What does not agree is refused before
anything is printed or built on it, with everything that does not agree named by its path.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product

import pytest
from attrs import evolve

from huizhou_qa import (
    Assessment,
    Cohort,
    EvidenceError,
    VerificationError,
    amend,
    get_scheme,
)
from huizhou_qa.analysis import (
    CohortResults,
    cohort_results,
    compare,
    compare_cohorts,
    days_after,
    days_of,
    effect_of,
)
from huizhou_qa.codec import assessment_to_json, results
from huizhou_qa.composite import CompositeCohort, composite, composite_cohort
from huizhou_qa.errors import Fault
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.procedure import check_claims, report_skeleton
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.sheets import cohort_sheet, comparison_sheet, evaluation_report, notice, self_scoring_sheet
from huizhou_qa.statements import PrevailingValue, Statement, prevailing_values, reasons_by_clause
from support import bundled
from support.each_day import one_in

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
COHORT = bundled.cohort()
ON_SITE = bundled.on_site()
JOINED = bundled.joined("0.3")
TRUE, OTHER = COHORT.results["甲区"], COHORT.results["乙县"]
COMPARED = compare(TRUE, evolve(TRUE))
RESULTS = bundled.listed()
OF_COMPOSITES = cohort_results(JOINED, losses=1)
AMENDED = amend(COHORT.members["甲区"], {"marks": {"14": "0.5"}}, by="市质量强市办", on="2018-03-01", why="核减")

# Everything that could stand in a result and is none of it.
FORGED: dict[str, Assessment] = {
    "another total": evolve(TRUE, total=Decimal("99.99")),
    "another grade": evolve(TRUE, grade="D"),
    "a total that is no number": evolve(TRUE, total=Decimal("NaN")),
    "a base that is no number": evolve(TRUE, base=Decimal("NaN")),
    "no total": evolve(TRUE, total=None),  # type: ignore[arg-type] # the point
    "no scheme": evolve(TRUE, scheme=None),  # type: ignore[arg-type] # the point
    "no evidence": evolve(TRUE, evidence=None),  # type: ignore[arg-type] # the point
    "no clauses": evolve(TRUE, clauses=()),  # type: ignore[arg-type] # the point
    "notes of another": evolve(TRUE, notes=5),  # type: ignore[arg-type] # the point
    "incidents that nobody spoke of": evolve(TRUE, evidence=evolve(TRUE.evidence, incidents=None)),
}


def with_the_forged(forged: Assessment) -> Cohort:
    return evolve(COHORT, results={**COHORT.results, "甲区": forged})


BUILDERS: dict[str, tuple[str, Callable[[Assessment], object]]] = {
    "the sheet": ("", self_scoring_sheet),
    "claims": ("", lambda one: check_claims(one, {})),
    "the report": ("", report_skeleton),
    "a comparison, before": ("/before", lambda one: compare(one, TRUE)),
    "a comparison, after": ("/after", lambda one: compare(TRUE, one)),
    "a composite": ("/assessment", lambda one: composite(one, ON_SITE["甲区"], choice="verify_only")),
    "composites": (
        "/cohort/results/甲区",
        lambda one: composite_cohort(with_the_forged(one), ON_SITE, choice="verify_only"),
    ),
    "a year's results": ("/results/甲区", lambda one: cohort_results(with_the_forged(one))),
    "an effect": ("/results/甲区", lambda one: effect_of(with_the_forged(one), AMENDED)),
    "two cohorts, before": ("/before/results/甲区", lambda one: compare_cohorts(with_the_forged(one), COHORT)),
    "two cohorts, after": ("/after/results/甲区", lambda one: compare_cohorts(COHORT, with_the_forged(one))),
    "the sheet of a comparison": ("/after", lambda one: comparison_sheet(evolve(COMPARED, after=one))),
    "the sheet of a year": (
        "/cohort/results/甲区",
        lambda one: cohort_sheet(evolve(RESULTS, cohort=with_the_forged(one))),
    ),
    "the report on a year": (
        "/cohort/results/甲区",
        lambda one: evaluation_report(evolve(RESULTS, cohort=with_the_forged(one))),
    ),
    "the days of a year": ("/cohort/results/甲区", lambda one: days_of(evolve(RESULTS, cohort=with_the_forged(one)))),
    "the notice": (
        "/cohort/results/甲区",
        lambda one: notice(evolve(RESULTS, cohort=with_the_forged(one)), include_provisional=True),
    ),
}


@cache
def faults_of(what: str) -> tuple[Fault, ...]:
    with pytest.raises(VerificationError) as caught:
        FORGED[what].verify()
    return caught.value.faults


# Their numbers have no common part with the step: each builder and each forgery is tried each day.
@pytest.mark.parametrize(("by", "what"), one_in(7, product(BUILDERS, FORGED)))
def test_nothing_is_built_on_a_result_that_does_not_agree_with_itself(by: str, what: str) -> None:
    where, build = BUILDERS[by]
    with pytest.raises(VerificationError) as caught:
        build(FORGED[what])
    expected = [(where + fault.path, fault.code) for fault in faults_of(what)]
    assert [(fault.path, fault.code) for fault in caught.value.faults] == expected


def test_the_true_result_passes_every_gate() -> None:
    for _, build in BUILDERS.values():
        build(TRUE)


def test_what_nobody_said_of_incidents_never_becomes_a_paper() -> None:
    with pytest.raises(VerificationError) as caught:
        self_scoring_sheet(FORGED["incidents that nobody spoke of"])
    assert ("/evidence/incidents", "missing") in [(fault.path, fault.code) for fault in caught.value.faults]


def test_an_on_site_result_that_does_not_agree_is_joined_with_nothing() -> None:
    for forged in (
        evolve(ON_SITE["甲区"], total=100),
        evolve(ON_SITE["甲区"], total=None),  # type: ignore[arg-type] # the point
        evolve(ON_SITE["甲区"], plan=None),  # type: ignore[arg-type] # the point
        evolve(ON_SITE["甲区"], scale=[]),  # type: ignore[arg-type] # the point
    ):
        with pytest.raises(VerificationError) as one:
            composite(TRUE, forged, choice="weighted", on_site_weight=1)
        with pytest.raises(VerificationError) as all_:
            composite_cohort(COHORT, {**ON_SITE, "甲区": forged}, choice="weighted", on_site_weight=1)
        assert {fault.path[:8] for fault in one.value.faults} == {"/on_site"}
        assert {fault.path[:11] for fault in all_.value.faults} == {"/on_site/甲区"}


COHORTS: dict[str, tuple[str, Cohort | CompositeCohort]] = {
    "other places": ("/ranking", evolve(COHORT, ranking=COHORT.ranking[::-1])),
    "no places": ("/ranking", evolve(COHORT, ranking=())),
    "places of another kind": ("/ranking", evolve(COHORT, ranking="x")),  # type: ignore[arg-type] # the point
    "other averages": ("/averages/a", evolve(COHORT, averages={"a": 1})),  # type: ignore[dict-item] # the point
    "no results": ("/results", evolve(COHORT, results=None)),  # type: ignore[arg-type] # the point
    "composites in other places": ("/ranking", evolve(JOINED, ranking=COHORT.ranking)),
    "composites of no cohort": ("", evolve(JOINED, cohort=None)),  # type: ignore[arg-type] # the point
    "a composite of another": ("", evolve(JOINED, results={"甲区": TRUE})),  # type: ignore[dict-item] # the point
}


@pytest.mark.parametrize("what", COHORTS)
def test_nothing_is_built_on_a_cohort_that_does_not_agree_with_itself(what: str) -> None:
    path, forged = COHORTS[what]
    honest = COHORT if isinstance(forged, Cohort) else JOINED
    listed = evolve(RESULTS, cohort=forged)
    builders: list[tuple[str, Callable[[], object]]] = [
        ("", lambda: cohort_results(forged)),
        ("", lambda: effect_of(forged, AMENDED)),  # type: ignore[type-var] # of either kind
        ("/before", lambda: compare_cohorts(forged, honest)),  # type: ignore[type-var] # of either kind
        ("/after", lambda: compare_cohorts(honest, forged)),  # type: ignore[type-var] # of either kind
        ("/cohort", lambda: cohort_sheet(listed)),
        ("/cohort", lambda: notice(listed, include_provisional=True)),
        ("/cohort", lambda: days_of(listed)),
        ("/cohort", lambda: days_after(listed, "2018-01-01")),
    ]
    if isinstance(forged, Cohort):
        builders.append(("/cohort", lambda: composite_cohort(forged, ON_SITE, choice="verify_only")))
    for where, build in builders:
        with pytest.raises(VerificationError) as caught:
            build()
        assert where + path in [fault.path for fault in caught.value.faults]


@pytest.mark.parametrize("results", [RESULTS, OF_COMPOSITES, cohort_results(COHORT, 0), cohort_results(JOINED, 99)])
def test_the_results_of_a_year_agree_with_themselves_however_many_losses_they_list(results: CohortResults) -> None:
    results.verify()
    if results.losses:
        with pytest.raises(VerificationError):
            evolve(results, losses=results.losses[1:]).verify()


def test_the_results_of_a_year_are_those_of_their_cohort() -> None:
    first, *others = RESULTS.units
    forged = {
        "/units": evolve(RESULTS, units=(*others, first)),
        "/score": evolve(RESULTS, score="综合考核得分"),
        "/averages": evolve(RESULTS, averages=FrozenMapping({})),
        "/average_total": evolve(RESULTS, average_total=Fraction(99)),
        "/losses": evolve(RESULTS, losses=RESULTS.losses[1:]),
        "/grades": evolve(RESULTS, grades=FrozenMapping({})),
        "/cohort": evolve(RESULTS, cohort=None),  # type: ignore[arg-type] # the point
        "/units/": evolve(RESULTS, units=None),  # type: ignore[arg-type] # the point
        "/losses/": evolve(RESULTS, losses=5),  # type: ignore[arg-type] # the point
        "/units//": evolve(RESULTS, units=(5, *others), losses=None),  # type: ignore[arg-type] # the point
        "/cohort/": evolve(RESULTS, cohort=evolve(COHORT, results={}, ranking=())),
    }
    for path, one in forged.items():
        for build in (cohort_sheet, notice, days_of):
            with pytest.raises(VerificationError) as caught:
                build(one)
            assert path.rstrip("/") in [fault.path for fault in caught.value.faults]


def test_a_comparison_is_that_of_its_two_results() -> None:
    forged = {
        "/differences": evolve(COMPARED, differences=compare(TRUE, corrected()).differences),
        "/rounding": evolve(COMPARED, rounding=Rounding(4)),
        "/before": evolve(COMPARED, before=None),  # type: ignore[arg-type] # the point
        "/after": evolve(COMPARED, after=OTHER),
    }
    for path, one in forged.items():
        with pytest.raises(VerificationError) as caught:
            comparison_sheet(one)
        assert [fault.path for fault in caught.value.faults] == [path]
    COMPARED.verify()


def corrected() -> Assessment:
    return effect_of(COHORT, AMENDED).after.results["甲区"]


def test_the_reasons_of_prevailing_values_that_were_put_together_by_hand_are_not_listed() -> None:
    statements = [
        Statement.from_dict({"stage": stage, "by": by, "on": on, "evidence": {"unit": "甲", "marks": {"14": mark}}})
        for stage, by, on, mark in (
            ("self_assessment", "甲", "2018-01-01", 1),
            ("document_review", "市质量强市办", "2018-01-02", "0.5"),
        )
    ]
    true = prevailing_values(SCHEME, statements)
    (value,) = true.disputed
    assert reasons_by_clause(SCHEME, true) == {}
    lent = PrevailingValue(value.path, value.said, value.statement, ())
    for forged in (
        evolve(true, values=5),  # type: ignore[arg-type] # the point
        evolve(true, values=FrozenMapping({value.path: lent})),
        evolve(true, lapsed=(value,)),
        evolve(true, evidence=TRUE.evidence),
        evolve(true, statements=true.statements[:1]),
        evolve(true, statements=(5,)),  # type: ignore[arg-type] # the point
        evolve(true, rule=None),  # type: ignore[arg-type] # the point
    ):
        with pytest.raises(VerificationError):
            reasons_by_clause(SCHEME, forged)


def test_json_of_a_result_is_not_verified_but_what_cannot_be_written_says_why() -> None:
    unwritable = {"no scheme", "no clauses", "notes of another"}
    for what, forged in FORGED.items():
        if what not in unwritable:
            assert assessment_to_json(forged).startswith("{")
            continue
        with pytest.raises(VerificationError) as caught:
            assessment_to_json(forged)
        with pytest.raises(VerificationError) as itself:
            forged.verify()
        assert caught.value.faults == itself.value.faults
    assert assessment_to_json(FORGED["another total"]).count('"99.99"') == 1


@pytest.mark.parametrize(
    "shown",
    [
        *FORGED.values(),
        *[forged for _, forged in COHORTS.values()],
        evolve(COMPARED, differences=5),  # type: ignore[arg-type] # the point
        evolve(COMPARED, before=None),  # type: ignore[arg-type] # the point
        evolve(RESULTS, units=5),  # type: ignore[arg-type] # the point
        evolve(JOINED.results["甲区"], assessment=None),  # type: ignore[arg-type] # the point
        evolve(JOINED, ranking=5),  # type: ignore[arg-type] # the point
        evolve(prevailing_values(SCHEME, [Statement.from_dict(
            {"stage": "self_assessment", "by": "甲", "on": "2018-01-01", "evidence": {"unit": "甲"}}
        )]), values=5),  # type: ignore[arg-type] # the point
        evolve(ON_SITE["甲区"], tables={}),
    ],
)  # fmt: skip
def test_a_result_that_was_put_together_by_hand_can_still_be_looked_at(shown: object) -> None:
    assert repr(shown).startswith(f"<{type(shown).__name__}")
    if isinstance(shown, Assessment | Cohort):
        assert "table" in shown._repr_html_() or "by hand" in shown._repr_html_()


def test_what_cannot_be_told_says_that_it_was_put_together_by_hand() -> None:
    assert repr(FORGED["no scheme"]) == "<Assessment put together by hand: it does not hold what it should>"
    told = "&lt;Cohort put together by hand: it does not hold what it should&gt;"
    assert evolve(COHORT, ranking=5)._repr_html_() == told  # type: ignore[arg-type] # the point


def test_days_after_a_day_that_is_none_are_refused() -> None:
    for wrong in ("2018", 5, None):
        with pytest.raises(EvidenceError) as caught:
            days_after(RESULTS, wrong)  # type: ignore[arg-type] # the point
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/day", "bad_date")]
    assert [one.what for one in days_after(RESULTS, "2017-12-30")] == ["year"]


def test_a_fault_of_our_own_in_writing_is_not_blamed_on_a_result_that_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> str:
        raise RuntimeError("ours")

    monkeypatch.setattr(results, "assessment_text", broken)
    with pytest.raises(RuntimeError, match="ours"):
        assessment_to_json(TRUE)
    with pytest.raises(VerificationError):
        assessment_to_json(FORGED["no scheme"])
