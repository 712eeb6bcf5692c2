"""``prove``: whether a scheme keeps what it declares, by composition over its whole program.

Every entry is composed from those before it, in the order of computation, as it would be computed. The rules that an
author writes are each held against their own marks and inputs; what they give together, against the grades.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.analysis.asked_again import require_same
from huizhou_qa.analysis.proofs.counterexamples import Trials
from huizhou_qa.analysis.proofs.findings import Cliff, ProofFinding
from huizhou_qa.analysis.proofs.gates import GatedWay
from huizhou_qa.analysis.proofs.proof_face import html_of_proof
from huizhou_qa.analysis.proofs.proving import Proving
from huizhou_qa.analysis.proofs.rule_proofs import RuleProof, goes_as_declared, unproved
from huizhou_qa.errors import pointer
from huizhou_qa.errors.texts import Language
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import of, require, several
from huizhou_qa.markup import Html, HtmlFace, Telling
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Program, Result, Statistic
from huizhou_qa.program.knowing import statistic_span
from huizhou_qa.readers import Bounds, Span
from huizhou_qa.readers.direction import Directed, turned
from huizhou_qa.rules import Input, Measure
from huizhou_qa.rules.sections import RESULTS
from huizhou_qa.scheme.checks.steps import rules_of_steps
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.program.building import GRADE, TOTAL
from huizhou_qa.scheme.program.variants import NOTHING_REPLACED
from huizhou_qa.scheme.scheme import Scheme, as_scheme
from huizhou_qa.scorers.node_rule import node_of
from huizhou_qa.words.edges import EdgeInWords, edge_in_words


@frozen(repr=False)
class Proof(HtmlFace):
    """What was found of a scheme.

    Attributes:
        scheme: the scheme.
        clauses: the rules that were put in the place of some clauses' own, by id.
        findings: faults and remarks, in the order of the scheme.
        cliffs: where points change at once, clause by clause.
    """

    scheme: Scheme
    clauses: FrozenMapping[str, Measure]
    findings: tuple[ProofFinding, ...]
    cliffs: tuple[Cliff, ...]

    def __attrs_post_init__(self) -> None:
        findings, cliffs = several(of(ProofFinding)), several(of(Cliff))
        require(self, scheme=of(Scheme), clauses=of(FrozenMapping), findings=findings, cliffs=cliffs)

    def verify(self) -> None:
        """Proves it again; raises VerificationError for whatever is not found so."""
        require_same(self, lambda: prove(self.scheme, clauses=self.clauses))

    @property
    def faults(self) -> tuple[ProofFinding, ...]:
        """The findings that a sound scheme has none of."""
        return tuple(one for one in self.findings if one.severity == "fault")

    @property
    def remarks(self) -> tuple[ProofFinding, ...]:
        """The findings that a sound scheme may have."""
        return tuple(one for one in self.findings if one.severity == "remark")

    def _summary(self) -> str:
        return f"<Proof: {len(self.faults)} faults, {len(self.remarks)} remarks, {len(self.cliffs)} cliffs>"

    def _html(self, language: Language) -> Html:
        return html_of_proof(self.faults, self.remarks, self.cliffs, self._edge, Telling(language))

    def _edge(self, cliff: Cliff) -> EdgeInWords | None:
        node = self.clauses.get(cliff.clause, self.scheme.clauses[cliff.clause].rule.node)
        return edge_in_words(node, self.scheme.readings, cliff.at, included=cliff.side == "above")


def prove(scheme: Scheme, *, clauses: Mapping[str, Measure] = NOTHING_REPLACED) -> Proof:
    """What a scheme does not keep of what it declares, and what of it is not proved, under the readings chosen.

    Every clause's rule covers what it reads and keeps within the clause's marks, divides by no zero, and goes the way
    its inputs declare (``better``; where one does not say, only one way); every gate may hold and not hold, every piece
    of a curve and every grade can be reached. A fault is shown by a counterexample, or follows from the scheme alone;
    what composition decides neither way is a remark, as are pieces and gates that make no difference.

    ``clauses`` puts other rules in the place of some clauses' own first, by id, as ``Scheme.variant`` does, but also
    such as a scheme would refuse: a draft can be looked at before it is a scheme. Raises SchemeError for what is no
    scheme, an unknown clause, and what is no rule.
    """
    whole = as_scheme(scheme)
    program = whole.program if clauses is NOTHING_REPLACED else whole.program_with(clauses)
    findings, cliffs = _Proving(whole, program).found()
    return Proof(whole, FrozenMapping(clauses), findings, cliffs)


@frozen(eq=False)
class _Proving:
    """A scheme, its program, and what of it is composed so far.

    Attributes:
        scheme: the scheme.
        program: its own program, or the one with other rules in some clauses.
        known: where statistics lie, by path.
        composed: every result so far, by path.
        leaves: every input that was read so far, by path.
    """

    scheme: Scheme
    program: Program
    known: dict[str, Span] = field(factory=dict)
    composed: dict[str, Directed] = field(factory=dict)
    leaves: dict[str, Input] = field(factory=dict)

    def found(self) -> tuple[tuple[ProofFinding, ...], tuple[Cliff, ...]]:
        """All findings, and all cliffs."""
        rules = list(self._rules())
        findings = [one for rule in rules for one in rule.findings()]
        findings += [*self._of_steps(), *self._of_grades()]
        findings += self._of_the_whole(frozenset(one.params.get("moved") for one in findings))
        return tuple(findings), tuple(self._cliffs(rules))

    def _rules(self) -> Iterator[RuleProof]:
        """The rules of clauses and adjustments, as the program is gone through entry by entry."""
        clauses = {clause.rule_entry.path: clause for clause in self.scheme.clauses.values()}
        adjustments = {one.rule_entry.path: one for one in self.scheme.adjustments}
        for entry in self.program.entries:
            path = entry.leaf.path
            if isinstance(entry, Statistic):
                bounds = Bounds(self.known, self.scheme.readings)
                self.known[path] = statistic_span(entry, self.program, self.known, bounds)
            elif isinstance(entry, Result):
                # The way of the whole is proved where there is something of everything; a clause's, also where not.
                whole = entry.node.under(self._arithmetic(nothing=False))
                self.composed[path] = whole.directed
                self.leaves.update({leaf.path: leaf for leaf in whole.reads})
                if path in clauses:
                    yield self._of_rule(pointer("clauses", clauses[path].id), entry.node, _marks(clauses[path]))
                elif path in adjustments:
                    yield self._of_rule(pointer("adjustments", adjustments[path].id), entry.node)

    def _arithmetic(self, *, nothing: bool = True) -> Proving:
        return Proving(GatedWay(self.known, self.program.agreements, nothing), self.scheme.readings, self.composed)

    def _of_rule(self, path: str, node: Measure, marks: Interval | None = None) -> RuleProof:
        """What is proved of a rule, all before it being composed."""
        arithmetic = self._arithmetic()
        proved = node.under(arithmetic)
        trials = Trials(node, self.scheme.readings, self.program)
        return RuleProof(path, proved, arithmetic.noted, trials, marks)

    def _of_steps(self) -> Iterator[ProofFinding]:
        """The gates of steps, of what grades ask, of the ranking, and coefficients of what is joined."""
        adjustments = pointer("adjustments")
        rules = [(path, rule) for path, rule in rules_of_steps(self.scheme) if not path.startswith(adjustments)]
        parts = {pointer("items", id_): item.joining for id_, item in self.scheme.items.items()}
        parts |= {pointer("groups", id_): heading.joining for id_, heading in self.scheme.groups.items()}
        parts[""] = self.scheme.joining
        rules += [(f"{path}/joining", one.coefficient) for path, one in parts.items() if one.coefficient is not None]
        for path, rule in rules:
            yield from self._of_rule(path, node_of(rule)).of_ways()

    def _of_grades(self) -> Iterator[ProofFinding]:
        """The grades that nothing leads to."""
        span = self.composed[GRADE.path].span
        for at, grade in enumerate(self.program.grades):
            if Fraction(at) not in span:
                said = {"grade": grade, "case": "proof"}
                yield ProofFinding(pointer("grades", grade), "unreachable_grade", said, severity="fault")

    def _of_the_whole(self, told: frozenset[object]) -> Iterator[ProofFinding]:
        """The inputs that go as they declare in every rule, and not provably so in the total or in the grade."""
        rest = [leaf for leaf in self.leaves.values() if leaf.path not in told and leaf.section != RESULTS]
        for path, signs in (
            ("/total", self.composed[TOTAL.path].signs),
            # The best grade is the first: its place falls as the grade gets better.
            ("/grade", turned(self.composed[GRADE.path].signs, "down")),
        ):
            against = [leaf for leaf in rest if not goes_as_declared(leaf, signs.get(leaf.path))]
            if against:
                yield unproved(path, *against)
            rest = [leaf for leaf in rest if leaf not in against]

    def _cliffs(self, rules: Sequence[RuleProof]) -> Iterator[Cliff]:
        for rule in rules:
            if rule.path.startswith("/clauses/"):
                yield from rule.cliffs


def _marks(clause: Clause) -> Interval:
    low, high = clause.min_points, clause.max_points
    return Interval(low, high, low_closed=low is not None, high_closed=True)
