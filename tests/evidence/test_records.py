"""Records made by hand hold what may stand in evidence, or are refused by errors of ours; nobody changes them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from fractions import Fraction
from typing import NoReturn

import pytest

from huizhou_qa import Evidence, EvidenceError, HuizhouQAError, amend, assess, get_scheme
from huizhou_qa.evidence.evidence import Amended, Amendment
from huizhou_qa.evidence.records import Award, Incident, Known, Nothing, Ruling
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import Rate
from support.incidents import incident
from support.model_2017 import changed

SCHEME = get_scheme("huizhou", 2017)


class Sly(str):
    """A text that is equal to every other."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return 0

    def strip(self, *_: object) -> NoReturn:
        raise ZeroDivisionError

    def __str__(self) -> NoReturn:
        raise ZeroDivisionError


class NotATime(datetime):
    """A moment whose every method raises, as pandas' NaT does."""

    def toordinal(self) -> NoReturn:
        raise ZeroDivisionError

    isoformat = __str__ = __repr__ = __format__ = toordinal  # type: ignore[assignment]


class Day(date):
    """A day that says it is another."""

    def isoformat(self) -> str:
        return "1999-01-01"


class Raising(Mapping[str, object]):
    """A mapping that cannot be gone through."""

    def __getitem__(self, key: str) -> NoReturn:
        raise ZeroDivisionError

    def __iter__(self) -> Iterator[str]:
        raise ZeroDivisionError

    def __len__(self) -> NoReturn:
        raise ZeroDivisionError

    def __contains__(self, key: object) -> NoReturn:
        raise ZeroDivisionError


class Level(IntEnum):
    THREE = 3


class Word(StrEnum):
    FULL = "full"


LONG = 10**5000
CYCLE: list[object] = []
CYCLE.append(CYCLE)
NAT = NotATime(2017, 6, 1)
DAY = date(2017, 6, 1)


def made(**changes: object) -> Callable[[], object]:
    elements: dict[str, object] = incident() | {"date": DAY} | changes
    id_, day = elements.pop("id"), elements.pop("date")
    return lambda: Incident(id_, day, **elements)  # type: ignore[arg-type]


def by_hand(kind: Callable[..., object], *given: object, **named: object) -> Callable[[], object]:
    return lambda: kind(*given, **named)


