"""Texts that follow the values of inputs: the counts of a rate, who awarded a mark and why, why there is nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huizhou_qa.errors import Wording, pointer
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import Award, Nothing
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import AVERAGES, FACTS, MARKS
from huizhou_qa.scorers.node_rule import NodeRule
from huizhou_qa.words.numbers import number


def beside_values(evidence: Evidence, inputs: Iterable[Input]) -> dict[str, Wording]:
    """Those texts of the inputs, by their paths; of an input that has none there is none."""
    texts = ((leaf.path, _beside(evidence, leaf)) for leaf in inputs)
    return {path: text for path, text in texts if text is not None}


def lacks_reason(rule: NodeRule, evidence: Evidence) -> bool:
    """Whether a mark was awarded without a reason; the text asks that reasons be given."""
    awards = [evidence.marks.get(leaf.name) for leaf in rule.inputs if leaf.section == MARKS]
    return any(isinstance(award, Award) and not award.reason for award in awards)


def _beside(evidence: Evidence, leaf: Input) -> Wording | None:
    value: object
    if leaf.section == MARKS:
        award = evidence.marks.get(leaf.name)
        texts = list(_awarded(award)) if isinstance(award, Award) else []
        return Wording("".join(one.zh for one in texts), "".join(one.en for one in texts)) if texts else None
    if leaf.section == FACTS:
        fact = evidence.facts.get(leaf.name)
        if isinstance(fact, Nothing):
            return _bracketed(fact.why, fact.why)
        value = None if fact is None else fact.value
    elif leaf.path != pointer(leaf.section, leaf.name):
        # Over the other members alone: the counts that were given are of all.
        return None
    else:
        value = (evidence.averages if leaf.section == AVERAGES else evidence.statistics).get(leaf.name)
    return _counts(value) if isinstance(value, Rate) else None


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
