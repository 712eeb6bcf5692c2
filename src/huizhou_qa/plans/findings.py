"""Findings: what a check of procedure has to say, kind by kind.

An edition lists its kinds of finding, each with its place in the text and its wording in both
languages; a check says which of them apply and where. A finding never changes a score.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from huizhou_qa.errors import Message, SchemeError, Wording, described
from huizhou_qa.errors.faults import Param
from huizhou_qa.errors.texts import Language, rendered
from huizhou_qa.plans.kinds import require, require_each, word_of

FindingSeverity = Literal["error", "warning", "note"]
SEVERITIES: tuple[FindingSeverity, ...] = ("error", "warning", "note")

_PLACE = re.compile(r"\{(\w+)\}")


@frozen
class Finding(Message):
    """One thing a check found.

    Attributes:
        path: its place in what was checked, a JSON Pointer; empty for the whole.
        code: its kind, which never changes between releases.
        params: what its text is made of, by name.
        severity: error (the text is not met), warning (it is met in one place of the text and not in
            another) or note.
        where: the place in the text that asks for it.
        text: what is wrong, in both languages.
        advice: what would be right, in both languages.
    """

    severity: FindingSeverity = field(kw_only=True, validator=word_of(SEVERITIES))
    where: str = field(kw_only=True)
    text: Wording = field(kw_only=True)
    advice: Wording = field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        require(self, path=str, code=str, where=str, text=Wording, advice=Wording)

    @property
    def zh(self) -> str:
        """What is wrong, in Chinese."""
        return self.text.zh

    @property
    def en(self) -> str:
        """What is wrong, in English."""
        return self.text.en

    @property
    def remedy_zh(self) -> str:
        """What would be right, in Chinese."""
        return self.advice.zh

    @property
    def remedy_en(self) -> str:
        """What would be right, in English."""
        return self.advice.en

    @property
    def remedy(self) -> str:
        """What would be right, in both languages."""
        return str(self.advice)


@frozen
class FindingKind:
    """A kind of finding: its stable code, how grave it is, its place in the text, what is wrong and the remedy.

    In both wordings ``{name}`` stands for the parameter of that name, as the check gives it.
    """

    code: str
    severity: FindingSeverity = field(validator=word_of(SEVERITIES))
    where: str
    text: Wording
    remedy: Wording

    def __attrs_post_init__(self) -> None:
        require(self, code=str, where=str, text=Wording, remedy=Wording)

    def at(self, path: str, params: Mapping[str, Param]) -> Finding:
        """A finding of this kind at that path, with these parameters in its wordings."""
        text, advice = _filled(self.text, params), _filled(self.remedy, params)
        return Finding(path, self.code, params, severity=self.severity, where=self.where, text=text, advice=advice)


@frozen(repr=False)
class FindingKinds:
    """All kinds of finding that an edition knows; raises SchemeError where two have one code."""

    kinds: tuple[FindingKind, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_each(self, kinds=FindingKind)
        if len(set(self.codes)) < len(self.kinds):
            raise SchemeError.of("", "repeated_id", case="finding", ids=self.codes)

    def __repr__(self) -> str:
        return f"<FindingKinds: {len(self.kinds)}>"

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in the order of the edition."""
        return tuple(kind.code for kind in self.kinds)

    def finding(self, code: str, path: str, /, **params: Param) -> Finding:
        """A finding of that kind at that path; raises SchemeError for a code that the edition does not list."""
        for kind in self.kinds:
            if kind.code == code:
                return kind.at(path, params)
        raise SchemeError.of("", "unknown_name", case="finding", name=described(code), known=self.codes)


def _filled(wording: Wording, params: Mapping[str, Param]) -> Wording:
    return Wording(_in(wording.zh, params, "zh"), _in(wording.en, params, "en"))


def _in(template: str, params: Mapping[str, Param], language: Language) -> str:
    # Not str.format: a wording of an edition's own reads parameters and nothing behind them, and is never refused.
    return _PLACE.sub(lambda found: rendered(params[found[1]], language) if found[1] in params else found[0], template)
