"""One account of a unit: what somebody says of it at one stage, on which day, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import field, frozen

from huizhou_qa.errors import EvidenceError, Fault, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.evidence.evidence import SECTIONS, Evidence
from huizhou_qa.ground.evidence.plain_values import Faults, Given
from huizhou_qa.ground.evidence.records import Award


@frozen(repr=False)
class Account:
    """What one actor says of a unit at one stage (环节); make it with ``Account.from_dict``.

    ``evidence`` need not be complete: what it leaves out it says nothing of. ``why`` is the reason
    for the whole, ``reasons`` are those for single values, by their path (``/marks/14``).
    """

    stage: str
    by: str
    on: date
    evidence: Evidence
    why: str | None = None
    reasons: FrozenMapping[str, str] = field(factory=FrozenMapping, converter=FrozenMapping[str, str])

    def __attrs_post_init__(self) -> None:
        kinds = ((self.stage, str), (self.by, str), (self.on, date), (self.evidence, Evidence))
        if not all(isinstance(value, kind) for value, kind in kinds):
            fault = Fault("", "wrong_type", "an account is made with Account.from_dict")
            raise EvidenceError("this is no account", [fault])

    @classmethod
    def from_dict(cls, given: Mapping[str, object]) -> Account:
        """An account from a plain mapping: stage, by, on, evidence (or its mapping), and if wanted why and reasons.

        ``reasons`` has the sections of evidence, with a text for a name (for an incident, its id).
        Raises EvidenceError listing every fault by its path.
        """
        faults = Faults()
        keys = Given(given, "", faults).keys(("stage", "by", "on", "evidence"), ("why", "reasons"))
        stage, by, on = keys["stage"].text(), keys["by"].text(), keys["on"].day()
        why = None if keys["why"].is_absent else keys["why"].text()
        reasons = dict(_reasons(keys["reasons"]))
        evidence = _evidence(keys["evidence"])
        said: Mapping[str, object] = reasons if evidence is None else evidence.said()
        for path in reasons:
            if path not in said:
                faults.add(pointer("reasons") + path, "unsaid", "the account says nothing of this; leave it out")
        if faults.found or evidence is None:
            raise EvidenceError("the account cannot be read", faults.found)
        return cls(stage, by, on, evidence, why, reasons)

    @property
    def unit(self) -> str:
        """The unit (县、区) that it is an account of."""
        return self.evidence.unit

    def reason_for(self, path: str) -> str | None:
        """Why a value is what it says: the reason given for it, that of the mark itself, or that of the whole."""
        said = self.evidence.said().get(path)
        own = said.reason if isinstance(said, Award) else None
        return self.reasons.get(path) or own or self.why

    def __repr__(self) -> str:
        return f"<Account of {self.unit}: {self.stage}, {self.by}, {self.on}>"


def _reasons(given: Given) -> Iterator[tuple[str, str]]:
    if given.is_absent:
        return
    for section, named in given.keys((), SECTIONS).items():
        for name, reason in () if named.is_absent else named.entries():
            yield pointer(section, name), reason.text()


def _evidence(given: Given) -> Evidence | None:
    if given.is_absent:
        return None  # That it is required was noted by whoever read the keys.
    if isinstance(given.value, Evidence):
        return given.value
    if not isinstance(given.value, Mapping):
        given.refuse("wrong_type", "evidence is a mapping; write an object")
        return None
    try:
        return Evidence.from_dict(given.value)
    except EvidenceError as error:
        given.faults.found += [fault.under(given.path) for fault in error.faults]
        return None
