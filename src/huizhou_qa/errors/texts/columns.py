"""Texts: what is wrong with what is asked of a plan over columns, and with frames."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "scheme_invalid.columns": Wording(
            "不能按列计算这一方案", "the scheme cannot be turned into columns as it is asked for"
        ),
        "unknown_column.plan": Wording(
            "没有“{name}”这一列；有哪些列，见compile_columns(scheme).inputs",
            "there is no column {name}; compile_columns(scheme).inputs lists them",
        ),
        "unknown_column.plan_near": Wording(
            "没有“{name}”这一列；是否指“{nearest}”", "there is no column {name}; {nearest} may be meant"
        ),
        "repeated_column.inputs": Wording(
            "两个数据项的列名都是“{name}”；请改其中一个的名称",
            "two inputs would have the column {name}; rename one of them",
        ),
        "repeated_column.table": Wording(
            "SQL不分大小写，“{name}”与另一列同名；请改名",
            "SQL does not tell capitals apart, and {name} is also the name of another column; rename one",
        ),
        "repeated_column.readings": Wording(
            "有两列都会叫“{name}”（不分大小写）；请换各组选择的名称",
            "two columns would be called {name}, capitals apart; name the choices otherwise",
        ),
        "empty.readings_of_columns": Wording(
            "没有一组选择，至少要有一组", "there is no choice of readings; name at least one"
        ),
        "unknown_choice.bounds_over_cohort": Wording(
            "有cohort时不能求上下界；请不用cohort，把平均值等作为列给出，或用analysis.bounds_of_cohort",
            "there are no bounds over a cohort; give averages and the like as columns, without a cohort, or use "
            "analysis.bounds_of_cohort",
        ),
        "too_wide": Wording(
            "算式{expression}可能达到{bound}，超出能够准确计算的范围；请用limits把{names}限制在{most}以内",
            "{expression} may reach {bound}, beyond what is exact; with limits, keep {names} to {most} at the most",
        ),
        "too_wide.digits": Wording(
            "算式{expression}可能达到{bound}，超出能够准确计算的范围；请用digits减少小数位数，或用limits缩小范围",
            "{expression} may reach {bound}, beyond what is exact; give fewer digits, or narrower limits",
        ),
        "too_wide.written": Wording(
            "算式{expression}可能达到{bound}，超出能够准确计算的范围；该方案写到小数点后{places}位，至多写到{most}位才能按列计算",
            "{expression} may reach {bound}, beyond what is exact; the scheme writes {places} places, and at most "
            "{most} of them fit",
        ),
        "too_wide.written_or_nothing": Wording(
            "算式{expression}可能达到{bound}，超出能够准确计算的范围；该方案写到小数点后{places}位，有nothing_…、ruling_…列"
            "时至多写到{most}位；请少写几位，或不给这些列",
            "{expression} may reach {bound}, beyond what is exact; the scheme writes {places} places, and with columns "
            "nothing_… and ruling_… at most {most} of them fit; write fewer, or leave these columns out",
        ),
        "too_wide.nothing_fits": Wording(
            "算式{expression}可能达到{bound}，超出能够准确计算的范围，缩小范围、减少位数都不够；请用assess逐个单位计算",
            "{expression} may reach {bound}, beyond what is exact, and neither limits nor fewer digits are enough; "
            "score the units one by one with assess",
        ),
        "wrong_type.no_frame": Wording(
            "{given}不是数据表；请给Polars、pandas、PyArrow、DuckDB或PySpark的表",
            "{given} is no frame; give one of Polars, pandas, PyArrow, DuckDB or PySpark",
        ),
        "no_places_over_cohort": Wording(
            "这种表不能在同一批单位内排名次；请先转为Polars的表（polars.from_pandas、from_arrow）",
            "this engine tells no places within a cohort; make a Polars frame of it (polars.from_pandas, from_arrow)",
        ),
        "lacking_column": Wording("缺少“{name}”这一列（{wanted}）", "there is no column {name}: {wanted}"),
        "column_type": Wording(
            "“{name}”列应为{wanted}，实际是{given}", "the column {name} should hold {wanted}; it is {given}"
        ),
        "column_type.floats": Wording(
            "“{name}”列应为{wanted}，实际是{given}；其中是照填的数的，请先用scaled(frame, plan)；已是整数、只因有空缺"
            '成了浮点数的（pandas），请用astype("Int64")',
            "the column {name} should hold {wanted}; it is {given}: if it holds plain numbers, bring them to scale "
            "with scaled(frame, plan); if a gap made floats of whole numbers at scale (pandas), use "
            'astype("Int64")',
        ),
        "column_taken": Wording(
            "表中已有“{name}”列，结果无处可放；请改名或删去", "there is a column {name} already; rename or drop it"
        ),
        "column_taken.cohort": Wording(
            "cohort指定的“{name}”列与一列结果同名；请改名",
            "the cohort is said by a column {name}, and one that comes out has the same name; rename it",
        ),
        "too_many_members": Wording(
            "同一批单位超过{most}个，平均值等统计数和名次无法按列准确计算；请核对该列，或用assess_cohort",
            "the cohort has more than {most} members, and statistics and places are exact up to so many; check the "
            "column, or use assess_cohort",
        ),
        "bad_limit.below_zero": Wording(
            "只给一个数时，它是绝对值的上限，不能小于0，给的是{given}；要限制在0以下，请给最小值与最大值两个数",
            "a limit that is one number must not be below 0, and it is {given}; write the least and the greatest",
        ),
        "bad_limit": Wording(
            "范围应为一个最大值，或最小值与最大值两个数，给的是{given}",
            "the limit is {given}; write the greatest number, or the least and the greatest",
        ),
        "bad_limit.no_number": Wording(
            "“{name}”一列填的不是数，不能限制范围；请删去这一项",
            "the column {name} holds no number that could be limited; leave the limit out",
        ),
        "bad_places.of_a_column": Wording(
            "“{name}”一列的小数位数只能是{places}，给的是{given}",
            "the column {name} always has {places} decimal places, and {given} are asked for; leave them out",
        ),
    }
)
