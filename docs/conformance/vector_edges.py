"""The edges that stand in a scheme's document, which of them evidence meets, and changes that meet one.

An edge is an end of a piece of a curve or of the interval of a condition, or a constant that a number is kept above
or below. Evidence meets its side (below, at, above) where the number that is held against it lies there and near, and
the branch that it stands in is taken. ``tests/docs/test_vector_edges.py`` holds the vectors against all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from huizhou_qa import Evidence
from huizhou_qa.codec.plain_data import interval_in
from huizhou_qa.codec.rebuilding import Rebuilt
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.known import known_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.readers import Bounds, Exact, Number, Span, Wholes
from huizhou_qa.readers.document import Data, Document, Node, canonical
from huizhou_qa.rules import OPERATIONS, Condition, Input, Measure
from huizhou_qa.scheme.program.document import document_in_full
from huizhou_qa.scheme.scheme import Scheme

NEAR = Fraction(1, 20)
OPEN = re.compile(r'\["open","([^"]+)"')
READ = re.compile(r'\["read","([^"]+)"\]')


class Edge(NamedTuple):
    """A side of an end, by the place in the document of the node whose end it is."""

    place: str
    end: Fraction
    side: str


class Held(NamedTuple):
    """A number that is held against ends."""

    place: str
    node: Node
    ends: frozenset[Fraction]


def listed(data: Data) -> tuple[Data, ...]:
    """A list of a document."""
    return data if isinstance(data, tuple) else ()


def named(data: Data) -> Mapping[str, Data]:
    """An object of a document."""
    return data if isinstance(data, FrozenMapping) else {}


def _at(place: str, end: int, *sides: str) -> set[Edge]:
    return {Edge(place, Fraction(end), side) for side in sides}


# What stands before these leaves nothing over: where the target is missed a share of it is below 1, where there is a
# count it is not 0 and neither is a mean over it, nobody has more than the most, and what is above the mean is not
# below it.
UNREACHABLE = frozenset().union(
    _at("/results/11.2 rule/3", 1, "at", "above"),
    *(_at(f"/results/11.3 rule/3/{one}", 1, "at", "above") for one in ("complement", "complement_i_to_v")),
    _at("/results/11.3 rule/3/literal_capped/3/3", 0, "at"),
    *(
        _at(f"/results/13 rule/3/{margin}/{over}/{below}", 0, "at")
        for margin in ("at_least", "more_than")
        for over in ("with_self", "without_self")
        for below in ("1/1/0/0", "3")
    ),
    *(_at(f"/results/13 rule/3/{margin}/with_self/1/1/1/0", 0, "at") for margin in ("at_least", "more_than")),
    _at("/results/1.3 rule/3", 1, "above"),
    _at("/results/4.3 rule/3", 0, "at", "above"),
    _at("/results/4.3 rule/3", 1, "at", "below"),
)
# Numbers that go up by more than the nearness that is asked for: reports and news, and a mean of counts over seven.
STEPS = {"/results/4.2 rule": Fraction(5), "/results/5.3 rule": Fraction(1, 2)} | {
    f"/results/13 rule/3/{margin}/{over}/1/1/1/0": Fraction(1, 6)
    for margin in ("at_least", "more_than")
    for over in ("with_self", "without_self")
}


def exactly_known(scheme: Scheme, evidence: Evidence) -> Mapping[str, Number]:
    """What is known of a unit, the same under every reading."""
    return known_of(settled_values(scheme, evidence))


class DocumentEdges:
    """The rules of a scheme's clauses, read for their edges.

    Attributes:
        rules: the node of each clause's rule, by the path of its entry.
        reads: the paths that each rule reads.
        readings: the readings that each rule leaves open.
    """

    def __init__(self, scheme: Scheme) -> None:
        leaves = {entry.leaf.path: entry.leaf for entry in scheme.program.entries}
        leaves |= {path: _leaf(path, named(said)) for path, said in named(scheme.document["inputs"]).items()}
        self.rebuilt = Rebuilt(leaves, readings={one.id: one.names for one in scheme.chosen_readings.register})
        written = map(named, listed(document_in_full(scheme, Document())["entries"]))
        entries = {str(one["path"]): listed(one["node"]) for one in written}
        self.rules = {one.rule_entry.path: entries[one.rule_entry.path] for one in scheme.clauses.values()}
        self.reads = {path: frozenset(READ.findall(canonical(rule))) for path, rule in self.rules.items()}
        self.readings = {path: tuple(dict.fromkeys(OPEN.findall(canonical(rule)))) for path, rule in self.rules.items()}
        self._measures: dict[int, Measure] = {}
        self._conditions: dict[int, Condition] = {}

    def all(self, rule: str) -> set[Edge]:
        """Every edge of a rule that evidence can meet: for all that inputs may be, and what was read before."""
        found: set[Edge] = set()
        for held in self._held(rule, self.rules[rule], None):
            span = self._measure(held.node).under(Bounds({}))
            found |= {Edge(held.place, end, side) for end in held.ends for side in _sides(span, end)}
        return found - UNREACHABLE

    def met(self, rule: str, exact: Exact) -> set[Edge]:
        """The edges of a rule that what is known of a unit meets."""
        found: set[Edge] = set()
        for held, number in self.numbers(rule, exact):
            near = STEPS.get(held.place, Fraction(1) if self._measure(held.node).under(Wholes()) else NEAR)
            found |= {Edge(held.place, end, _side(number, end)) for end in held.ends if abs(number - end) <= near}
        return found

    def numbers(self, rule: str, exact: Exact) -> list[tuple[Held, Fraction]]:
        """What a rule holds against ends, in the branches that are taken, with the number that it is."""
        held = [(one, self._measure(one.node).under(exact)) for one in self._held(rule, self.rules[rule], exact)]
        return [(one, number) for one, number in held if isinstance(number, Fraction)]

    def _held(self, place: str, node: Node, exact: Exact | None) -> Iterator[Held]:
        """What stands in a node, in every branch, or in those that are taken."""
        found = _held_by(node)
        if found is not None:
            yield Held(place, *found)
        for key, below in _below(node):
            if exact is None or self._is_taken(node, key, exact):
                yield from self._held(f"{place}/{key}", below, exact)

    def _is_taken(self, node: Node, key: str, exact: Exact) -> bool:
        if node[0] == "open":
            return key == exact.readings[str(node[1])]
        if node[0] != "choose" or key == "1":
            return True
        truth = self._condition(listed(node[1])).under(exact)
        return truth is (key == "2")

    def _measure(self, node: Node) -> Measure:
        # The document keeps its nodes for as long as this: no other takes the place of one.
        if id(node) not in self._measures:
            self._measures[id(node)] = self.rebuilt.measure(node, "")
        return self._measures[id(node)]

    def _condition(self, node: Node) -> Condition:
        if id(node) not in self._conditions:
            self._conditions[id(node)] = self.rebuilt.condition(node, "")
        return self._conditions[id(node)]


def _leaf(path: str, said: Mapping[str, Data]) -> Input:
    options = tuple(map(str, listed(said["options"])))
    return Input(path, interval_in(said["range"], path), said["whole"] is True, options, said["may_be_nothing"] is True)


def _held_by(node: Node) -> tuple[Node, frozenset[Fraction]] | None:
    """The number that a node holds against ends, and the ends; None of any other node."""
    if node[0] == "within":
        return listed(node[1]), _ends(node[2])
    if node[0] == "on_curve":
        pieces = [listed(piece) for piece in listed(named(node[2])["pieces"])]
        return listed(node[1]), frozenset().union(*(_ends(over) for over, *_ in pieces))
    if node[0] == "ordered":
        of = [listed(one) for one in listed(node[1])]
        constants = [one for one in of if one[0] == "constant"]
        others = [one for one in of if one[0] != "constant"]
        if len(constants) == len(others) == 1:
            return others[0], frozenset({Fraction(str(constants[0][1]))})
    return None


def _ends(data: Data) -> frozenset[Fraction]:
    over = interval_in(data, "")
    return frozenset(end for end in (over.low, over.high) if end is not None)


def _below(node: Node) -> Iterator[tuple[str, Node]]:
    """The nodes that a node is made of, each with where it stands."""
    kinds = next(kinds for operation, kinds in OPERATIONS.items() if operation == node[0])
    for at, (kind, operand) in enumerate(zip(kinds, node[1:], strict=False), start=1):
        if kind in {"child", "branch"}:
            yield str(at), listed(operand)
        elif kind == "choices":
            yield from ((choice, listed(one)) for choice, one in named(operand).items())
        elif kind in {"children", "terms", "pairs"}:
            for number, one in enumerate(listed(operand)):
                nodes = {"children": (one,), "terms": listed(one)[:1], "pairs": listed(one)}[kind]
                yield from ((f"{at}/{number}/{part}", listed(below)) for part, below in enumerate(nodes))


def _side(number: Fraction, end: Fraction) -> str:
    return "at" if number == end else "below" if number < end else "above"


def _sides(span: Span, end: Fraction) -> Iterator[str]:
    if end in span:
        yield "at"
    if any(over.low is None or over.low < end for over in span.over):
        yield "below"
    if any(over.high is None or over.high > end for over in span.over):
        yield "above"
