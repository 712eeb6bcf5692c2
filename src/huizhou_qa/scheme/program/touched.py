"""What of a scheme a reading touches, by clause and step: derived from the program, where readings lie open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from attrs import frozen

from huizhou_qa.errors import Wording, printable
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.entries import Program, Result
from huizhou_qa.program.touching import TouchedEntries, touched_entries
from huizhou_qa.readers import reads
from huizhou_qa.rules import Input
from huizhou_qa.scheme.marks.tree import Heading
from huizhou_qa.scheme.program.building import (
    BASE,
    BEFORE_VETO,
    BY_SCORE,
    GRADE,
    MARKS_PRESENT,
    RAW_TOTAL,
    SUMMED,
    TOTAL,
    after_veto,
    clauses_of,
    headings_of_all,
    items_of,
)
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.steps import WayStep, grade_after, total_after
from huizhou_qa.scheme.steps.vetoes import Veto
from huizhou_qa.words.phrases import joined

PartKind = Literal["clause", "item", "heading", "base", "adjustment", "total", "grade", "veto"]

# The steps that a scheme has one of; their ids are these words too.
STEPS: Mapping[PartKind, tuple[Input, ...]] = MappingProxyType(
    {"base": (SUMMED, MARKS_PRESENT, BASE), "total": (RAW_TOTAL, TOTAL), "grade": (BY_SCORE, BEFORE_VETO, GRADE)}
)
_CALLED: Mapping[PartKind, Wording] = MappingProxyType(
    {
        "clause": Wording("{id}", "{id}"),
        "item": Wording("第{id}项", "item {id}"),
        "heading": Wording("标题“{id}”", "heading {id}"),
        "base": Wording("合计", "base"),
        "adjustment": Wording("{id}", "adjustment {id}"),
        "total": Wording("总分", "total"),
        "grade": Wording("等级", "grade"),
        "veto": Wording("否决项（事件类别{id}）", "veto by incidents of class {id}"),
    }
)
_EVERY_CLAUSE = Wording("全部各款", "every clause")


@frozen
class TouchedPart:
    """A part of a scheme that a reading touches.

    Attributes:
        kind: "clause", "item", "heading", "adjustment" or "veto"; "base", "total" or "grade" of the steps.
        id: its id; of a veto the class of incidents, of a step its kind.
    """

    kind: PartKind
    id: str

    @property
    def called(self) -> Wording:
        """What it is called in words."""
        template = _CALLED[self.kind]
        return Wording(template.zh.format(id=self.id), template.en.format(id=self.id))


@frozen(repr=False)
class Touched:
    """The parts of a scheme that a reading touches, in the order of computation.

    A clause is touched as one, be it in its rule, in what a ruling makes of it or in how it is written; an
    adjustment and a veto with the count of incidents that they read.

    Attributes:
        directly: the parts in which the reading lies open.
        following: the other parts that are computed from these.
        text: the parts with an open point of the reading in words: by their ids, or as every clause.
    """

    directly: tuple[TouchedPart, ...]
    following: tuple[TouchedPart, ...]
    text: Wording

    def __repr__(self) -> str:
        return f"<Touched: {printable(self.text.en)}; following: {len(self.following)}>"

    @property
    def clauses(self) -> tuple[str, ...]:
        """The ids of the clauses in which the reading lies open."""
        return tuple(part.id for part in self.directly if part.kind == "clause")


def touched_of(
    program: Program,
    headings: tuple[Heading, ...],
    adjustments: tuple[Adjustment, ...],
    vetoes: tuple[Veto, ...],
    steps: tuple[WayStep, ...] = (),
) -> FrozenMapping[str, Touched]:
    """What each reading touches that lies open in the program of these parts, by its id."""
    parts = dict(_parts(headings, adjustments, len(vetoes)))
    parts |= {total_after(step.id).path: TouchedPart("total", "total") for step in steps}
    parts |= {grade_after(step.id).path: TouchedPart("grade", "grade") for step in steps}
    readers = parts | {after_veto(at).path: TouchedPart("veto", veto.class_) for at, veto in enumerate(vetoes, 1)}
    readers |= {grade_after(veto.id).path: TouchedPart("veto", veto.class_) for veto in vetoes}
    held_by = _parts_by_entry(program, parts, readers)
    paths = [entry.leaf.path for entry in program.entries if isinstance(entry, Result) and entry.leaf.path in parts]
    in_order = tuple(dict.fromkeys(named[path] for path in paths for named in (parts, readers)))

    def touched(entries: TouchedEntries) -> Touched:
        held = {part for path in entries.directly for part in held_by[path]}
        changed = {part for path in entries.following for part in held_by[path]} - held
        directly = tuple(part for part in in_order if part in held)
        text = _text(directly, frozenset(part for part in in_order if part.kind == "clause"))
        return Touched(directly, tuple(part for part in in_order if part in changed), text)

    return FrozenMapping({reading: touched(entries) for reading, entries in touched_entries(program).items()})


def _parts(
    headings: tuple[Heading, ...], adjustments: tuple[Adjustment, ...], vetoes: int
) -> Iterator[tuple[str, TouchedPart]]:
    """The part that each result belongs to, by the path of the result."""
    for clause in clauses_of(headings):
        for leaf in (clause.rule_entry, clause.before_writing, clause.entry):
            yield leaf.path, TouchedPart("clause", clause.id)
    yield from ((item.entry.path, TouchedPart("item", item.id)) for item in items_of(headings))
    yield from ((heading.entry.path, TouchedPart("heading", heading.id)) for heading in headings_of_all(headings))
    for kind, leaves in STEPS.items():
        yield from ((leaf.path, TouchedPart(kind, kind)) for leaf in leaves)
    for adjustment in adjustments:
        for leaf in (adjustment.rule_entry, adjustment.entry):
            yield leaf.path, TouchedPart("adjustment", adjustment.id)
    # Whether there is a veto does not follow from the grade: what follows is the grade after it.
    yield from ((after_veto(number).path, TouchedPart("grade", "grade")) for number in range(1, vetoes + 1))


def _parts_by_entry(
    program: Program, parts: Mapping[str, TouchedPart], readers: Mapping[str, TouchedPart]
) -> dict[str, list[TouchedPart]]:
    """The part of each result; a count or a statistic is no part of its own, and has those that read it."""
    counted = {entry.leaf.path: list[TouchedPart]() for entry in program.entries if not isinstance(entry, Result)}
    for entry in program.entries:
        for leaf in reads(entry.node).inputs if isinstance(entry, Result) else ():
            counted.get(leaf.path, []).append(readers[entry.leaf.path])
    return counted | {path: [part] for path, part in parts.items()}


def _text(directly: tuple[TouchedPart, ...], clauses: frozenset[TouchedPart]) -> Wording:
    if clauses <= set(directly):
        return joined("listed", [_EVERY_CLAUSE, *(part.called for part in directly if part not in clauses)])
    return joined("listed", [part.called for part in directly])
