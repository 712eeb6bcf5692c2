"""What a score is worked out from again: the numbers of its evidence as pairs, read anew from what it follows from.

Evidence of plain figures is held against what the scheme accepts in pairs too; of any other the list of faults tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from functools import lru_cache
from itertools import repeat

from attrs import frozen

from huizhou_qa.errors import pointer
from huizhou_qa.evidence.amending import broken_links
from huizhou_qa.evidence.anew import has_numbers, has_pairs, made_anew, records_so_far, still_as_read
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.plain_figures import PlainFigures
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.checking import faults_of, incidents_missing
from huizhou_qa.ledger.comparing import same
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.readers.in_pairs import InPairs
from huizhou_qa.readers.pairs import IntervalEnds, NoPairError, Pair, ends_of
from huizhou_qa.readers.prepared_pairs import InTruth, KnownPairs
from huizhou_qa.rules.sections import AVERAGES, FACTS, average_of_others
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.scheme import Scheme, as_scheme

# Of so many schemes what they accept is kept; the one least recently asked gives way.
MOST_KEPT = 16


@frozen(eq=False)
class KnownAgain:
    """What is known of a unit.

    Attributes:
        numbers: its numbers by path; None of what there was nothing of.
        happened: the numbers of each incident.
    """

    numbers: Mapping[str, Pair | None]
    happened: Sequence[Mapping[str, int]]


def known_again(scheme: Scheme, evidence: Evidence) -> KnownAgain | None:
    """What is known by evidence that earns a score; None where it earns none, or is not what was read any more."""
    as_scheme(scheme)
    figures = still_as_read(evidence)
    numbers = None if figures is None else _of_figures(scheme, evidence, figures)
    return _of_any(scheme, evidence) if numbers is None else KnownAgain(numbers, ())


def _of_any(scheme: Scheme, evidence: Evidence) -> KnownAgain | None:
    """The same of evidence of any kind: it is made anew, and held against the list of faults."""
    anew = made_anew(evidence)
    if anew is None or not _are_kept(evidence, anew) or not _fits(scheme, anew):
        return None
    values, table = settled_values(scheme, anew), scheme.incident_table
    happened = [table.numbers_of(one) for one in anew.incidents or ()] if table else []
    return KnownAgain({**values.ratios, **dict.fromkeys(values.nothing)}, happened)


def _are_kept(evidence: Evidence, anew: Evidence) -> bool:
    """Whether the records and the numbers that are kept of evidence, if any are, are those that it has."""
    are_kept = all(same(records, getattr(anew, name)) for name, records in records_so_far(evidence).items())
    return are_kept and has_numbers(evidence, anew.values)


def _fits(scheme: Scheme, evidence: Evidence) -> bool:
    """Whether evidence may be scored."""
    return not (faults_of(scheme, evidence) or any(broken_links(evidence)) or incidents_missing(scheme, evidence))


def _of_figures(scheme: Scheme, evidence: Evidence, figures: PlainFigures) -> dict[str, Pair] | None:
    """The numbers of plain figures and of averages beside them; None where the list of faults has to tell."""
    if evidence.statistics or scheme.absences or incidents_missing(scheme, evidence):
        return None
    averages, names = evidence.averages, figures.names
    own = figures.numbers_at({pointer(FACTS, name) for name in averages})
    if not scheme.input_register.are_averages_fit(evidence, own):
        return None
    pairs = dict(zip(names.paths, zip(figures.numbers, repeat(figures.scale)), strict=True))
    rates = set()
    for name, average in averages.items():
        path, figure = pointer(AVERAGES, name), own.get(pointer(FACTS, name))
        if isinstance(average, Rate):
            rates.add(path)
            if figure is not None and average.whole > 1:
                others = (average.part - figure) / (average.whole - 1)
                pairs[average_of_others(name)] = others.as_integer_ratio()
        elif type(average) is not Fraction:
            return None
        pairs[path] = (average.quotient if isinstance(average, Rate) else average).as_integer_ratio()
    truths = {names.paths[at] for at in names.truths}
    fits = _accepted(SchemeItself(scheme)).take(pairs, truths, rates)
    return pairs if fits and has_pairs(evidence, pairs, truths, rates) else None


@frozen(eq=False)
class AcceptedPairs:
    """What a scheme accepts of numbers, each with its path.

    Attributes:
        names: what may be given.
        truths, options: what is given as true or false, and as one of named options.
        rates: what may be given as a part of a whole.
        ranges: the ends of each number.
        wholes: those that are whole numbers.
        agreements: what must hold.
        out_of_place: what is out of place where a condition holds.
    """

    names: frozenset[str]
    truths: frozenset[str]
    options: frozenset[str]
    rates: frozenset[str]
    ranges: tuple[tuple[str, IntervalEnds], ...]
    wholes: tuple[str, ...]
    agreements: tuple[InTruth, ...]
    out_of_place: tuple[tuple[str, InTruth], ...]

    def take(self, pairs: Mapping[str, Pair], truths: AbstractSet[str], rates: AbstractSet[str]) -> bool:
        """Whether numbers are what their inputs accept; which are given as truths and as rates is told beside."""
        given = pairs.keys()
        in_form = given <= self.names and self.truths & given == truths and rates <= self.rates
        if not in_form or not self.options.isdisjoint(given):
            return False
        for path, (low, of_low, from_low, high, of_high, to_high) in self.ranges:
            pair = pairs.get(path)
            if pair is not None:
                above, below = pair
                if above * of_low - low * below < from_low or high * below - above * of_high < to_high:
                    return False
        whole = all(pair[0] % pair[1] == 0 for path in self.wholes if (pair := pairs.get(path)) is not None)
        return whole and self._agree(pairs)

    def _agree(self, pairs: KnownPairs) -> bool:
        """Whether no facts contradict each other, of those that are known."""
        if any(_told(one, pairs) is False for one in self.agreements):
            return False
        return not any(path in pairs and _told(one, pairs) for path, one in self.out_of_place)


def _told(truth: InTruth, pairs: KnownPairs) -> bool | None:
    """A truth; None where it reads what is not known."""
    try:
        return truth.work(pairs)
    except (KeyError, NoPairError):
        return None


@lru_cache(maxsize=MOST_KEPT)
def _accepted(of: SchemeItself) -> AcceptedPairs:
    scheme, register = of.scheme, of.scheme.input_register
    paths = [leaf.path for leaf in register.inputs]
    accepted = register.accepted_numbers(paths, 1)
    in_pairs = InPairs(FrozenMapping())
    return AcceptedPairs(
        accepted.names,
        accepted.truths,
        accepted.options,
        accepted.rates,
        tuple((path, ends_of(over)) for path, over in register.accepted_ranges.items()),
        tuple(paths[at] for at in accepted.wholes),
        tuple(one.condition.under(in_pairs) for one in scheme.agreements),
        tuple((one.excluded.path, one.condition.under(in_pairs)) for one in scheme.exclusions),
    )