(ONE,) = changed(incidents=[incident("a")]).incidents or ()
REFUSED: dict[str, tuple[Callable[[], object], set[tuple[str, str]]]] = {
    "a float": (by_hand(Known, 36.1), {("/value", "float")}),
    "no value": (by_hand(Known, None), {("/value", "not_a_number")}),
    "a list in itself": (by_hand(Known, CYCLE), {("/value", "not_a_number")}),
    "5,000 digits": (by_hand(Known, LONG), {("/value", "too_long")}),
    "5,000 digits in text": (by_hand(Known, "9" * 5000), {("/value", "too_long")}),
    "5,000 digits in a fraction": (by_hand(Known, Fraction(1, LONG)), {("/value", "too_long")}),
    "no time as a value": (by_hand(Known, NAT), {("/value", "not_a_number")}),
    "yes in words": (by_hand(Known, "true"), {("/value", "not_a_number")}),
    "all of a fact at once": (
        by_hand(Known, 0.5, "无", NAT, "draft"),
        {("/value", "float"), ("/source", "says_nothing"), ("/as_of", "bad_date"), ("/status", "unknown_choice")},
    ),
    "a sly status": (by_hand(Known, Fraction(1), status=Sly("x")), {("/status", "unknown_choice")}),
    "a moment": (by_hand(Known, Fraction(1), as_of=datetime(2017, 6, 1)), {("/as_of", "bad_date")}),  # noqa: DTZ001
    "nothing for a reason": (by_hand(Nothing, "#N/A"), {("/why", "says_nothing")}),
    "a number for a reason": (by_hand(Nothing, 5), {("/why", "wrong_type")}),
    "no points": (by_hand(Award, None), {("/points", "not_a_number")}),
    "all of a mark at once": (
        by_hand(Award, True, "", "x", "-"),
        {("/points", "not_a_number"), ("/by", "empty_text"), ("/on", "bad_date"), ("/reason", "says_nothing")},
    ),
    "who, over two lines": (by_hand(Award, Fraction(1), "甲\n乙"), {("/by", "bad_name")}),
    "numbers for elements": (
        made(from_product_quality=0.5, serious_harm=1),
        {("/from_product_quality", "wrong_type"), ("/serious_harm", "wrong_type")},
    ),
    "an element with a blank": (made(**{"kind ": "fire"}), {("/kind ", "bad_name")}),
    "an element without a word": (made(severity=" "), {("/severity", "empty_text")}),
    "an id with a line break": (made(id="a\nb"), {("/id", "bad_name")}),
    "a day in another form": (made(date="2017-6-1"), {("/date", "bad_date")}),
    "a treatment that is none": (by_hand(Ruling, "half", "办", "无对象"), {("/treatment", "unknown_choice")}),
    "who and why are empty": (
        by_hand(Ruling, "full", " ", "无"),
        {("/by", "empty_text"), ("/why", "says_nothing")},
    ),
    "a unit that is a number": (by_hand(Evidence, unit=5), {("/unit", "wrong_type")}),
    "a unit with a blank": (by_hand(Evidence, unit="甲 "), {("/unit", "bad_name")}),
    "facts in a dict": (by_hand(Evidence, "甲", facts={"a": Known(Fraction(1))}), {("/facts", "wrong_type")}),
    "plain facts": (by_hand(Evidence, "甲", facts=FrozenMapping({"a": 1})), {("/facts/a", "wrong_type")}),
    "a name that is none": (
        by_hand(Evidence, "甲", facts=FrozenMapping({5: Known(Fraction(1))})),
        {("/facts", "wrong_type")},
    ),
    "a name with a line break": (
        by_hand(Evidence, "甲", marks=FrozenMapping({"1\n4": Award(Fraction(1))})),
        {("/marks/1\\n4", "bad_name")},
    ),
    "facts among marks": (
        by_hand(Evidence, "甲", marks=FrozenMapping({"14": Known(Fraction(1))})),
        {("/marks/14", "wrong_type")},
    ),
    "half a member": (
        by_hand(Evidence, "甲", averages=FrozenMapping({"a": Rate(1, Fraction(3, 2))})),
        {("/averages/a", "not_whole")},
    ),
    "rulings in words": (
        by_hand(Evidence, "甲", rulings=FrozenMapping({"14": "full"})),
        {("/rulings/14", "wrong_type")},
    ),
    "a list of incidents": (by_hand(Evidence, "甲", incidents=[]), {("/incidents", "wrong_type")}),
    "no incident": (by_hand(Evidence, "甲", incidents=(None,)), {("/incidents/0", "wrong_type")}),
    "an incident twice": (
        by_hand(Evidence, "甲", incidents=(ONE, ONE)),
        {("/incidents/1/id", "repeated_id")},
    ),
    "paths in a set": (by_hand(Evidence, "甲", unsaid={"/a"}), {("/unsaid", "wrong_type")}),
    "days that are none": (by_hand(Evidence, "甲", statement_days=("x",)), {("/statement_days/0", "wrong_type")}),
    "a correction that is none": (by_hand(Evidence, "甲", amendment="更正"), {("/amendment", "wrong_type")}),
    "what was said by nobody": (by_hand(Amended, "/facts/a", 5, None), {("/before", "wrong_type")}),
    "where is no text": (by_hand(Amended, 5, None, ()), {("/path", "wrong_type")}),
    "all of a correction at once": (
        by_hand(Amendment, "甲", [], "", "x", "-"),
        {
            *(("/replaced", "wrong_type"), ("/changes", "wrong_type"), ("/by", "empty_text")),
            *(("/on", "bad_date"), ("/why", "says_nothing")),
        },
    ),
    "changes that are none": (
        by_hand(Amendment, changed(), (None,), "办", DAY, "申诉成立"),
        {("/changes/0", "wrong_type")},
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_record_made_by_hand_is_refused_with_all_that_is_wrong(name: str) -> None:
    make, faults = REFUSED[name]
    with pytest.raises(EvidenceError) as caught:
        make()
    assert {(one.path, one.code) for one in caught.value.faults} == faults
    assert all(one.zh and one.en and len(one.message) < 1000 for one in caught.value.faults)


def test_a_record_takes_in_what_evidence_takes_in_and_holds_it_in_the_plain_form() -> None:
    known = Known("36.5", Sly("年报"), Day(2017, 11, 30), "final")
    assert (known.value, known.number, type(known.source), type(known.as_of)) == (
        Fraction(73, 2),
        Fraction(73, 2),
        str,
        date,
    )
    assert str.__str__(known.source or "") == "年报"
    assert Known(Decimal("0.1")) == Known(Fraction(1, 10))  # type: ignore[arg-type]
    assert Known(Level.THREE) == Known(Fraction(3))  # type: ignore[arg-type]
    assert Known(Rate(3, 41)).value == Rate(3, 41)
    assert Known(value=True).value is True
    assert by_hand(Ruling, Word.FULL, "办", "无对象")() == Ruling("full", "办", "无对象")
    assert made(date="2017-06-01")() == made()() == ONE
    assert Nothing("第一行\n第二行").why == "第一行\n第二行"
    assert type(Evidence(Sly("甲")).unit) is str


HOSTILE: dict[str, object] = {
    "a mapping that raises": Raising(),
    "a mapping of lists": {"unit": CYCLE, "facts": {"a": CYCLE}, "incidents": CYCLE, "rulings": CYCLE},
    "moments that raise": {
        "unit": NAT, "facts": {"a": NAT, "b": {"value": 1, "as_of": NAT}}, "marks": {"5": {"points": NAT}},
    },
    "mappings that raise inside": {
        "unit": "甲", "facts": {"a": Raising(), "b": {"value": Raising()}}, "marks": Raising(),
        "averages": {"a": Raising()}, "incidents": [Raising()], "rulings": {"5": Raising()},
    },
    "long ones": {
        "unit": LONG, "marks": {"5": {"numerator": LONG, "denominator": 3}},
        "averages": {"a": {"part": 1, "whole": LONG}},
    },
    "sly ones": {Sly("x"): 1, "facts": {Sly("a"): Sly("1"), "b": {Sly("value"): 2, "status": Sly("draft")}}},
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_is_given_is_refused_by_errors_of_ours(name: str) -> None:
    for make in (Evidence.from_dict, lambda given: amend(changed(), given, given, given, given)):
        with pytest.raises(EvidenceError) as caught:
            make(HOSTILE[name])  # type: ignore[arg-type] # the point
        assert all(len(fault.message) < 1000 and fault.message.isprintable() for fault in caught.value.faults)


def test_a_kind_of_list_is_read_as_what_it_holds() -> None:
    class Listed(list[object]):
        def __iter__(self) -> NoReturn:
            raise ZeroDivisionError

    class Pair(tuple[object, ...]):
        __slots__ = ()

        def __getitem__(self, at: object) -> NoReturn:
            raise ZeroDivisionError

    for kind in (Listed, Pair):
        assert Evidence.from_dict({"unit": "甲", "incidents": kind([incident("a")])}).incidents == (ONE,)


def test_what_cannot_be_read_is_told_once_where_it_stands() -> None:
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict({"unit": "甲", "facts": {"a": Raising()}})
    assert [(one.path, one.code, one.params["case"]) for one in caught.value.faults] == [
        ("/facts/a", "wrong_type", "unreadable")
    ]


def test_a_key_cannot_forge_a_line_of_an_error() -> None:
    forged = "a\n  /facts/b: 数据正确 [none]"
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict({"unit": "甲", "facts": {forged: 1}, forged: 2})
    assert len(str(caught.value).splitlines()) == 1 + len(caught.value.faults)
    for other in ("\r", "\x0b", "\x85", "\u2028", "\x1b[2J", "\u202e"):
        with pytest.raises(HuizhouQAError) as refused:
            Evidence.from_dict({"unit": "甲", "marks": {f"1{other}4": {"points": 1, f"by{other}": f"x{other}y"}}})
        assert all(line.isprintable() for line in str(refused.value).split("\n"))


def followed(thing: object, seen: set[int], depth: int = 0) -> Iterator[object]:
    """The thing, and whatever its public attributes and items lead to."""
    if id(thing) in seen or isinstance(thing, type) or depth > 12:
        return
    seen.add(id(thing))
    yield thing
    inside: list[object] = []
    if isinstance(thing, Mapping):
        inside += [*thing.keys(), *thing.values()]
    elif isinstance(thing, tuple | frozenset):
        inside += list(thing)
    if type(thing).__module__.startswith("huizhou_qa"):
        public = [name for name in dir(thing) if not name.startswith("_") and not callable(getattr(thing, name))]
        inside += [getattr(thing, name) for name in public]
    for one in inside:
        yield from followed(one, seen, depth + 1)


def test_nothing_that_evidence_leads_to_can_be_changed() -> None:
    evidence = amend(
        changed({"aquatic_pass_rate": {"part": 1, "whole": 3}}, incidents=[incident("a")]),
        {"facts": {"pm25_annual_mean": {"value": 36, "source": "年报", "as_of": "2017-11-30"}}},
        "办", "2018-01-01", "申诉成立",
    )  # fmt: skip
    reached = [*followed(evidence, set()), *followed(evidence.said(), set())]
    assert len(reached) > 100
    assert not [one for one in reached if isinstance(one, dict | list | set | bytearray)]
    for one in reached:
        if type(one).__module__.startswith("huizhou_qa"):
            for name in (*getattr(type(one), "__slots__", ()), "anything"):
                with pytest.raises((AttributeError, TypeError)):
                    setattr(one, name, None)
    with pytest.raises(TypeError):
        evidence.values["/facts/pm25_annual_mean"] = Fraction(100)  # type: ignore[index]
    with pytest.raises(AttributeError):
        evidence.values.ratios = FrozenMapping()  # type: ignore[misc]


def test_a_copy_of_what_cannot_be_changed_is_itself() -> None:
    evidence = amend(changed(), {"marks": {"14": 0}}, "办", "2018-01-01", "申诉成立")
    assert copy.copy(evidence) is evidence
    assert copy.deepcopy(evidence) is evidence
    assert copy.copy(evidence.amendment) is copy.deepcopy(evidence.amendment) is evidence.amendment
    assert assess(SCHEME, copy.deepcopy(evidence)) == assess(SCHEME, evidence)
