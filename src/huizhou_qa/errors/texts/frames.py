"""Texts: what is wrong with a frame that evidence or results are read from or written to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "evidence_invalid.frame": Wording("数据表有误，请改正后重报", "the frame cannot be read"),
        "wrong_type.frame": Wording(
            "{given}不是数据表；请给出Polars、pandas或PyArrow的表",
            "{given} is no frame; give one of Polars, pandas or PyArrow",
        ),
        "wrong_type.lazy_frame": Wording(
            "{given}是尚未取出的表；请先取到内存中（如Polars的collect()、DuckDB的arrow()、Spark的toArrow()），"
            "或用plan.assess逐列计分",
            "{given} is not in memory; collect it first (collect() of Polars, arrow() of DuckDB, toArrow() of Spark), "
            "or score it by columns with plan.assess",
        ),
        "wrong_type.column_name": Wording(
            "列名{given}不是文本；请把列名改为文本，或取出所要的列",
            "the name of a column is {given}, not text; rename it, or take only the columns that are needed",
        ),
        "wrong_type.column": Wording(
            "整列的类型是{given}；应为{expected}", "the whole column is of type {given}; give {expected}"
        ),
        "repeated_column.frame": Wording(
            "有列名出现两次，请各留一列：{problem}", "a name of a column stands twice; leave one of each: {problem}"
        ),
        "unknown_column.near": Wording(
            "没有名为{title}的数据，相近的有{nearest}；与数据无关的列请写入ignore",
            "evidence has no column {title}; {nearest} is near; name in ignore what says nothing of evidence",
        ),
        "unknown_column.of_no_frame": Wording(
            "没有名为{title}的数据；与数据无关的列请写入ignore",
            "evidence has no column {title}; name in ignore what says nothing of evidence",
        ),
        "unknown_column.counted": Wording(
            "{title}只有事件的件数，而数据须逐起说明；请在incidents列写明各起事件，并将此列写入ignore",
            "{title} only counts incidents, and evidence needs each of them; give them in a column incidents, and name "
            "this one in ignore",
        ),
        "no_column.units": Wording(
            "没有名为{title}的列，不知各行是哪个单位；请以unit写明该列的列名",
            "there is no column {title} with the names of the units; name theirs with unit",
        ),
        "repeated_input.columns": Wording(
            "同一数据在这一行写了两次，写在不同的列；请只留一处",
            "this says again what another column says in this row; leave one of them",
        ),
        "float.column": Wording(
            "整列是浮点数，如{written}，存下的可能不是所填的数；请在读表时把这一列读成文本或小数（Decimal），"
            '确要按最短写法取数的用floats="shortest"',
            "the column holds floats such as {written}, and a float is not exact; read it from its source as text or "
            'Decimals, or take floats by their shortest text with floats="shortest"',
        ),
        "float.column_of_others": Wording(
            "整列是浮点数，如{written}；应为{expected}", "the column holds floats such as {written}; give {expected}"
        ),
        "float.to_scale": Wording(
            "整列是浮点数，存下的可能不是所填的数；请在读表时把这一列读成文本或小数（Decimal），"
            '确要按最短写法取数的用floats="shortest"',
            "the column holds floats, and a float is not exact; read it from its source as text or Decimals, or take "
            'floats by their shortest text with floats="shortest"',
        ),
        "repeated_column.unscaled": Wording(
            "已有名为unscaled的列，结果无处可放；请改名",
            "there is a column unscaled, where what does not fit is counted; rename it",
        ),
        "not_scaled.places": Wording(
            "{given}的小数多于{places}位；请核对，或在compile_columns的digits中多留几位",
            "{given} has more than {places} places; check it, or give the column more of them with digits of "
            "compile_columns",
        ),
        "not_scaled.digits": Wording(
            "{given}连同{places}位小数超过{most}位数字；请核对单位",
            "{given} has, with {places} places, more than {most} digits; check the unit",
        ),
        "not_scaled.exponent": Wording(
            "{given}以指数写出，或多于15位有效数字；请写成普通的数字",
            "{given} is written with an exponent, or is a float of more than 15 digits; write plain digits",
        ),
        "wrong_type.plan_of_columns": Wording(
            "{given}不是按列计算的计划；请给出compile_columns(scheme)的结果",
            "{given} is no plan over columns; give what compile_columns(scheme) makes",
        ),
        "differs.units_of_rows": Wording(
            "第{row}行（{column}）是“{unit}”，而第{row}项结果是“{other}”的；结果应与各行一一对应，次序相同",
            "row {row} of like ({column}) is “{unit}”, and result {row} is that of “{other}”; give one for each row, "
            "in the same order",
        ),
        "wrong_type.assessments": Wording(
            "{given}不是考核结果；请给出assess得出的各项结果，或assess_cohort的结果",
            "{given} is no result; give results of assess, or the one of assess_cohort",
        ),
        "differs.rows": Wording(
            "有{results}项结果，而like有{rows}行；结果应与各行一一对应，次序相同",
            "there are {results} results for {rows} rows of like; give one for each row, in the same order",
        ),
        "empty.results_of_rows": Wording("没有结果，至少要有一项", "there is no result; give at least one"),
        "another_scheme.of_rows": Wording(
            "此项结果按{scheme}计分，第一项按{other}；一张表只放同一方案的结果",
            "this result is by {scheme}, the first by {other}; a frame holds results by one edition",
        ),
        "bad_places.of_a_frame": Wording(
            "结果写到{given}位小数，数据表中最多{most}位",
            "results have {given} places, and a frame holds at most {most}",
        ),
    }
)
