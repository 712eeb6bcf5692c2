"""One account of a unit: what somebody says of it at one stage, on which day, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from attrs import field, frozen

from huizhou_qa.errors import EvidenceError, Fault, described, pointer, printable
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.evidence.evidence import NONE_HAPPENED, SECTIONS, Evidence
from huizhou_qa.ground.evidence.plain_values import Faults, Given
from huizhou_qa.ground.evidence.records import Award
from huizhou_qa.ground.numbers import plain_text


def maps_text(given: object) -> bool:
    """Whether it is a mapping whose keys are texts."""
    return isinstance(given, Mapping) and all(isinstance(key, str) for key in given)


def _plain_text(given: str) -> str:
    plain = plain_text(given)
    # Whatever else is given is refused with everything else that is wrong.
    return given if plain is None else plain


def _plain_day(given: date) -> date:
    # A subclass may compare as it likes; a moment is no day, and refused with everything else that is wrong.
    return date(given.year, given.month, given.day) if _is_day(given) else given


def _is_day(given: object) -> bool:
    return isinstance(given, date) and not isinstance(given, datetime)


def _plain_reasons(given: Mapping[str, str]) -> FrozenMapping[str, str]:
    if not maps_text(given):
        fault = Fault.of("/reasons", "wrong_type", case="account_reasons", given=described(given))
        raise EvidenceError([fault], {"case": "account"})
    return FrozenMapping({_plain_text(path): _plain_text(reason) for path, reason in given.items()})


@frozen(repr=False)
class Account:
    """What one actor says of a unit at one stage (环节); best made with ``Account.from_dict``.

    ``evidence`` need not be complete: what it leaves out it says nothing of. Evidence whose incidents are
    empty says of all incidents that none happened; with None it says nothing of them. ``why`` is the reason
    for the whole, ``reasons`` are those for single values, by their path (``/marks/14``; ``/incidents`` for
    none). Raises EvidenceError listing every fault.
    """

    stage: str = field(converter=_plain_text)
    by: str = field(converter=_plain_text)
    on: date = field(converter=_plain_day)
    evidence: Evidence
    why: str | None = None
    reasons: FrozenMapping[str, str] = field(factory=FrozenMapping, converter=_plain_reasons)

    def __attrs_post_init__(self) -> None:
        faults = list(_unfit(self))
        if faults:
            raise EvidenceError(faults, {"case": "account"})

    @classmethod
    def from_dict(cls, given: Mapping[str, object]) -> Account:
        """An account from a plain mapping: stage, by, on, evidence (or its mapping), and if wanted why and reasons.

        ``reasons`` has the sections of evidence, with a text for a name (for an incident, its id), and under
        ``incidents`` one text where the account says that none happened. Raises EvidenceError listing every
        fault by its path.
        """
        faults = Faults()
        keys = Given(given, "", faults).keys(("stage", "by", "on", "evidence"), ("why", "reasons"))
        stage, by, on = keys["stage"].name(), keys["by"].name(), keys["on"].day()
        why = None if keys["why"].is_absent else keys["why"].text()
        reasons = dict(_reasons(keys["reasons"]))
        evidence = _evidence(keys["evidence"])
        if evidence is not None:
            faults.found += _unsaid(evidence, reasons, pointer("reasons"))
        if faults.found or evidence is None:
            raise EvidenceError(faults.found, {"case": "account"})
        return cls(stage, by, on, evidence, why, FrozenMapping(reasons))

    @property
    def unit(self) -> str:
        """The unit (县、区) that it is an account of."""
        return self.evidence.unit

    def reason_for(self, path: str) -> str | None:
        """Why a value is what it says: the reason given for it, that of the mark itself, or that of the whole.

        An incident that it says nothing else of than that none happened has the reason for that.
        """
        said = self.evidence.said().get(path)
        own = said.reason if isinstance(said, Award) else None
        none_happened = self.reasons.get(NONE_HAPPENED) if path.startswith(NONE_HAPPENED) else None
        return self.reasons.get(path) or own or none_happened or self.why

    def __repr__(self) -> str:
        told = ", ".join(printable(one) for one in (self.stage, self.by))
        return f"<Account of {printable(self.unit)}: {told}, {self.on}>"


def _unfit(account: Account) -> Iterator[Fault]:
    faults = Faults()
    Given(account.stage, "/stage", faults).name()
    Given(account.by, "/by", faults).name()
    if type(account.on) is not date:
        faults.found.append(Fault.of("/on", "wrong_type", case="account_day", given=described(account.on)))
    if account.why is not None:
        Given(account.why, "/why", faults).text()
    for path, reason in account.reasons.items():
        Given(reason, pointer("reasons") + path, faults).text()
    yield from faults.found
    if isinstance(account.evidence, Evidence):
        yield from _unsaid(account.evidence, account.reasons, pointer("reasons"))
    else:
        yield Fault.of("/evidence", "wrong_type", case="account_evidence", given=described(account.evidence))


def _unsaid(evidence: Evidence, reasons: Mapping[str, str], where: str) -> Iterator[Fault]:
    said = evidence.said()
    for path in reasons:
        if path not in said:
            yield Fault.of(where + path, "unsaid", value=path)


def _reasons(given: Given) -> Iterator[tuple[str, str]]:
    if given.is_absent:
        return
    for section, named in given.keys((), SECTIONS).items():
        if pointer(section) == NONE_HAPPENED and isinstance(named.value, str):
            yield NONE_HAPPENED, named.text()
            continue
        for name, reason in () if named.is_absent else named.entries():
            yield pointer(section, name), reason.text()


def _evidence(given: Given) -> Evidence | None:
    if given.is_absent:
        return None  # That it is required was noted by whoever read the keys.
    if isinstance(given.value, Evidence):
        return given.value
    if not isinstance(given.value, Mapping):
        given.faults.found.append(
            Fault.of(given.path, "wrong_type", case="account_evidence", given=described(given.value))
        )
        return None
    try:
        return Evidence.from_dict(given.value)
    except EvidenceError as error:
        given.faults.found += [fault.under(given.path) for fault in error.faults]
        return None
