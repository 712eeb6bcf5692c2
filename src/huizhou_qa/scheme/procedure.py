"""Procedure (考核安排、考核材料) as a plan: materials, deadlines and stages as frozen data.

Checking a submission or what was done against it is ``huizhou_qa.procedure``'s.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, one_of
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.findings import Catalogue
from huizhou_qa.scheme.on_site import Window
from huizhou_qa.scheme.questions import Questions

Prefill = Literal["total", "part", "veto", "losses", "none"]
PREFILLS: tuple[Prefill, ...] = ("total", "part", "veto", "losses", "none")


@frozen
class Named:
    """An id for programs, and the Chinese name beside it."""

    id: str
    name: str


@frozen
class ReportHeading:
    """A heading of the report: its id, its Chinese name, and which figures a skeleton fills it with.

    ``total`` are those of the whole, ``part`` those of the heading of the tree that ``part`` names,
    ``veto`` what the incidents amount to, ``losses`` the items short of full marks; ``none`` leaves
    the heading to its author.
    """

    id: str
    name: str
    prefill: Prefill = field(default="none", validator=one_of(PREFILLS))
    part: str = ""


@frozen
class ContactColumn:
    """A column of the contact list; ``form`` is a regular expression that a filled cell matches."""

    id: str
    name: str
    form: str = r".+"


@frozen
class Materials:
    """What a unit hands in (考核材料): the parts, the report's headings, copies, and who is named as contact.

    ``seals`` are the offices whose seal one place of the text or another asks for.
    """

    parts: tuple[Named, ...]
    headings: tuple[ReportHeading, ...]
    copies: int
    seals: tuple[Named, ...]
    contact_roles: tuple[Named, ...]
    contact_columns: tuple[ContactColumn, ...]


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


@frozen
class ProcedurePlan:
    """Everything an edition says of materials, deadlines and stages.

    ``last_days`` holds the last day in time for every way the deadline can be read; days are those
    of the clock ``utc_offset`` hours ahead of UTC.
    """

    materials: Materials
    last_days: FrozenMapping[str, date] = field(converter=FrozenMapping[str, date])
    utc_offset: int
    stages: tuple[Stage, ...]
    questions: Questions
    findings: Catalogue

    def __attrs_post_init__(self) -> None:
        known = {name for reading in self.questions.register if reading.id == "deadline" for name in reading.names}
        if known != set(self.last_days):
            raise SchemeError("every way to read the deadline needs its last day, and no other")
        if len({stage.id for stage in self.stages}) < len(self.stages):
            raise SchemeError("a stage stands twice; give each its own id")

    def last_day(self, deadline: str) -> date:
        """The last day in time; raises SchemeError for an unknown way to read the deadline."""
        return self.last_days[self.questions.choose("deadline", deadline)]
