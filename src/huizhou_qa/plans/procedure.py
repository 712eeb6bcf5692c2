"""Procedure (考核安排、考核材料) as a plan: materials, deadlines and stages as frozen data.

Checking a submission or what was done against it is ``huizhou_qa.procedure``'s.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, described, is_mapping
from huizhou_qa.fields.converters import entries
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.plans.findings import FindingKinds
from huizhou_qa.plans.kinds import require, require_each, word_of
from huizhou_qa.plans.on_site import Window
from huizhou_qa.plans.questions import Questions
from huizhou_qa.plans.sheet_columns import ComparisonColumns, ProofColumns, SheetColumns

Prefill = Literal["total", "part", "veto", "losses", "none"]
# A clock is less than a day away from UTC.
DAY_OF_HOURS = 24

# The parts of materials that a check looks into; of any other it asks only whether it is there.
PARTS_LOOKED_INTO = ("report", "sheet", "proof", "contacts")
# What a submission says beside its parts.
BESIDE_PARTS = ("unit", "uploaded", "paper")

PREFILLS: tuple[Prefill, ...] = ("total", "part", "veto", "losses", "none")


@frozen
class Named:
    """An id for programs, and the Chinese name beside it."""

    id: str
    name: str

    def __attrs_post_init__(self) -> None:
        require(self, id=str, name=str)


@frozen
class ReportHeading:
    """A heading of the report: its id, its Chinese name, and which figures a skeleton fills it with.

    ``total`` are those of the whole, ``part`` those of the heading of the tree that ``part`` names,
    ``veto`` what the incidents amount to, ``losses`` the items short of full marks; ``none`` leaves
    the heading to its author.
    """

    id: str
    name: str
    prefill: Prefill = field(default="none", validator=word_of(PREFILLS))
    part: str = ""

    def __attrs_post_init__(self) -> None:
        require(self, id=str, name=str, part=str)


@frozen
class ContactColumn:
    """A column of the contact list; ``form`` is a regular expression that a filled cell matches.

    Raises SchemeError where it is none.
    """

    id: str
    name: str
    form: str = r".+"

    def __attrs_post_init__(self) -> None:
        require(self, id=str, name=str, form=str)
        try:
            re.compile(self.form)
        except re.error:
            raise SchemeError.of("", "wrong_form", case="column", id=self.id, form=described(self.form)) from None


@frozen
class Materials:
    """What a unit hands in (考核材料): the parts, the report's headings, copies, and who is named as contact.

    Of the parts, ``report``, ``sheet``, ``proof`` and ``contacts`` are looked into; any other, such as a ``video``, is
    there or is not. ``seals`` are the offices whose seal one place of the text or another asks for;
    ``sheet_columns`` are those of the self-scoring sheet, ``proof_columns`` those of the catalogue of proof beside
    the item and its marks, ``comparison_columns`` those of a comparison of two results beside the same. Raises
    SchemeError where two parts have one id, or one that a submission uses otherwise.
    """

    parts: tuple[Named, ...]
    headings: tuple[ReportHeading, ...]
    copies: int
    seals: tuple[Named, ...]
    contact_roles: tuple[Named, ...]
    contact_columns: tuple[ContactColumn, ...]
    sheet_columns: SheetColumns = field(factory=SheetColumns)
    proof_columns: ProofColumns = field(factory=ProofColumns)
    comparison_columns: ComparisonColumns = field(factory=ComparisonColumns)

    def __attrs_post_init__(self) -> None:
        require(self, copies=int, sheet_columns=SheetColumns, proof_columns=ProofColumns)
        require(self, comparison_columns=ComparisonColumns)
        require_each(self, parts=Named, headings=ReportHeading, seals=Named, contact_roles=Named)
        require_each(self, contact_columns=ContactColumn)
        ids = (*(part.id for part in self.parts), *BESIDE_PARTS)
        if len(set(ids)) < len(ids):
            raise SchemeError.of("", "repeated_id", case="plan", ids=ids)


@frozen
class Stage:
    """A stage (环节): who acts, when, what it needs, what it produces.

    ``due`` says that it ends with the deadline for materials, whichever way that is read.
    """

    id: str
    name: str
    actor: str
    locator: str
    window: Window
    needs: tuple[str, ...]
    produces: tuple[str, ...]
    due: bool = False

    def __attrs_post_init__(self) -> None:
        require(self, id=str, name=str, actor=str, locator=str, window=Window, due=bool)
        require_each(self, needs=str, produces=str)


def _days(given: Mapping[str, date]) -> FrozenMapping[str, date]:
    days = None if not is_mapping(given) else entries(given)
    if days is None or not all(type(way) is str and type(day) is date for way, day in days):
        raise SchemeError.of("", "wrong_type", case="last_days", found=described(given))
    return FrozenMapping(dict(days))


@frozen(repr=False)
class ProcedurePlan:
    """Everything an edition says of materials, deadlines and stages.

    ``last_days`` holds the last day in time for every way the deadline can be read; days are those
    of the clock ``utc_offset`` hours ahead of UTC.
    """

    materials: Materials
    last_days: FrozenMapping[str, date] = field(converter=_days)
    utc_offset: int
    stages: tuple[Stage, ...]
    questions: Questions
    findings: FindingKinds

    def __repr__(self) -> str:
        return f"<ProcedurePlan: {len(self.stages)} stages, {len(self.materials.parts)} parts of the materials>"

    def __attrs_post_init__(self) -> None:
        require(self, materials=Materials, utc_offset=int, questions=Questions, findings=FindingKinds)
        require_each(self, stages=Stage)
        if not -DAY_OF_HOURS < self.utc_offset < DAY_OF_HOURS:
            raise SchemeError.of("", "out_of_range", case="utc_offset", found=self.utc_offset)
        known = {name for reading in self.questions.register if reading.id == "deadline" for name in reading.names}
        if known != set(self.last_days):
            raise SchemeError.of(
                "", "contradiction", case="last_days", known=tuple(sorted(known)), given=tuple(self.last_days)
            )
        if len({stage.id for stage in self.stages}) < len(self.stages):
            ids = tuple(stage.id for stage in self.stages)
            raise SchemeError.of("", "repeated_id", case="plan", ids=ids)

    def last_day(self, deadline: str | None) -> date:
        """The last day in time, None for the edition's default; raises SchemeError for an unknown way to read it."""
        return self.last_days[self.questions.chosen("deadline", deadline)]


def sheet_columns_of(plan: ProcedurePlan | None) -> SheetColumns:
    """The columns of the self-scoring sheet, those that fit every place where an edition has no procedure."""
    return SheetColumns() if plan is None else plan.materials.sheet_columns


def comparison_columns_of(plan: ProcedurePlan | None) -> ComparisonColumns:
    """The own columns of a comparison, those that fit every place where an edition has no procedure."""
    return ComparisonColumns() if plan is None else plan.materials.comparison_columns
