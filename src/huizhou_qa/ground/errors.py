"""The errors a caller may meet, and the single fault they are made of.

Errors are public API: every one carries a stable ``code`` and, where several things were wrong,
all of them at once as ``faults``. What counts as a fault is decided elsewhere; this module only
gives it a shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from attrs import Attribute, evolve, frozen

_SHOWN = 40
# Long enough for every path and every department of an edition; a key of any length may stand in a path.
_SHOWN_OF_LINE = 120


@frozen
class Fault:
    """One thing that was wrong: where (a JSON Pointer), which kind (a stable code), and in words."""

    path: str
    code: str
    message: str

    def under(self, where: str) -> Fault:
        """The same fault as it stands in something larger, which holds it at that path."""
        return evolve(self, path=where + self.path)


class HuizhouQAError(Exception):
    """Root of all errors of this package.

    ``code`` names the kind of error and never changes between releases; ``faults`` lists every
    single thing that was found wrong, in the order it was found.
    """

    code: ClassVar[str] = "error"

    def __init__(self, message: str, faults: Iterable[Fault] = ()) -> None:
        self.message = message
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__(message, self.faults)

    def __repr__(self) -> str:
        # As short as what is printed: a fault's path holds a key of any length.
        return f"{type(self).__name__}({str(self)!r})"

    def __str__(self) -> str:
        lines = [self.message]
        lines += [f"  {_path(fault)}: {fault.message} [{fault.code}]" for fault in self.faults]
        return "\n".join(lines)


class NumberError(HuizhouQAError, ValueError):
    """A value that is not an exact number; ``reason`` is the code of the fault it becomes."""

    code = "number_refused"

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.args: tuple[object, ...] = (reason, message)


class EvidenceError(HuizhouQAError, ValueError):
    """Evidence that cannot be right: a wrong form, an unknown name, a value out of range."""

    code = "evidence_invalid"


class MissingEvidenceError(HuizhouQAError, LookupError):
    """Evidence that is right so far but not complete; the faults list all that is missing.

    ``by_lead`` holds the same faults by the department (牵头部门) that has what is missing, as the
    text prints it; the message lists them so, in Chinese and in English, and shows the beginning
    of a long key.
    """

    code = "evidence_missing"

    def __init__(self, message: str, by_lead: Mapping[str, tuple[Fault, ...]]) -> None:
        self.by_lead: dict[str, tuple[Fault, ...]] = dict(by_lead)
        super().__init__(message, [fault for faults in by_lead.values() for fault in faults])
        self.args: tuple[object, ...] = (message, self.by_lead)

    def __str__(self) -> str:
        lines = [self.message]
        for lead, faults in self.by_lead.items():
            # A cohort's keys begin with a unit's name, which may be of any length.
            lines += [f" {shortened(lead, _SHOWN_OF_LINE)}"] if lead else []
            lines += [f"  {_path(fault)}: {fault.message}" for fault in faults]
        return "\n".join(lines)


class SchemeError(HuizhouQAError, ValueError):
    """A scheme or a rule that contradicts itself, or a reading that the scheme does not know."""

    code = "scheme_invalid"


class UnknownSchemeError(SchemeError, LookupError):
    """No edition of that place and year is held."""

    code = "scheme_unknown"


class VerificationError(HuizhouQAError, ValueError):
    """A ledger that does not agree with its own workings or with the scheme's rules."""

    code = "ledger_disagrees"


def one_of(options: Iterable[str]) -> Callable[[object, Attribute[str], str], None]:
    """A validator for a field that must be one of these words; raises SchemeError otherwise."""
    words = tuple(options)

    def check(_owner: object, attribute: Attribute[str], value: str) -> None:
        if value not in words:
            raise SchemeError(f"{attribute.name} is {shown(value)}; it must be one of {', '.join(words)}")

    return check


def pointer(*parts: str) -> str:
    """The JSON Pointer (RFC 6901) that leads through these keys."""
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in parts)


def shortened(text: str, most: int = _SHOWN) -> str:
    """The text as it is, or its beginning where it is long."""
    return text if len(text) <= most else text[:most] + "…"


def _path(fault: Fault) -> str:
    return shortened(fault.path, _SHOWN_OF_LINE) or "/"


def shown(value: object) -> str:
    """A value as a message may show it: short, printable, and never the whole of a long one."""
    if isinstance(value, int) and value.bit_length() > 4 * _SHOWN:
        return "an integer of very many digits"
    if isinstance(value, str):
        # repr leaves printable Chinese readable and escapes control characters and lone surrogates.
        value = str(value[:_SHOWN])
    if isinstance(value, str | int) or value is None:
        return shortened(repr(value))
    return f"a value of type {type(value).__name__}"
