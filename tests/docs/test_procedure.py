"""docs/procedure.md names what exists, every rule and every code; the caller scripts run as they say."""

from __future__ import annotations

import inspect
import json
import re
import runpy
from collections.abc import Callable
from functools import reduce
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from huizhou_qa import get_scheme
from huizhou_qa.onsite import assess_on_site
from huizhou_qa.procedure import check_submission

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "procedure.md").read_text("utf-8")
SCHEME = get_scheme("huizhou", 2017)
RULES = [*(f"M{at}" for at in range(1, 19)), *(f"S{at}" for at in range(1, 12)), "F1", "L1"]
NAMES = sorted(set(re.findall(r"`(huizhou_qa\.[\w.]+)`", PAGE)))


def resolved(name: str) -> object:
    parts = name.split(".")
    depth = max(at for at in range(1, len(parts) + 1) if is_module(".".join(parts[:at])))
    return reduce(getattr, parts[depth:], import_module(".".join(parts[:depth])))


def is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


@pytest.mark.parametrize("name", NAMES)
def test_every_name_in_the_table_of_rules_exists(name: str) -> None:
    if name.startswith("huizhou_qa.sheets.") and not is_module("huizhou_qa.sheets"):
        pytest.skip("the sheets are not part of this version")
    assert resolved(name) is not None


def test_a_name_that_does_not_exist_would_be_noticed() -> None:
    for name in ("huizhou_qa.onsite.draw_lots", "huizhou_qa.plans.procedure.Materials.pages", "huizhou_qa.visits.x"):
        with pytest.raises(AttributeError):
            resolved(name)


def test_every_rule_has_its_row_and_says_what_models_it_or_that_it_is_outside() -> None:
    rows = re.findall(r"^\| ([MSFL]\d+) \| (.+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)
    assert [row[0] for row in rows] == RULES
    for rule, _, _, model in rows:
        assert "`huizhou_qa." in model or model.startswith("outside: "), rule


def test_every_code_stands_in_the_docs_with_its_cause_and_no_other() -> None:
    assert SCHEME.on_site
    assert SCHEME.procedure
    listed = re.findall(r"^\| `(\w+)` \| [^|]+ \|$", PAGE, re.MULTILINE)
    codes = {code for code in listed if "_" in code}
    assert codes - {"report", "sheet"} == {*SCHEME.on_site.findings.codes, *SCHEME.procedure.findings.codes}


@pytest.mark.parametrize(
    ("function", "argument", "question"),
    [
        (assess_on_site, "scale", "onsite_scale"),
        (check_submission, "deadline", "deadline"),
        (check_submission, "paper", "paper"),
        (check_submission, "seal", "seal"),
    ],
)
def test_every_question_of_procedure_has_grounds_and_alternatives_and_its_default_is_used(
    function: Callable[..., object], argument: str, question: str
) -> None:
    assert SCHEME.on_site
    assert SCHEME.procedure
    register = SCHEME.on_site.questions.register + SCHEME.procedure.questions.register
    (reading,) = [one for one in register if one.id == question]
    # None leaves the choice to the edition, which takes its own default.
    assert inspect.signature(function).parameters[argument].default in (reading.default, None)
    assert len(reading.choices) > 1
    for wording in (reading.grounds, reading.counter_grounds, *(choice.meaning for choice in reading.choices)):
        assert wording.zh
        assert wording.en


def test_the_questions_of_procedure_are_apart_from_the_readings_of_the_score() -> None:
    assert SCHEME.on_site
    assert SCHEME.procedure
    register = SCHEME.on_site.questions.register + SCHEME.procedure.questions.register
    assert not {one.id for one in register} & set(SCHEME.readings)


def test_the_on_site_script_prints_sheet_draw_and_timetable(capsys: pytest.CaptureFixture[str]) -> None:
    main = runpy.run_path(str(DOCS / "scripts" / "on_site.py"))["main"]
    assert main(["2018-01-05"]) == 0
    printed = capsys.readouterr().out
    assert "汇报交流 |  | 小计 | 70 |  | 53" in printed
    assert " |  | 总分 | 100 |  | 79" in printed
    assert "抽取企业（种子：2018-01-05）" in printed
    assert "warning /visits/1/days/1" in printed
    assert main([" "]) == 1
    assert "/seed" in capsys.readouterr().err
    assert main(["2018-01-05", "--language", "en"]) == 0
    printed = capsys.readouterr().out
    assert "Report and discussion |  | Subtotal | 70 |  | 53" in printed
    assert "Firms drawn (seed 2018-01-05): " in printed
    assert "after 20 January, as annex 2 allows" in printed


def test_the_submission_script_prints_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = runpy.run_path(str(DOCS / "scripts" / "submission.py"))
    assert script["main"]([]) == 0
    printed = capsys.readouterr().out
    assert [line.split()[1] for line in printed.splitlines()[:4]] == [
        "/proof/8:",
        "/paper/posted:",
        "/paper/copies:",
        "/paper/seal:",
    ]
    assert "4 findings" in printed
    assert "/on_site_check: 实地核查之前的环节没有完成：文审初评" in printed
    path = tmp_path / "submission.json"
    path.write_text(json.dumps({"unit": "甲区", "uploaded": "2017-12-30T08:00"}), "utf-8")
    assert script["main"]([str(path)]) == 0
    assert "5 findings" in capsys.readouterr().out
    for text, said in (('{"uploaded": 5}', "/uploaded"), ("{", "line 1"), ("[]", "mapping")):
        path.write_text(text, "utf-8")
        assert script["main"]([str(path)]) == 1
        assert said in capsys.readouterr().err


def test_the_report_script_prints_the_six_headings_of_a_unit(capsys: pytest.CaptureFixture[str]) -> None:
    main = runpy.run_path(str(DOCS / "scripts" / "report_skeleton.py"))["main"]
    assert main(["丁区"]) == 0
    printed = capsys.readouterr().out
    assert [line[0] for line in printed.splitlines() if line[1:2] == "、"] == list("一二三四五六")
    assert "发生否决项所列事件1起（丁-1）" in printed
    assert "（待写）" in printed
    assert main(["丁区", "--html"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("<!DOCTYPE html>")
    assert "<h1>丁区自评报告（提纲）</h1>" in page
    lines = [line.strip() for line in printed.splitlines() if line.startswith(" ")]
    assert [line for line in lines if f"<td>{line}</td>" not in page] == []
    assert main(["壬县"]) == 1
    assert "壬县" in capsys.readouterr().err
