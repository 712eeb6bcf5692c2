"""A scheme's program in pairs of whole numbers: every figure of a unit's score, worked out by an evaluator of its own.

What is done with the figures of a score, and whether its evidence fits, stands in ``rechecking``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from operator import itemgetter

from attrs import Factory, frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.comparing import same
from huizhou_qa.ledger.figures import Figure, Figures, paths_before_writing
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Result, Tally
from huizhou_qa.readers.in_pairs import InPairs
from huizhou_qa.readers.pairs import Pair, added
from huizhou_qa.readers.prepared_pairs import InPair, KnownPairs, several
from huizhou_qa.readers.reads import reads
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.rules.sections import RULINGS
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import BASE, BEFORE_VETO, GRADE, MARKS_PRESENT, RAW_TOTAL, SUMMED, TOTAL
from huizhou_qa.scheme.program.writing import rounding_of
from huizhou_qa.scheme.scheme import Scheme

WorkInPairs = Callable[[KnownPairs], Pair | None]

# So many schemes are kept prepared; the one least recently asked gives way.
MOST_KEPT = 16
# A clause that is left out (缺项) shows 0.
NOTHING: Pair = (0, 1)
# Where the number of an entry with nothing rounded is put, before its path.
UNROUNDED = "unrounded "


@frozen(eq=False)
class PartsInPairs:
    """The points of all clauses, items, headings or adjustments.

    Attributes:
        name: what the figures call them.
        ids: their ids.
        read: what reads the pairs of all.
        kinds, units: of which type the figure of each is, and how many of its units make 1.
    """

    name: str
    ids: tuple[str, ...]
    read: Callable[[KnownPairs], tuple[Pair | None, ...]]
    kinds: tuple[type[int | Fraction], ...]
    units: tuple[int, ...]

    def confirmed(self, figures: Figures, row: KnownPairs) -> bool:
        """Whether the figures are those of the pairs, in order."""
        stated: Mapping[str, Figure] = getattr(figures, self.name)
        if tuple(stated) != self.ids:
            return False
        for figure, pair, kind, units in zip(stated.values(), self.read(row), self.kinds, self.units, strict=True):
            above, below = pair or NOTHING
            if type(figure) is not kind or figure * below != above * units:
                return False
        return True


@frozen(eq=False)
class Recheck:
    """A program in pairs.

    Attributes:
        constants: the entries that are the same for every unit.
        tallies: what each incident adds to an entry.
        steps: the other entries in order: with figures rounded where they are put on paper, then with none rounded.
        several: the figures that there are several of.
        numbers, graded: where the pair of each single figure is put, and that of each grade's place among the grades.
        lacking: the single figures that there are none of.
        grades: the grades, the best first.
    """

    constants: Mapping[str, Pair]
    tallies: tuple[tuple[str, WorkInPairs], ...]
    steps: tuple[tuple[str, WorkInPairs], ...]
    several: tuple[PartsInPairs, ...]
    numbers: tuple[tuple[str, str], ...]
    graded: tuple[tuple[str, str], ...]
    lacking: tuple[str, ...]
    grades: tuple[str, ...]

    def worked_out(self, known: KnownPairs, happened: Sequence[Mapping[str, int]]) -> KnownPairs:
        """Every entry of a unit, from what is known of it and the numbers of its incidents."""
        row = {**known, **self.constants}
        elements = [{**known, **{path: (number, 1) for path, number in one.items()}} for one in happened]
        for path, counted in self.tallies:
            row[path] = added([counted(one) or NOTHING for one in elements])
        for path, work in self.steps:
            row[path] = work(row)
        return row

    def confirms(self, figures: Figures, row: KnownPairs) -> bool:
        """Whether figures are these."""
        for name, place in self.numbers:
            number, (above, below) = getattr(figures, name), row[place] or NOTHING
            if type(number) is not Fraction or number.numerator * below != above * number.denominator:
                return False
        for name, place in self.graded:
            above, below = row[place] or NOTHING
            if not same(getattr(figures, name), self.grades[above // below]):
                return False
        return all(one.confirmed(figures, row) for one in self.several) and all(
            getattr(figures, name) is None for name in self.lacking
        )


@frozen(eq=False)
class ProgramInPairs:
    """A scheme's program in pairs: for units of which all that it reads is a number, and for others.

    Attributes:
        of: the scheme.
        reads: the paths of all facts, marks and statistics that entries read of every unit of which there is all.
    """

    of: SchemeItself
    reads: frozenset[str]

    def for_unit(self, known: KnownPairs) -> Recheck:
        """The program for a unit of which this is known."""
        if self.reads <= known.keys() and None not in known.values():
            return self._where_all_is_there
        return self._anyhow

    @cached_property
    def _where_all_is_there(self) -> Recheck:
        # Evidence is worked out from only where every number lies where its input accepts it.
        accepted = self.of.scheme.input_register.accepted_ranges
        return _prepared(self.of, {path: _at(path, accepted.get(path, ANY_NUMBER)) for path in self.reads})

    @cached_property
    def _anyhow(self) -> Recheck:
        return _prepared(self.of, {})


@lru_cache(maxsize=MOST_KEPT)
def program_in_pairs(of: SchemeItself) -> ProgramInPairs:
    """The program of a scheme, prepared when it is first asked for."""
    entries, readings = of.program.entries, of.scheme.readings
    read = {leaf.path for one in entries if isinstance(one, Result) for leaf in reads(one.node, readings).inputs}
    # Rulings are rare, and what a scheme puts out of place is often lacking.
    read = {path for path in read if not path.startswith(f"/{RULINGS}/")}
    read -= {one.excluded.path for one in of.scheme.exclusions}
    return ProgramInPairs(of, frozenset(read - {one.leaf.path for one in entries if isinstance(one, Result | Tally)}))


@frozen(eq=False)
class _EntriesInPairs:
    """Entries as they are prepared one after the other.

    Attributes:
        prepared: every number that later ones may read, by its path.
        places: where its pair is put.
        constants, steps: those that are the same for every unit, and the others, in order.
    """

    prepared: dict[str, InPair]
    places: dict[str, str] = Factory(dict)
    constants: dict[str, Pair] = Factory(dict)
    steps: list[tuple[str, WorkInPairs]] = Factory(list)

    def add(self, path: str, place: str, number: InPair) -> None:
        """One more, to be put at a place; one that is only read stays where it is."""
        self.places[path], self.prepared[path] = place, number
        if number.value is not None:
            self.constants[place] = number.value.as_integer_ratio()
        elif number.path is not None:
            self.places[path] = number.path
        else:
            self.steps.append((place, number.work))
            self.prepared[path] = number.read_at(place)


def _prepared(of: SchemeItself, known: Mapping[str, InPair]) -> Recheck:
    scheme, entries = of.scheme, of.program.entries
    tallies = [one for one in entries if isinstance(one, Tally)]
    results = [one for one in entries if isinstance(one, Result)]
    written = _EntriesInPairs({**known, **{path: _at(path) for path in (one.leaf.path for one in tallies)}})
    for one in results:
        number = one.node.under(InPairs(scheme.readings, written=True, prepared=written.prepared))
        written.add(one.leaf.path, one.leaf.path, number)
    # Up to the points before they are written nothing is rounded.
    before = set(paths_before_writing(scheme))
    unrounded = _EntriesInPairs({**known, **{path: one for path, one in written.prepared.items() if path in before}})
    for one in results:
        if one.leaf.path not in before:
            number = one.node.under(InPairs(scheme.readings, written=False, prepared=unrounded.prepared))
            unrounded.add(one.leaf.path, UNROUNDED + one.leaf.path, number)
    places = written.places
    return Recheck(
        FrozenMapping(written.constants | unrounded.constants),
        tuple((one.leaf.path, one.node.under(InPairs(scheme.readings)).work) for one in tallies),
        (*written.steps, *unrounded.steps),
        tuple(_several(scheme, places)),
        (
            *((name, places[path]) for name, path in _NUMBERS.items() if path in places),
            ("exact_total", unrounded.places[TOTAL.path]),
        ),
        (*((name, places[path]) for name, path in _GRADES.items()), ("exact_grade", unrounded.places[GRADE.path])),
        tuple(name for name, path in _NUMBERS.items() if path not in places),
        scheme.grade_rule.grades,
    )


def _at(path: str, over: Interval = ANY_NUMBER) -> InPair:
    return InPair(itemgetter(path), there=True, path=path, low=over.low, high=over.high)


def _several(scheme: Scheme, places: Mapping[str, str]) -> Iterator[PartsInPairs]:
    kinds: dict[str, Iterable[Clause | Item | Heading]]
    kinds = {"clauses": scheme.clauses.values(), "items": scheme.items.values(), "groups": scheme.groups.values()}
    for name, parts in kinds.items():
        units = {part.id: None if (to := rounding_of(part, scheme)) is None else to.scale for part in parts}
        yield _parts(name, {part.id: places[part.entry.path] for part in parts}, units)
    adjustments = {one.id: places[one.entry.path] for one in scheme.adjustments}
    yield _parts("adjustments", adjustments, dict.fromkeys(adjustments, scheme.rounding.scale))


def _parts(name: str, places: Mapping[str, str], scales: Mapping[str, int | None]) -> PartsInPairs:
    """Parts by id; of one without a scale the exact number is stated, which is not written."""
    kinds = tuple(Fraction if scale is None else int for scale in scales.values())
    return PartsInPairs(
        name, tuple(places), several(tuple(places.values())), kinds, tuple(one or 1 for one in scales.values())
    )


_NUMBERS: Mapping[str, str] = FrozenMapping(
    {
        "marks_present": MARKS_PRESENT.path,
        "summed": SUMMED.path,
        "base": BASE.path,
        "raw_total": RAW_TOTAL.path,
        "total": TOTAL.path,
    }
)
_GRADES: Mapping[str, str] = FrozenMapping({"grade_before_veto": BEFORE_VETO.path, "grade": GRADE.path})
