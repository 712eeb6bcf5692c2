"""Running a program: entry by entry, for all members of a cohort at once.

Numbers go in by the path of their input and come out by the path of their entry. What evidence is, and what
an assessment makes of the numbers, is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from attrs import field, frozen

from huizhou_qa.frozen_mapping import FrozenMapping, dict_of
from huizhou_qa.program.entries import Entry, Program, Result, Statistic, Tally
from huizhou_qa.readers.exact import Exact
from huizhou_qa.readers.gaps import Gap, Number, joined
from huizhou_qa.readers.reads import reads
from huizhou_qa.readers.recorded import NumberStep, Recorded
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.statistics import Fold

Elements = Mapping[str, Number]
Made = TypeVar("Made")

INCIDENTS = "/incidents"
UNSAID = Gap(missing=frozenset({INCIDENTS}))
NO_MEMBERS = Gap(faults=frozenset({"no_others"}))
ZERO = Fraction(0)
NOTHING = FrozenMapping[str, Number]()


@frozen
class Member:
    """What is known of one member of a cohort.

    Attributes:
        known: numbers and gaps by the path of their input.
        incidents: the elements of every incident, by their paths; None where nobody has said.
    """

    known: FrozenMapping[str, Number] = field(converter=FrozenMapping[str, Number])
    incidents: tuple[FrozenMapping[str, Number], ...] | None


# Programs are looked up by them, again and again.
@frozen(cache_hash=True)
class Settings:
    """What is chosen for a run: the readings, and whether figures are rounded where they are put on paper."""

    readings: FrozenMapping[str, str] = field(converter=FrozenMapping[str, str])
    written: bool = True

    def exact(self, known: Mapping[str, Number]) -> Exact:
        """The exact arithmetic over these numbers."""
        return Exact(known, self.readings, self.written)

    def evaluate(self, node: Measure, known: Mapping[str, Number]) -> Number:
        """What a node gives for these numbers."""
        return node.under(self.exact(known))


Results = dict[str, Number]


def run(program: Program, members: Sequence[Member], settings: Settings) -> list[Results]:
    """Every number of every member, by path: those that are known, and those of the entries."""
    return _run(program, members, settings.evaluate, lambda number: number)[0]


def record(program: Program, members: Sequence[Member], settings: Settings) -> list[dict[str, NumberStep]]:
    """How every entry of every member came about, by path; a statistic of a cohort only says what came out."""

    def recorded(node: Measure, known: Mapping[str, Number]) -> NumberStep:
        return node.under(Recorded(settings.exact(known)))

    return _run(program, members, recorded, lambda step: step.value)[1]


def follow(
    program: Program,
    member: Member,
    settings: Settings,
    stated: FrozenMapping[str, Number] = NOTHING,
    made: Mapping[str, Number] = NOTHING,
) -> Results:
    """Every result and tally of a unit, by path, as it follows from what is ``stated`` of those before it.

    One of which nothing is stated is what was worked out; those that are ``made`` already are not worked out again.
    """
    known, results, said = dict_of(member.known), dict(made), dict_of(stated)
    evaluate, arithmetic = settings.evaluate, settings.exact(known)
    for entry in program.entries:
        path = entry.leaf.path
        if path not in results:
            if isinstance(entry, Statistic):
                continue  # One unit alone knows no cohort: what its evidence does not bring is missing.
            is_result = isinstance(entry, Result)
            results[path] = entry.node.under(arithmetic) if is_result else _tallied(entry, member, known, evaluate)
        known[path] = said.get(path, results[path])
    return results


@frozen
class CohortStatistic:
    """A statistic over the members of a cohort.

    Attributes:
        entry: which.
        figures: the number of each member that it is a statistic of.
        numbers: the statistic as each member has it.
    """

    entry: Statistic
    figures: tuple[Number, ...]
    numbers: tuple[Number, ...]


def over_cohort(
    program: Program, members: Sequence[Member], settings: Settings, wanted: Container[str]
) -> list[CohortStatistic]:
    """The statistics of the paths that are wanted, over these members, be it over one alone.

    What none of them rests on is not worked out.
    """
    known = [dict_of(member.known) for member in members]
    found: list[CohortStatistic] = []
    for entry in entries_behind(wanted, program, settings):
        if isinstance(entry, Statistic):
            figures = tuple(settings.evaluate(entry.node, numbers) for numbers in known)
            folded = tuple(statistics(entry.fold, figures, own=entry.own))
            found.append(CohortStatistic(entry, figures, folded))
        else:
            folded = tuple(_worked_out(entry, *one, settings.evaluate) for one in zip(members, known, strict=True))
        for numbers, number in zip(known, folded, strict=True):
            numbers[entry.leaf.path] = number
    return found


def entries_behind(wanted: Container[str], program: Program, settings: Settings) -> list[Entry]:
    """The entries of the paths that are wanted, and those that they rest on."""
    behind: list[Entry] = []
    read: set[str] = set()
    for entry in reversed(program.entries):
        if entry.leaf.path in wanted or entry.leaf.path in read:
            behind.append(entry)
            read |= {leaf.path for leaf in reads(entry.node, settings.readings).inputs}
    return behind[::-1]


def _worked_out(
    entry: Result | Tally, member: Member, numbers: Results, evaluate: Callable[[Measure, Mapping[str, Number]], Number]
) -> Number:
    return evaluate(entry.node, numbers) if isinstance(entry, Result) else _tallied(entry, member, numbers, evaluate)


def _run(
    program: Program,
    members: Sequence[Member],
    evaluate: Callable[[Measure, Mapping[str, Number]], Made],
    number_of: Callable[[Made], Number],
) -> tuple[list[Results], list[dict[str, Made]]]:
    known = [dict_of(member.known) for member in members]
    made: list[dict[str, Made]] = [{} for _ in members]
    for entry in program.entries:
        path = entry.leaf.path
        if isinstance(entry, Statistic):
            _add_statistic(entry, known, lambda node, numbers: number_of(evaluate(node, numbers)))
        elif isinstance(entry, Result):
            for numbers, steps in zip(known, made, strict=True):
                steps[path] = evaluate(entry.node, numbers)
                numbers[path] = number_of(steps[path])
        else:
            for member, numbers in zip(members, known, strict=True):
                numbers[path] = _tallied(entry, member, numbers, lambda node, those: number_of(evaluate(node, those)))
    return known, made


def _tallied(
    entry: Entry, member: Member, numbers: Results, evaluate: Callable[[Measure, Mapping[str, Number]], Number]
) -> Number:
    if member.incidents is None:
        return UNSAID
    counted = [evaluate(entry.node, {**numbers, **incident}) for incident in member.incidents]
    gap = joined(counted)
    return sum((one for one in counted if not isinstance(one, Gap)), ZERO) if gap is None else gap


def _add_statistic(
    entry: Statistic, known: Sequence[Results], evaluate: Callable[[Measure, Mapping[str, Number]], Number]
) -> None:
    path = entry.leaf.path
    if all(path in numbers for numbers in known):
        return
    if len(known) == 1:
        # One unit alone knows no cohort: what its evidence does not bring is missing.
        return
    figures = [evaluate(entry.node, numbers) for numbers in known]
    for numbers, figure in zip(known, statistics(entry.fold, figures, own=entry.own), strict=True):
        numbers[path] = figure


def statistics(fold: Fold, figures: Sequence[Number], *, own: bool) -> list[Number]:
    """The statistic as each member has it; a member of which there was nothing is left out of it."""
    unknown = joined(one for one in figures if isinstance(one, Gap) and not one.is_nothing)
    if unknown is not None:
        return [unknown] * len(figures)
    known = [one for one in figures if not isinstance(one, Gap)]
    if fold == "place":
        # The first of equal ones has the place of all of them.
        places = {number: Fraction(place) for place, number in reversed([*enumerate(sorted(known, reverse=True), 1)])}
        return [one if isinstance(one, Gap) else places[one] for one in figures]
    if own:
        return [_folded(fold, known)] * len(figures)
    of_others = _of_others(fold, known)
    return [_folded(fold, known) if isinstance(one, Gap) else of_others(one) for one in figures]


def _of_others(fold: Fold, figures: Sequence[Fraction]) -> Callable[[Fraction], Number]:
    """The statistic over all but one of the figures; worked out once for all of them."""
    if len(figures) < 2:  # noqa: PLR2004 - there is no other
        return lambda _own: NO_MEMBERS
    if fold == "mean":
        added, others = sum(figures, ZERO), len(figures) - 1
        return lambda own: (added - own) / others
    first, second = sorted(figures, reverse=fold == "most")[:2]
    return lambda own: second if own == first else first


def _folded(fold: Fold, figures: Sequence[Fraction]) -> Number:
    if not figures:
        return NO_MEMBERS
    if fold == "mean":
        return sum(figures, ZERO) / len(figures)
    return max(figures) if fold == "most" else min(figures)
