"""Scores the bundled cohort of seven made-up units and prints ranking, one unit's sheet, and losses.

A caller script: it does the reading and printing that the library leaves to its callers.

    python docs/scripts/score_cohort.py [FILE [UNIT]]
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
from huizhou_qa.evidence.sections_face import TREATMENTS_TOLD
from huizhou_qa.ledger.workings import Ruled, Working
from huizhou_qa.numbers.exact import plain
from huizhou_qa.readers import NumberStep
from huizhou_qa.rules import Input, Piece
from huizhou_qa.scorers.node_rule import Stepped
from huizhou_qa.words.leaves import Leaf

COHORT = Path(__file__).parents[1] / "data" / "cohort-2017.json"
LOSSES_SHOWN = 4
LONGEST_NUMBER = 10


def main(arguments: list[str]) -> int:
    """Prints everything; 1 where the file cannot be read or the evidence was refused."""
    parser = argparse.ArgumentParser(description="各单位得分、排名与失分 · scores, ranking and losses of a cohort")
    parser.add_argument("file", type=Path, nargs="?", default=COHORT, help="各单位数据，JSON · the evidence as JSON")
    parser.add_argument("unit", nargs="?", help="打印哪个单位的明细 · whose sheet is printed")
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
    print("\n".join([*ranking(cohort), "", *sheet(chosen), "", *losses(cohort)]))
    return 0


def score(units: Sequence[Mapping[str, object]]) -> Cohort:
    """The cohort of these units, scored and verified."""
    cohort = assess_cohort(get_scheme("huizhou", 2017), [Evidence.from_dict(unit) for unit in units])
    cohort.verify()
    return cohort


def lowest(cohort: Cohort) -> Assessment:
    """The unit with the lowest total."""
    return min(cohort.results.values(), key=lambda result: result.total)


def ranking(cohort: Cohort) -> Iterator[str]:
    """Units by grade and total; equal ones share a place."""
    yield "惠州市2017年度质量工作考核 · 附件1得分（虚构数据 made-up figures）"
    rows = [("名次", "单位", "等级", "总分", "扣分前", "扣分", "说明")]
    for one in cohort.ranking:
        result = cohort.results[one.unit]
        taken = str(sum((line.points for line in result.adjustments), Decimal("0.00")))
        rows.append((str(one.place), one.unit, one.grade, str(one.total), str(result.base), taken, remarks(result)))
    yield from table(rows, right=(0, 3, 4, 5))


def remarks(result: Assessment) -> str:
    """What explains a grade that the total alone does not."""
    vetoes = [one.id for one in result.incidents if one.class_ == "veto"]
    said = [f"否决（{'、'.join(vetoes)}），否决前{result.grade_before_veto}级"] if vetoes else []
    said += [f"待定事件 {id_} 未计入" for id_ in result.provisional]
    return "；".join(said)


def sheet(result: Assessment) -> Iterator[str]:
    """One unit clause by clause: the value, the piece it fell in, and what it cost."""
    yield f"{result.unit} 逐款得分"
    rows = [("款", "要点", "满分", "得分", "失分", "数值", "所在档", "该档得分")]
    for line in result.clauses.values():
        lost = result.scheme.rounding.write(Fraction(line.max_points) - line.counted)
        number, piece, worth = reading(line.working, result.scheme.clauses[line.id].rule.inputs)
        rows.append((line.id, line.name, str(line.max_points), str(line.points), str(lost), number, piece, worth))
    yield from table(rows, right=(2, 3, 4, 5))
    yield "（所在档：方括号含端点，圆括号不含；箭头后是由各数算出、用来查档的数值）"
    for heading in ("质量目标", "质量措施"):
        part = result.groups[heading]
        yield f"{heading} {part.points} / {part.max_points}"
    if result.rescaling is not None:
        yield f"缺项折算 {result.rescaling.points}"
    for adjustment in result.adjustments:
        yield f"{adjustment.id} {adjustment.points}"
    yield f"合计 {result.base}，扣分后 {result.raw_total}，总分 {result.total}，等级 {result.grade}"


def reading(working: Working, inputs: Iterable[Input] = ()) -> tuple[str, str, str]:
    """The numbers that were read, the interval that they fell in, and what the interval is worth."""
    if isinstance(working, Ruled):
        return "无考核对象", f"裁定{TREATMENTS_TOLD[working.ruling.treatment].zh}", plain(working.points)
    if not isinstance(working, Stepped):
        return "", "", plain(working.points)
    leaves = {leaf.path: leaf for leaf in inputs}
    read = [with_unit(leaves.get(path), value) for path, value in working.reads]
    numbers = [short(plain(value)) for _, value in working.reads]
    taken = branch_taken(working.step)
    if taken.operation == "on_curve":
        number, piece = taken.operands
        return "、".join(read) + arrow(numbers, number), *piece_text(piece)
    if taken.operation == "read":
        return "、".join(read), "", "数值即得分"
    asked = any(step.operation == "number_of" for step in taken.all_steps())
    held = "符合要求" if working.points else "不符合要求"
    return "、".join(read), held if asked or taken.operation == "constant" else "", plain(working.points)


def with_unit(leaf: Input | None, value: Fraction) -> str:
    """A number that was read with its unit, or in its words."""
    return short(plain(value)) if leaf is None else Leaf(leaf, value).told(value).zh


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


def piece_text(piece: object) -> tuple[str, str]:
    """The interval of a piece, and what it is worth: its points, or its line."""
    if not isinstance(piece, Piece):
        return "", ""
    if not piece.slope:
        return str(piece.over), plain(piece.intercept)
    line = f"{plain(piece.slope)} × 数值" + (f" + {plain(piece.intercept)}" if piece.intercept else "")
    return str(piece.over), line


def short(number: str) -> str:
    """A long decimal or quotient cut for the eye; the ledger keeps it whole."""
    return number if len(number) <= LONGEST_NUMBER else number[: LONGEST_NUMBER - 1] + "…"


def losses(cohort: Cohort) -> Iterator[str]:
    """What each unit lost most marks on."""
    yield "失分最多的款"
    for unit in cohort_results(cohort, LOSSES_SHOWN).units:
        named = "；".join(f"{loss.clause} {loss.name} -{loss.lost}" for loss in unit.losses)
        yield f"  {unit.unit}  {named or '无'}"


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
