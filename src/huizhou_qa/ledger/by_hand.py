"""Checks the types of fields of values that cannot be verified: papers, effects, lines of results.

A frozen value can be built from anything. Values with ``verify`` are checked there; others are checked for the types
of their fields when they are built. Figures are not checked here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from huizhou_qa.errors import EvidenceError, Fault, Wording, described, either, is_a, pointer, wanted
from huizhou_qa.frozen_mapping import FrozenMapping

PAIR = 2


@frozen
class Kind:
    """A kind of value: its name, and a check that calls no method of the value."""

    name: Wording
    holds: Callable[[object], bool]


def of(*kinds: type) -> Kind:
    """A value of exactly one of these types, not of a subclass."""
    names = [wanted(kind) for kind in kinds]
    name = Wording("或".join(one.zh for one in names), either(one.en for one in names).en)
    return Kind(name, lambda value: type(value) in kinds)


def or_none(kind: Kind) -> Kind:
    """Such a value, or None."""
    name = Wording(f"{kind.name.zh}或None", f"{kind.name.en} or None")
    return Kind(name, lambda value: value is None or kind.holds(value))


def several(kind: Kind) -> Kind:
    """A tuple of such values."""
    name = Wording(f"元组（tuple），其中各项为{kind.name.zh}", f"a tuple, each member {kind.name.en}")
    return Kind(name, lambda value: type(value) is tuple and all(map(kind.holds, value)))


def pair(kind: Kind) -> Kind:
    """A tuple of two such values."""
    name = Wording(f"两项的元组（tuple），其中各项为{kind.name.zh}", f"a pair, each member {kind.name.en}")
    members = several(kind)
    return Kind(name, lambda value: members.holds(value) and is_a(value, tuple) and len(value) == PAIR)


def set_of(kind: Kind) -> Kind:
    """A frozen set of such values."""
    name = Wording(f"集合（frozenset），其中各项为{kind.name.zh}", f"a frozenset, each member {kind.name.en}")
    return Kind(name, lambda value: type(value) is frozenset and all(map(kind.holds, value)))


def by_key(key: Kind, kind: Kind) -> Kind:
    """A frozen mapping from values of one kind to values of another."""
    name = Wording(
        f"由{key.name.zh}到{kind.name.zh}的FrozenMapping", f"a FrozenMapping from {key.name.en} to {kind.name.en}"
    )
    return Kind(name, lambda value: _is_by_key(value, key, kind))


TEXT = of(str)
TEXTS = several(TEXT)


def by_name(kind: Kind) -> Kind:
    """A frozen mapping from texts to such values."""
    name = Wording(f"由文本到{kind.name.zh}的FrozenMapping", f"a FrozenMapping from text to {kind.name.en}")
    return Kind(name, by_key(TEXT, kind).holds)


def require(record: object, /, **kinds: Kind) -> None:
    """Raises EvidenceError for every field of a record with a value of another kind."""
    faults = list(_of_other_kinds(record, kinds))
    if faults:
        raise not_so(*faults)


def not_so(*faults: Fault) -> EvidenceError:
    """The error of a value with such fields."""
    return EvidenceError(faults, {"case": "by_hand"})


def _of_other_kinds(record: object, kinds: dict[str, Kind]) -> Iterator[Fault]:
    for name, kind in kinds.items():
        value = getattr(record, name)
        if not kind.holds(value):
            yield Fault.of(pointer(name), "wrong_type", case="by_hand", expected=kind.name, given=described(value))


def _is_by_key(value: object, key: Kind, kind: Kind) -> bool:
    if type(value) is not FrozenMapping:
        return False
    return all(key.holds(name) and kind.holds(one) for name, one in value.items())
