"""What a scheme says where it is refused: whole messages, since callers read them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

from huizhou_qa import SchemeError
from huizhou_qa.errors import Wording
from huizhou_qa.program.readings import Choice, Reading, Readings, Shorthand
from huizhou_qa.rules import Bands, Curve, Knots, Within
from huizhou_qa.scheme.agreements import Agreement, Exclusion
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.incidents.lines import IncidentLine, Period
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.joining import Joining
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.grades import GradeCondition, GradeLine, GradeRule
from huizhou_qa.scheme.steps.vetoes import SetsGrade
from huizhou_qa.scorers import (
    Awarded,
    Band,
    CappedCount,
    ItemDeduction,
    Rating,
    count,
    events,
    level,
    mark,
    percent,
)
from scheme.test_scheme import GRADES, OFF, RATE, SOUND, TABLE, YEAR, clause, item, make

NUMBER = count("n", "数", "个")
OTHER = percent("other", "别的")
EMPTY = Wording("", "")
READING = Reading("r", EMPTY, (Choice("a", EMPTY), Choice("b", EMPTY)), EMPTY, EMPTY)
HALF_OFF = Clause("3", "款", 0, ItemDeduction(NUMBER, "0.5", once=True), min_points="-0.5")

# Path, code, the Chinese text and the English one.
Said = tuple[str, str, str, str]

REFUSED: list[tuple[Callable[[], object], list[Said]]] = [
    (
        lambda: make(*SOUND, full=3),
        [
            (
                "/一",
                "marks_do_not_add_up",
                "各部分1 + 1合计2分，所印为3分",
                "the parts add up to 1 + 1 = 2, printed are 3; check the marks",
            )
        ],
    ),
    (
        lambda: make(*SOUND, item("空", 0)),
        [("/一/空", "empty", "考核要点下至少要有一款", "an item needs at least one clause")],
    ),
    (
        lambda: evolve(make(*SOUND), headings=()),
        [("", "empty", "方案至少要有一个不是加分的标题", "a scheme needs at least one heading that is no bonus")],
    ),
    (
        lambda: make(evolve(item("1", 2, clause("1", "2")), joining=Joining(rescaled=True, at_least=2))),
        [
            (
                "/一/1/joining/at_least",
                "never_enough",
                "总共只有1款，不可能有2款不缺，请改小",
                "of 1 in all, 2 clauses are never present; ask for no more than there are",
            )
        ],
    ),
    (
        lambda: make(*SOUND, Heading("空", 0, ())),
        [("/一/空", "empty", "标题下至少要有一个部分", "a heading needs at least one part")],
    ),
    (
        lambda: make(item("1", 2, Clause("1", "款", 2, Awarded(mark("77", "得分", 2))))),
        [
            (
                "/一/1/1",
                "foreign_input",
                "一款不能读取/marks/77，请用自己的数据项或本款的得分",
                "a clause cannot read /marks/77; give it an input or a mark of its own",
            )
        ],
    ),
    (
        lambda: make(item("1", 2, Clause("1", "款", 2, Band(RATE, {"[0, 100]": 1})))),
        [
            (
                "/一/1/1",
                "best_differs",
                "最好得1分，所印分值为2分；请核对分值，或用Clamped限定得分",
                "its best is 1, printed are 2 marks; correct the marks, or keep the points within them with Clamped",
            )
        ],
    ),
    (
        lambda: make(item("1", 2, Clause("1", "款", 2, NUMBER))),
        [
            (
                "/一/1/1",
                "best_differs",
                "得分没有上限，所印分值为2分；请用Clamped限定得分",
                "its best is without bound, printed are 2 marks; keep the points within them with Clamped",
            )
        ],
    ),
    (
        lambda: make(*SOUND, item("3", 0, Clause("3", "款", 0, ItemDeduction(NUMBER, 2, once=True), min_points=-1))),
        [
            (
                "/一/3/3",
                "worst_below_least",
                "最差得-2分，低于最低分-1；请设min_points，或用Clamped限定得分",
                "its worst is -2, below the least of -1; set min_points, or keep the points above it with Clamped",
            )
        ],
    ),
    (
        lambda: make(*SOUND, item("3", 0, Clause("3", "款", 0, ItemDeduction(NUMBER, 2), min_points=-1))),
        [
            (
                "/一/3/3",
                "worst_below_least",
                "得分没有下限，最低分为-1；请设min_points为None，或用Clamped限定得分",
                "its worst is without bound, below the least of -1; set min_points to None, or use Clamped",
            )
        ],
    ),
    (
        lambda: make(item("1", 1, clause("1")), item("1", 1, clause("2"))),
        [("/1", "repeated_id", "另有同号要点，请各用其号", "another item has this id; give each its own")],
    ),
    (
        lambda: make(item("1", 1, clause("1")), item("2", 1, clause("1"))),
        [("/1", "repeated_id", "另有同号的款，请各用其号", "another clause has this id; give each its own")],
    ),
    (
        lambda: make(Heading("一", 2, SOUND)),
        [("/一", "repeated_id", "另有同名标题，请各用其名", "another heading has this id; give each its own")],
    ),
    (
        lambda: make(
            item("1", 1, clause("1")),
            item("2", 1, Clause("2", "款", 1, Band(percent("rate", "别的率"), {"[0, 100]": 1}))),
        ),
        [
            (
                "/facts/rate",
                "declared_twice",
                "同一数据项有两种声明，请只声明一次",
                "declared in two ways; declare an input once and use it twice",
            )
        ],
    ),
    (
        lambda: make(
            *SOUND,
            agreements=(Agreement(Within(OTHER, "[0, 1]"), "别"),),
            exclusions=(Exclusion(Within(RATE, "{0}"), mark("9", "得分", 1), "别"),),
        ),
        [
            (
                "/facts/other",
                "not_declared",
                "没有一款读取此项，不可能填报；请去掉，或由某款读取",
                "no clause reads it, so it can never be given; remove it, or let a clause read it",
            ),
            (
                "/marks/9",
                "not_declared",
                "没有一款读取此项，不可能填报；请去掉，或由某款读取",
                "no clause reads it, so it can never be given; remove it, or let a clause read it",
            ),
        ],
    ),
    (
        lambda: make(*SOUND, rounding=Rounding(2, stage="total")),
        [
            (
                "/rounding",
                "wrong_stage",
                "方案只对各款得分舍入；对总分舍入的写在等级规则中",
                "a scheme rounds each clause; a rounding of the total belongs to the grade rule",
            )
        ],
    ),
    (
        lambda: make(*SOUND, Item("3", "项", 0, (HALF_OFF,), min_points="-0.5"), rounding=Rounding(0)),
        [
            (
                "/clauses/3",
                "off_the_grid",
                "小数0位写不下其分值，请增加位数",
                "its marks cannot be written with 0 places; use more",
            )
        ],
    ),
    (
        lambda: make(
            *SOUND,
            Item("3", "项", 0, (Clause("3", "款", 0, ItemDeduction(NUMBER, 1), min_points=None),), min_points="-0.5"),
            rounding=Rounding(0),
        ),
        [
            (
                "/rounding",
                "off_the_grid",
                "小数0位写不下某要点或标题的限值，请增加位数",
                "a limit of an item or heading cannot be written with 0 places; use more",
            )
        ],
    ),
    (
        lambda: make(*SOUND, incident_table=TABLE, adjustments=(OFF, OFF)),
        [
            (
                "/adjustments/扣",
                "repeated_id",
                "另有同号加减分项，请各用其号",
                "another adjustment has this id; give each its own",
            )
        ],
    ),
    (
        lambda: make(*SOUND, adjustments=(Adjustment("扣", "扣", ItemDeduction(events("gone", "事件"), 1)),)),
        [
            (
                "/adjustments/扣",
                "unknown_class",
                "读取/incidents/gone，而事件分类表不计这一类，已有：（无）",
                "it reads /incidents/gone, which no line of the table counts; it gives (none)",
            )
        ],
    ),
    (
        lambda: make(*SOUND, vetoes=(SetsGrade("gone", "B"),)),
        [
            (
                "/vetoes/gone",
                "unknown_class",
                "事件分类表没有这一类，已有：（无）",
                "no line of the table gives this class; it gives (none)",
            )
        ],
    ),
    (
        lambda: make(*SOUND, incident_table=TABLE, vetoes=(SetsGrade("x", "Z"),)),
        [
            (
                "/vetoes/x",
                "unsound_veto",
                "否决项提到没有的等级，或使等级变好；等级有：A、B",
                "it names a grade that there is not, or makes one better; the grades are A, B",
            )
        ],
    ),
    (
        lambda: make(*SOUND, grade_rule=evolve(GRADES, conditions=(GradeCondition("A", "三", "0.5"),))),
        [("/grade_rule", "unknown_part", "没有名为三的标题或要点", "no heading or item is called 三; name one")],
    ),
    (
        lambda: make(
            *SOUND, item("3", 0, evolve(HALF_OFF)), grade_rule=evolve(GRADES, conditions=(GradeCondition("A", "3", 1),))
        ),
        [
            (
                "/grade_rule",
                "no_marks",
                "3没有分值，无从计其比例",
                "3 has no marks to have a share of; name another part",
            )
        ],
    ),
    (
        lambda: GradeRule((GradeLine("A", 80),), "B", "办法", rounding=Rounding(0)),
        [
            (
                "/rounding",
                "wrong_stage",
                "等级规则只对总分舍入；对各款舍入的写在方案中",
                "a grade rule rounds the total; a rounding of each clause belongs to the scheme",
            )
        ],
    ),
    (
        lambda: GradeRule((GradeLine("A", 90),), "B", ""),
        [("/source", "empty", "等级线须注明出处", "grade lines need the name of their source")],
    ),
    (
        lambda: GradeRule((GradeLine("A", 80), GradeLine("B", 90)), "C", "办法"),
        [
            (
                "/lines/1",
                "out_of_order",
                "“A”的线（80）不高于“B”的线（90），请按从高到低写",
                "A from 80 is not above B from 90; write the best grade first",
            )
        ],
    ),
    (
        lambda: GradeRule((GradeLine("A", 80),), "A", "办法"),
        [("/lines", "repeated_grade", "有等级重复：A、A", "a grade stands twice among A, A; give each its own")],
    ),
    (
        lambda: GradeRule((GradeLine("A", 80),), "B", "办法", conditions=(GradeCondition("B", "一", 1),)),
        [
            (
                "/conditions/0/grade",
                "unknown_grade",
                "没有“B”的等级线，不能对其设条件；有等级线的：A",
                "no line gives grade B, so nothing can be asked for it; lines give A",
            )
        ],
    ),
    (
        lambda: Period(date(2017, 2, 1), date(2017, 1, 1)),
        [
            (
                "/first",
                "out_of_order",
                "从2017-02-01到2017-01-01没有一天，请对调",
                "a period from 2017-02-01 to 2017-01-01 has no day; swap them",
            )
        ],
    ),
    (
        lambda: IncidentTable(YEAR, (IncidentLine("x", status="pending"),)),
        [
            (
                "/lines/0",
                "last_line_asks",
                "事件分类表的最后一行不得设条件，以便每一事件都有归类",
                "the last line of an incident table must ask nothing, so that it fits every incident",
            )
        ],
    ),
    (
        lambda: IncidentTable(YEAR, ()),
        [("/lines", "empty", "事件分类表至少要有一行", "a table of incidents needs at least one line")],
    ),
    (
        lambda: IncidentTable(YEAR, (IncidentLine("x", severity=("major", "grave")), IncidentLine("y"))),
        [
            (
                "/lines/0/severity/1",
                "unknown_choice",
                "'grave'不在可选之列，可选：especially_major、major、other",
                "'grave' is none of especially_major, major, other",
            )
        ],
    ),
    (
        lambda: Readings.of((READING, evolve(READING, id="s")), {"q": "a", "r": "c"}),
        [
            ("/readings/q", "unknown_reading", "没有这一口径，已有：r、s", "no reading has this id; known: r, s"),
            ("/readings/r", "unknown_choice", "没有选项'c'，可选：a、b", "'c' is none of a, b"),
        ],
    ),
    (
        lambda: Readings.of((READING,), {"r": "a", "s": "b"}, (Shorthand("s", ("r",)),)),
        [("/readings/r", "contradiction", "既选a又选b，只能选一个", "set to a and to b; set it once")],
    ),
    (
        lambda: Readings.of((READING,), {}).choose("r", {"a": 1, "c": 2}),
        [
            (
                "/readings/r",
                "other_alternatives",
                "此口径的选项为a、b，这里给的是a、c",
                "the reading has the choices a, b, here are a, c; give one for each",
            )
        ],
    ),
    (
        lambda: Rating((level("l", "级"),), 0),
        [("/weight", "not_above_zero", "此处应大于0，给的是0", "0 is not above 0; write a number above 0")],
    ),
    (
        lambda: CappedCount(((NUMBER, 1),), 0),
        [("/cap", "not_above_zero", "此处应大于0，给的是0", "0 is not above 0; write a number above 0")],
    ),
]


@pytest.mark.parametrize(("build", "said"), REFUSED, ids=range(len(REFUSED)))
def test_a_refusal_says_what_was_wrong_where_and_what_would_be_right(
    build: Callable[[], object], said: list[Said]
) -> None:
    with pytest.raises(SchemeError) as caught:
        build()
    assert [(fault.path, fault.code, fault.zh, fault.en) for fault in caught.value.faults] == said


HEADS: list[tuple[Callable[[], object], str, str]] = [
    (lambda: Knots(()), "考核方案或所问有误", "the scheme, or what is asked of it, is not right"),
    (
        lambda: Curve("[0, 2]", Bands({"{0}": 0, "{2}": 0})),
        "曲线的各段应从左到右、不缺不重地覆盖全部数值",
        "the pieces of a curve must cover its domain from left to right, once and only once",
    ),
    (lambda: make(*SOUND, full=3), "分值表前后不符", "the tree of marks contradicts itself"),
    (
        lambda: make(*SOUND, rounding=Rounding(2, stage="total")),
        "考核方案前后不符",
        "the scheme contradicts itself",
    ),
    (
        lambda: Readings.of((READING,), {"q": "a"}),
        "没有所要的口径",
        "the readings asked for cannot be had",
    ),
]


@pytest.mark.parametrize(("build", "zh", "en"), HEADS, ids=[en for _, _, en in HEADS])
def test_the_first_line_says_what_is_refused(build: Callable[[], object], zh: str, en: str) -> None:
    with pytest.raises(SchemeError) as caught:
        build()
    assert (caught.value.zh, caught.value.en, caught.value.message) == (zh, en, f"{zh} · {en}")
