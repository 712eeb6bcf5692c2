"""Forms without a scheme: the one edition that a form fits is used, and several are a fault that names them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import EvidenceError, Fault, SchemeError
from huizhou_qa.editions import Catalogue, Edition
from huizhou_qa.evidence.records import Known
from huizhou_qa.forms import blank_rows, evidence_from_rows, marks_from_rows
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers import Band, percent
from support import district

UNIT = "甲区"
DISTRICT = district.scheme()
# Next year's: one heading more, with a fact of its own.
BUSES = percent("bus_share", "公交出行比例")
LATER = evolve(
    DISTRICT,
    id="made-up-2031",
    title="甲乙新区2031年度考核",
    headings=(
        *DISTRICT.headings,
        Heading(
            "交通", 2, (Item("10", "公交", 2, (Clause("10", "公交", 2, Band(BUSES, {"[0, 50)": 0, "[50, 100]": 2})),)),)
        ),
    ),
)
BOTH = Catalogue([Edition("jiayi", 2030, DISTRICT), Edition("jiayi", 2031, LATER)])
Row = Sequence[object]
HEAD: Row = ("标签", "填报值")
OF_BOTH: Row = ("绿地率", "38")
OF_LATER: Row = ("公交出行比例", "60")
MARKS: tuple[Row, ...] = (("款", UNIT), ("9", "1"))
YEAR_2030, YEAR_2031 = ("考核年度：2030",), ("考核年度：", "2031年度")


def told(read: Callable[[], object]) -> list[Fault]:
    with pytest.raises(EvidenceError) as caught:
        read()
    return list(caught.value.faults)


def evidence(*rows: Row, catalogue: Catalogue = BOTH, scheme: Scheme | None = None) -> object:
    given = {"scheme": scheme} if scheme else {"catalogue": catalogue}
    return evidence_from_rows([list(row) for row in rows], UNIT, **given).facts


READ = [
    lambda: evidence(HEAD, OF_BOTH),
    lambda: evidence(HEAD),
    lambda: marks_from_rows([list(row) for row in MARKS], catalogue=BOTH),
]


@pytest.mark.parametrize("read", READ, ids=range(len(READ)))
def test_a_form_that_fits_several_editions_is_refused_naming_them(read: Callable[[], object]) -> None:
    (fault,) = told(read)
    assert (fault.path, fault.code) == ("/scheme", "several_editions")
    assert fault.params["schemes"] == ("made-up-2030", "made-up-2031")
    for text in (fault.zh, fault.en):
        assert "made-up-2030" in text
        assert "made-up-2031" in text


def test_the_edition_that_has_all_inputs_is_the_one() -> None:
    assert evidence(HEAD, OF_BOTH, OF_LATER) == {
        "green_share": Known(Fraction(38)),
        "bus_share": Known(Fraction(60)),
    }


def test_the_year_that_a_form_states_decides() -> None:
    for year in (YEAR_2030, YEAR_2031):
        assert evidence(year, HEAD, OF_BOTH) == {"green_share": Known(Fraction(38))}
        assert marks_from_rows([list(year), *(list(row) for row in MARKS)], catalogue=BOTH) == {UNIT: {"9": 1}}
    (fault,) = told(lambda: evidence(YEAR_2030, HEAD, OF_LATER))
    assert fault.code == "unknown_input"


def test_two_years_that_a_form_states_are_of_no_edition() -> None:
    (fault,) = told(lambda: evidence(YEAR_2030, YEAR_2031, HEAD, OF_BOTH))
    assert (fault.path, fault.code, fault.params["years"]) == ("/rows/2", "another_year", ("2030",))


def test_an_edition_that_tells_no_year_may_be_of_any() -> None:
    timeless = evolve(DISTRICT, id="timeless", title="甲乙新区考核")
    catalogue = Catalogue([Edition("jiayi", 2031, LATER), Edition("jiayi", 2030, timeless)])
    assert evidence(YEAR_2030, HEAD, OF_BOTH, catalogue=catalogue) == {"green_share": Known(Fraction(38))}
    (fault,) = told(lambda: evidence(YEAR_2031, HEAD, OF_BOTH, catalogue=catalogue))
    assert fault.params["schemes"] == ("made-up-2031", "timeless")


def test_of_the_editions_that_do_not_fit_no_range_is_told() -> None:
    wide = Band(percent("other_share", "别的比例"), {"[0, 100]": 2})
    other = evolve(
        LATER,
        id="other",
        title="甲乙新区2032年度考核",
        headings=(*DISTRICT.headings, Heading("交通", 2, (Item("10", "别的", 2, (Clause("10", "别的", 2, wide),)),))),
    )
    catalogue = Catalogue([Edition("jiayi", 2031, LATER), Edition("jiayi", 2032, other)])
    too_high: Row = ("绿地率", "138")
    (fault,) = told(lambda: evidence(HEAD, too_high, OF_LATER, catalogue=catalogue))
    assert (fault.path, fault.code) == ("/rows/2/填报值", "out_of_range")
    (fault,) = told(lambda: evidence(HEAD, too_high, OF_LATER, ("别的比例", "5"), catalogue=catalogue))
    assert (fault.path, fault.code, fault.params["case"]) == ("/scheme", "several_editions", "parts")


def test_a_row_that_is_wrong_is_corrected_before_editions_are_told_apart() -> None:
    (fault,) = told(lambda: evidence(HEAD, OF_BOTH, ("公交出行", "60")))
    assert fault.code == "unknown_input"


def test_a_scheme_decides_and_a_catalogue_beside_it_is_refused() -> None:
    for scheme in (DISTRICT, LATER):
        assert evidence(HEAD, OF_BOTH, scheme=scheme) == {"green_share": Known(Fraction(38))}
    for read in (
        lambda: evidence_from_rows([HEAD, OF_BOTH], UNIT, scheme=DISTRICT, catalogue=BOTH),
        lambda: marks_from_rows(MARKS, scheme=DISTRICT, catalogue=BOTH),
    ):
        with pytest.raises(SchemeError) as caught:
            read()
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/catalogue", "contradiction")]


@pytest.mark.parametrize("catalogue", [DISTRICT, [BOTH], "made-up", 5])
def test_what_is_no_catalogue_is_refused(catalogue: object) -> None:
    for scheme in (None, DISTRICT):
        with pytest.raises(SchemeError) as caught:
            evidence_from_rows([HEAD, OF_BOTH], UNIT, scheme=scheme, catalogue=catalogue)  # type: ignore[arg-type]
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/catalogue", "wrong_type")]


def test_a_blank_form_of_any_edition_is_read_without_naming_it() -> None:
    # Each says in its own words what the sum over all units is.
    other = evolve(LATER, terms=evolve(LATER.terms, sum_over_all="全区合计"))
    catalogue = Catalogue([Edition("jiayi", 2030, DISTRICT), Edition("jiayi", 2031, other)])
    for scheme in (DISTRICT, other):
        titles, *rows = blank_rows(scheme)
        value, part, whole, name = (titles.index(one) for one in ("填报值", titles[8], "分母（单位数）", "名称"))
        assert titles[part] == f"分子（{scheme.terms.sum_over_all}）"
        filled = [list(row) for row in rows if row[name] in {"bus_share", "green_share", "/averages/patents"}]
        for row in filled:
            own = {"bus_share": {value: "60"}, "green_share": {value: "38"}}.get(row[name], {part: "12", whole: "4"})
            for at, cell in own.items():
                row[at] = cell
        read = evidence_from_rows(
            [["考核年度：", scheme.title[4:10]], list(titles), *filled], UNIT, catalogue=catalogue
        )
        fact = read.facts["green_share"]
        assert isinstance(fact, Known)
        assert fact.value == 38
        assert read.averages["patents"] == Rate(12, 4)
