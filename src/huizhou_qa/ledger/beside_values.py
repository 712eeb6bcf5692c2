"""Texts that follow the values of inputs: the counts of a rate, who awarded a mark and why, why there is nothing."""

from __future__ import annotations

from collections.abc import Iterator

from huizhou_qa.errors import Wording, pointer
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import Award, Nothing
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.rules.sections import FACTS, MARKS, OF_COHORTS
from huizhou_qa.scorers.node_rule import NodeRule
from huizhou_qa.words.numbers import number


def beside_values(evidence: Evidence) -> dict[str, Wording]:
    """Those texts by the paths of inputs."""
    wording = {}
    for name, fact in evidence.facts.items():
        if isinstance(fact, Nothing):
            wording[pointer(FACTS, name)] = _bracketed(fact.why, fact.why)
        elif isinstance(fact.value, Rate):
            wording[pointer(FACTS, name)] = _counts(fact.value)
    for section, named in zip(OF_COHORTS, (evidence.averages, evidence.statistics), strict=True):
        wording |= {pointer(section, name): _counts(value) for name, value in named.items() if isinstance(value, Rate)}
    for name, award in evidence.marks.items():
        if isinstance(award, Award):
            texts = list(_awarded(award))
            wording[pointer(MARKS, name)] = Wording("".join(one.zh for one in texts), "".join(one.en for one in texts))
    return wording


def lacks_reason(rule: NodeRule, evidence: Evidence) -> bool:
    """Whether a mark was awarded without a reason; the text asks that reasons be given."""
    awards = [evidence.marks.get(leaf.name) for leaf in rule.inputs if leaf.section == MARKS]
    return any(isinstance(award, Award) and not award.reason for award in awards)


def _counts(rate: Rate) -> Wording:
    part, whole = number(rate.part), number(rate.whole)
    return _bracketed(f"{part.zh}/{whole.zh}", f"{part.en}/{whole.en}")


def _bracketed(zh: str, en: str) -> Wording:
    return Wording(f"（{zh}）", f" ({en})")


def _awarded(award: Award) -> Iterator[Wording]:
    by = [text for text in (award.by, None if award.on is None else award.on.isoformat()) if text]
    if by:
        yield _bracketed("，".join(by), ", ".join(by))
    if award.reason:
        reason = award.reason.rstrip("。；，.;, ")
        yield Wording(f"：{reason}", f": {reason}")
