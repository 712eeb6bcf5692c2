"""Texts for papers on a cohort: the score, the deductions, provisional results.

No free text of the evidence is shown: incidents, findings and facts are counted, and only units are named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from huizhou_qa.analysis import CohortResults, Loss, UnitResult
from huizhou_qa.composite import Composite, CompositeCohort
from huizhou_qa.composite.composite import grade_in
from huizhou_qa.errors import EvidenceError, Fault, Wording, described, is_a
from huizhou_qa.ledger.gate import require_sound
from huizhou_qa.ledger.graded import is_vetoed
from huizhou_qa.numbers.exact import plain
from huizhou_qa.program.choices import choice_of, not_by_default
from huizhou_qa.program.readings import Choice, Reading
from huizhou_qa.readers import reads
from huizhou_qa.rules.sections import INCIDENTS
from huizhou_qa.scheme.checks.steps import rules_of_steps
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.sheets.grounds import figure, grounds_of_rescaling, preliminary_facts, written
from huizhou_qa.sheets.incidents import effect
from huizhou_qa.sheets.phrases import joined, points, say
from huizhou_qa.sheets.scheme_words import graded, once_settled, percentage, score_called, without_on_site
from huizhou_qa.sheets.steps import name_of_step
from huizhou_qa.words.in_language import begun
from huizhou_qa.words.leaves import label_of, labelled
from huizhou_qa.words.numbers import number
from huizhou_qa.words.phrases import NO_WORDS, TextPart, run_on

ON_SITE_SCALE = "onsite_scale"
NameOfUnit = Callable[[UnitResult], TextPart]


def require_results(results: CohortResults) -> None:
    """Raises EvidenceError for what is no results of a cohort, VerificationError for such as do not agree."""
    if not is_a(results, CohortResults):
        fault = Fault.of("", "wrong_type", case="results", given=described(results))
        raise EvidenceError([fault], {"case": "paper"})
    require_sound({"": results})


def score_called_in(results: CohortResults) -> Wording:
    """What the score is called that places go by."""
    return (
        say("composite_score") if isinstance(results.cohort, CompositeCohort) else score_called(results.cohort.scheme)
    )


def score_columns(results: CohortResults) -> tuple[Wording, ...]:
    """What the columns of scores are called: the one that places go by, and what it is made of."""
    own = score_called_in(results)
    if not isinstance(results.cohort, CompositeCohort):
        return (own,)
    return own, score_called(results.cohort.scheme), say("on_site_score")


def scores_of(unit: UnitResult) -> tuple[Decimal, ...]:
    """The unit's figures in these columns."""
    own = unit.place.total
    return (own,) if unit.on_site is None else (own, unit.assessment.total, Decimal(unit.on_site))


def mean_scores(results: CohortResults) -> tuple[Decimal, ...]:
    """The averages of these columns over all units, as they are written."""
    columns = zip(*map(scores_of, results.units), strict=True)
    return tuple(results.written(mean(column)) for column in columns)


def mean(figures: Sequence[Decimal]) -> Fraction:
    """The exact mean of written figures."""
    return sum(map(Fraction, figures), Fraction(0)) / len(figures)


def how_scored(results: CohortResults) -> Wording:
    """The score that places go by; where it is joined from two, by whose choice and how."""
    scheme, score = results.cohort.scheme, score_called_in(results)
    full = points(plain(scheme.max_points))
    if not isinstance(results.cohort, CompositeCohort):
        return say("score_is", score=score, full=full, without=without_on_site(scheme))
    weight, own, plan = (
        results.cohort.on_site_weight,
        score_called(scheme),
        begun(scheme.terms.called(scheme.terms.plan)),
    )
    if weight is None:
        return say("score_verified", score=score, full=full, own=own, plan=plan)
    shares = {"share": percentage(1 - weight), "weight": percentage(weight), "scaled": _scaled(scheme)}
    return say("score_weighted", score=score, full=full, own=own, plan=plan, **shares)


def _scaled(scheme: Scheme) -> Wording:
    """That the on-site score is out of other full marks, where it is."""
    tables = () if scheme.on_site is None else scheme.on_site.tables
    full = sum(table.max_points for table in tables)
    if full == scheme.max_points:
        return NO_WORDS
    return say("scaled_to", full=points(str(full)), marks=points(plain(scheme.max_points)))


def hangs_on_joining(one: Composite) -> bool:
    """Whether another choice of how both scores are joined, or another weight, gives another grade."""
    return any(under.grade != one.grade for under in one.grades)


def adjustments_called(scheme: Scheme) -> Wording:
    """What incidents do to the score: 扣分, or 加减分 where some can add to it."""
    best = [adjustment.rule.extremes()[1] for adjustment in scheme.adjustments]
    return say("additions_and_deductions" if any(most is None or most > 0 for most in best) else "deductions")


def consequences_called(scheme: Scheme) -> Wording:
    """What the paragraph on incidents and what takes points is called, where a scheme has either; else nothing."""
    of_facts = not all(adjustment.classes for adjustment in scheme.adjustments)
    counted = any(adjustment.classes for adjustment in scheme.adjustments) or scheme.vetoes
    named = [*([say("incidents")] if counted else []), *([adjustments_called(scheme)] if of_facts else [])]
    return joined("and", named)


def how_deducted(results: CohortResults) -> Iterator[Wording]:
    """How deductions stand to the score."""
    cohort = results.cohort
    if cohort.scheme.adjustments:
        weighs = isinstance(cohort, CompositeCohort) and bool(cohort.on_site_weight)
        called, score = adjustments_called(cohort.scheme), score_called(cohort.scheme)
        yield say("inside_weighted" if weighs else "inside", adjustments=called, score=score)


