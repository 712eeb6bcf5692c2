"""What the columns of a frame are called, and which there are for a scheme.

One row a column: of a fact ``pm25_annual_mean``, of a rate as a pair ``…_part`` and ``…_whole`` (of what is no
percentage ``…_numerator`` and ``…_denominator``), of a mark ``mark_14``, of an average ``average_…`` or
``average_…_sum`` and ``average_…_members``, of a statistic ``statistic_…``, of incidents ``incidents_<class>``, or
``deductions`` and ``vetoed`` where one class takes points and another one changes the grade. A dot in a name becomes
``_``. Whether there was nothing of a column is said in ``nothing_<column>``, a ruling in ``ruling_<clause>``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import dropwhile
from types import MappingProxyType

from attrs import evolve

from huizhou_qa.columns.inputs import ColumnInput, Holds
from huizhou_qa.columns.options import ColumnOptions
from huizhou_qa.errors import Fault, SchemeError, pointer
from huizhou_qa.evidence.asked import InputKind
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program.entries import Result, Tally, tally
from huizhou_qa.readers import reads
from huizhou_qa.rules.ranges import ANY_NUMBER, AT_LEAST_ZERO, FROM_ONE
from huizhou_qa.rules.sections import AVERAGES, INCIDENTS, MARKS, OF_COHORTS, STATISTICS
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme

# What the columns begin with that say that there was nothing, and those that do not come back.
NOTHING, HIDDEN = "nothing_", "__columns_"
DEDUCTIONS, VETOED = "deductions", "vetoed"
PLACES: Mapping[InputKind, int] = MappingProxyType(
    {"percent": 4, "quantity": 4, "mark": 2, "average": 4, "statistic": 4}
)
# What is taken for an end where neither a rule nor the caller names one: this, or so many times the usual end.
MOST, TIMES_THE_USUAL = 10**6, 100
MOST_INCIDENTS, MOST_MEMBERS = 100, 1_000
HUNDRED = 100
ABOVE_ZERO = Interval.parse("(0, ∞)")

LowAndHigh = tuple[Fraction, Fraction]

_PREFIXES: Mapping[str, str] = MappingProxyType({MARKS: "mark_", AVERAGES: "average_", STATISTICS: "statistic_"})


def in_column(name: str) -> str:
    """A name or an id as a part of a column's name."""
    return name.replace(".", "_")


def nothing_column(column: str) -> str:
    """The column that says that there was nothing of what another one holds; of a pair, of what it begins with."""
    return f"{NOTHING}{column}"


def ruling_column(clause: str) -> str:
    """The column of the rulings on a clause."""
    return f"ruling_{in_column(clause)}"


def incidents_column(class_: str) -> str:
    """The column that counts the incidents of a class."""
    return f"incidents_{in_column(class_)}"


def stem_of(row: InputRow) -> str:
    """The name of the column of an input, or what the names of its two columns begin with."""
    return _PREFIXES.get(row.section, "") + in_column(row.name)


def inputs_of(scheme: Scheme, options: ColumnOptions) -> tuple[ColumnInput, ...]:
    """Every column that a scheme reads, in the order of the text, those of incidents last.

    With a cohort, averages and other statistics are computed, and have no column. Raises SchemeError for digits,
    limits and pairs of what is no column, digits and limits that a column cannot have, and for two inputs whose
    columns would have one name.
    """
    rows = _rows(scheme, options)
    made = [*(one for row in rows for one in columns_of(row, options)), *_of_incidents(scheme)]
    kinds = {row.kind for row in rows} - {"truth", "option"}
    stems = {stem_of(row) for row in rows if row.kind not in {"truth", "option"}}
    repeated = [name for name, times in Counter(one.column for one in made).items() if times > 1]
    faults = [Fault.of(pointer(name), "repeated_column", case="inputs", name=name) for name in repeated]
    faults += [*options.unknown({one.column for one in made}, kinds, stems), *options.ignored(made)]
    SchemeError.raise_if_any(faults, case="columns")
    return tuple(options.limited(one) for one in made)


def optional_columns(scheme: Scheme, options: ColumnOptions) -> dict[str, Holds]:
    """The columns that a frame may have or not, with what they hold: that there was nothing, and rulings."""
    nothing = [nothing_column(one.stem) for one in inputs_of(scheme, options) if one.may_be_nothing]
    rulings = [ruling_column(clause) for clause in scheme.clauses]
    return {**dict.fromkeys(nothing, "truth"), **dict.fromkeys(rulings, "word")}


def incident_classes(scheme: Scheme) -> tuple[str, ...]:
    """The classes of incidents that results read, in the order of the scheme."""
    # No clause reads incidents: who does stands after the tallies.
    after = dropwhile(lambda entry: not isinstance(entry, Tally), scheme.program.entries)
    results = [entry for entry in after if isinstance(entry, Result)]
    leaves = dict.fromkeys(leaf for entry in results for leaf in reads(entry.node, scheme.readings).inputs)
    return tuple(leaf.name for leaf in leaves if leaf.section == INCIDENTS)


