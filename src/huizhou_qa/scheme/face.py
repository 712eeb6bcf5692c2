"""A scheme in a notebook: its items by heading, folded, with their departments, whether proof is needed, and marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from huizhou_qa.errors import Wording
from huizhou_qa.markup import Html, Telling, element, folded, run_on, total_figure
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import full_marks_of
from huizhou_qa.scheme.terms import Terms

SEEN = Wording("考核方案 · {id}", "Scheme · {id}")
ITEMS = Wording("{items}项{clauses}款", "{items} items, {clauses} clauses")
ITEMS_OF_HEADING, ITEM_OF_HEADING = Wording("{number}项", "{number} items"), Wording("1项", "1 item")
MARKS, MARK = Wording("{marks}分", "{marks} marks"), Wording("1分", "1 mark")
FULL = Wording("满分", "full marks")
NEEDED, NOT_NEEDED = Wording("需要", "needed"), Wording("免", "not needed")
COLUMNS = ("item", "name", "full", "proof", "lead")


@frozen
class FaceTerms:
    """What a scheme calls its parts, and the language that they are told in."""

    terms: Terms
    tell: Telling

    def titled(self, name: str) -> str:
        """A name where it stands by itself: in English with a capital."""
        return self.tell.titled(self.terms.called(name))


def scheme_html(id_: str, title: str, headings: Sequence[Heading], terms: FaceTerms) -> Html:
    """What the scheme is called, how much there is of it, and its items by heading."""
    tell, items = terms.tell, [item for top in headings for item in top.items()]
    told = tell.say(ITEMS, items=len(items), clauses=sum(len(item.clauses) for item in items))
    full = (total_figure(plain(full_marks_of(headings))), element("span", tell.told(FULL), class_="soft"))
    head = tell.head(tell.say(SEEN, id=id_), terms.titled(title), *full, element("span", told, class_="soft"))
    return run_on((head, *(_folded(one, terms) for top in headings for one in top.headings() if _items(one))))


def _items(heading: Heading) -> list[Item]:
    return [part for part in heading.parts if isinstance(part, Item)]


def _folded(heading: Heading, terms: FaceTerms) -> Html:
    items, marks, tell = _items(heading), heading.max_points, terms.tell
    number = tell.say(ITEM_OF_HEADING if len(items) == 1 else ITEMS_OF_HEADING, number=len(items))
    summary = (
        element("span", terms.titled(heading.name)),
        element("span", number, class_="n soft"),
        element("span", tell.say(MARK if marks == 1 else MARKS, marks=plain(marks)), class_="n"),
    )
    return folded(summary, terms.tell.table("", COLUMNS, _rows(items, terms)))


def _rows(items: Sequence[Item], terms: FaceTerms) -> Iterator[tuple[object, ...]]:
    for one in items:
        proof = terms.tell.told(NEEDED if one.proof_needed else NOT_NEEDED)
        yield one.id, terms.titled(one.name), plain(one.max_points), proof, terms.titled(one.lead)
