"""A register of readings in a notebook: every question, the choice that is made, and the other choices below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from huizhou_qa.errors import Wording
from huizhou_qa.markup import Html, Telling, element, run_on, tag, with_id
from huizhou_qa.markup.telling import with_capital

SEEN = Wording("口径及所选", "Readings and their choices")
NUMBER = Wording("{number}种口径，{others}种不是默认", "{number} readings, {others} not by default")
NOT_DEFAULT = Wording("非默认", "not the default")
OR = Wording("或：{told}", "Or: {told}")


class Means(Protocol):
    """A way of reading."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def meaning(self) -> Wording:
        """What it means."""


class Asks(Protocol):
    """An open question, with its choices."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def question(self) -> Wording:
        """The question."""

    @property
    def choices(self) -> Sequence[Means]:
        """The possible answers; the first is the default."""


def readings_html(register: Sequence[Asks], chosen: Mapping[str, str], tell: Telling) -> Html:
    """Every question with the choice that is made of it."""
    others = sum(chosen[one.id] != one.choices[0].name for one in register)
    rows = (
        (with_id(tell.titled(one.question), one.id), _choices(one.choices, chosen[one.id], tell)) for one in register
    )
    number = tell.say(NUMBER, number=len(register), others=others)
    return run_on((tell.head(tell.told(SEEN), number), tell.table("", ("question", "reading"), rows)))


def _choices(choices: Sequence[Means], chosen: str, tell: Telling) -> Html:
    """The choice made, marked where it is not the default; the other choices below it."""
    meanings = {one.name: tell.told(one.meaning) for one in choices}
    marked = () if chosen == choices[0].name else (tag(tell.told(NOT_DEFAULT), "pending"),)
    made = run_on((with_id(with_capital(meanings[chosen]), chosen), *marked), " ")
    others = (
        element("span", with_id(tell.say(OR, told=told), name), class_="soft")
        for name, told in meanings.items()
        if name != chosen
    )
    return tell.lines((made, *others))
