"""Coverage-guided fuzzing of everything that ``codec`` reads: any text gives a value or an error of ours, nothing else.

Run from the root of the repository, with the package and atheris installed; name a file that a release stores:

    PYTHONPATH=tests python benchmarks/fuzz_decoders.py scheme.json -runs=100000

Every input is a list of edits of that file: a value becomes another one, or that of another place, or goes, or has
one more beside it. Bytes alone would hardly ever get past the parser of JSON. Whatever follows is handed to libFuzzer.
What is put in, and what must hold of errors, stands in ``tests/support/decoders.py``, which the tests draw from too.
``fuzz_evidence.py`` does the same for evidence, with texts of any kind.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["huizhou_qa"]):
    from huizhou_qa import HuizhouQAError, __version__, codec, get_scheme
    from support.decoders import STRANGE, Json, places, require_short, with_its_digest

STORED = Path(__file__).parents[1] / "tests/data/releases" / __version__
SCHEME = get_scheme("huizhou", 2017)
READERS: Mapping[str, Callable[[str], object]] = {
    "assessment.json": lambda text: codec.assessment_from_json(text, SCHEME),
    "assessment_receipt.json": codec.assessment_from_json,
    "cohort_receipt.json": codec.cohort_from_json,
    "composite.json": lambda text: codec.composite_from_json(text, SCHEME),
    "composite_cohort.json": lambda text: codec.composite_cohort_from_json(text, SCHEME),
    "history.json": codec.history_from_json,
    "on_site.json": lambda text: codec.on_site_from_json(text, SCHEME),
    "prevailing.json": lambda text: codec.prevailing_from_json(text, SCHEME),
    "scheme.json": codec.scheme_from_json,
    "statement.json": codec.statement_from_json,
}
MOST_EDITS = 4
KEYS = ["x", "id", "kind", "", "~", "a/b", "\u200b"]


def copied(value: Json) -> Json:
    """The same value, which shares nothing with the first."""
    again: Json = json.loads(json.dumps(value))
    return again


def edit(whole: Json, take: Callable[[int], int]) -> None:
    """One edit of a document, as the input says; ``take`` gives a number from 0 to the one that it is asked for."""
    found = list(places(whole))
    if not found:
        return
    holder, key = found[take(len(found) - 1)]
    other, there = found[take(len(found) - 1)]
    value = copied(value_at(other, there) if take(3) == 0 else STRANGE[take(len(STRANGE) - 1)])
    action = take(3)
    if isinstance(holder, dict) and isinstance(key, str):
        if action == 0:
            del holder[key]
        else:
            holder[key if action == 1 else KEYS[take(len(KEYS) - 1)]] = value
    elif isinstance(holder, list) and isinstance(key, int):
        holder[key : key + (action != 1)] = [] if action == 0 else [value]


def value_at(holder: dict[str, Json] | list[Json], key: str | int) -> Json:
    """What stands under a key."""
    if isinstance(holder, dict):
        return holder[str(key)]
    return holder[int(key)]


def main() -> None:
    """Fuzz one reader from its stored file on."""
    name, *arguments = sys.argv[1:]
    text, read = (STORED / name).read_text("utf-8"), READERS[name]

    def one_input(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        whole: Json = json.loads(text)
        for _ in range(1 + provider.ConsumeIntInRange(0, MOST_EDITS - 1)):
            edit(whole, lambda most: int(provider.ConsumeIntInRange(0, most)))
        try:
            read(json.dumps(with_its_digest(whole), ensure_ascii=False))
        except HuizhouQAError as error:
            require_short(error)

    atheris.Setup([sys.argv[0], *arguments, "-max_len=64", "-rss_limit_mb=2048"], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
