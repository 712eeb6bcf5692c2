"""What bounds of a cohort look like: of each unit the places, the grades and the totals that are left.

What they say is worked out in ``cohort_bounds.py``; here it is only shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from huizhou_qa.analysis.bounding.bounds import ScoreBounds
from huizhou_qa.analysis.bounding.cohort_places import PlaceBounds
from huizhou_qa.analysis.bounding.score_bounds import written_end
from huizhou_qa.errors import Wording
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.graded import grade_tag
from huizhou_qa.ledger.readings_told import read_otherwise, rests_on
from huizhou_qa.markup import Html, element, minus, run_on

SEEN = Wording("各单位还可能得到的名次、等级和总分", "The places, grades and totals that are still possible")
COLUMNS = ("places", "unit", "grades", "low", "high", "clauses_open")
OR = Wording("{places}或{none}", "{places} or {none}")
NOT_TIGHT = Wording("名次范围未证明不能更窄：{why}", "Not proved that no narrower places are true: {why}")


@frozen(eq=False)
class CohortBoundsFace:
    """The face of bounds of a cohort.

    Attributes:
        units: the bounds of each unit.
        places: the places that each can still get.
        words: the words that it is told in.
    """

    units: Mapping[str, ScoreBounds]
    places: Mapping[str, PlaceBounds]
    words: FaceWords

    def html(self) -> Html:
        """All of it."""
        words, tell = self.words, self.words.telling
        why = dict.fromkeys(one.why_not_tight for one in self.places.values())
        return run_on(
            (
                tell.head(words.headed(tell.told(SEEN)), words.units(len(self.units))),
                tell.table("", COLUMNS, self._rows()),
                *(tell.small(tell.say(NOT_TIGHT, why=tell.told(one))) for one in why if one is not None),
                *read_otherwise(words),
                rests_on(words),
            )
        )

    def _rows(self) -> Iterator[tuple[object, ...]]:
        order = self.words.scheme.grade_rule.grades
        for unit, one in self.units.items():
            grades = run_on((grade_tag(grade, self.words) for grade in order if grade in one.grades), " ")
            low, high = (minus(written_end(end, sign)) for end, sign in ((one.low, "-∞"), (one.high, "∞")))
            name = element("b", unit)
            yield self._places(self.places[unit]), name, grades, low, high, len(one.undecided)

    def _places(self, place: PlaceBounds) -> str:
        none = self.words.called(self.words.scheme.ranking.told)
        if place.best is None:
            return none
        over = f"{place.best}" if place.best == place.worst else f"{place.best}–{place.worst}"
        return self.words.telling.say(OR, places=over, none=none) if place.may_have_none else over
