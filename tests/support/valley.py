"""A made-up valley, 丙河谷, whose incidents have elements of their own: a cause, and of dust a level.

One clause is worth 100 marks, a percentage as it is, so that every total can be seen from its facts. Incidents that
are pending and those of other days have the same class as those of which nothing follows.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import evolve

from huizhou_qa import Evidence
from huizhou_qa.errors import Wording
from huizhou_qa.program.readings import Choice, Reading, Readings
from huizhou_qa.rules import Constant, Measure, Open, Piece, Pieces, Product, Quotient, Straight, Within
from huizhou_qa.rules.arithmetic import Condition
from huizhou_qa.rules.derived import (
    difference,
    greatest,
    is_true,
    least,
    reaches,
    scaled,
    share,
    total,
    weighted,
    when,
)
from huizhou_qa.scheme.agreements import Exclusion
from huizhou_qa.scheme.incidents.elements import IncidentElement, ValueWords
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.incidents.lines import IncidentLine, Period
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.grades import GradeAsks, GradeLine, GradeRule
from huizhou_qa.scheme.steps.ranking import Ranking
from huizhou_qa.scheme.steps.steps import Graded, Limit
from huizhou_qa.scheme.steps.vetoes import AtBest, LowersGrade, SetsGrade
from huizhou_qa.scorers import Clamped, ItemDeduction, LinearDeduction, SumOf, count, events, on_curve, percent, truth
from huizhou_qa.scorers.statistics import least_of, mean_of, most_of, others_average_of, place_of

CAUSE = IncidentElement(
    "cause",
    "起因",
    {
        "dust": ValueWords(Wording("扬尘", "dust"), "起于扬尘", ("沙尘",)),
        "forgery": ValueWords(Wording("造假", "forgery"), "数据造假"),
        "death": ValueWords(Wording("亡人", "death"), "有人死亡"),
        "unrest": ValueWords(Wording("聚集", "unrest"), "众人聚集"),
        "notice": ValueWords(Wording("通报", "notice"), "被上级通报"),
    },
    settled=True,
)
LEVEL = IncidentElement(
    "level",
    "尘级",
    {
        "heavy": ValueWords(Wording("重", "heavy"), "重度"),
        "light": ValueWords(Wording("轻", "light"), "轻度"),
    },
    only_of={"cause": "dust"},
    settled=True,
)
YEAR = Period(date(2040, 1, 1), date(2040, 12, 31))
LINES = (
    IncidentLine("none", within_year=False),
    IncidentLine("none", status="pending"),
    IncidentLine("heavy dust", cause="dust", level="heavy"),
    IncidentLine("light dust", level="light"),
    *(IncidentLine(cause, cause=cause) for cause in ("forgery", "death", "unrest", "notice")),
    IncidentLine("none"),
)
TABLE = IncidentTable(YEAR, LINES, (CAUSE, LEVEL))

GREEN = percent("green", "绿化率")
HEADING = Heading("全部", 100, (Item("1", "绿化", 100, (Clause("1", "绿化率", 100, on_curve(GREEN, Straight())),)),))
GRADES = GradeRule((GradeLine("甲", 75), GradeLine("乙", 65), GradeLine("丙", 50)), "丁", source="河谷办法")
DUST = Adjustment(
    "扬尘扣分",
    "扬尘",
    SumOf((ItemDeduction(events("heavy dust", "重度扬尘"), 6), ItemDeduction(events("light dust", "轻度扬尘"), 2))),
)


def scheme(**more: object) -> Scheme:
    """The valley's scheme: of its incidents, dust takes points."""
    given: dict[str, object] = {"adjustments": (DUST,), "incident_table": TABLE}
    whole = {"id": "valley", "title": "丙河谷考核", "headings": (HEADING,), "grade_rule": GRADES}
    return Scheme(**(whole | {"rounding": Rounding(2)} | given | more))  # type: ignore[arg-type] # as each test says


TOLD = Wording("言", "said")
TREES = percent("trees", "林地率")


def with_open_share() -> Scheme:
    """The valley with its clause left open: the share of green, twice as much, or a share of trees."""
    twice = Clamped(scaled(GREEN, 2), 0, 100)
    choices: dict[str, Measure] = {"green": GREEN, "twice": twice, "trees": TREES}
    item = Item("1", "绿化", 100, (Clause("1", "绿化率", 100, Open("share", choices)),))
    chosen = Readings.of((_reading("share", *choices),), {})
    return scheme(headings=(Heading("全部", 100, (item,)),), chosen_readings=chosen)


def _reading(id_: str, *names: str) -> Reading:
    return Reading(id_, TOLD, tuple(Choice(name, TOLD) for name in names), TOLD, TOLD)


