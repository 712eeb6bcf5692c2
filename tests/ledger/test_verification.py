"""verify() means something: every figure altered in turn makes it raise and name the place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeVar

import pytest
from attrs import evolve, fields

from engine.test_district import evidence as district_evidence
from engine.test_district import incident as district_incident
from huizhou_qa import Assessment, Evidence, VerificationError, assess, assess_cohort
from huizhou_qa.errors import Note
from huizhou_qa.evidence.records import Known, Ruling
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.comparing import same
from huizhou_qa.ledger.results import ClauseLines, ClauseResult, PartLines, PartResult, Rescaling
from huizhou_qa.ledger.workings import Ruled
from huizhou_qa.readers import NumberStep, TruthStep
from huizhou_qa.rules import Piece
from huizhou_qa.scheme.incidents.incidents import ClassifiedIncident
from huizhou_qa.scorers.node_rule import Stepped
from support import district
from support.each_day import deep
from support.foreign import Agreeable, AgreeablePair, Raising, Shifting, put_together
from support.incidents import incident
from support.model_2017 import MODEL, SCHEME, VETO, changed
from support.totals import raw_total

Record = TypeVar("Record")
Line = TypeVar("Line", ClauseResult, PartResult)

RESULTS = {
    "huizhou": assess(
        SCHEME,
        changed(
            {
                "drinking_water_source_compliance_rate": "95",
                "inferior_v_share": 5,
                "i_to_iv_share": 90,
                "overdue_inspection_centres": 1,
            },
            incidents=[incident("one"), VETO, incident("pending", status="pending")],
        ),
    ),
    "district": assess(district.scheme(), district_evidence(incidents=[district_incident("a")])),
}


class Alteration(NamedTuple):
    """One figure changed: where, and the result with it."""

    where: str
    result: Assessment


def altered(record: Record, name: str, value: object) -> Record:
    """A copy of a frozen record with one field changed, whatever its type says."""
    twin = copy(record)
    object.__setattr__(twin, name, value)
    return twin


def alterations(result: Assessment) -> Iterator[Alteration]:
    """Every figure of the result changed a little, one at a time."""
    figures: list[tuple[str, object]] = [
        ("base", result.base + Decimal("0.01")),
        ("raw_total", raw_total(result) + Decimal("0.01")),
        ("total", result.total + Decimal("0.01")),
        ("exact_total", result.exact_total + Fraction(1, 1000)),
        ("provisional", (*result.provisional, "other")),
        ("notes", (*result.notes, Note.of("/grade", "grade_depends_on_rounding", grade="B"))),
        ("incidents", result.incidents[1:]),
        ("incidents", tuple(altered(one, "class_", "other") for one in result.incidents)),
        ("incidents", tuple(altered(one, "elements", ()) for one in result.incidents)),
        ("adjustments", ()),
    ]
    grades = result.scheme.grade_rule.grades
    decided = ("grade", "grade_before_veto", "exact_grade")
    figures += [(name, grades[grades.index(getattr(result, name)) - 1]) for name in decided]
    for name, value in figures:
        yield Alteration(f"/{name}", altered(result, name, value))
    # Written out once: a result makes each of its lines anew whenever it is asked for.
    clauses = dict(result.clauses)
    for id_, clause in clauses.items():
        for working in workings(clause.working):
            yield in_line(result, "clauses", clauses, id_, "working", working)
    yield from line_alterations(result, "clauses", clauses)
    yield from line_alterations(result, "items", dict(result.items))
    yield from line_alterations(result, "groups", dict(result.groups))
    yield from adjustment_alterations(result)


def line_alterations(result: Assessment, section: str, lines: Mapping[str, Line]) -> Iterator[Alteration]:
    for id_, line in lines.items():
        yield in_line(result, section, lines, id_, "points", (line.points or 0) + 1)
        yield in_line(result, section, lines, id_, "max_points", line.max_points + 1)
        yield in_line(result, section, lines, id_, "name", "别的")
        yield in_line(result, section, lines, id_, "id", "99")
    first, *rest = lines.items()
    yield Alteration(f"/{section}", altered(result, section, dict(rest)))
    yield Alteration(f"/{section}", altered(result, section, dict([*rest, first])))


def in_line(  # noqa: PLR0913, PLR0917 (a place needs all of these to be named)
    result: Assessment, section: str, lines: Mapping[str, Line], id_: str, name: str, value: object
) -> Alteration:
    """One field of one line changed."""
    changed_lines = {key: altered(line, name, value) if key == id_ else line for key, line in lines.items()}
    return Alteration(f"/{section}/{id_}/{name}", altered(result, section, changed_lines))


def adjustment_alterations(result: Assessment) -> Iterator[Alteration]:
    (line,) = result.adjustments
    fields: list[tuple[str, object]] = [("points", line.points + 1), ("name", "别的")]
    fields += [("working", working) for working in workings(line.working)]
    for name, value in fields:
        yield Alteration(
            f"/adjustments/{line.id}/{name}", altered(result, "adjustments", (altered(line, name, value),))
        )


AnyStep = NumberStep | TruthStep


def stepped(working: Stepped) -> Iterator[object]:
    """The steps with each of their numbers, names and parts changed in turn."""
    yield working._replace(points=working.points + Fraction(1, 1000))
    for step in altered_steps(working.step):
        assert isinstance(step, NumberStep)
        yield working._replace(step=step)
        if isinstance(step.value, Fraction):
            # Also where the points are altered with it.
            yield Stepped(step, step.value)


def altered_steps(step: AnyStep) -> Iterator[AnyStep]:
    if isinstance(step, TruthStep):
        yield evolve(step, value=not step.value)
    else:
        assert isinstance(step.value, Fraction)
        yield evolve(step, value=step.value + Fraction(1, 1000))
    yield evolve(step, operation="sum" if step.operation == "product" else "product")
    for operands in altered_operands(step.operands):
        yield evolve(step, operands=operands)


def altered_operands(operands: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    yield operands[:-1]
    for at, operand in enumerate(operands):
        yield from ((*operands[:at], other, *operands[at + 1 :]) for other in altered_operand(operand))


def altered_operand(operand: object) -> Iterator[object]:
    if isinstance(operand, NumberStep | TruthStep):
        yield from altered_steps(operand)
    elif isinstance(operand, tuple):
        yield from altered_operands(operand)
    elif isinstance(operand, Fraction):
        yield operand + Fraction(1, 1000)
    elif isinstance(operand, Piece):
        yield from (Piece(operand.over, operand.intercept + 1, operand.slope), None)
        yield Piece(operand.over, operand.intercept, operand.slope + 1)
    else:
        yield f"{operand} and more"


def workings(working: object) -> Iterator[object]:
    """The working with each of its numbers, and each of its references, changed in turn."""
    if isinstance(working, Stepped):
        yield from stepped(working)
    elif isinstance(working, Ruled):
        yield working._replace(points=working.points + Fraction(1, 1000))


@pytest.mark.parametrize("name", RESULTS)
def test_a_ledger_as_it_was_written_verifies(name: str) -> None:
    RESULTS[name].verify()


# Each day some figures of every section are altered, and in a deep run all.
@pytest.mark.parametrize(
    ("name", "step"), [("huizhou", 67), ("district", 13), deep(("huizhou", 1)), deep(("district", 1))]
)
def test_every_altered_figure_is_found_and_named(name: str, step: int) -> None:
    every = list(alterations(RESULTS[name]))
    assert len(every) > 250
    # Beside those of the lines, all are tried.
    beside = sum(alteration.where.count("/") == 1 for alteration in every)
    for alteration in (*every[:beside], *every[beside::step]):
        with pytest.raises(VerificationError) as caught:
            alteration.result.verify()
        found = [fault.path for fault in caught.value.faults]
        assert any(path.startswith(alteration.where) for path in found), (alteration.where, found)


def test_verifying_believes_the_schemes_curve_and_not_the_stored_points() -> None:
    result = RESULTS["huizhou"]
    working = result.clauses["7"].working
    assert isinstance(working, Stepped)
    (choice,) = working.step.steps()
    assert isinstance(choice, NumberStep)
    read, _ = choice.operands
    # A consistent lie: another piece, its points, and every sum above it.
    lie = evolve(choice, operands=(read, Piece("[50, 100]", 3)), value=Fraction(3))
    whole = evolve(working.step, operands=(*working.step.operands[:2], lie), value=Fraction(3))
    line = ClauseResult("7", result.clauses["7"].name, Decimal("4.00"), Decimal("3.00"), Stepped(whole, Fraction(3)))
    with pytest.raises(VerificationError) as caught:
        altered(result, "clauses", {**result.clauses, "7": line}).verify()
    assert "/clauses/7/working" in [fault.path for fault in caught.value.faults]


@pytest.mark.parametrize("clause", ["3.1", "4", "5.2"])
def test_a_combination_without_its_parts_is_named_instead_of_failing(clause: str) -> None:
    result = RESULTS["district"]
    working = result.clauses[clause].working
    assert isinstance(working, Stepped)
    for parts in ((), working.step.operands * 2):
        bare = working._replace(step=evolve(working.step, operands=parts))
        with pytest.raises(VerificationError) as caught:
            in_line(result, "clauses", result.clauses, clause, "working", bare).result.verify()
        assert f"/clauses/{clause}/working" in [fault.path for fault in caught.value.faults]


def test_verifying_finds_evidence_exchanged_under_a_result() -> None:
    other = changed({"modern_services_share": 45})
    with pytest.raises(VerificationError) as caught:
        altered(RESULTS["huizhou"], "evidence", other).verify()
    assert "/clauses/7/working" in [fault.path for fault in caught.value.faults]


def ill_typed_workings() -> Iterator[object]:
    """Workings in which something is not of its kind, or that are none; the last is nested too deep to look through."""
    result = RESULTS["huizhou"]
    working = result.clauses["7"].working
    assert isinstance(working, Stepped)
    changes: list[tuple[str, object]] = [("points", 1), ("points", None), ("step", None), ("step", 5)]
    yield None
    yield Ruled((), Ruling("full", "办", "无对象"), working.points)._replace(points=None)  # type: ignore[arg-type]
    yield from (working._replace(**{name: value}) for name, value in changes)  # type: ignore[arg-type]


def test_a_ruling_in_the_place_of_steps_is_no_working_of_the_rule() -> None:
    result = RESULTS["huizhou"]
    ruled = Ruled((), Ruling("full", "办", "无对象"), result.clauses["7"].working.points)
    with pytest.raises(VerificationError) as caught:
        in_line(result, "clauses", result.clauses, "7", "working", ruled).result.verify()
    told = [(fault.path, fault.code, fault.en) for fault in caught.value.faults]
    assert ("/clauses/7/working", "differs", "the working is not one of this rule") in told


def other_workings() -> Iterator[object]:
    """Steps with something else in the place of each part; the last is nested too deep to look through."""
    working = RESULTS["huizhou"].clauses["7"].working
    assert isinstance(working, Stepped)
    for name in ("operation", "operands", "value"):
        for value in (None, 1, (None,), (5,), Decimal("sNaN"), True):
            yield working._replace(step=evolve(working.step, **{name: value}))  # type: ignore[arg-type]
    deep = working.step
    for _ in range(5000):
        deep = NumberStep("open", (*working.step.operands[:2], deep), working.points)
    yield working._replace(step=deep)


def test_a_working_that_is_not_of_its_kind_through_and_through_is_no_whole_working() -> None:
    result = RESULTS["huizhou"]
    for working in ill_typed_workings():
        with pytest.raises(VerificationError) as caught:
            in_line(result, "clauses", result.clauses, "7", "working", working).result.verify()
        (fault,) = caught.value.faults
        assert (fault.path, fault.code) == ("/clauses/7/working", "wrong_type")
        assert (fault.zh, fault.en) == ("所列过程不完整", "this is not a whole working")


def test_a_figure_of_another_kind_is_named_instead_of_failing() -> None:
    result = RESULTS["huizhou"]
    fields: list[tuple[str, object]] = [("working", working) for working in other_workings()]
    fields += [(name, value) for name in ("points", "max_points") for value in (Decimal("sNaN"), 1)]
    fields += [("points", value) for value in (None, "1", 1.5, Decimal("NaN"), Decimal("Infinity"))]
    for name, value in fields:
        with pytest.raises(VerificationError) as caught:
            in_line(result, "clauses", result.clauses, "7", name, value).result.verify()
        assert any(fault.path.startswith("/clauses/7") for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("clauses", {}),
        ("items", {}),
        ("groups", {}),
        ("evidence", changed({"modern_services_share": None})),
        ("evidence", changed({"zzz": 1})),
        ("evidence", None),
        *((name, value) for name in ("base", "raw_total", "total") for value in (None, 1.5, Decimal("NaN"))),
        ("exact_total", None),
        ("incidents", (None,)),
        ("incidents", None),
        ("adjustments", None),
        ("adjustments", (None,)),
        ("clauses", None),
        ("provisional", (5,)),
        ("provisional", None),
        ("notes", None),
        ("rescaling", Rescaling(("2.3",), 1.0, Fraction(1), Decimal(1), Decimal(1))),  # type: ignore[arg-type]
        ("rescaling", 5),
        ("scheme", None),
        ("incidents", (ClassifiedIncident(None, [], ()),)),  # type: ignore[arg-type]
    ],
)
def test_verifying_names_what_is_not_there_instead_of_failing(name: str, value: object) -> None:
    with pytest.raises(VerificationError):
        altered(RESULTS["huizhou"], name, value).verify()


def is_there(value: object, already: object) -> bool:
    """Whether that is what stands there already; asks nothing of a stranger's object."""
    return type(value) is type(already) and not isinstance(value, Decimal | Mapping) and value == already


