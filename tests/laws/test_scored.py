"""A score is the same whichever way it is worked out: in whole numbers, by ratios, or entry by entry."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import Assessment, Evidence, HuizhouQAError, assess, assess_cohort
from huizhou_qa.codec import evidence_from_json, evidence_to_json
from huizhou_qa.engine import fitted as fitting
from huizhou_qa.engine import scored as scoring
from huizhou_qa.engine.compiled import CompiledFoldedPlan, CompiledPlan
from huizhou_qa.engine.fitted import Fitted, InShape, fitted
from huizhou_qa.engine.prepared import every_figure
from huizhou_qa.engine.scored import scored
from huizhou_qa.evidence.records import Known, StatisticValue
from huizhou_qa.fields.derived import source_of
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.checking import faults_of, incidents_missing
from huizhou_qa.ledger.figures import Figures, exact_figures
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.known_in_pairs import known_again
from huizhou_qa.ledger.program_in_pairs import program_in_pairs
from huizhou_qa.ledger.rechecking import agrees
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.testing import evidence_strategy
from support import model_2017
from support.linlan_2031 import SCHEME as LINLAN
from support.model_2017 import MODEL, SCHEME, VETO
from support.schemes_scored import BESIDE_2017, some_each_day

OTHERS: dict[str, str | int] = {
    "part_steps": "prorata",
    "written_places": 1,
    "grade_lines": "rounded",
    "inferior_v_ratio": "literal_capped",
}

SCHEMES: dict[str, Callable[[], Scheme]] = {
    "2017": lambda: SCHEME,
    "2017 under others": lambda: SCHEME.under(OTHERS),
    "2017 with six places": lambda: SCHEME.under({"written_places": 6, "overdue_centres": "per_centre"}),
    **BESIDE_2017,
}
SOME_EACH_DAY = some_each_day(SCHEMES)
WRITTEN = ["0", "100", "101", "-1", "1.5", "0.125", "1e1", True, {"part": "1", "whole": "3"}, {"from": "1", "to": "2"}]
WRONG: list[Fraction | bool] = [Fraction(-1), Fraction(101), Fraction(1, 2), True]
TEXT = evidence_to_json(Evidence.from_dict(MODEL))
FACTS: dict[str, object] = json.loads(TEXT)["facts"]
FIGURES = [one.name for one in fields(Figures)]


def with_denominator(evidence: Evidence, of: int, places: int) -> Evidence:
    """The evidence with one percentage as a part of so many, and another with so many decimals, where it has some."""
    facts = dict(evidence.facts)
    percents = [name for name, one in facts.items() if isinstance(one, Known) and type(one.value) is Fraction]
    values: list[Rate | Fraction] = [Rate(Fraction(of // 2), Fraction(of)), Fraction(1, 10**places)]
    for name, value in zip(percents, values, strict=False):
        facts[name] = Known(value)
    return evolve(evidence, facts=FrozenMapping(facts))


def told(figures: Figures) -> list[tuple[object, str]]:
    return [(getattr(figures, name), repr(getattr(figures, name))) for name in FIGURES]


@pytest.fixture(scope="module", name="_folded_at_once", autouse=True)
def _fold_rare_shapes_at_once() -> Iterator[None]:
    """A shape is folded when it is first met, and not only when it turns out to be common."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(fitting, "WORTH_FOLDING", 0)
        yield


@SOME_EACH_DAY
@given(data=st.data())
def test_every_figure_is_that_of_the_exact_arithmetic_by_value_type_and_text(name: str, data: st.DataObject) -> None:
    scheme = SCHEMES[name]()
    drawn = data.draw(evidence_strategy(scheme, nothing=data.draw(st.booleans())))
    of, places = data.draw(st.sampled_from([(0, 0), (41, 2), (7, 12), (8, 3)]))
    evidence = with_denominator(drawn, of, places) if of else drawn
    try:
        result = assess(scheme, evidence)
    except HuizhouQAError:
        return
    made = source_of(result).figures  # type: ignore[union-attr]
    plain = exact_figures(scheme, member_of(scheme, evidence, settled_values(scheme, evidence)))
    assert told(made) == told(plain)
    assert made == plain
    assert agrees(source_of(result), {})  # type: ignore[arg-type]
    result.verify()
    assert result.notes is not None
    # Now that more was read, everything is recorded again.
    result.verify()


