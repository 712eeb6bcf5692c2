"""The chart of a clause: exact ends, open and closed, the unit on the curve, and the nearest edge that earns more."""

from __future__ import annotations

import pytest
from attrs import evolve

from charts.test_lost import COHORT
from huizhou_qa import Assessment, Evidence, EvidenceError, VerificationError, assess
from huizhou_qa.charts import clause_chart
from huizhou_qa.rules import Piece, Pieces, Quotient
from huizhou_qa.rules.derived import is_true, when
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers import held, on_curve, quantity, truth
from support import kinds, slopes
from support.drawn import Chart, layers, part, texts, titles

PARTS, HOUSES = quantity("parts", "分项", "件", "parts"), quantity("houses", "户数", "户", "houses")


def town(**facts: object) -> Assessment:
    return assess(kinds.scheme(), Evidence.from_dict(kinds.given(**facts)))


def shared() -> Scheme:
    """A village whose clause gives points for parts per house."""
    rule = on_curve(Quotient(PARTS, HOUSES), Pieces((Piece("[0, 1]", 0, 100), Piece("(1, ∞)", 100))))
    return slopes.village(rule)


def places(chart: Chart, end: str) -> list[tuple[object, object]]:
    """Where ends of one kind are drawn."""
    return [(row["x"], row["y"]) for _, rows in layers(chart) for row in rows if row.get("end") == end]


def lines(chart: Chart) -> list[tuple[object, ...]]:
    found = [rows for mark, rows in layers(chart) if mark == "rule"]
    return [tuple(row[name] for name in ("x", "x2", "y", "y2")) for row in found[0]]


def test_a_band_is_drawn_with_closed_and_open_ends_and_an_arrow_where_it_goes_on() -> None:
    chart = clause_chart(town(investment_rate=90), "3")
    assert places(chart, "closed") == [(80.0, 12.0), (100.0, 15.0), (150.0, 20.0)]
    assert places(chart, "open") == [(80.0, 0.0), (100.0, 12.0), (150.0, 15.0)]
    ((at, height),) = places(chart, "on")
    assert float(str(at)) > 150
    assert height == 20.0
    assert lines(chart)[1] == (80.0, 100.0, 12.0, 12.0)


def test_the_title_says_what_the_unit_has_and_earns_in_both_languages() -> None:
    result = town(investment_rate=90)
    assert titles(clause_chart(result, "3"))[0] == "3 投资：东村90%，得12.00／20.00"
    assert titles(clause_chart(result, "3", language="en"))[0] == "3 投资: 东村 90%, earns 12.00 of 20.00"


@pytest.mark.parametrize(
    ("facts", "clause", "told"),
    [
        ({"investment_rate": 90}, "3", "达到100%即得15.00（＋3.00）"),
        ({"place": 5}, "5", "降到3即得10.00（＋5.00）"),
        ({"waste_sorting": "良"}, "1", "优即得15.00（＋3.00）"),
    ],
    ids=["from an edge", "down to an edge", "a word"],
)
def test_the_nearest_edge_that_earns_more_is_ringed_and_told(facts: dict[str, object], clause: str, told: str) -> None:
    assert told in texts(clause_chart(town(**facts), clause))


def test_of_whole_numbers_the_nearest_that_earns_more_is_ringed_also_where_two_of_them_make_a_line() -> None:
    assert "降到0个即得0.00（＋1.00）" in texts(clause_chart(COHORT.results["丙县"], "12.2"))


def test_only_signs_that_are_drawn_are_explained() -> None:
    assert (
        titles(clause_chart(town(investment_rate=90), "3"))[-1]
        == "● 含端点　○ 不含端点　◆ 本单位　圆圈：最近的更高一档"
    )
    assert titles(clause_chart(town(investment_rate=160), "3"))[-1] == "● 含端点　○ 不含端点　◆ 本单位"
    assert titles(clause_chart(COHORT.results["丙县"], "14"))[-1] == "● 含端点　◆ 本单位"


