"""The table of codes in docs/schemes.md holds every kind of difference, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from huizhou_qa.analysis import ChangeCode

PAGE = (Path(__file__).parents[2] / "docs/schemes.md").read_text("utf-8")


def test_every_code_of_a_difference_stands_in_the_table_and_every_code_there_is_one() -> None:
    cells = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    assert sorted(code for cell in cells for code in re.findall("`([a-z_]+)`", cell)) == sorted(get_args(ChangeCode))
