"""Assessments as JSON text without indent: what is the same for every unit of a scheme is text already.

The plain way to the same text is ``results``; what is put together by hand takes that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache

from attrs import frozen

from huizhou_qa.codec.evidence_texts import FigureTexts, members_text
from huizhou_qa.codec.steps import written
from huizhou_qa.codec.texts import json_of
from huizhou_qa.codec.writing import data_written
from huizhou_qa.engine.plans import telling
from huizhou_qa.engine.step_tellers import KnownTexts, StepTeller
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.known import known_of
from huizhou_qa.ledger.results import ClauseLines, PartLines
from huizhou_qa.numbers.exact import json_text
from huizhou_qa.readers.gaps import Gap, Number
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item

MOST_KEPT, MOST_POINTS = 64, 1_024

PointsText = Callable[[int], str]


@frozen(eq=False)
class PartText:
    """What is written of a clause, an item or a heading whatever its points.

    Attributes:
        head: its line up to the points.
        points: what writes the points, of so many units of the last place.
    """

    head: str
    points: PointsText


@frozen(eq=False)
class SchemeTexts:
    """What is written under a scheme whatever the unit, by the ids of clauses, items and headings.

    Attributes:
        clauses, items, groups: what is written of each.
        steps: what tells how the points of each clause come about.
    """

    clauses: Mapping[str, PartText]
    items: Mapping[str, PartText]
    groups: Mapping[str, PartText]
    steps: Mapping[str, StepTeller[Number]]


def text_of(part: object) -> str:
    """A number, or a part of a rule or of a step, as JSON text."""
    if type(part) is bool:
        return "true" if part else "false"
    text = json_text(part) if type(part) is Fraction else None
    return json_of(written(part), None) if text is None else f'"{text}"'


def clauses_text(result: Assessment, figures: FigureTexts | None) -> str:
    """The lines of the clauses; ``figures`` are those of the evidence."""
    lines, scheme = result.clauses, result.scheme
    if type(lines) is not ClauseLines or lines.clauses is not scheme.clauses:
        return _entries_text(lines)
    texts = _texts(SchemeItself(scheme))
    # What lines read may be another's where they are put together by hand.
    written = figures.by_path if figures is not None and lines.known is result.evidence.values else {}
    unit = KnownTexts(known_of(lines.known), text_of, written)
    return members_text([_clause_line(id_, lines, texts, unit) for id_ in lines])


def items_text(result: Assessment) -> str:
    """The lines of the items."""
    lines, scheme = result.items, result.scheme
    if type(lines) is not PartLines or lines.parts is not scheme.items:
        return _entries_text(lines)
    return _part_lines(lines, _texts(SchemeItself(scheme)).items)


def groups_text(result: Assessment) -> str:
    """The lines of the headings."""
    lines, scheme = result.groups, result.scheme
    if type(lines) is not PartLines or lines.parts is not scheme.groups:
        return _entries_text(lines)
    return _part_lines(lines, _texts(SchemeItself(scheme)).groups)


def _clause_line(id_: str, lines: ClauseLines, texts: SchemeTexts, unit: KnownTexts) -> str:
    figure, clause = lines.figure(id_), texts.clauses[id_]
    if lines.is_unmeasured(id_):
        return _entry_text(id_, lines[id_])
    number, worth, step, read = texts.steps[id_](unit)
    if isinstance(number, Gap):
        return _entry_text(id_, lines[id_])
    points = clause.points(figure) if type(figure) is int else "null"
    reads = members_text(dict.fromkeys(read))
    return f'{clause.head}{points},"working":{{"reads":{reads},"steps":{step},"points":{worth}}}}}'


def _part_lines(lines: PartLines, texts: Mapping[str, PartText]) -> str:
    return members_text(
        [
            f"{texts[id_].head}{texts[id_].points(figure)}}}" if type(figure) is int else _entry_text(id_, lines[id_])
            for id_, figure in lines.figures()
        ]
    )


def _entries_text(lines: Mapping[str, object]) -> str:
    return members_text([_entry_text(id_, line) for id_, line in lines.items()])


def _entry_text(id_: str, line: object) -> str:
    return json_of({id_: data_written(line)}, None)[1:-1]


@lru_cache(maxsize=MOST_KEPT)
def _texts(of: SchemeItself) -> SchemeTexts:
    scheme = of.scheme
    return SchemeTexts(
        {id_: _part_text(one, scheme.rounding, scheme.rounding) for id_, one in scheme.clauses.items()},
        {id_: _of_part(one, scheme.rounding) for id_, one in scheme.items.items()},
        {id_: _of_part(one, scheme.rounding) for id_, one in scheme.groups.items()},
        {id_: telling(one.rule.node, one.rule.readings, text_of) for id_, one in scheme.clauses.items()},
    )


def _of_part(part: Item | Heading, rounding: Rounding) -> PartText:
    return _part_text(part, rounding, part.joining.rounding or rounding)


def _part_text(part: Clause | Item | Heading, of_marks: Rounding, of_points: Rounding) -> PartText:
    full = data_written(of_marks.full_marks(part.max_points))
    said = json_of({part.id: {"id": part.id, "name": part.name, "max_points": full}}, None)
    return PartText(said[1:-2] + ',"points":', _points(of_points))


@lru_cache(maxsize=MOST_KEPT)
def _points(rounding: Rounding) -> PointsText:
    """What writes points; those that few units of the last place make come again and again."""
    return lru_cache(maxsize=MOST_POINTS)(lambda units: json_of(str(rounding.written(units)), None))