def test_an_edge_that_is_not_included_says_so() -> None:
    above = on_curve(PARTS, Pieces((Piece("[0, 5]", 10), Piece("(5, ∞)", 100))))
    below = on_curve(PARTS, Pieces((Piece("[0, 5)", 100), Piece("[5, ∞)", 10))))
    scheme = slopes.village(above, below)
    assert "超过5件即得100.00（＋90.00；5本身不算）" in texts(
        clause_chart(assess(scheme, slopes.villager(parts=3)), "1")
    )
    assert "低于5件即得100.00（＋90.00；5本身不算）" in texts(
        clause_chart(assess(scheme, slopes.villager(parts=9)), "2")
    )


def said_at(chart: Chart, text: str) -> int:
    """How far the words stand below their place, in pixels; above it where that is negative."""
    drawn = part(chart.to_dict(), "layer")
    assert isinstance(drawn, list)
    told = [one for one, (_, rows) in zip(drawn, layers(chart), strict=True) if any(text in str(row) for row in rows)]
    return int(str(part(part(told[-1], "mark"), "dy")))


def test_the_words_of_a_unit_stand_above_it_and_leave_the_axis_free_also_where_it_earns_nothing() -> None:
    chart = clause_chart(town(investment_rate=10), "3")
    assert said_at(chart, "东村 10% → 0.00") < 0
    drawn = part(chart.to_dict(), "layer")
    assert isinstance(drawn, list)
    domain = part(part(part(part(drawn[0], "encoding"), "y"), "scale"), "domain")
    assert isinstance(domain, list)
    assert domain[0] < 0


def test_where_the_words_of_the_better_edge_stand_those_of_the_unit_go_below() -> None:
    near = on_curve(PARTS, Pieces((Piece("[0, 5)", 49), Piece("[5, 9)", 50), Piece("[9, ∞)", 100))))
    chart = clause_chart(assess(slopes.village(near), slopes.villager(parts=4)), "1")
    assert said_at(chart, "达到5件") < 0
    assert said_at(chart, "丁村 4件") > 0


def test_the_rule_stands_below_the_title_where_it_is_short_and_is_left_out_where_it_is_long() -> None:
    below = titles(clause_chart(town(investment_rate=90), "3"))[1:-1]
    assert (
        "".join(below) == "投资完成率：150%（含）以上得20分；100%（含）–150%得15分；80%（含）–100%得12分；不足80%不得分"
    )
    steps = [Piece(f"[{at}, {at + 1})", at) for at in range(40)]
    long = on_curve(PARTS, Pieces((*steps, Piece("[40, ∞)", 100))))
    assert len(titles(clause_chart(assess(slopes.village(long), slopes.villager(parts=3)), "1"))) == 2


def test_a_unit_with_the_best_has_no_edge_ringed() -> None:
    chart = clause_chart(town(investment_rate=160), "3")
    assert texts(chart) == ["东村 160% → 20.00"]


def test_a_number_that_was_rounded_to_be_written_says_so() -> None:
    rule = on_curve(PARTS, Pieces((Piece("[0, 9]", 0, "0.333"), Piece("(9, ∞)", 100))))
    chart = clause_chart(assess(slopes.village(rule), slopes.villager(parts="1.5")), "1")
    assert "丁村 1.5件 → 0.4995，写作0.50" in texts(chart)
    assert lines(chart)[0] == (0.0, 9.0, 0.0, 2.997)


def test_a_count_has_points_alone_and_a_quotient_many_short_lines() -> None:
    chart = clause_chart(town(place=5), "5")
    assert lines(chart) == []
    assert places(chart, "closed")[:3] == [(2.0, 10.0), (3.0, 10.0), (4.0, 5.0)]
    assert titles(chart)[-1].startswith("● 只有整数")
    drawn = clause_chart(assess(shared(), slopes.villager(parts=3, houses=5)), "1", "houses")
    assert len(lines(drawn)) > 30


