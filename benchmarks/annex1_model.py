"""The 58 clauses of Annex 1 (2017) as decision models of zen-engine, in plain data.

Four layouts give the same points. ``one_object`` is a single expression that makes an object of 58 values;
``one_node`` is a single node with 58 expressions; ``a_node_per_clause`` is what a rule author would draw: a decision
table where the text prints bands or conditions, an expression where it prints a formula or leaves the mark to a
department. ``all_figures`` adds what a sheet says: points rounded half up to two decimals, items, headings, total,
grade.

All are under the default readings and for complete evidence without incidents. Rulings and everything that is
validated are not modelled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

Given = dict[str, str | bool]
Context = dict[str, float | int | bool]
Json = dict[str, object]
Node = dict[str, object]
Parts = Mapping[str, Sequence[str]]

COUNTS = frozenset(
    {
        "quality_warnings",
        "national_service_standards",
        "provincial_service_standards",
        "overdue_inspection_centres",
        "quality_incentive_projects",
    }
)


class Formula(NamedTuple):
    """A clause that is one expression."""

    clause: str
    expression: str


class Ladder(NamedTuple):
    """A clause decided by the first line that fits: tests of named facts, and the points they earn.

    A line has one test for each of ``facts``; an empty test fits anything, and the last line has
    only such. Tests are written as in a cell of a decision table: ``<= 10``.
    """

    clause: str
    facts: tuple[str, ...]
    lines: tuple[tuple[tuple[str, ...], str], ...]

    @property
    def expression(self) -> str:
        """The same as nested conditions in one expression."""
        *tested, (_, rest) = self.lines
        conditions = [
            " and ".join(f"{fact} {test}" for fact, test in zip(self.facts, tests, strict=True) if test)
            for tests, _ in tested
        ]
        earned = [points for _, points in tested]
        return " : ".join([*(f"{when} ? {then}" for when, then in zip(conditions, earned, strict=True)), rest])


def bands(clause: str, fact: str, *lines: tuple[str, str], otherwise: str = "0") -> Ladder:
    """A ladder over one fact."""
    return Ladder(clause, (fact,), (*(((test,), points) for test, points in lines), (("",), otherwise)))


def sampling(clause: str, fact: str) -> Ladder:
    """The bands that clauses 1.1 and 1.2 share."""
    return bands(clause, fact, ("<= 10", "1"), ("<= 15", "0.5"), ("<= 20", "0.2"))


def acceptance(clause: str, works: str) -> Ladder:
    """Clauses 4.1 and 6.1: both classes of works must reach their line."""
    facts = (f"{works}_large_acceptance_rate", f"{works}_other_acceptance_rate")
    return Ladder(clause, facts, (((">= 100", ">= 98"), "2"), (("", ""), "0")))


def mark_of(clause: str) -> str:
    """The name of an awarded mark in zen's context; a dot would mean a nested value there."""
    return "mark_" + clause.replace(".", "_")


def average_of(fact: str) -> str:
    """The name of a city average in zen's context."""
    return f"average_{fact}"


def points_key(clause: str) -> str:
    """The name of a clause's points in zen's result."""
    return "points_" + clause.replace(".", "_")


INDEX = "quality_infrastructure_index"
PROJECTS = "quality_incentive_projects"

# Nothing is divided that could be multiplied, so that every edge is decided exactly in decimals.
CLAUSES: tuple[Formula | Ladder, ...] = (
    sampling("1.1", "national_sampling_failure_rate"),
    sampling("1.2", "provincial_sampling_failure_rate"),
    bands("1.3", "city_sampling_failure_rate", ("<= 10", "1")),
    bands("1.4", "quality_warnings", ("== 0", "1"), ("== 1", "0.5")),
    bands("2.1", "vegetable_pass_rate", (">= 96", "1.5")),
    bands("2.2", "livestock_pass_rate", (">= 98", "1.5")),
    bands("2.3", "aquatic_pass_rate", (">= 96", "1")),
    bands("3.1", "residue_testing_town_coverage", (">= 100", "3"), (">= 60", "1.5")),
    bands("3.2", "food_sampling_publication_rate", (">= 100", "1")),
    acceptance("4.1", "building"),
    bands("4.2", "building_supervision_coverage", (">= 100", "1")),
    bands("4.3", "building_supervisors_sufficient", ("== true", "1")),
    Formula("5", mark_of("5")),
    acceptance("6.1", "transport"),
    bands("6.2", "transport_supervision_coverage", ("> 99", "1"), ("> 98", "0.5")),
    bands("6.3", "transport_supervisors_sufficient", ("== true", "1")),
    bands("7", "modern_services_share", (">= 50", "4"), (">= 40", "3"), (">= 30", "2"), (">= 20", "1")),
    Formula("8", "min([4, 2 * national_service_standards + provincial_service_standards])"),
    Formula("9", mark_of("9")),
    Formula("10.1", "good_air_days_rate < 80 ? 0 : 3 - 0.3 * floor(max([0, 90 - good_air_days_rate]))"),
    Formula("10.2", "pm25_annual_mean > 45 ? 0 : 3 - 0.3 * floor(max([0, pm25_annual_mean - 35]))"),
    bands(
        "11.1",
        "drinking_water_source_compliance_rate",
        (">= 100", "1.5"),
        otherwise="drinking_water_source_compliance_rate * 0.012",
    ),
    bands(
        "11.2",
        "good_surface_water_share",
        (">= good_surface_water_target", "1.5"),
        otherwise="good_surface_water_share * 1.05 / good_surface_water_target",
    ),
    bands(
        "11.3",
        "inferior_v_share",
        ("<= inferior_v_target", "1.5"),
        otherwise="i_to_iv_share * 1.05 / (100 - inferior_v_target)",
    ),
    bands("11.4", "black_odorous_water_target_met", ("== true", "1.5"), otherwise=mark_of("11.4")),
    bands("12.1", INDEX, (f">= {average_of(INDEX)}", "4"), (f">= 0.5 * {average_of(INDEX)}", "2"), otherwise="1"),
    bands("12.2", "overdue_inspection_centres", ("> 0", "-1")),
    bands(
        "13",
        PROJECTS,
        ("== 0", "0"),
        (f">= 1.2 * {average_of(PROJECTS)}", "4"),
        (f">= {average_of(PROJECTS)}", "3"),
        (f">= 0.5 * {average_of(PROJECTS)}", "2"),
        otherwise="1",
    ),
    *(Formula(str(item), mark_of(str(item))) for item in range(14, 44)),
)


