"""What a score is checked from again: evidence of plain figures in pairs where it fits, any other by the list."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import Evidence, assess, assess_cohort
from huizhou_qa.evidence.records import StatisticValue
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger import known_in_pairs
from huizhou_qa.ledger.known_in_pairs import KnownAgain, known_again
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.scheme.scheme import Scheme
from support import kinds, model_2017
from support.incidents import incident
from support.model_2017 import MODEL, SCHEME

INDEX = "quality_infrastructure_index"


@pytest.fixture(name="_no_list")
def _without_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is made anew or held against the list of faults."""
    monkeypatch.setattr(known_in_pairs, "made_anew", None)


def fractions(known: KnownAgain | None) -> dict[str, Fraction]:
    assert known is not None
    return {path: Fraction(*pair) for path, pair in known.numbers.items() if pair is not None}


def with_average(average: object) -> Evidence:
    """The model unit beside another average, as a cohort puts one in."""
    evidence = Evidence.from_dict(MODEL)
    averages: dict[str, object] = {**evidence.averages, INDEX: average}
    return evidence.with_statistics(FrozenMapping(averages), FrozenMapping())  # type: ignore[arg-type]


@pytest.mark.usefixtures("_no_list")
def test_plain_figures_that_fit_are_taken_as_they_were_read() -> None:
    evidence = Evidence.from_dict(MODEL)
    assert fractions(known_again(SCHEME, evidence)) == {**evidence.values}
    # Also once its records and its numbers were asked for.
    assert evidence.facts
    assert evidence.marks
    assert fractions(known_again(SCHEME, evidence)) == {**evidence.values}


@pytest.mark.usefixtures("_no_list")
def test_averages_of_a_cohort_bring_those_of_the_others() -> None:
    members = [model_2017.member(unit, projects="10", index=index) for unit, index in (("甲", "10"), ("乙", "3"))]
    result = assess_cohort(SCHEME, members).results["乙"]
    numbers = fractions(known_again(SCHEME, result.evidence))
    assert numbers == {**result.evidence.values}
    assert numbers[f"/averages/{INDEX}"] == Fraction(13, 2)
    assert numbers[f"/averages/{INDEX}/others"] == 10
    assess(SCHEME, result.evidence).verify()


@pytest.mark.usefixtures("_no_list")
def test_of_a_sum_over_the_unit_alone_there_are_no_others() -> None:
    own = Evidence.from_dict(MODEL).values[f"/facts/{INDEX}"]
    numbers = fractions(known_again(SCHEME, with_average(Rate(own, Fraction(1)))))
    assert numbers[f"/averages/{INDEX}"] == own
    assert f"/averages/{INDEX}/others" not in numbers


def stated(**facts: object) -> Callable[[], tuple[Scheme, Evidence]]:
    """The model unit with other facts."""
    return lambda: (SCHEME, Evidence.from_dict({**MODEL, "facts": {**FACTS, **facts}}))


def beside(**sections: object) -> Callable[[], tuple[Scheme, Evidence]]:
    """The model unit with other sections."""
    return lambda: (SCHEME, Evidence.from_dict({**MODEL, **sections}))


def of_model(section: str) -> dict[str, object]:
    """A section of the model unit."""
    named = MODEL[section]
    assert isinstance(named, dict)
    return named


FACTS, MARKS = of_model("facts"), of_model("marks")
UNFIT: dict[str, Callable[[], tuple[Scheme, Evidence]]] = {
    "below": stated(drinking_water_source_compliance_rate="-0.01"),
    "above": stated(drinking_water_source_compliance_rate="100.01"),
    "no whole number": stated(quality_incentive_projects="2.5"),
    "an unknown name": stated(nobody="1"),
    "a truth for a number": stated(drinking_water_source_compliance_rate=True),
    "a number for a truth": stated(transport_supervisors_sufficient="1"),
    "shares that contradict each other": stated(i_to_iv_share="90", inferior_v_share="11"),
    "an average that contradicts the figure": lambda: (SCHEME, with_average(Rate(Fraction(1), Fraction(2)))),
    "incidents not said": beside(incidents=None),
    "a word for a number": lambda: (kinds.scheme(), Evidence.from_dict(kinds.given(growth="优"))),
    "a number for a word": lambda: (kinds.scheme(), Evidence.from_dict(kinds.given(waste_sorting="1"))),
}


@pytest.mark.parametrize("case", UNFIT.values(), ids=UNFIT)
def test_what_does_not_fit_is_known_to_nobody(case: Callable[[], tuple[Scheme, Evidence]]) -> None:
    scheme, evidence = case()
    assert known_again(scheme, evidence) is None
    assert known_again(scheme, evolve(evidence, facts=evidence.facts)) is None


OF_THE_LIST: dict[str, Callable[[], tuple[Scheme, Evidence]]] = {
    "records": lambda: (SCHEME, evolve(Evidence.from_dict(MODEL))),
    "a source": stated(quality_incentive_projects={"value": "4", "source": "统计局"}),
    "an interval for an average": lambda: (SCHEME, with_average(Between(Fraction(1), Fraction(2)))),
    "a word": lambda: (kinds.scheme(), Evidence.from_dict(kinds.given())),
    "an incident": beside(incidents=[incident("one")]),
    "statistics": lambda: (
        SCHEME,
        Evidence.from_dict(MODEL).with_statistics(
            Evidence.from_dict(MODEL).averages, FrozenMapping[str, StatisticValue]()
        ),
    ),
}


@pytest.mark.parametrize("case", OF_THE_LIST.values(), ids=OF_THE_LIST)
def test_of_evidence_of_any_other_kind_the_list_tells(case: Callable[[], tuple[Scheme, Evidence]]) -> None:
    scheme, evidence = case()
    known = known_again(scheme, evidence)
    assert fractions(known) == {**scheme.input_register.values_of(evolve(evidence))}
    assert known is not None
    assert len(known.happened) == len(evidence.incidents or ())


def test_an_average_that_is_no_number_is_none() -> None:
    known = known_again(SCHEME, with_average(10))
    assert known is not None
    assert f"/averages/{INDEX}" not in known.numbers


def test_what_a_scheme_puts_out_of_place_may_be_lacking_and_is_refused_where_it_is_given() -> None:
    without = {id_: one for id_, one in MARKS.items() if id_ != "11.4"}
    met, missed = ({**FACTS, "black_odorous_water_target_met": told} for told in (True, False))
    known = known_again(SCHEME, Evidence.from_dict({**MODEL, "facts": met, "marks": without}))
    assert known is not None
    assert "/marks/11.4" not in known.numbers
    given = {**without, "11.4": "1"}
    assert known_again(SCHEME, Evidence.from_dict({**MODEL, "facts": met, "marks": given})) is None
    assert known_again(SCHEME, Evidence.from_dict({**MODEL, "facts": missed, "marks": given})) is not None
    # Where nobody has said what decides it, nothing tells that it is out of place.
    del missed["black_odorous_water_target_met"]
    assert known_again(SCHEME, Evidence.from_dict({**MODEL, "facts": missed, "marks": given})) is not None
