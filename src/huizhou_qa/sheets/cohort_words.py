"""Texts for papers on a cohort: the score, the deductions, provisional results.

No free text of the evidence is shown: incidents, findings and facts are counted, and only units are named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from huizhou_qa.analysis import CohortResults, Loss, UnitResult
from huizhou_qa.composite import Composite, CompositeCohort
from huizhou_qa.errors import EvidenceError, Fault, described, is_a
from huizhou_qa.evidence.asked import named
from huizhou_qa.ledger.gate import require_sound
from huizhou_qa.ledger.steps import StepResult
from huizhou_qa.numbers.exact import plain
from huizhou_qa.program.readings import Choice, Reading
from huizhou_qa.readers import reads
from huizhou_qa.rules.sections import INCIDENTS
from huizhou_qa.scheme.checks.steps import rules_of_steps
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.sheets import scheme_words
from huizhou_qa.sheets.grounds import figure, grounds_of_rescaling, preliminary_facts, written
from huizhou_qa.sheets.incidents import effect, is_vetoed
from huizhou_qa.sheets.scheme_words import percentage, score_called, without_on_site
from huizhou_qa.words.leaves import beside_label
from huizhou_qa.words.numbers import number

ON_SITE_SCALE = "onsite_scale"
NameOfUnit = Callable[[UnitResult], str]


def require_results(results: CohortResults) -> None:
    """Raises EvidenceError for what is no results of a cohort, VerificationError for such as do not agree."""
    if not is_a(results, CohortResults):
        fault = Fault.of("", "wrong_type", case="results", given=described(results))
        raise EvidenceError([fault], {"case": "paper"})
    require_sound({"": results})


def score_columns(results: CohortResults) -> tuple[str, ...]:
    """What the columns of scores are called: the one that places go by, and what it is made of."""
    if not isinstance(results.cohort, CompositeCohort):
        return (results.score,)
    return results.score, score_called(results.cohort.scheme), "实地核查得分"


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


def how_scored(results: CohortResults) -> str:
    """The score that places go by; where it is joined from two, by whose choice and how."""
    scheme = results.cohort.scheme
    full = f"满分{plain(scheme.max_points)}分"
    if not isinstance(results.cohort, CompositeCohort):
        return f"得分为{results.score}，{full}{without_on_site(scheme)}。"
    weight = results.cohort.on_site_weight
    chosen = f"{scheme.terms.plan}未规定两项得分如何合成，以上方式为考核单位选定"
    if weight is None:
        return f"得分为{results.score}，{full}：实地核查只作核实，以{score_called(scheme)}计。{chosen}。"
    shares = f"{score_called(scheme)}占{percentage(1 - weight)}，实地核查得分占{percentage(weight)}"
    return f"得分为{results.score}，{full}：{shares}{_scaled(scheme)}。{chosen}，权重亦然。"


def _scaled(scheme: Scheme) -> str:
    """That the on-site score is out of other full marks, where it is."""
    tables = () if scheme.on_site is None else scheme.on_site.tables
    full = sum(table.max_points for table in tables)
    return "" if full == scheme.max_points else f"（满分{full}分，按{plain(scheme.max_points)}分折算）"


def hangs_on_joining(one: Composite) -> bool:
    """Whether another choice of how both scores are joined, or another weight, gives another grade."""
    return any(under.grade != one.grade for under in one.grades)


def adjustments_called(scheme: Scheme) -> str:
    """What incidents do to the score: 扣分, or 加减分 where some can add to it."""
    best = [adjustment.rule.extremes()[1] for adjustment in scheme.adjustments]
    return "加减分" if any(most is None or most > 0 for most in best) else "扣分"


def consequences_called(scheme: Scheme) -> str:
    """What the paragraph on incidents and what takes points is called, where a scheme has either; else nothing."""
    of_facts = not all(adjustment.classes for adjustment in scheme.adjustments)
    counted = any(adjustment.classes for adjustment in scheme.adjustments) or scheme.vetoes
    return "和".join([*(["事件"] if counted else []), *([adjustments_called(scheme)] if of_facts else [])])


def how_deducted(results: CohortResults) -> Iterator[str]:
    """How deductions stand to the score."""
    cohort = results.cohort
    if cohort.scheme.adjustments:
        weighs = isinstance(cohort, CompositeCohort) and bool(cohort.on_site_weight)
        beside = "，随其按权重计" if weighs else ""
        yield f"{adjustments_called(cohort.scheme)}已计入{score_called(cohort.scheme)}{beside}。"


def read_otherwise(results: CohortResults) -> Iterator[tuple[Reading, Choice]]:
    """Every open question that is not read by default: those of the scheme, and that of the on-site scale."""
    scheme = results.cohort.scheme
    yield from scheme_words.read_otherwise(scheme)
    if isinstance(results.cohort, CompositeCohort) and scheme.on_site is not None:
        used = next(iter(results.cohort.results.values())).on_site.scale
        for question in scheme.on_site.questions.register:
            if question.id == ON_SITE_SCALE and used != question.default:
                yield question, scheme_words.choice_of(question, used)


def settled(unit: UnitResult) -> Iterator[str]:
    """Why a unit's total is not the sum of its headings: absent clauses, and a total clamped to 0."""
    result = unit.assessment
    if result.rescaling is not None:
        yield grounds_of_rescaling(result.rescaling)
    if result.raw_total is None:
        yield from (f"{step.name}使总分{_signed(step.changed)}分" for step in result.steps if _is_limit(step))
    elif result.raw_total != result.total:
        yield f"扣分后{written(result.raw_total)}分，{score_called(result.scheme)}计{written(result.total)}分"