def one_object() -> Json:
    """All clauses as the values of one object, which a single expression makes."""
    values = ", ".join(f"{points_key(one.clause)}: {one.expression}" for one in CLAUSES)
    return _graph([_node("all clauses", "expressionNode", expressions=[_of("points", f"{{{values}}}")])])


def all_figures(items: Parts, headings: Parts) -> Json:
    """All clauses rounded as they are written, what they add up to, and the grade, in a single node.

    Args:
        items: the ids of the clauses of each item, by its id.
        headings: the ids of the items of each heading that are summed for it, by its id.
    """
    points = [_of(points_key(one.clause), f"floor(({one.expression}) * 100 + 0.5) / 100") for one in CLAUSES]
    summed = [_of(figure_key("item", id_), _total(map(points_key, clauses))) for id_, clauses in items.items()]
    for at, of in enumerate(headings.values()):
        summed.append(_of(figure_key("heading", str(at)), _total(figure_key("item", item) for item in of)))
    total = _of("total", _total(points_key(one.clause) for one in CLAUSES))
    grade = _of("grade", "$.total >= 90 ? 'A' : $.total >= 80 ? 'B' : $.total >= 60 ? 'C' : 'D'")
    return _graph([_node("all figures", "expressionNode", expressions=[*points, *summed, total, grade])])


def figure_key(kind: str, id_: str) -> str:
    """The name of an item's or a heading's points in zen's result."""
    return f"{kind}_{id_}"


def one_node() -> Json:
    """All clauses as the expressions of a single node."""
    return _graph([_expressions("all clauses", CLAUSES)])


def a_node_per_clause() -> Json:
    """A node for every clause: a decision table for a ladder, an expression for a formula."""
    return _graph([_table(one) if isinstance(one, Ladder) else _expressions(one.clause, [one]) for one in CLAUSES])


def context(facts: Given, marks: Given, averages: Given) -> Context:
    """Facts, marks and averages as zen reads them: one flat level of floats, whole counts and truths."""
    return {
        **{name: value if isinstance(value, bool) else _number(name, value) for name, value in facts.items()},
        **{mark_of(clause): float(value) for clause, value in marks.items()},
        **{average_of(name): float(value) for name, value in averages.items()},
    }


def _number(name: str, figure: str) -> float | int:
    return int(figure) if name in COUNTS else float(figure)


def _expressions(name: str, clauses: Iterable[Formula | Ladder]) -> Node:
    expressions = [_of(points_key(one.clause), one.expression) for one in clauses]
    return _node(name, "expressionNode", expressions=expressions)


def _of(key: str, expression: str) -> Json:
    return {"id": key, "key": key, "value": expression}


def _total(keys: Iterable[str]) -> str:
    return " + ".join(f"$.{key}" for key in keys)


def _table(ladder: Ladder) -> Node:
    key = points_key(ladder.clause)
    rules = [
        {"_id": f"{key} line {number}", key: points, **dict(zip(ladder.facts, tests, strict=True))}
        for number, (tests, points) in enumerate(ladder.lines, 1)
    ]
    return _node(
        ladder.clause,
        "decisionTableNode",
        hitPolicy="first",
        inputs=[{"id": fact, "name": fact, "field": fact} for fact in ladder.facts],
        outputs=[{"id": key, "name": key, "field": key}],
        rules=rules,
    )


def _node(name: str, kind: str, **content: object) -> Node:
    node: Node = {"id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0}}
    return {**node, "content": content} if content else node


def _graph(nodes: list[Node]) -> Json:
    """Every node between the input and the output, none after another."""
    ends = (_node("request", "inputNode"), _node("response", "outputNode"))
    edges = [
        {"id": f"{source} to {target}", "type": "edge", "sourceId": source, "targetId": target}
        for node in nodes
        for source, target in (("request", node["id"]), (node["id"], "response"))
    ]
    return {"nodes": [*ends, *nodes], "edges": edges}
