"""Assessments as JSON text without indent: what is the same for every unit of a scheme is text already.

The plain way to the same text is ``results``; what is put together by hand takes that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache

from attrs import frozen

from huizhou_qa.codec.evidence_texts import MOST_TEXTS, FigureTexts
from huizhou_qa.codec.steps import number_written, written
from huizhou_qa.codec.texts import json_of
from huizhou_qa.codec.writing import data_written
from huizhou_qa.engine.plans import telling
from huizhou_qa.engine.scored import ScoredUnit
from huizhou_qa.engine.step_tellers import KnownTexts, StepTeller
from huizhou_qa.fields.derived import source_of, was_read
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.deciding import class_counts
from huizhou_qa.ledger.known import known_of
from huizhou_qa.ledger.results import ClauseLines, PartLines, adjustment_result
from huizhou_qa.readers.gaps import Gap, Number
from huizhou_qa.rules import Input
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item

MOST_KEPT, MOST_POINTS = 64, 1_024

# Of numbers with more digits than these no text is kept.
_MOST_BELOW, _FAR = 10**9, 10**15

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
class ReadAlone:
    """What is written of the working of a clause whose points are an input as it stands: a mark.

    Attributes:
        path: where the input is read.
        around: what stands before, between and behind its number, which is written several times.
    """

    path: str
    around: tuple[str, ...]


@frozen(eq=False)
class SchemeTexts:
    """What is written under a scheme whatever the unit, by the ids of clauses, items and headings.

    Attributes:
        clauses, items, groups: what is written of each.
        steps: what tells how the points of each clause come about.
        read_alone: the workings of those clauses whose points are an input as it stands.
    """

    clauses: Mapping[str, PartText]
    items: Mapping[str, PartText]
    groups: Mapping[str, PartText]
    steps: Mapping[str, StepTeller[Number]]
    read_alone: Mapping[str, ReadAlone]


def text_of(part: object) -> str:
    """A number, or a part of a rule or of a step, as JSON text."""
    if type(part) is Fraction:
        above, below = part.as_integer_ratio()
        if below <= _MOST_BELOW and -_FAR < above < _FAR:
            return _number_text(above, below)
    elif type(part) is bool:
        return "true" if part else "false"
    return json_of(written(part), None)


@lru_cache(maxsize=MOST_TEXTS)
def _number_text(above: int, below: int) -> str:
    """A number of few digits as text: the same ones come again and again."""
    return json_of(number_written(Fraction(above, below)), None)


def clause_entries(result: Assessment, figures: FigureTexts | None) -> list[str]:
    """The lines of the clauses, each with its id; ``figures`` are those of the evidence."""
    lines, scheme = result.clauses, result.scheme
    if type(lines) is not ClauseLines or lines.clauses is not scheme.clauses:
        return _entries(lines)
    texts = _texts(SchemeItself(scheme))
    # What lines read may be another's where they are put together by hand.
    written = figures.by_path if figures is not None and lines.known is result.evidence.values else {}
    unit = KnownTexts(known_of(lines.known), text_of, written)
    return [_alone(id_, lines, texts, written) or _clause_line(id_, lines, texts, unit) for id_ in lines]


def item_entries(result: Assessment) -> list[str]:
    """The lines of the items, each with its id."""
    lines, scheme = result.items, result.scheme
    if type(lines) is not PartLines or lines.parts is not scheme.items:
        return _entries(lines)
    return _part_lines(lines, _texts(SchemeItself(scheme)).items)


def group_entries(result: Assessment) -> list[str]:
    """The lines of the headings, each with its id."""
    lines, scheme = result.groups, result.scheme
    if type(lines) is not PartLines or lines.parts is not scheme.groups:
        return _entries(lines)
    return _part_lines(lines, _texts(SchemeItself(scheme)).groups)


def adjustments_text(result: Assessment) -> str:
    """The lines of the adjustments; of those that follow from how many incidents there were, for most units of none."""
    scored, scheme = source_of(result), result.scheme
    if not isinstance(scored, ScoredUnit) or scored.scheme is not scheme or was_read(result, "adjustments"):
        return _plainly(result)
    if any(one.reads_evidence or one.reads_results for one in scheme.adjustments):
        return _plainly(result)
    counts = class_counts(scheme, scored.incidents)
    return _adjustments_text(SchemeItself(scheme), tuple(scored.figures.adjustments.items()), tuple(counts.items()))


def _plainly(result: Assessment) -> str:
    return json_of([data_written(one) for one in result.adjustments], None)


@lru_cache(maxsize=MOST_POINTS)
def _adjustments_text(
    of: SchemeItself, points: tuple[tuple[str, int], ...], counts: tuple[tuple[str, Number], ...]
) -> str:
    units, known = dict(points), dict(counts)
    lines = [adjustment_result(one, units[one.id], known, of.scheme.rounding) for one in of.scheme.adjustments]
    return json_of([data_written(one) for one in lines], None)


def _alone(id_: str, lines: ClauseLines, texts: SchemeTexts, written: Mapping[str, str]) -> str | None:
    """The line of a clause whose points are an input as it stands; None of any other, or where it is not written."""
    alone = texts.read_alone.get(id_)
    worth = None if alone is None else written.get(alone.path)
    figure = lines.figure(id_)
    if alone is None or worth is None or type(figure) is not int or lines.is_unmeasured(id_):
        return None
    clause = texts.clauses[id_]
    return f"{clause.head}{clause.points(figure)}{worth.join(alone.around)}"


def _clause_line(id_: str, lines: ClauseLines, texts: SchemeTexts, unit: KnownTexts) -> str:
    figure, clause = lines.figure(id_), texts.clauses[id_]
    if lines.is_unmeasured(id_):
        return _entry_text(id_, lines[id_])
    number, worth, step, read = texts.steps[id_](unit)
    if isinstance(number, Gap):
        return _entry_text(id_, lines[id_])
    points = clause.points(figure) if type(figure) is int else "null"
    reads = ",".join(dict.fromkeys(read))
    return f'{clause.head}{points},"working":{{"reads":{{{reads}}},"steps":{step},"points":{worth}}}}}'


def _part_lines(lines: PartLines, texts: Mapping[str, PartText]) -> list[str]:
    return [
        f"{texts[id_].head}{texts[id_].points(figure)}}}" if type(figure) is int else _entry_text(id_, lines[id_])
        for id_, figure in lines.figures()
    ]


def _entries(lines: Mapping[str, object]) -> list[str]:
    return [_entry_text(id_, line) for id_, line in lines.items()]


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
        {id_: _read_alone(one.rule.node) for id_, one in scheme.clauses.items() if isinstance(one.rule.node, Input)},
    )


def _read_alone(leaf: Input) -> ReadAlone:
    named = text_of(leaf.path)
    step = f'{{"operation":"read","of":[{named}],"value":'
    return ReadAlone(leaf.path, (f',"working":{{"reads":{{{named}:', f'}},"steps":{step}', '},"points":', "}}"))


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
