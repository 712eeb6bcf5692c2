"""Every edge that stands in a scheme's document is in the vectors, at, below and above; so is every line and class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import pairwise

import pytest
from check_vectors import lines_of
from make_vectors import FOLDER
from vector_edges import UNREACHABLE, DocumentEdges, Edge, exactly_known
from vector_lines import BESIDE, END
from vector_parts import TREATMENTS, Object, merged_object

from huizhou_qa import Evidence
from huizhou_qa.ledger.figures import numbers_of
from huizhou_qa.readers import Exact
from huizhou_qa.readers.document import canonical
from huizhou_qa.rules import Input
from huizhou_qa.scheme.program.building import BY_SCORE
from huizhou_qa.scheme.scheme import Scheme
from support.linlan_2031 import SCHEME as LINLAN
from support.model_2017 import SCHEME

each_scheme = pytest.mark.parametrize("scheme", [SCHEME, LINLAN], ids=[SCHEME.id, LINLAN.id])

LEAST_COHORTS = 20
FEWEST_STEPS = 7

Line = Mapping[str, object]


def mapping(given: object) -> Object:
    assert isinstance(given, dict)
    return given


def listed(given: object) -> list[object]:
    assert isinstance(given, list)
    return given


@cache
def lines(scheme: Scheme) -> tuple[Line, list[Line]]:
    head, *asked = lines_of(FOLDER / f"{scheme.id}.jsonl.gz")
    return head, list(asked)


@cache
def under(scheme: Scheme, readings: tuple[tuple[str, str], ...]) -> Scheme:
    return scheme.under(dict(readings))


def scored_alone(scheme: Scheme) -> Iterator[tuple[Line, Object, Scheme]]:
    """Every vector of one unit that has a score, with the unit, and the scheme under its readings."""
    head, asked = lines(scheme)
    for line in asked:
        if "results" in line and len(listed(line["units"])) == 1:
            (name,), (change,) = listed(line["units"]), listed(line["changes"])
            unit = merged_object(mapping(mapping(head["units"])[str(name)]), mapping(change))
            readings = {id_: str(choice) for id_, choice in mapping(line.get("readings", {})).items()}
            yield line, unit, under(scheme, tuple(readings.items()))


def edges_met(scheme: Scheme, edges: DocumentEdges) -> set[Edge]:
    met: set[Edge] = set()
    for line, unit, chosen in scored_alone(scheme):
        (change,) = listed(line["changes"])
        changed = {f"/{section}/{name}" for section, names in mapping(change).items() for name in names_of(names)}
        changed |= {f"{path}/others" for path in changed}
        read = [rule for rule, reads in edges.reads.items() if not changed or reads & changed]
        if read:
            exact = Exact(exactly_known(scheme, Evidence.from_dict(unit)), chosen.readings)
            met |= {edge for rule in read for edge in edges.met(rule, exact)}
    return met


def names_of(section: object) -> list[str]:
    return list(section) if isinstance(section, dict) else []


@pytest.mark.deep
@each_scheme
def test_every_edge_of_every_clause_is_met_at_below_and_above(scheme: Scheme) -> None:
    edges = DocumentEdges(scheme)
    every = {edge for rule in edges.rules for edge in edges.all(rule)}
    met = edges_met(scheme, edges)
    assert every - met == set()
    # What is said to be out of reach is met by no vector either.
    assert met & UNREACHABLE == set()


def test_edges_are_read_from_the_document_and_met_only_where_a_number_is_near() -> None:
    edges = DocumentEdges(SCHEME)
    rule = "/results/1.2 rule"
    ends = {(edge.end, edge.side) for edge in edges.all(rule)}
    assert {(Fraction(10), side) for side in ("below", "at", "above")} <= ends
    for number, side in (("9.99", "below"), ("10", "at"), ("10.01", "above")):
        evidence = Evidence.from_dict({"unit": "甲县", "facts": {"provincial_sampling_failure_rate": number}})
        met = edges.met(rule, Exact(exactly_known(SCHEME, evidence), SCHEME.readings))
        assert {edge.side for edge in met if edge.end == Fraction(10)} == {side}
        # Of the ends far from it none is met.
        assert {edge.end for edge in met} == {Fraction(10)}


def figures_of(scheme: Scheme) -> Iterator[tuple[Line, Object]]:
    """Every vector of one unit that has a score, with its figures."""
    head, asked = lines(scheme)
    own = {name: mapping(figures) for name, figures in mapping(head["results"]).items()}
    for line in asked:
        if "results" in line and len(listed(line["units"])) == 1:
            (name,), (patch,) = listed(line["units"]), listed(line["results"])
            yield line, merged_object(own[str(name)], mapping(patch))


@each_scheme
def test_totals_stand_at_just_below_and_just_above_every_line_of_the_grades(scheme: Scheme) -> None:
    entries = scheme.document["entries"]
    assert isinstance(entries, tuple)
    node = next(text for text in map(canonical, entries) if f'"path":"{BY_SCORE.path}"' in text)
    wanted = {Fraction(line) + by for line in END.findall(node) for by in BESIDE}
    assert wanted - {Fraction(str(figures["total"])) for _, figures in figures_of(scheme)} == set()


def test_half_a_point_below_a_line_is_asked_where_a_reading_rounds_the_total() -> None:
    found = {
        (Fraction(str(figures["total"])), figures["grade"])
        for line, figures in figures_of(SCHEME)
        if "grade_lines" in mapping(line.get("readings", {}))
    }
    assert {
        (Fraction("89.5"), "A"),
        (Fraction("89.49"), "B"),
        (Fraction("59.5"), "C"),
        (Fraction("59.49"), "D"),
    } <= found


@each_scheme
def test_incidents_of_every_class_are_asked(scheme: Scheme) -> None:
    found: set[str] = set()
    for line, unit, chosen in scored_alone(scheme):
        if line["about"] == "incident" and chosen.incident_table is not None:
            found |= {chosen.incident_table.classify(one).class_ for one in Evidence.from_dict(unit).incidents or ()}
    assert scheme.incident_table is not None
    assert found == scheme.incident_table.classes.keys()


@each_scheme
def test_every_clause_that_can_be_ruled_on_is_asked_under_each_ruling(scheme: Scheme) -> None:
    _, asked = lines(scheme)
    given = [line for line in asked if str(line["about"]).startswith("ruled ") and "results" in line]
    changes = [mapping(change) for line in given for change in listed(line["changes"])]
    found = {
        (clause, mapping(said)["treatment"]) for one in changes for clause, said in mapping(one["rulings"]).items()
    }
    ruled = {
        clause.id
        for clause in scheme.clauses.values()
        if any(leaf.may_be_nothing for leaf in clause.rule.inputs) and clause.settled is None
    }
    assert found == {(clause, treatment) for clause in ruled for treatment in TREATMENTS}


def test_every_step_between_the_base_and_the_grade_changes_something_in_a_vector() -> None:
    entries = LINLAN.program.entries
    chains = [[one for one in entries if one.leaf.path.startswith(f"/results/{name}")] for name in ("grade", "total")]
    pairs = [pair for chain in chains for pair in pairwise(chain)]
    # What only hands on the one before it changes nothing.
    still = {(before.leaf.path, after.leaf.path) for before, after in pairs if not isinstance(after.node, Input)}
    assert len(still) > FEWEST_STEPS
    for line, unit, _ in scored_alone(LINLAN):
        if still and str(line["about"]).endswith(("incident", "/statistics/place", "a total of 0")):
            numbers = numbers_of(LINLAN, Evidence.from_dict(unit), written=True)
            still = {(before, after) for before, after in still if numbers[before] == numbers[after]}
    assert still == set()


def test_cohorts_are_asked_whose_statistics_are_of_every_kind() -> None:
    folds = {leaf.fold for leaf in LINLAN.input_register.statistics}
    assert folds == {"place", "mean", "most"}
    _, asked = lines(LINLAN)
    assert sum("results" in line and len(listed(line["units"])) > 1 for line in asked) > LEAST_COHORTS
