"""A statement about a unit: the evidence of one office at one stage, with its day and reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from attrs import field, frozen

from huizhou_qa.errors import EvidenceError, Fault, Wording, described, is_a, is_mapping, pointer, printable
from huizhou_qa.evidence.evidence import NONE_HAPPENED, Evidence
from huizhou_qa.evidence.parsing import SECTIONS
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.evidence.records import Award
from huizhou_qa.evidence.sections_face import sections
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.markup import Html, NamedFace, Telling, element, run_on
from huizhou_qa.numbers.exact import plain_text

SEEN = Wording("环节数据 · {stage} · {by} · {on}", "Statement · {stage} · {by} · {on}")
REASONS = Wording("各值的理由", "Reasons for single values")
# A JSON Pointer (RFC 6901) to a value.
_POINTER = re.compile("(?:/(?:[^/~]|~[01])*)+")


def _plain_text(given: str) -> str:
    plain = plain_text(given)
    # Other types are refused together with all other faults.
    return given if plain is None else plain


def _plain_day(given: date) -> date:
    # A plain date: a subclass may redefine comparison. A moment is no day, and refused with all other faults.
    is_day = is_a(given, date) and not is_a(given, datetime)
    return date.fromordinal(date.toordinal(given)) if is_day else given


@frozen(repr=False)
class Statement(NamedFace):
    """What one office says of a unit at one stage (环节); best made with ``Statement.from_dict``.

    No correction of the evidence may be later than the statement. ``statement.shown_by(scheme)`` shows it by the names
    of its values. Raises EvidenceError listing every fault.

    Attributes:
        stage: the stage (环节).
        by: who states it.
        on: the day.
        evidence: the evidence; it need not be complete. Empty incidents say that none happened, None says nothing.
        why: the reason for the whole, if given.
        reasons: the reasons for single values, by path (``/marks/14``; ``/incidents`` for none).
    """

    stage: str = field(converter=_plain_text)
    by: str = field(converter=_plain_text)
    on: date = field(converter=_plain_day)
    evidence: Evidence
    why: str | None = None
    reasons: Mapping[str, str] = field(factory=FrozenMapping)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        reasons = _reasons_by_path(self.reasons, faults)
        why = None if self.why is None else Given(self.why, "/why", faults).reason()
        _note_unfit(self, reasons, faults)
        faults.raise_if_any(case="statement")
        object.__setattr__(self, "reasons", FrozenMapping(reasons))
        object.__setattr__(self, "why", why)

    @classmethod
    def from_dict(cls, given: Mapping[str, object]) -> Statement:
        """Makes a statement from a mapping: stage, by, on, evidence (or its mapping), and optionally why and reasons.

        ``reasons`` has the sections of evidence, with a text for each name or incident id; ``incidents`` has
        a single text where the statement says that none happened. Raises EvidenceError listing every
        fault with its path.
        """
        faults = Faults()
        keys = Given(given, "", faults).keys(("stage", "by", "on", "evidence"), ("why", "reasons"))
        stage, by = keys["stage"].name(), keys["by"].who()
        on, why = keys["on"].if_given(Given.day), keys["why"].if_given(Given.reason)
        reasons = dict(_reasons(keys["reasons"]))
        evidence = _evidence(keys["evidence"])
        if evidence is not None:
            _note_odds(evidence, on, reasons, faults)
        if faults.found or evidence is None or on is None:
            raise EvidenceError(faults.found, {"case": "statement"})
        return cls(stage, by, on, evidence, why, reasons)

    @property
    def unit(self) -> str:
        """The unit (县、区) that it is about."""
        return self.evidence.unit

    def reason_for(self, path: str) -> str | None:
        """The reason for a value: its own, that of the mark, or that of the whole statement.

        For an incident that the statement denies, the reason why none happened.
        """
        said = self.evidence.said().get(path)
        own = said.reason if isinstance(said, Award) else None
        none_happened = self.reasons.get(NONE_HAPPENED) if path.startswith(NONE_HAPPENED) else None
        return self.reasons.get(path) or own or none_happened or self.why

    def _summary(self) -> str:
        text = ", ".join(printable(one) for one in (self.stage, self.by))
        return f"<Statement of {printable(self.unit)}: {text}, {self.on}>"

    def _told(self, tell: Telling) -> Html:
        stated = tell.say(SEEN, stage=stage_told(self.stage, tell), by=self.by, on=self.on)
        return run_on(
            (
                tell.head(stated, self.unit),
                element("p", self.why) if self.why is not None else Html(),
                tell.table(
                    tell.told(REASONS),
                    ("path", "why"),
                    ((tell.called(path), why) for path, why in self.reasons.items()),
                ),
                sections(self.evidence, tell),
            )
        )


def stage_told(stage: str, tell: Telling) -> str:
    """A stage by its name where the scheme has one, else by its id."""
    name = tell.names.at(pointer("stages", stage))
    return stage if name is None else tell.told(name)


def _reasons_by_path(given: object, faults: Faults) -> dict[str, str]:
    """The reasons as plain texts; notes faults."""
    if not is_mapping(given):
        faults.add("/reasons", "wrong_type", case="statement_reasons", given=described(given))
        return {}
    entries = Given(given, "/reasons", faults).entries()
    return {path: Given(reason.value, _where(path), faults).reason() for path, reason in entries}


def _note_unfit(statement: Statement, reasons: Mapping[str, str], faults: Faults) -> None:
    Given(statement.stage, "/stage", faults).name()
    Given(statement.by, "/by", faults).who()
    is_day = type(statement.on) is date
    if not is_day:
        faults.add("/on", "wrong_type", case="statement_day", given=described(statement.on))
    if is_a(statement.evidence, Evidence):
        _note_odds(statement.evidence, statement.on if is_day else None, reasons, faults)
    else:
        faults.add("/evidence", "wrong_type", case="statement_evidence", given=described(statement.evidence))


def _note_odds(evidence: Evidence, on: date | None, reasons: Mapping[str, str], faults: Faults) -> None:
    """Notes reasons for values that the evidence does not have, and a day before its last correction.

    Values with faults of their own are not checked again.
    """
    noted = {fault.path for fault in faults.found}
    odd = [*_unsaid(evidence, reasons), *(() if on is None else _corrected_later(evidence, on))]
    faults.found += [fault for fault in odd if fault.path not in noted]


def _unsaid(evidence: Evidence, reasons: Mapping[str, str]) -> Iterator[Fault]:
    said = evidence.said()
    for path in reasons:
        if path not in said:
            yield Fault.of(_where(path), "unsaid", value=path)


def _where(path: str) -> str:
    """The path of a value's reason; anything that is not a path is used as a key."""
    is_path = path.isprintable() and _POINTER.fullmatch(path)
    return pointer("reasons") + path if is_path else pointer("reasons", path)


