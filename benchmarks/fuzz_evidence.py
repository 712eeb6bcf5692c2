"""Coverage-guided fuzzing of ``evidence_from_json``: any text gives evidence or an error of ours, nothing else.

Run from the root of the repository, with the package and atheris installed:

    python benchmarks/fuzz_evidence.py -runs=1000000

Whatever follows the name of the script is handed to libFuzzer. Texts that are evidence must also survive
the way to JSON and back, and must be scored or refused; anything else ends the run and leaves the
offending input in a file ``crash-…``. Inputs that reach new code are kept in a folder that is thrown away.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["huizhou_qa"]):
    from huizhou_qa import HuizhouQAError, assess, get_scheme
    from huizhou_qa.codec import evidence_from_json, evidence_to_json

ROOT = Path(__file__).parents[1]
UNITS = ROOT / "tests/data/units.json"
SCHEME = get_scheme("huizhou", 2017)


def any_text(data: bytes) -> str:
    """Every input is a text: bytes that are no UTF-8 become lone surrogates."""
    return data.decode("utf-8", errors="surrogateescape")


def one_input(data: bytes) -> None:
    """Raise what is neither evidence nor an error of ours."""
    try:
        evidence = evidence_from_json(any_text(data))
    except HuizhouQAError as error:
        check_error(error)
        return
    if evidence_from_json(evidence_to_json(evidence)) != evidence:
        raise RuntimeError("evidence changed on the way to JSON and back")
    try:
        assess(SCHEME, evidence)
    except HuizhouQAError as error:
        check_error(error)


def check_error(error: HuizhouQAError) -> None:
    """Every fault is short, and has a code and a message."""
    for fault in error.faults:
        if not fault.code or not fault.message or len(fault.message) > 1_000:
            raise RuntimeError(f"a fault without code, or too long: {fault.code}")


def seeds() -> list[str]:
    """The evidence of the bundled units, whole and in small pieces."""
    texts = ['{"unit": "甲"}', "\ufeff{}", "[" * 200, '{"unit": "甲", "facts": {"pm25_annual_mean": {"part": 1}}}']
    for unit in json.loads(UNITS.read_text("utf-8")):
        plain = unit["evidence"]
        texts.append(json.dumps(plain, ensure_ascii=False))
        texts += [json.dumps({"unit": "甲", key: part}, ensure_ascii=False) for key, part in plain.items()]
    return texts


def main() -> None:
    """Fuzz from the bundled evidence on."""
    with tempfile.TemporaryDirectory() as corpus:
        for at, text in enumerate(seeds()):
            (Path(corpus) / f"seed-{at}").write_text(text, "utf-8")
        atheris.Setup([*sys.argv, "-max_len=4096", "-rss_limit_mb=1024", corpus], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
