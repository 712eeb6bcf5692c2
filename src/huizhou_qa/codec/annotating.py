"""What a document leaves out, as JSON: what things are called, what curves are made of, the parts that papers need.

A part is an object with its class as ``kind`` and its fields by their names, those that have their default left out.
A rule is not written again: it is named by the entry that computes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeGuard

from attrs import field, frozen

from huizhou_qa.codec.kinds import KINDS, ClassOfParts, is_a_making
from huizhou_qa.codec.steps import Json
from huizhou_qa.errors import SchemeError, Wording, described, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import whole_text
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program.entries import Entry, Program
from huizhou_qa.readers.document import Data, Document, Node, interval_text, number_text
from huizhou_qa.rules.arithmetic import Condition, Measure
from huizhou_qa.rules.curves import Curve, Making
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.makings import Pieces
from huizhou_qa.rules.operands import is_node
from huizhou_qa.scheme.program.said_once import said_once_in
from huizhou_qa.scorers.node_rule import NodeRule


@frozen(eq=False)
class Annotating(Document):
    """The arithmetic of a document that remembers what the document leaves out, by the node that it belongs to.

    Attributes:
        curves: what curves were made of.
        reasons: why there is nothing.
    """

    curves: dict[int, Making] = field(factory=dict)
    reasons: dict[int, str] = field(factory=dict)

    def nothing(self, why: str) -> Node:
        # A literal would be one and the same value wherever it stands.
        node: Node = (*Document.nothing(self, why),)
        self.reasons[id(node)] = why
        return node

    def on_curve(self, number: Node, curve: Curve) -> Node:
        node = Document.on_curve(self, number, curve)
        if type(curve.made) is not Pieces and is_a_making(curve.made):
            self.curves[id(node)] = curve.made
        return node


def nodes_in(data: Data, path: str = "") -> Iterator[tuple[str, int]]:
    """Every list in a document: where it stands, and which one it is."""
    if isinstance(data, tuple):
        yield path, id(data)
        for at, one in enumerate(data):
            yield from nodes_in(one, path + pointer(str(at)))
    elif isinstance(data, FrozenMapping):
        for key, one in data.items():
            yield from nodes_in(one, path + pointer(key))


@frozen(eq=False)
class Parts:
    """The parts of a scheme, as they are written.

    Attributes:
        program: its program, whose entries rules are named by.
        curves: what curves were made of in rules that no entry computes, by where they stand.
        reasons: why there is nothing in such rules, likewise.
    """

    program: Program
    curves: dict[str, Making] = field(factory=dict, init=False)
    reasons: dict[str, str] = field(factory=dict, init=False)
    _by_node: Mapping[Data, list[Entry]] = field(init=False)

    @_by_node.default
    def _entries_by_their_nodes(self) -> Mapping[Data, list[Entry]]:
        found: dict[Data, list[Entry]] = {}
        for entry in self.program.entries:
            found.setdefault(entry.node.under(Document()), []).append(entry)
        return found

    def written(self, value: object, path: str = "") -> Json:
        """A part; raises SchemeError, by path, for what a stranger made and no field of ours can hold."""
        if isinstance(value, bool | str):
            return value
        if isinstance(value, tuple):
            return [self.written(one, path + pointer(str(at))) for at, one in enumerate(value)]
        if isinstance(value, FrozenMapping):
            return {"map": [self._pair(pair, path + pointer("map", str(at))) for at, pair in enumerate(value.items())]}
        if isinstance(value, Input):
            return {"input": value.path}
        scalar = _scalar(value)
        return self._structure(value, path) if scalar is None else scalar

    def _pair(self, pair: tuple[object, object], path: str) -> Json:
        return [self.written(one, path + pointer(str(at))) for at, one in enumerate(pair)]

    def _structure(self, value: object, path: str) -> Json:
        if _is_rule(value):
            return self._rule(value, path)
        kind = KINDS.get(type(value).__name__)
        if kind is None or kind.made_by is not type(value):
            raise SchemeError.of(path, "wrong_type", case="part", given=described(value))
        return self.of_kind(value, kind, path)

    def of_kind(
        self, value: object, kind: ClassOfParts, path: str = "", without: tuple[str, ...] = ()
    ) -> dict[str, Json]:
        """Its fields, but those that have their default and those that are told elsewhere."""
        given = {alias: (getattr(value, one.name), one.default) for alias, one in kind.fields.items()}
        said = {alias: own for alias, (own, default) in given.items() if not _is_default(own, default)}
        fields = {
            alias: self.written(own, path + pointer(alias)) for alias, own in said.items() if alias not in without
        }
        return {"kind": kind.made_by.__name__, **fields}

    def _rule(self, rule: Measure | Condition, path: str) -> Json:
        arithmetic = Annotating()
        data = rule.under(arithmetic)
        if data[0] == "read":
            return {"input": plain(data[1])}
        entries = self._by_node.get(data)
        if entries:
            own = rule.node if isinstance(rule, NodeRule) else rule
            return {"entry": next((one for one in entries if one.node is own), entries[0]).leaf.path}
        for at, which in nodes_in(data, path + pointer("node")):
            if which in arithmetic.curves:
                self.curves[at] = arithmetic.curves[which]
            if which in arithmetic.reasons:
                self.reasons[at] = arithmetic.reasons[which]
        return {"node": plain(said_once_in(data))}


def plain(data: Data) -> Json:
    """Data of a document as a JSON writer takes it."""
    if isinstance(data, FrozenMapping):
        return {key: plain(one) for key, one in data.items()}
    return [plain(one) for one in data] if isinstance(data, tuple) else data


def _is_rule(value: object) -> TypeGuard[Measure | Condition]:
    return is_node(value)


def _scalar(value: object) -> Json:
    """What is written as itself under the name of its kind; None for a structure."""
    if value is None:
        return {"absent": True}
    if isinstance(value, int):
        return {"whole": whole_text(value)}
    if isinstance(value, Fraction):
        return {"number": number_text(value)}
    if isinstance(value, Interval):
        return {"interval": interval_text(value)}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return {"zh": value.zh, "en": value.en} if isinstance(value, Wording) else None


def _is_default(own: object, default: object) -> bool:
    # What a field makes for itself is written.
    return type(own) is type(default) and own == default