def read_otherwise(results: CohortResults) -> Iterator[tuple[Reading, Choice]]:
    """Every open question that is not read by default: those of the scheme, and that of the on-site scale."""
    scheme = results.cohort.scheme
    yield from not_by_default(scheme.chosen_readings)
    if isinstance(results.cohort, CompositeCohort) and scheme.on_site is not None:
        used = next(iter(results.cohort.results.values())).on_site.scale
        for question in scheme.on_site.questions.register:
            if question.id == ON_SITE_SCALE and used != question.default:
                yield question, choice_of(question, used)


def settled(unit: UnitResult) -> Iterator[Wording]:
    """Why a unit's total is not the sum of its headings: absent clauses, and a total clamped to 0."""
    result = unit.assessment
    if result.rescaling is not None:
        yield grounds_of_rescaling(result.rescaling)
    if result.raw_total is None:
        for step in result.steps:
            if step.kind != "adjustment" and step.changed:
                way = "adds_to_total" if step.changed > 0 else "takes_from_total"
                moved = points(number(abs(step.changed)))
                yield say(way, name=name_of_step(step, result.scheme), points=moved)
    elif result.raw_total != result.total:
        raw, total = written(result.raw_total), written(result.total)
        yield say("below_least", raw=raw, score=score_called(result.scheme), total=total)


def consequences(results: CohortResults, named: NameOfUnit) -> Iterator[Wording]:
    """Of every unit with incidents that something follows of: how many of each class, and what follows."""
    labels = _labels_of_classes(results.cohort.scheme)
    for unit in results.units:
        classes = [incident.class_ for incident in unit.assessment.incidents if not incident.pending]
        text = [
            say("incidents_counted", counted=labelled(label, run_on(str(classes.count(class_)))))
            for class_, label in labels.items()
            if class_ in classes
        ]
        text += [say("incidents_waiting", number=str(pending(unit)))] if pending(unit) else []
        if unit.taken:
            moved = points(plain(abs(Fraction(unit.taken))))
            text.append(say("taken" if unit.taken < 0 else "added", points=moved))
        if is_vetoed(unit.assessment):
            before, after = before_veto(results, unit), graded(unit.place.grade, results.cohort.scheme)
            text.append(say("grade_kept" if before == after else "grade_set", before=before, after=after))
        if text:
            yield say("colon", name=named(unit), told=joined("comma", text))


def taken_text(units: Sequence[UnitResult], results: CohortResults) -> str:
    """What incidents take from units on average."""
    return figure(results.written(mean([unit.taken for unit in units])))


def before_veto(results: CohortResults, unit: UnitResult) -> Wording:
    """The unit's grade before any veto, as grades are called."""
    return graded(results.cohort.results[unit.unit].grade_before_veto, results.cohort.scheme)


def _labels_of_classes(scheme: Scheme) -> dict[str, Wording]:
    """The classes of incidents that something follows of, as they are called."""
    labels: dict[str, list[Wording]] = {}
    for where, rule in rules_of_steps(scheme):
        for leaf in () if where.startswith("/vetoes/") else reads(rule, scheme.readings).inputs:
            if leaf.section == INCIDENTS:
                labels.setdefault(leaf.name, []).append(label_of(leaf))
    for veto in scheme.vetoes:
        follows = scheme.terms.called(veto.name) if veto.name else effect(veto, scheme)
        labels.setdefault(veto.class_, []).append(say("vetoing", effect=follows))
    return {class_: joined("listed", dict.fromkeys(said)) for class_, said in labels.items()}


def pending(unit: UnitResult) -> int:
    """How many incidents of the unit are not settled."""
    return len(unit.assessment.provisional)


def preliminary(unit: UnitResult) -> int:
    """How many facts of the unit are preliminary (初步数)."""
    return preliminary_facts(unit.assessment)


def unsettled(results: CohortResults) -> tuple[UnitResult, ...]:
    """The units whose results are provisional."""
    return tuple(unit for unit in results.units if pending(unit) or preliminary(unit))


def why_unsettled(unit: UnitResult, results: CohortResults) -> Wording:
    """Why a unit's result is provisional, and which grades it may come to have."""
    counted = ((preliminary(unit), "preliminary_count"), (pending(unit), "pending_count"))
    said = [say(what, number=str(count)) for count, what in counted if count]
    return joined("comma", [*said, *once_settled(grade_in(results.cohort.results[unit.unit]))])


def loss_text(loss: Loss, scheme: Scheme) -> Wording:
    """What all units together lost on a clause; one without full marks of its own only takes off."""
    clause, lost = clause_text(loss, scheme), points(figure(loss.lost))
    if not loss.max_points:
        return say("clause_took", clause=clause, lost=lost)
    return say("clause_lost", clause=clause, lost=lost, full=points(figure(loss.max_points)))


def clause_text(loss: Loss, scheme: Scheme) -> Wording:
    """A clause that lost marks, by its number and its name."""
    return say("clause_named", id=loss.clause, name=scheme.terms.called(loss.name))


def losses_text(losses: tuple[Loss, ...], scheme: Scheme) -> Wording:
    """The clauses that lost most, each with what it lost."""
    lost = [labelled(clause_text(loss, scheme), run_on(f"−{figure(loss.lost)}")) for loss in losses]
    return joined("semicolon", lost)
