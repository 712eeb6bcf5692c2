"""Grades, classes and codes as types: a caller that leaves one out does not type-check."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.type_checks import checked

# Needs mypy, which the tests of every day do without.
pytestmark = pytest.mark.deep

EXHAUSTED = Path(__file__).parents[1] / "typing" / "exhausted.py"


def test_a_caller_that_handles_all_of_them_type_checks(tmp_path: Path) -> None:
    assert checked(EXHAUSTED, tmp_path) == (0, "")


@pytest.mark.parametrize(
    "left_out",
    [
        '    if grade == "D":\n        return "red"\n',
        '        case "none":\n            return False\n',
        '        case "evidence_missing":\n            return 409\n',
    ],
    ids=["a grade", "a class", "a code"],
)
def test_one_that_leaves_one_out_does_not(left_out: str, tmp_path: Path) -> None:
    text = EXHAUSTED.read_text("utf-8")
    assert left_out in text
    wanting = tmp_path / "wanting.py"
    wanting.write_text(text.replace(left_out, ""), "utf-8")
    _, output = checked(wanting, tmp_path / "cache")
    errors = [line for line in output.splitlines() if ": error:" in line]
    assert [line.rsplit("[", 1)[1] for line in errors] == ["arg-type]"], output
