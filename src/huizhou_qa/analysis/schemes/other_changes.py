"""What differs between two schemes beside the tree and the entries: inputs, readings, agreements, grades, ranking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve

from huizhou_qa.analysis.schemes.document_parts import in_full, in_list, named_in, text_of
from huizhou_qa.analysis.schemes.entry_changes import found_change
from huizhou_qa.analysis.schemes.node_changes import NodeChanges, told
from huizhou_qa.analysis.schemes.scheme_change import ChangedKind, ChangedPart, SchemeChange, change
from huizhou_qa.analysis.schemes.tree_changes import kept_in_order
from huizhou_qa.errors import pointer
from huizhou_qa.readers.document import Data
from huizhou_qa.rules.sections import RULINGS
from huizhou_qa.scheme.scheme import Scheme

Section = Mapping[str, Data]
ALSO_GIVEN = "also_given"


def beside_changes(before: Scheme, after: Scheme) -> Iterator[SchemeChange]:
    """Every difference of these, in the order of a document; the readings chosen last."""
    old, new = in_full(before), in_full(after)
    yield from property_changes(ChangedPart("scheme", ""), "/id", old["id"], new["id"])
    yield from input_changes("/inputs", named_in(old["inputs"]), named_in(new["inputs"]))
    yield from reading_changes("/readings", named_in(old["readings"]), named_in(new["readings"]))
    nodes = NodeChanges(before.readings, after.readings)
    yield from _of_conditions("agreement", "agreements", (old, new), nodes)
    yield from _of_conditions("exclusion", "exclusions", (old, new), nodes)
    yield from property_changes(ChangedPart("grade", ""), "/grades", old["grades"], new["grades"])
    yield from _of_ranking(named_in(old["ranking"]), named_in(new["ranking"]))
    yield from property_changes(ChangedPart("incident", ""), "/settled", old["settled"], new["settled"])
    yield from _of_elements(named_in(old["elements"]), named_in(new["elements"]), nodes)
    yield from _of_clauses(in_list(old["clauses"]), in_list(new["clauses"]))
    yield from _of_adjustments(before, after)
    yield from _of_outputs(named_in(old["outputs"]), named_in(new["outputs"]))
    for id_, choice in after.readings.items():
        if id_ in before.readings and before.readings[id_] != choice:
            where = pointer("readings", id_)
            yield change(ChangedPart("reading", id_), "chosen_changed", where, (before.readings[id_], choice))


def property_changes(part: ChangedPart, where: str, before: Data, after: Data) -> Iterator[SchemeChange]:
    """A property without nodes in it that is another."""
    if before != after:
        yield change(part, "property_changed", where, (text_of(before), text_of(after)))


def input_changes(section: str, before: Section, after: Section) -> Iterator[SchemeChange]:
    """What may be given; a ruling comes and goes with its clause."""
    for path in before:
        if path not in after:
            gone = change(ChangedPart("input", path), "removed", section + pointer(path))
            yield evolve(gone, follows=path.startswith(pointer(RULINGS, "")))
    for path, new in after.items():
        where = section + pointer(path)
        if path not in before:
            come = change(ChangedPart("input", path), "added", where)
            yield evolve(come, follows=path.startswith(pointer(RULINGS, "")))
            continue
        is_, was = named_in(new), named_in(before[path])
        for key in is_:
            yield from property_changes(ChangedPart("input", path), where + pointer(key), was[key], is_[key])


def reading_changes(section: str, before: Section, after: Section) -> Iterator[SchemeChange]:
    """What the text leaves open, and the choices of each."""
    for id_ in before:
        if id_ not in after:
            yield change(ChangedPart("reading", id_), "removed", section + pointer(id_))
    for id_, names in after.items():
        part, where = ChangedPart("reading", id_), section + pointer(id_)
        if id_ not in before:
            yield change(part, "added", where)
            continue
        olds, news = in_list(before[id_]), in_list(names)
        for one in olds:
            if one not in news:
                yield change(part, "choice_removed", where, (text_of(one), ""))
        for one in news:
            if one not in olds:
                yield change(part, "choice_added", where, ("", text_of(one)))
        if olds != news and set(olds) == set(news):
            yield change(part, "choices_reordered", where, (text_of(olds), text_of(news)))


def _of_conditions(
    kind: ChangedKind, section: str, documents: tuple[Section, Section], nodes: NodeChanges
) -> Iterator[SchemeChange]:
    """Conditions that evidence is held against; as many as before are compared one by one."""
    olds, news = (in_list(one[section]) for one in documents)
    if len(olds) != len(news):
        for at, one in enumerate(olds):
            if one not in news:
                yield change(ChangedPart(kind, str(at + 1)), "removed", pointer(section, str(at)))
        for at, one in enumerate(news):
            if one not in olds:
                yield change(ChangedPart(kind, str(at + 1)), "added", pointer(section, str(at)))
        return
    for at, (old, new) in enumerate(zip(olds, news, strict=True)):
        part, where = ChangedPart(kind, str(at + 1)), pointer(section, str(at))
        if kind == "agreement":
            yield from (found_change(part, found) for found in nodes.changes(old, new, where))
            continue
        was, is_ = named_in(old), named_in(new)
        yield from property_changes(part, f"{where}/excluded", was["excluded"], is_["excluded"])
        found = nodes.changes(was["where"], is_["where"], f"{where}/where")
        yield from (found_change(part, one) for one in found)


def _of_elements(before: Section, after: Section, nodes: NodeChanges) -> Iterator[SchemeChange]:
    """Which elements incidents have, and which incidents have them."""
    for path in before:
        if path not in after:
            yield change(ChangedPart("element", path), "removed", "/elements" + pointer(path))
    for path, new in after.items():
        part, where = ChangedPart("element", path), "/elements" + pointer(path)
        if path not in before:
            yield change(part, "added", where)
        else:
            yield from (found_change(part, one) for one in nodes.changes(before[path], new, where))


def _of_clauses(before: tuple[Data, ...], after: tuple[Data, ...]) -> Iterator[SchemeChange]:
    """What may be given with a clause though no rule reads it; the rest of a clause is in the tree and the entries."""
    was = {one["id"]: one.get(ALSO_GIVEN, ()) for one in map(named_in, before)}
    for at, one in enumerate(map(named_in, after)):
        where = pointer("clauses", str(at), ALSO_GIVEN)
        yield from property_changes(
            ChangedPart("clause", text_of(one["id"])), where, was.get(one["id"], ()), one.get(ALSO_GIVEN, ())
        )


def writing_changes(before: Scheme, after: Scheme, *, told: bool) -> Iterator[SchemeChange]:
    """With how many places figures are written; it follows where that they are rounded otherwise was told already."""
    part = ChangedPart("rounding", "")
    old, new = (named_in(in_full(scheme)["written"]) for scheme in (before, after))
    nodes = NodeChanges(before.readings, after.readings)
    # Whether sums are written otherwise than clauses is told with the clauses.
    for key in [key for key in ("places", "sums") if key in old and key in new]:
        for found in nodes.changes(old[key], new[key], pointer("written", key)):
            yield evolve(found_change(part, found), follows=told)
    olds, news = named_in(old["own"]), named_in(new["own"])
    for path in sorted({*olds, *news}):
        where = "/written/own" + pointer(path)
        for one in property_changes(part, where, olds.get(path, ""), news.get(path, "")):
            yield evolve(one, follows=told)


def _of_ranking(before: Section, after: Section) -> Iterator[SchemeChange]:
    """How units are placed, and which are left without a place."""
    part = ChangedPart("ranking", "")
    for key in ("by", "rounding"):
        yield from property_changes(part, pointer("ranking", key), before[key], after[key])
    olds, news = in_list(before["exempt"]), in_list(after["exempt"])
    if olds != news:
        was, is_ = (" ".join(map(told, one)) for one in (olds, news))
        yield change(part, "property_changed", "/ranking/exempt", (was, is_))


def _of_adjustments(before: Scheme, after: Scheme) -> Iterator[SchemeChange]:
    """Adjustments removed, added, and in another order."""
    olds, news = ([one.id for one in scheme.adjustments] for scheme in (before, after))
    kept = kept_in_order(olds, news)
    for at, id_ in enumerate(olds):
        if id_ not in news:
            yield change(ChangedPart("adjustment", id_), "removed", pointer("adjustments", str(at)))
    for at, id_ in enumerate(news):
        part, where = ChangedPart("adjustment", id_), pointer("adjustments", str(at))
        if id_ not in olds:
            yield change(part, "added", where)
        elif id_ not in kept:
            yield change(part, "moved", where).with_params(case="order")


def _of_outputs(before: Section, after: Section) -> Iterator[SchemeChange]:
    """What a result has beside its parts: a raw total, a grade before vetoes."""
    for name in sorted({*before, *after}):
        old, new = before.get(name, ""), after.get(name, "")
        yield from property_changes(ChangedPart("step", name), pointer("outputs", name), old, new)
