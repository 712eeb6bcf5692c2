"""Scores the bundled cohort of seven made-up units and prints ranking, one unit's sheet, and losses.

A caller script: it does the reading and printing that the library leaves to its callers.

    python docs/scripts/score_cohort.py [FILE [UNIT]] [--language en]
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from as_program import run
from input_files import UnreadableFileError, message_of, units_of

from huizhou_qa import Assessment, Cohort, Evidence, HuizhouQAError, assess_cohort, get_scheme
from huizhou_qa.analysis import cohort_results
from huizhou_qa.errors import Wording, either
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.sections_face import TREATMENTS_TOLD
from huizhou_qa.ledger.graded import grade_of, vetoes_of
from huizhou_qa.ledger.workings import Ruled, Working
from huizhou_qa.numbers.exact import plain
from huizhou_qa.plans.sheet_columns import RESCALING
from huizhou_qa.readers import NumberStep
from huizhou_qa.rules import Input, Piece
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers.node_rule import Stepped
from huizhou_qa.words.in_language import LANGUAGES, begun, told
from huizhou_qa.words.leaves import Leaf

COHORT = Path(__file__).parents[1] / "data" / "cohort-2017.json"
LOSSES_SHOWN = 4
LONGEST_NUMBER = 10
PHRASES = {
    "title": Wording(
        "惠州市2017年度质量工作考核 · 附件1得分（虚构数据 made-up figures）",
        "Huizhou 2017, quality work of its counties · Annex 1 score (made-up figures)",
    ),
    "ranked": Wording(
        "名次|单位|等级|总分|扣分前|扣分|说明", "Place|Unit|Grade|Total|Before deductions|Deducted|Remarks"
    ),
    "vetoed": Wording("否决（{incidents}），否决前{before}", "vetoed ({incidents}), {before} before the veto"),
    "pending": Wording("待定事件 {incident} 未计入", "incident {incident} is pending and not counted"),
    "may_be": Wording("定论后等级可能为{grades}", "once settled the grade may be {grades}"),
    "clauses": Wording("{unit} 逐款得分", "{unit}, clause by clause"),
    "columns": Wording(
        "款|要点|满分|得分|失分|数值|所在档|该档得分", "Clause|What is assessed|Of|Points|Lost|Value|Band|Worth"
    ),
    "bands": Wording(
        "（所在档：方括号含端点，圆括号不含；箭头后是由各数算出、用来查档的数值）",
        "(Bands: with the end at a square bracket, without it at a round one; "
        "behind an arrow the number worked out, by which the band is found)",
    ),
    "heading": Wording("{name} {points} / {full}", "{name} {points} of {full}"),
    "taken": Wording("{name} {points}", "{name} {points}"),
    "sum": Wording(
        "合计 {base}，扣分后 {raw}，总分 {total}，等级 {grade}",
        "Base {base}, after deductions {raw}, total {total}, grade {grade}",
    ),
    "nothing": Wording("无考核对象", "nothing to measure"),
    "ruled": Wording("裁定{treatment}", "ruled: {treatment}"),
    "itself": Wording("数值即得分", "the value itself"),
    "held": Wording("符合要求", "met"),
    "failed": Wording("不符合要求", "not met"),
    "line": Wording("{slope} × 数值", "{slope} × value"),
    "lost": Wording("失分最多的款", "The clauses that lost most"),
    "one_lost": Wording("{clause} {name} -{lost}", "{clause} {name} -{lost}"),
    "none": Wording("无", "none"),
    "listed": Wording("、", ", "),
    "then": Wording("；", "; "),
}


def main(arguments: list[str]) -> int:
    """Prints everything; 1 where the file cannot be read or the evidence was refused."""
    parser = argparse.ArgumentParser(description="各单位得分、排名与失分 · scores, ranking and losses of a cohort")
    parser.add_argument("file", type=Path, nargs="?", default=COHORT, help="各单位数据，JSON · the evidence as JSON")
    parser.add_argument("unit", nargs="?", help="打印哪个单位的明细 · whose sheet is printed")
    parser.add_argument("--language", choices=LANGUAGES, default="zh", help="语言 · the language")
    given = parser.parse_args(arguments)
    try:
        cohort = score(units_of(given.file))
    except (HuizhouQAError, UnreadableFileError, OSError) as error:
        print(message_of(error), file=sys.stderr)
        return 1
    if given.unit is not None and given.unit not in cohort.results:
        units = "、".join(cohort.results)
        print(
            f"{given.file.name}中没有单位{given.unit}，只有：{units} · "
            f"there is no unit {given.unit} in {given.file.name}, only {units}",
            file=sys.stderr,
        )
        return 1
    chosen = lowest(cohort) if given.unit is None else cohort.results[given.unit]
    language = given.language
    print("\n".join([*ranking(cohort, language), "", *sheet(chosen, language), "", *losses(cohort, language)]))
    return 0


def say(phrase: str, language: Language, **parts: object) -> str:
    """A phrase with its parts, in one language."""
    return told(PHRASES[phrase], language).format(**parts)


def called(scheme: Scheme, name: str, language: Language) -> str:
    """What the scheme calls something, as it stands by itself."""
    return told(begun(scheme.terms.called(name)), language)


def score(units: Sequence[Mapping[str, object]]) -> Cohort:
    """The cohort of these units, scored and verified."""
    cohort = assess_cohort(get_scheme("huizhou", 2017), [Evidence.from_dict(unit) for unit in units])
    cohort.verify()
    return cohort


def lowest(cohort: Cohort) -> Assessment:
    """The unit with the lowest total."""
    return min(cohort.results.values(), key=lambda result: result.total)


def ranking(cohort: Cohort, language: Language) -> Iterator[str]:
    """Units by grade and total; equal ones share a place."""
    yield say("title", language)
    rows = [tuple(say("ranked", language).split("|"))]
    for one in cohort.ranking:
        result = cohort.results[one.unit]
        taken = str(sum((line.points for line in result.adjustments), Decimal("0.00")))
        figures = (str(one.total), str(result.base), taken)
        rows.append((str(one.place), one.unit, one.grade, *figures, remarks(result, language)))
    yield from table(rows, right=(0, 3, 4, 5))


def remarks(result: Assessment, language: Language) -> str:
    """What explains a grade that the total alone does not."""
    own, listed, said = grade_of(result), say("listed", language), []
    if vetoes := [one.id for one in vetoes_of(result)]:
        before = told(result.scheme.terms.grade_called(own.before), language)
        said.append(say("vetoed", language, incidents=listed.join(vetoes), before=before))
    said += [say("pending", language, incident=id_) for id_ in result.provisional]
    if own.may:
        said.append(say("may_be", language, grades=told(either(own.may), language)))
    return say("then", language).join(said)


def sheet(result: Assessment, language: Language) -> Iterator[str]:
    """One unit clause by clause: the value, the piece it fell in, and what it cost."""
    yield say("clauses", language, unit=result.unit)
    rows, scheme = [tuple(say("columns", language).split("|"))], result.scheme
    for line in result.clauses.values():
        lost = scheme.rounding.write(Fraction(line.max_points) - line.counted)
        number, piece, worth = reading(line.working, scheme.clauses[line.id].rule.inputs, language)
        figures = (str(line.max_points), str(line.points), str(lost))
        rows.append((line.id, called(scheme, line.name, language), *figures, number, piece, worth))
    yield from table(rows, right=(2, 3, 4, 5))
    yield say("bands", language)
    for top in scheme.headings:
        part, name = result.groups[top.id], called(scheme, top.name, language)
        yield say("heading", language, name=name, points=part.points, full=part.max_points)
    if result.rescaling is not None:
        yield say("taken", language, name=called(scheme, RESCALING.zh, language), points=result.rescaling.points)
    for adjustment in result.adjustments:
        yield say("taken", language, name=called(scheme, adjustment.id, language), points=adjustment.points)
    total = {"base": result.base, "raw": result.raw_total, "total": result.total, "grade": result.grade}
    yield say("sum", language, **total)


def reading(working: Working, inputs: Iterable[Input] = (), language: Language = "zh") -> tuple[str, str, str]:
    """The numbers that were read, the interval that they fell in, and what the interval is worth."""
    if isinstance(working, Ruled):
        treatment = told(TREATMENTS_TOLD[working.ruling.treatment], language)
        return say("nothing", language), say("ruled", language, treatment=treatment), plain(working.points)
    if not isinstance(working, Stepped):
        return "", "", plain(working.points)
    leaves = {leaf.path: leaf for leaf in inputs}
    listed = say("listed", language).join(with_unit(leaves.get(path), value, language) for path, value in working.reads)
    numbers = [short(plain(value)) for _, value in working.reads]
    taken = branch_taken(working.step)
    if taken.operation == "on_curve":
        number, piece = taken.operands
        return listed + arrow(numbers, number), *piece_text(piece, language)
    if taken.operation == "read":
        return listed, "", say("itself", language)
    asked = any(step.operation == "number_of" for step in taken.all_steps())
    held = say("held" if working.points else "failed", language)
    return listed, held if asked or taken.operation == "constant" else "", plain(working.points)


def with_unit(leaf: Input | None, value: Fraction, language: Language) -> str:
    """A number that was read with its unit, or in its words."""
    return short(plain(value)) if leaf is None else told(Leaf(leaf, value).told(value), language)


def branch_taken(step: NumberStep) -> NumberStep:
    """What is left of a step where every choice between branches is made."""
    while step.operation in {"choose", "open"} and isinstance(step.operands[-1], NumberStep):
        step = step.operands[-1]
    return step


def arrow(read: Sequence[str], number: object) -> str:
    """The number that what was read comes to, where it is another."""
    if not isinstance(number, NumberStep) or not isinstance(number.value, Fraction):
        return ""
    shown = short(plain(number.value))
    return "" if list(read) == [shown] else f" → {shown}"


def piece_text(piece: object, language: Language) -> tuple[str, str]:
    """The interval of a piece, and what it is worth: its points, or its line."""
    if not isinstance(piece, Piece):
        return "", ""
    if not piece.slope:
        return str(piece.over), plain(piece.intercept)
    line = say("line", language, slope=plain(piece.slope)) + (f" + {plain(piece.intercept)}" if piece.intercept else "")
    return str(piece.over), line


def short(number: str) -> str:
    """A long decimal or quotient cut for the eye; the ledger keeps it whole."""
    return number if len(number) <= LONGEST_NUMBER else number[: LONGEST_NUMBER - 1] + "…"


def losses(cohort: Cohort, language: Language) -> Iterator[str]:
    """What each unit lost most marks on."""
    yield say("lost", language)
    for unit in cohort_results(cohort, LOSSES_SHOWN).units:
        named = [
            say("one_lost", language, clause=one.clause, name=called(cohort.scheme, one.name, language), lost=one.lost)
            for one in unit.losses
        ]
        yield f"  {unit.unit}  {say('then', language).join(named) or say('none', language)}"


def table(rows: Sequence[Sequence[str]], right: tuple[int, ...] = ()) -> Iterator[str]:
    """Rows with their columns aligned in a terminal, where a Chinese character is two wide."""
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = []
        for at, (cell, wide) in enumerate(zip(row, widths, strict=True)):
            padding = " " * (wide - width(cell))
            cells.append(padding + cell if at in right else cell + padding)
        yield "  ".join(cells).rstrip()


def width(text: str) -> int:
    """The columns a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


if __name__ == "__main__":
    run(main)
