"""The result that a caller holds: the ledger, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from huizhou_qa.ground.errors import VerificationError
from huizhou_qa.ground.markup import table
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.verification import disagreements


@frozen(repr=False)
class Assessment(Ledger):
    """The Annex 1 score of one unit, with all that it rests on."""

    @property
    def unit(self) -> str:
        """The unit assessed (县、区)."""
        return self.evidence.unit

    @property
    def scheme_id(self) -> str:
        """The id of the edition that was used."""
        return self.scheme.id

    @property
    def readings(self) -> Mapping[str, str]:
        """The readings of the text that were used."""
        return self.scheme.readings

    def verify(self) -> None:
        """Recomputes the whole ledger from its workings and the scheme's rules.

        Raises VerificationError naming everything that does not agree.
        """
        faults = list(disagreements(self))
        if faults:
            raise VerificationError("the ledger does not agree with itself", faults)

    def _repr_html_(self) -> str:
        caption = f"{self.unit} · {self.scheme.title} · 总分 {self.total} · 等级 {self.grade}"
        rows: list[tuple[object, ...]] = [
            (line.id, line.name, line.max_points, line.points) for line in self.clauses.values()
        ]
        rows += [(line.id, line.name, "", line.points) for line in self.adjustments]
        notes = [(note.code, note.where, note.text) for note in self.notes]
        return table(caption, ("款", "要点", "分值", "得分"), rows) + table("说明", ("代码", "位置", "内容"), notes)

    def __repr__(self) -> str:
        return f"<Assessment {self.unit}: total {self.total}, grade {self.grade}, by {self.scheme_id}>"