def with_open_mean() -> Scheme:
    """The valley with its clause left open: the share of green, the mean of all villages', or of their trees'.

    A second reading says what a mean is of that stands beside, and a third is open nowhere.
    """
    means = {id_: mean_of(leaf, f"mean_{id_}", leaf.label.zh) for id_, leaf in (("green", GREEN), ("trees", TREES))}
    choices: dict[str, Measure] = {"own": GREEN, "mean": means["green"], "mean_of_trees": means["trees"]}
    beside = mean_of(Open("beside", {"green": GREEN, "trees": TREES}), "mean_beside", "旁列平均")
    first = Clause("1", "绿化率", 80, scaled(Open("share", choices), "0.8"), also_given=(GREEN, TREES))
    item = Item("1", "绿化", 100, (first, Clause("2", "旁列", 20, scaled(beside, "0.2"))))
    register = (_reading("share", *choices), _reading("beside", "green", "trees"), _reading("idle", "one", "other"))
    chosen = Readings.of(register, {})
    return scheme(headings=(Heading("全部", 100, (item,)),), chosen_readings=chosen)


def with_several_parts() -> Scheme:
    """The valley with three clauses that are added up, two of them left open; the third is for trees."""
    first: dict[str, Measure] = {"own": scaled(GREEN, "0.5"), "capped": Clamped(GREEN, 0, 50)}
    second: dict[str, Measure] = {
        "own": scaled(GREEN, "0.3"),
        "capped": Clamped(GREEN, 0, 30),
        "trees": scaled(TREES, "0.3"),
    }
    clauses = (
        Clause("1", "绿化率", 50, Open("first", first)),
        Clause("2", "绿林率", 30, Open("second", second)),
        Clause("3", "林地率", 20, scaled(TREES, "0.2")),
    )
    chosen = Readings.of((_reading("first", *first), _reading("second", *second)), {})
    return scheme(headings=(Heading("全部", 100, (Item("1", "绿化", 100, clauses),)),), chosen_readings=chosen)


def beside_others(**more: object) -> Scheme:
    """The valley with four clauses on how green a village is beside the others: place, mean, most, and others' mean."""
    most, mean = most_of(GREEN, "most_green", "最绿"), mean_of(GREEN, "mean_green", "平均绿化")
    others = mean_of(GREEN, "others_green", "他村平均绿化", over="others")
    least_green = least_of(GREEN, "least_green", "最少绿化")
    clauses = (
        Clause("1", "名次", 20, LinearDeduction(place_of(GREEN, "place_green", "绿化名次"), 20, 1, "above", 1, 5, 20)),
        Clause("2", "不低于平均", 30, when(reaches(GREEN, mean), points=30)),
        Clause("3", "比最绿", 30, Clamped(scaled(share(GREEN, greatest(most, Constant(1))), 30), 0, 30)),
        Clause("4", "高于他村平均", 10, when(reaches(GREEN, others), points=10)),
        Clause("5", "高于最少", 10, when(reaches(GREEN, total(least_green, Constant(10))), points=10)),
    )
    return scheme(headings=(Heading("全部", 100, (Item("1", "绿化", 100, clauses),)),), **more)


def beside_a_mean() -> Scheme:
    """The valley with one clause, on the mean of all villages: full marks below 50, then one less for each."""
    pieces = Pieces((Piece("[0, 50)", 100), Piece("[50, 100]", 150, -1)))
    clause = Clause("1", "平均", 100, on_curve(mean_of(GREEN, "mean_green", "平均绿化"), pieces), also_given=(GREEN,))
    return scheme(headings=(Heading("全部", 100, (Item("1", "平均", 100, (clause,)),)),), clauses_written=False)


def beside_a_mean_of_others() -> Scheme:
    """The valley with two clauses: on the average over the other villages, and on how far beyond it a village is."""
    others = others_average_of(GREEN)
    clauses = (
        Clause("1", "他村平均", 50, scaled(others, "0.5"), also_given=(GREEN,)),
        Clause("2", "超出", 50, Clamped(difference(GREEN, others), 0, 50)),
    )
    return scheme(headings=(Heading("全部", 100, (Item("1", "绿化", 100, clauses),)),))


def beside_counts() -> Scheme:
    """The valley with one clause, on accidents beside the most that any village has, which is not written."""
    most = greatest(most_of(ACCIDENTS, "most_accidents", "最多事故"), Constant(1))
    clause = Clause("1", "事故", 100, Clamped(scaled(share(ACCIDENTS, most), 100), 0, 100))
    return scheme(headings=(Heading("全部", 100, (Item("1", "事故", 100, (clause,)),)),), clauses_written=False)