@SOME_EACH_DAY
@given(data=st.data())
def test_evidence_fits_in_whole_numbers_where_the_list_of_faults_is_empty(name: str, data: st.DataObject) -> None:
    scheme = SCHEMES[name]()
    drawn = data.draw(evidence_strategy(scheme))
    facts = {key: one for key, one in drawn.facts.items() if isinstance(one, Known)}
    key, value = data.draw(st.sampled_from(sorted(facts))), data.draw(st.sampled_from(WRONG))
    wrong = evolve(drawn, facts=FrozenMapping({**facts, key: Known(value)}))
    for evidence in (drawn, wrong):
        faults = faults_of(scheme, evidence)
        if faults:
            with pytest.raises(HuizhouQAError) as caught:
                fitted(scheme, evidence)
            assert caught.value.faults == tuple(faults)
        else:
            assert type(fitted(scheme, evidence)) in {Fitted, InShape}


@SOME_EACH_DAY
@given(data=st.data())
def test_figures_are_taken_in_pairs_where_the_list_of_faults_is_empty(name: str, data: st.DataObject) -> None:
    scheme = SCHEMES[name]()
    drawn = data.draw(evidence_strategy(scheme))
    altered: dict[str, object] = json.loads(evidence_to_json(drawn))
    for section in ("facts", "marks", "averages"):
        figures = altered.get(section)
        if isinstance(figures, dict) and figures and data.draw(st.booleans()):
            name_of_one = data.draw(st.sampled_from(sorted(figures)))
            altered[section] = {**figures, name_of_one: data.draw(st.sampled_from(WRITTEN))}
    try:
        read, records = (Evidence.from_dict(altered) for _ in range(2))
    except HuizhouQAError:
        return
    fits = not faults_of(scheme, records) and not incidents_missing(scheme, records)
    known = known_again(scheme, read)
    assert (known is not None) is fits
    if known is not None:
        values = settled_values(scheme, records)
        numbers = {path: Fraction(*pair) for path, pair in known.numbers.items() if pair is not None}
        assert numbers == {**values}
        assert {path for path, pair in known.numbers.items() if pair is None} == values.nothing


@SOME_EACH_DAY
@given(data=st.data())
def test_a_program_in_pairs_is_the_same_whatever_is_told_beforehand(name: str, data: st.DataObject) -> None:
    scheme = SCHEMES[name]()
    drawn = data.draw(evidence_strategy(scheme))
    known = known_again(scheme, drawn)
    assert known is not None
    program = program_in_pairs(SchemeItself(scheme))
    # One more of which there was nothing, which no entry reads.
    recheck, anyhow = program.for_unit(known.numbers), program.for_unit({**known.numbers, "/facts/nobody": None})
    try:
        figures = scored(scheme, drawn).figures
    except HuizhouQAError:
        return
    for prepared in (recheck, anyhow):
        assert prepared.confirms(figures, prepared.worked_out(known.numbers, known.happened))


@SOME_EACH_DAY
@given(data=st.data())
def test_evidence_read_from_text_scores_or_is_refused_as_that_of_records(name: str, data: st.DataObject) -> None:
    scheme = SCHEMES[name]()
    drawn = data.draw(evidence_strategy(scheme))
    altered: dict[str, object] = json.loads(evidence_to_json(drawn))
    for section in ("facts", "averages"):
        figures = altered.get(section)
        if isinstance(figures, dict) and figures and data.draw(st.booleans()):
            name_of_one = data.draw(st.sampled_from(sorted(figures)))
            altered[section] = {**figures, name_of_one: data.draw(st.sampled_from(WRITTEN))}
    outcomes = [outcome(scheme, altered, of_records=of_records) for of_records in (False, True)]
    assert outcomes[0] == outcomes[1]


