"""One unit in one screen: what lost most and why, what would earn more, and whether a reading would change the grade.

A caller script: it does the reading and printing that the library leaves to its callers.

    python docs/one_unit.py [UNIT]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from fractions import Fraction

from input_files import units_of
from score_cohort import COHORT, score, table

from huizhou_qa import Assessment
from huizhou_qa.analysis import lost, next_steps, readings_report
from huizhou_qa.analysis.moving.next_step_results import NextStep
from huizhou_qa.ledger.beside_values import beside_values
from huizhou_qa.ledger.in_words import reading_in_words

# So many lines of each kind fit on a screen.
LOSSES, STEPS = 6, 4


def main(arguments: list[str]) -> int:
    """Prints the screen; 1 where there is no such unit."""
    parser = argparse.ArgumentParser(description="一个单位的得分、差距与口径 · one unit: losses, next steps, readings")
    parser.add_argument("unit", nargs="?", default="丙县", help="哪个单位 · which unit")
    given = parser.parse_args(arguments)
    cohort = score(units_of(COHORT))
    if given.unit not in cohort.results:
        print(f"没有单位{given.unit} · there is no unit {given.unit}", file=sys.stderr)
        return 1
    result = cohort.results[given.unit]
    print("\n".join([*head(result), "", *losses(result), "", *steps(result), "", *readings(result)]))
    return 0


def head(result: Assessment) -> Iterator[str]:
    """The unit, its total and grade, and what is not in the clauses."""
    full, taken = result.scheme.max_points, [f"{one.id} {one.points}" for one in result.adjustments if one.points]
    beside = "".join(f"，{one}" for one in taken)
    yield f"{result.unit}（虚构数据） 附件1得分 {result.total}／{full}，{result.grade}级；扣分前 {result.base}{beside}"


def losses(result: Assessment) -> Iterator[str]:
    """The clauses that lost most, with what was read."""
    by_clause = {id_: points for id_, points in lost(result).by_clause.items() if points > 0}
    most = sorted(by_clause, key=lambda id_: -Fraction(by_clause[id_]))
    rows = [("款", "失分", "数值与缘由")]
    for id_ in most[:LOSSES]:
        line, rule = result.clauses[id_], result.scheme.clauses[id_].rule
        read = reading_in_words(rule, line.working, beside_values(result.evidence, rule.inputs))
        rows.append((id_, f"-{by_clause[id_]}／{line.max_points}", read.zh))
    yield f"失分最多的{min(LOSSES, len(most))}款，共{len(most)}款失分"
    yield from table(rows, right=(1,))


def steps(result: Assessment) -> Iterator[str]:
    """The nearest single changes that earn more, and how far the next grade is."""
    found = [step for step in next_steps(result.scheme, result.evidence).steps if step.relative is not None]
    nearest = sorted(found, key=distance)[:STEPS]
    yield "下一步：最近的几处，改一个数即可（逐一重新计分）"
    yield from table([(step.clause, f"+{step.gain}", needed(step)) for step in nearest], right=(1,))
    ahead = [line for line in result.scheme.grade_rule.lines if line.at_least > result.total]
    if ahead:
        line = min(ahead, key=lambda one: one.at_least)
        short = result.scheme.rounding.write(line.at_least - Fraction(result.total))
        yield f"到{line.grade}级（{line.at_least}分）还差{short}分，{full_clauses(result, Fraction(short))}"


def full_clauses(result: Assessment, short: Fraction) -> str:
    """How many clauses at least must give their full marks to make up for what is short; what is deducted stays."""
    losses = sorted((Fraction(points) for points in lost(result).by_clause.values() if points > 0), reverse=True)
    enough = next((at for at in range(1, len(losses) + 1) if sum(losses[:at]) >= short), None)
    return "各款都满分也不够" if enough is None else f"至少要有{enough}款由失分变为满分"


def distance(step: NextStep) -> Fraction:
    """How far a step is, as a share of what is needed; those of several facts come last."""
    return Fraction(10**9) if step.relative is None else step.relative


def needed(step: NextStep) -> str:
    """What a step needs of its facts."""
    return "；".join(one.told.zh for one in step.facts.values())


def readings(result: Assessment) -> Iterator[str]:
    """What each single other reading leads to, where the grade is another."""
    report = readings_report(result.scheme, result.evidence)
    write = result.scheme.rounding.write
    yield f"口径：原文可作不止一种解释的地方，共{report.combinations}种组合，等级为{'、'.join(map(result.scheme.terms.graded, sorted(report.grades)))}"
    rows = [("现行口径", str(result.total), result.grade)]
    rows += [
        (meaning(result, one.choices), str(write(Fraction(one.total))), one.grade)
        for one in report.flips
        if len(one.choices) == 1
    ]
    yield from table(rows, right=(1,))
    for refused in report.not_evaluable:
        yield f"{meaning(result, refused.choices)}：无法计分（{'、'.join(fault.path for fault in refused.faults)}）"


def meaning(result: Assessment, choices: Mapping[str, str]) -> str:
    """What readings say, each after the clauses that it touches."""
    scheme, said = result.scheme, []
    for id_, name in choices.items():
        reading = next(one for one in scheme.chosen_readings.register if one.id == id_)
        choice = next(one for one in reading.choices if one.name == name)
        said.append(f"{'、'.join(scheme.touched_by[id_].clauses)} {choice.meaning.zh}")
    return "；".join(said)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