def columns_of(row: InputRow, options: ColumnOptions) -> tuple[ColumnInput, ...]:
    """The column of an input, or the two of a pair."""
    stem = stem_of(row)
    if row.kind in {"truth", "option"}:
        holds: Holds = "truth" if row.kind == "truth" else "word"
        last = Fraction(max(len(row.options) - 1, 1))
        told = ColumnInput(stem, row.unit, 0, Fraction(0), last, row.path, holds, words=row.options)
        return (evolve(told, may_be_nothing=row.may_be_nothing),)
    if row.pair_needed or stem in options.pairs:
        return _sum_and_members(row, stem, options) if row.section in OF_COHORTS else _rate(row, stem, options)
    places = options.places(stem, row.kind, 0 if row.whole else PLACES.get(row.kind, 0))
    return (_column(row, stem, places, row.range, _ends(row)),)


def _sum_and_members(row: InputRow, stem: str, options: ColumnOptions) -> tuple[ColumnInput, ...]:
    """An average as the sum over all members and their number."""
    summed = f"{stem}_sum"
    places, members = options.places(summed, row.kind, PLACES["average"]), Fraction(MOST_MEMBERS)
    low, high = _ends(row)
    part = _column(row, summed, places, ANY_NUMBER, (low * members, high * members))
    whole = _column(row, f"{stem}_members", 0, FROM_ONE, (Fraction(1), members))
    return evolve(part, role="part"), evolve(whole, role="whole", unit="")


def _rate(row: InputRow, stem: str, options: ColumnOptions) -> tuple[ColumnInput, ...]:
    """A percentage as part and whole, and anything else as numerator and denominator."""
    is_percent, most = row.kind == "percent", Fraction(MOST)
    above, below = (f"{stem}_part", f"{stem}_whole") if is_percent else (f"{stem}_numerator", f"{stem}_denominator")
    at_least_zero = row.range.low is not None and row.range.low >= 0
    over = AT_LEAST_ZERO if at_least_zero else ANY_NUMBER
    least = Fraction(0) if at_least_zero else -most
    part = _column(row, above, options.places(above, row.kind, 0), over, (least, most))
    whole = _column(row, below, options.places(below, row.kind, 0), ABOVE_ZERO, (Fraction(0), most))
    times = HUNDRED if is_percent else 1
    return evolve(part, role="part", times=times, unit=""), evolve(whole, role="whole", unit="")


def _column(row: InputRow, column: str, places: int, over: Interval, ends: LowAndHigh) -> ColumnInput:
    """A column; at an open end of its range stands the next number of its places."""
    step, (low, high) = Fraction(1, 10**places), ends
    low = low + step if low == over.low and not over.low_closed else low
    high = high - step if high == over.high and not over.high_closed else high
    made = ColumnInput(column, row.unit, places, low, high, row.path, may_be_nothing=row.may_be_nothing)
    return evolve(made, low_of_rule=None if over.low is None else low, high_of_rule=None if over.high is None else high)


def _ends(row: InputRow) -> LowAndHigh:
    """The ends of a range; where it has none, a power of ten that is far beyond the usual."""
    usual = row.usual.range if row.usual else row.range
    far = max(abs(end) for end in (usual.low, usual.high, Fraction(0)) if end is not None) * TIMES_THE_USUAL
    most = Fraction(MOST)
    while most < far:
        most *= 10
    low, high = row.range.low, row.range.high
    return -most if low is None else low, most if high is None else high


def _rows(scheme: Scheme, options: ColumnOptions) -> list[InputRow]:
    return [row for row in scheme.inputs if options.cohort is None or row.section not in OF_COHORTS]


def _of_incidents(scheme: Scheme) -> Iterator[ColumnInput]:
    classes = incident_classes(scheme)
    plain, most = _plain_names(scheme, classes), Fraction(MOST_INCIDENTS)
    for class_ in classes:
        column, path = plain.get(class_, incidents_column(class_)), tally(class_).path
        if column == VETOED:
            yield ColumnInput(column, "", 0, Fraction(0), Fraction(1), path, "truth")
        else:
            yield ColumnInput(column, "", 0, Fraction(0), most, path, low_of_rule=Fraction(0))


def _plain_names(scheme: Scheme, classes: Sequence[str]) -> Mapping[str, str]:
    """The names of two columns where one class takes points and another one changes the grade."""
    adjusting = {class_ for one in scheme.adjustments for class_ in one.classes}
    vetoing = {one.class_ for one in scheme.vetoes}
    is_plain = len(scheme.adjustments) == len(adjusting) == len(scheme.vetoes) == 1 and not scheme.steps
    if not is_plain or {*classes} != adjusting | vetoing or adjusting == vetoing:
        return {}
    return {adjusting.pop(): DEDUCTIONS, vetoing.pop(): VETOED}
