"""The types that callers rely on: wrong calls do not type-check."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.type_checks import checked

# Needs mypy, which the tests of every day do without.
pytestmark = pytest.mark.deep

WRONG_CALLS = Path(__file__).parents[1] / "typing" / "wrong_calls.py"


def test_every_wrong_call_is_an_error_of_its_own_kind_and_no_other(tmp_path: Path) -> None:
    assert checked(WRONG_CALLS, tmp_path) == (0, "")


def test_without_the_ignores_each_wrong_call_is_reported(tmp_path: Path) -> None:
    lines = WRONG_CALLS.read_text("utf-8").splitlines()
    marked = {at for at, line in enumerate(lines, start=1) if "# type: ignore" in line}
    bare = tmp_path / "bare.py"
    bare.write_text("\n".join(line.partition("  # type: ignore")[0] for line in lines), "utf-8")
    _, output = checked(bare, tmp_path / "cache")
    reported = {int(line.split(":")[1]) for line in output.splitlines() if ": error:" in line}
    assert reported == marked
    assert len(marked) == 22
