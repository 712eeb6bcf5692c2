"""Notes: remarks that a reader needs to interpret a result, each with a stable code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

from huizhou_qa.errors import Note, Param, Wording, pointer
from huizhou_qa.evidence.asked import given_at
from huizhou_qa.evidence.evidence import Evidence, figures_as_read
from huizhou_qa.evidence.records import HUNDRED, Known
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import dict_of
from huizhou_qa.ledger.figures import Figures
from huizhou_qa.ledger.known import known_of
from huizhou_qa.numbers.exact import Rate, json_text, plain
from huizhou_qa.readers import Exact, Gap
from huizhou_qa.rules.sections import AVERAGES, FACTS
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.words.leaves import label_of

# Of so many schemes what is said of usual ranges is kept.
MOST_KEPT = 64


def notes_of(
    scheme: Scheme,
    evidence: Evidence,
    figures: Figures,
    provisional: tuple[str, ...],
) -> tuple[Note, ...]:
    """Every note of one assessment, in a fixed order."""
    notes = [*_variant(scheme)]
    if scheme.later_revision:
        notes.append(Note.of("/scheme_id", "later_revision", revision=str(scheme.later_revision)))
    notes += [Note.of(pointer("incidents", id_), "pending_incident", incident=id_) for id_ in provisional]
    if figures.grade != figures.exact_grade:
        notes.append(Note.of("/grade", "grade_depends_on_rounding", grade=figures.exact_grade))
    values = scheme.input_register.values_of(evidence)
    # No two results share a note: one that was altered by force would be held against itself.
    notes += [caution.of_clause(id_) for id_, caution in scheme.cautions if caution.applies(values)]
    # In whole numbers: comparing fractions costs several times as much, and every value is looked at.
    notes += _unlikely(_watched(SchemeItself(scheme)), evidence.values, dict_of(evidence.values.ratios))
    notes += _members_differ(scheme, evidence)
    notes += _left_out(scheme, evidence)
    return (*notes, *_preliminary(scheme, evidence), *_rulings(scheme, evidence))


@lru_cache(maxsize=MOST_KEPT)
def _watched(of: SchemeItself) -> tuple[tuple[InputRow, Mapping[str, Param]], ...]:
    """The inputs of which a value can look like a slip, each with what is said of one outside the usual range."""
    return tuple((row, _outside(row)) for row in of.scheme.watched_inputs)


def _outside(row: InputRow) -> Mapping[str, Param]:
    """What is said of the usual range, whatever the value."""
    usual = row.usual
    return {} if usual is None else {"unit": row.unit, "usual": usual.written, "grounds": usual.grounds}


def _variant(scheme: Scheme) -> Iterator[Note]:
    """That the scheme is a variant; under a title of its own, also whose days it has, which may be another year's."""
    origin = scheme.variant_of
    if origin is None:
        return
    case = {"case": "as_it_was"} if not origin.clauses else {}
    yield Note.of("/scheme_id", "variant", of=origin.id, clauses=origin.clauses, **case)
    if scheme.title == origin.title:
        return
    if scheme.incident_table is not None:
        year = scheme.incident_table.year
        days = {"first": year.first.isoformat(), "last": year.last.isoformat()}
        yield Note.of("/scheme_id", "variant_keeps_period", of=origin.id, **days)
    if scheme.procedure is not None or scheme.on_site is not None:
        yield Note.of("/scheme_id", "variant_keeps_timetable", of=origin.id)


def _unlikely(
    watched: Iterable[tuple[InputRow, Mapping[str, Param]]], values: Values, ratios: Mapping[str, tuple[int, int]]
) -> Iterator[Note]:
    """Values that are possible, and therefore scored, but look like a mistake: one note per value."""
    for row, said in watched:
        ratio = ratios.get(row.path)
        if ratio is None:
            continue
        numerator, denominator = ratio
        if 0 < numerator <= denominator and _may_be_a_fraction(row, values):
            yield _like_a_fraction(row, values[row.path])
        elif row.usual is not None and not row.usual.range.holds(numerator, denominator):
            given = plain(values[row.path])
            yield Note.of(row.path, "outside_usual_range", input=_named(row), given=given, **said)


def _members_differ(scheme: Scheme, evidence: Evidence) -> Iterator[Note]:
    """That averages of one city are over different numbers of members.

    It can be right: a member is left out of an average where it had nothing to measure.
    """
    rates = {name: average for name, average in evidence.averages.items() if isinstance(average, Rate)}
    if len({rate.whole for rate in rates.values()}) > 1:
        # In the order of the scheme, whatever the order in which they were given.
        rows = [row for row in scheme.inputs if row.section == AVERAGES and row.name in rates]
        members = [(row.label, row.label_en, plain(rates[row.name].whole)) for row in rows]
        text = tuple(Wording(f"{label}{count}个", f"{name}: {count}") for label, name, count in members)
        yield Note.of(pointer(AVERAGES), "members_differ", members=text)


def _left_out(scheme: Scheme, evidence: Evidence) -> Iterator[Note]:
    """That the unit is left out of a statistic that it is held against, because there was nothing of it in the unit."""
    if not evidence.values.nothing:
        return
    statistics = scheme.input_register.statistics
    known = known_of(scheme.input_register.values_of(evidence)) if statistics else {}
    for leaf in statistics:
        own = leaf.measure.under(Exact(known, scheme.readings)) if leaf.path in known else None
        if isinstance(own, Gap) and own.is_nothing:
            yield Note.of(given_at(leaf), "left_out_of_statistic", statistic=label_of(leaf))


def _like_a_fraction(row: InputRow, value: Fraction) -> Note:
    """The note with what to write in place of the value, which must be something that is taken."""
    meant = value * HUNDRED
    note = Note.of(row.path, "looks_like_a_fraction", input=_named(row), given=plain(value), meant=plain(meant))
    if json_text(meant) is not None:
        return note
    # Without a finite decimal that can be written it was given as a quotient, and so is what is meant.
    whole = {"numerator": Fraction(meant.numerator), "denominator": Fraction(meant.denominator)}
    return note.with_params(case="quotient", **{name: json_text(one) or plain(one) for name, one in whole.items()})


def _may_be_a_fraction(row: InputRow, values: Values) -> bool:
    """Whether a number up to 1 is one of those that are often given as a part of 1, and not in percent."""
    # A rate is counted: 1 of 200 can only mean half a percent.
    return row.kind == "percent" and row.section == FACTS and row.path not in values.rates


def _preliminary(scheme: Scheme, evidence: Evidence) -> Iterator[Note]:
    if figures_as_read(evidence) is not None:
        # Of plain figures no status is given; records of them are not made for this.
        return
    facts = evidence.facts.items()
    names = {name for name, fact in facts if isinstance(fact, Known) and fact.status == "preliminary"}
    for row in scheme.inputs if names else ():
        if row.section == FACTS and row.name in names:
            yield Note.of(row.path, "preliminary_fact", input=_named(row))


def _rulings(scheme: Scheme, evidence: Evidence) -> Iterator[Note]:
    for id_ in scheme.clauses if evidence.rulings else ():
        if id_ in evidence.rulings:
            ruling = evidence.rulings[id_]
            yield Note.of(pointer("rulings", id_), "ruling", case=ruling.treatment, clause=id_, by=ruling.by)


def _named(row: InputRow) -> Wording:
    return Wording(row.label, row.label_en)