def with_open_cost() -> Scheme:
    """The valley with a deduction left open: accidents times the control figure, or over it."""
    ways: dict[str, Measure] = {"times": Product(ACCIDENTS, CONTROL), "over": Quotient(ACCIDENTS, CONTROL)}
    cost = Open("cost", {name: scaled(way, -1) for name, way in ways.items()})
    chosen = Readings.of((_reading("cost", *ways),), {})
    return scheme(adjustments=(DUST, Adjustment("事故扣分", "事故", cost)), chosen_readings=chosen)


def with_many_readings() -> Scheme:
    """The valley with its clause the least of 100 and five numbers together, each left open in three ways.

    Under the last choice of the first and of the second a share of trees is read.
    """
    names = ("low", "middle", "high")
    others: dict[str, Measure] = dict(zip(names, (scaled(GREEN, by) for by in ("0.25", "0.3", "0.5")), strict=True))
    second: dict[str, Measure] = others | {"high": TREES}
    first: dict[str, Measure] = others | {"high": Open("r2", second)}
    rest = [Open(f"r{at}", others) for at in (3, 4, 5)]
    rule = least(total(Open("r1", first), *rest), Constant(100))
    item = Item("1", "绿化", 100, (Clause("1", "绿化率", 100, rule, also_given=(TREES,)),))
    register = tuple(_reading(f"r{at}", *names) for at in range(1, 6))
    return scheme(headings=(Heading("全部", 100, (item,)),), chosen_readings=Readings.of(register, {}))


def with_trees(excluding: Condition) -> Scheme:
    """The valley with half its marks for green and half for trees, which are out of place where a condition holds."""
    item = Item("1", "绿化", 100, (Clause("1", "绿林率", 100, weighted((GREEN, "0.5"), (TREES, "0.5"))),))
    exclusion = Exclusion(excluding, TREES, TOLD)
    return scheme(headings=(Heading("全部", 100, (item,)),), exclusions=(exclusion,))


ACCIDENTS, CONTROL = count("accidents", "事故", "起"), count("control_figure", "控制指标", "起")
TOWN = truth("town", "是否建制镇")
BEYOND = greatest(difference(ACCIDENTS, CONTROL), Constant(0))
# Half a mark for each accident, one for each beyond the unit's own control figure.
ACCIDENT_COST = Adjustment("事故扣分", "事故", weighted((least(ACCIDENTS, CONTROL), "-0.5"), (BEYOND, -1)))
STEPS = (
    DUST,
    ACCIDENT_COST,
    Limit("floor", "总分不低于0分", low=0),
    Limit("unrest", "有众人聚集的，总分不高于70分", high=70, when=(Within(events("unrest", "聚集"), "[1, ∞)"),)),
    Graded(),
    AtBest("forgery", "乙", name="数据造假，不高于乙级"),
    LowersGrade("death", each=True, most={"乙": "74.99", "丙": "64.99", "丁": "49.99"}, name="亡人一起降一级"),
    SetsGrade("notice", "丁", name="被通报的，定为丁级"),
)


def in_steps(**more: object) -> Scheme:
    """The valley's scheme with a way of its own from the base to the grade; grade 甲 is for towns alone."""
    asks = (GradeAsks("甲", is_true(TOWN), "为建制镇"),)
    return scheme(**({"adjustments": (), "steps": STEPS, "grade_rule": evolve(GRADES, asks=asks)} | more))


def dividing(where: str) -> Scheme:
    """The valley with a condition on what its accidents are of a control figure: of a limit, a grade, a place."""
    many = Within(Quotient(ACCIDENTS, CONTROL), "(1, ∞)")
    if where == "limit":
        return scheme(adjustments=(), steps=(Limit("cap", "事故过多的，不高于60分", high=60, when=(many,)), Graded()))
    if where == "grade":
        few = Within(Quotient(ACCIDENTS, CONTROL), "[0, 1]")
        return scheme(grade_rule=evolve(GRADES, asks=(GradeAsks("甲", few, "事故不多"),)))
    return scheme(ranking=Ranking(exempt=(many,)))


def incident(id_: str = "a", cause: str = "dust", **elements: object) -> dict[str, object]:
    """An incident of the year; dust is light unless it is told otherwise."""
    level = {"level": "light"} if cause == "dust" else {}
    return {"id": id_, "date": "2040-05-01", "cause": cause, "status": "confirmed", **level, **elements}


def given(green: object = 90, *incidents: Mapping[str, object], **facts: object) -> dict[str, object]:
    """A unit as a plain mapping: its share of green, other facts, and its incidents."""
    return {"unit": "丙村", "facts": {"green": green, **facts}, "incidents": list(incidents)}


def evidence(green: object = 90, *incidents: Mapping[str, object], **facts: object) -> Evidence:
    """The same as evidence."""
    return Evidence.from_dict(given(green, *incidents, **facts))
