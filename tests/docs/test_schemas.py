"""The page about schemas: what it says no schema can say is valid, and refused with the code that it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from huizhou_qa import get_scheme
from huizhou_qa.codec import check_json, evidence_schema
from support.schemas import errors_by

PAGE = Path(__file__).parents[2] / "docs" / "schemas.md"
SCHEME = get_scheme("huizhou", 2017)
_ROW = re.compile(r"\| (?P<what>[^|]+) \| `(?P<text>\{.*\})` \| `(?P<code>[a-z_]+)` \|")


def rows() -> Iterator[tuple[str, str, str]]:
    for row in _ROW.finditer(PAGE.read_text("utf-8")):
        yield row["what"], row["text"], row["code"]


ROWS = tuple(rows())


@pytest.mark.parametrize(("what", "text", "code"), ROWS, ids=[what for what, _, _ in ROWS])
def test_what_no_schema_says_is_refused_by_this_code(what: str, text: str, code: str) -> None:
    assert code in {fault.code for fault in check_json(SCHEME, text)}, what


@pytest.mark.schemas
@pytest.mark.parametrize(("what", "text", "code"), ROWS, ids=[what for what, _, _ in ROWS])
def test_what_no_schema_says_is_valid(what: str, text: str, code: str) -> None:
    assert errors_by(evidence_schema(SCHEME))(json.loads(text)) == [], (what, code)


def test_every_row_is_read() -> None:
    listed = PAGE.read_text("utf-8").partition("## What a schema cannot say")[2]
    assert len(ROWS) == sum(line.startswith("| ") for line in listed.splitlines()) - 1
