"""Statements, prevailing values, comparisons, results, composites: copied, sent to processes, never changed."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve, fields, has

from composite.test_composite import annex_1, rated
from huizhou_qa import EvidenceError, HuizhouQAError, SchemeError, VerificationError, amend, assess_cohort
from huizhou_qa.analysis import UnitEffect, cohort_results, compare, compare_cohorts, days_of, effect_of
from huizhou_qa.composite import Composite, CompositeCohort, composite, composite_cohort
from huizhou_qa.errors import Note
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.comparing import same
from huizhou_qa.statements import PrecedenceRule, Statement, prevailing_values, reasons_by_clause
from statements.test_prevailing import OWN, REVIEW, SCHEME, SELF, statement
from support.each_day import deep
from support.model_2017 import member

pytestmark = pytest.mark.usefixtures("verified_once")

REVIEWED = statement(
    REVIEW, {"marks": {"14": "0.5"}, "facts": {"pm25_annual_mean": 37}}, why="抽查", reasons={"marks": {"14": "查"}}
)
CORRECTED = evolve(OWN, evidence=amend(OWN.evidence, {"marks": {"16": 0}}, "办", "2018-01-05", "查"))
PREVAILING = prevailing_values(SCHEME, [CORRECTED, REVIEWED])
COHORT = assess_cohort(SCHEME, [member("甲"), member("乙", 12)])
JOINED = composite_cohort(
    COHORT, {unit: rated(4, unit) for unit in COHORT.results}, choice="weighted", on_site_weight="0.25"
)
EFFECT = effect_of(JOINED, amend(COHORT.members["乙"], {"marks": {"14": 0}}, "办", "2018-02-01", "查"))
RESULTS = cohort_results(JOINED)
VALUES: dict[str, object] = {
    "statement": REVIEWED,
    "rule": PrecedenceRule((SELF, REVIEW), {"/marks/14": (SELF,)}),
    "prevailing values": PREVAILING,
    "a prevailing value": PREVAILING.values["/marks/14"],
    "reasons": reasons_by_clause(SCHEME, PREVAILING),
    "comparison": compare(annex_1("92"), annex_1("90")),
    "effect": EFFECT,
    "results": RESULTS,
    "days": days_of(RESULTS),
    "composite": JOINED.results["甲"],
    "composites": JOINED,
}


@pytest.mark.parametrize(
    "protocols", [(pickle.HIGHEST_PROTOCOL,), deep((tuple(range(pickle.HIGHEST_PROTOCOL)),))], ids=["last", "others"]
)
@pytest.mark.parametrize("name", VALUES)
def test_every_copy_is_equal(name: str, protocols: tuple[int, ...]) -> None:
    value = VALUES[name]
    copies = [copy.copy(value), copy.deepcopy(value)]
    copies += [pickle.loads(pickle.dumps(value, protocol)) for protocol in protocols]  # noqa: S301 (our own bytes)
    for one in copies:
        assert one == value
        assert repr(one) == repr(value)


def test_another_process_can_read_them() -> None:
    told = "import pickle, sys; print(len(pickle.load(sys.stdin.buffer)))"
    found = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", told], input=pickle.dumps(tuple(VALUES.values())), capture_output=True, check=True
    )
    assert found.stdout.strip() == str(len(VALUES)).encode()


def test_a_long_chain_behind_what_prevails_is_copied_as_a_short_one() -> None:
    evidence = OWN.evidence
    for at in range(300):
        evidence = amend(evidence, {"marks": {"14": ("0.5", "1")[at % 2]}}, "办", "2018-01-05", "查")
    found = prevailing_values(SCHEME, [evolve(OWN, evidence=evidence)])
    for one in (pickle.loads(pickle.dumps(found)), copy.deepcopy(found)):  # noqa: S301 (our own bytes)
        assert one == found


def reached(value: object, path: str, seen: dict[int, object]) -> Iterator[tuple[str, object]]:
    """Everything that a public attribute, item or property of a value of ours leads to."""
    if id(value) in seen or isinstance(value, str | int | Fraction | Decimal | date | None):
        return
    # Kept, so that no other value gets its address.
    seen[id(value)] = value
    yield path, value
    kind = type(value)
    if isinstance(value, tuple | frozenset):
        for at, one in enumerate(value):
            yield from reached(one, f"{path}[{at}]", seen)
    elif hasattr(kind, "keys"):
        for key in value:  # type: ignore[attr-defined] # a mapping, ours or not
            yield from reached(value[key], f"{path}[{key}]", seen)  # type: ignore[index]
    if kind.__module__.startswith("huizhou_qa"):
        names = [one.name for one in fields(kind)] if has(kind) else []
        names += [name for name in dir(kind) if isinstance(getattr(kind, name, None), property)]
        for name in names:
            if not name.startswith("_"):
                yield from reached(getattr(value, name), f"{path}.{name}", seen)


OWN_PARTS = ("huizhou_qa.statements", "huizhou_qa.analysis", "huizhou_qa.composite")


@pytest.mark.parametrize("name", VALUES)
def test_nothing_that_they_lead_to_can_be_changed(name: str) -> None:
    for path, value in reached(VALUES[name], name, {}):
        assert not isinstance(value, dict | list | set | bytearray), path
        if type(value).__module__.startswith(OWN_PARTS):
            names = getattr(type(value), "__match_args__", ())
            for attribute in (*names, "of_ones_own"):
                with pytest.raises(AttributeError):
                    setattr(value, attribute, None)


HOSTILE = "甲\n  1 乙 A 99.00\u202e\x1b[31m"


def test_no_name_forges_a_line_of_a_repr() -> None:
    unit = evolve(OWN.evidence, unit="甲")
    object.__setattr__(unit, "unit", HOSTILE)
    one = evolve(OWN, by="办")
    object.__setattr__(one, "evidence", unit)
    object.__setattr__(one, "by", HOSTILE)
    assessment = evolve(annex_1("92"), evidence=unit)
    place = COHORT.ranking[0]._replace(unit=HOSTILE)
    named_so = FrozenMapping({HOSTILE: JOINED.results[COHORT.ranking[0].unit]})
    texts = [
        repr(one),
        repr(evolve(PREVAILING, evidence=unit)),
        repr(evolve(JOINED.results["甲"], assessment=assessment)),
        repr(evolve(JOINED, results=named_so, ranking=(place,))),
        repr(evolve(compare(annex_1("92"), annex_1("90")), after=assessment)),
        repr(evolve(EFFECT, units=evolve_first(HOSTILE))),
    ]
    for text in texts:
        assert "\u202e" not in text
        assert "\x1b" not in text
        assert "\n  1 乙" not in text
        assert r"甲\n  1 乙 A" in text


def evolve_first(unit: str) -> FrozenMapping[str, UnitEffect]:
    """The effect's units, the first that changed under another name."""
    first = EFFECT.changed[0]
    hostile = evolve(first, after=first.after._replace(unit=unit))
    return FrozenMapping({unit: hostile})


