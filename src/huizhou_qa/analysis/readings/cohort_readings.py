"""What ``readings_report`` gives of a cohort. Data alone; how it is worked out lives in ``report_of_cohort.py``."""

from __future__ import annotations

from attrs import frozen

from huizhou_qa.analysis.readings.reading_results import CHOICES, NotEvaluable
from huizhou_qa.errors import Wording
from huizhou_qa.errors.texts import Language
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import TEXT, by_name, of, or_none, require, set_of, several
from huizhou_qa.ledger.faces import HtmlFace, follows
from huizhou_qa.markup import table


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


@frozen(repr=False)
class CohortReadings(HtmlFace):
    """What readings decide of the places of a cohort's units; the same choices stand for all of them at once.

    Attributes:
        rankings: every ranking that some combination gives, the one that takes the fewest changes first.
        current: the places under the scheme's own readings; None where they cannot be told.
        stable: whether all combinations that can be told give one ranking.
        places: for each unit every place that some combination gives it, ascending.
        grades: for each unit every grade that some combination gives it.
        not_evaluable: the smallest partial choices that some unit's evidence cannot answer; a fault's path begins with
            the place of the unit among the members, and its name is among the parameters.
        combinations: how many combinations of all readings there are.
    """

    rankings: tuple[RankingByReadings, ...]
    current: FrozenMapping[str, int | None] | None
    stable: bool
    places: FrozenMapping[str, tuple[int, ...]]
    grades: FrozenMapping[str, frozenset[str]]
    not_evaluable: tuple[NotEvaluable, ...]
    combinations: int

    def __attrs_post_init__(self) -> None:
        require(
            self,
            rankings=several(of(RankingByReadings)),
            current=or_none(by_name(or_none(of(int)))),
            stable=of(bool),
            places=by_name(several(of(int))),
            grades=by_name(set_of(TEXT)),
            not_evaluable=several(of(NotEvaluable)),
            combinations=of(int),
        )

    @property
    def told(self) -> Wording:
        """In words: how many rankings, over how many combinations."""
        return follows(self._told)

    def _told(self) -> Wording:
        many = len(self.rankings)
        zh, en = (f"{many}种名次", f"rankings: {many}") if many else ("名次无法排定", "no ranking is told")
        return Wording(f"{self.combinations}种组合，{zh}", f"{self.combinations} combinations, {en}")

    def _summary(self) -> str:
        return f"<CohortReadings: {self.told.en}>"

    def _html(self, language: Language) -> str:  # noqa: ARG002 - told in both
        rows = [
            (unit, "、".join(map(str, places)), "、".join(sorted(self.grades[unit])))
            for unit, places in self.places.items()
        ]
        return table(f"{self.told.zh} · {self.told.en}", ("单位 unit", "名次 places", "等级 grades"), rows)
