"""The result of an assessment: the ledger with its public methods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import frozen

from huizhou_qa.errors import VerificationError, printable
from huizhou_qa.ledger.faces import HtmlFace
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.steps import StepResult, steps_of
from huizhou_qa.ledger.verification import disagreements
from huizhou_qa.markup import table


@frozen(repr=False)
class Assessment(HtmlFace, Ledger):
    """The score of one unit under a scheme, with all its figures, workings and notes."""

    @property
    def unit(self) -> str:
        """The unit assessed (县、区)."""
        return self.evidence.unit

    @property
    def scheme_id(self) -> str:
        """The id of the edition that was used."""
        return self.scheme.id

    @property
    def scheme_digest(self) -> str:
        """The digest of what was scored by, by which the edition is told from any other of its name."""
        return self.scheme.digest

    @property
    def readings(self) -> Mapping[str, str]:
        """The readings of the text that were used."""
        return self.scheme.readings

    @cached_property
    def steps(self) -> tuple[StepResult, ...]:
        """Every step from the base to the grade with its working, recorded again from evidence and scheme."""
        return steps_of(self.scheme, self.evidence)

    def verify(self) -> None:
        """Recomputes the whole ledger from its workings and the scheme's rules.

        Raises VerificationError naming everything that does not agree.
        """
        VerificationError.raise_if_any(disagreements(self))

    def _html(self) -> str:
        caption = f"{self.unit} · {self.scheme.title} · 总分 {self.total} · 等级 {self.grade}"
        notes = [(note.code, note.path, note.message) for note in self.notes]
        sheet = table(caption, ("序号", "要点", "分值", "得分", "说明"), self._html_rows())
        return sheet + table("说明", ("代码", "位置", "内容"), notes)

    def _html_rows(self) -> Iterator[tuple[object, ...]]:
        """Clauses under their items, headings, and every step to the total, so that the sheet adds up by hand."""
        for item in self.scheme.items.values():
            for clause in item.clauses:
                line = self.clauses[clause.id]
                ruled = "缺项" if line.absent else ("" if line.ruling is None else "裁定")
                yield line.id, line.name, line.max_points, line.points, ruled
            if len(item.clauses) > 1:
                part = self.items[item.id]
                yield f"第{part.id}项", part.name, part.max_points, part.points, "小计"
        for top in self.scheme.headings:
            yield "", top.id, self.groups[top.id].max_points, self.groups[top.id].points, "小计"
        if self.rescaling is not None:
            yield "", "缺项折算", "", self.rescaling.points, ""
        yield "", "合计", "", self.base, ""
        for adjustment in self.adjustments:
            yield "", f"{adjustment.id} {adjustment.name}", "", adjustment.points, ""
        if self.raw_total is not None:
            yield "", "扣分后", "", self.raw_total, ""
        for step in self.steps if self.scheme.steps else ():
            if step.changed and step.kind != "adjustment":
                yield "", step.name, "", self.scheme.rounding.write(step.changed), ""
        yield "", "总分", "", self.total, "待定事件未计入" if self.provisional else ""

    def _summary(self) -> str:
        unit, by = printable(self.unit), printable(self.scheme_id)
        return f"<Assessment {unit}: total {self.total}, grade {self.grade}, by {by}>"
