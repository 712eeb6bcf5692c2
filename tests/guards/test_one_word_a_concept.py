"""One concept has one Chinese word wherever it is written: in the library, the docs, the scripts and the tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READ = (".py", ".md", ".mjs", ".ipynb", ".html", ".txt", ".rst", ".svg")
# Files of earlier releases stay as they were written; this file names the words that it looks for.
LEFT = (ROOT / "tests" / "data" / "releases", Path(__file__))
# What is written elsewhere in the field for the same, and the word that is written here.
OTHER_WORDS = {
    "理解": "口径 (a reading)",
    "读法": "口径 (a reading)",
}
SEEN = re.compile("|".join(map(re.escape, OTHER_WORDS)))


def files() -> Iterator[Path]:
    yield from (ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md"))
    for folder in ("src", "docs", "tests", ".github"):
        yield from (path for path in sorted((ROOT / folder).rglob("*")) if path.suffix in READ)


def other_words(text: str) -> list[str]:
    return SEEN.findall(text)


def test_no_file_has_another_word_for_what_has_one() -> None:
    read = [path for path in files() if not any(path.is_relative_to(left) for left in LEFT)]
    found = {path.relative_to(ROOT).as_posix(): other_words(path.read_text(encoding="utf-8")) for path in read}
    assert len(read) > 500
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("word", OTHER_WORDS)
def test_another_word_would_be_seen(word: str) -> None:
    assert other_words(f"采用的{word}") == [word]
    assert other_words("采用的口径") == []