def _is_limit(step: StepResult) -> bool:
    return step.kind != "adjustment" and bool(step.changed)


def _signed(points: Fraction) -> str:
    return f"{'加' if points > 0 else '减'}{number(abs(points)).zh}"


def consequences(results: CohortResults, named: NameOfUnit) -> Iterator[str]:
    """Of every unit with incidents that something follows of: how many of each class, and what follows."""
    labels = _labels_of_classes(results.cohort.scheme)
    for unit in results.units:
        classes = [incident.class_ for incident in unit.assessment.incidents if not incident.pending]
        text = [
            f"{beside_label(label, str(classes.count(class_)))}件"
            for class_, label in labels.items()
            if class_ in classes
        ]
        text += [f"待定事件（未计入）{pending(unit)}件"] if pending(unit) else []
        if unit.taken:
            text.append(f"{'扣' if unit.taken < 0 else '加'}{plain(abs(Fraction(unit.taken)))}分")
        if is_vetoed(unit.assessment):
            text.append(_veto_text(before_veto(results, unit), results.cohort.scheme.terms.graded(unit.place.grade)))
        if text:
            yield f"{named(unit)}：{'，'.join(text)}"


def taken_text(units: Sequence[UnitResult], results: CohortResults) -> str:
    """What incidents take from units on average."""
    return figure(results.written(mean([unit.taken for unit in units])))


def before_veto(results: CohortResults, unit: UnitResult) -> str:
    """The unit's grade before any veto, as grades are called."""
    return results.cohort.scheme.terms.graded(results.cohort.results[unit.unit].grade_before_veto)


def _veto_text(before: str, after: str) -> str:
    return f"等级由{before}定为{after}" if before != after else f"等级仍为{after}"


def _labels_of_classes(scheme: Scheme) -> dict[str, str]:
    """The classes of incidents that something follows of, as they are called."""
    labels: dict[str, list[str]] = {}
    for where, rule in rules_of_steps(scheme):
        for leaf in () if where.startswith("/vetoes/") else reads(rule, scheme.readings).inputs:
            if leaf.section == INCIDENTS:
                labels.setdefault(leaf.name, []).append(named(leaf).zh)
    for veto in scheme.vetoes:
        labels.setdefault(veto.class_, []).append(f"否决事件（{veto.name or effect(veto, scheme)}）")
    return {class_: "、".join(dict.fromkeys(said)) for class_, said in labels.items()}


def pending(unit: UnitResult) -> int:
    """How many incidents of the unit are not settled."""
    return len(unit.assessment.provisional)


def preliminary(unit: UnitResult) -> int:
    """How many facts of the unit are preliminary (初步数)."""
    return preliminary_facts(unit.assessment)


def unsettled(results: CohortResults) -> tuple[UnitResult, ...]:
    """The units whose results are provisional."""
    return tuple(unit for unit in results.units if pending(unit) or preliminary(unit))


def why_unsettled(unit: UnitResult) -> str:
    """Why a unit's result is provisional."""
    counted = ((pending(unit), "待定事件", "件"), (preliminary(unit), "初步数", "项"))
    return "、".join(f"{what}{count}{of}" for count, what, of in counted if count)


def loss_text(loss: Loss) -> str:
    """What all units together lost on a clause; one without full marks of its own only takes off."""
    lost = f"{figure(loss.lost)}分"
    if not loss.max_points:
        return f"{clause_text(loss)}扣{lost}"
    return f"{clause_text(loss)}失{lost}（满分合计{figure(loss.max_points)}分）"


def clause_text(loss: Loss) -> str:
    """A clause that lost marks, by its number and its name."""
    return f"第{loss.clause}款{loss.name}"


def losses_text(losses: tuple[Loss, ...]) -> str:
    """The clauses that lost most, each with what it lost."""
    return "；".join(beside_label(clause_text(loss), f"−{figure(loss.lost)}") for loss in losses)