FIELDS = [one.name for one in fields(Assessment)]
FOREIGN: list[object] = [
    *(None, True, 0, -1, "", "Ax", "A", (), (None,), [], {}, frozenset(), object(), Raising()),
    *(Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("1e999999"), Fraction(10**5000, 3), 10**5000),
    *(Agreeable("A"), AgreeablePair(), Shifting({"1": None}), {"1": None}, {1: 2}, {None: None}),
    *({Agreeable("1"): None}, FrozenMapping({"1.1": None}), FrozenMapping({1: 2})),
    ClauseLines(SCHEME.clauses, None, {}, {"1.1": None}, SCHEME.rounding),  # type: ignore[arg-type, dict-item]
    ClauseLines(SCHEME.clauses, Values({}), {}, {"nowhere": 0}, SCHEME.rounding),
    PartLines(5, {"1": "1"}, None),  # type: ignore[arg-type, dict-item]
]


@pytest.mark.parametrize("of", ["district", deep("huizhou")])
@pytest.mark.parametrize("name", FIELDS)
def test_whatever_stands_in_a_place_of_a_result_it_verifies_only_where_it_is_the_same(name: str, of: str) -> None:
    result = RESULTS[of]
    for value in FOREIGN:
        if is_there(value, getattr(result, name)):
            continue
        for made in (altered(result, name, value), put_together(result, **{name: value})):
            with pytest.raises(VerificationError) as caught:
                made.verify()
            assert caught.value.faults
            assert str(caught.value)