class Sly(str):
    """A text that claims to equal everything."""

    __slots__ = ()

    def __eq__(self, _other: object) -> bool:
        return True

    def __ne__(self, _other: object) -> bool:
        return False

    __hash__ = str.__hash__


WRONG: tuple[object, ...] = (None, 5, 0.5, "甲区", b"x", True, [], {}, {"a"}, object(), float("nan"), 10**5000)
CALLS: dict[str, Callable[[object], object]] = {
    "stage": lambda wrong: Statement(wrong, "办", date(2018, 1, 1), OWN.evidence),  # type: ignore[arg-type]
    "by": lambda wrong: Statement(SELF, wrong, date(2018, 1, 1), OWN.evidence),  # type: ignore[arg-type]
    "on": lambda wrong: Statement(SELF, "办", wrong, OWN.evidence),  # type: ignore[arg-type]
    "evidence": lambda wrong: Statement(SELF, "办", date(2018, 1, 1), wrong),  # type: ignore[arg-type]
    "why": lambda wrong: Statement(SELF, "办", date(2018, 1, 1), OWN.evidence, wrong),  # type: ignore[arg-type]
    "reasons": lambda wrong: Statement(SELF, "办", date(2018, 1, 1), OWN.evidence, None, wrong),  # type: ignore[arg-type]
    "a reason": lambda wrong: Statement(SELF, "办", date(2018, 1, 1), OWN.evidence, None, {"/marks/14": wrong}),  # type: ignore[dict-item]
    "a statement": Statement.from_dict,  # type: ignore[dict-item]
    "an order": PrecedenceRule,  # type: ignore[dict-item]
    "a stage of an order": lambda wrong: PrecedenceRule((wrong, wrong)),  # type: ignore[arg-type]
    "exceptions": lambda wrong: PrecedenceRule((SELF,), wrong),  # type: ignore[arg-type]
    "an exception": lambda wrong: PrecedenceRule((SELF,), {"/marks/14": wrong}),  # type: ignore[dict-item]
    "statements": lambda wrong: prevailing_values(SCHEME, wrong),  # type: ignore[arg-type]
    "one of the statements": lambda wrong: prevailing_values(SCHEME, [OWN, wrong]),  # type: ignore[list-item]
    "a rule": lambda wrong: prevailing_values(SCHEME, [OWN], wrong),  # type: ignore[arg-type]
    "until": lambda wrong: prevailing_values(SCHEME, [OWN], until=wrong),  # type: ignore[arg-type]
    "prevailing values": lambda wrong: reasons_by_clause(SCHEME, wrong),  # type: ignore[arg-type]
    "a scheme of reasons": lambda wrong: reasons_by_clause(wrong, PREVAILING),  # type: ignore[arg-type]
    "before": lambda wrong: compare(wrong, annex_1("92")),  # type: ignore[arg-type]
    "after": lambda wrong: compare(annex_1("92"), wrong),  # type: ignore[arg-type]
    "a cohort before": lambda wrong: compare_cohorts(wrong, COHORT),  # type: ignore[type-var]
    "a cohort after": lambda wrong: compare_cohorts(COHORT, wrong),  # type: ignore[type-var]
    "a cohort of an effect": lambda wrong: effect_of(wrong, OWN.evidence),  # type: ignore[type-var]
    "a correction": lambda wrong: effect_of(COHORT, wrong),  # type: ignore[arg-type]
    "a cohort of results": cohort_results,  # type: ignore[dict-item]
    "losses": lambda wrong: cohort_results(COHORT, -1 if wrong in (5, 10**5000) else wrong),  # type: ignore[arg-type]
    "results": days_of,  # type: ignore[dict-item]
    "an assessment": lambda wrong: composite(wrong, rated(4), choice="verify_only"),  # type: ignore[arg-type]
    "an on-site result": lambda wrong: composite(annex_1("92"), wrong, choice="verify_only"),  # type: ignore[arg-type]
    "a choice": lambda wrong: composite(annex_1("92"), rated(4), choice=wrong),  # type: ignore[arg-type]
    "a weight": lambda wrong: composite(
        annex_1("92"),
        rated(4),
        choice="weighted",
        on_site_weight=wrong,  # type: ignore[arg-type]
    ),
    "a cohort to join": lambda wrong: composite_cohort(wrong, {}, choice="verify_only"),  # type: ignore[arg-type]
    "on-site results": lambda wrong: composite_cohort(COHORT, wrong, choice="verify_only"),  # type: ignore[arg-type]
    "one on-site result": lambda wrong: composite_cohort(
        COHORT,
        {"甲": wrong, "乙": rated(4, "乙")},  # type: ignore[dict-item]
        choice="verify_only",
    ),
}
# What is right there, or stands for nothing being said.
RIGHT = {("why", None), ("why", "甲区"), ("stage", "甲区"), ("by", "甲区"), ("a reason", "甲区"), ("rule", None)}


