"""A cohort in a notebook: every unit by its place, with what its total does not say: deductions, vetoes, what waits."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from attrs import frozen

from huizhou_qa.ledger.assessment_face import heading_class, most_lost, shown_headings
from huizhou_qa.ledger.face_words import FaceWords, lost_of
from huizhou_qa.ledger.graded import decided_told, grade_of, state_tags
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.readings_told import read_otherwise, rests_on
from huizhou_qa.markup import Html, TableColumn, bar, element, legend, lost_figure, minus, run_on, table
from huizhou_qa.markup.tables import ColumnKind
from huizhou_qa.scheme.program.building import counted_of

COLUMNS: tuple[tuple[str, ColumnKind], ...] = (
    ("place", "id"),
    ("unit", "name"),
    ("grade", "text"),
    ("score", "figure"),
    ("before", "full"),
    ("deducted", "figure"),
    ("lost_by_heading", "drawn"),
    ("lost_most", "told"),
)
# So many clauses that lost marks stand beside each unit.
MOST_LOST = 2


class InPlace(NamedTuple):
    """A unit's result and its place, if it has one."""

    place: int | None
    result: Ledger


def taken(result: Ledger) -> Fraction:
    """What adjustments take from the base."""
    return max(-sum((Fraction(line.points) for line in result.adjustments), Fraction(0)), Fraction(0))


def lost_by_heading(result: Ledger) -> dict[str, Fraction]:
    """What was lost of each heading, by its name."""
    return {
        heading.name: Fraction(lost_of(result.groups[heading.id], result.scheme.rounding))
        for heading in shown_headings(counted_of(result.scheme.headings))
    }


@frozen
class CohortFace:
    """The face of a cohort.

    Attributes:
        ranked: the results in the order of their places.
        words: the words that it is told in.
    """

    ranked: tuple[InPlace, ...]
    words: FaceWords

    def html(self) -> Html:
        """Its parts, in the order in which they are told."""
        scheme, words = self.words.scheme, self.words
        title = f"{words.titled(scheme.title)} · {words.told(scheme.terms.score)}"
        columns = [TableColumn(words.say(title), kind) for title, kind in COLUMNS]
        return run_on(
            (
                element("div", title, class_="soft small"),
                element("div", element("span", words.units(len(self.ranked)), class_="unit"), class_="head"),
                table("", columns, [self._row(one) for one in self.ranked]),
                element("p", run_on(self._legend(), " "), class_="soft small key"),
                *read_otherwise(words),
                rests_on(words),
            )
        )

    def _legend(self) -> Iterator[Html]:
        for place, heading in enumerate(shown_headings(counted_of(self.words.scheme.headings))):
            yield legend(heading_class(place), self.words.titled(heading.name))
        if self.words.scheme.adjustments:
            yield legend("taken", self.words.say("deducted"))

    def _row(self, one: InPlace) -> tuple[object, ...]:
        result = one.result
        place = self.words.called(self.words.scheme.ranking.told) if one.place is None else one.place
        deducted = lost_figure(result.scheme.rounding.write(taken(result)))
        total = element("b", minus(result.total))
        unit, lost = element("b", result.evidence.unit), run_on(self._lost_most(result), Html("<br>"))
        return place, unit, self._graded(result), total, minus(result.base), deducted, self._bar(result), lost

    def _graded(self, result: Ledger) -> Html:
        """The grade and its states; below, what decided it, and how many notes there are."""
        standing = grade_of(result)
        tags, told = run_on(state_tags(standing, self.words), " "), decided_told(standing, self.words)
        shown = " · ".join(filter(None, (*told, self._noted(result))))
        remark = [element("span", shown, class_="soft small remark")] if shown else []
        return run_on((tags, *remark), Html("<br>"))

    @cached_property
    def scale(self) -> Fraction:
        """The most that a unit lost and is deducted: the full length of a bar."""
        results = [one.result for one in self.ranked]
        return max((sum(lost_by_heading(one).values(), taken(one)) for one in results), default=Fraction(0))

    def _bar(self, result: Ledger) -> Html:
        """What was lost by heading, and what is deducted."""
        lost, scale, words = lost_by_heading(result), self.scale or Fraction(1), self.words
        parts = [(points / scale, heading_class(place)) for place, points in enumerate(lost.values())]
        write = result.scheme.rounding.write
        told = words.listed(f"{words.titled(name)} {minus(-write(points))}" for name, points in lost.items() if points)
        return bar([*parts, (taken(result) / scale, "taken")], told)

    def _lost_most(self, result: Ledger) -> Iterator[Html]:
        for line, lost in most_lost(result)[:MOST_LOST]:
            yield run_on((f"{line.id} {self.words.titled(line.name)}", lost_figure(lost)), " ")

    def _noted(self, result: Ledger) -> str:
        number = len(result.notes)
        return self.words.say("note_in_row" if number == 1 else "notes_in_row", number=number) if number else ""
