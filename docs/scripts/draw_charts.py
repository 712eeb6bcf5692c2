"""Draws the bundled cohort of made-up units: a clause as a curve, a unit's losses and readings, and the cohort.

A caller script: it does the reading and writing that the library leaves to its callers. It needs the extra ``charts``.

    python docs/scripts/draw_charts.py FOLDER [UNIT] [--format png] [--language en]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from as_program import run
from input_files import UnreadableFileError, message_of, units_of
from score_cohort import COHORT, score

from huizhou_qa import HuizhouQAError
from huizhou_qa.analysis import readings_report
from huizhou_qa.charts import clause_chart, cohort_chart, lost_chart, readings_chart


def main(arguments: list[str]) -> int:
    """Draws everything; 1 where there is no such unit or clause, or a file cannot be read or written."""
    parser = argparse.ArgumentParser(description="画图 · charts of the bundled cohort")
    parser.add_argument("folder", type=Path, help="写入的文件夹 · where the pictures are written")
    parser.add_argument("unit", nargs="?", default="丙县", help="哪个单位 · whose clause and losses are drawn")
    parser.add_argument("--clause", default="10.2", help="哪一款 · which clause is drawn")
    parser.add_argument("--format", choices=("svg", "png"), default="svg")
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    given = parser.parse_args(arguments)
    try:
        cohort = score(units_of(COHORT))
        if given.unit not in cohort.results:
            print(f"没有单位{given.unit} · there is no unit {given.unit}", file=sys.stderr)
            return 1
        result = cohort.results[given.unit]
        charts = {
            "clause_chart": clause_chart(result, given.clause, language=given.language),
            "lost_chart": lost_chart(result, given.language),
            "readings_chart": readings_chart(readings_report(cohort.scheme, result.evidence), given.language),
            "cohort_chart": cohort_chart(cohort, given.language),
        }
        given.folder.mkdir(parents=True, exist_ok=True)
        # Pictures in English stand beside the Chinese ones.
        ending = given.format if given.language == "zh" else f"{given.language}.{given.format}"
        for name, chart in charts.items():
            chart.save(str(given.folder / f"{name}.{ending}"))
            print(given.folder / f"{name}.{ending}")
    except (HuizhouQAError, UnreadableFileError, OSError) as error:
        print(message_of(error), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    run(main)
