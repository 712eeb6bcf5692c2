"""What follows from inputs that move: which results, and their rules with everything else worked out."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from attrs import evolve

from huizhou_qa.analysis.moving.simplified import Settled, Simplified
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Entry, Program, Result
from huizhou_qa.readers import Exact, reads
from huizhou_qa.rules.arithmetic import Measure

# So much is kept of schemes; one has about a hundred inputs.
MOST_KEPT = 1024
RulesByPath = tuple[tuple[str, Measure], ...]
"""Rules by path, in the order of computation."""


def simplified_rules(rules: RulesByPath, moved: Collection[str], exact: Exact) -> RulesByPath:
    """Rules by path, with everything worked out that rests on nothing that is moved."""
    out = {*moved, *(path for path, _ in rules)}
    known = {path: number for path, number in exact.known.items() if path not in out}
    arithmetic = Simplified(evolve(exact, known=known))
    found = []
    for path, rule in rules:
        shorter = rule.under(arithmetic)
        if isinstance(shorter, Settled):
            known[path] = shorter.value
        found.append((path, shorter))
    return tuple(found)


def rested_on(rules: RulesByPath, path: str) -> RulesByPath:
    """Those of the rules that one number rests on, itself among them."""
    needed, found = {path}, list[tuple[str, Measure]]()
    for own_path, rule in reversed(rules):
        if own_path in needed:
            found.append((own_path, rule))
            needed |= {leaf.path for leaf in reads(rule).inputs}
    return tuple(reversed(found))


@lru_cache(maxsize=MOST_KEPT)
def followers(program: Program, moved: frozenset[str], readings: FrozenMapping[str, str]) -> tuple[Result, ...]:
    """The results that follow from what moves, in the order of computation.

    A tally of incidents reads their elements alone, which no fact moves; a statistic of a cohort stays as it is given.
    """
    found, paths = [], set(moved)
    for entry, read in _reads(program, readings):
        if isinstance(entry, Result) and entry.leaf.path not in moved and not paths.isdisjoint(read):
            found.append(entry)
            paths.add(entry.leaf.path)
    return tuple(found)


@lru_cache(maxsize=MOST_KEPT)
def _reads(program: Program, readings: FrozenMapping[str, str]) -> tuple[tuple[Entry, frozenset[str]], ...]:
    """Every entry with the paths that it may read."""
    return tuple(
        (entry, frozenset(leaf.path for leaf in reads(entry.node, readings).inputs)) for entry in program.entries
    )
