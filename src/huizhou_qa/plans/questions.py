"""Questions of procedure (程序问题): what the text leaves open about dates, seals and the on-site scale.

They have the shape of readings, with grounds and alternatives, but never touch the score of Annex 1:
each is an argument of the function that needs it.
"""

from __future__ import annotations

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, described, pointer, printable
from huizhou_qa.fields.converters import by_field, several_texts
from huizhou_qa.plans.kinds import require_each
from huizhou_qa.program.readings import Reading


@frozen(field_transformer=by_field, repr=False)
class Question(Reading):
    """One open question of procedure.

    ``locators`` are the places of the text that raise it, and declared. What a question of the on-site check touches
    is derived from its program (``OnSitePlan.touched``); what a procedure checks is no program.
    """

    locators: tuple[str, ...] = field(converter=several_texts)


@frozen(repr=False)
class Questions:
    """The questions of procedure that an edition leaves open."""

    register: tuple[Question, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_each(self, register=Question)

    def __repr__(self) -> str:
        return f"<Questions: {', '.join(printable(one.id) for one in self.register)}>"

    def chosen(self, id_: str, choice: str | None) -> str:
        """The choice, None for the edition's default; raises SchemeError as ``choose`` does."""
        return self.default(id_) if choice is None else self.choose(id_, choice)

    def choose(self, id_: str, choice: str) -> str:
        """The choice, checked; raises SchemeError for a question or a choice that the edition does not know."""
        names: tuple[str, ...] = next((reading.names for reading in self.register if reading.id == id_), ())
        # What is compared is text of ours: another kind may compare itself as it likes.
        if type(choice) is not str or choice not in names:
            raise SchemeError.of(pointer(id_), "unknown_choice", case="question", found=described(choice), known=names)
        return choice

    def default(self, id_: str) -> str:
        """The choice where nobody chooses; raises SchemeError for a question that the edition does not know."""
        return self.choose(id_, next((reading.default for reading in self.register if reading.id == id_), ""))
