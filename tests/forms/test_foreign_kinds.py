"""Whatever kind of rows, row, cell or argument a form reader is handed is read or refused, and never raised raw."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from huizhou_qa import EvidenceError, HuizhouQAError, get_scheme
from huizhou_qa.forms import (
    blank_incidents,
    blank_marks,
    blank_rows,
    check_rows,
    claims_from_rows,
    evidence_from_rows,
    incidents_from_rows,
    marks_from_rows,
)
from huizhou_qa.forms.columns import FORM
from support.each_day import one_in

SCHEME = get_scheme("huizhou", 2017)
UNIT = "甲区"


def fails(*_: object) -> object:
    raise RuntimeError("a method of its own")


class AList(list[object]):
    __iter__ = __len__ = __getitem__ = __bool__ = __eq__ = fails  # type: ignore[assignment] # the point


class ATuple(tuple[object, ...]):  # noqa: SLOT001 (as a caller may write it)
    __iter__ = __len__ = __getitem__ = __bool__ = __eq__ = fails  # type: ignore[assignment] # the point
    __hash__ = None  # type: ignore[assignment] # the point


class ADict(dict[object, object]):
    __iter__ = items = keys = __len__ = get = __getitem__ = __bool__ = __contains__ = fails  # type: ignore[assignment] # the point


class AMapping(Mapping[object, object]):
    __iter__ = __len__ = __getitem__ = __bool__ = fails  # type: ignore[assignment] # the point


class ASequence(Sequence[object]):
    __len__ = __getitem__ = fails  # type: ignore[assignment] # the point


class AnIterable:
    __iter__ = fails


class AnIterator:
    __next__ = fails

    def __iter__(self) -> Iterator[object]:
        return self


class AText(str):  # noqa: SLOT000 (as a caller may write it)
    __eq__ = __hash__ = __str__ = __len__ = strip = __iter__ = translate = fails  # type: ignore[assignment] # the point


class AnInt(int):
    __eq__ = __hash__ = __index__ = __str__ = fails  # type: ignore[assignment] # the point


class ADecimal(Decimal):
    __eq__ = __str__ = as_tuple = as_integer_ratio = is_finite = fails  # type: ignore[assignment] # the point


class AFraction(Fraction):
    numerator = property(fails)


class ADay(date):
    year = property(lambda _: float("nan"))


class AMoment(datetime):
    time = fails  # type: ignore[assignment] # the point


class Compared:
    __eq__ = __hash__ = __bool__ = fails  # type: ignore[assignment] # the point


class SaysText:
    __class__ = property(lambda _: str)


class SaysList:
    __class__ = property(lambda _: list)


class SaysDict:
    __class__ = property(lambda _: dict)


class SaysNothing:
    __class__ = property(fails)


DISGUISED = (SaysText(), SaysList(), SaysDict(), SaysNothing())
FOREIGN: tuple[object, ...] = (
    *(AList([1]), AList(), ATuple((1,)), ATuple(), ADict({"名称": "x"}), ADict(), AMapping(), ASequence()),
    *(AnIterable(), AnIterator(), AText("14"), AText("是"), AText(""), AnInt(5), ADecimal("5"), AFraction(1, 2)),
    *(ADay(2017, 1, 1), AMoment(2017, 1, 1), Compared(), *DISGUISED),
    *(float("nan"), Decimal("nan"), Decimal("sNaN"), 1j, object),
)

Reader = Callable[[object], object]
READERS: dict[str, tuple[Reader, tuple[object, ...], tuple[object, ...]]] = {
    "evidence_from_rows": (
        lambda rows: evidence_from_rows(rows, UNIT, scheme=SCHEME),  # type: ignore[arg-type] # any
        tuple(column.title for column in FORM),
        ("", "pm25_annual_mean", "", "", "", "", "", "36"),
    ),
    "check_rows": (
        lambda rows: check_rows(SCHEME, rows, UNIT),  # type: ignore[arg-type] # any
        tuple(column.title for column in FORM),
        ("", "pm25_annual_mean", "", "", "", "", "", "36"),
    ),
    "marks_from_rows": (
        lambda rows: marks_from_rows(rows, scheme=SCHEME),  # type: ignore[arg-type] # any
        ("款", "标签", "名称", UNIT, "备注"),
        ("14", "", "", "1", ""),
    ),
    "incidents_from_rows": (
        incidents_from_rows,  # type: ignore[dict-item] # of rows
        (*blank_incidents(SCHEME)[0], "备注"),
        ("甲-1", "2017.6.1", "是", "是", "国务院", "特别重大", "是", "已认定", ""),
    ),
    "claims_from_rows": (
        lambda rows: claims_from_rows(rows, SCHEME),  # type: ignore[arg-type] # any
        ("考核内容", "考核指标", "考核要点", "分值", "评分标准", "自评得分", "评分依据"),
        ("", "", "5．水利", "", "核算", "4", ""),
    ),
}


def kind(value: object) -> str:
    return type(value).__name__


# By their places: pytest itself asks what it is handed for its class.
PLACES = range(len(FOREIGN))
KINDS = [kind(one) for one in FOREIGN]


def read_or_refused(read: Callable[[], object]) -> None:
    """Reads, and looks at every word of what comes back or is refused."""
    try:
        faults = read()
    except HuizhouQAError as error:
        faults = (*error.faults, error)
    for fault in faults if isinstance(faults, tuple) else ():
        assert "a method of its own" not in str(fault)


@pytest.mark.parametrize(("name", "place"), one_in(7, product(READERS, PLACES)))
def test_a_foreign_kind_of_rows_row_or_cell_never_raises_raw(name: str, place: int) -> None:
    foreign = FOREIGN[place]
    reader, titles, row = READERS[name]
    tables: list[object] = [foreign, [foreign], [titles, foreign, row], [foreign, titles, row]]
    tables += [[[foreign, "x"], titles], [["x", foreign, 5], titles], [[*row, foreign], titles]]
    # Both readers of a form read its cells in the same way.
    of_cells = () if name == "check_rows" else range(len(titles) + 1)
    for at in of_cells:
        tables += [[titles, [*row[:at], *[""] * (at - len(row)), foreign, *row[at + 1 :]]]]
    for at in of_cells[:2]:
        tables += [[titles, [*[None] * at, foreign]], [[*titles[:at], foreign, *titles[at + 1 :]], row]]
        tables += [[dict(zip(titles, [*row[:at], foreign, *row[at + 1 :]], strict=False))]]
    for table in tables:
        read_or_refused(lambda table=table: reader(table))  # type: ignore[misc] # bound here


@pytest.mark.parametrize("name", READERS)
def test_lists_and_tuples_of_a_foreign_kind_are_read_as_what_they_hold(name: str) -> None:
    reader, titles, row = READERS[name]
    expected = reader([titles, row])
    for listed in (AList, ATuple):
        assert reader(listed([titles, row])) == expected
        assert reader([listed(titles), listed(row)]) == expected
    assert reader(iter([titles, row])) == expected


@pytest.mark.parametrize("name", READERS)
def test_texts_of_a_foreign_kind_are_read_as_the_texts_that_they_are(name: str) -> None:
    reader, titles, row = READERS[name]
    texts = [[AText(cell) for cell in line] for line in (titles, row)]
    assert reader(texts) == reader([titles, row])


@pytest.mark.parametrize("name", READERS)
def test_mappings_that_cannot_be_read_are_refused_with_their_rows(name: str) -> None:
    reader, titles, row = READERS[name]
    good = dict(zip(titles, row, strict=False))
    for foreign in (ADict(good), AMapping(), SaysDict()):
        found: object = ()
        try:
            found = reader([good, foreign])
        except EvidenceError as error:
            found = error.faults
        assert isinstance(found, tuple)
        refused = [fault for fault in found if fault.code == "wrong_type"]
        assert [(fault.path, fault.params["row"]) for fault in refused] == [("/rows/3", 3)]


@pytest.mark.parametrize("place", range(len(DISGUISED)), ids=[kind(one) for one in DISGUISED])
@pytest.mark.parametrize("name", READERS)
def test_a_cell_that_hides_its_class_is_refused_with_its_row_and_every_other_is_read(name: str, place: int) -> None:
    foreign = DISGUISED[place]
    reader, titles, row = READERS[name]
    for table in ([titles, [*row[:-1], foreign]], [dict(zip(titles, [*row[:-1], foreign], strict=False))]):
        try:
            found = reader(table)
        except EvidenceError as error:
            found = error.faults
        assert isinstance(found, tuple)
        (refused,) = (fault for fault in found if fault.code == "wrong_type")
        assert (refused.params["case"], refused.path) == ("unreadable_cell", "/rows/2")
        assert kind(foreign) in refused.zh
        assert kind(foreign) in refused.en
    read_or_refused(lambda: reader([{foreign: "x", titles[0]: "y"}]))


@pytest.mark.parametrize("place", PLACES, ids=KINDS)
def test_every_other_argument_of_a_foreign_kind_is_taken_or_refused(place: int) -> None:
    foreign = FOREIGN[place]
    titles, row = READERS["evidence_from_rows"][1:]
    said = ["", "事件", "", "", "", "", "", "有"]
    for given in (foreign, [foreign], {"14": foreign}):
        read_or_refused(lambda given=given: evidence_from_rows([titles, row], UNIT, scheme=SCHEME, marks=given))  # type: ignore[misc] # bound here
        read_or_refused(
            lambda given=given: evidence_from_rows([titles, said], UNIT, scheme=SCHEME, incidents=given)  # type: ignore[misc] # bound here
        )
    for read in (
        lambda: evidence_from_rows([["填报单位：乙县"], titles, row], foreign, scheme=SCHEME),  # type: ignore[arg-type] # any
        lambda: check_rows(SCHEME, [["填报单位：乙县"], titles, row], foreign),  # type: ignore[arg-type] # any
        lambda: marks_from_rows([["款", UNIT], ["14", 1]], scheme=SCHEME, units=foreign),  # type: ignore[arg-type] # any
        lambda: marks_from_rows([["款", UNIT], ["14", 1]], scheme=SCHEME, units=[foreign, UNIT]),  # type: ignore[list-item] # any
        lambda: blank_marks(SCHEME, foreign),  # type: ignore[arg-type] # any
        lambda: blank_marks(SCHEME, [foreign]),  # type: ignore[list-item] # any
        lambda: blank_rows(foreign),  # type: ignore[arg-type] # any
        lambda: blank_incidents(foreign),  # type: ignore[arg-type] # any
        lambda: evidence_from_rows([titles, row], UNIT, scheme=foreign),  # type: ignore[arg-type] # any
        lambda: claims_from_rows([], foreign),  # type: ignore[arg-type] # any
        lambda: marks_from_rows([], scheme=foreign),  # type: ignore[arg-type] # any
    ):
        read_or_refused(read)


class HasItems:
    """What has the entries of a mapping and is none, as a column of a data frame."""

    def items(self) -> list[tuple[str, int]]:
        return [("14", 1)]


def test_what_only_has_the_methods_of_a_mapping_is_no_table_of_marks() -> None:
    titles, row = READERS["evidence_from_rows"][1:]
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows([titles, row], UNIT, scheme=SCHEME, marks=HasItems())  # type: ignore[arg-type] # the point
    assert [(fault.path, fault.params["case"]) for fault in caught.value.faults] == [("/marks", "marks")]


def test_a_mapping_with_a_cell_that_hides_its_class_is_read_but_for_that_cell() -> None:
    row = {"name": "pm25_annual_mean", "value": "约36", "remarks": DISGUISED[0]}
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows([row], UNIT, scheme=SCHEME)
    assert [fault.params["case"] for fault in caught.value.faults] == ["unreadable_cell", "cell_with_unit"]
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows([list(row), list(row.values())], UNIT, scheme=SCHEME)
    assert [fault.params["case"] for fault in caught.value.faults] == ["unreadable_cell", "cell_with_unit"]


def test_a_mapping_that_cannot_be_read_is_called_so() -> None:
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows([{}, AMapping()], UNIT, scheme=SCHEME)  # type: ignore[list-item] # the point
    assert [fault.params["case"] for fault in caught.value.faults if fault.path == "/rows/3"] == ["unreadable_row"]


def test_rows_that_cannot_be_gone_through_are_called_so() -> None:
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows(AnIterable(), UNIT, scheme=SCHEME)  # type: ignore[arg-type] # the point
    assert [(fault.path, fault.params["case"]) for fault in caught.value.faults] == [("/rows", "unreadable_rows")]