@pytest.mark.parametrize(("one", "other"), [("items", "groups"), ("clauses", "items"), ("total", "grade")])
def test_parts_in_each_others_place_are_found(one: str, other: str) -> None:
    result = RESULTS["huizhou"]
    with pytest.raises(VerificationError):
        put_together(result, **{one: getattr(result, other), other: getattr(result, one)}).verify()


@pytest.mark.parametrize("name", ["base", "raw_total", "total"])
def test_a_figure_with_other_places_than_are_written_is_found(name: str) -> None:
    result = RESULTS["huizhou"]
    figure: Decimal = getattr(result, name)
    for other in (figure.quantize(Decimal("0.001")), Decimal(f"{figure}0000")):
        assert other == figure
        with pytest.raises(VerificationError) as caught:
            put_together(result, **{name: other}).verify()
        assert [fault.path for fault in caught.value.faults] == [f"/{name}"]


def test_every_line_of_a_result_with_something_foreign_in_it_is_found() -> None:
    result = RESULTS["district"]
    sections: list[tuple[str, Mapping[str, ClauseResult] | Mapping[str, PartResult], str]]
    sections = [("clauses", result.clauses, "5.2"), ("items", result.items, "1"), ("groups", result.groups, "环境")]
    for section, lines, id_ in sections:
        for value in FOREIGN:
            with pytest.raises(VerificationError):
                put_together(result, **{section: {**lines, id_: value}}).verify()
            for name in ("id", "name", "points", "max_points", *(["working"] if section == "clauses" else [])):
                with pytest.raises(VerificationError):
                    in_line(result, section, lines, id_, name, value).result.verify()  # type: ignore[type-var]


