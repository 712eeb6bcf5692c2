"""Units are placed as the scheme says: by grade and total, by the total alone, rounded first, and some not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from attrs import evolve

from huizhou_qa import Evidence, MissingEvidenceError, SchemeError, VerificationError, assess, assess_cohort
from huizhou_qa.analysis import cohort_results
from huizhou_qa.codec import assessment_from_json, assessment_to_json, scheme_from_json, scheme_to_json
from huizhou_qa.ledger.cohort import Cohort
from huizhou_qa.rules.derived import is_true
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.ranking import Ranking
from huizhou_qa.scorers import truth
from huizhou_qa.sheets import cohort_sheet, notice
from support import valley
from support.valley import given, incident

NEW = truth("new", "是否新设")
WHOLE = Rounding(0, "half_up", "total")
HALVES = Rounding(1, "half_up", "total", grid="0.5")
# 辛 has the highest total and, for a death, the lowest grade.
UNITS: tuple[tuple[str, object, tuple[dict[str, object], ...]], ...] = (
    ("戊", "80.4", ()),
    ("己", "79.6", ()),
    ("庚", "79.5", ()),
    ("辛", 90, (incident("a", "notice"),)),
)


def cohort(ranking: Ranking, **facts: object) -> Cohort:
    scheme = valley.in_steps(ranking=ranking)
    quiet = {"accidents": 0, "control_figure": 0, "town": True, **facts}
    return assess_cohort(
        scheme, [Evidence.from_dict(given(green, *told, **quiet) | {"unit": unit}) for unit, green, told in UNITS]
    )


def places(made: Cohort) -> list[tuple[int | None, str]]:
    return [(one.place, one.unit) for one in made.ranking]


BY: list[tuple[Ranking, list[tuple[int | None, str]]]] = [
    (Ranking(), [(1, "戊"), (2, "己"), (3, "庚"), (4, "辛")]),
    (Ranking(("total",)), [(1, "辛"), (2, "戊"), (3, "己"), (4, "庚")]),
    (Ranking(("total", "grade")), [(1, "辛"), (2, "戊"), (3, "己"), (4, "庚")]),
    (Ranking(("grade",)), [(1, "己"), (1, "庚"), (1, "戊"), (4, "辛")]),
    # 80.4, 79.6 and 79.5 are all 80.
    (Ranking(("total",), WHOLE), [(1, "辛"), (2, "己"), (2, "庚"), (2, "戊")]),
]


@pytest.mark.parametrize(("ranking", "expected"), BY, ids=range(len(BY)))
def test_places_go_by_what_the_scheme_says(ranking: Ranking, expected: list[tuple[int | None, str]]) -> None:
    made = cohort(ranking)
    assert places(made) == expected
    assert [str(made.results[one.unit].total) == str(one.total) for one in made.ranking] == [True] * 4
    made.verify()


def test_a_unit_that_the_scheme_leaves_out_stands_last_without_a_place() -> None:
    exempt = Ranking(exempt=(is_true(NEW),), told="新设，不参加排名")
    scheme = valley.scheme(ranking=exempt)
    units = [
        Evidence.from_dict(given(green, new=new) | {"unit": unit})
        for unit, green, new in (("戊", 90, True), ("己", 80, False), ("庚", 70, False))
    ]
    made = assess_cohort(scheme, units)
    assert places(made) == [(1, "己"), (2, "庚"), (None, "戊")]
    made.verify()
    assert repr(made).endswith("None 戊 甲 90.00>")
    sheet = cohort_sheet(cohort_results(made))
    assert [row[:2] for row in sheet.rows[:-1]] == [("1", "己"), ("2", "庚"), ("新设，不参加排名", "戊")]
    assert [row[:2] for row in notice(cohort_results(made)).rows] == [row[:2] for row in sheet.rows[:-1]]
    with pytest.raises(VerificationError):
        evolve(made, ranking=made.ranking[::-1]).verify()


def test_what_the_ranking_reads_is_asked_for() -> None:
    scheme = valley.scheme(ranking=Ranking(exempt=(is_true(NEW),)))
    assert [row.name for row in scheme.inputs] == ["green", "new"]
    with pytest.raises(MissingEvidenceError) as caught:
        assess_cohort(scheme, [valley.evidence(90)])
    assert [fault.path for fault in caught.value.faults] == ["/0/facts/new"]
    assert assess(scheme, valley.evidence(90, new=False)).grade == "甲"


@pytest.mark.parametrize(
    ("ranking", "told"),
    [
        (Ranking(), "名次先按等级、再按得分排列"),
        (Ranking(("total",)), "名次按得分排列"),
        (Ranking(("total",), WHOLE), "名次按得分排列（得分先四舍五入到整数）"),
        (Ranking(("total",), HALVES), "名次按得分排列（得分先四舍五入到0.5的倍数）"),
    ],
)
def test_papers_say_what_places_go_by(ranking: Ranking, told: str) -> None:
    results = cohort_results(cohort(ranking))
    assert notice(results).remarks[0] == f"{told}。"
    assert any(one.startswith(f"{told}，") for one in cohort_sheet(results).remarks)


def test_schemes_that_rank_otherwise_are_not_equal() -> None:
    schemes = [
        valley.scheme(ranking=one)
        for one in (
            Ranking(),
            Ranking(("total",)),
            Ranking(rounding=WHOLE),
            Ranking(rounding=HALVES),
            Ranking(rounding=Rounding(1, "half_up", "total")),
            Ranking(exempt=(is_true(NEW),)),
        )
    ]
    assert len({one.digest for one in schemes}) == len(schemes)
    assert valley.scheme() == schemes[0]


def test_what_only_the_ranking_reads_is_declared_in_the_document() -> None:
    scheme = valley.scheme(ranking=Ranking(rounding=HALVES, exempt=(is_true(NEW),), told="新设"))
    declared = scheme.document["inputs"]
    assert isinstance(declared, Mapping)
    assert NEW.path in declared
    again = scheme_from_json(scheme_to_json(scheme))
    assert (again, again.ranking.rounding, again.ranking.told) == (scheme, HALVES, "新设")
    one = assess(again, valley.evidence(90, new=True))
    assert assessment_from_json(assessment_to_json(one, scheme=True)) == one


UNSOUND: list[tuple[Callable[[], object], tuple[str, str]]] = [
    (lambda: Ranking(()), ("/by", "bad_ranking")),
    (lambda: Ranking(("total", "total")), ("/by", "bad_ranking")),
    (lambda: Ranking(("name",)), ("/by/0", "unknown_choice")),  # type: ignore[arg-type]
    (lambda: Ranking((5,)), ("/by/0", "wrong_type")),  # type: ignore[arg-type]
    (lambda: Ranking(rounding=Rounding(0)), ("/rounding", "wrong_stage")),
    (lambda: Ranking(exempt=(NEW,)), ("/exempt/0", "wrong_type")),  # type: ignore[arg-type]
    (lambda: valley.scheme(ranking=5), ("/ranking", "wrong_type")),
]


@pytest.mark.parametrize(("make", "told"), UNSOUND, ids=range(len(UNSOUND)))
def test_a_ranking_that_compares_nothing_is_refused(make: Callable[[], Scheme], told: tuple[str, str]) -> None:
    with pytest.raises(SchemeError) as caught:
        make()
    assert [(one.path, one.code) for one in caught.value.faults] == [told]
