"""One unit in one screen: what lost most and why, what would earn more, and whether a reading would change the grade.

A caller script: it does the reading and printing that the library leaves to its callers.

    python docs/scripts/one_unit.py [UNIT] [--language en]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from fractions import Fraction

from as_program import run
from input_files import units_of
from score_cohort import COHORT, score, table

from huizhou_qa import Assessment
from huizhou_qa.analysis import lost, next_steps, readings_report
from huizhou_qa.analysis.moving.next_step_results import NextStep
from huizhou_qa.errors import Wording
from huizhou_qa.errors.texts import Language
from huizhou_qa.ledger.beside_values import beside_values
from huizhou_qa.ledger.graded import vetoes_of
from huizhou_qa.ledger.in_words import reading_in_words
from huizhou_qa.words.in_language import LANGUAGES, begun, told

# So many lines of each kind fit on a screen.
LOSSES, STEPS = 6, 4
PHRASES = {
    "head": Wording(
        "{unit}（虚构数据） {score} {total}／{full}，{grade}{decided}；扣分前 {base}{beside}",
        "{unit} (made-up figures): {score} {total} of {full}, grade {grade}{decided}; before deductions {base}{beside}",
    ),
    "vetoed": Wording(
        "，否决（{incidents}），否决前{before}", ", vetoed ({incidents}), grade {before} before the veto"
    ),
    "pending": Wording("，待定（{incidents}）", ", pending ({incidents})"),
    "taken": Wording("，{name} {points}", ", {name} {points}"),
    "lost": Wording(
        "失分最多的{shown}款，共{all}款失分", "The {shown} clauses that lost most, of {all} that lost marks"
    ),
    "all_lost": Wording("失分的全部{all}款", "All {all} clauses that lost marks"),
    "one_lost": Wording("失分的1款", "The one clause that lost marks"),
    "none_lost": Wording("各款都未失分", "No clause lost marks"),
    "columns": Wording("款|失分|数值与缘由", "Clause|Lost|Value and reason"),
    "of": Wording("-{lost}／{full}", "-{lost} of {full}"),
    "next": Wording(
        "下一步：最近的几处，改一个数即可（逐一重新计分）",
        "Next: the nearest steps, one figure each (each scored again)",
    ),
    "ahead": Wording(
        "到{grade}（{line}分）还差{short}分，{clauses}", "{grade} ({line}) is {short} points away: {clauses}"
    ),
    "enough": Wording("至少要有{number}款由失分变为满分", "at least {number} clauses must go to full marks"),
    "not_enough": Wording("各款都满分也不够", "full marks for every clause are not enough"),
    "readings": Wording(
        "口径：原文可作不止一种解释的地方，共{number}种组合，等级为{grades}",
        "Readings of what the text leaves open: {number} combinations, grade {grades}",
    ),
    "or": Wording("、", " or "),
    "now": Wording("现行口径", "As read now"),
    "refused": Wording("{reading}：无法计分（{where}）", "{reading}: cannot be scored ({where})"),
    "asked": Wording("{question}：", "{question}: "),
    "listed": Wording("、", ", "),
    "then": Wording("；", "; "),
}


def main(arguments: list[str]) -> int:
    """Prints the screen; 1 where there is no such unit."""
    parser = argparse.ArgumentParser(description="一个单位的得分、差距与口径 · one unit: losses, next steps, readings")
    parser.add_argument("unit", nargs="?", default="丙县", help="哪个单位 · which unit")
    parser.add_argument("--language", choices=LANGUAGES, default="zh", help="语言 · the language")
    given = parser.parse_args(arguments)
    cohort = score(units_of(COHORT))
    if given.unit not in cohort.results:
        print(f"没有单位{given.unit} · there is no unit {given.unit}", file=sys.stderr)
        return 1
    result, language = cohort.results[given.unit], given.language
    parts = (head(result, language), losses(result, language), steps(result, language), readings(result, language))
    print("\n\n".join("\n".join(part) for part in parts))
    return 0


def say(phrase: str, language: Language, **parts: object) -> str:
    """A phrase with its parts, in one language."""
    return told(PHRASES[phrase], language).format(**parts)


def graded(result: Assessment, grade: str, language: Language) -> str:
    """A grade as a sentence has it."""
    return told(result.scheme.terms.grade_called(grade), language)


def head(result: Assessment, language: Language) -> Iterator[str]:
    """The unit, its total and grade, and what is not in the clauses."""
    terms, full = result.scheme.terms, result.scheme.max_points
    taken = [one for one in result.adjustments if one.points]
    beside = "".join(
        say("taken", language, name=told(terms.called(one.id), language), points=one.points) for one in taken
    )
    figures = {"score": told(terms.score, language), "total": result.total, "full": full, "base": result.base}
    grade = graded(result, result.grade, language)
    told_of = {"grade": grade, "decided": decided(result, language), "beside": beside}
    yield say("head", language, unit=result.unit, **told_of, **figures)


def decided(result: Assessment, language: Language) -> str:
    """What stands behind a grade beside the marks: the incidents that veto it, and those that may still change it."""
    said, listed = "", say("listed", language)
    if vetoing := [one.id for one in vetoes_of(result)]:
        before = graded(result, result.grade_before_veto, language)
        said += say("vetoed", language, incidents=listed.join(vetoing), before=before)
    if result.provisional:
        said += say("pending", language, incidents=listed.join(result.provisional))
    return said


def losses(result: Assessment, language: Language) -> Iterator[str]:
    """The clauses that lost most, with what was read."""
    by_clause = {id_: points for id_, points in lost(result).by_clause.items() if points > 0}
    most = sorted(by_clause, key=lambda id_: -Fraction(by_clause[id_]))
    phrase = "lost" if len(most) > LOSSES else "none_lost" if not most else "one_lost" if len(most) == 1 else "all_lost"
    yield say(phrase, language, shown=LOSSES, all=len(most))
    if not most:
        return
    rows = [tuple(say("columns", language).split("|"))]
    for id_ in most[:LOSSES]:
        line, rule = result.clauses[id_], result.scheme.clauses[id_].rule
        read = reading_in_words(rule, line.working, beside_values(result.evidence, rule.inputs))
        of = say("of", language, lost=by_clause[id_], full=line.max_points)
        rows.append((id_, of, told(begun(read), language)))
    yield from table(rows, right=(1,))


def steps(result: Assessment, language: Language) -> Iterator[str]:
    """The nearest single changes that earn more, and how far the next grade is."""
    found = [step for step in next_steps(result.scheme, result.evidence).steps if step.relative is not None]
    nearest = sorted(found, key=distance)[:STEPS]
    yield say("next", language)
    yield from table([(step.clause, f"+{step.gain}", needed(step, language)) for step in nearest], right=(1,))
    ahead = [line for line in result.scheme.grade_rule.lines if line.at_least > result.total]
    if ahead:
        line = min(ahead, key=lambda one: one.at_least)
        short = result.scheme.rounding.write(line.at_least - Fraction(result.total))
        clauses, grade = full_clauses(result, Fraction(short), language), graded(result, line.grade, language)
        yield say("ahead", language, grade=grade, line=line.at_least, short=short, clauses=clauses)


def full_clauses(result: Assessment, short: Fraction, language: Language) -> str:
    """How many clauses at least must give their full marks to make up for what is short; what is deducted stays."""
    losses = sorted((Fraction(points) for points in lost(result).by_clause.values() if points > 0), reverse=True)
    enough = next((at for at in range(1, len(losses) + 1) if sum(losses[:at]) >= short), None)
    return say("not_enough", language) if enough is None else say("enough", language, number=enough)


def distance(step: NextStep) -> Fraction:
    """How far a step is, as a share of what is needed; those of several facts come last."""
    return Fraction(10**9) if step.relative is None else step.relative


def needed(step: NextStep, language: Language) -> str:
    """What a step needs of its facts."""
    return say("then", language).join(told(begun(one.told), language) for one in step.facts.values())


def readings(result: Assessment, language: Language) -> Iterator[str]:
    """What each single other reading leads to, where the grade is another."""
    report = readings_report(result.scheme, result.evidence)
    write = result.scheme.rounding.write
    grades = listed_or([graded(result, grade, language) for grade in sorted(report.grades)], language)
    yield say("readings", language, number=report.combinations, grades=grades)
    rows = [(say("now", language), str(result.total), result.grade)]
    rows += [
        (meaning(result, one.choices, language), str(write(Fraction(one.total))), one.grade)
        for one in report.flips
        if len(one.choices) == 1
    ]
    yield from table(rows, right=(1,))
    for refused in report.not_evaluable:
        where = say("listed", language).join(fault.path for fault in refused.faults)
        yield say("refused", language, reading=meaning(result, refused.choices, language), where=where)


def listed_or(grades: list[str], language: Language) -> str:
    """Grades of which it is one: A, B or C."""
    *first, last = grades
    return say("or", language).join([*([say("listed", language).join(first)] if first else []), last])


def meaning(result: Assessment, choices: Mapping[str, str], language: Language) -> str:
    """What readings say, each after the clauses that it touches; of none, after the question that it answers."""
    scheme, said = result.scheme, []
    for id_, name in choices.items():
        reading = next(one for one in scheme.chosen_readings.register if one.id == id_)
        choice = next(one for one in reading.choices if one.name == name)
        clauses = say("listed", language).join(scheme.touched_by[id_].clauses)
        about = f"{clauses} " if clauses else say("asked", language, question=told(begun(reading.question), language))
        said.append(about + told(choice.meaning, language))
    return say("then", language).join(said)


if __name__ == "__main__":
    run(main)