@pytest.mark.parametrize("call", CALLS)
def test_an_argument_of_another_kind_is_an_error_of_ours_that_is_short(call: str) -> None:
    for wrong in WRONG:
        right = any(call == name and wrong is value for name, value in RIGHT) or (
            (wrong is None and call in {"a rule", "until"}) or (wrong == {} and call in {"reasons", "exceptions"})
        )
        if right:
            CALLS[call](wrong)
            continue
        with pytest.raises(HuizhouQAError) as caught:
            CALLS[call](wrong)
        assert caught.value.faults
        assert len(str(caught.value)) < 1500
        for fault in caught.value.faults:
            assert fault.zh
            assert fault.en


class Subdate(date):
    """A day of a class of one's own."""


def test_a_text_or_a_day_of_a_class_of_ones_own_is_kept_as_a_plain_one() -> None:
    one = Statement(Sly(SELF), Sly("办"), Subdate(2018, 1, 10), OWN.evidence, None, {Sly("/marks/14"): Sly("查")})
    assert {type(part) for part in (one.stage, one.by, *one.reasons, *one.reasons.values())} == {str}
    assert type(one.on) is date
    rule = PrecedenceRule((Sly(SELF), Sly(REVIEW)), {Sly("/marks/14"): (Sly(SELF),)})
    assert {type(part) for part in (*rule.order, *rule.exceptions)} == {str}
    with pytest.raises(SchemeError):
        prevailing_values(SCHEME, [OWN], until=Sly("gossip"))
    with pytest.raises(SchemeError):
        composite(annex_1("92"), rated(4), choice=Sly("average"))


