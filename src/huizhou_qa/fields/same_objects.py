"""What several objects are found by where they are compared by identity: to compare them by meaning takes long."""

from __future__ import annotations

from operator import is_

from attrs import frozen


@frozen(eq=False)
class SameObjects:
    """Objects as a key: equal to the same ones in the same order, and to no others, be they equal in meaning."""

    objects: tuple[object, ...]

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.objects)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SameObjects):
            return NotImplemented
        return len(self.objects) == len(other.objects) and all(map(is_, self.objects, other.objects))
