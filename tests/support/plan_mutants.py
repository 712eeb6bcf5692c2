"""Every small change of the plans beside the score: on-site check, materials, stages, questions, findings.

The machinery is that of ``edition_mutants.py``. Here every number counts something or names a day or a
place, so it moves by one; and what stands in a row changes places with its neighbour, since the plans
are read in the order of the text.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from support.edition_mutants import OF_PLANS, Change, Edition, Mutant, is_pair, other_days, replacing

# Words that stand for one of a few, with the others that could stand in their place.
FAMILIES: tuple[tuple[str, ...], ...] = (
    ("error", "warning", "note"),
    ("product", "works", "service", "environment"),
    ("total", "part", "veto", "losses", "none"),
    ("质量目标", "质量措施"),
    ("overall_work", "targets_met", "measures_carried_out", "veto_statement", "innovation", "problems_and_next_steps"),
    ("report", "sheet", "proof", "contacts"),
    ("leader", "staff"),
    ("name", "unit", "position", "mobile", "email"),
    ("day_included", "day_excluded", "holiday_shift"),
    ("posted", "received"),
    ("either", "government", "government_office"),
    ("scaled", "literal"),
    ("deadline", "paper", "seal"),
    (
        *("self_assessment", "document_review", "on_site_check"),
        *("comprehensive_assessment", "approval_and_notice"),
    ),
    ("briefing", "visit"),
    ("briefing.", "visit."),
)
# Places in the text that have a name in the source of the findings.
PLACES = (("MATERIALS", "REPORT", "SHEET", "PROOF", "CONTACTS", "ELECTRONIC", "PAPER"), ("TEAMS", "DAYS"))
# Where a call's last arguments are a row of their own, which of them is the first.
ROWS = {"_briefing": 2}

NUMBER = re.compile(r"[0-9]+")
# A number in a reference to the text: 一、（三）.
NUMERALS = "〇一二三四五六七八九"
NUMERAL = re.compile(r"[一二三四五](?=[、）])")


def mutants(edition: Edition) -> list[Mutant]:
    """All of the plans, module by module."""
    return [mutant for name in sorted(OF_PLANS) for mutant in _of_module(edition, name)]


def _of_module(edition: Edition, name: str) -> Iterator[Mutant]:
    places = PLACES if name.endswith(".findings") else ()
    return edition.mutants_of(name, lambda node: _changes(node, places))


def _changes(node: ast.AST, places: tuple[tuple[str, ...], ...]) -> Iterator[Change]:
    if isinstance(node, ast.Constant):
        yield from (replacing(node, "value", value) for value in _other_values(node.value))
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        others = (other for family in places for other in family if node.id in family and other != node.id)
        yield from (replacing(node, "id", other) for other in others)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "date":
        yield from other_days(node)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ROWS:
        yield from _other_rows(node, "args", ROWS[node.func.id])
    elif isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and not is_pair(node):
        yield from _other_rows(node, "elts", 0)
    elif isinstance(node, ast.Dict):
        yield from _exchanged(node, "values", 0)


def _other_rows(node: ast.Call | ast.Tuple, attribute: str, first: int) -> Iterator[Change]:
    """Without one of its parts, and with two neighbours in each other's place."""
    row = getattr(node, attribute)
    for at in range(first, len(row)):
        _, make, unmake = replacing(node, attribute, row[:at] + row[at + 1 :])
        yield f"without {ast.unparse(row[at])}", make, unmake
    yield from _exchanged(node, attribute, first)


def _exchanged(node: ast.AST, attribute: str, first: int) -> Iterator[Change]:
    row = getattr(node, attribute)
    for at in range(first + 1, len(row)):
        swapped = [*row[: at - 1], row[at], row[at - 1], *row[at + 1 :]]
        _, make, unmake = replacing(node, attribute, swapped)
        yield f"{ast.unparse(row[at])} before {ast.unparse(row[at - 1])}", make, unmake


def _other_values(value: object) -> Iterator[object]:
    """What could stand in the place of a literal by a slip."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value - 1, value + 1)
    elif isinstance(value, str):
        yield from (other for family in FAMILIES for other in family if value in family and other != value)
        for found in NUMBER.finditer(value):
            yield from (_with(value, found, str(int(found[0]) + by)) for by in (-1, 1))
        for found in NUMERAL.finditer(value):
            yield from (_with(value, found, NUMERALS[NUMERALS.index(found[0]) + by]) for by in (-1, 1))


def _with(text: str, found: re.Match[str], other: str) -> str:
    return text[: found.start()] + other + text[found.end() :]
