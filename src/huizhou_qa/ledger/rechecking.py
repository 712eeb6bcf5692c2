"""Checks every figure of a score again by an evaluator of its own, in pairs of whole numbers.

It answers for a score of which at most single figures were read. It shares with the scoring what the rules are, the
order of the program, the numbers of the evidence and the list of what does not fit; no operation, nothing prepared and
no rounding. Where it does not agree, or has no answer, the recorded arithmetic says what differs.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

from attrs import frozen

from huizhou_qa.evidence.amending import broken_links
from huizhou_qa.evidence.anew import kept_numbers, made_anew, records_so_far
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.checking import faults_of, incidents_missing
from huizhou_qa.ledger.comparing import same
from huizhou_qa.ledger.figures import Figure, Figures, paths_before_writing
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.program import Result, Tally
from huizhou_qa.readers.in_pairs import InPair, InPairs, Pair, added
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import BASE, BEFORE_VETO, GRADE, MARKS_PRESENT, RAW_TOTAL, SUMMED, TOTAL
from huizhou_qa.scheme.program.writing import rounding_of
from huizhou_qa.scheme.scheme import Scheme

EntryPairs = Mapping[str, Pair | None]
EntryInPairs = tuple[str, InPair]

# So many schemes are kept prepared; the one least recently asked gives way.
MOST_KEPT = 16
# A clause that is left out (缺项) shows 0.
NOTHING: Pair = (0, 1)

# What may have been read of a ledger: single figures, which are held against those of the score.
SINGLE = frozenset(
    ("scheme", "evidence", "base", "raw_total", "total", "grade_before_veto", "grade", "exact_total", "exact_grade")
)


class Score(ABC):
    """What a ledger follows from."""

    @property
    @abstractmethod
    def scheme(self) -> Scheme:
        """The scheme."""

    @property
    @abstractmethod
    def evidence(self) -> Evidence:
        """The evidence."""

    @property
    @abstractmethod
    def figures(self) -> Figures:
        """The figures."""

    @abstractmethod
    def field(self, name: str) -> object:
        """A field of the ledger by its name."""


def agrees(score: Score, read: Mapping[str, object]) -> bool:
    """Whether a score has the figures that it should have, and what was read of its ledger so far is of them.

    False also where that cannot be told: where more was read than single figures, or a number is missing.
    """
    if not read.keys() <= SINGLE:
        return False
    try:
        return _confirmed(score, read)
    except Exception:  # noqa: BLE001 (what was set by force may raise anything; the recorded arithmetic says what it is)
        return False


def _confirmed(score: Score, read: Mapping[str, object]) -> bool:
    scheme, evidence = score.scheme, made_anew(score.evidence)
    if evidence is None or not _are_kept(score.evidence, evidence) or not _fits(scheme, evidence):
        return False
    again = _recheck(SchemeItself(scheme))
    written, unrounded = again.worked_out(scheme, evidence)
    figures = again.confirms(score.figures, written, unrounded, scheme.grade_rule.grades)
    return figures and all(same(one, score.field(name)) for name, one in read.items())


def _are_kept(evidence: Evidence, anew: Evidence) -> bool:
    """Whether the records and the numbers that are kept of evidence, if any are, are those that it has."""
    if not all(same(records, getattr(anew, name)) for name, records in records_so_far(evidence).items()):
        return False
    kept = kept_numbers(evidence)
    return kept is None or kept.is_all_of(anew.values)


def _fits(scheme: Scheme, evidence: Evidence) -> bool:
    """Whether evidence may be scored."""
    return not (faults_of(scheme, evidence) or any(broken_links(evidence)) or incidents_missing(scheme, evidence))


@frozen(eq=False)
class PartsInPairs:
    """The points of all clauses, items, headings or adjustments: ids, entries, and how many units of each make 1.

    None of one that is not written.
    """

    name: str
    parts: tuple[tuple[str, str, int | None], ...]

    def confirmed(self, figures: Figures, pairs: EntryPairs) -> bool:
        """Whether the figures are those of the pairs, in order."""
        stated: Mapping[str, Figure] = getattr(figures, self.name)
        if len(stated) != len(self.parts):
            return False
        for (id_, path, scale), (name, figure) in zip(self.parts, stated.items(), strict=True):
            above, below = pairs[path] or NOTHING
            kind, units = (Fraction, 1) if scale is None else (int, scale)
            if id_ != name or type(figure) is not kind or figure * below != above * units:
                return False
        return True


@frozen(eq=False)
class Recheck:
    """A scheme's program in pairs.

    Attributes:
        tallies: what each incident adds to an entry.
        written: the entries with figures rounded where they are put on paper.
        unrounded: those after the points before writing, with none rounded.
        several: the figures that there are several of.
    """

    tallies: tuple[EntryInPairs, ...]
    written: tuple[EntryInPairs, ...]
    unrounded: tuple[EntryInPairs, ...]
    several: tuple[PartsInPairs, ...]

    def worked_out(self, scheme: Scheme, evidence: Evidence) -> tuple[EntryPairs, EntryPairs]:
        """Every entry of a unit, written and with nothing rounded."""
        values, table = settled_values(scheme, evidence), scheme.incident_table
        known: dict[str, Pair | None] = {**values.ratios, **dict.fromkeys(values.nothing)}
        happened = [table.numbers_of(one) for one in evidence.incidents or ()] if table else []
        elements = [{**known, **{path: (number, 1) for path, number in one.items()}} for one in happened]
        for path, counted in self.tallies:
            known[path] = added([counted(one) or NOTHING for one in elements])
        for path, work in self.written:
            known[path] = work(known)
        exact = dict(known)
        for path, work in self.unrounded:
            exact[path] = work(exact)
        return known, exact

    def confirms(self, figures: Figures, written: EntryPairs, unrounded: EntryPairs, grades: tuple[str, ...]) -> bool:
        """Whether figures are these."""
        if not all(one.confirmed(figures, written) for one in self.several):
            return False
        numbers = {name: _number(written[path]) if path in written else None for name, path in _NUMBERS.items()}
        numbers["exact_total"] = _number(unrounded[TOTAL.path])
        graded = {name: _number(written[path]) for name, path in _GRADES.items()}
        graded["exact_grade"] = _number(unrounded[GRADE.path])
        made = {**numbers, **{name: grades[int(place)] for name, place in graded.items()}}
        return all(getattr(figures, name) == one for name, one in made.items())


def _number(pair: Pair | None) -> Fraction:
    return Fraction(*(pair or NOTHING))


@lru_cache(maxsize=MOST_KEPT)
def _recheck(of: SchemeItself) -> Recheck:
    """A scheme's program prepared once."""
    scheme, entries = of.scheme, of.program.entries
    before = set(paths_before_writing(scheme))
    written, unrounded = (InPairs(scheme.readings, stage) for stage in (True, False))
    results = [one for one in entries if isinstance(one, Result)]
    return Recheck(
        tuple((one.leaf.path, one.node.under(written)) for one in entries if isinstance(one, Tally)),
        tuple((one.leaf.path, one.node.under(written)) for one in results),
        tuple((one.leaf.path, one.node.under(unrounded)) for one in results if one.leaf.path not in before),
        tuple(_several(scheme)),
    )


def _several(scheme: Scheme) -> Iterator[PartsInPairs]:
    kinds: dict[str, Iterable[Clause | Item | Heading]]
    kinds = {"clauses": scheme.clauses.values(), "items": scheme.items.values(), "groups": scheme.groups.values()}
    for name, parts in kinds.items():
        written = [(part, rounding_of(part, scheme)) for part in parts]
        yield PartsInPairs(
            name, tuple((one.id, one.entry.path, None if to is None else to.scale) for one, to in written)
        )
    units = scheme.rounding.scale
    yield PartsInPairs("adjustments", tuple((one.id, one.entry.path, units) for one in scheme.adjustments))


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
