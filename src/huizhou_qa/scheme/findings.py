"""Findings: what a check of procedure has to say, kind by kind.

An edition lists its kinds of finding, each with its place in the text; a check says which of them
apply and where. A finding never changes a score.
"""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, one_of, shown

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@frozen
class Finding:
    """One thing a check found.

    ``code`` never changes between releases; ``severity`` is error (the text is not met), warning
    (it is met in one place of the text and not in another) or note; ``where`` is the place in the
    text, ``path`` the place in what was checked (a JSON Pointer); ``remedy`` says what would be right.
    """

    code: str
    severity: Severity
    where: str
    text: str
    remedy: str
    path: str


@frozen
class FindingKind:
    """A kind of finding: its stable code, how grave it is, its place in the text, what is wrong and the remedy."""

    code: str
    severity: Severity = field(validator=one_of(SEVERITIES))
    where: str
    text: str
    remedy: str


@frozen
class Catalogue:
    """All kinds of finding that an edition knows; raises SchemeError where two have one code."""

    kinds: tuple[FindingKind, ...] = ()

    def __attrs_post_init__(self) -> None:
        if len(set(self.codes)) < len(self.kinds):
            raise SchemeError(f"a code stands twice among {', '.join(self.codes)}")

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in the order of the edition."""
        return tuple(kind.code for kind in self.kinds)

    def finding(self, code: str, path: str, detail: str = "") -> Finding:
        """A finding of that kind at that path; raises SchemeError for a code that the edition does not list."""
        for kind in self.kinds:
            if kind.code == code:
                text = f"{kind.text} ({detail})" if detail else kind.text
                return Finding(code, kind.severity, kind.where, text, kind.remedy, path)
        raise SchemeError(f"the edition lists no finding {shown(code)}; it lists {', '.join(self.codes)}")
