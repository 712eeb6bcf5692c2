"""What a scheme may be given: one row for every fact, mark, average and other statistic, enough to make a form from."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from attrs import evolve, frozen

from huizhou_qa.errors import printable
from huizhou_qa.evidence.asked import InputKind, asked, given_at, is_of_others, named
from huizhou_qa.evidence.values import Values
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program.entries import Program, Result
from huizhou_qa.readers import asked_of, reads
from huizhou_qa.rules.inputs import Better, HeldBy, Input
from huizhou_qa.rules.sections import RESULTS
from huizhou_qa.rules.statistics import StatisticInput
from huizhou_qa.rules.usual import Usual
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.joining import Joining
from huizhou_qa.scheme.marks.tree import Heading, Item


@frozen(repr=False)
class InputRow:
    """An input of a scheme.

    Attributes:
        name: the name in evidence.
        section: "facts", "marks", "averages" or "statistics".
        path: the JSON Pointer in evidence.
        label: the Chinese label.
        label_en: the English label.
        unit: the unit.
        kind: "percent", "count", "quantity", "level", "truth", "option", "mark", "average" or "statistic".
        range: the accepted numbers.
        whole: whether only whole numbers are accepted.
        described: what to give, in English.
        described_zh: what to give, in Chinese.
        clause: the clause that reads it.
        lead: the 牵头部门 as printed.
        proof_needed: whether the item needs proof (证明材料).
        always_needed: whether it is always read; others only where a gate does not decide the points.
        pair_needed: whether an average must be given as a sum and the number of members, including the unit itself.
        usual: the usual values with their grounds, where the edition gives them.
        options: the words of an option, in order.
        may_be_nothing: whether there may have been nothing to measure.
        held_by: why a unit cannot change it, where it cannot.
        better: whether "more" or "less" of it may never cost points, or "either", also where the scheme does not say.
    """

    name: str
    section: str
    path: str
    label: str
    unit: str
    kind: InputKind
    range: Interval
    whole: bool
    described: str
    described_zh: str
    clause: str
    lead: str
    proof_needed: bool
    always_needed: bool
    pair_needed: bool
    usual: Usual | None = None
    options: tuple[str, ...] = ()
    may_be_nothing: bool = True
    label_en: str = ""
    held_by: HeldBy | None = None
    better: Better = "either"

    def __repr__(self) -> str:
        return f"<InputRow {printable(self.path)} {printable(self.label)}: {self.kind} {self.range}>"

    @property
    def label_zh(self) -> str:
        """What it is called in Chinese, as ``label`` says too."""
        return self.label


def rows(headings: Iterable[Heading], whole: Joining, beside: Iterable[Input] = ()) -> tuple[InputRow, ...]:
    """A row for everything that may be given, each once, in the order of the text; what no clause reads comes last.

    What a coefficient reads stands with the last clause of what it multiplies.
    """
    tops = tuple(headings)
    found: dict[str, InputRow] = {}
    for row in (*(row for top in tops for row in _of_part(top)), *_of_coefficient(whole, *tops)):
        found.setdefault(row.path, row)
    for leaf in beside:
        # Whoever gives a step of the whole score its statistic is none of the departments of its clauses.
        found.setdefault(given_at(leaf), _row(leaf, always_needed=isinstance(leaf, StatisticInput)))
    return tuple(found.values())


def beside(program: Program, readings: Mapping[str, str], declared: Container[str]) -> tuple[Input, ...]:
    """The statistics that entries read and that are not declared by their path, and what evidence brings for them."""
    results = [entry for entry in program.entries if isinstance(entry, Result)]
    read = dict.fromkeys(leaf for entry in results for leaf in reads(entry.node, readings).inputs)
    others = [leaf for leaf in read if isinstance(leaf, StatisticInput) and leaf.path not in declared]
    behind = dict.fromkeys(one for leaf in others for one in asked_of(leaf, readings))
    return tuple(one for one in behind if one.path not in declared and one.section != RESULTS)


def declared(clauses: Iterable[Clause], joinings: Iterable[Joining], by_steps: Iterable[Input]) -> Iterator[Input]:
    """What may be given for clauses and the steps after them, as often as it is declared."""
    for clause in clauses:
        yield from clause.rule.inputs + clause.also_given
    for joining in joinings:
        yield from joining.inputs
    yield from by_steps


def _of_part(part: Heading | Item) -> Iterator[InputRow]:
    if isinstance(part, Heading):
        for below in part.parts:
            yield from _of_part(below)
    else:
        for clause in part.clauses:
            needed = clause.rule.lacking(Values({}))
            yield from (_of_clause(part, clause, leaf, needed=leaf in needed) for leaf in clause.inputs)
    yield from _of_coefficient(part.joining, part)


def _of_coefficient(joining: Joining, *parts: Heading | Item) -> Iterator[InputRow]:
    items = [item for part in parts for item in (part.items() if isinstance(part, Heading) else (part,))]
    needed = joining.rule.lacking(Values({})) if joining.rule else ()
    for leaf in joining.inputs:
        yield _of_clause(items[-1], items[-1].clauses[-1], leaf, needed=leaf in needed)


def _of_clause(item: Item, clause: Clause, leaf: Input, *, needed: bool) -> InputRow:
    row = _row(leaf, always_needed=needed)
    return evolve(row, clause=clause.id, lead=clause.lead or item.lead, proof_needed=item.proof_needed)


def _row(leaf: Input, *, always_needed: bool) -> InputRow:
    kind, over, whole, told = asked(leaf)
    return InputRow(
        name=leaf.name,
        section=leaf.section,
        path=given_at(leaf),
        label=named(leaf).zh,
        unit=leaf.unit,
        kind=kind,
        range=over,
        usual=leaf.usual,
        held_by=leaf.held_by,
        better=leaf.better or "either",
        whole=whole,
        described=told.en,
        described_zh=told.zh,
        clause="",
        lead="",
        proof_needed=False,
        always_needed=always_needed,
        pair_needed=is_of_others(leaf),
        options=leaf.options,
        may_be_nothing=leaf.may_be_nothing,
        label_en=leaf.label.en or leaf.name,
    )
