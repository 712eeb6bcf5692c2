"""The caller scripts under docs/ run as they say, and what they print adds up."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from engine.test_cohort import SCHEME, member
from huizhou_qa import assess_cohort
from huizhou_qa.evidence.records import Ruling
from huizhou_qa.ledger.workings import Ruled
from huizhou_qa.scorers import LinearDeduction, SumOf, percent
from huizhou_qa.words.in_language import LANGUAGES
from support.each_day import deep

pytestmark = pytest.mark.usefixtures("verified_once")

ROOT = Path(__file__).parents[2]
CHINESE = re.compile("[\u4e00-\u9fff]")


def script(name: str) -> ModuleType:
    spec = spec_from_file_location(name, ROOT / "docs" / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def test_the_main_job_prints_ranking_sheet_and_losses(capsys: pytest.CaptureFixture[str]) -> None:
    assert script("score_cohort").main([]) == 0
    printed = capsys.readouterr().out
    lines = printed.splitlines()
    ranked = [line.split()[:4] for line in lines[2:9]]
    assert [row[1] for row in ranked] == ["甲区", "乙县", "己区", "庚区", "戊县", "丙县", "丁区"]
    assert [row[2] for row in ranked] == ["A", "A", "A", "B", "C", "C", "D"]
    assert "否决（丁-1），否决前A级" in printed
    assert "待定事件 己-1 未计入" in printed


def test_the_main_job_is_told_in_english_line_by_line_with_the_same_figures(capsys: pytest.CaptureFixture[str]) -> None:
    told = {}
    for language in LANGUAGES:
        assert script("score_cohort").main(["--language", language]) == 0
        told[language] = capsys.readouterr().out.splitlines()
    named = re.compile("[甲乙丙丁戊己庚][区县]?(?:-1)?")
    assert not CHINESE.findall(named.sub("", "\n".join(told["en"])))
    assert "incident 己-1 is pending and not counted; once settled the grade may be A, B or D" in told["en"][4]
    assert told["en"][8].endswith("vetoed (丁-1), A before the veto")
    figures = [[re.findall(r"-?\d+\.\d\d\b", line) for line in told[language]] for language in LANGUAGES]
    assert figures[0] == figures[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_columns_of_both_tables_begin_under_their_titles(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    module = script("score_cohort")
    assert module.main(["--language", language]) == 0
    ranked, clauses = (part.splitlines()[1:] for part in capsys.readouterr().out.split("\n\n")[:2])
    grade = module.PHRASES["ranked"].zh.split("|")[2] if language == "zh" else "Grade"
    at = module.width(ranked[0].partition(grade)[0])
    letters = [in_columns(line, module.width)[at] for line in ranked[1:]]
    assert letters == ["A", "A", "A", "B", "C", "C", "D"]
    ends = {module.width(re.split(r"(?<=\d\.\d\d)(?=  )", line)[0]) for line in clauses[1:59]}
    assert len(ends) == 1


def in_columns(line: str, width: Callable[[str], int]) -> str:
    """A line with a place for each column of a terminal."""
    return "".join(character + " " * (width(character) - 1) for character in line)


def test_the_printed_sheet_adds_up_by_hand(capsys: pytest.CaptureFixture[str]) -> None:
    for unit in ("甲区", "戊县", "丙县"):
        assert script("score_cohort").main([str(ROOT / "docs/data/cohort-2017.json"), unit]) == 0
        printed = capsys.readouterr().out
        assert f"{unit} 逐款得分" in printed
        rows = [line for line in printed.splitlines() if re.match(r"[0-9.]+ +[^ 0-9]", line)]
        points = [Decimal(re.findall(r" (-?[0-9]\.[0-9]{2})", row)[1]) for row in rows]
        base = Decimal(re.findall(r"合计 ([0-9.]+)，", printed)[0])
        assert len(points) == 58
        assert sum(points) == base


def test_columns_are_aligned_with_chinese_in_them() -> None:
    module = script("score_cohort")
    rows = list(module.table([("款", "要点", "分"), ("1.1", "发现率", "1"), ("10", "PM2.5浓度", "0.5")], right=(2,)))
    assert [module.width(row) for row in rows] == [module.width(rows[0])] * 3
    assert module.short("12345678901") == "123456789…"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"units": [{"unit": "甲", "facts": {"pm25": 1}}]}', "quality_infrastructure_index"),
        ('{"units": []}', "no member"),
        ("{}", "units"),
        ('{"units": 5}', "iterable"),
        ("[]", "list"),
        ("{", "line 1"),
    ],
)
def test_refused_evidence_is_said_and_ends_with_one(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cohort.json"
    path.write_text(text, "utf-8")
    assert script("score_cohort").main([str(path)]) == 1
    assert said in capsys.readouterr().err


def test_a_unit_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert script("score_cohort").main([str(ROOT / "docs/data/cohort-2017.json"), "壬县"]) == 1
    assert "壬县" in capsys.readouterr().err


def test_every_kind_of_working_can_be_read() -> None:
    module = script("score_cohort")
    rate = percent("rate", "率")
    falling = LinearDeduction(rate, 3, 90, "below", 1, "0.3", 3, "prorata")
    assert module.reading(falling.score({"rate": 85}).working) == ("85", "[80, 90)", "0.3 × 数值 + -24")
    assert module.reading(SumOf((falling,)).score({"rate": 85}).working) == ("85", "", "1.5")
    ruled = Ruled((), Ruling("full", "办", "无对象"), Fraction(3))
    assert module.reading(ruled) == ("无考核对象", "裁定按满分计", "3")


def shown_in(page: str) -> list[str]:
    return re.findall(r"```text\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)


def test_the_output_in_the_readme_is_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert script("one_unit").main(["--language", "en"]) == 0
    assert shown_in("README.md") == [capsys.readouterr().out]


def test_the_output_in_the_chinese_page_is_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    script("score_cohort").main([])
    script("one_unit").main([])
    printed = capsys.readouterr().out
    shown = shown_in("docs/README.zh.md")
    assert shown
    for block in shown:
        for line in block.splitlines():
            assert line == "…" or line in printed.splitlines(), line


def test_one_screen_of_a_unit_of_the_best_grade_tells_of_no_grade_ahead(capsys: pytest.CaptureFixture[str]) -> None:
    assert script("one_unit").main(["己区"]) == 0
    printed = capsys.readouterr().out
    assert "己区（虚构数据） 附件1得分 91.10／100，A级，待定（己-1）；扣分前 91.10\n" in printed
    assert "还差" not in printed
    assert printed.rstrip().endswith("现行口径  91.10  A")


def test_one_screen_says_of_a_veto_and_of_a_pending_incident_which_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    for unit, told in (
        (
            "丁区",
            (
                "98.70／100，D级，否决（丁-1），否决前A级；",
                "98.70 of 100, grade D, vetoed (丁-1), grade A before the veto;",
            ),
        ),
        ("己区", ("91.10／100，A级，待定（己-1）；", "91.10 of 100, grade A, pending (己-1);")),
    ):
        for language, head in zip(("zh", "en"), told, strict=True):
            assert script("one_unit").main([unit, "--language", language]) == 0
            assert head in capsys.readouterr().out.splitlines()[0]


def test_one_screen_says_that_all_clauses_that_lost_marks_are_shown_where_they_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert script("one_unit").main(["丁区", "--language", "en"]) == 0
    assert "\nAll 3 clauses that lost marks\n" in capsys.readouterr().out
    module = script("one_unit")
    units = assess_cohort(SCHEME, [member("甲"), member("乙", index=11), member("丙", index=2)]).results
    assert [next(iter(module.losses(one, "zh"))) for one in units.values()] == [
        "失分的1款",
        "失分的1款",
        "失分的全部2款",
    ]
    assert module.listed_or(["A", "B", "C"], "en") == "A, B or C"
    assert module.listed_or(["A", "B", "C"], "zh") == "A、B、C"


@pytest.mark.parametrize("unit", ["丙县", deep("己区"), deep("戊县")])
def test_one_screen_in_english_has_the_same_figures_and_no_chinese_but_the_unit(
    unit: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for language in ("zh", "en"):
        assert script("one_unit").main([unit, "--language", language]) == 0
        told.append(capsys.readouterr().out)
    figures = [re.findall(r"(?<![0-9.])[0-9]+\.[0-9]{2}(?![0-9])", one) for one in told]
    assert figures[0] == figures[1]
    assert not re.search("[一-鿿]", re.sub(f"{unit}|{unit[0]}-1", "", told[1]))


def test_a_reading_that_is_about_no_clause_is_told_with_its_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert script("one_unit").main(["丁区"]) == 0
    assert script("one_unit").main(["丁区", "--language", "en"]) == 0
    printed = capsys.readouterr().out
    assert "考核年度的起止：2016年7月1日至2017年6月30日" in printed
    assert "Where the assessment year begins and ends: 1 July 2016 to 30 June 2017" in printed


def test_one_screen_of_an_unknown_unit_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert script("one_unit").main(["癸县"]) == 1
    assert "there is no unit 癸县" in capsys.readouterr().err


def test_every_changelog_entry_says_whether_scores_changed() -> None:
    entries = re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert entries
    for entry in entries:
        assert "Scores changed:" in entry, entry


def test_every_link_between_pages_leads_to_a_file_and_a_heading() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)\s:]+)\)", page.read_text("utf-8"))]
    assert links
    for page, link in links:
        path, _, heading = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_file(), (page, link)
        assert not heading or heading in anchors(target), (page, link)


def anchors(page: Path) -> set[str]:
    """The headings of a page as links name them: small letters, no punctuation, hyphens for blanks."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_sheets_of_all_bundled_units_are_written_as_three_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script("print_sheet").main([str(tmp_path / "sheets")]) == 0
    assert "sheet-3  丙县  60.12  C" in capsys.readouterr().out.splitlines()
    written = sorted(path.name for path in (tmp_path / "sheets").iterdir())
    assert written == sorted(f"sheet-{number}.{kind}" for number in range(1, 8) for kind in ("csv", "html", "md"))
    marked = (tmp_path / "sheets" / "sheet-1.csv").read_bytes()
    assert marked.startswith(b"\xef\xbb\xbf")
    assert marked.count(b"\r\n") == 58 + 1 + 3


