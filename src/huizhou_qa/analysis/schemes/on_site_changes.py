"""What differs between the on-site checks of two schemes: points, ratings, levels, tables, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attrs import evolve

from huizhou_qa.analysis.schemes.document_parts import in_full, in_list, named_in, text_of
from huizhou_qa.analysis.schemes.entry_changes import found_change
from huizhou_qa.analysis.schemes.node_changes import NodeChanges
from huizhou_qa.analysis.schemes.other_changes import Section, input_changes, property_changes, reading_changes
from huizhou_qa.analysis.schemes.scheme_change import ChangedKind, ChangedPart, SchemeChange, change
from huizhou_qa.analysis.schemes.tree_changes import kept_in_order
from huizhou_qa.errors import keys_of, pointer
from huizhou_qa.readers.document import Data
from huizhou_qa.scheme.scheme import Scheme

WHOLE, WHERE = ChangedPart("on_site", ""), "/on_site"


class OnSitePart(NamedTuple):
    """A part of the on-site check: where it stands in its document, and what stands there."""

    where: str
    said: Section


def on_site_changes(before: Scheme, after: Scheme) -> Iterator[SchemeChange]:
    """Every difference of the on-site checks; of one that comes or goes, that alone."""
    old, new = (named_in(in_full(scheme)["on_site"]) for scheme in (before, after))
    if old == new:
        return
    if not old or not new:
        yield change(WHOLE, "added" if new else "removed", WHERE)
        return
    yield from _of_parts("on_site_table", "tables", old, new)
    yield from _of_parts("on_site_point", "points", old, new)
    yield from input_changes(f"{WHERE}/inputs", named_in(old["inputs"]), named_in(new["inputs"]))
    yield from reading_changes(f"{WHERE}/readings", named_in(old["readings"]), named_in(new["readings"]))
    yield from _of_entries(old, new)


def _of_parts(kind: ChangedKind, section: str, before: Section, after: Section) -> Iterator[SchemeChange]:
    """Points or tables removed, added, moved, and with other marks, levels or ratings."""
    olds, news = (_places(one, section, "id") for one in (before, after))
    kept = kept_in_order(tuple(olds), tuple(news))
    for id_, old in olds.items():
        if id_ not in news:
            yield change(ChangedPart(kind, id_), "removed", old.where)
    for id_, new in news.items():
        part = ChangedPart(kind, id_)
        if id_ not in olds:
            yield change(part, "added", new.where)
            continue
        if id_ not in kept:
            yield change(part, "moved", new.where).with_params(case="order")
        for key, value in new.said.items():
            for one in property_changes(part, new.where + pointer(key), olds[id_].said[key], value):
                yield evolve(one, code="full_marks_changed") if key == "max_points" else one


def _of_entries(before: Section, after: Section) -> Iterator[SchemeChange]:
    """How points, tables and the total come about; what reads a part that came or went follows from that."""
    nodes = NodeChanges(*map(_defaults, (before, after)))
    olds, news = (_places(one, "entries", "path") for one in (before, after))
    elsewhere = olds.keys() ^ news.keys()
    kinds: dict[Data, ChangedKind] = {
        one.said["path"]: "on_site_point" for one in _places(after, "points", "id").values()
    }
    kinds |= {one.said["path"]: "on_site_table" for one in _places(after, "tables", "id").values()}
    for path, new in news.items():
        if path not in olds:
            continue
        part = ChangedPart(kinds[path], keys_of(path)[-1]) if path in kinds else WHOLE
        for found in nodes.changes(olds[path].said["node"], new.said["node"], f"{new.where}/node"):
            read = {found.before, found.after} if found.code == "reads_changed" else found.reads
            yield evolve(found_change(part, found), follows=bool(read) and read <= elsewhere)


def _defaults(on_site: Section) -> dict[str, str]:
    """The first choice of every reading: which is asked for is said where a unit is rated."""
    return {id_: text_of(in_list(names)[0]) for id_, names in named_in(on_site["readings"]).items()}


def _places(on_site: Section, section: str, key: str) -> dict[str, OnSitePart]:
    """The parts of a list by a key of theirs."""
    parts = [named_in(one) for one in in_list(on_site[section])]
    return {text_of(one[key]): OnSitePart(WHERE + pointer(section, str(at)), one) for at, one in enumerate(parts)}
