"""docs/assurance.md says of which folders the mutation tool changes the source, and of which it does not."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECTION = (ROOT / "docs/assurance.md").read_text("utf-8").split("\n## Mutation of the library\n")[1].split("```")[0]
FOLDERS = {path.parent.name for path in (ROOT / "src/huizhou_qa").glob("*/__init__.py")}


def test_every_folder_is_named_where_it_is_mutated_or_where_it_is_not() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    mutated = {Path(pattern).parent.name for pattern in config["only_mutate"]}
    covered, not_covered = SECTION.split("does not cover")
    assert set(re.findall("`([a-z]+)`", covered)) == mutated
    assert set(re.findall("`([a-z]+)`", not_covered)) | {"editions"} == FOLDERS - mutated