def outcome(scheme: Scheme, given: Mapping[str, object], *, of_records: bool) -> object:
    """The result, whole; or every fault."""
    try:
        read = evidence_from_json(json.dumps(given))
        result = assess(scheme, evolve(read) if of_records else read)
    except HuizhouQAError as error:
        return [(fault.path, fault.code, str(fault)) for fault in error.faults]
    return result, repr(result.clauses), told(result._source.figures)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "averages",
    [
        {"quality_incentive_projects": "0"},
        {"quality_incentive_projects": "-1"},
        {"quality_incentive_projects": "4.5", "nobody": "1"},
        {"quality_incentive_projects": {"part": "9", "whole": "2"}},
    ],
    ids=str,
)
def test_an_average_that_figures_alone_do_not_settle_is_told_as_with_records(averages: dict[str, object]) -> None:
    given = json.loads(TEXT)
    given["averages"].update(averages)
    assert outcome(SCHEME, given, of_records=False) == outcome(SCHEME, given, of_records=True)


def test_averages_of_a_cohort_beside_plain_figures_are_held_against_them() -> None:
    read = evidence_from_json(TEXT)
    means = {name: one for name, one in read.averages.items() if isinstance(one, Fraction)}
    averages = FrozenMapping[str, StatisticValue]({name: Rate(2 * mean, Fraction(2)) for name, mean in means.items()})
    beside = read.with_statistics(averages, FrozenMapping())
    assert means
    assert assess(SCHEME, beside) == assess(SCHEME, evolve(read, averages=averages))


def test_statistics_beside_plain_figures_are_not_passed_over() -> None:
    read = evidence_from_json(TEXT)
    beside = read.with_statistics(read.averages, FrozenMapping({"nobody": Fraction(1)}))
    with pytest.raises(HuizhouQAError) as caught:
        assess(SCHEME, beside)
    assert [fault.path for fault in caught.value.faults] == ["/statistics/nobody"]


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"aquatic_pass_rate": "97"},
        {"aquatic_pass_rate": "97", "nobody": "1"},
        {**FACTS, "nobody": "1"},
        {**FACTS, "aquatic_pass_rate": True},
    ],
    ids=len,
)
def test_what_figures_lack_or_have_too_much_is_told_as_with_records(facts: dict[str, object]) -> None:
    given = {"unit": "甲", "facts": facts, "incidents": []}
    assert outcome(SCHEME, given, of_records=False) == outcome(SCHEME, given, of_records=True)


def test_whole_evidence_with_a_few_decimals_is_scored_in_whole_numbers() -> None:
    for incidents in ([], [VETO]):
        evidence = Evidence.from_dict({**MODEL, "incidents": incidents})
        assert type(fitted(SCHEME, evidence)) is InShape
        assert fitted(SCHEME, evidence) is fitted(SCHEME, evidence)
        assert fitted(LINLAN, Evidence.from_dict({"unit": "甲"})).scheme is LINLAN
    assert type(fitted(SCHEME.under(OTHERS), evidence)) is InShape


UNUSUAL: list[dict[str, dict[str, object]]] = [
    {"facts": {"aquatic_pass_rate": model_2017.NOTHING}, "rulings": {"2.3": model_2017.ruling("full")}},
    {"facts": {"aquatic_pass_rate": model_2017.NOTHING}, "rulings": {"2.3": model_2017.ruling("rescale")}},
    {"facts": {"transport_other_acceptance_rate": model_2017.NOTHING}},
    {"facts": {"aquatic_pass_rate": {"part": 40, "whole": 41}}},
    {"facts": {"livestock_pass_rate": "97.0000000000001"}},
]


