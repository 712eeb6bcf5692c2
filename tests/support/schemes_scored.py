"""The schemes that laws of scores are tried under: some of them each day, and all of them by ``make deep``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import pytest

from huizhou_qa.scheme.scheme import Scheme
from support import district, harbour, kinds, open_harbour, valley
from support.each_day import deep
from support.linlan_2031 import SCHEME as LINLAN

EACH_DAY = ("2017", "district", "kinds", "valley")
BESIDE_2017: Mapping[str, Callable[[], Scheme]] = MappingProxyType(
    {
        "2031": lambda: LINLAN,
        "district": district.scheme,
        "harbour": harbour.scheme,
        "open harbour": open_harbour.scheme,
        "kinds": kinds.scheme,
        "valley": valley.scheme,
        "valley in steps": valley.in_steps,
    }
)


def some_each_day(names: Iterable[str]) -> pytest.MarkDecorator:
    """A test is tried of each of these schemes by its ``name``."""
    return pytest.mark.parametrize("name", [name if name in EACH_DAY else deep(name) for name in names])
