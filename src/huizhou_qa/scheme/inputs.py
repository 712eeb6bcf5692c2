"""What a scheme may be given: one row for every fact, mark and average, enough to make a form from."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from huizhou_qa.evidence.asked import InputKind, asked, given_at, is_of_others, named
from huizhou_qa.evidence.values import Values
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.usual import Usual
from huizhou_qa.scheme.clauses import Clause
from huizhou_qa.scheme.tree import Item


@frozen
class InputRow:
    """One input: where it goes in the evidence, what it is called, its unit and range, whose it is.

    ``section`` is "facts", "marks" or "averages" and ``path`` the JSON Pointer in the evidence.
    ``kind`` is "percent", "count", "quantity", "level", "truth", "option", "mark" or "average";
    ``options`` are the words that an option may be, in order; ``may_be_nothing`` says whether there may
    have been nothing to measure. ``range`` are the numbers it may be, ``usual`` those it mostly is, with
    the grounds, where the edition says so, and ``whole`` whether only whole ones. ``lead`` is the 牵头部门
    as printed, and ``proof_needed`` whether the item needs proof (证明材料). ``described`` says in words
    what to give. What is not ``always_needed`` is read only where a gate before it does not settle
    the points. ``pair_needed`` says that an average must be given as the sum over all members, the
    unit itself among them, and how many they are.
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


def rows(items: Iterable[Item]) -> tuple[InputRow, ...]:
    """A row for everything that may be given, each once, in the order of the text."""
    found: dict[str, InputRow] = {}
    for item in items:
        for clause in item.clauses:
            for leaf in clause.inputs:
                found.setdefault(given_at(leaf), _row(item, clause, leaf))
    return tuple(found.values())


def _row(item: Item, clause: Clause, leaf: Input) -> InputRow:
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
        whole=whole,
        described=told.en,
        described_zh=told.zh,
        clause=clause.id,
        lead=clause.lead or item.lead,
        proof_needed=item.proof_needed,
        always_needed=leaf in clause.rule.lacking(Values({})),
        pair_needed=is_of_others(leaf),
        options=leaf.options,
        may_be_nothing=leaf.may_be_nothing,
    )
