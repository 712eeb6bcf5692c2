"""Names that a package hands on and that are loaded when they are first asked for.

``import huizhou_qa`` loads nothing else: what an installation never uses, it never loads. A package that hands names
on in this way imports them for type checkers alone; ``from … import name`` and ``import *`` work as of any package.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType


def names_on_demand(
    package: str, modules: Mapping[str, tuple[str, ...]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """What a package sets as its ``__getattr__`` and ``__dir__`` to hand on names of its modules (PEP 562).

    Args:
        package: the full name of the package.
        modules: the names that each module below the package gives, by the module's name within the package.
    """
    homes = MappingProxyType({name: f"{package}.{module}" for module, names in modules.items() for name in names})

    def load(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}", name=name)
        # Nothing is kept here: the module system itself loads a module once.
        found: object = getattr(import_module(homes[name]), name)
        return found

    def listed() -> list[str]:
        return sorted(homes)

    return load, listed
