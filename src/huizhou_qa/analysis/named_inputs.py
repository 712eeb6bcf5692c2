"""The inputs that a question names: facts by their names, marks by the ids of their clauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from huizhou_qa.errors import EvidenceError, Fault, described, is_a, pointer
from huizhou_qa.evidence.asked import asked, named
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.evidence.unknown_names import unknown_name
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import is_whole, plain
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import FACTS, MARKS
from huizhou_qa.scheme.scheme import Scheme

SupposedChanges = FrozenMapping[str, FrozenMapping[str, Fraction | bool | str]]
"""SupposedChanges to evidence by section and name, as ``what_if`` takes them."""


def movable(scheme: Scheme) -> Iterator[Input]:
    """Every fact and mark, each once, in the order of the text."""
    seen: set[str] = set()
    for leaf in scheme.input_register.inputs:
        if leaf.section in (FACTS, MARKS) and leaf.path not in seen:
            seen.add(leaf.path)
            yield leaf


def input_named(scheme: Scheme, name: str, where: str) -> Input:
    """The fact of that name, or the mark of that clause; EvidenceError where there is none."""
    found = next((leaf for leaf in movable(scheme) if leaf.name == name), None)
    if found is not None:
        return found
    if not is_a(name, str):
        raise EvidenceError([Fault.of(where, "wrong_type", case="not_text", given=described(name))])
    fault = unknown_name(pointer(FACTS, name), scheme.input_register.inputs)
    raise EvidenceError([Fault(where, fault.code, fault.params)])


def place_of(leaf: Input, given: object, where: str, faults: Faults) -> Fraction:
    """A number that an input may take; what it may not is noted as a fault."""
    kind, found = asked(leaf), len(faults.found)
    number = Fraction(given) if given is True or given is False else Given(given, where, faults).number()
    if len(faults.found) > found:
        return number
    right = kind.description
    if number not in kind.range:
        faults.add(where, "out_of_range", case="input", label=named(leaf), given=plain(number), described=right)
    elif kind.whole and not is_whole(number):
        faults.add(where, "not_whole", case="count", label=named(leaf), given=plain(number), described=right)
    return number


def changes_of(places: Mapping[Input, Fraction]) -> SupposedChanges:
    """Numbers of inputs as changes to evidence: yes and no, and options, in words."""
    sections = dict.fromkeys(leaf.section for leaf in places)
    return FrozenMapping(
        {
            section: FrozenMapping(
                {leaf.name: said(leaf, at) for leaf, at in places.items() if leaf.section == section}
            )
            for section in sections
        }
    )


def said(leaf: Input, number: Fraction) -> Fraction | bool | str:
    """A number as evidence says it of the input."""
    if leaf.options:
        return leaf.options[int(number)]
    return bool(number) if asked(leaf).kind == "truth" else number
