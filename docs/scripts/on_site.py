"""Rates a made-up unit on site, draws its two firms, checks a timetable, and prints all three.

A caller script: it does the printing that the library leaves to its callers.

    python docs/scripts/on_site.py [SEED] [--language en]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from as_program import run

from huizhou_qa import HuizhouQAError, get_scheme
from huizhou_qa.errors.texts import Language
from huizhou_qa.onsite import OnSiteAssessment, assess_on_site, check_timetable, draw_firms
from huizhou_qa.scheme.scheme import Scheme

SEED = "2018-01-05 开奖号码 04 11 17 23 28 30"

RATINGS: dict[str, object] = {
    "briefing.1": ["好", "较好"],
    "briefing.2": "较好",
    "briefing.3": ["一般", "好"],
    "briefing.4": "差",
    "briefing.5": "好",
    "briefing.6": "一般",
    "briefing.7": "较好",
    "visit.1": 5,
    "visit.2": 4,
    "visit.3": 3,
    "visit.4": 5,
    "visit.5": 4,
    "visit.6": 5,
}

FIRMS: list[dict[str, object]] = [
    {"name": "甲电子厂", "covers": ["product"]},
    {"name": "乙食品厂", "covers": ["product"]},
    {"name": "丙建筑公司", "covers": ["works"]},
    {"name": "丁旅行社", "covers": ["service"]},
    {"name": "戊污水处理厂", "covers": ["environment"]},
    {"name": "己物业公司", "covers": ["service", "environment"]},
]

UNIT, DAY = "甲区", "2018-01-09"
DRAWN: dict[Language, str] = {"zh": "抽取企业（种子：{seed}）：{firms}", "en": "Firms drawn (seed {seed}): {firms}"}

MEMBERS = ["质监局", "住建局", "环保局", "旅游局", "农业局"]
TIMETABLE: dict[str, object] = {
    "member_units": MEMBERS,
    "units": ["甲区", "乙县"],
    "teams": [{"id": f"第{number}组", "head": MEMBERS[0], "members": MEMBERS} for number in "一二三四"],
    "visits": [
        {"unit": "甲区", "team": "第一组", "days": ["2018-01-08", "2018-01-09"]},
        {"unit": "乙县", "team": "第一组", "days": ["2018-01-19", "2018-01-22"]},
    ],
}


def main(arguments: list[str]) -> int:
    """Prints everything; 1 where something was refused."""
    parser = argparse.ArgumentParser(description="实地核查示例 · an on-site check of a made-up unit")
    parser.add_argument("seed", nargs="?", default=SEED, help="抽取企业的种子 · the seed that firms are drawn by")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="语言 · the language of the output")
    given = parser.parse_args(arguments)
    seed, language = given.seed, given.language
    scheme = get_scheme("huizhou", 2017)
    try:
        result = assess_on_site(scheme, RATINGS, unit=UNIT, day=DAY)
        result.verify()
        drawn = draw_firms(scheme, FIRMS, seed)
    except HuizhouQAError as error:
        print(error, file=sys.stderr)
        return 1
    firms = ", ".join(firm.name for firm in drawn) if language == "en" else "、".join(firm.name for firm in drawn)
    told = DRAWN[language].format(seed=seed, firms=firms)
    print(
        "\n".join([f"{result.unit} {result.day}", *sheet(result, language), "", told, "", *timetable(scheme, language)])
    )
    return 0


def sheet(result: OnSiteAssessment, language: Language = "zh") -> Iterator[str]:
    """The sheet as printed, a line a row."""
    for row in result.sheet(language=language):
        cells = (row.content, row.number, row.point, str(row.full_marks), row.rating, str(row.score))
        yield " | ".join(cells)


def timetable(scheme: Scheme, language: Language = "zh") -> Iterator[str]:
    """What the check of the timetable finds; the place in the text is cited as it is."""
    for finding in check_timetable(scheme, TIMETABLE):
        told = finding.zh if language == "zh" else finding.en
        yield f"{finding.severity} {finding.path} {told} ({finding.where})"


if __name__ == "__main__":
    run(main)