def test_every_part_of_a_working_with_something_foreign_in_it_is_found() -> None:
    for name, id_ in (("huizhou", "7"), ("huizhou", "11.3"), ("huizhou", "11.4"), ("district", "5.2")):
        result = RESULTS[name]
        working = result.clauses[id_].working
        assert isinstance(working, Stepped | Ruled)
        for field_ in working._fields:
            for value in FOREIGN:
                if is_there(value, getattr(working, field_)):
                    continue
                other = working._replace(**{field_: value})  # type: ignore[arg-type]
                with pytest.raises(VerificationError):
                    in_line(result, "clauses", result.clauses, id_, "working", other).result.verify()


@pytest.mark.parametrize(
    ("stated", "made", "is_same"),
    [
        (Decimal("98.70"), Decimal("98.70"), True),
        (Decimal("98.7"), Decimal("98.70"), False),
        (Decimal("98.70"), Decimal("98.71"), False),
        (True, 1, False),
        (Fraction(1), 1, False),
        (("A", Decimal("1.0")), ("A", Decimal("1.0")), True),
        (("A", Decimal(1)), ("A", Decimal("1.0")), False),
        (("A",), ("A", "B"), False),
        (("A", "B"), ("A",), False),
        (FrozenMapping({"1": "A"}), FrozenMapping({"1": "A"}), True),
        (FrozenMapping({"1": "A"}), FrozenMapping({"1": "B"}), False),
        (FrozenMapping({"1": 1, "2": 2}), FrozenMapping({"2": 2, "1": 1}), False),
        (Agreeable("A"), "A", False),
    ],
)
def test_figures_are_the_same_only_of_one_kind_and_with_the_same_places(
    *, stated: object, made: object, is_same: bool
) -> None:
    assert same(stated, made) is is_same


