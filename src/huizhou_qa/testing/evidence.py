"""``evidence_strategy``: evidence drawn for a scheme, as a unit might bring it, with nothing thrown away."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from attrs import evolve, field, frozen
from hypothesis import strategies as st

from huizhou_qa.analysis.proofs.rule_numbers import numbers_in
from huizhou_qa.engine.checking import check
from huizhou_qa.evidence.asked import asked
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import Award, Incident, Known, Nothing, Ruling, Treatment
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import agreements, asked_of
from huizhou_qa.readers.spans import Span, exactly
from huizhou_qa.rules import Input, StatisticInput
from huizhou_qa.rules.sections import AVERAGES, FACTS, MARKS
from huizhou_qa.scheme.scheme import Scheme, as_scheme
from huizhou_qa.testing.incidents import incident_strategy
from huizhou_qa.testing.numbers import Numbers, numbers_of
from huizhou_qa.testing.statistics import statistics_of

TREATMENTS: tuple[Treatment, ...] = ("full", "zero", "rescale")
MOST_INCIDENTS = 4
WHY, WHO = "无对象", "考核办"


def evidence_strategy(  # noqa: PLR0913 - what is drawn, each by its name
    scheme: Scheme,
    *,
    unit: str = "甲",
    incidents: bool = True,
    nothing: bool = False,
    rulings: bool = True,
    missing: bool = False,
) -> st.SearchStrategy[Evidence]:
    """Evidence of one unit that fits a scheme: every fact, mark and statistic, at edges and beside them often.

    Edges are the numbers that rules name, where points change; statistics are those of a cohort that there could be;
    facts agree as the scheme demands. It can be scored, unless a rule divides by zero with it. Nothing is thrown away.

    Attributes:
        scheme: the scheme.
        unit: the unit's name.
        incidents: whether there may be some; else none happened.
        nothing: whether there may have been nothing to measure of some facts and marks.
        rulings: whether clauses of which there was nothing are ruled on, where the scheme leaves that to a ruling.
        missing: whether some of it may be missing, and incidents not told of.

    Raises SchemeError for what is no scheme.
    """
    drawing = drawing_of(as_scheme(scheme), unit, incidents=incidents, rulings=rulings)

    # A strategy is told of by its arguments: a scheme's would fill a book.
    @st.composite
    def evidence(draw: st.DrawFn) -> Evidence:
        drawn = drawing.whole(draw)
        drawn = drawing.with_nothing(draw, drawn) if nothing else drawn
        return drawing.with_missing(draw, drawn) if missing else drawn

    return evidence()


@frozen(eq=False)
class Drawing:
    """What evidence for a scheme is drawn from, worked out once.

    Attributes:
        near: the numbers that rules hold every input against.
        linked: the facts that must agree with others.
        numbers: the numbers of every fact and mark that need not.
        happened: the incidents of a unit.
    """

    scheme: Scheme
    unit: str
    incidents: bool = field(kw_only=True)
    rulings: bool = field(kw_only=True)
    near: Mapping[Input, frozenset[Fraction]] = field(init=False)
    linked: frozenset[Input] = field(init=False)
    numbers: Mapping[Input, Numbers] = field(init=False)
    happened: st.SearchStrategy[list[Incident]] = field(init=False)

    @near.default
    def _numbers_that_rules_name(self) -> Mapping[Input, frozenset[Fraction]]:
        readings = self.scheme.readings
        near = dict.fromkeys(self.scheme.input_register.inputs, frozenset[Fraction]())
        for entry in self.scheme.program.entries:
            named = numbers_in(entry.node, readings)
            near |= {leaf: near[leaf] | named for leaf in asked_of(entry.node, readings) if leaf in near}
        return near

    @linked.default
    def _facts_that_must_agree(self) -> frozenset[Input]:
        return frozenset(leaf for one in self.scheme.agreements for leaf in one.inputs)

    @numbers.default
    def _numbers_of_inputs(self) -> Mapping[Input, Numbers]:
        alone = (leaf for leaf in self.near if not isinstance(leaf, StatisticInput) and leaf not in self.linked)
        return {leaf: numbers_of(asked(leaf).range, self.near[leaf], whole=leaf.whole) for leaf in alone}

    @happened.default
    def _incidents_of_a_unit(self) -> st.SearchStrategy[list[Incident]]:
        most = MOST_INCIDENTS if self.incidents and self.scheme.incident_table else 0
        return st.lists(incident_strategy(self.scheme), max_size=most, unique_by=lambda one: one.id)

    def whole(self, draw: st.DrawFn) -> Evidence:
        """Evidence of which nothing is missing, and of all of which there was something."""
        scheme, known = self.scheme, dict[str, Fraction]()
        for leaf, near in self.near.items():
            if not isinstance(leaf, StatisticInput):
                linked = leaf in self.linked
                room = numbers_of(_room(leaf, known, scheme), near, whole=leaf.whole) if linked else self.numbers[leaf]
                known[leaf.path] = draw(room)
        statistics = draw(statistics_of(scheme.input_register.statistics, known, scheme.readings, self.near))
        for exclusion in scheme.exclusions:
            if exclusion.verdict(Values(known)):
                known.pop(exclusion.excluded.path, None)
        given = [(leaf, known[leaf.path]) for leaf in self.near if leaf.path in known]
        return Evidence(
            unit=self.unit,
            facts=FrozenMapping(
                {leaf.name: Known(value_of(leaf, one)) for leaf, one in given if leaf.section == FACTS}
            ),
            marks=FrozenMapping({leaf.name: Award(one) for leaf, one in given if leaf.section == MARKS}),
            averages=FrozenMapping({name: one for (section, name), one in statistics.items() if section == AVERAGES}),
            statistics=FrozenMapping({name: one for (section, name), one in statistics.items() if section != AVERAGES}),
            incidents=tuple(draw(self.happened)),
        )

    def with_nothing(self, draw: st.DrawFn, evidence: Evidence) -> Evidence:
        """The same with nothing to measure of some facts and marks, ruled on where that is asked for."""
        may_be = {leaf.path for leaf in self.near if leaf.may_be_nothing}
        paths = draw(_some([path for path in _facts_and_marks(evidence) if path in may_be]))
        return self._ruled(evidence, paths, draw(st.lists(st.sampled_from(TREATMENTS), min_size=1, max_size=3)))

    def with_missing(self, draw: st.DrawFn, evidence: Evidence) -> Evidence:
        """The same with some of what is known missing, and perhaps incidents untold."""
        paths = draw(_some([path for path in _facts_and_marks(evidence) if path not in evidence.values.nothing]))
        facts = {name: one for name, one in evidence.facts.items() if f"/{FACTS}/{name}" not in paths}
        marks = {name: one for name, one in evidence.marks.items() if f"/{MARKS}/{name}" not in paths}
        # Of a clause that reads what is missing it can no longer be told that there was nothing.
        rulings = {id_: one for id_, one in evidence.rulings.items() if not self._reads(id_, paths)}
        happened = evidence.incidents if draw(st.booleans()) else None
        kept = evolve(evidence, facts=FrozenMapping(facts), marks=FrozenMapping(marks), incidents=happened)
        return evolve(kept, rulings=FrozenMapping(rulings))

    def _reads(self, clause: str, paths: Container[str]) -> bool:
        return any(leaf.path in paths for leaf in self.scheme.clauses[clause].rule.inputs)

    def _ruled(self, evidence: Evidence, paths: Container[str], treatments: Sequence[Treatment]) -> Evidence:
        """Nothing of what stands at some paths; as it was where that leaves too little to score."""
        absent = _nothing_of(evidence, paths)
        if not self.rulings:
            return absent
        for ways in (treatments, ("full",)):
            ruled = self._with_rulings(absent, ways)
            if not any(fault.code in _REFUSED for fault in check(self.scheme, ruled)):
                return ruled
        return evidence

    def _with_rulings(self, evidence: Evidence, ways: Sequence[Treatment]) -> Evidence:
        """The same with every clause ruled on that needs it; a ruling may bring another to light."""
        while True:
            asked_for = [one.path for one in check(self.scheme, evidence) if one.code == "ruling_needed"]
            if not asked_for:
                return evidence
            given = {path.removeprefix("/rulings/"): ways[at % len(ways)] for at, path in enumerate(asked_for)}
            rulings = {id_: Ruling(way, WHO, WHY) for id_, way in given.items()}
            evidence = evolve(evidence, rulings=FrozenMapping({**evidence.rulings, **rulings}))


# So many are kept: tests draw for one scheme again and again.
@lru_cache(maxsize=16)
def drawing_of(scheme: Scheme, unit: str, *, incidents: bool, rulings: bool) -> Drawing:
    """What evidence for a scheme is drawn from."""
    return Drawing(scheme, unit, incidents=incidents, rulings=rulings)


# What no ruling mends: too little is left to score.
_REFUSED = frozenset({"too_few_present", "nothing_left", "nothing_in_step", "nothing_to_measure", "missing"})


def value_of(leaf: Input, number: Fraction) -> Fraction | bool | str:
    """The number as evidence gives it: a truth, a word, or itself."""
    if leaf.options:
        return leaf.options[int(number)]
    return bool(number) if asked(leaf).kind == "truth" else number


def _room(leaf: Input, known: Mapping[str, Fraction], scheme: Scheme) -> Interval:
    """What the facts that are drawn already leave of the range of one that must agree with them."""
    found = {path: exactly(number) for path, number in known.items()}
    left = agreements.narrowed(found, [one.linear for one in scheme.agreements])
    return left.get(leaf.path, Span((leaf.range,))).hull or leaf.range


def _nothing_of(evidence: Evidence, paths: Container[str]) -> Evidence:
    nothing = Nothing(WHY)
    facts = {name: nothing if f"/{FACTS}/{name}" in paths else one for name, one in evidence.facts.items()}
    marks = {name: nothing if f"/{MARKS}/{name}" in paths else one for name, one in evidence.marks.items()}
    return evolve(evidence, facts=FrozenMapping(facts), marks=FrozenMapping(marks))


def _facts_and_marks(evidence: Evidence) -> list[str]:
    return [*(f"/{FACTS}/{name}" for name in evidence.facts), *(f"/{MARKS}/{name}" for name in evidence.marks)]


def _some(paths: Sequence[str]) -> st.SearchStrategy[frozenset[str]]:
    """Some of them, mostly few."""
    return st.frozensets(st.sampled_from(paths), max_size=max(1, len(paths) // 2)) if paths else st.just(frozenset())