def test_pieces_that_go_on_alike_are_one() -> None:
    rule = on_curve(PARTS, Pieces((Piece("[0, 4]", 0, 1), Piece("(4, 9]", 0, 1), Piece("(9, ∞)", 100))))
    chart = clause_chart(assess(slopes.village(rule), slopes.villager(parts=3)), "1")
    assert lines(chart)[0] == (0.0, 9.0, 0.0, 9.0)


def test_where_a_clause_gives_nothing_it_has_no_piece() -> None:
    # Of no house at all there is no share.
    drawn = clause_chart(assess(shared(), slopes.villager(parts=3, houses=5)), "1", "houses")
    assert (0.0, 0.0) not in places(drawn, "closed")
    assert min(float(str(row[0])) for row in lines(drawn)) >= 0


def test_a_held_fact_is_no_subject_and_what_no_piece_reaches_is_not_drawn() -> None:
    fixed = slopes.village(on_curve(held(PARTS, "target"), Pieces((Piece("[0, ∞)", 100),))))
    assert refusal(assess(fixed, slopes.villager(parts=3)), "1") == [("/fact", "not_along")]


def test_where_several_facts_are_read_the_one_that_can_earn_more_is_drawn() -> None:
    result = COHORT.results["丙县"]
    assert titles(clause_chart(result, "4.1"))[0] == "4.1 建筑工程一次验收合格率：丙县97.99%，得0.00／2.00"
    assert "达到98%即得2.00（＋2.00）" in texts(clause_chart(result, "4.1"))
    # There was nothing of the other class.
    assert titles(clause_chart(result, "6.1"))[0] == "6.1 交通工程一次验收合格率：丙县98.6%，得2.00／2.00"
    for id_ in result.clauses:
        assert titles(clause_chart(result, id_))[0].startswith(f"{id_} ")


def test_an_edge_that_is_rounded_to_be_told_still_earns() -> None:
    assert "达到约6.1538462即得2.00（＋1.00）" in texts(clause_chart(COHORT.results["丙县"], "12.1"))


def test_words_stand_on_the_axis_in_place_of_numbers() -> None:
    chart = clause_chart(town(waste_sorting="良"), "1")
    assert titles(chart)[-1].startswith("● 可能的答案")
    assert '["优", "良", "中", "差"][indexof([0.0, 1.0, 2.0, 3.0], datum.value)]' in str(chart.to_dict())


def refusal(result: Assessment, clause: str, fact: str | None = None) -> list[tuple[str, str]]:
    with pytest.raises(EvidenceError) as caught:
        clause_chart(result, clause, fact)
    return [(fault.path, fault.code) for fault in caught.value.faults]


def test_what_cannot_be_drawn_is_refused() -> None:
    assert refusal(town(), "9") == [("/clause", "unknown_clause")]
    assert refusal(town(), 3) == [("/clause", "unknown_clause")]  # type: ignore[arg-type] # the point
    assert refusal(town(), "3", "growth") == [("/fact", "not_along")]
    assert refusal(town(), "3", "grwoth") == [("/fact", "unknown_name")]
    assert refusal("东村", "3") == [("", "wrong_type")]  # type: ignore[arg-type] # the point
    nothing = kinds.given(investment_rate={"nothing": "无投资"})
    nothing["rulings"] = {"3": {"treatment": "full", "by": "戊镇", "why": "无投资"}}
    assert refusal(assess(kinds.scheme(), Evidence.from_dict(nothing)), "3") == [("/fact", "not_along")]
    with pytest.raises(VerificationError):
        clause_chart(evolve(town(), grade="优"), "3")


def test_of_yes_or_no_yes_is_told_as_a_word() -> None:
    made = when(is_true(truth("made", "已制定", "made")), points=100, otherwise=0)
    chart = clause_chart(assess(slopes.village(made), slopes.villager(made=False)), "1")
    assert "是即得100.00（＋100.00）" in texts(chart)
