"""Where in a document something stands that is known by its place in the same with the node of every choice."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from huizhou_qa.errors import keys_of, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers.document import Data
from huizhou_qa.scheme.program.said_once import CHOSEN, OPEN, SHARED, is_a_list, members_of

ON_SITE = "on_site"


def place_of(said: Data, path: str) -> str:
    """Where in a document or a node stands what has that path in the same with the node of every choice.

    ``/entries/7/node/2/joint/1`` may be ``/entries/7/node/2/1``, or ``/shared/0/2/joint/1``. What is not there keeps
    the rest of its path.
    """
    keys = keys_of(path)
    if isinstance(said, FrozenMapping) and keys[:1] == [ON_SITE] and ON_SITE in said:
        return pointer(ON_SITE) + place_of(said[ON_SITE], pointer(*keys[1:]))
    return _Search(said).after(keys)


@frozen(eq=False)
class _Search:
    """A place, and how it was come to."""

    whole: Data
    chosen: dict[Data, str] = field(factory=dict)

    def after(self, keys: Iterable[str]) -> str:
        """Where these keys lead."""
        here, data, left = "", self.whole, list(keys)
        while left and left[0] in members_of(data):
            key, opened = left.pop(0), is_a_list(data, OPEN)
            here, data, reading = here + pointer(key), members_of(data)[key], members_of(data).get("1", "")
            if opened and key == "2" and left:
                self.chosen[reading] = left.pop(0)
            here, data = self._said(here, data)
        return here + pointer(*left)

    def _said(self, here: str, data: Data) -> tuple[str, Data]:
        """What is said at a place, or where that stands which is shared or chosen there."""
        below = members_of(data)
        if below.get("0") == SHARED:
            shared = members_of(members_of(self.whole).get(SHARED, ()))
            place = below.get("1", "")
            if isinstance(place, str) and place in shared:
                return self._said(pointer(SHARED, place), shared[place])
        if is_a_list(data, CHOSEN):
            choices, choice = members_of(data[2]), self.chosen.get(data[1], "")
            if choice in choices:
                return self._said(here + pointer("2", choice), choices[choice])
        return here, data