@pytest.mark.parametrize("sections", UNUSUAL, ids=["a ruling", "left out", "one of two", "parts of 41", "13 decimals"])
def test_evidence_of_a_rare_shape_is_scored_alike_before_and_after_it_is_worth_folding(
    sections: dict[str, dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "WORTH_FOLDING", 3)
    # A scheme of its own, of which no shape was met before.
    scheme = SCHEME.under({"part_steps_6_2": "started", "written_places": 3})
    evidences = [model_2017.changed(sections["facts"], rulings=sections.get("rulings", {})) for _ in range(5)]
    kinds = [type(fitted(scheme, one)) for one in evidences]
    assert kinds == [Fitted, Fitted, Fitted, InShape, InShape]
    results = [assess(scheme, one) for one in evidences]
    for result in results:
        result.verify()
        assert result == results[0]


def test_what_is_read_of_a_score_in_whole_numbers_is_what_is_read_of_any(monkeypatch: pytest.MonkeyPatch) -> None:
    evidence = Evidence.from_dict({**MODEL, "incidents": [VETO]})
    quick, again = assess(SCHEME, evidence), assess(SCHEME, evidence)
    monkeypatch.setattr(scoring, "fitted", lambda scheme, _evidence: Fitted(scheme))
    plain = assess(SCHEME, evidence)
    for one in fields(Assessment):
        assert getattr(quick, one.name) == getattr(plain, one.name)
        assert repr(getattr(quick, one.name)) == repr(getattr(plain, one.name))
    # The other one is read for the first time by what compares, hashes, shows and pickles it.
    assert again == plain
    assert hash(assess(SCHEME, evidence)) == hash(plain)
    assert repr(assess(SCHEME, evidence)) == repr(plain)
    assert pickle.loads(pickle.dumps(assess(SCHEME, evidence))) == plain  # noqa: S301 - our own


def test_a_name_that_no_assessment_has_is_no_attribute_of_one() -> None:
    result = assess(SCHEME, Evidence.from_dict(MODEL))
    with pytest.raises(AttributeError, match="'Assessment' object has no attribute 'totl'"):
        result.totl  # type: ignore[attr-defined]  # noqa: B018 - a slip of the pen
    assert not hasattr(evolve(result), "_source")


def test_every_figure_needs_no_shape() -> None:
    evidence = Evidence.from_dict(MODEL)
    assert told(every_figure(SCHEME, evidence)) == told(assess(SCHEME, evidence)._source.figures)  # type: ignore[attr-defined]


def test_a_statistic_that_its_input_does_not_take_is_left_to_the_list_of_faults() -> None:
    fit = fitted(SCHEME, model_2017.member("甲"))
    assert isinstance(fit, InShape)
    path = "/averages/quality_incentive_projects"
    assert fit.beside({path: (-1, 1)}) is None
    assert fit.beside({path: (9, 2)}) is not None


def test_exact_figures_that_whole_numbers_do_not_give_are_worked_out_the_plain_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    evidence = model_2017.changed({"drinking_water_source_compliance_rate": "99.99"})
    exact, left = assess(SCHEME, evidence).exact_total, assess(SCHEME, evidence)
    monkeypatch.setattr(CompiledFoldedPlan, "run", lambda *_numbers: None)
    assert (left.exact_total, left.exact_grade) == (exact, "A")
    assert exact.denominator > 100


def test_exact_figures_that_a_plan_does_not_go_on_to_are_worked_out_the_plain_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    evidence = model_2017.changed({"drinking_water_source_compliance_rate": "99.99"})
    figures, goes_on = every_figure(SCHEME, evidence), CompiledPlan.continued
    monkeypatch.setattr(
        CompiledPlan, "continued", lambda plan, row, gaps: plan.settings.written and goes_on(plan, row, gaps)
    )
    assert told(every_figure(SCHEME, evidence)) == told(figures)
    assert figures.exact_total.denominator > 100


MEMBERS = [
    model_2017.member("甲"),
    model_2017.member("乙", projects=7, index="3.33"),
    model_2017.member("丙", projects=0, index={"numerator": 40, "denominator": 41}),
    model_2017.member("丁", index=10),
]


@pytest.mark.parametrize("readings", [{}, {"average_over": "without_self"}, OTHERS], ids=str)
def test_a_member_of_a_cohort_is_scored_as_its_evidence_beside_the_statistics_is_alone(
    readings: dict[str, str | int],
) -> None:
    scheme = SCHEME.under(readings)
    cohort = assess_cohort(scheme, MEMBERS)
    for member, result in zip(MEMBERS, cohort.results.values(), strict=True):
        alone = evolve(member, averages=FrozenMapping({**cohort.averages}))
        assert result.evidence == alone
        assert result.evidence.values == alone.values
        assert result.evidence.values.rates == alone.values.rates
        assert result == assess(scheme, alone)
        assert repr(result.clauses) == repr(assess(scheme, alone).clauses)
    cohort.verify()
    assert pickle.loads(pickle.dumps(cohort)) == cohort  # noqa: S301 - our own


def test_members_who_share_a_place_leave_out_the_next() -> None:
    alike = [model_2017.member(unit) for unit in "丙甲乙"]
    cohort = assess_cohort(SCHEME, [*alike, model_2017.member("丁", marks={"14": 0})])
    assert [(one.place, one.unit) for one in cohort.ranking] == [(1, "丙"), (1, "乙"), (1, "甲"), (4, "丁")]
