"""评分依据（得分、扣分情况）, made from a line of the ledger and the rule it was read at.

Each sentence names what was read and what it fell in, in the words of the rule, the points and what was lost. No points
are worked out again here.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from huizhou_qa.errors import Note, Wording
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.ledger.beside_values import beside_values, lacks_reason
from huizhou_qa.ledger.in_words import earned_in_words, outcome_in_words, reading_in_words, ruling_in_words
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.results import AdjustmentResult, ClauseResult, Rescaling
from huizhou_qa.ledger.workings import ByScheme, Ruled
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.program.building import bonuses_of, clauses_of
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers.node_rule import NodeRule
from huizhou_qa.sheets.phrases import joined, points, say
from huizhou_qa.words import outcome


def grounds_of_clause(result: Ledger, clause: Clause) -> Wording:
    """Why a clause has its points, and what it lost; a bonus has no full marks to lose."""
    scheme = result.scheme
    of_bonus = any(one.id == clause.id for one in clauses_of(bonuses_of(scheme.headings)))
    line = result.clauses[clause.id]
    if not of_bonus or line.absent:
        return grounds(line, clause.rule, result.evidence, scheme.rounding)
    return _grounds(line, clause.rule, result.evidence, earned_in_words(line, scheme.rounding))


def grounds(result: ClauseResult, rule: NodeRule, evidence: Evidence, rounding: Rounding) -> Wording:
    """Why a clause has its points, and what it lost."""
    return _grounds(result, rule, evidence, _outcome(result, rounding))


def _grounds(result: ClauseResult, rule: NodeRule, evidence: Evidence, text: Wording) -> Wording:
    if isinstance(result.working, Ruled | ByScheme):
        return joined("comma", [ruling_in_words(result.working), text])
    read = reading_in_words(rule, result.working, beside_values(evidence, rule.inputs))
    lost = Fraction(result.max_points) - result.counted
    if lost and lacks_reason(rule, evidence):
        read = outcome.without_reason(read)
    return joined("comma", [read, text])


def grounds_of_adjustment(result: AdjustmentResult, rule: NodeRule, evidence: Evidence) -> Wording:
    """Why an adjustment (扣分项) takes what it takes."""
    read = reading_in_words(rule, result.working, beside_values(evidence, rule.inputs))
    return joined("comma", [read, outcome.deduction(Fraction(result.points))])


def grounds_of_rescaling(rescaling: Rescaling) -> Wording:
    """What is absent (缺项), and what the rest gains by it."""
    return say(
        "left_out",
        clauses=joined("listed", rescaling.clauses),
        marks=points(plain(rescaling.absent_marks)),
        rest=written(rescaling.summed),
        gained=written(rescaling.points),
    )


def preliminary_facts(result: Ledger) -> int:
    """How many facts that a result rests on are preliminary (初步数)."""
    return sum(note.code == "preliminary_fact" for note in result.notes)


def written(number: Decimal) -> Wording:
    """Points as they are said in a sentence: in full, without the zeros that a column of figures needs."""
    return points(plain(Fraction(number)).replace("-", "−"))


def figure(points: Decimal) -> str:
    """Points as a column of figures shows them, never with an exponent."""
    return format(points, "f")


def _outcome(result: ClauseResult, rounding: Rounding) -> Wording:
    if result.absent:
        return outcome.left_out()
    return outcome_in_words(result, rounding)


def note_told(note: Note, scheme: Scheme) -> Wording:
    """The text of a note, with the label of the input that it is about, which in English it calls by its name."""
    labels = (Wording(row.label, row.label_en) for row in scheme.inputs if row.path == note.path)
    label = next(labels, None) if "input" in note.params else None
    called = note if label is None else note.with_params(input=label)
    return Wording(called.zh, called.en)
