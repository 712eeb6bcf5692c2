"""Completions of evidence that lacks a few values: every edge of what is missing, and beside it, tried in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from fractions import Fraction
from itertools import product
from typing import Any

from huizhou_qa import Assessment, Evidence, EvidenceError, MissingEvidenceError, assess
from huizhou_qa.analysis.proofs.rule_numbers import numbers_in
from huizhou_qa.evidence.asked import asked
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.scheme import Scheme

Plain = dict[str, Any]
MOST_TRIED = 60
BESIDE = (Fraction(0), Fraction(1, 10**6), Fraction(-1, 10**6))
FAR = Fraction(10**4)
# Of a count, so many are tried besides.
FEW = 6


def leaves_of(scheme: Scheme) -> dict[str, Input]:
    """The facts and marks of a scheme, by the path of where they are given."""
    return {leaf.path: leaf for leaf in scheme.input_register.inputs if leaf.section in {"facts", "marks"}}


def without(given: Plain, paths: Sequence[str]) -> Plain:
    """The same evidence with some facts and marks missing."""
    lacking = deepcopy(given)
    for path in paths:
        _, section, name = path.split("/")
        lacking.get(section, {}).pop(name, None)
    return lacking


def edges_of(scheme: Scheme, evidence: Evidence, leaf: Input) -> list[Fraction]:
    """Where the points of a rule that reads an input may change, beside that, and the ends of its range."""
    near: set[Fraction] = set()
    for clause in scheme.clauses.values():
        if leaf in clause.rule.inputs:
            ends = numbers_in(clause.rule.node, clause.rule.readings)
            beside = {evidence.values[one.path] for one in clause.rule.inputs if one.path in evidence.values}
            near |= ends | beside | {end * one for end in ends for one in beside} | {100 - one for one in beside}
            near |= {one * other for one in beside for other in beside}
            near |= {one / other for one in beside for other in beside if other}
            near |= {one + end for end in ends for one in beside} | {one - end for end in ends for one in beside}
    low = -FAR if leaf.range.low is None else leaf.range.low
    high = FAR if leaf.range.high is None else leaf.range.high
    if leaf.whole:
        near |= {Fraction(number) for number in range(FEW)}
    tried = {min(max(one + offset, low), high) for one in near | {low, high} for offset in BESIDE}
    return sorted({Fraction(round(one)) for one in tried} if leaf.whole else tried)


def completions(scheme: Scheme, lacking: Plain, paths: Sequence[str], most: int = MOST_TRIED) -> Iterator[Assessment]:
    """The results of completions of missing facts and marks that fit and lack nothing: of all of few, else some."""
    evidence, leaves = Evidence.from_dict(lacking), leaves_of(scheme)
    tried = [[None, *edges_of(scheme, evidence, leaves[path])] for path in paths]
    for values in _some(list(product(*tried)), most):
        whole = deepcopy(lacking)
        for path, value in zip(paths, values, strict=True):
            if value is not None:
                _, section, name = path.split("/")
                whole.setdefault(section, {})[name] = _said(leaves[path], value)
        try:
            yield assess(scheme, Evidence.from_dict(whole))
        except (EvidenceError, MissingEvidenceError):
            continue


def _said(leaf: Input, value: Fraction) -> Fraction | bool | str:
    """A number as evidence gives it: true or false, or the word that it is the place of."""
    if leaf.options:
        return leaf.options[int(value)]
    return bool(value) if asked(leaf).kind == "truth" else value


def _some(ways: list[tuple[Fraction | None, ...]], most: int) -> list[tuple[Fraction | None, ...]]:
    """All of few ways; of many, as many as are asked for, spread over them all, the first and the last among them."""
    return ways if len(ways) <= most else [ways[at * (len(ways) - 1) // most] for at in range(most + 1)]
