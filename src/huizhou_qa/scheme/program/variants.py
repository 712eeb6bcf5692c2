"""Variants of a scheme: what becomes of its parts where clauses are replaced.

A variant asks "what if the line were 33". It is no edition of a text: it has an id of its own, and every result
by it says so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from attrs import evolve, field, frozen

from huizhou_qa.errors import Fault, SchemeError, Wording, described, expect, nearest, pointer, shown
from huizhou_qa.fields.converters import a_name, a_text, by_field, entries, optional, placed, several_texts
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import plain_text
from huizhou_qa.readers import Relabelled, asked_of
from huizhou_qa.rules import Input, Measure
from huizhou_qa.rules.sections import RULINGS
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import ProgramParts, clauses_of
from huizhou_qa.scorers.node_rule import a_scorer, node_of

Value = TypeVar("Value")
Result = TypeVar("Result")

NOTHING_REPLACED: FrozenMapping[str, Measure] = FrozenMapping()
# A longer id is not compared with each clause's: that takes long.
_LONGEST = 60

_VARIANT_OF = Wording("变体的来源（VariantOf）", "a VariantOf")


@frozen(field_transformer=by_field)
class VariantOf:
    """What a variant was made of.

    Attributes:
        id: the id of the scheme that it is a variant of; of a variant of a variant, the first.
        title: its title. A variant with another may be meant for another year.
        clauses: the ids of the clauses that are replaced, in the order of the text.
    """

    id: str = field(converter=a_name)
    title: str = field(converter=a_text)
    clauses: tuple[str, ...] = field(converter=several_texts)


def a_variant_of(value: VariantOf | None) -> VariantOf | None:
    """What a variant was made of; None of what is no variant."""
    return optional(value, lambda given: expect(given, VariantOf, _VARIANT_OF))


class Replaced(NamedTuple):
    """The parts of a scheme in which some clauses have other scorers.

    Attributes:
        parts: the parts.
        clauses: the ids of these clauses.
    """

    parts: ProgramParts
    clauses: frozenset[str]


def naming_faults(id_: str, title: str, base: str) -> Iterator[Fault]:
    """What is wrong with the id and the title of a variant of the scheme with the id ``base``."""
    yield from _kept("/id", a_name, id_)[1]
    yield from _kept("/title", a_text, title)[1]
    if plain_text(id_) == base:
        yield Fault.of("/id", "repeated_id", case="variant", id=base)


def replaced(parts: ProgramParts, scorers: Mapping[str, Measure], faults: Iterable[Fault]) -> Replaced:
    """The parts with these scorers in the clauses of these ids; raises SchemeError with these faults and all others.

    A clause keeps everything but its scorer. An input of the scheme that a scorer reads is that one, with its
    annotations. Agreements and exclusions that ask for what no clause reads any more are left out.
    """
    clauses = {clause.id: clause for clause in clauses_of(parts.headings)}
    known = {leaf.path: leaf for clause in clauses.values() for leaf in _declared(clause)}
    asked, found = _kept("/clauses", entries, scorers)
    kept = [_scorer(key, scorer, clauses, known) for key, scorer in asked or ()]
    found = (*faults, *found, *(fault for _, _, own in kept for fault in own))
    SchemeError.raise_if_any(found, case="variant")
    nodes = {id_: _annotated(scorer, known) for id_, scorer, _ in kept if scorer is not None}
    changed = _with(parts.headings, lambda one: evolve(one, scorer=nodes[one.id]) if one.id in nodes else one)
    named = {leaf for clause in clauses_of(changed) for leaf in _named(clause)}
    tree = _with(changed, lambda one: one if _keeps_its_subject(one, named) else evolve(one, subject=None))
    given = {leaf for clause in clauses_of(tree) for leaf in _declared(clause)}
    agreements = tuple(one for one in parts.agreements if given.issuperset(one.inputs))
    exclusions = tuple(one for one in parts.exclusions if given.issuperset([*one.inputs, one.excluded]))
    return Replaced(evolve(parts, headings=tree, agreements=agreements, exclusions=exclusions), frozenset(nodes))


def _kept(path: str, convert: Callable[[Value], Result], value: Value) -> tuple[Result | None, tuple[Fault, ...]]:
    """What a converter makes of a value, or what is wrong with it."""
    try:
        return placed(path, convert, value), ()
    except SchemeError as error:
        return None, error.faults


def _scorer(
    key: str, given: Measure, clauses: Mapping[str, Clause], known: Mapping[str, Input]
) -> tuple[str, Measure | None, tuple[Fault, ...]]:
    """The id of a clause and what is to give its points, with all that is wrong with them."""
    id_ = plain_text(key) or ""
    if id_ not in clauses:
        near = nearest(id_[:_LONGEST], tuple(clauses))
        case = "variant_like" if near else "variant"
        where = pointer("clauses", id_ or shown(key))
        return id_, None, (Fault.of(where, "unknown_clause", case=case, id=described(key), nearest=near),)
    scorer, faults = _kept(pointer("clauses", id_), a_scorer, given)
    if scorer is None:
        return id_, None, faults
    # What stands for an input of the scheme and is another would make the same evidence mean two things.
    other = [leaf for leaf in _read(scorer) if not _is_same(leaf, known.get(leaf.path, leaf))]
    return id_, node_of(scorer), tuple(Fault.of(leaf.path, "declared_twice", case="variant") for leaf in other)


def _annotated(scorer: Measure, known: Mapping[str, Input]) -> Measure:
    """The scorer as it is where its inputs are called what they are in the scheme, else the same rule with these."""
    of_scheme = {leaf: known.get(leaf.path, leaf) for leaf in asked_of(scorer)}
    is_called_so = all(_annotations(leaf) == _annotations(own) for leaf, own in of_scheme.items())
    return scorer if is_called_so else scorer.under(Relabelled(of_scheme))


def _annotations(leaf: Input) -> tuple[object, ...]:
    """What of an input is no part of the rule, but for its unit, which is the same."""
    return leaf.label, leaf.usual, leaf.held_by, leaf.better


def _is_same(leaf: Input, known: Input) -> bool:
    return leaf == known and leaf.unit == known.unit


def _read(scorer: Measure) -> tuple[Input, ...]:
    """What evidence brings for a rule, under any readings."""
    return tuple(leaf for leaf in asked_of(node_of(scorer)) if leaf.section != RULINGS)


def _declared(clause: Clause) -> Iterator[Input]:
    """What may be given for a clause, under any readings, as often as it is declared."""
    yield from (*_read(clause.scorer), *clause.also_given)


def _named(clause: Clause) -> Iterator[Input]:
    """What of that is asked for as the clause's own: its subject alone, where it has one."""
    subject = clause.subject
    yield from _declared(clause) if subject is None or subject not in _read(clause.scorer) else (subject,)


def _keeps_its_subject(clause: Clause, named: Collection[Input]) -> bool:
    """Whether its rule still reads its subject, and beside it what is asked for elsewhere."""
    read = _read(clause.scorer)
    return clause.subject in read and all(leaf in named for leaf in read)


def _with(headings: tuple[Heading, ...], changed: Callable[[Clause], Clause]) -> tuple[Heading, ...]:
    return tuple(_heading_with(heading, changed) for heading in headings)


def _heading_with(heading: Heading, changed: Callable[[Clause], Clause]) -> Heading:
    return evolve(heading, parts=tuple(_part_with(part, changed) for part in heading.parts))


def _part_with(part: Heading | Item, changed: Callable[[Clause], Clause]) -> Heading | Item:
    if isinstance(part, Heading):
        return _heading_with(part, changed)
    return evolve(part, clauses=tuple(changed(clause) for clause in part.clauses))
