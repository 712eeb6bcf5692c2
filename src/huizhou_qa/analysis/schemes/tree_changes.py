"""What differs between two trees of marks: parts added, removed, moved, and with other full marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from fractions import Fraction
from typing import NamedTuple

from attrs import evolve

from huizhou_qa.analysis.schemes.scheme_change import ChangedPart, SchemeChange, called, change
from huizhou_qa.errors import pointer
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme

WHOLE = ChangedPart("scheme", "")


class PartPlace(NamedTuple):
    """Where a part stands.

    Attributes:
        parent: the part that it stands under; of a heading at the top, the whole.
        path: where it stands in the document.
        entry: the path of its points.
        full: its full marks.
    """

    parent: ChangedPart
    path: str
    entry: str
    full: Fraction


def standings(scheme: Scheme) -> dict[ChangedPart, PartPlace]:
    """Every part of the tree and where it stands, each before what stands under it."""
    places = {
        "heading": {id_: at for at, id_ in enumerate(scheme.groups)},
        "item": {id_: at for at, id_ in enumerate(scheme.items)},
        "clause": {id_: at for at, id_ in enumerate(scheme.clauses)},
    }
    sections = {"heading": "groups", "item": "items", "clause": "clauses"}
    return {
        part: PartPlace(
            parent, pointer(sections[part.kind], str(places[part.kind][part.id])), one.entry.path, one.max_points
        )
        for part, parent, one in _under(WHOLE, scheme.headings)
    }


def tree_changes(before: Scheme, after: Scheme) -> Iterator[SchemeChange]:
    """Parts removed, added, moved, and with other full marks; what goes or comes with its heading follows."""
    olds, news = standings(before), standings(after)
    for part, old in olds.items():
        if part not in news:
            follows = old.parent in olds and old.parent not in news
            yield evolve(change(part, "removed", old.path), follows=follows)
    moved = set(_out_of_order(olds, news))
    for part, new in news.items():
        if part not in olds:
            yield evolve(change(part, "added", new.path), follows=new.parent in news and new.parent not in olds)
            continue
        old = olds[part]
        if old.parent != new.parent:
            one = change(part, "moved", new.path, (old.parent.id, new.parent.id))
            yield one.with_params(before=called(old.parent), after=called(new.parent))
        elif part in moved:
            yield change(part, "moved", new.path).with_params(case="order")
        if old.full != new.full:
            yield change(part, "full_marks_changed", new.path, (plain(old.full), plain(new.full)))


def kept_in_order(olds: Sequence[str], news: Sequence[str]) -> frozenset[str]:
    """Of what stands in both, what has kept its order among the rest."""
    matcher = SequenceMatcher(None, olds, news, autojunk=False)
    return frozenset(name for at, _, size in matcher.get_matching_blocks() for name in olds[at : at + size])


def _under(
    parent: ChangedPart, parts: Sequence[Heading | Item | Clause]
) -> Iterator[tuple[ChangedPart, ChangedPart, Heading | Item | Clause]]:
    for one in parts:
        if isinstance(one, Clause):
            yield ChangedPart("clause", one.id), parent, one
        elif isinstance(one, Item):
            own = ChangedPart("item", one.id)
            yield own, parent, one
            yield from _under(own, one.clauses)
        else:
            own = ChangedPart("heading", one.id)
            yield own, parent, one
            yield from _under(own, one.parts)


def _out_of_order(
    olds: Mapping[ChangedPart, PartPlace], news: Mapping[ChangedPart, PartPlace]
) -> Iterator[ChangedPart]:
    """The parts that stand under the same parent, and elsewhere among those that do."""
    for parent in {one.parent for one in news.values()}:
        both = [part for part, one in news.items() if one.parent == parent and part in olds]
        both = [part for part in both if olds[part].parent == parent]
        was = [part for part in olds if part in both]
        kept = kept_in_order([one.id for one in was], [one.id for one in both])
        yield from (part for part in both if part.id not in kept)
