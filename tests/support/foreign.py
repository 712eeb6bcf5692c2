"""Values of a stranger's own kinds: what claims to equal everything, what fails when asked, and results of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import fields

from huizhou_qa import Assessment


class Agreeable(str):
    """A text that claims to equal everything."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False


class AgreeablePair(tuple[object, ...]):
    """A tuple that claims to equal everything."""

    __slots__ = ()
    __hash__ = tuple.__hash__

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False


class Raising:
    """An object that fails at whatever is asked of it."""

    def __getattribute__(self, name: str) -> object:
        if name == "__class__":
            return Raising
        raise RuntimeError(name)

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("eq")

    def __hash__(self) -> int:
        raise RuntimeError("hash")

    def __repr__(self) -> str:
        raise RuntimeError("repr")


class Shifting(dict[str, object]):
    """A mapping that fails when it is read."""

    def items(self) -> object:  # type: ignore[override]
        raise RuntimeError("items")

    def __iter__(self) -> Iterator[str]:
        raise RuntimeError("iter")


def put_together(result: Assessment, **changes: object) -> Assessment:
    """The result with some of its fields given otherwise, as its own constructor takes them."""
    make: Callable[..., Assessment] = Assessment
    return make(**{one.name: changes.get(one.name, getattr(result, one.name)) for one in fields(Assessment)})
