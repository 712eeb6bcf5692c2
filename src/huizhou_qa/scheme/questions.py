"""Questions of procedure (程序问题): what the text leaves open about dates, seals and the on-site scale.

They have the shape of readings, with grounds and alternatives, but never touch the score of Annex 1:
each is an argument of the function that needs it.
"""

from __future__ import annotations

from attrs import frozen

from huizhou_qa.errors import SchemeError, shown
from huizhou_qa.scheme.readings import Reading


@frozen
class Questions:
    """The questions of procedure that an edition leaves open."""

    register: tuple[Reading, ...] = ()

    def choose(self, id_: str, choice: str) -> str:
        """The choice, checked; raises SchemeError for a question or a choice that the edition does not know."""
        names = next((reading.names for reading in self.register if reading.id == id_), ())
        if choice not in names:
            raise SchemeError(f"{id_} is {shown(choice)}; it must be one of {', '.join(names)}")
        return choice

    def default(self, id_: str) -> str:
        """The choice where nobody chooses; raises SchemeError for a question that the edition does not know."""
        return self.choose(id_, next((reading.default for reading in self.register if reading.id == id_), ""))
