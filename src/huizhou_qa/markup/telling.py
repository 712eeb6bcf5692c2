"""How a face tells what it shows: in one language at a time, with the head, tables and states that faces share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from attrs import frozen

from huizhou_qa.errors import Message, Wording, either, in_full
from huizhou_qa.errors.texts import Language
from huizhou_qa.markup.columns import COLUMNS
from huizhou_qa.markup.elements import Html, element, run_on, tag, text
from huizhou_qa.markup.tables import ColumnKind, TableColumn, table

# So many rows of a table stand in a face; how many more there are is said below it.
MOST_ROWS = 60

LISTED = Wording("、", ", ")
MORE = Wording("另有{number}行未列出", "{number} more rows are not shown")
ENDS = Wording("方括号：端点在内；圆括号：端点不在内", "Square bracket: with that end; round bracket: without it")
NOTHING, MISSING = Wording("无", "nothing"), Wording("缺", "missing")
YES, NO = Wording("是", "yes"), Wording("否", "no")
YES_OR_NO: Mapping[object, Wording] = MappingProxyType({True: YES, False: NO})


NamedColumn = str | tuple[Wording, ColumnKind]
"""A column by its name among ``COLUMNS``, or by its title and what it holds."""


class Names(Protocol):
    """What a scheme calls what evidence says."""

    def at(self, path: str) -> Wording | None:
        """What stands at a path (``/facts/…``, ``/clauses/…``, ``/stages/…``); None where there is no name for it."""

    def with_unit(self, path: str, figure: str) -> Wording:
        """A number that stands at a path with its unit; the number alone where there is no name for it."""

    def word(self, name: str) -> Wording:
        """A Chinese name of the text in both languages, as it is where there is no English one."""

    def incident(self, elements: Mapping[str, bool | str]) -> Sequence[Wording]:
        """The elements of an incident."""


@frozen
class NoNames:
    """Of things that no scheme has named: nothing is called anything."""

    def at(self, path: str) -> Wording | None:  # noqa: ARG002 - there is no name for anything
        """None."""
        return None

    def with_unit(self, path: str, figure: str) -> Wording:  # noqa: ARG002 - there is no unit of anything
        """The number alone."""
        return Wording(figure, figure)

    def word(self, name: str) -> Wording:
        """The name as it is."""
        return Wording(name, name)

    def incident(self, elements: Mapping[str, bool | str]) -> Sequence[Wording]:
        """Every element by its key."""
        words = ((key, YES_OR_NO.get(value, Wording(str(value), str(value)))) for key, value in elements.items())
        return tuple(Wording(f"{key}={told.zh}", f"{key}={told.en}") for key, told in words)


NO_NAMES = NoNames()


@frozen
class Telling:
    """One face's language, what is said in it, and what things are called."""

    language: Language
    names: Names = NO_NAMES

    def told(self, wording: Wording | Message) -> str:
        """A text that stands in both languages."""
        return wording.zh if self.language == "zh" else wording.en

    def say(self, wording: Wording, **parts: object) -> str:
        """A phrase with its parts."""
        return self.told(wording).format_map({name: in_full(part) for name, part in parts.items()})

    def listed(self, parts: Iterable[object]) -> str:
        """Parts in a row."""
        return self.told(LISTED).join(map(in_full, parts))

    def either(self, parts: Iterable[object]) -> str:
        """Parts of which it is one: A, B or C."""
        return self.told(either(map(in_full, parts)))

    def called(self, path: str, key: str = "") -> Html:
        """What stands at a path by its name, its key beside it; by the key alone, or the path, without a name."""
        name, shown = self.names.at(path), key or path
        return text(shown) if name is None else with_id(self.titled(name), shown)

    def figure(self, path: str, figure: str) -> str:
        """A number that stands at a path, with its unit where it has a name."""
        return self.told(self.names.with_unit(path, figure))

    def titled(self, wording: Wording | Message) -> str:
        """A text where it stands by itself: in English with a capital."""
        return with_capital(self.told(wording))

    def head(self, kind: str, whose: str, *beside: object) -> Html:
        """What is seen, small; then whose it is, and what stands beside the name."""
        parts = (element("span", whose, class_="unit"), *beside)
        return run_on(
            (element("div", kind, class_="soft small"), element("div", run_on(parts, " "), class_="head")),
        )

    def table(self, caption: str, columns: Sequence[NamedColumn], rows: Iterable[Sequence[object]]) -> Html:
        """A table of columns by their names (``COLUMNS``) or titles; of many rows the first, and how many are left.

        Nothing, not even the caption, where there are no rows; a column of empty cells is left out.
        """
        listed = [tuple(row) for row in rows]
        if not listed:
            return Html()
        used = [place for place in range(len(columns)) if any(row[place] != "" for row in listed)]
        named = (one if isinstance(one := columns[place], tuple) else COLUMNS[one] for place in used)
        titled = [TableColumn(self.told(title), kind) for title, kind in named]
        cells = ([row[place] for place in used] for row in listed[:MOST_ROWS])
        shown, more = table(caption, titled, cells, labelled=True), len(listed) - MOST_ROWS
        return run_on((shown, self.small(self.say(MORE, number=more)))) if more > 0 else shown

    def small(self, *parts: object) -> Html:
        """Small print."""
        return element("p", *parts, class_="soft small")

    def messages(self, messages: Iterable[Message]) -> Html:
        """Messages, of several each an item of a list; nothing where there are none."""
        texts = [self.titled(one) for one in messages]
        return element("ul", *(element("li", one) for one in texts)) if len(texts) > 1 else run_on(texts)

    def nothing(self) -> Html:
        """That there was nothing to measure."""
        return tag(self.told(NOTHING), "nothing")

    def missing(self) -> Html:
        """That nobody has said."""
        return tag(self.told(MISSING), "missing")

    def lines(self, parts: Iterable[object]) -> Html:
        """Parts of a cell, each on a line of its own."""
        return run_on(parts, Html("<br>"))


def with_capital(told: str) -> str:
    """A text as a line or a cell begins; what begins with a name of evidence (``late_reports``) stays."""
    return told if "_" in told.partition(" ")[0] else told[:1].upper() + told[1:]


def total_figure(total: object) -> Html:
    """The total in a head."""
    return element("span", total, class_="total")


def with_id(told: str, id_: str) -> Html:
    """Words, and the id that they are of in secondary ink."""
    return run_on((told, element("span", id_, class_="soft small")), " ")
