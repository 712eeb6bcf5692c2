"""What differs between the entries of two schemes, each told of the part that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from attrs import evolve, field, frozen

from huizhou_qa.analysis.schemes.document_parts import NodeChange, in_full, in_list, named_in, text_of
from huizhou_qa.analysis.schemes.node_changes import NodeChanges
from huizhou_qa.analysis.schemes.scheme_change import ChangedPart, SchemeChange, change
from huizhou_qa.analysis.schemes.share_changes import CONDITION, share_changes, weights_of_shares
from huizhou_qa.analysis.schemes.tree_changes import kept_in_order, standings
from huizhou_qa.errors import keys_of, pointer
from huizhou_qa.numbers.exact import plain
from huizhou_qa.readers.document import Data, number_text
from huizhou_qa.rules.sections import INCIDENTS, OF_COHORTS
from huizhou_qa.scheme.program.building import MARKS_PRESENT
from huizhou_qa.scheme.scheme import Scheme

WRITTEN, PENDING = ChangedPart("rounding", ""), ChangedPart("incident", "pending")


@frozen
class Owners:
    """Which part of a scheme an entry belongs to.

    Attributes:
        parts: the parts of the tree and the adjustments, by the path of their points.
    """

    parts: Mapping[str, ChangedPart]

    @classmethod
    def of(cls, scheme: Scheme) -> Owners:
        """Those of a scheme."""
        parts = {one.entry: part for part, one in standings(scheme).items()}
        return cls(parts | {one.entry.path: ChangedPart("adjustment", one.id) for one in scheme.adjustments})

    def owner(self, path: str) -> ChangedPart:
        """The part; of an entry that belongs to none in the tree, a step, a tally or a statistic of its own."""
        known = [own for own in self.parts if path == own or path.startswith(f"{own} ")]
        if known:
            return self.parts[max(known, key=len)]
        section, *rest = keys_of(path)
        name = "/".join(rest)
        if section == INCIDENTS:
            return ChangedPart("incident", name)
        if section in OF_COHORTS:
            return ChangedPart("statistic", name)
        return ChangedPart("grade" if name.startswith("grade") else "step", name)


class EntryPlace(NamedTuple):
    """An entry: the part that it belongs to, where it stands in its document, and what stands there."""

    part: ChangedPart
    where: str
    entry: Mapping[str, Data]

    @property
    def is_rule(self) -> bool:
        """Whether it is what a rule gives, before rulings, clamps and writing."""
        return text_of(self.entry["path"]).endswith(" rule")


@frozen
class EntryChanges:
    """The differences of the entries of two schemes.

    Attributes:
        before: the first scheme.
        after: the second.
        structural: the parts that are added, removed or moved: sums that gain or lose them follow from that.
        nodes: how rules are compared.
        full_marks: full marks that are others, before and after, as the entries of the tree write them.
        shares: weights of the shares of full marks that grades ask, before and after.
        told: what of incidents and of the writing of points was told already; it fills while entries are compared.
    """

    before: Scheme
    after: Scheme
    structural: frozenset[ChangedPart]
    nodes: NodeChanges = field(init=False)
    full_marks: frozenset[tuple[str, str]] = field(init=False)
    shares: frozenset[tuple[str, str]] = field(init=False)
    told: set[NodeChange] = field(factory=set, init=False)

    @nodes.default
    def _under_the_readings_chosen(self) -> NodeChanges:
        return NodeChanges(self.before.readings, self.after.readings)

    @full_marks.default
    def _changed_full_marks(self) -> frozenset[tuple[str, str]]:
        return frozenset(_full_marks(self.before, self.after))

    @shares.default
    def _weights_of_shares(self) -> frozenset[tuple[str, str]]:
        return weights_of_shares(self.before, self.after)

    def all(self) -> Iterator[SchemeChange]:
        """Every difference, in the order of the second scheme; what is no longer there first."""
        olds, news = _entries(self.before), _entries(self.after)
        elsewhere = frozenset(
            path for entries in (olds, news) for path, one in entries.items() if one.part in self.structural
        )
        kept = kept_in_order(tuple(olds), tuple(news))
        for path, old in olds.items():
            if path not in news:
                yield evolve(change(old.part, "removed", old.where), follows=old.part in self.structural)
        for path, new in news.items():
            if path not in olds:
                yield evolve(change(new.part, "added", new.where), follows=new.part in self.structural)
                continue
            if path not in kept:
                moved = change(new.part, "moved", new.where).with_params(case="order")
                yield evolve(moved, follows=bool(self.structural))
            yield from self._of_entry(olds[path], new, elsewhere)
        was, is_ = (in_full(one)["pending"] for one in (self.before, self.after))
        for found in self.nodes.changes(was, is_, "/pending"):
            yield evolve(found_change(PENDING, found), follows=found.anywhere in self.told)

    def _of_entry(self, before: EntryPlace, after: EntryPlace, elsewhere: frozenset[str]) -> Iterator[SchemeChange]:
        old, new, part = before.entry, after.entry, after.part
        for key in sorted({*old, *new} - {"node"}):
            if old.get(key) != new.get(key):
                between = text_of(old.get(key, "")), text_of(new.get(key, ""))
                yield change(part, "property_changed", after.where + pointer(key), between)
        if part == CONDITION:
            yield from share_changes(self.before, self.after, after.where)
        for found in self.nodes.changes(old["node"], new["node"], after.where + "/node"):
            is_writing = found.of_writing and not after.is_rule
            # What is present is counted in full marks, which the tree alone says.
            counted = part.id == MARKS_PRESENT.name and bool(self.structural or self.full_marks)
            asked = part == CONDITION and (found.before, found.after) in self.shares
            of_tree = not after.is_rule and part.kind != "incident"
            follows = counted or asked or self._follows(found, elsewhere, of_tree=of_tree)
            if is_writing or part.kind == "incident":
                follows = follows or found.anywhere in self.told
                self.told.add(found.anywhere)
            yield evolve(found_change(WRITTEN if is_writing else part, found), follows=follows)

    def _follows(self, found: NodeChange, elsewhere: frozenset[str], *, of_tree: bool) -> bool:
        """Whether it is only what a part that came, went or moved does to what reads it, or what full marks do."""
        if found.code == "restated":
            return bool(self.structural)
        read = {found.before, found.after} if found.code == "reads_changed" else found.reads
        if read and read <= elsewhere:
            return True
        return of_tree and (found.before, found.after) in self.full_marks


def found_change(part: ChangedPart, found: NodeChange) -> SchemeChange:
    """A difference between two nodes, told of a part."""
    return change(part, found.code, found.where, (found.before, found.after), found.choices)


def _entries(scheme: Scheme) -> dict[str, EntryPlace]:
    """The entries by their paths, and where they stand."""
    owners = Owners.of(scheme)
    entries = [(at, named_in(one)) for at, one in enumerate(in_list(in_full(scheme)["entries"]))]
    of_paths = [(text_of(one["path"]), at, one) for at, one in entries]
    return {path: EntryPlace(owners.owner(path), pointer("entries", str(at)), one) for path, at, one in of_paths}


def _full_marks(before: Scheme, after: Scheme) -> Iterator[tuple[str, str]]:
    """Full marks that are others, as the entries of the tree write them."""
    olds, news = standings(before), standings(after)
    pairs = [(old.full, news[part].full) for part, old in olds.items() if part in news]
    for old, new in [*pairs, (before.max_points, after.max_points)]:
        if old != new:
            yield number_text(old), number_text(new)
            yield f"[{number_text(old)}, {number_text(old)}]", f"[{number_text(new)}, {number_text(new)}]"
            yield f"{{0}}: {plain(old)}", f"{{0}}: {plain(new)}"
