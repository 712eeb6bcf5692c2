"""The errors a caller may meet.

Errors are public API: every one carries a stable ``code``, its texts in both languages, and everything
that was found wrong at once as ``faults``, at least one. What counts as a fault is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, Self

from attrs import Attribute

from huizhou_qa.errors.faults import Fault, Param, Params, params_of
from huizhou_qa.errors.shown import described, entries_of, is_a, is_iterable, members_of, printable, shortened
from huizhou_qa.errors.texts import LONGEST, text_of
from huizhou_qa.frozen_mapping import FrozenMapping


class HuizhouQAError(Exception):
    """Root of all errors of this package.

    Attributes:
        code: the kind of error, which never changes between releases.
        faults: every single thing that was found wrong, in the order it was found; at least one.
        path: where the fault is, if there is only one; else empty, for the whole.
        params: what the first line is made of, by name; ``case`` tells apart situations of one code.
        zh: the first line in Chinese.
        en: the first line in English.
        message: the first line in both languages; ``str()`` adds a line for every fault.
    """

    code: ClassVar[str] = "error"

    def __init__(self, faults: Iterable[Fault], params: Mapping[str, Param] | None = None) -> None:
        self._faults: tuple[Fault, ...] = _faults_of(faults)
        self._params: Params = params_of({} if params is None else params)
        super().__init__(self._faults, self._params)

    def __setattr__(self, name: str, value: object) -> None:
        # Python itself sets the traceback and the cause.
        if name != "args" and not name.startswith("_"):
            raise AttributeError(f"{type(self).__name__} is frozen; {name} cannot be set")
        super().__setattr__(name, value)

    @classmethod
    def of(cls, path: str, code: str, /, **params: Param) -> Self:
        """The error of a single fault."""
        return cls((Fault(path, code, params),))

    @classmethod
    def raise_if_any(cls, faults: Iterable[Fault], /, **params: Param) -> None:
        """Raises the error of these faults; does nothing where there are none."""
        found = tuple(faults)
        if found:
            raise cls(found, params)

    @property
    def faults(self) -> tuple[Fault, ...]:
        return self._faults

    @property
    def params(self) -> Params:
        return self._params

    @property
    def path(self) -> str:
        return self._faults[0].path if len(self._faults) == 1 else ""

    @property
    def zh(self) -> str:
        return text_of(self.code, self._params, "zh")

    @property
    def en(self) -> str:
        return text_of(self.code, self._params, "en")

    @property
    def message(self) -> str:
        return f"{self.zh} · {self.en}"

    def __repr__(self) -> str:
        # Shortened like the printed text: a fault's path may hold a key of any length.
        return f"{type(self).__name__}({str(self)!r})"

    def __str__(self) -> str:
        return "\n".join([self.message, *(f"  {line_of(fault)}" for fault in self._faults)])


def _faults_of(given: object) -> tuple[Fault, ...]:
    """The faults of an error, at least one; anything that is no fault becomes one that says so."""
    listed = members_of(given)
    if listed is None:
        # A text or a mapping is a single value that is no fault.
        listed = tuple(given) if is_iterable(given) and not issubclass(type(given), str | bytes | Mapping) else (given,)
    return tuple(member if is_a(member, Fault) else _no_fault(member) for member in listed) or (_no_fault(given),)


def _grouped(by_lead: object) -> dict[str, tuple[Fault, ...]]:
    """The missing values by department; anything that is not grouped so becomes a fault that says so."""
    entries = entries_of(by_lead) or ()
    return {str.__str__(lead): _faults_of(found) for lead, found in entries if is_a(lead, str)} or {
        "": _faults_of(by_lead)
    }


def _no_fault(given: object) -> Fault:
    return Fault.of("", "wrong_type", case="fault", given=described(given))


def line_of(fault: Fault) -> str:
    """A fault as one line: where, what, and its code."""
    return f"{shortened(printable(fault.path), LONGEST) or '/'}: {fault.message} [{fault.code}]"


class NumberError(HuizhouQAError, ValueError):
    """A value that is not an exact number; its one fault says why."""

    code = "number_refused"

    @property
    def reason(self) -> str:
        """The code of the fault."""
        return self._faults[0].code


class EvidenceError(HuizhouQAError, ValueError):
    """Evidence that is wrong: a wrong form, an unknown name, a value out of range."""

    code = "evidence_invalid"


class MissingEvidenceError(HuizhouQAError, LookupError):
    """Evidence without faults that is not complete; the faults list everything that is missing.

    ``by_lead`` groups the same faults by the department (牵头部门), as printed in the text, that has the missing
    value; ``str()`` lists them in these groups.
    """

    code = "evidence_missing"

    def __init__(self, by_lead: Mapping[str, Iterable[Fault]], params: Mapping[str, Param] | None = None) -> None:
        self._by_lead: FrozenMapping[str, tuple[Fault, ...]] = FrozenMapping(_grouped(by_lead))
        faults = [fault for found in self._by_lead.values() for fault in found]
        super().__init__(faults, {**params_of({} if params is None else params), "count": len(faults)})
        # The arguments from which copies and pickles are made.
        self.args: tuple[object, ...] = (self._by_lead, self._params)

    @property
    def by_lead(self) -> FrozenMapping[str, tuple[Fault, ...]]:
        return self._by_lead

    def __str__(self) -> str:
        lines = [self.message]
        for lead, faults in self._by_lead.items():
            # A cohort's keys begin with a unit's name, which may be of any length.
            lines += [f" {shortened(printable(lead), LONGEST)}"] if lead else []
            lines += [f"  {shortened(printable(fault.path), LONGEST) or '/'}: {fault.message}" for fault in faults]
        return "\n".join(lines)


class SchemeError(HuizhouQAError, ValueError):
    """A scheme or a rule that contradicts itself, or a reading that the scheme does not know."""

    code = "scheme_invalid"


class UnknownSchemeError(SchemeError, LookupError):
    """No edition of that place and year is held."""

    code = "scheme_unknown"


class SchemeDigestError(SchemeError):
    """A scheme that is not the one asked for: its digest is another."""

    code = "scheme_digest"


class VerificationError(HuizhouQAError, ValueError):
    """A ledger that does not agree with its own workings or with the scheme's rules."""

    code = "ledger_disagrees"


def one_of(options: Iterable[str]) -> Callable[[object, Attribute[str], str], None]:
    """A validator for a field that must be one of these words; raises SchemeError otherwise."""
    words = tuple(options)

    def check(_owner: object, attribute: Attribute[str], value: str) -> None:
        # A kind of text could bring comparisons of its own.
        if type(value) is not str or value not in words:
            where = f"/{attribute.name}"
            raise SchemeError.of(where, "unknown_choice", case="word", given=described(value), known=words)

    return check
