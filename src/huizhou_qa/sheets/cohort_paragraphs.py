"""Paragraphs on a year's results that the notice and the report share: grades, incidents, losses, readings."""

from __future__ import annotations

from collections.abc import Iterator

from huizhou_qa.analysis import CohortResults, UnitResult
from huizhou_qa.sheets.cohort_words import (
    consequences,
    consequences_called,
    how_deducted,
    how_scored,
    loss_text,
    pending,
    preliminary,
    read_otherwise,
    unsettled,
    why_unsettled,
)
from huizhou_qa.sheets.scheme_words import average_called, grade_asks, grade_lines

PROVISIONAL = "暂定"


def scored_told(results: CohortResults) -> str:
    """How many units were scored, and how."""
    return f"计分。参加考核的单位共{len(results.units)}个。{how_scored(results)}{''.join(how_deducted(results))}"


def grading_told(results: CohortResults) -> str:
    """The grades, and their lines."""
    return f"等级。{'；'.join(grades_told(results))}。{lines_told(results)}"


def incidents_told(results: CohortResults) -> Iterator[str]:
    """What followed of incidents, where the scheme has any of which something follows."""
    called = consequences_called(results.cohort.scheme)
    if called:
        yield f"{called}。{'；'.join(consequences(results, marked_name)) or '各单位均无扣分、否决事件'}。"


def losses_told(results: CohortResults) -> Iterator[str]:
    """The clauses on which all units together lost most."""
    if results.losses:
        yield f"失分较多的款（各单位合计）。{'；'.join(map(loss_text, results.losses))}。"


def grades_told(results: CohortResults) -> Iterator[str]:
    """Every grade with the units that have it, the best first."""
    named = {unit.unit: marked_name(unit) for unit in results.units}
    for grade, units in results.grades.items():
        yield f"{results.cohort.scheme.terms.graded(grade)}：{'、'.join(named[unit] for unit in units) or '无'}"


def lines_told(results: CohortResults) -> str:
    """The lines of grades, and where they stand."""
    scheme = results.cohort.scheme
    rule = scheme.grade_rule
    return f"分数线：{grade_lines(scheme)}{grade_asks(scheme)}（依据：{rule.source}）。"


def readings_told(results: CohortResults) -> Iterator[str]:
    """How what the plan leaves open is read."""
    plan = results.cohort.scheme.terms.plan
    others = [f"{reading.question.zh}：{chosen.meaning.zh}" for reading, chosen in read_otherwise(results)]
    if others:
        yield f"{plan}未写明之处，下列各处另作理解：{'；'.join(others)}。其余各处按计分规则的默认理解。"
    else:
        yield f"{plan}未写明之处，均按计分规则的默认理解。"


def unsettled_told(results: CohortResults) -> str:
    """Which units' results are provisional, why, and what may still change."""
    units = "；".join(f"{unit.unit}：{why_unsettled(unit)}" for unit in unsettled(results))
    averages = f"{average_called(results.cohort.scheme)}值"
    may = f"上述事件、数据定论后，{averages}和各单位的得分、等级、名次都可能改变"
    return f"下列单位的结果为暂定：{units}。{may}。"


def marked_name(unit: UnitResult) -> str:
    """The unit's name, marked where its result is provisional."""
    return f"{unit.unit}（{PROVISIONAL}）" if pending(unit) or preliminary(unit) else unit.unit