def test_what_does_not_agree_is_told_in_both_languages_with_both_figures() -> None:
    result = RESULTS["huizhou"]
    with pytest.raises(VerificationError) as caught:
        put_together(result, total=result.total + 1, grade="Ax").verify()
    told = {fault.path: (fault.zh, fault.en) for fault in caught.value.faults}
    stated, made = result.total + 1, result.total
    assert told["/total"] == (
        f"结果写的是{stated}，重新计算是{made}",
        f"the result says {stated}, recomputed it is {made}",
    )
    assert told["/grade"] == ("结果写的是Ax，重新计算是D", "the result says Ax, recomputed it is D")
    assert caught.value.message == "结果前后不符 · the result does not agree with what it was made from"


@pytest.mark.parametrize(
    ("wrong", "zh"),
    [
        ({"total": 5}, "此处应为一个2位小数（Decimal），不是5"),
        ({"exact_total": "5"}, "此处应为一个分数（Fraction），不是5"),
        ({"adjustments": [1]}, "此处应为一个元组（tuple），不是一个列表"),
    ],
)
def test_what_a_figure_is_to_be_is_told_in_chinese_too(wrong: dict[str, object], zh: str) -> None:
    with pytest.raises(VerificationError) as caught:
        put_together(RESULTS["huizhou"], **wrong).verify()
    assert zh in [fault.zh for fault in caught.value.faults]


def test_numbers_kept_of_evidence_are_not_believed() -> None:
    evidence = changed({"pm25_annual_mean": 45})
    honest = assess(SCHEME, changed({"pm25_annual_mean": 45}))
    other = changed({"pm25_annual_mean": 28})
    # Not by any public way: the numbers that were worked out are exchanged under the facts.
    object.__setattr__(evidence, "values", other.values)
    forged = assess(SCHEME, evidence)
    assert forged.clauses["10.2"].counted > honest.clauses["10.2"].counted
    with pytest.raises(VerificationError) as caught:
        forged.verify()
    assert "/clauses/10.2/working" in [fault.path for fault in caught.value.faults]


def test_numbers_kept_of_evidence_hide_nothing_out_of_range() -> None:
    evidence = changed({"pm25_annual_mean": -1})
    object.__setattr__(evidence, "values", changed().values)
    with pytest.raises(VerificationError) as caught:
        assess(SCHEME, evidence).verify()
    assert [fault.path for fault in caught.value.faults] == ["/evidence/facts/pm25_annual_mean"]


def test_averages_are_made_again_from_what_the_members_report() -> None:
    given = [{**MODEL, "unit": unit, "averages": None, "incidents": []} for unit in "甲乙"]
    # Of records, so that all that is read is made of them.
    members = [evolve(Evidence.from_dict(one)) for one in given]
    object.__setattr__(
        members[0],
        "values",
        evolve(
            members[0], facts=FrozenMapping({**members[0].facts, "quality_incentive_projects": Known(Fraction(99))})
        ).values,
    )
    with pytest.raises(VerificationError):
        assess_cohort(SCHEME, members).verify()
