"""What the edition of 2017 asks for: a row of every fact, mark and average."""

from __future__ import annotations

import pytest

from huizhou_qa import Evidence, assess, get_scheme
from support.model_2017 import SCHEME

EXEMPT = {str(number) for number in (*range(1, 8), 9, 10, 11)}


def test_every_fact_mark_and_average_has_its_row() -> None:
    rows = SCHEME.inputs
    assert [sum(row.section == section for row in rows) for section in ("facts", "marks", "averages")] == [32, 33, 2]
    assert len({row.path for row in rows}) == len(rows)
    for row in rows:
        assert row.label
        assert row.lead
        assert row.described
        assert row.described_zh
        assert row.clause in SCHEME.clauses
        assert row.proof_needed == (row.clause.split(".")[0] not in EXEMPT)


@pytest.mark.parametrize(
    ("path", "label", "unit", "kind", "range_", "clause", "lead", "proof"),
    [
        ("/facts/pm25_annual_mean", "PM2.5年均浓度", "微克/立方米", "quantity", "[0, ∞)", "10.2", "环保部门", False),
        ("/facts/quality_warnings", "上级质监部门发文质量警示次数", "次", "count", "[0, ∞)", "1.4", "质监部门", False),
        ("/facts/i_to_iv_share", "地表水Ⅰ至Ⅳ类断面比例", "%", "percent", "[0, 100]", "11.3", "环保部门", False),
        ("/marks/11.4", "黑臭水体任务完成得分", "分", "mark", "[0, 1]", "11.4", "住房和城乡规划建设部门", False),
        ("/marks/22", "先进质量管理方法与三品行动得分", "分", "mark", "[0, 2]", "22", "经济和信息化局、质监部门", True),
        (
            "/averages/quality_incentive_projects",
            "全市平均国家级和省级质量激励项目数",
            "个",
            "average",
            "[0, ∞)",
            "13",
            "质监、住房和城乡规划建设、水务、经济和信息化局、检验检疫等部门",
            True,
        ),
    ],
)
def test_a_row_says_all_that_a_form_needs(  # noqa: PLR0913, PLR0917 (a row has that many columns)
    path: str, label: str, unit: str, kind: str, range_: str, clause: str, lead: str, proof: bool
) -> None:
    (row,) = [row for row in SCHEME.inputs if row.path == path]
    said = (row.label, row.unit, row.kind, str(row.range), row.clause, row.lead, row.proof_needed)
    assert said == (label, unit, kind, range_, clause, lead, proof)


@pytest.mark.parametrize(
    "readings",
    [{"agri_products": "joint"}, {"inferior_v_ratio": "complement_i_to_v"}, {"average_over": "without_self"}],
    ids=str,
)
def test_the_rows_are_the_same_under_every_reading(readings: dict[str, str | int]) -> None:
    scheme = get_scheme("huizhou", 2017, readings=readings)
    assert [(row.path, row.clause) for row in scheme.inputs] == [(row.path, row.clause) for row in SCHEME.inputs]
    pairs = [row.pair_needed for row in scheme.inputs if row.section == "averages"]
    assert pairs == [readings == {"average_over": "without_self"}] * 2
    assert [row.label for row in scheme.inputs] == [row.label for row in SCHEME.inputs]


def test_evidence_can_be_made_from_the_rows_alone() -> None:
    given: dict[str, dict[str, object]] = {"facts": {}, "marks": {}, "averages": {}}
    for row in SCHEME.inputs:
        top = row.range.high if row.range.high is not None else 10
        given[row.section][row.name] = True if row.kind == "truth" else top
    given["facts"] |= {"inferior_v_share": 0}
    # Every truth is given as true, so that what is read only where one is not may be left out.
    optional = [row for row in SCHEME.inputs if not row.always_needed]
    assert [row.path for row in optional] == [
        "/facts/i_to_iv_share",
        "/marks/11.4",
        "/averages/quality_incentive_projects",
    ]
    del given["marks"]["11.4"]
    result = assess(SCHEME, Evidence.from_dict({"unit": "甲", "incidents": [], **given}))
    assert result.groups["质量措施"].points == 44
