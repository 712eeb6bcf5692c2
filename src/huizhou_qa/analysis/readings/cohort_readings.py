"""What a report on the readings of a cohort is made of; how it is worked out lives in ``report_of_cohort.py``."""

from __future__ import annotations

from attrs import frozen

from huizhou_qa.analysis.readings.reading_results import CHOICES
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import by_name, of, or_none, require, several


@frozen
class RankingByReadings:
    """A ranking that some choices of readings give.

    Attributes:
        places: the place of every unit, in the order of the members; None of one that the scheme gives none.
        changes: every smallest set of changes from the scheme's readings that leads to it.
    """

    places: FrozenMapping[str, int | None]
    changes: tuple[FrozenMapping[str, str], ...]

    def __attrs_post_init__(self) -> None:
        require(self, places=by_name(or_none(of(int))), changes=several(CHOICES))
