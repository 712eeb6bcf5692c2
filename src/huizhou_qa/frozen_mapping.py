"""A mapping that nobody can change, that can be a key, and that can be pickled.

The standard library's ``MappingProxyType`` can be neither hashed nor pickled, and frozen attrs
classes need fields that can.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, MutableMapping, ValuesView
from types import MappingProxyType
from typing import Generic, TypeVar, overload

from attrs import field, fields, frozen
from attrs.exceptions import FrozenInstanceError

from huizhou_qa.one_screen import on_one_screen

Key = TypeVar("Key")
Value = TypeVar("Value")
Default = TypeVar("Default")


def read_only(mapping: Mapping[Key, Value]) -> Mapping[Key, Value]:
    """The mapping itself, or a copy that nobody can change where others can change it.

    Of what cannot be read, the copy is empty: nobody could read more out of it.
    """
    if not isinstance(mapping, MutableMapping | MappingProxyType):
        return mapping
    return FrozenMapping(held_in(mapping) or {})


def held_in(mapping: Mapping[Key, Value]) -> dict[Key, Value] | None:
    """What a mapping of any kind holds, whatever methods it brings along; None where it cannot be read."""
    try:
        return dict(dict.items(mapping) if isinstance(mapping, dict) else mapping.items())
    except Exception:  # noqa: BLE001 (a mapping of a foreign kind may raise anything)
        return None


@frozen(eq=False, repr=False, getstate_setstate=False)
class FrozenMapping(Mapping[Key, Value], Generic[Key, Value]):
    """An immutable mapping; its order is the order it was given, its equality ignores order.

    It is made once: ``__init__`` of one that is made already raises as setting an attribute does.
    """

    _entries: Mapping[Key, Value] = field(factory=dict)

    def __attrs_pre_init__(self) -> None:
        if hasattr(self, "_entries"):
            raise FrozenInstanceError

    def __attrs_post_init__(self) -> None:
        # A copy of our own: whoever made the mapping may go on changing theirs.
        object.__setattr__(self, "_entries", dict(self._entries))

    def __getitem__(self, key: Key) -> Value:
        return self._entries[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    # What Mapping would do one entry at a time, the dict inside does at once.
    def __contains__(self, key: object) -> bool:
        return key in self._entries

    @overload
    def get(self, key: Key) -> Value | None: ...
    @overload
    def get(self, key: Key, default: Value | Default) -> Value | Default: ...
    def get(self, key: Key, default: Value | Default | None = None) -> Value | Default | None:
        """The value of a key, or the default where it has none."""
        return self._entries.get(key, default)

    def keys(self) -> KeysView[Key]:
        """The keys, in their order."""
        return self._entries.keys()

    def values(self) -> ValuesView[Value]:
        """The values, in their order."""
        return self._entries.values()

    def items(self) -> ItemsView[Key, Value]:
        """The entries, in their order."""
        return self._entries.items()

    def __hash__(self) -> int:
        return hash(frozenset(self._entries.items()))

    # Made anew from what it was made of, so that there is no state for anybody to set.
    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        given = {one.alias: getattr(self, one.name) for one in fields(type(self)) if one.init}
        return _made_again, (type(self), given)

    def __repr__(self) -> str:
        return on_one_screen(self._entries)


def dict_of(mapping: FrozenMapping[Key, Value]) -> dict[Key, Value]:
    """The entries in a dict of one's own, without asking for each."""
    return dict(mapping._entries)  # noqa: SLF001 - a method would hand out a dict of what cannot be changed


def _made_again(kind: Callable[..., object], given: dict[str, object]) -> object:
    return kind(**given)
