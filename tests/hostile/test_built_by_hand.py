"""Every public class of papers, analyses and procedure, built by hand with anything in any of its fields.

It is refused with an error of ours, or what is built answers whatever it is asked: a face, a figure, a paper, or
an error of ours that says that it does not hold what it should.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial

import pytest
from attrs import fields, has

import huizhou_qa
from huizhou_qa import Evidence, HuizhouQAError, VerificationError, amend, assess, assess_cohort, bounds, get_scheme
from huizhou_qa.analysis import (
    Comparison,
    Move,
    bounds_of_cohort,
    cohort_results,
    compare,
    compare_schemes,
    effect_of,
    effect_of_scheme,
    influence,
    lost,
    next_steps,
    path_to_grade,
    prove,
    readings_report,
    sweep,
)
from huizhou_qa.composite import composite_cohort
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import Kind, by_key, by_name, of, pair, set_of, several
from huizhou_qa.onsite import Firm, assess_on_site, attainable
from huizhou_qa.procedure import check_claims, report_skeleton
from huizhou_qa.rules import scaled
from huizhou_qa.scorers import mark
from huizhou_qa.sheets import (
    BlankForm,
    Notice,
    cohort_sheet,
    comparison_sheet,
    contact_list,
    evaluation_report,
    notice,
    on_site_form,
    self_scoring_sheet,
)
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.statements import PrevailingValue, Statement, prevailing_values
from support import cohort_by_hand as by_hand
from support import valley
from support.each_day import deep
from support.model_2017 import changed

PACKAGES = ("sheets", "analysis", "composite", "procedure", "onsite", "statements", "forms", "codec")


def fails(*_given: object, **_named: object) -> object:
    raise RuntimeError("asked")


class Hostile:
    """What answers nothing."""

    __repr__ = __str__ = __bool__ = __len__ = __iter__ = __getitem__ = __eq__ = fails  # type: ignore[assignment]
    __hash__ = None  # type: ignore[assignment]


ANYTHING: tuple[object, ...] = (
    None, True, -1, 10**5000, 0.5, float("nan"), Decimal("sNaN"), Fraction(10**5000, 3), "", "\ud800", "甲", b"x",
    (), (None,), ("",), (10**5000, 10**5000), (("甲",),), ((5,),), [], ["甲"], {}, {"甲": 5}, {5: 5}, frozenset({"甲"}),
    FrozenMapping({"甲": 5}), FrozenMapping({5: 5}),
    date(2017, 6, 1), object(), Hostile(), (Hostile(),), FrozenMapping({"甲": Hostile()}), type("甲", (str,), {})("甲"),
)  # fmt: skip


# Of these alone a result that can be verified is asked whether it agrees with itself, which takes long.
VERIFIED = frozenset(range(0, len(ANYTHING), 6))
SCHEME = get_scheme("huizhou", 2017)
# Of one unit, for every result is verified hundreds of times.
COHORT = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in by_hand.bundled() if unit["unit"] == "丙县"])
RESULT = COHORT.results["丙县"]
JOINED = composite_cohort(
    COHORT,
    {unit: assess_on_site(SCHEME, by_hand.ratings(at), unit=unit) for at, unit in enumerate(COHORT.results)},
    choice="weighted",
    on_site_weight="0.3",
)
EFFECT = effect_of(COHORT, amend(COHORT.members["丙县"], {"marks": {"14": 0}}, "办", "2018-02-01", "查"))
LISTED = cohort_results(JOINED)
COMPARED = compare(RESULT, COHORT.results["丙县"])
SAID = [
    Statement("self_assessment", "丙县", date(2018, 1, 1), COHORT.members["丙县"].without_averages()),
    Statement("document_review", "办", date(2018, 1, 9), Evidence.from_dict({"unit": "丙县", "marks": {"14": 0}})),
]
PREVAILING = prevailing_values(SCHEME, SAID)
SCHEMES = compare_schemes(SCHEME, SCHEME.variant("variant", clauses={"14": mark("14", "得分", 1)}))
SPLIT = effect_of_scheme(COHORT, SCHEME)
# What is asked again each time that it is verified is of a scheme with one clause.
VALLEY = valley.scheme()
STEPS = next_steps(VALLEY, valley.evidence(60))
SWEPT = sweep(VALLEY, valley.evidence(60), "green", 0, 100)
BOUNDED = bounds(VALLEY, valley.evidence(None))
BOUNDED_TOGETHER = bounds_of_cohort(VALLEY, [valley.evidence(None)])
LINE = bounds(SCHEME, changed(marks=dict.fromkeys(("5", "9", "15", "16")))).lines["A"]
REPORT = readings_report(valley.with_open_share(), valley.evidence(60))
RANKINGS = readings_report(valley.with_open_share(), [valley.evidence(60)])
VILLAGES = [valley.evidence(60), Evidence.from_dict({**valley.given(50), "unit": "丁村"})]
MOVED = influence(assess_cohort(valley.beside_others(), VILLAGES))
PROOF = prove(VALLEY, clauses={"1": scaled(valley.GREEN, 2)})
MOVE = Move("green", 0, 100, 1, cost_up=1)
EXAMPLES: tuple[object, ...] = (
    MOVE, path_to_grade(VALLEY, valley.evidence(60), "甲", [MOVE]),
    self_scoring_sheet(RESULT), cohort_sheet(LISTED), notice(LISTED, include_provisional=True),
    comparison_sheet(COMPARED), evaluation_report(LISTED),
    contact_list(SCHEME), on_site_form(SCHEME), Layout((1, 2)), COMPARED, EFFECT, EFFECT.units["丙县"], LISTED,
    LISTED.units[0], JOINED, JOINED.results["丙县"], JOINED.results["丙县"].on_site, check_claims(RESULT, {}),
    report_skeleton(RESULT)[0], attainable(SCHEME), Firm("甲公司", ("product",)), SAID[1], PREVAILING,
    PREVAILING.values["/marks/14"], PREVAILING.rule, SCHEMES, SCHEMES.changes[0],
    SPLIT, SPLIT.units["丙县"],
    lost(assess(VALLEY, valley.evidence(60))), STEPS, STEPS.steps[0],
    next(iter(STEPS.steps[0].facts.values())), SWEPT, SWEPT.cells[0], BOUNDED, BOUNDED.clauses["1"], LINE, LINE.secures,
    BOUNDED_TOGETHER, BOUNDED_TOGETHER.places["丙村"],
    REPORT, REPORT.flips[0], REPORT.not_evaluable[0], RANKINGS, RANKINGS.rankings[0],
    PROOF, PROOF.findings[0], MOVED, MOVED.influences[0], MOVED.left_out["丁村"],
)  # fmt: skip
BY_NAME = {type(one).__name__: one for one in EXAMPLES}


def public_classes() -> Iterator[type]:
    """The classes that the packages export, but for tuples with names, which hold what any tuple may."""
    for package in PACKAGES:
        module = importlib.import_module(f"{huizhou_qa.__name__}.{package}")
        yield from (kind for name in module.__all__ if has(kind := getattr(module, name)))


def test_there_is_an_example_of_every_public_class() -> None:
    assert {kind.__name__ for kind in public_classes()} | {"Layout"} == set(BY_NAME)


def answers(built: object) -> Iterator[tuple[str, Callable[[], object]]]:
    """Everything that a value can be asked without giving it anything: its faces, properties and methods."""
    yield "repr", lambda: repr(built)
    for name, found in inspect.getmembers_static(type(built)):
        if name == "_repr_html_" or (not name.startswith("_") and inspect.isfunction(found)):
            if len(inspect.signature(found).parameters) == 1:
                yield name, getattr(built, name)
        elif isinstance(found, property) and not name.startswith("_"):
            yield name, partial(getattr, built, name)


def refused_or(act: Callable[[], object]) -> object:
    """What it gives; None where it is refused with an error of ours that tells of itself in both languages."""
    try:
        return act()
    except HuizhouQAError as error:
        told = [text for fault in error.faults for text in (fault.zh, fault.en)]
    assert all(told)
    return None


@pytest.mark.parametrize(("name", "step"), [*((name, 4) for name in BY_NAME), *(deep((name, 1)) for name in BY_NAME)])
def test_whatever_stands_in_a_field_it_is_refused_or_answers_with_an_error_of_ours(name: str, step: int) -> None:
    example = BY_NAME[name]
    kind = type(example)
    assert has(kind)
    given = {one.alias: getattr(example, one.name) for one in fields(kind) if one.init}
    make: Callable[..., object] = kind
    assert make(**given) == example
    for key in given:
        for at, wrong in list(enumerate(ANYTHING))[len(key) % step :: step]:
            built = refused_or(lambda: make(**{**given, key: wrong}))  # noqa: B023 (called at once)
            for asked, ask in answers(built) if built is not None else ():
                if asked != "verify" or at in VERIFIED:
                    refused_or(ask)


def faults_of(act: Callable[[], object]) -> list[tuple[str, str, str, str]]:
    with pytest.raises(HuizhouQAError) as caught:
        act()
    return [(fault.path, fault.code, fault.zh, fault.en) for fault in caught.value.faults]


SHEET: Callable[..., object] = BlankForm
LAYOUT: Callable[..., object] = Layout
BY_HAND = ("；请用本库相应的函数得出", "; get the whole from the function that makes it")


def test_everything_that_a_sheet_cannot_be_put_together_from_is_told_at_once_in_both_languages() -> None:
    rows, columns = (("甲", 5),), ["列"]
    texts = ("元组（tuple），其中各项为一段文本（str）", "a tuple, each member str")
    assert faults_of(lambda: SHEET(title=5, rows=rows, remarks=(), columns=columns, layout=Layout((1,)))) == [
        (
            "/title",
            "wrong_type",
            f"此处应为一段文本（str），给的是5{BY_HAND[0]}",
            f"it must be str, not 5{BY_HAND[1]}",
        ),
        (
            "/rows",
            "wrong_type",
            f"此处应为元组（tuple），其中各项为一个元组（tuple），给的是一个元组{BY_HAND[0]}",
            f"it must be a tuple, each member tuple, not a value of type tuple{BY_HAND[1]}",
        ),
        (
            "/columns",
            "wrong_type",
            f"此处应为{texts[0]}，给的是一个列表{BY_HAND[0]}",
            f"it must be {texts[1]}, not a value of type list{BY_HAND[1]}",
        ),
    ]


def test_a_sheet_has_a_width_and_a_cell_for_every_column_and_at_most_one_cell_more() -> None:
    rows = (("一",), ("一", "二"), ("一", "二", "三"), ("一", "二", "三", "四"), ())
    assert faults_of(lambda: SHEET("题", rows, (), ("甲", "乙"), Layout((1, 2, 3)))) == [
        ("/layout/widths", "wrong_count", "有3个列宽，应为2个", "there are 3 widths for 2 columns"),
        *(
            (
                f"/rows/{at}",
                "wrong_count",
                f"此行有{count}格，应为2格",
                f"the row has {count} cells; there are 2 columns",
            )
            for at, count in ((0, 1), (3, 4), (4, 0))
        ),
    ]
    assert faults_of(lambda: SHEET("题", (), (), (), Layout((1,)))) == [
        ("/columns", "empty", "一列也没有", "there is no column; give at least one"),
        ("/layout/widths", "wrong_count", "有1个列宽，应为0个", "there are 1 widths for 0 columns"),
    ]
    assert SHEET("题", (), (), ("甲",), Layout((1,)))


def test_a_notice_has_a_cell_for_every_column_and_no_other() -> None:
    make: Callable[..., object] = Notice
    assert [fault[:2] for fault in faults_of(lambda: make("题", (), (("一", "二"),), (), ("甲",), Layout((1,))))] == [
        ("/rows/0", "wrong_count")
    ]


def test_everything_that_is_no_layout_is_told_at_once_in_both_languages() -> None:
    assert faults_of(lambda: LAYOUT((0, 1), merged=2, page="upright", font=True, row_height=-1, named_by=None)) == [
        *(
            (
                path,
                "out_of_range",
                f"此处应为{low}至{high}的整数，给的是{zh}",
                f"it must be a whole number from {low} to {high}, not {en}",
            )
            for path, low, high, zh, en in (
                ("/widths/0", 1, 1000, "0", "0"),
                ("/font", 1, 1000, "true（是）", "True"),
                ("/row_height", 0, 1000, "-1", "-1"),
                ("/merged", 0, 1, "2", "2"),
                ("/named_by", 0, 1, "空（null）", "None"),
            )
        ),
        (
            "/page",
            "unknown_choice",
            "没有'upright'这一项；可用：landscape、portrait",
            "'upright' is none of landscape, portrait",
        ),
    ]
    assert [fault[:2] for fault in faults_of(lambda: LAYOUT(()))] == [("/widths", "wrong_type")]
    assert LAYOUT((1, 1000), merged=1, page="portrait", font=1000, row_height=0, named_by=1)
    assert [fault[0] for fault in faults_of(lambda: LAYOUT((1001,), font=1001))] == ["/widths/0", "/font"]


def test_what_does_not_follow_from_a_result_put_together_by_hand_says_so() -> None:
    make: Callable[..., Comparison] = Comparison
    assert faults_of(lambda: make(5, 5, {}, None).difference) == [
        (
            "",
            "wrong_type",
            "这份结果是自行拼成的，其中内容不对，得不出所问；请用本库相应的函数得出",
            (
                "the result was put together by hand and holds something else than it should; "
                "get it from the function that makes it"
            ),
        )
    ]
    with pytest.raises(VerificationError):
        assert make(5, 5, {}, None).unit


def test_an_average_to_be_written_is_a_fraction() -> None:
    average: object = "5"
    assert faults_of(lambda: LISTED.written(average)) == [  # type: ignore[arg-type] # the point
        (
            "",
            "wrong_type",
            f"此处应为一个分数（Fraction），给的是'5'{BY_HAND[0]}",
            f"it must be Fraction, not '5'{BY_HAND[1]}",
        )
    ]
    assert str(LISTED.written(Fraction(1, 3))) == "0.33"


@pytest.mark.parametrize(
    ("kind", "value", "holds"),
    [
        (of(int), 5, True),
        (of(int), True, False),
        (of(int, type(None)), None, True),
        (several(of(int)), (), True),
        (several(of(int)), (1, 2, 3), True),
        (several(of(int)), [1], False),
        (several(of(int)), (1, "2"), False),
        (pair(of(int)), (1, 2), True),
        (pair(of(int)), (1,), False),
        (pair(of(int)), (1, 2, 3), False),
        (pair(of(int)), 5, False),
        (by_name(of(int)), FrozenMapping({"甲": 1}), True),
        (by_name(of(int)), FrozenMapping({1: 1}), False),
        (by_name(of(int)), FrozenMapping({"甲": "1"}), False),
        (by_name(of(int)), {"甲": 1}, False),
        (by_key(of(int), of(str)), FrozenMapping({1: "甲"}), True),
        (by_key(of(int), of(str)), FrozenMapping({"甲": "甲"}), False),
        (by_key(of(int), of(str)), FrozenMapping({1: 1}), False),
        (set_of(of(int)), frozenset({1}), True),
        (set_of(of(int)), frozenset({"甲"}), False),
        (set_of(of(int)), {1}, False),
    ],
)
def test_a_value_is_of_a_kind_exactly(kind: Kind, value: object, holds: bool) -> None:
    assert kind.holds(value) is holds


def test_a_prevailing_value_is_of_what_evidence_says_and_of_statements() -> None:
    make: Callable[..., PrevailingValue] = PrevailingValue
    statement, other = SAID
    said = Fraction(5)
    assert make("/facts/x", said, statement, ((other, said),)).overruled == ((other, said),)
    assert make("/incidents", (), statement).said == ()
    for overruled in (((other,),), ((other, said, said),), ((said, other),), (5,), ((other, 5),)):
        assert [fault[0] for fault in faults_of(lambda: make("/facts/x", said, statement, overruled))] == ["/overruled"]  # noqa: B023 (called at once)
    assert [fault[0] for fault in faults_of(lambda: make("/facts/x", (said,), statement))] == ["/said"]


def test_faces_say_what_a_line_of_results_comes_to() -> None:
    assert repr(EFFECT.units["丙县"]) == "<UnitEffect 丙县: 1 C 65.12 → 1 C 64.12>"
    assert repr(LISTED.units[0]).startswith("<UnitResult 丙县: 1 ")
    assert repr(PREVAILING.values["/marks/14"]).endswith(": 1 overruled>")
    assert repr(PREVAILING.values["/marks/15"]).endswith(": undisputed>")
    assert repr(attainable(SCHEME)) == "<Attainable, scaled: 20 to 100>"