@pytest.mark.parametrize(
    "wrong", ["办\u200b", "\ufeff办", "办 ", "\n办", "办\n室", "办\x00", "　", "\ud800"], ids=ascii
)
def test_a_stage_and_an_author_pass_the_gate_for_names(wrong: str) -> None:
    plain: dict[str, object] = {"stage": SELF, "by": "办", "on": "2018-01-01", "evidence": OWN.evidence}
    day = date(2018, 1, 1)
    calls: tuple[tuple[str, Callable[[], object]], ...] = (
        ("/stage", lambda: Statement.from_dict({**plain, "stage": wrong})),
        ("/stage", lambda: Statement(wrong, "办", day, OWN.evidence)),
        ("/by", lambda: Statement.from_dict({**plain, "by": wrong})),
        ("/by", lambda: Statement(SELF, wrong, day, OWN.evidence)),
    )
    for path, call in calls:
        with pytest.raises(EvidenceError) as caught:
            call()
        assert [fault.path for fault in caught.value.faults] == [path]
        assert str(caught.value).replace("\n", "", 1).isprintable()
    with pytest.raises(SchemeError) as refused:
        PrecedenceRule((SELF, wrong))
    assert [fault.path for fault in refused.value.faults] == ["/order/1"]


def test_an_order_without_an_order_of_its_own_is_refused() -> None:
    for unordered in ({SELF, REVIEW}, frozenset((SELF,)), {SELF: 1}, SELF):
        with pytest.raises(SchemeError):
            PrecedenceRule(unordered)
    assert PrecedenceRule(iter((SELF, REVIEW))).order == (SELF, REVIEW)


def test_all_faults_of_a_statement_put_together_by_hand_are_told_at_once() -> None:
    with pytest.raises(EvidenceError) as caught:
        Statement("办 ", 5, "2018-01-01", OWN.evidence, "", {"/marks/99": "查", "/marks/14": ""})  # type: ignore[arg-type]
    assert {(fault.path, fault.code) for fault in caught.value.faults} == {
        ("/stage", "bad_name"),
        ("/by", "wrong_type"),
        ("/on", "wrong_type"),
        ("/why", "empty_text"),
        ("/reasons/marks/14", "empty_text"),
        ("/reasons/marks/99", "unsaid"),
    }


def sly_note() -> Note:
    note = Note.of("/grade", "grade_depends_on_choice", grades=("B",))
    # What a note is made of is kept as plain text; only by force is it anything else.
    object.__setattr__(note, "params", FrozenMapping({"grades": (Sly("B"),)}))
    return note


TRUE = JOINED.results["甲"]
put_together: Callable[..., Composite | CompositeCohort] = evolve
GARBAGE: tuple[object, ...] = (
    None, 5, 0.5, True, "Ax", Sly("A"), (), (None,), [], {}, {"甲": None}, {5: TRUE}, object(), b"x",
    Decimal("NaN"), Decimal("sNaN"), Fraction(10**5000, 3), Fraction(1, 10**5000), 10**5000, float("nan"),
    (sly_note(),), evolve(TRUE, grade=Sly("A")),
)  # fmt: skip


@pytest.mark.parametrize("name", [one.name for one in fields(Composite)])
def test_whatever_stands_in_a_composite_verifying_it_raises_only_our_error(name: str) -> None:
    for wrong in GARBAGE:
        forged = evolve(TRUE)
        object.__setattr__(forged, name, wrong)
        with pytest.raises(VerificationError) as caught:
            forged.verify()
        assert len(str(caught.value)) < 5000
        assert all(fault.zh and fault.en for fault in caught.value.faults)


@pytest.mark.parametrize("name", [one.name for one in fields(type(JOINED))])
def test_whatever_stands_in_a_cohort_of_composites_verifying_it_raises_only_our_error(name: str) -> None:
    for wrong in GARBAGE:
        with pytest.raises(VerificationError):
            put_together(JOINED, **{name: wrong}).verify()


@pytest.mark.parametrize("step", [3, deep(1)])
@pytest.mark.parametrize("part", ["assessment", "on_site"])
def test_whatever_stands_in_a_part_of_a_composite_verifying_it_raises_only_our_error(part: str, step: int) -> None:
    true = getattr(TRUE, part)
    for at, one in enumerate(fields(type(true))):
        for wrong in GARBAGE[at % step :: step]:
            try:
                forged = evolve(true, **{one.name: wrong})
            except (HuizhouQAError, TypeError, ValueError):
                continue  # It cannot even be put together by hand.
            unchanged = same(getattr(forged, one.name), getattr(true, one.name))
            if unchanged or (one.name == "day" and wrong is None):
                continue
            with pytest.raises(VerificationError):
                evolve(TRUE, **{part: forged}).verify()


def test_a_text_that_claims_to_equal_everything_is_not_the_grade() -> None:
    runs = tuple(one._replace(grade=Sly(one.grade)) for one in TRUE.grades)
    for forged in (evolve(TRUE, grade=Sly("Z")), evolve(TRUE, grades=runs), put_together(TRUE, choice=Sly("weighted"))):
        with pytest.raises(VerificationError):
            forged.verify()
