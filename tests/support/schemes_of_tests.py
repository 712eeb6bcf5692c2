"""Every scheme of the tests and of the documents, by a name: what another implementation must be able to read."""

from __future__ import annotations

import doctest
import io
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from codec.test_schemes import foreign, open_places
from huizhou_qa import get_scheme
from huizhou_qa.rules import Within
from huizhou_qa.scheme.scheme import Scheme
from support import district, harbour, kinds, open_harbour, valley
from support.linlan_2031 import SCHEME as LINLAN
from testing.test_evidence import OTHERS, with_an_agreement

EDITIONS = Path(__file__).parents[2] / "docs" / "editions.md"

SCHEMES: Mapping[str, Callable[[], Scheme]] = MappingProxyType(
    {
        "2017": lambda: get_scheme("huizhou", 2017),
        "2017 under others": lambda: get_scheme("huizhou", 2017, readings=OTHERS),
        "2031": lambda: LINLAN,
        "district": district.scheme,
        "district with open places": open_places,
        "district with a stranger's node": foreign,
        "harbour": harbour.scheme,
        "open harbour": open_harbour.scheme,
        "open harbour under others": lambda: open_harbour.scheme(sea="reused", trains="safe", trials="control"),
        "kinds": kinds.scheme,
        "agreeing": with_an_agreement,
        "valley": valley.scheme,
        "valley in steps": valley.in_steps,
        "valley with an open share": valley.with_open_share,
        "valley with an open mean": valley.with_open_mean,
        "valley with a mean of trees": lambda: valley.with_open_mean().under({"share": "mean_of_trees"}),
        "valley with an open cost": valley.with_open_cost,
        "valley with many readings": valley.with_many_readings,
        "valley with several parts": valley.with_several_parts,
        "valley with trees": lambda: valley.with_trees(Within(valley.GREEN, "[50, 100]")),
        "valley beside others": valley.beside_others,
        "valley beside a mean": valley.beside_a_mean,
        "valley beside counts": valley.beside_counts,
    }
)


OF_THE_PAGE = ("jiayi", "next_year", "variant", "draft", "joined", "growth_scheme", "walked", "by_total", "land")
NAMES = (*SCHEMES, *(f"docs: {name}" for name in OF_THE_PAGE))
"""The names of all of them; those of the document are its own."""


@cache
def scheme_of(name: str) -> Scheme:
    """The scheme of that name."""
    return SCHEMES[name]() if name in SCHEMES else schemes_of_the_page()[name]


@cache
def schemes_of_the_page() -> Mapping[str, Scheme]:
    """Every scheme that docs/editions.md makes, by the name that it has there."""
    text, made = EDITIONS.read_text("utf-8"), dict[str, object]()
    test = doctest.DocTestParser().get_doctest(text, made, EDITIONS.name, str(EDITIONS), 0)
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(test, out=io.StringIO().write, clear_globs=False)
    return {f"docs: {name}": one for name, one in test.globs.items() if isinstance(one, Scheme)}
