"""The modules in JavaScript beside the documents, run on JSON in one process."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
JAVASCRIPT = DOCS / "javascript"
NODE = shutil.which("node")
# What needs node is run by make deep alone: make test asks for nothing but Python.
with_node = [
    pytest.mark.deep,
    pytest.mark.skipif(NODE is None, reason="node is not installed: nothing is run in JavaScript"),
]

_CHECK_ALL = f"""
import {{ readFileSync }} from "node:fs";
import {{ check }} from {json.dumps((JAVASCRIPT / "receipts.mjs").as_uri())};
const found = [];
for (const receipt of JSON.parse(readFileSync(process.argv[1], "utf-8"))) found.push(await check(receipt));
console.log(JSON.stringify(found));
"""
_WRITTEN = f"""
import {{ readFileSync }} from "node:fs";
import {{ inDocument }} from {json.dumps((JAVASCRIPT / "evaluator.mjs").as_uri())};
import {{ written, writtenInterval }} from {json.dumps((JAVASCRIPT / "written.mjs").as_uri())};
const {{ numbers, intervals }} = JSON.parse(readFileSync(process.argv[1], "utf-8"));
console.log(JSON.stringify([numbers.map((one) => written(inDocument(one))), intervals.map(writtenInterval)]));
"""
_ARE_VALUES = f"""
import {{ readFileSync }} from "node:fs";
import * as values from {json.dumps((JAVASCRIPT / "values.mjs").as_uri())};
const {{ which, texts }} = JSON.parse(readFileSync(process.argv[1], "utf-8"));
console.log(JSON.stringify(texts.map((text) => values[which](JSON.parse(text)))));
"""
_FAULTS_OF_ALL = f"""
import {{ readFileSync }} from "node:fs";
import {{ Refusing }} from {json.dumps((JAVASCRIPT / "refusals.mjs").as_uri())};
const {{ scheme, texts, cohorts }} = JSON.parse(readFileSync(process.argv[1], "utf-8"));
const refusing = new Refusing(scheme);
const found = texts ? texts.map((text) => refusing.faultsOf(text)) : cohorts.map((members) => refusing.cohort(members));
console.log(JSON.stringify(found));
"""


def node(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What node makes of these arguments."""
    assert NODE is not None
    return subprocess.run([NODE, *arguments], capture_output=True, text=True, check=False)  # noqa: S603 - our own


def _of_script(script: str, given: object, folder: Path) -> str:
    path = folder / "given.json"
    path.write_text(json.dumps(given), "utf-8")
    done = node("--input-type=module", "-e", script, str(path))
    assert done.returncode == 0, done.stderr
    return done.stdout


def checked(receipts: Sequence[object], folder: Path) -> list[list[str]]:
    """The paths at which each of these receipts does not agree."""
    found: list[list[str]] = json.loads(_of_script(_CHECK_ALL, receipts, folder))
    return found


def written(numbers: Sequence[str], intervals: Sequence[str], folder: Path) -> tuple[list[object], list[object]]:
    """How numbers and intervals of a document are written in a receipt."""
    found: list[list[object]] = json.loads(_of_script(_WRITTEN, {"numbers": numbers, "intervals": intervals}, folder))
    return found[0], found[1]


def are_values(which: str, texts: Sequence[str], folder: Path) -> list[bool]:
    """Whether each of these JSON texts is a number, an interval or a curve of a document, as a function there says."""
    told: list[bool] = json.loads(_of_script(_ARE_VALUES, {"which": which, "texts": list(texts)}, folder))
    return told


def refused(scheme: object, texts: Sequence[str], folder: Path) -> list[list[tuple[str, str]]]:
    """Code and path of every fault of each of these texts of evidence; the scheme as it is read from JSON."""
    return _pairs(_of_script(_FAULTS_OF_ALL, {"scheme": scheme, "texts": list(texts)}, folder))


def refused_cohorts(scheme: object, cohorts: Sequence[object], folder: Path) -> list[list[tuple[str, str]]]:
    """The same of cohorts, each the list of its members' evidence."""
    return _pairs(_of_script(_FAULTS_OF_ALL, {"scheme": scheme, "cohorts": list(cohorts)}, folder))


def _pairs(found: str) -> list[list[tuple[str, str]]]:
    return [[(code, path) for code, path in faults] for faults in json.loads(found)]
