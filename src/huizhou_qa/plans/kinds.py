"""Gates of the plans: what a field of a plan beside the score may hold at all, told before anything is computed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import MappingProxyType

from attrs import Attribute

from huizhou_qa.errors import SchemeError, Wording, described, is_a

# A subclass of these may compare, write and go through itself as it likes.
_EXACT = (str, int, bool, date, tuple)
_NAMES = MappingProxyType(
    {
        "str": Wording("文字", "a text"),
        "int": Wording("整数", "a whole number"),
        "bool": Wording("真或假", "true or false"),
        "date": Wording("日期", "a date"),
        "NoneType": Wording("空", "None"),
    }
)


def require(owner: object, /, **kinds: type | tuple[type, ...]) -> None:
    """Raises SchemeError for the first field of the owner that is of none of its kinds."""
    for name, kind in kinds.items():
        _require(owner, name, getattr(owner, name), kind)


def require_each(owner: object, /, **kinds: type) -> None:
    """Raises SchemeError for the first field of the owner that is no tuple, or holds something of another kind."""
    for name, kind in kinds.items():
        listed = getattr(owner, name)
        _require(owner, name, listed, tuple)
        for one in listed:
            _require(owner, name, one, kind)


def word_of(options: tuple[str, ...]) -> Callable[[object, Attribute[str], str], None]:
    """A validator for a field that is one of these words; raises SchemeError otherwise."""

    def check(_owner: object, attribute: Attribute[str], value: str) -> None:
        if type(value) is not str or value not in options:
            name, found = attribute.name, described(value)
            raise SchemeError.of("", "unknown_choice", case="plan", name=name, found=found, known=options)

    return check


def _require(owner: object, name: str, value: object, kinds: type | tuple[type, ...]) -> None:
    known = kinds if isinstance(kinds, tuple) else (kinds,)
    if not any(type(value) is kind if kind in _EXACT else is_a(value, kind) for kind in known):
        wanted = tuple(_NAMES.get(kind.__name__, kind.__name__) for kind in known)
        raise SchemeError.of(
            "", "wrong_type", case="plan", owner=type(owner).__name__, name=name, found=described(value), wanted=wanted
        )