def test_the_blank_forms_are_written_as_pages_and_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "forms"
    assert script("print_blank_forms").main([str(folder)]) == 0
    assert "contact-list  考核工作联系人员名单" in capsys.readouterr().out.splitlines()
    names = ("contact-list", "on-site-ratings", "proof-catalogue", "self-scoring-sheet")
    assert sorted(path.name for path in folder.iterdir()) == [
        f"{one}.{kind}" for one in names for kind in ("csv", "html")
    ]
    assert (folder / "proof-catalogue.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (folder / "proof-catalogue.csv").read_bytes().count(b"\r\n") == 33 + 1
    assert "填报单位（盖章）" in (folder / "self-scoring-sheet.html").read_text("utf-8")


def test_the_blank_forms_and_the_report_are_written_in_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script("print_blank_forms").main([str(tmp_path), "--language", "en"]) == 0
    assert "contact-list  List of contacts for the assessment" in capsys.readouterr().out.splitlines()
    assert "Unit (seal): ____" in (tmp_path / "self-scoring-sheet.html").read_text("utf-8")
    assert script("report_skeleton").main(["丁区", "--language", "en"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line for line in printed if not line.startswith(" ")][4] == "5. Innovation in quality work"
    assert "  (to be written)" in printed


def test_the_script_of_blank_forms_says_what_it_lacks_and_that_a_file_is_no_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script("print_blank_forms").main([]) == 2
    (tmp_path / "taken").write_text("", "utf-8")
    assert script("print_blank_forms").main([str(tmp_path / "taken")]) == 1
    assert "taken" in capsys.readouterr().err


def test_the_sheet_script_says_what_it_lacks_and_what_was_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script("print_sheet").main([]) == 2
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"units": [{"unit": "甲", "facts": {"pm25_annual_mean": -1}}]}', "utf-8")
    assert script("print_sheet").main([str(tmp_path), str(wrong)]) == 1
    assert "/0/facts/pm25_annual_mean" in capsys.readouterr().err