def _corrected_later(evidence: Evidence, on: date) -> Iterator[Fault]:
    """The fault of a statement dated before the last correction of its evidence, or before a statement behind it."""
    corrected = [] if evidence.amendment is None else [evidence.amendment.on]
    last = max([*corrected, *evidence.statement_days], default=on)
    if on < last:
        yield Fault.of("/on", "before_the_last", case="statement", before=last, given=on)


def _reasons(given: Given) -> Iterator[tuple[str, str]]:
    if given.is_absent:
        return
    for section, named in given.keys((), SECTIONS).items():
        if pointer(section) == NONE_HAPPENED and is_a(named.value, str):
            yield NONE_HAPPENED, named.reason()
            continue
        for name, reason in () if named.is_absent else named.entries():
            yield pointer(section, name), reason.reason()


def _evidence(given: Given) -> Evidence | None:
    if given.is_absent:
        return None  # Noted as required when the keys were read.
    if is_a(given.value, Evidence):
        return given.value
    if not is_mapping(given.value):
        given.faults.found.append(
            Fault.of(given.path, "wrong_type", case="statement_evidence", given=described(given.value))
        )
        return None
    try:
        return Evidence.from_dict(given.value)
    except EvidenceError as error:
        given.faults.found += [fault.under(given.path) for fault in error.faults]
        return None
