"""What the parts of a scheme can be: every class that its fields can hold, found by their types.

A part that a new builder brings is found without being named here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TypeGuard, get_args, get_origin, get_type_hints

from attrs import NOTHING, Attribute, fields, frozen, has

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.rules import makings
from huizhou_qa.rules.curves import Making
from huizhou_qa.scheme.scheme import Scheme

OWN = __name__.partition(".")[0] + "."
MAKINGS: tuple[type, ...] = tuple(
    one for one in vars(makings).values() if isinstance(one, type) and has(one) and hasattr(one, "pieces")
)
"""What curves are made of; those of a stranger are told as pieces."""


@frozen
class ClassOfParts:
    """A class of parts.

    Attributes:
        made_by: the class.
        fields: what it is made of, by the names of its arguments.
        required: the arguments that it has no default for.
    """

    made_by: type
    fields: FrozenMapping[str, Attribute[object]]

    @property
    def required(self) -> tuple[str, ...]:
        """The arguments that it has no default for."""
        return tuple(alias for alias, one in self.fields.items() if one.default is NOTHING)


def kind_of(made_by: type) -> ClassOfParts:
    """A class as parts are written and read by."""
    given = {one.alias: one for one in fields(made_by) if one.init and one.alias is not None}
    return ClassOfParts(made_by, FrozenMapping(given))


def _classes(of: object, found: dict[str, type]) -> None:
    """Every class of ours that a value of a type can be, or can hold."""
    for argument in get_args(of):
        _classes(argument, found)
    kind = get_origin(of) or of
    if not isinstance(kind, type) or not has(kind) or not kind.__module__.startswith(OWN) or kind.__name__ in found:
        return
    found[kind.__name__] = kind
    hints: dict[str, object] = get_type_hints(kind)
    for one in fields(kind):
        if one.init:
            _classes(hints[one.name], found)
    # A class with slots was made anew of one without, which may be listed still: the last is the one in use.
    for narrower in reversed(kind.__subclasses__()):
        _classes(narrower, found)


def _kinds() -> Iterator[tuple[str, ClassOfParts]]:
    found: dict[str, type] = {}
    for kind in (Scheme, *MAKINGS):
        _classes(kind, found)
    for name, kind in found.items():
        yield name, kind_of(kind)


KINDS: Mapping[str, ClassOfParts] = MappingProxyType(dict(_kinds()))
"""Every class that the fields of a scheme can hold, by its name."""


def is_a_making(value: object) -> TypeGuard[Making]:
    """Whether a curve can be made of it, and it is one of the package's own."""
    return type(value) in MAKINGS
