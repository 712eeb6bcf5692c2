"""The re-check in whole numbers: what it confirms, what it refuses, and what it leaves to the recorded arithmetic."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import copy
from fractions import Fraction

import pytest
from attrs import evolve, fields, frozen

from huizhou_qa import Assessment, Evidence, EvidenceError, VerificationError, assess
from huizhou_qa.codec import evidence_from_json
from huizhou_qa.engine.scored import scored
from huizhou_qa.evidence.amending import amend
from huizhou_qa.evidence.records import Award, Known
from huizhou_qa.fields.derived import read_so_far, source_of
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger import verification
from huizhou_qa.ledger.figures import Figures
from huizhou_qa.ledger.rechecking import SINGLE, Score, agrees
from huizhou_qa.scheme.scheme import Scheme
from support import kinds, valley
from support.foreign import Agreeable
from support.incidents import incident
from support.model_2017 import MODEL, SCHEME, VETO, changed

EVIDENCE = Evidence.from_dict({**MODEL, "incidents": [VETO, incident("one"), incident("pending", status="pending")]})
FIGURES = [one.name for one in fields(Figures)]


@frozen(eq=False)
class Stated(Score):
    """A score as somebody states it."""

    by: Scheme
    told: Evidence
    stated: Figures

    @property
    def scheme(self) -> Scheme:
        return self.by

    @property
    def evidence(self) -> Evidence:
        return self.told

    @property
    def figures(self) -> Figures:
        return self.stated

    def field(self, name: str) -> object:
        return scored(SCHEME, EVIDENCE).field(name)


SOUND = Stated(SCHEME, EVIDENCE, scored(SCHEME, EVIDENCE).figures)


def moved(figure: object) -> object:
    """A figure, or the first of several, as it is not."""
    if isinstance(figure, str):
        return "D" if figure == "A" else "A"
    if isinstance(figure, int | Fraction):
        return figure + 1
    assert isinstance(figure, dict)
    (name, first), *rest = figure.items()
    return {name: moved(first), **dict(rest)}


def test_a_sound_score_is_confirmed_without_recording_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "read_again", None)
    assert agrees(SOUND, {})
    assess(SCHEME, EVIDENCE).verify()


def stating(name: str, figure: object) -> Stated:
    """The sound score, but for one figure."""
    figures = copy(SOUND.stated)
    object.__setattr__(figures, name, figure)
    return evolve(SOUND, stated=figures)


@pytest.mark.parametrize("name", FIGURES)
def test_no_figure_may_be_another(name: str) -> None:
    figure = getattr(SOUND.stated, name)
    assert not agrees(stating(name, moved(figure)), {})


@pytest.mark.parametrize("name", ["clauses", "items", "groups", "adjustments"])
def test_no_part_may_be_lacking_or_called_another(name: str) -> None:
    figures = dict(getattr(SOUND.stated, name))
    last = figures.popitem()
    assert not agrees(stating(name, figures), {})
    assert not agrees(stating(name, {**figures, "another": last[1]}), {})


@pytest.mark.parametrize("name", sorted(SINGLE))
def test_a_single_figure_that_was_read_is_held_against_the_score(name: str) -> None:
    result = assess(SCHEME, EVIDENCE)
    read = {name: getattr(result, name)}
    assert read_so_far(result) == read
    assert agrees(SOUND, read)
    assert not agrees(SOUND, {name: object()})


@pytest.mark.parametrize("name", ["grade_before_veto", "grade", "exact_grade"])
def test_a_grade_of_a_foreign_class_is_none(name: str) -> None:
    assert not agrees(stating(name, Agreeable("甲")), {})


def test_only_the_very_evidence_and_scheme_that_a_score_follows_from_are_believed() -> None:
    said = {"national_sampling_failure_rate": 3}
    corrected = amend(EVIDENCE, {"facts": said}, "某科", "2018-01-05", "误填")
    another = amend(evolve(EVIDENCE, unit="乙"), {"facts": said}, "某科", "2018-01-05", "误填")
    forged = evolve(corrected, amendment=another.amendment)
    # Corrections are no part of what is compared.
    assert forged == corrected
    result = assess(SCHEME, corrected)
    object.__setattr__(result, "evidence", forged)
    with pytest.raises(VerificationError) as caught:
        result.verify()
    assert [fault.path for fault in caught.value.faults] == ["/evidence/amendment"]
    assert not agrees(SOUND, {"scheme": evolve(SCHEME)})


def test_what_was_read_and_altered_is_told_by_the_recorded_arithmetic() -> None:
    result = assess(SCHEME, EVIDENCE)
    object.__setattr__(result, "total", result.total + 1)
    with pytest.raises(VerificationError) as caught:
        result.verify()
    assert [fault.path for fault in caught.value.faults] == ["/total"]


def test_of_a_ledger_whose_lines_were_read_everything_is_recorded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    result = assess(SCHEME, EVIDENCE)
    assert result.clauses
    assert not agrees(SOUND, read_so_far(result))
    monkeypatch.setattr(verification, "read_again", None)
    with pytest.raises(TypeError):
        result.verify()


def test_a_result_put_together_field_by_field_follows_from_no_score() -> None:
    result = assess(SCHEME, EVIDENCE)
    whole = Assessment(**{one.name: getattr(result, one.name) for one in fields(Assessment)})
    assert source_of(whole) is None
    assert read_so_far(whole).keys() == {one.name for one in fields(Assessment)}
    whole.verify()


def out_of_range() -> Evidence:
    facts = {**EVIDENCE.facts, "drinking_water_source_compliance_rate": Known(Fraction(101))}
    return evolve(EVIDENCE, facts=FrozenMapping(facts))


@pytest.mark.parametrize(
    "told",
    [out_of_range(), evolve(EVIDENCE, incidents=None), evolve(EVIDENCE, facts=FrozenMapping())],
    ids=["out of range", "incidents not said", "facts missing"],
)
def test_evidence_that_earns_no_score_confirms_none(told: Evidence) -> None:
    assert not agrees(evolve(SOUND, told=told), {})


def another_mark(evidence: Evidence) -> None:
    """A mark set by force."""
    mark = evidence.marks["14"]
    assert isinstance(mark, Award)
    object.__setattr__(mark, "points", Fraction(1, 3))


FORCED: list[Callable[[Evidence], object]] = [
    lambda one: object.__setattr__(one.facts["pm25_annual_mean"], "value", Fraction(10)),
    another_mark,
    lambda one: object.__setattr__(one, "facts", FrozenMapping({**one.facts, "pm25_annual_mean": Known(Fraction(10))})),
    lambda one: object.__setattr__(one, "facts", FrozenMapping({**one.facts, "pm25_annual_mean": 5})),
    lambda one: object.__setattr__(one, "unit", 5),
    lambda one: object.__setattr__(one, "unit", ""),
    lambda one: object.__setattr__(one, "incidents", [*(one.incidents or ())]),
    lambda one: object.__setattr__(one, "statement_days", 5),
    lambda one: object.__setattr__(one, "rulings", FrozenMapping({"2.3": 5})),
    lambda one: object.__setattr__(one, "unsaid", 5),
    lambda one: object.__setattr__(one, "amendment", 5),
    lambda one: object.__setattr__(one, "values", changed({"pm25_annual_mean": 36}).values),
]
MADE: dict[str, Callable[[], Evidence]] = {
    "from a mapping": lambda: Evidence.from_dict(MODEL),
    "from text": lambda: evidence_from_json(json.dumps(MODEL)),
    "from records": lambda: evolve(Evidence.from_dict(MODEL)),
}


@pytest.mark.parametrize("made", MADE.values(), ids=MADE)
@pytest.mark.parametrize("force", FORCED)
def test_what_was_set_in_evidence_by_force_after_it_was_scored_is_never_confirmed(
    force: Callable[[Evidence], object], made: Callable[[], Evidence]
) -> None:
    evidence = made()
    result = assess(SCHEME, evidence)
    result.verify()
    force(evidence)
    with pytest.raises(VerificationError):
        result.verify()


@pytest.mark.parametrize("made", MADE.values(), ids=MADE)
def test_evidence_whose_records_were_read_is_confirmed_all_the_same(made: Callable[[], Evidence]) -> None:
    evidence = made()
    score = scored(SCHEME, evidence)
    assert evidence.facts
    assert evidence.values
    assert agrees(score, {})


def test_a_figure_of_another_type_is_none() -> None:
    figures = {name: float(one) for name, one in SOUND.stated.clauses.items()}
    assert not agrees(stating("clauses", figures), {})


def test_a_divisor_of_zero_confirms_nothing() -> None:
    scheme = valley.with_open_cost().under({"cost": "over"})
    told = valley.evidence(90, accidents=1, control_figure=0)
    with pytest.raises(EvidenceError):
        assess(scheme, told)
    assert not agrees(Stated(scheme, told, SOUND.stated), {})


def test_a_scheme_without_incidents_is_confirmed_too() -> None:
    result = assess(kinds.scheme(), Evidence.from_dict(kinds.given()))
    assert source_of(result) is not None
    result.verify()
