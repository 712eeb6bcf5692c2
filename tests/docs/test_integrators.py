"""The tables of codes in docs/integrators.md hold every code of the source, and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

from huizhou_qa.analysis.proofs.findings import ProofCode
from huizhou_qa.errors import ErrorCode, FaultCode, NoteCode
from support.sources import tree_of

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/integrators.md").read_text("utf-8")

# What makes a fault or a note, and which of its arguments is the code.
MADE = (
    "Fault",
    "EvidenceError",
    "SchemeError",
    "UnknownSchemeError",
    "SchemeDigestError",
    "NumberError",
    "VerificationError",
)
FAULTS = {"Fault": 1, "faults.add": 1, "refuse": 0, "NumberError": 0, "_of_points": 0, "_refusal": 1, "ColumnFault": 1}
FAULTS |= {f"{maker}.of": 1 for maker in MADE}
FAULTS |= {"refusal.of": 1}
NOTES = {"Note.of": 1, "Caution": 0}
# A name that holds what these functions return.
RETURNED_BY = {"relation": {"between", "_between"}}
# A code that was a literal somewhere else, and is counted there.
HANDED_ON = {"self.code", "faults", "fault.code", "error.reason", "code", "caution.code"}


@cache
def modules() -> list[ast.Module]:
    return [tree_of(path) for path in sorted((ROOT / "src").rglob("*.py"))]


def section(heading: str) -> str:
    """What stands under a heading, up to the next one of its level or above."""
    level = len(heading.partition(" ")[0])
    after = PAGE.split(f"\n{heading}\n", 1)[1]
    return re.split(rf"^#{{1,{level}}} ", after, maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of every row of the tables in a text, without their heads and rules."""
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines]


def codes_of(makers: dict[str, int]) -> set[str]:
    arguments = [(module, argument) for module in modules() for argument in code_arguments(module, makers)]
    return {code for module, argument in arguments for code in said(module, argument)}


@cache
def codes_of_faults() -> frozenset[str]:
    return frozenset(codes_of(FAULTS))


def code_arguments(module: ast.Module, makers: dict[str, int]) -> Iterator[ast.expr]:
    called = {maker.rpartition(".")[2] for maker in makers}
    for call in ast.walk(module):
        if not isinstance(call, ast.Call) or getattr(call.func, "attr", getattr(call.func, "id", None)) not in called:
            continue
        name = f".{ast.unparse(call.func)}"
        for at in (at for maker, at in makers.items() if name.endswith(f".{maker}")):
            yield from call.args[at : at + 1]
            yield from (keyword.value for keyword in call.keywords if keyword.arg in ("code", "reason"))


def said(module: ast.Module, argument: ast.expr) -> set[str]:
    """The literal, or the literals that come out of the function that the code is taken from."""
    text = ast.unparse(argument)
    if text in HANDED_ON:
        return set()
    if text in RETURNED_BY:
        return {code for one in modules() for name in RETURNED_BY[text] for code in returned(one, name)} - {""}
    if isinstance(argument, ast.Starred):
        found = taken_from(module, argument.value)
    else:
        assigned = [one for one in ast.walk(module) if isinstance(one, ast.Assign)]
        sources = [one.value for one in assigned if ast.unparse(one.targets[0]) == text]
        found = literals(argument).union(*(taken_from(module, source) for source in sources))
    assert found, f"the code {text} is no literal; say in this test where it comes from"
    return found


def taken_from(module: ast.Module, value: ast.expr) -> set[str]:
    """The literals that a called function returns, alone or as the first of several values."""
    return returned(module, ast.unparse(value.func)) if isinstance(value, ast.Call) else set()


def returned(module: ast.Module, called: str) -> set[str]:
    """The literals that a function of the module returns, alone or as the first of several values."""
    made = [one for one in ast.walk(module) if isinstance(one, ast.FunctionDef) and one.name == called]
    values = [one.value for each in made for one in ast.walk(each) if isinstance(one, ast.Return) and one.value]
    firsts = [one.elts[0] if isinstance(one, ast.Tuple) else one for one in values]
    return {code for first in firsts for code in literals(first)}


def literals(value: ast.AST) -> set[str]:
    return {one.value for one in ast.walk(value) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def error_classes() -> dict[str, str]:
    """The code of every error class, by its name."""
    classes = [one for module in modules() for one in ast.walk(module) if isinstance(one, ast.ClassDef)]
    lines = [(made.name, line) for made in classes if made.name.endswith("Error") for line in made.body]
    given = [(name, line) for name, line in lines if isinstance(line, ast.Assign | ast.AnnAssign) and line.value]
    return {
        name: code
        for name, line in given
        if ast.unparse(line).startswith(("code =", "code:"))
        for code in literals(line.value or line)
    }


def test_every_fault_code_stands_in_a_table_and_every_code_there_is_one_of_the_source() -> None:
    documented = {row[0] for row in rows(section("## Every code").split("### Notes")[0])}
    assert documented == codes_of_faults()


def test_every_note_code_stands_in_the_table_and_every_code_there_is_one_of_the_source() -> None:
    assert {row[0] for row in rows(section("### Notes"))} == codes_of(NOTES)


def test_the_types_of_codes_are_those_of_the_source() -> None:
    # A new code goes into errors/codes.py too, in the order of the alphabet.
    assert list(get_args(FaultCode)) == sorted(codes_of_faults())
    assert list(get_args(NoteCode)) == sorted(codes_of({"Note.of": 1}))
    assert set(get_args(ErrorCode)) == set(error_classes().values())


def test_every_code_of_a_proof_stands_in_the_table_and_every_code_there_is_one_of_the_source() -> None:
    documented = [row[0] for row in rows(section("### What is found of a scheme"))]
    assert documented == [*get_args(ProofCode), "full_marks_unreachable", "law_broken"]


def test_every_error_class_stands_in_the_table_with_its_code() -> None:
    table = section("## Errors")
    assert {row[0]: row[1] for row in rows(table)} == error_classes()


def test_every_code_has_a_cause_and_a_remedy() -> None:
    for row in rows(section("## Every code")) + rows(section("## Errors")):
        assert all(row), row


def test_no_code_stands_twice_in_one_table() -> None:
    for table in re.split(r"^### ", section("## Every code"), flags=re.MULTILINE)[1:]:
        codes = [row[0] for row in rows(table)]
        assert len(codes) == len(set(codes)), table
