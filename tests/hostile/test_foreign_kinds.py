"""Arguments of a caller's own kinds: what they hold is read, and what their methods do is never asked.

A kind of text, list, mapping or day may raise from every method that it brings along, or lie about itself.
It is read as what it holds, or refused with an error of ours; what it brings along is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

import pytest
from attrs import evolve

from huizhou_qa import (
    Assessment,
    Cohort,
    Evidence,
    EvidenceError,
    HuizhouQAError,
    VerificationError,
    assess_cohort,
    check,
    get_scheme,
)
from huizhou_qa.analysis import cohort_results, compare
from huizhou_qa.codec import evidence_to_json, history_to_json
from huizhou_qa.composite import CompositeCohort, composite_cohort
from huizhou_qa.onsite import OnSiteAssessment, assess_on_site, draw_firms
from huizhou_qa.sheets import (
    blank_self_scoring_sheet,
    comparison_sheet,
    evaluation_report,
    notice,
    on_site_form,
    self_scoring_sheet,
)
from huizhou_qa.statements import PrecedenceRule, Statement, prevailing_values
from support import bundled
from support import cohort_by_hand as by_hand

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
COHORT = bundled.cohort()
ON_SITE = bundled.on_site()
LISTED = bundled.listed()
RESULT = COHORT.results["甲区"]
COMPARED = compare(RESULT, COHORT.results["甲区"])
SAID = Evidence.from_dict({"unit": "甲", "marks": {"14": 1}})
SAID_BY, DAY = "self_assessment", date(2018, 1, 1)
OWN = Statement(SAID_BY, "甲", DAY, SAID)


def boom(*_: object, **__: object) -> object:
    raise RuntimeError("asked")


def kind_of(base: type, *methods: str) -> type:
    """A subclass whose own methods raise."""
    return type("X", (base,), dict.fromkeys(methods, boom))


ASKED = ("__str__", "__repr__", "__iter__", "__len__", "__eq__", "__hash__", "__contains__", "__format__", "strip")
Text = kind_of(str, *(name for name in ASKED if name != "__hash__"), "isprintable", "translate", "encode")
Key = type("Key", (str,), {"__eq__": boom, "__hash__": str.__hash__, "__str__": boom, "__repr__": boom})
Listed = kind_of(list, "__iter__", "__len__", "__getitem__", "__bool__")
Tupled = kind_of(tuple, "__iter__", "__len__", "__getitem__", "__bool__")
Mapped = kind_of(dict, "__iter__", "__len__", "items", "keys", "__getitem__", "__bool__")


class Foreign(Mapping[str, object]):
    """A mapping that cannot be read."""

    def __getitem__(self, key: str) -> object:
        raise RuntimeError("asked")

    def __iter__(self) -> Iterator[str]:
        raise RuntimeError("asked")

    def __len__(self) -> int:
        raise RuntimeError("asked")


# What says that it is a text.
Liar = type("Liar", (), {"__class__": property(lambda _: str)})


# What raises when it is asked of which class it is.
Raising = type("Raising", (), {"__class__": property(lambda _: 1 / 0)})


class Asking(type):
    """The type of a type that raises whatever is asked of it."""

    __module__ = property(lambda _: 1 / 0)

    def __getattribute__(cls, name: str) -> object:
        raise RuntimeError("asked")

    def __hash__(cls) -> int:
        raise RuntimeError("asked")


def asking() -> object:
    return Asking("Asked", (), {"__module__": __name__})()


# A day that is none when it is asked, as pandas' NaT is.
NoDay = type("NoDay", (date,), dict.fromkeys(("year", "month", "day"), property(lambda _: float("nan"))))


READERS: dict[str, Callable[[object], object]] = {
    "reasons of a statement": lambda given: Statement(SAID_BY, "甲", DAY, SAID, None, given),  # type: ignore[arg-type]
    "the whole of a statement": Statement.from_dict,  # type: ignore[dict-item]
    "the order of a rule": PrecedenceRule,  # type: ignore[dict-item]
    "the exceptions of a rule": lambda given: PrecedenceRule((SAID_BY,), given),  # type: ignore[arg-type]
    "stages of an exception": lambda given: PrecedenceRule((SAID_BY,), {"/marks/14": given}),  # type: ignore[dict-item]
    "statements": lambda given: prevailing_values(SCHEME, given),  # type: ignore[arg-type]
    "a statement": lambda given: prevailing_values(SCHEME, [given]),  # type: ignore[list-item]
    "until": lambda given: prevailing_values(SCHEME, [OWN], until=given),  # type: ignore[arg-type]
    "results on site": lambda given: composite_cohort(COHORT, given, choice="verify_only"),  # type: ignore[arg-type]
    "wording": lambda given: self_scoring_sheet(RESULT, given),  # type: ignore[arg-type]
    "wording of a blank": lambda given: blank_self_scoring_sheet(SCHEME, given),  # type: ignore[arg-type]
    "wording on site": lambda given: on_site_form(SCHEME, given),  # type: ignore[arg-type]
    "wording of a clause": lambda given: self_scoring_sheet(RESULT, {"1.1": given}),  # type: ignore[dict-item]
    "reasons of a comparison": lambda given: comparison_sheet(COMPARED, reasons=given),  # type: ignore[arg-type]
    "a reason of a comparison": lambda given: comparison_sheet(COMPARED, reasons={"7": given}),  # type: ignore[dict-item]
    "what a result is called": lambda given: comparison_sheet(COMPARED, before=given),  # type: ignore[arg-type]
    "what a report is called": lambda given: evaluation_report(cohort_results(COHORT), called=given),  # type: ignore[arg-type]
    "what a statement says of itself": lambda given: Statement(SAID_BY, "甲", DAY, SAID, given),  # type: ignore[arg-type]
    "who gave a statement": lambda given: Statement(SAID_BY, given, DAY, SAID),  # type: ignore[arg-type]
    "evidence to write": evidence_to_json,  # type: ignore[dict-item]
    "a chain to write": history_to_json,  # type: ignore[dict-item]
    "the evidence of a statement": lambda given: Statement.from_dict(
        {"stage": SAID_BY, "by": "甲", "on": DAY, "evidence": given}
    ),
    "a weight": lambda given: composite_cohort(COHORT, ON_SITE, choice="weighted", on_site_weight=given),  # type: ignore[arg-type]
    "ratings": lambda given: assess_on_site(SCHEME, given),  # type: ignore[arg-type]
    "a rating": lambda given: assess_on_site(SCHEME, dict.fromkeys(by_hand.ratings(0), given)),
    "firms": lambda given: draw_firms(SCHEME, given, "种子"),  # type: ignore[arg-type]
    "a firm": lambda given: draw_firms(SCHEME, [given], "种子"),  # type: ignore[list-item]
    "whether provisional": lambda given: notice(LISTED, include_provisional=given),  # type: ignore[arg-type]
    "members": lambda given: assess_cohort(SCHEME, given),  # type: ignore[arg-type]
    "what is checked": lambda given: check(SCHEME, given),  # type: ignore[arg-type]
    "evidence": Evidence.from_dict,  # type: ignore[dict-item]
    "the day of a statement": lambda given: Statement(SAID_BY, "甲", given, SAID),  # type: ignore[arg-type]
}
HOSTILE: dict[str, Callable[[], object]] = {
    "an unreadable mapping": Foreign,
    "a dict that raises": Mapped,
    "a dict that raises and holds something": lambda: Mapped({"/marks/14": "查实"}),
    "a list that raises": lambda: Listed([SAID_BY]),
    "a tuple that raises": lambda: Tupled([SAID_BY]),
    "a text that raises": lambda: Text("甲"),
    "a liar": Liar,
    "a liar that is a mapping": type("L", (), {"__class__": property(lambda _: dict)}),
    "what raises": Raising,
    "what holds what raises": lambda: [Raising()],
    "a key of what raises": lambda: {"甲区": Raising(), "/marks/14": Raising(), "7": Raising(), "1.1": Raising()},
    "what has a type that raises": asking,
    "a key that raises": lambda: {Key("甲区"): ON_SITE["甲区"]},
    "keys that are no texts": lambda: {Liar(): 1, 5: 2},
    "a generator that raises": lambda: (boom() for _ in range(2)),
    "a day that is none": lambda: NoDay(2018, 1, 1),
}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("read", READERS)
def test_what_a_foreign_kind_brings_along_is_never_asked(read: str, kind: str) -> None:
    try:
        READERS[read](HOSTILE[kind]())
    except HuizhouQAError as error:
        faults = error.faults
    else:
        return
    assert faults
    assert all(fault.message for fault in faults)


def test_what_foreign_kinds_hold_is_read() -> None:
    assert PrecedenceRule(Tupled([SAID_BY, Text("on_site_check")])).order == (SAID_BY, "on_site_check")
    assert PrecedenceRule(Listed([SAID_BY]), {"/marks/14": Listed([SAID_BY])}).exceptions["/marks/14"] == (SAID_BY,)
    assert PrecedenceRule(one for one in (SAID_BY, "on_site_check")).order == (SAID_BY, "on_site_check")
    assert prevailing_values(SCHEME, Listed([OWN])).statements == (OWN,)
    assert prevailing_values(SCHEME, (one for one in [OWN])).statements == (OWN,)
    keyed = {Key(unit): one for unit, one in ON_SITE.items()}
    joined = composite_cohort(COHORT, keyed, choice="verify_only")
    assert {type(unit) for unit in joined.results} == {str}


def test_a_day_is_the_day_that_it_holds() -> None:
    statement = Statement(SAID_BY, "甲", NoDay(2018, 1, 1), SAID)
    assert (statement.on, type(statement.on)) == (DAY, date)
    assert Statement.from_dict({"stage": SAID_BY, "by": "甲", "on": NoDay(2018, 1, 1), "evidence": SAID}).on == DAY


def test_wording_and_reasons_are_kept_as_plain_texts() -> None:
    texts = {"1.1": Text("官方表述"), "否决项": Text("否决")}
    sheet = self_scoring_sheet(RESULT, texts)
    assert "官方表述" in sheet.to_csv()
    assert {type(cell) for row in sheet.rows for cell in row} == {str}
    for made in (sheet.to_html(), sheet.to_markdown(), repr(sheet)):
        assert "官方表述" in made
        assert "\n官方" not in made
    compared = comparison_sheet(COMPARED, before=Text("初评"), after=Text("复核"), reasons={"7": Text("口径已核对")})
    assert "口径已核对" in compared.to_markdown()
    assert {type(text) for text in (compared.title, *compared.columns, *compared.remarks)} == {str}
    form = on_site_form(SCHEME, {"briefing.2": Text("听取汇报")})
    assert "听取汇报" in form.to_html()


def test_statements_keep_plain_texts() -> None:
    statement = Statement(Text(SAID_BY), Text("甲"), DAY, SAID, Text("自查"), {Key("/marks/14"): Text("一场活动")})
    kept = (statement.stage, statement.by, statement.why, *statement.reasons, *statement.reasons.values())
    assert {type(one) for one in kept} == {str}
    assert statement.reason_for("/marks/14") == "一场活动"


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/a\nb", "/reasons/~1a\\nb"),
        ("a\nb", "/reasons/a\\nb"),
        ("marks", "/reasons/marks"),
        ("", "/reasons/"),
        ("/a~b", "/reasons/~1a~0b"),
        ("/marks/15", "/reasons/marks/15"),
        ("/marks/a~1b", "/reasons/marks/a~1b"),
    ],
)
def test_the_path_of_a_reason_is_a_pointer_that_can_be_printed(path: str, where: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        Statement(SAID_BY, "甲", DAY, SAID, None, {path: "理由"})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(where, "unsaid")]
    assert str(caught.value).count("\n") == 1


@pytest.mark.parametrize("nothing", ["#N/A", "无", "（无）", "n/a", "-", "…", "#REF!"])
def test_what_stands_for_nothing_is_no_reason_of_a_statement_and_nobody_who_gave_it(nothing: str) -> None:
    plain = {"stage": SAID_BY, "by": "甲", "on": "2018-01-01", "evidence": {"unit": "甲", "marks": {"14": 1}}}
    made: list[tuple[str, Callable[[], object]]] = [
        ("/why", lambda: Statement(SAID_BY, "甲", DAY, SAID, nothing)),
        ("/why", lambda: Statement.from_dict(plain | {"why": nothing})),
        ("/reasons/marks/14", lambda: Statement(SAID_BY, "甲", DAY, SAID, None, {"/marks/14": nothing})),
        ("/reasons/marks/14", lambda: Statement.from_dict(plain | {"reasons": {"marks": {"14": nothing}}})),
        ("/by", lambda: Statement(SAID_BY, nothing, DAY, SAID)),
        ("/by", lambda: Statement.from_dict(plain | {"by": nothing})),
    ]
    for path, make in made:
        with pytest.raises(EvidenceError) as caught:
            make()
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, "says_nothing")]


@pytest.mark.parametrize("hidden", ["w\x1b[31m\x00", "由\u200b", "\u202e由"])
def test_what_cannot_be_seen_stands_in_no_reason_of_a_statement(hidden: str) -> None:
    for reasons, why in (({}, hidden), ({"/marks/14": hidden}, None)):
        with pytest.raises(EvidenceError) as caught:
            Statement(SAID_BY, "甲", DAY, SAID, why, reasons)
        assert [fault.code for fault in caught.value.faults] == ["bad_text"]
    assert Statement(SAID_BY, "甲", DAY, SAID, "一\n二").why == "一\n二"


def test_none_that_happened_has_a_reason_as_any_value() -> None:
    said = {"unit": "甲", "incidents": []}
    plain = {"stage": SAID_BY, "by": "甲", "on": "2018-01-01", "evidence": said, "reasons": {"incidents": Text("经查")}}
    assert Statement.from_dict(plain).reasons["/incidents"] == "经查"
    with pytest.raises(EvidenceError) as caught:
        Statement.from_dict(plain | {"reasons": {"incidents": "无"}})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/reasons/incidents", "says_nothing")]


def test_a_result_of_a_foreign_kind_is_no_result() -> None:
    liar = type("L", (), {"__class__": property(lambda _: Assessment)})()
    for build in (self_scoring_sheet, lambda one: compare(one, RESULT), lambda one: compare(RESULT, one)):
        with pytest.raises(EvidenceError) as caught:
            build(liar)
        assert [fault.code for fault in caught.value.faults] == ["wrong_type"]


JOINED = composite_cohort(COHORT, ON_SITE, choice="verify_only")
RESULTS: dict[str, tuple[Assessment | Cohort | CompositeCohort, tuple[str, ...]]] = {
    "assessment": (RESULT, ("clauses", "items", "groups")),
    "cohort": (COHORT, ("results", "averages")),
    "composites": (JOINED, ("results",)),
}
PARTS = [(what, part) for what, (_, parts) in RESULTS.items() for part in parts]
put_together: Callable[..., Assessment | Cohort | CompositeCohort | OnSiteAssessment] = evolve


@pytest.mark.parametrize(("what", "part"), PARTS)
def test_a_result_of_mappings_of_a_foreign_kind_holds_what_they_hold_or_does_not_agree(what: str, part: str) -> None:
    true, _ = RESULTS[what]
    nothing: tuple[object, ...] = (Foreign(), Mapped(), {}, MappingProxyType(Foreign()))
    for unreadable in nothing:
        forged = put_together(true, **{part: unreadable})
        assert repr(forged).startswith(f"<{type(true).__name__}")
        with pytest.raises(VerificationError):
            forged.verify()
    held = dict(getattr(true, part))
    for readable in (held, Mapped(held), MappingProxyType(held)):
        again = put_together(true, **{part: readable})
        again.verify()
        assert again == true
    # What others go on changing is no part of it.
    held.clear()
    again.verify()


@pytest.mark.parametrize("part", ["ratings", "workings", "points", "tables"])
def test_an_on_site_result_of_mappings_of_a_foreign_kind_holds_what_they_hold_or_is_none(part: str) -> None:
    true = ON_SITE["甲区"]
    nothing: tuple[object, ...] = (Foreign(), MappingProxyType(Foreign()), 5, type("Items", (), {"items": boom})())
    for unreadable in nothing:
        with pytest.raises(EvidenceError) as caught:
            put_together(true, **{part: unreadable})
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [(f"/{part}", "wrong_type")]
    held = dict(getattr(true, part))
    for readable in (held, Mapped(held), MappingProxyType(held)):
        put_together(true, **{part: readable}).verify()
