"""What the readers of forms refuse: every fault with its path, code and both messages, whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from huizhou_qa import EvidenceError, get_scheme
from huizhou_qa.forms import (
    blank_incidents,
    blank_marks,
    check_rows,
    claims_from_rows,
    evidence_from_rows,
    incidents_from_rows,
    marks_from_rows,
)
from support.told import Told, refusal, told

Row = Sequence[object] | Mapping[str, object]

SCHEME = get_scheme("huizhou", 2017)
UNIT = "甲区"
INCIDENTS = blank_incidents(SCHEME)[0]
SHEET = ("考核内容", "考核指标", "考核要点", "分值", "评分标准", "自评得分")
INCIDENT = ("甲-1", "2017.6.1", "是", "是", "国务院", "特别重大", "是", "已认定")


def found(read: Callable[[], object]) -> list[Told]:
    return refusal(read, EvidenceError)[1]


def form(*rows: Row, marks: Mapping[str, object] | None = None) -> list[Told]:
    return found(lambda: evidence_from_rows(rows, UNIT, scheme=SCHEME, marks=marks))


def cells(**cells: object) -> list[Told]:
    """The faults of a form of one row, its cells by the keys of their columns."""
    return form(cells)


def marks(*rows: Row, units: Iterable[str] | None = None) -> list[Told]:
    return found(lambda: marks_from_rows(rows, scheme=SCHEME, units=units))


def claims(*rows: Row) -> list[Told]:
    return found(lambda: claims_from_rows([SHEET, *rows], SCHEME))


def incidents(*rows: Row) -> list[Told]:
    return found(lambda: incidents_from_rows([INCIDENTS, *rows]))


def incident(**changed: object) -> list[Told]:
    """The faults of a table of one incident, some of its cells written otherwise."""
    row = dict(zip(INCIDENTS, INCIDENT, strict=True)) | changed
    return found(lambda: incidents_from_rows([row]))


def wanted(*rows: Row) -> list[Told]:
    """What keeps a form from being scored, of which the place is a row or which is about incidents."""
    faults = check_rows(SCHEME, rows, UNIT)
    return [one for one in told(faults) if one[0].startswith("/rows") or one[0] == "/incidents"]


# Arguments of wrong kinds are the point.
any_form: Callable[..., object] = evidence_from_rows
any_marks: Callable[..., object] = marks_from_rows
any_blank: Callable[..., object] = blank_marks


# Tables, their titles, and what stands above them.

OF_TABLES: list[tuple[Callable[[], list[Told]], list[Told]]] = [
    (
        lambda: found(lambda: any_form(5, UNIT)),
        [
            (
                "/rows",
                "wrong_type",
                "5不是表格的各行；应为行的列表，每行又是单元格的列表",
                "5 is not rows; give a list of rows, each a list of cells",
            )
        ],
    ),
    (
        lambda: found(lambda: any_form([5, ["名称", "填报值"]], UNIT, scheme=SCHEME)),
        [
            (
                "/rows/1",
                "wrong_type",
                "第1行：5不是一行；应为单元格的列表，或由列名到单元格的对应",
                "row 1: 5 is not a row; give a list of cells, or a mapping from titles to cells",
            )
        ],
    ),
    (
        lambda: form(["填报", "值"]),
        [
            (
                "/rows",
                "no_header",
                "找不到列名行：没有一行写有列名名称、标签、款；若文件里写了而这里认不出，多半是读了另一张工作表，或文件的编码不对，或每行成了一格（分隔符不是半角逗号），请指明工作表，或另存为“CSV UTF-8”或.xlsx后再读",
                "no row names the columns; give one with at least one of the titles 名称, 标签, 款; where the file has it, another sheet was read, or the file in another encoding than it was saved in, or with another delimiter, so that each row is one cell: name the sheet, or save it as CSV UTF-8 with commas, or as .xlsx",
            )
        ],
    ),
    (
        lambda: form(["名称", "填报值"], {"名称": "x"}),
        [
            (
                "/rows/2",
                "mixed_rows",
                "第2行：这一行与第一行的形式不同（一个是列表，一个是对应），各行请用同一形式",
                "row 2: rows are lists or mappings, and this one is not as the first is; give all in one form",
            )
        ],
    ),
    (
        lambda: form(["PM2.5", "约36"], ["名称", "填报值"]),
        [
            (
                "/rows/1",
                "above_the_header",
                "第1行：'约36'写在列名行的上面，不会被读入；数据请移到列名行的下面，表头说明请合并成一格",
                "row 1: '约36' stands above the header, where no data are read; move the data below the header, and write a caption into a single cell",
            )
        ],
    ),
    (
        lambda: form(["PM2.5年均浓度"], ["名称", "填报值"]),
        [
            (
                "/rows/1",
                "above_the_header",
                "第1行：'PM2.5年均浓度'写在列名行的上面，不会被读入；数据请移到列名行的下面，表头说明请合并成一格",
                "row 1: 'PM2.5年均浓度' stands above the header, where no data are read; move the data below the header, and write a caption into a single cell",
            )
        ],
    ),
    (
        lambda: form(["名称", "填报值", 7]),
        [
            (
                "/rows/1",
                "wrong_type",
                "第1行：列名7不是文字，请把列名写成文字",
                "row 1: the title 7 is not text; write the title as text",
            )
        ],
    ),
    (
        lambda: form(["名称", "填报值", "数值"]),
        [
            (
                "/rows/1",
                "repeated_column",
                "第1行：列名'数值'与前面的列名'填报值'是同一名称，请只留一列",
                "row 1: the title '数值' is that of another column, written '填报值'; leave one",
            )
        ],
    ),
    (
        lambda: form(["名称", "填报值", "说 明", "说明"]),
        [
            (
                "/rows/1",
                "repeated_column",
                "第1行：列名'说明'与前面的列名'说 明'是同一名称，请只留一列",
                "row 1: the title '说明' is that of another column, written '说 明'; leave one",
            ),
            (
                "/rows/1",
                "unknown_column",
                "第1行：没有名为'说 明'的列；补充说明请写在“备注”列，否则请删去整列",
                "row 1: no column is called '说 明'; a note may stand in 备注, else delete the whole column",
            ),
        ],
    ),
    (
        lambda: form(["名称", "标签", "来源"]),
        [
            (
                "/rows/1",
                "no_value_column",
                "第1行：没有名为“填报值”的列，请给填数的一列写上这个列名",
                "row 1: no column is titled 填报值; title the one with the values so",
            )
        ],
    ),
    (
        lambda: form(["名称", "填报值"], ["pm25_annual_mean", "36", "x"]),
        [
            (
                "/rows/2",
                "no_title",
                "第2行：'x'所在的列没有列名，请补列名，或删去这一格",
                "row 2: 'x' stands in a column without a title; title the column or clear the cell",
            )
        ],
    ),
    (
        lambda: form(["填报单位：乙县"], ["名称", "填报值"]),
        [
            (
                "/rows/1",
                "another_unit",
                "第1行：表上写的填报单位是“乙县”，现在按“甲区”读入；请核对是不是这个单位的表，或改正填报单位",
                "row 1: the form says that it is of 乙县, and is read as that of 甲区; take the form of the right unit, or correct the line",
            )
        ],
    ),
    (
        lambda: form(["名称", "填报值"], ["考核年度：2016", ""]),
        [
            (
                "/rows/2",
                "another_year",
                "第2行：表上写的考核年度是2016，现在按2017年度的方案读入；请核对是不是这一年的表，或改正考核年度",
                "row 2: the form says that it is of 2016, and is read under the scheme of 2017; take the form of the right year, or correct the line",
            )
        ],
    ),
    (
        lambda: found(lambda: any_form([["名称", "填报值"]], UNIT, scheme=SCHEME, marks=5)),
        [
            (
                "/marks",
                "wrong_type",
                "5不是得分；应为marks_from_rows给出的该单位得分",
                "5 is not a mapping; give the unit's marks from marks_from_rows",
            )
        ],
    ),
    (
        lambda: found(lambda: any_form([["名称", "填报值"], {"名称"}], UNIT, scheme=SCHEME)),
        [
            (
                "/rows/2",
                "wrong_type",
                "第2行：一个集合读不出各单元格；请换成普通的列表或字典",
                "row 2: the cells of a value of type set cannot be read; give a plain list or dict",
            )
        ],
    ),
    (
        lambda: form(["名称", "填报值"], marks={"14": Fraction(2)}),
        [
            (
                "/marks/14",
                "out_of_range",
                "“质量强市方案、机构与经费得分”的值2超出范围，应填0至1分",
                "2 is out of range for 14; give a mark from 0 to 1",
            )
        ],
    ),
    (
        lambda: form(["名称", "填报值"], marks={"pm25_annual_mean": Fraction(1)}),
        [
            (
                "/marks/pm25_annual_mean",
                "unknown_name",
                "评定得分（marks）中没有“pm25_annual_mean”，它属于数据项（facts），请移到那里",
                "no such name among the marks: 'pm25_annual_mean'; it is one of the facts, move it there",
            )
        ],
    ),
    (
        lambda: form(["名称", 7, "填报值"]),
        [
            (
                "/rows/1",
                "wrong_type",
                "第1行：列名7不是文字，请把列名写成文字",
                "row 1: the title 7 is not text; write the title as text",
            )
        ],
    ),
]

# Which input a row is about, and what it says of it.

OF_ROWS: list[tuple[Callable[[], list[Told]], list[Told]]] = [
    (
        lambda: cells(value="36"),
        [
            (
                "/rows/2",
                "no_input",
                "第2行：这一行没有写明是哪项数据，请填写“名称”或“标签”；合并的单元格只在第一行有文字，请逐行写明",
                "row 2: the row names no input; fill in 名称 or 标签; a merged cell holds its text in its first row only, so write it in every row",
            )
        ],
    ),
    (
        lambda: cells(name="", label="备注：PM2.5年均浓度", value="36"),
        [
            (
                "/rows/2",
                "no_input",
                "第2行：这一行按说明、签字或合计处理，却填有'36'；是数据的，名称请照抄空白表；不是的，请把'36'移到“备注”列",
                "row 2: the row begins as a note, a signature or a sum does, and holds '36'; if this is a value, copy the name of the input from a blank form, else move '36' to 备注",
            )
        ],
    ),
    (
        lambda: cells(name="pm25", value="36"),
        [
            (
                "/rows/2/名称",
                "unknown_input",
                "第2行（名称）：方案中没有名为'pm25'的数据，是否应为“pm25_annual_mean”？请从空白表照抄",
                "row 2 (名称): 'pm25' is no input of the scheme; is it pm25_annual_mean? copy it from a blank form",
            )
        ],
    ),
    (
        lambda: cells(name="一二三四五", value="36"),
        [
            (
                "/rows/2/名称",
                "unknown_input",
                "第2行（名称）：方案中没有名为'一二三四五'的数据，请从空白表照抄",
                "row 2 (名称): '一二三四五' is no input of the scheme; copy it from a blank form",
            )
        ],
    ),
    (
        lambda: cells(clause="2.1", value="96"),
        [
            (
                "/rows/2/款",
                "unknown_input",
                "第2行（款）：'2.1'这一款由数据算出得分，这一行没有写明是哪项数据，请填写“名称”或“标签”；合并的单元格只在第一行有文字，请逐行写明",
                "row 2 (款): a computed clause goes by the names of its facts, and beside '2.1' stands none; fill in 名称 or 标签; a merged cell holds its text in its first row only, so write it in every row",
            )
        ],
    ),
    (
        lambda: cells(clause="99", value="96"),
        [
            (
                "/rows/2/款",
                "unknown_input",
                "第2行（款）：'99'不是由部门评分的款；由数据算出得分的款，请填“名称”或“标签”写明是哪项数据",
                "row 2 (款): '99' is no clause that marks are awarded for; a computed clause goes by the names of its facts; copy it from a blank form",
            )
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", label="蔬菜监测合格率", value="36"),
        [
            (
                "/rows/2",
                "contradiction",
                "第2行：名称与标签说的不是同一项数据，请改正其一，或删去其一",
                "row 2: the name and the label are of different inputs; correct one, or clear it",
            )
        ],
    ),
    (
        lambda: cells(name="quality_incentive_projects", value="3"),
        [
            (
                "/rows/2",
                "ambiguous",
                "第2行：这一名称可指/facts/quality_incentive_projects、/averages/quality_incentive_projects；请以其中之一作名称，或填上标签",
                "row 2: it may be any of /facts/quality_incentive_projects, /averages/quality_incentive_projects; write one of them as the name, or fill in the label",
            )
        ],
    ),
    (
        lambda: form({"name": "pm25_annual_mean", "value": "36"}, {"label": "PM2.5年均浓度", "value": "36"}),
        [
            (
                "/rows/3",
                "repeated_input",
                "第3行（PM2.5年均浓度）：第2行已有这项数据，两行请只留一行",
                "row 3 (pm25_annual_mean): this stands in row 2 already; leave one of the two",
            )
        ],
    ),
    (
        lambda: form({"name": "事件", "value": "无"}, {"name": "incidents", "value": "无"}),
        [
            (
                "/rows/3",
                "repeated_input",
                "第3行：第2行已有这项数据，两行请只留一行",
                "row 3: this stands in row 2 already; leave one of the two",
            )
        ],
    ),
    (
        lambda: form({"name": "14", "value": "1"}, marks={"14": Fraction(1)}),
        [
            (
                "/rows/2",
                "repeated_input",
                "第2行（质量强市方案、机构与经费得分）：得分汇总表中已有这一得分，两处请只留一处",
                "row 2 (mark 14): this mark stands in the table of marks already; leave one",
            )
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", value="96", part="96", whole="100"),
        [
            (
                "/rows/2",
                "two_values",
                "第2行（蔬菜监测合格率）：填报值、分子与分母、无考核对象的原因三者只能填一种",
                "row 2 (vegetable_pass_rate): a value, a part of a whole and a reason for none exclude each other; leave one",
            )
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", source="统计局"),
        [
            (
                "/rows/1",
                "no_value_column",
                "第1行：没有名为“填报值”的列，请给填数的一列写上这个列名",
                "row 1: no column is titled 填报值; title the one with the values so",
            ),
            (
                "/rows/2",
                "no_value",
                "第2行（蔬菜监测合格率）：这一行写了来源等内容，却没有填数；请填写“填报值”，或删去这些内容",
                "row 2 (vegetable_pass_rate): the row says more of a value that is not there; fill in 填报值, or clear the rest",
            ),
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", part="96"),
        [
            (
                "/rows/2/分母（单位数）",
                "required",
                "第2行（蔬菜监测合格率、分母（单位数））：分子（全市合计）、分母（单位数）要一起填，请补上这一格",
                "row 2 (vegetable_pass_rate, 分母（单位数）): 分子（全市合计）, 分母（单位数） go together; fill in this one too",
            )
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", whole="96"),
        [
            (
                "/rows/2/分子（全市合计）",
                "required",
                "第2行（蔬菜监测合格率、分子（全市合计））：分子（全市合计）、分母（单位数）要一起填，请补上这一格",
                "row 2 (vegetable_pass_rate, 分子（全市合计）): 分子（全市合计）, 分母（单位数） go together; fill in this one too",
            )
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", nothing="没有生产", source="统计局"),
        [
            (
                "/rows/2/来源",
                "out_of_place",
                "第2行（蔬菜监测合格率、来源）：没有填数，这一格就没有所指，请删去",
                "row 2 (vegetable_pass_rate, 来源): there is no value that this could belong to; clear it",
            )
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", value="96", by="某"),
        [
            (
                "/rows/2/评分人",
                "out_of_place",
                "第2行（蔬菜监测合格率、评分人）：这一格不用填，请删去；本行可填：填报值、分子（全市合计）、分母（单位数）、来源、截至、状态、无考核对象的原因",
                "row 2 (vegetable_pass_rate, 评分人): clear this cell; the row may have 填报值, 分子（全市合计）, 分母（单位数）, 来源, 截至, 状态, 无考核对象的原因",
            )
        ],
    ),
    (
        lambda: cells(name="14", value="1", source="统计局"),
        [
            (
                "/rows/2/来源",
                "out_of_place",
                "第2行（质量强市方案、机构与经费得分、来源）：这一格不用填，请删去；本行可填：填报值、评分人、评分日期、评分理由、无考核对象的原因",
                "row 2 (mark 14, 来源): clear this cell; the row may have 填报值, 评分人, 评分日期, 评分理由, 无考核对象的原因",
            )
        ],
    ),
    (
        lambda: cells(name="/averages/quality_incentive_projects", value="1", nothing="没有"),
        [
            (
                "/rows/2/无考核对象的原因",
                "out_of_place",
                "第2行（全市平均国家级和省级质量激励项目数、无考核对象的原因）：这一格不用填，请删去；本行可填：填报值、分子（全市合计）、分母（单位数）",
                "row 2 (quality_incentive_projects, 无考核对象的原因): clear this cell; the row may have 填报值, 分子（全市合计）, 分母（单位数）",
            ),
            (
                "/rows/2",
                "two_values",
                "第2行（全市平均国家级和省级质量激励项目数）：填报值、分子与分母、无考核对象的原因三者只能填一种",
                "row 2 (quality_incentive_projects): a value, a part of a whole and a reason for none exclude each other; leave one",
            ),
        ],
    ),
    (
        lambda: cells(name="quality_warnings", value="1", part="1", whole="2"),
        [
            (
                "/rows/2/分子（全市合计）",
                "out_of_place",
                "第2行（上级质监部门发文质量警示次数、分子（全市合计））：这一格不用填，请删去；本行可填：填报值、来源、截至、状态、无考核对象的原因",
                "row 2 (quality_warnings, 分子（全市合计）): clear this cell; the row may have 填报值, 来源, 截至, 状态, 无考核对象的原因",
            ),
            (
                "/rows/2/分母（单位数）",
                "out_of_place",
                "第2行（上级质监部门发文质量警示次数、分母（单位数））：这一格不用填，请删去；本行可填：填报值、来源、截至、状态、无考核对象的原因",
                "row 2 (quality_warnings, 分母（单位数）): clear this cell; the row may have 填报值, 来源, 截至, 状态, 无考核对象的原因",
            ),
            (
                "/rows/2",
                "two_values",
                "第2行（上级质监部门发文质量警示次数）：填报值、分子与分母、无考核对象的原因三者只能填一种",
                "row 2 (quality_warnings): a value, a part of a whole and a reason for none exclude each other; leave one",
            ),
        ],
    ),
    (
        lambda: cells(name="pm25_anual_mean", value="36"),
        [
            (
                "/rows/2/名称",
                "unknown_input",
                "第2行（名称）：方案中没有名为'pm25_anual_mean'的数据，是否应为“pm25_annual_mean”？请从空白表照抄",
                "row 2 (名称): 'pm25_anual_mean' is no input of the scheme; is it pm25_annual_mean? copy it from a blank form",
            )
        ],
    ),
    (
        lambda: cells(name=999999, value="36"),
        [
            (
                "/rows/2/名称",
                "unknown_input",
                "第2行（名称）：方案中没有名为999999的数据，请从空白表照抄",
                "row 2 (名称): 999999 is no input of the scheme; copy it from a blank form",
            )
        ],
    ),
    (
        lambda: cells(name=1000000, value="36"),
        [
            (
                "/rows/2/名称",
                "wrong_type",
                "第2行（名称）：1000000不是文字；请把这一列设为文本格式后重新填写",
                "row 2 (名称): 1000000 is not text; format the column as text and type it again",
            )
        ],
    ),
    (
        lambda: cells(name=1.5, value="36"),
        [
            (
                "/rows/2/名称",
                "wrong_type",
                "第2行（名称）：一个浮点数不是文字；请把这一列设为文本格式后重新填写",
                "row 2 (名称): a value of type float is not text; format the column as text and type it again",
            )
        ],
    ),
    (
        lambda: cells(name="备注：PM2.5年均浓度", nothing="没有监测"),
        [
            (
                "/rows/2",
                "no_input",
                "第2行：这一行按说明、签字或合计处理，却填有'没有监测'；是数据的，名称请照抄空白表；不是的，请把'没有监测'移到“备注”列",
                "row 2: the row begins as a note, a signature or a sum does, and holds '没有监测'; if this is a value, copy the name of the input from a blank form, else move '没有监测' to 备注",
            )
        ],
    ),
    (
        lambda: cells(name="说明：事件情况", value="1"),
        [
            (
                "/rows/2",
                "no_input",
                "第2行：这一行按说明、签字或合计处理，却填有'1'；是数据的，名称请照抄空白表；不是的，请把'1'移到“备注”列",
                "row 2: the row begins as a note, a signature or a sum does, and holds '1'; if this is a value, copy the name of the input from a blank form, else move '1' to 备注",
            )
        ],
    ),
    (
        lambda: cells(name="注：见11.4", value="1"),
        [
            (
                "/rows/2",
                "no_input",
                "第2行：这一行按说明、签字或合计处理，却填有'1'；是数据的，名称请照抄空白表；不是的，请把'1'移到“备注”列",
                "row 2: the row begins as a note, a signature or a sum does, and holds '1'; if this is a value, copy the name of the input from a blank form, else move '1' to 备注",
            )
        ],
    ),
    (
        lambda: cells(name="事件X", value="无"),
        [
            (
                "/rows/2/名称",
                "unknown_input",
                "第2行（名称）：方案中没有名为'事件X'的数据，请从空白表照抄",
                "row 2 (名称): '事件X' is no input of the scheme; copy it from a blank form",
            )
        ],
    ),
    (
        lambda: form({"name": "14", "value": "1"}, {"name": "14", "value": "1"}),
        [
            (
                "/rows/3",
                "repeated_input",
                "第3行（质量强市方案、机构与经费得分）：第2行已有这项数据，两行请只留一行",
                "row 3 (mark 14): this stands in row 2 already; leave one of the two",
            )
        ],
    ),
    (
        lambda: form({"name": "pm25_annual_mean", "value": "36"}, marks={"pm25_annual_mean": Fraction(1)}),
        [
            (
                "/marks/pm25_annual_mean",
                "unknown_name",
                "评定得分（marks）中没有“pm25_annual_mean”，它属于数据项（facts），请移到那里",
                "no such name among the marks: 'pm25_annual_mean'; it is one of the facts, move it there",
            )
        ],
    ),
    (
        lambda: cells(name="备注：PM2.5年均浓度", part="36"),
        [
            (
                "/rows/2",
                "no_input",
                "第2行：这一行按说明、签字或合计处理，却填有'36'；是数据的，名称请照抄空白表；不是的，请把'36'移到“备注”列",
                "row 2: the row begins as a note, a signature or a sum does, and holds '36'; if this is a value, copy the name of the input from a blank form, else move '36' to 备注",
            )
        ],
    ),
    (
        lambda: cells(name="140", value="1"),
        [
            (
                "/rows/2/名称",
                "unknown_input",
                "第2行（名称）：方案中没有名为'140'的数据，请从空白表照抄",
                "row 2 (名称): '140' is no input of the scheme; copy it from a blank form",
            )
        ],
    ),
    (
        lambda: cells(clause="第2.1款", value="96"),
        [
            (
                "/rows/2/款",
                "unknown_input",
                "第2行（款）：'第2.1款'这一款由数据算出得分，这一行没有写明是哪项数据，请填写“名称”或“标签”；合并的单元格只在第一行有文字，请逐行写明",
                "row 2 (款): a computed clause goes by the names of its facts, and beside '第2.1款' stands none; fill in 名称 or 标签; a merged cell holds its text in its first row only, so write it in every row",
            )
        ],
    ),
    (
        lambda: cells(clause="vegetable_pass_rate", value="96"),
        [
            (
                "/rows/2/款",
                "unknown_input",
                "第2行（款）：'vegetable_pass_rate'不是由部门评分的款；由数据算出得分的款，请填“名称”或“标签”写明是哪项数据",
                "row 2 (款): 'vegetable_pass_rate' is no clause that marks are awarded for; a computed clause goes by the names of its facts; copy it from a blank form",
            )
        ],
    ),
    (
        lambda: cells(name="11.5", value="1"),
        [
            (
                "/rows/2/名称",
                "unknown_input",
                "第2行（名称）：方案中没有名为'11.5'的数据，请从空白表照抄",
                "row 2 (名称): '11.5' is no input of the scheme; copy it from a blank form",
            )
        ],
    ),
    (
        lambda: cells(name="=A1", value="36"),
        [
            (
                "/rows/2/名称",
                "formula",
                "第2行（名称）：'=A1'是没有算出结果的公式；请把算出的数或文字直接填进这一格",
                "row 2 (名称): '=A1' is a formula that was not calculated; write its result into the cell",
            )
        ],
    ),
]

# What stands in a cell.

OF_CELLS: list[tuple[Callable[[], list[Told]], list[Told]]] = [
    (
        lambda: cells(name="vegetable_pass_rate", value=date(2017, 1, 2)),
        [
            (
                "/rows/2/填报值",
                "date",
                "第2行（蔬菜监测合格率、填报值）：这里要填数，却是日期或时间；请把这一列设为文本格式后重新填写；“41分之3”请分别填在“分子”“分母”两列（表上没有的请加上）",
                "row 2 (vegetable_pass_rate, 填报值): a date or time stands where a number belongs; format the column as text and type it again; for 3 of 41 use the columns 分子 and 分母, and add them where the table has none",
            )
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", value=date(2017, 1, 2)),
        [
            (
                "/rows/2/填报值",
                "date",
                "第2行（PM2.5年均浓度、填报值）：这里要填数，却是日期或时间；请把这一列设为文本格式后重新填写",
                "row 2 (pm25_annual_mean, 填报值): a date or time stands where a number belongs; format the column as text and type it again",
            )
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", value=36.5),
        [
            (
                "/rows/2/填报值",
                "float",
                "第2行（PM2.5年均浓度、填报值）：这一格是浮点数，存下的可能不是所填的数；请把这一列设为文本格式后重新填写",
                "row 2 (pm25_annual_mean, 填报值): a float is not exact; format the column as text and type it again, or give text or a Decimal",
            )
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", value=True),
        [
            (
                "/rows/2/填报值",
                "not_a_number",
                "第2行（PM2.5年均浓度、填报值）：true（是）是“是”或“否”，这里要填数；请写数字，如12.5",
                "row 2 (pm25_annual_mean, 填报值): True is a truth value, not a number; write digits such as 12.5",
            )
        ],
    ),
    (
        lambda: cells(name="quality_warnings", value=True),
        [
            (
                "/rows/2/填报值",
                "not_a_number",
                "第2行（上级质监部门发文质量警示次数、填报值）：true（是）是“是”或“否”，这里要填数；请写数字，如3",
                "row 2 (quality_warnings, 填报值): True is a truth value, not a number; write digits such as 3",
            )
        ],
    ),
    (
        lambda: cells(name="14", value=True),
        [
            (
                "/rows/2/填报值",
                "not_a_number",
                "第2行（质量强市方案、机构与经费得分、填报值）：true（是）是“是”或“否”，这里要填数；请写数字，如0.5",
                "row 2 (mark 14, 填报值): True is a truth value, not a number; write digits such as 0.5",
            )
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", value=float("nan")),
        [
            (
                "/rows/2/填报值",
                "float",
                "第2行（PM2.5年均浓度、填报值）：这一格是浮点数，存下的可能不是所填的数；请把这一列设为文本格式后重新填写",
                "row 2 (pm25_annual_mean, 填报值): a float is not exact; format the column as text and type it again, or give text or a Decimal",
            )
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", value=b"36"),
        [
            (
                "/rows/2/填报值",
                "not_a_number",
                "第2行（PM2.5年均浓度、填报值）：一串字节不是可用的数，请填整数，或以文本写作如'12.5'",
                "row 2 (pm25_annual_mean, 填报值): a value of type bytes is not a number; write an int, a Decimal, a Fraction, or text such as '12.5'",
            )
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", value="=A1"),
        [
            (
                "/rows/2/填报值",
                "formula",
                "第2行（PM2.5年均浓度、填报值）：'=A1'是没有算出结果的公式；请把算出的数或文字直接填进这一格",
                "row 2 (pm25_annual_mean, 填报值): '=A1' is a formula that was not calculated; write its result into the cell",
            )
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", value="无"),
        [
            (
                "/rows/2/填报值",
                "not_a_number",
                "第2行（PM2.5年均浓度、填报值）：'无'不是数；还不知道的请留空，确实是零的填0，没有考核对象的请在“无考核对象的原因”列说明原因（表上没有这一列的请加上）",
                "row 2 (pm25_annual_mean, 填报值): '无' is no number; what is not known yet is left empty, zero is 0, and where there was nothing to measure, say why in 无考核对象的原因; add the column where the table has none",
            )
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", value="无"),
        [
            (
                "/rows/2/填报值",
                "not_a_number",
                "第2行（蔬菜监测合格率、填报值）：'无'不是数；还不知道的请留空，确实是零的填0，没有考核对象的请在“无考核对象的原因”列说明原因（表上没有这一列的请加上）",
                "row 2 (vegetable_pass_rate, 填报值): '无' is no number; what is not known yet is left empty, zero is 0, and where there was nothing to measure, say why in 无考核对象的原因; add the column where the table has none",
            )
        ],
    ),
    (
        lambda: cells(name="quality_warnings", value="无"),
        [
            (
                "/rows/2/填报值",
                "not_a_number",
                "第2行（上级质监部门发文质量警示次数、填报值）：'无'不是数；还不知道的请留空，没有发生的次数、个数填0",
                "row 2 (quality_warnings, 填报值): '无' is no number; what is not known yet is left empty, and a count of none is 0",
            )
        ],
    ),
    (
        lambda: cells(name="/averages/quality_incentive_projects", value="无"),
        [
            (
                "/rows/2/填报值",
                "not_a_number",
                "第2行（全市平均国家级和省级质量激励项目数、填报值）：'无'不是数；还不知道的请留空，没有发生的次数、个数填0",
                "row 2 (quality_incentive_projects, 填报值): '无' is no number; what is not known yet is left empty, and a count of none is 0",
            )
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", value="96%%"),
        [
            (
                "/rows/2/填报值",
                "percent_out_of_place",
                "第2行（蔬菜监测合格率、填报值）：'96%%'里的百分号多了或位置不对；96.5%请写成96.5或96.5%",
                "row 2 (vegetable_pass_rate, 填报值): '96%%' has a percent sign too many, or in the wrong place; write 96.5 percent as 96.5 or as 96.5%",
            )
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", value="36%"),
        [
            (
                "/rows/2/填报值",
                "percent_out_of_place",
                "第2行（PM2.5年均浓度、填报值）：'36%'带百分号，本格填的是微克/立方米；请只写数",
                "row 2 (pm25_annual_mean, 填报值): '36%' has a percent sign; this is counted in 微克/立方米; write the number alone",
            )
        ],
    ),
    (
        lambda: cells(name="/averages/quality_incentive_projects", part="3%", whole="7"),
        [
            (
                "/rows/2/分子（全市合计）",
                "percent_out_of_place",
                "第2行（全市平均国家级和省级质量激励项目数、分子（全市合计））：'3%'带百分号，本格填的是不带单位的数；请只写数",
                "row 2 (quality_incentive_projects, 分子（全市合计）): '3%' has a percent sign; this is counted in plain numbers; write the number alone",
            )
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", value="1/2"),
        [
            (
                "/rows/2/填报值",
                "quotient",
                "第2行（蔬菜监测合格率、填报值）：'1/2'像分数也像日期；请把两个数分别填在“分子”“分母”两列（表上没有的请加上）",
                "row 2 (vegetable_pass_rate, 填报值): '1/2' is a quotient or a date; give its numbers in the columns 分子 and 分母, and add these where the table has none",
            )
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", value="1/2"),
        [
            (
                "/rows/2/填报值",
                "quotient",
                "第2行（PM2.5年均浓度、填报值）：'1/2'像分数也像日期；请写成一个数，如12.5",
                "row 2 (pm25_annual_mean, 填报值): '1/2' is a quotient or a date; write a single number, such as 12.5",
            )
        ],
    ),
    (
        lambda: cells(name="quality_warnings", value="1/2"),
        [
            (
                "/rows/2/填报值",
                "quotient",
                "第2行（上级质监部门发文质量警示次数、填报值）：'1/2'像分数也像日期；请写成一个数，如3",
                "row 2 (quality_warnings, 填报值): '1/2' is a quotient or a date; write a single number, such as 3",
            )
        ],
    ),
    (
        lambda: cells(name="14", value="1/2"),
        [
            (
                "/rows/2/填报值",
                "quotient",
                "第2行（质量强市方案、机构与经费得分、填报值）：'1/2'像分数也像日期；请写成一个数，如0.5",
                "row 2 (mark 14, 填报值): '1/2' is a quotient or a date; write a single number, such as 0.5",
            )
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", value="3.6E+1"),
        [
            (
                "/rows/2/填报值",
                "exponent",
                "第2行（PM2.5年均浓度、填报值）：'3.6E+1'是被表格软件缩短的数；请把这一列设为文本格式，写出全部数字",
                "row 2 (pm25_annual_mean, 填报值): '3.6E+1' was shortened by a spreadsheet; format the column as text and type it again, with all its digits",
            )
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", value="3,6"),
        [
            (
                "/rows/2/填报值",
                "bad_grouping",
                "第2行（PM2.5年均浓度、填报值）：'3,6'里的逗号可能是千分位，也可能分开两个数；请不写逗号，小数用小数点",
                "row 2 (pm25_annual_mean, 填报值): '3,6' may be two numbers or one; write it without a comma, with a point for decimals",
            )
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", value="约36"),
        [
            (
                "/rows/2/填报值",
                "not_a_number",
                "第2行（PM2.5年均浓度、填报值）：'约36'不是一个数；请写数字，如12.5，后面可带单位“微克/立方米”",
                "row 2 (pm25_annual_mean, 填报值): '约36' is not one number; write digits such as 12.5, or the unit 微克/立方米 behind them",
            )
        ],
    ),
    (
        lambda: cells(name="quality_warnings", value="两个"),
        [
            (
                "/rows/2/填报值",
                "not_a_number",
                "第2行（上级质监部门发文质量警示次数、填报值）：'两个'不是一个数；请写数字，如3，后面可带单位“次”",
                "row 2 (quality_warnings, 填报值): '两个' is not one number; write digits such as 3, or the unit 次 behind them",
            )
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", part="三", whole="100"),
        [
            (
                "/rows/2/分子（全市合计）",
                "not_a_number",
                "第2行（蔬菜监测合格率、分子（全市合计））：'三'不是一个数；请写数字，如3",
                "row 2 (vegetable_pass_rate, 分子（全市合计）): '三' is not one number; write digits such as 3",
            )
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", part="96批次", whole="100"),
        [
            (
                "/rows/2/分子（全市合计）",
                "not_a_number",
                "第2行（蔬菜监测合格率、分子（全市合计））：'96批次'不是一个数；请只写数字，如3，不写单位和别的字",
                "row 2 (vegetable_pass_rate, 分子（全市合计）): '96批次' is not one number; write digits alone, such as 3, without a unit or other words",
            )
        ],
    ),
    (
        lambda: cells(name="building_supervisors_sufficient", value="够"),
        [
            (
                "/rows/2/填报值",
                "wrong_type",
                "第2行（建筑工程质量监督人员是否满足建设规模要求、填报值）：'够'既不是“是”也不是“否”；请写“是”或“否”",
                "row 2 (building_supervisors_sufficient, 填报值): '够' is neither yes nor no; write 是 or 否",
            )
        ],
    ),
    (
        lambda: cells(name="building_supervisors_sufficient", value="=A1"),
        [
            (
                "/rows/2/填报值",
                "formula",
                "第2行（建筑工程质量监督人员是否满足建设规模要求、填报值）：'=A1'是没有算出结果的公式；请把算出的数或文字直接填进这一格",
                "row 2 (building_supervisors_sufficient, 填报值): '=A1' is a formula that was not calculated; write its result into the cell",
            )
        ],
    ),
    (
        lambda: cells(name="building_supervisors_sufficient", value=1),
        [
            (
                "/rows/2/填报值",
                "wrong_type",
                "第2行（建筑工程质量监督人员是否满足建设规模要求、填报值）：1既不是“是”也不是“否”；请写“是”或“否”",
                "row 2 (building_supervisors_sufficient, 填报值): 1 is neither yes nor no; write 是 or 否",
            )
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", value="36", as_of="去年", status="好", source=5),
        [
            (
                "/rows/2/来源",
                "wrong_type",
                "第2行（PM2.5年均浓度、来源）：5不是文字；请把这一列设为文本格式后重新填写",
                "row 2 (pm25_annual_mean, 来源): 5 is not text; format the column as text and type it again",
            ),
            (
                "/rows/2/截至",
                "bad_date",
                "第2行（PM2.5年均浓度、截至）：'去年'不是可以确定的日期；请写成2017-11-30或2017年11月30日",
                "row 2 (pm25_annual_mean, 截至): '去年' is not a day; write it as 2017-11-30 or 2017年11月30日",
            ),
            (
                "/rows/2/状态",
                "unknown_choice",
                "第2行（PM2.5年均浓度、状态）：'好'不是数据状态；请写“初步”或“最终”",
                "row 2 (pm25_annual_mean, 状态): '好' is no status; write 初步 or 最终",
            ),
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", value="36", as_of="=A1", status="=A1", source="=A1"),
        [
            (
                "/rows/2/来源",
                "formula",
                "第2行（PM2.5年均浓度、来源）：'=A1'是没有算出结果的公式；请把算出的数或文字直接填进这一格",
                "row 2 (pm25_annual_mean, 来源): '=A1' is a formula that was not calculated; write its result into the cell",
            ),
            (
                "/rows/2/截至",
                "formula",
                "第2行（PM2.5年均浓度、截至）：'=A1'是没有算出结果的公式；请把算出的数或文字直接填进这一格",
                "row 2 (pm25_annual_mean, 截至): '=A1' is a formula that was not calculated; write its result into the cell",
            ),
            (
                "/rows/2/状态",
                "formula",
                "第2行（PM2.5年均浓度、状态）：'=A1'是没有算出结果的公式；请把算出的数或文字直接填进这一格",
                "row 2 (pm25_annual_mean, 状态): '=A1' is a formula that was not calculated; write its result into the cell",
            ),
        ],
    ),
    (
        lambda: cells(name="14", value="1", by=5, on="昨天", reason=6),
        [
            (
                "/rows/2/评分人",
                "wrong_type",
                "第2行（质量强市方案、机构与经费得分、评分人）：5不是文字；请把这一列设为文本格式后重新填写",
                "row 2 (mark 14, 评分人): 5 is not text; format the column as text and type it again",
            ),
            (
                "/rows/2/评分日期",
                "bad_date",
                "第2行（质量强市方案、机构与经费得分、评分日期）：'昨天'不是可以确定的日期；请写成2017-11-30或2017年11月30日",
                "row 2 (mark 14, 评分日期): '昨天' is not a day; write it as 2017-11-30 or 2017年11月30日",
            ),
            (
                "/rows/2/评分理由",
                "wrong_type",
                "第2行（质量强市方案、机构与经费得分、评分理由）：6不是文字；请把这一列设为文本格式后重新填写",
                "row 2 (mark 14, 评分理由): 6 is not text; format the column as text and type it again",
            ),
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", nothing="无"),
        [
            (
                "/rows/2/无考核对象的原因",
                "says_nothing",
                "第2行（蔬菜监测合格率、无考核对象的原因）：“无”没有说明实际情况，请写明；没有可写的，这一格留空",
                "row 2 (vegetable_pass_rate, 无考核对象的原因): this says nothing: '无'; write what was the case, or leave the cell empty",
            )
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", nothing=5),
        [
            (
                "/rows/2/无考核对象的原因",
                "wrong_type",
                "第2行（蔬菜监测合格率、无考核对象的原因）：5不是文字；请把这一列设为文本格式后重新填写",
                "row 2 (vegetable_pass_rate, 无考核对象的原因): 5 is not text; format the column as text and type it again",
            )
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", part="0", whole="0"),
        [
            (
                "/rows/2",
                "empty_whole",
                "第2行（蔬菜监测合格率）：分母必须大于0；没有考核对象的，分子、分母留空，在“无考核对象的原因”列说明原因（表上没有这一列的请加上）",
                "row 2 (vegetable_pass_rate): the whole must be above 0; where there was nothing to measure, leave both empty and say why in 无考核对象的原因; add the column where the table has none",
            )
        ],
    ),
    (
        lambda: cells(name="/averages/quality_incentive_projects", part="0", whole="0"),
        [
            (
                "/rows/2",
                "empty_whole",
                "第2行（全市平均国家级和省级质量激励项目数）：单位数必须大于0，请填参加平均的单位数",
                "row 2 (quality_incentive_projects): the members must be more than 0; write how many they are",
            )
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", part="101", whole="100"),
        [
            (
                "/rows/2",
                "out_of_range",
                "第2行（蔬菜监测合格率）：“蔬菜监测合格率”的部分101大于总数100，请核对",
                "row 2 (vegetable_pass_rate): of vegetable_pass_rate the part 101 is above the whole 100; check both",
            )
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", value="101"),
        [
            (
                "/rows/2/填报值",
                "out_of_range",
                "第2行（蔬菜监测合格率、填报值）：“蔬菜监测合格率”的值101超出范围，应填0至100的百分数（96即96%）",
                "row 2 (vegetable_pass_rate, 填报值): 101 is out of range for vegetable_pass_rate; give percent points from 0 to 100 (96 means 96%)",
            )
        ],
    ),
    (
        lambda: cells(name="14", value="2"),
        [
            (
                "/rows/2/填报值",
                "out_of_range",
                "第2行（质量强市方案、机构与经费得分、填报值）：“质量强市方案、机构与经费得分”的值2超出范围，应填0至1分",
                "row 2 (mark 14, 填报值): 2 is out of range for 14; give a mark from 0 to 1",
            )
        ],
    ),
    (
        lambda: cells(name="pm25_annual_mean", value=Decimal("NaN")),
        [
            (
                "/rows/2/填报值",
                "not_finite",
                "第2行（PM2.5年均浓度、填报值）：这一格是NaN或无穷大，不是可用的数；还不知道的请留空",
                "row 2 (pm25_annual_mean, 填报值): no number: NaN and infinities are none; what is not known yet is left empty",
            )
        ],
    ),
    (
        lambda: cells(name="vegetable_pass_rate", part="无", whole="100"),
        [
            (
                "/rows/2/分子（全市合计）",
                "not_a_number",
                "第2行（蔬菜监测合格率、分子（全市合计））：'无'不是数；还不知道的请留空，没有发生的次数、个数填0",
                "row 2 (vegetable_pass_rate, 分子（全市合计）): '无' is no number; what is not known yet is left empty, and a count of none is 0",
            )
        ],
    ),
    (
        lambda: cells(name="/averages/quality_incentive_projects", value="约3"),
        [
            (
                "/rows/2/填报值",
                "not_a_number",
                "第2行（全市平均国家级和省级质量激励项目数、填报值）：'约3'不是一个数；请写数字，如12.5，后面可带单位“个”",
                "row 2 (quality_incentive_projects, 填报值): '约3' is not one number; write digits such as 12.5, or the unit 个 behind them",
            )
        ],
    ),
]

# Tables of marks, and the units that they are of.

OF_MARKS: list[tuple[Callable[[], list[Told]], list[Told]]] = [
    (
        lambda: marks(["款", UNIT, "填报值"], ["14", "1", "1"]),
        [
            (
                "/rows/1",
                "column_out_of_place",
                "第1行：“填报值”是单位填报表的列；得分汇总表的列名只写单位名称",
                "row 1: 填报值 is a column of a unit's form; in a table of marks, a column is titled by a unit",
            )
        ],
    ),
    (
        lambda: marks(["款", "标签"], ["14", ""]),
        [
            (
                "/rows/1",
                "no_unit",
                "第1行：没有一列以单位名称作列名，请每个单位一列",
                "row 1: no column is titled by a unit; give each unit a column",
            )
        ],
    ),
    (
        lambda: marks(["款", "甲区"], ["14", "1"], units=["甲区", "乙县", "丙县"]),
        [
            (
                "/rows/1",
                "missing_unit",
                "第1行：缺少这些单位的列：乙县、丙县；请每个单位一列，未评分的留空",
                "row 1: these units have no column: 乙县, 丙县; give each one, empty where nothing is awarded yet",
            )
        ],
    ),
    (
        lambda: marks(["款", "甲\u200b区"], ["14", "1"]),
        [
            (
                "/rows/1/甲\\u200b区",
                "bad_name",
                "第1行：名称“甲\\u200b区”中有看不见的字符（U+200B），请删去后重写",
                "row 1: the name '甲\\u200b区' contains a character that cannot be seen (U+200B); delete it",
            )
        ],
    ),
    (
        lambda: marks(["款", "合计"], ["14", "1"]),
        [
            (
                "/rows/1/合计",
                "no_unit_title",
                "第1行：列名'合计'不是单位名称；合计、平均、得分等列请删去，或把列名改成单位名称",
                "row 1: the title '合计' is no name of a unit; delete the column, or title it by its unit",
            )
        ],
    ),
    (
        lambda: marks(["款", "乙区"], ["14", "1"], units=["乙县"]),
        [
            (
                "/rows/1/乙区",
                "unknown_unit",
                "第1行：列名'乙区'不在应有的单位之中；应有的单位：乙县",
                "row 1: the title '乙区' is none of the units that are expected: 乙县",
            ),
            (
                "/rows/1",
                "missing_unit",
                "第1行：缺少这些单位的列：乙县；请每个单位一列，未评分的留空",
                "row 1: these units have no column: 乙县; give each one, empty where nothing is awarded yet",
            ),
        ],
    ),
    (
        lambda: marks(["款", "东江新城"], ["14", "1"], units=["乙县"]),
        [
            (
                "/rows/1/东江新城",
                "unknown_unit",
                "第1行：列名'东江新城'不在应有的单位之中；应有的单位：乙县",
                "row 1: the title '东江新城' is none of the units that are expected: 乙县",
            ),
            (
                "/rows/1",
                "missing_unit",
                "第1行：缺少这些单位的列：乙县；请每个单位一列，未评分的留空",
                "row 1: these units have no column: 乙县; give each one, empty where nothing is awarded yet",
            ),
        ],
    ),
    (
        lambda: marks(["款", UNIT], ["14", "2"]),
        [
            (
                "/rows/2/甲区",
                "out_of_range",
                "第2行（质量强市方案、机构与经费得分、甲区）：2超出可评的分数；可填0至1分",
                "row 2 (mark 14, 甲区): 2 is out of range: a mark from 0 to 1",
            )
        ],
    ),
    (
        lambda: marks(["款", UNIT], ["15", "无"]),
        [
            (
                "/rows/2/甲区",
                "not_a_number",
                "第2行（质量月等主题活动得分、甲区）：'无'不是分数；还没有评分的请留空，评为零分的填0，没有考核对象的请在该单位的填报表中说明原因",
                "row 2 (mark 15, 甲区): '无' is no mark; what is not awarded yet is left empty, no points are 0, and where there was nothing to judge, say why in the unit's form",
            )
        ],
    ),
    (
        lambda: marks(["款", UNIT], ["15", "好"]),
        [
            (
                "/rows/2/甲区",
                "not_a_number",
                "第2行（质量月等主题活动得分、甲区）：'好'不是一个数；请写数字，如0.5，后面可带单位“分”",
                "row 2 (mark 15, 甲区): '好' is not one number; write digits such as 0.5, or the unit 分 behind them",
            )
        ],
    ),
    (
        lambda: marks(["款", UNIT], ["名称", "1"]),
        [
            (
                "/rows/2/款",
                "unknown_input",
                "第2行（款）：'名称'不是由部门评分的款；由数据算出得分的款，请填“名称”或“标签”写明是哪项数据",
                "row 2 (款): '名称' is no clause that marks are awarded for; a computed clause goes by the names of its facts; copy it from a blank form",
            )
        ],
    ),
    (
        lambda: marks(["名称", UNIT], ["质量月", "1"]),
        [
            (
                "/rows/2/名称",
                "unknown_input",
                "第2行（名称）：没有名为'质量月'的评分款项，是否应为“质量月等主题活动得分”？请从空白表照抄",
                "row 2 (名称): '质量月' is no mark that is awarded; is it 质量月等主题活动得分? copy it from a blank form",
            )
        ],
    ),
    (
        lambda: marks(["名称", UNIT], ["一二三四五", "1"]),
        [
            (
                "/rows/2/名称",
                "unknown_input",
                "第2行（名称）：没有名为'一二三四五'的评分款项，请从空白表照抄",
                "row 2 (名称): '一二三四五' is no mark that is awarded; copy it from a blank form",
            )
        ],
    ),
    (
        lambda: marks(["款", UNIT], ["14", "1"], ["14", "1"]),
        [
            (
                "/rows/3",
                "repeated_input",
                "第3行（质量强市方案、机构与经费得分）：第2行已有这项数据，两行请只留一行",
                "row 3 (mark 14): this stands in row 2 already; leave one of the two",
            )
        ],
    ),
    (
        lambda: marks(["考核年度：2016"], ["款", UNIT], ["14", "1"]),
        [
            (
                "/rows/1",
                "another_year",
                "第1行：表上写的考核年度是2016，现在按2017年度的方案读入；请核对是不是这一年的表，或改正考核年度",
                "row 1: the form says that it is of 2016, and is read under the scheme of 2017; take the form of the right year, or correct the line",
            )
        ],
    ),
    (
        lambda: found(lambda: any_marks([["款", UNIT]], scheme=SCHEME, units=5)),
        [
            (
                "/units",
                "wrong_type",
                "5不是单位名称的列表；请列出各单位的名称",
                "5 is no list of units; give the names of the units",
            )
        ],
    ),
    (
        lambda: found(lambda: any_marks([["款", UNIT]], scheme=SCHEME, units=[7, UNIT, "甲 区", " 乙县", "备注"])),
        [
            ("/units/0", "wrong_type", "7不是单位名称；请写单位的名称", "7 is no name of a unit; write its name"),
            (
                "/units/2",
                "repeated_unit",
                "单位'甲 区'与'甲区'是同一名称，每个单位只列一次",
                "'甲 区' is listed already, written '甲区'; give each unit once",
            ),
            (
                "/units/3",
                "bad_name",
                "名称“ 乙县”的首尾有空格（U+0020），请删去",
                "the name ' 乙县' has a blank (U+0020) at one of its ends; delete it",
            ),
            (
                "/units/4",
                "no_unit_title",
                "单位名称'备注'与得分汇总表的列名或合计、平均等列相同，写成表后读不回来，请换一个名称",
                "'备注' is what a column of the table of marks is called that is no unit's; give the unit another name",
            ),
        ],
    ),
    (
        lambda: found(lambda: any_blank(SCHEME, [UNIT, "合计", "备注"])),
        [
            (
                "/units/2",
                "no_unit_title",
                "单位名称'备注'与得分汇总表的列名或合计、平均等列相同，写成表后读不回来，请换一个名称",
                "'备注' is what a column of the table of marks is called that is no unit's; give the unit another name",
            ),
            (
                "/units/1",
                "no_unit_title",
                "单位名称'合计'与得分汇总表的列名或合计、平均等列相同，写成表后读不回来，请换一个名称",
                "'合计' is what a column of the table of marks is called that is no unit's; give the unit another name",
            ),
        ],
    ),
    (
        lambda: found(lambda: any_blank(SCHEME, 5)),
        [
            (
                "/units",
                "wrong_type",
                "5不是单位名称的列表；请列出各单位的名称",
                "5 is no list of units; give the names of the units",
            )
        ],
    ),
    (
        lambda: marks(["得分"], units=[UNIT]),
        [
            (
                "/rows",
                "no_header",
                "找不到列名行：没有一行写有列名名称、标签、款；若文件里写了而这里认不出，多半是读了另一张工作表，或文件的编码不对，或每行成了一格（分隔符不是半角逗号），请指明工作表，或另存为“CSV UTF-8”或.xlsx后再读",
                "no row names the columns; give one with at least one of the titles 名称, 标签, 款; where the file has it, another sheet was read, or the file in another encoding than it was saved in, or with another delimiter, so that each row is one cell: name the sheet, or save it as CSV UTF-8 with commas, or as .xlsx",
            )
        ],
    ),
    (
        lambda: marks(["款", UNIT], ["质量目标（56分）", "1"]),
        [
            (
                "/rows/2/款",
                "unknown_input",
                "第2行（款）：'质量目标（56分）'不是由部门评分的款；由数据算出得分的款，请填“名称”或“标签”写明是哪项数据",
                "row 2 (款): '质量目标（56分）' is no clause that marks are awarded for; a computed clause goes by the names of its facts; copy it from a blank form",
            )
        ],
    ),
    (
        lambda: marks(["名称", UNIT], ["pm25_annual_mean", "1"]),
        [
            (
                "/rows/2/名称",
                "unknown_input",
                "第2行（名称）：没有名为'pm25_annual_mean'的评分款项，请从空白表照抄",
                "row 2 (名称): 'pm25_annual_mean' is no mark that is awarded; copy it from a blank form",
            )
        ],
    ),
]

# What is wanted, at the row where it is to be filled in.

WANTED: list[tuple[Callable[[], list[Told]], list[Told]]] = [
    (
        lambda: wanted({"name": "pm25_annual_mean", "value": None, "remarks": "x"}),
        [
            (
                "/incidents",
                "missing",
                "没有说明是否发生质量安全事件；没有发生的，在事件表的“事件编号”列填“无”，发生的逐件填写",
                "nobody has said whether incidents happened; write 无 under 事件编号 in the table of incidents where none did, else list each",
            ),
            (
                "/rows/2/填报值",
                "missing",
                "第2行（PM2.5年均浓度、填报值）：缺少“PM2.5年均浓度”，应填0或以上的数",
                "row 2 (pm25_annual_mean, 填报值): pm25_annual_mean is missing; give a number of 0 or more",
            ),
        ],
    ),
    (
        lambda: wanted({"name": "14", "value": None, "remarks": "x"}),
        [
            (
                "/incidents",
                "missing",
                "没有说明是否发生质量安全事件；没有发生的，在事件表的“事件编号”列填“无”，发生的逐件填写",
                "nobody has said whether incidents happened; write 无 under 事件编号 in the table of incidents where none did, else list each",
            ),
            (
                "/rows/2/填报值",
                "missing",
                "第2行（质量强市方案、机构与经费得分、填报值）：缺少“质量强市方案、机构与经费得分”，应填0至1分",
                "row 2 (mark 14, 填报值): mark 14 is missing; give a mark from 0 to 1",
            ),
        ],
    ),
    (
        lambda: wanted({"name": "事件", "value": None, "remarks": "x"}),
        [
            (
                "/rows/2/填报值",
                "missing",
                "第2行（是否发生事件、填报值）：没有说明是否发生质量安全事件；没有发生的，这一格填“无”；发生的填“有”，并在事件表逐件填写",
                "row 2 (incidents, 填报值): nobody has said whether incidents happened; write 无 into this cell where none did, else 有, and list each in the table of incidents",
            )
        ],
    ),
    (
        lambda: wanted({"name": "vegetable_pass_rate", "nothing": "没有生产", "value": None}),
        [
            (
                "/incidents",
                "missing",
                "没有说明是否发生质量安全事件；没有发生的，在事件表的“事件编号”列填“无”，发生的逐件填写",
                "nobody has said whether incidents happened; write 无 under 事件编号 in the table of incidents where none did, else list each",
            ),
            (
                "/rows/2/无考核对象的原因",
                "ruling_needed",
                "第2行（蔬菜监测合格率、无考核对象的原因）：第2.1款（蔬菜监测合格率）无可考核对象（没有生产），须裁定",
                "row 2 (vegetable_pass_rate, 无考核对象的原因): clause 2.1: there was nothing to measure (没有生产); a ruling is needed",
            ),
        ],
    ),
    (
        lambda: wanted({"name": "pm25_annual_mean", "value": "约36"}),
        [
            (
                "/incidents",
                "missing",
                "没有说明是否发生质量安全事件；没有发生的，在事件表的“事件编号”列填“无”，发生的逐件填写",
                "nobody has said whether incidents happened; write 无 under 事件编号 in the table of incidents where none did, else list each",
            ),
            (
                "/rows/2/填报值",
                "not_a_number",
                "第2行（PM2.5年均浓度、填报值）：'约36'不是一个数；请写数字，如12.5，后面可带单位“微克/立方米”",
                "row 2 (pm25_annual_mean, 填报值): '约36' is not one number; write digits such as 12.5, or the unit 微克/立方米 behind them",
            ),
        ],
    ),
    (
        lambda: wanted({"name": "事件", "value": "可能"}),
        [
            (
                "/rows/2/填报值",
                "unknown_choice",
                "第2行（是否发生事件、填报值）：'可能'没有说清是否发生事件；没有发生的写“无”，发生的写“有”并填事件表",
                "row 2 (incidents, 填报值): '可能' does not say whether incidents happened; write 无 where none did, or 有 and list them",
            )
        ],
    ),
]

# Self-scoring sheets.

OF_CLAIMS: list[tuple[Callable[[], list[Told]], list[Told]]] = [
    (
        lambda: found(lambda: claims_from_rows([["考核要点", "自评得分", "得数"], ["5．水利", "4", ""]], SCHEME)),
        [
            (
                "/rows/1",
                "unknown_column",
                "第1行：自评打分表没有名为'得数'的列；补充说明请写在“备注”列，否则请删去整列",
                "row 1: the self-scoring sheet has no column called '得数'; a note may stand in 备注, else delete the column",
            )
        ],
    ),
    (
        lambda: found(lambda: claims_from_rows([["考核内容", "自评得分"]], SCHEME)),
        [
            (
                "/rows/1",
                "no_column",
                "第1行：缺少这些列：考核要点、评分标准；至少要有其中一列，才知道每行是哪一款",
                "row 1: none of these columns is there: 考核要点, 评分标准; give one, so that each row's clause can be told",
            )
        ],
    ),
    (
        lambda: found(lambda: claims_from_rows([["考核要点", "自评得分"], ["5．水利", "4", "x"]], SCHEME)),
        [
            (
                "/rows/2",
                "no_title",
                "第2行：'x'所在的列没有列名，请补列名，或删去这一格",
                "row 2: 'x' stands in a column without a title; title the column or clear the cell",
            )
        ],
    ),
    (
        lambda: claims(("备注：复核", "", "2．农产品", "4", "", "4")),
        [
            (
                "/rows/2",
                "no_clause",
                "第2行：这一行写有“备注:复核”，又写有“2．农产品”，看不出得分是哪一个的；是后者的，请把“备注:复核”移到别的行，是前者的，请删去“2．农产品”",
                "row 2: this row holds 备注:复核 and also 2．农产品, and it cannot be told whose the points are; move 备注:复核 to another row, or clear 2．农产品",
            )
        ],
    ),
    (
        lambda: claims(("", "", "合计", "", "", "4")),
        [
            (
                "/rows/2",
                "no_clause",
                "第2行：“合计”左边是空的，看不出是总分还是哪一部分的小计；请写成“总分”，或写明是哪一部分，如“产品质量小计”",
                "row 2: nothing stands to the left of 合计, which may be the total or the sum of a part; write 总分, or name the part, such as 产品质量小计",
            )
        ],
    ),
    (
        lambda: claims(("扣分项说明", "", "", "", "", "4")),
        [
            (
                "/rows/2",
                "no_clause",
                "第2行：看不出这一行（“扣分项说明”）是哪一款；请在“评分标准”或“考核要点”的开头写上款号，如11.4，合计行请写明“合计”",
                "row 2: no clause can be told from this row (扣分项说明); begin 评分标准 or 考核要点 with its number, such as 11.4, and call a sum 合计",
            )
        ],
    ),
    (
        lambda: claims(("", "", "", "", "其他", "1")),
        [
            (
                "/rows/2",
                "no_clause",
                "第2行：看不出这一行（“其他”）是哪一款；请在“评分标准”或“考核要点”的开头写上款号，如11.4，合计行请写明“合计”",
                "row 2: no clause can be told from this row (其他); begin 评分标准 or 考核要点 with its number, such as 11.4, and call a sum 合计",
            )
        ],
    ),
    (
        lambda: claims(("", "", "", "", "", "1")),
        [
            (
                "/rows/2",
                "no_clause",
                "第2行：这一行只有得分，看不出是哪一款；请在“评分标准”或“考核要点”的开头写上款号，如11.4，合计行请写明“合计”",
                "row 2: there are only points in this row, and no clause can be told; begin 评分标准 or 考核要点 with its number, such as 11.4, and call a sum 合计",
            )
        ],
    ),
    (
        lambda: claims(("", "", "其他", "", "", "1")),
        [
            (
                "/rows/2",
                "no_clause",
                "第2行：看不出这一行（“其他”）是哪一款；请在“评分标准”或“考核要点”的开头写上款号，如11.4，合计行请写明“合计”",
                "row 2: no clause can be told from this row (其他); begin 评分标准 or 考核要点 with its number, such as 11.4, and call a sum 合计",
            )
        ],
    ),
    (
        lambda: claims(("其他", "", "", "", "", "1")),
        [
            (
                "/rows/2",
                "no_clause",
                "第2行：看不出这一行（“其他”）是哪一款；请在“评分标准”或“考核要点”的开头写上款号，如11.4，合计行请写明“合计”",
                "row 2: no clause can be told from this row (其他); begin 评分标准 or 考核要点 with its number, such as 11.4, and call a sum 合计",
            )
        ],
    ),
    (
        lambda: claims(("", "", "5．水利", "4", "好", "2"), ("", "", "", "", "很好", "2")),
        [
            (
                "/rows/2",
                "no_clause",
                "第2行：第5项只有一款，得分却分写在几行；请把各行得分加在一起，写在这一项的第一行，其余各行的自评得分留空",
                "row 2: item 5 is of one clause, and its points stand in several rows; add them up, write the sum into the first row of the item, and leave 自评得分 empty in the others",
            ),
            (
                "/rows/3",
                "no_clause",
                "第3行：第5项只有一款，得分却分写在几行；请把各行得分加在一起，写在这一项的第一行，其余各行的自评得分留空",
                "row 3: item 5 is of one clause, and its points stand in several rows; add them up, write the sum into the first row of the item, and leave 自评得分 empty in the others",
            ),
        ],
    ),
    (
        lambda: claims(("扣分前合计", "", "", "", "", "90")),
        [
            (
                "/rows/2",
                "no_clause",
                "第2行：这一行是扣分前的合计，表上却没有“总分”的得分可以核对；请补写“总分”一行的自评得分",
                "row 2: this is a sum before deductions, and no total is stated that it can be held against; fill in the row 总分",
            )
        ],
    ),
    (
        lambda: claims(
            ("扣分前合计", "", "", "", "", "90"), ("扣分项", "", "", "", "", "-2"), ("总分", "", "", "", "", "89")
        ),
        [
            (
                "/rows/2",
                "repeated_input",
                "第2行：这一行是扣分前的合计90，减去扣分2，与第4行的总分89不合；请改正有误的一处，扣分填在扣分项一行",
                "row 2: this is a sum of 90 before deductions of 2, and row 4 states a total of 89; correct the one that is wrong, and state deductions in their own row",
            )
        ],
    ),
    (
        lambda: claims(("", "", "1．产品", "4", "1.1 国抽", "4"), ("", "", "", "", "1.2 省抽", "")),
        [
            (
                "/rows/2/自评得分",
                "merged_points",
                "第2行（1.1 国抽不合格产品发现率、自评得分）：4高于这一行的满分1，下一行（第3行）又没有得分；得分合并了单元格的，请取消合并，逐行填写，没有得分的填0",
                "row 2 (1.1, 自评得分): 4 is above the 1 points of this row, and row 3 below has none; where the cell is merged over both, part it and fill in each row, 0 where no points are claimed",
            )
        ],
    ),
    (
        lambda: claims(("总分", "", "", "", "", "90"), ("合计", "", "", "", "", "91")),
        [
            (
                "/rows/3",
                "repeated_input",
                "第3行（总分）：第2行已写明总分90，这一行又写91；总分只写一个，其余请删去，或写明是哪一部分的小计",
                "row 3 (总分): row 2 states a total of 90 already, and this one 91; leave one, or say which part this is the sum of",
            )
        ],
    ),
    (
        lambda: claims(("总分", "", "", "", "", "90"), ("总分", "", "", "", "", "90")),
        [
            (
                "/rows/3",
                "repeated_input",
                "第3行（总分）：第2行已有这一款的自评得分，两行请只留一行",
                "row 3 (总分): this clause is claimed in row 2 already; leave one of the two",
            )
        ],
    ),
    (
        lambda: claims(("", "", "5．水利", "4", "", "好")),
        [
            (
                "/rows/2/自评得分",
                "not_a_number",
                "第2行（5 水利建设质量工作评价、自评得分）：'好'不是一个数；请写数字，如0.5，后面可带单位“分”",
                "row 2 (5, 自评得分): '好' is not one number; write digits such as 0.5, or the unit 分 behind them",
            )
        ],
    ),
    (
        lambda: claims(("", "", "5．水利", "4", "", "无")),
        [
            (
                "/rows/2/自评得分",
                "not_a_number",
                "第2行（5 水利建设质量工作评价、自评得分）：'无'不是分数；没有自评的请留空，自评零分的填0",
                "row 2 (5, 自评得分): '无' is no number of points; where none are claimed, leave the cell empty, and write 0 for no points",
            )
        ],
    ),
    (
        lambda: claims(("考核年度：2016", "", "", "", "", "")),
        [
            (
                "/rows/2",
                "another_year",
                "第2行：表上写的考核年度是2016，现在按2017年度的方案读入；请核对是不是这一年的表，或改正考核年度",
                "row 2: the form says that it is of 2016, and is read under the scheme of 2017; take the form of the right year, or correct the line",
            )
        ],
    ),
    (
        lambda: claims(("总分：", "", "", "", "", "90"), ("总分", "", "", "", "", "90")),
        [
            (
                "/rows/3",
                "repeated_input",
                "第3行（总分）：第2行已有这一款的自评得分，两行请只留一行",
                "row 3 (总分): this clause is claimed in row 2 already; leave one of the two",
            )
        ],
    ),
    (
        lambda: claims(("", "", "1．产品", "4", "", "5"), ("", "", "5．水利", "4", "", "")),
        [
            (
                "/rows/2/自评得分",
                "merged_points",
                "第2行（1 产品质量监督抽查不合格产品发现率、自评得分）：5高于这一行的满分4，下一行（第3行）又没有得分；得分合并了单元格的，请取消合并，逐行填写，没有得分的填0",
                "row 2 (1, 自评得分): 5 is above the 4 points of this row, and row 3 below has none; where the cell is merged over both, part it and fill in each row, 0 where no points are claimed",
            )
        ],
    ),
    (
        lambda: claims(("", "", "1．产品", "4", "", "好")),
        [
            (
                "/rows/2/自评得分",
                "not_a_number",
                "第2行（1 产品质量监督抽查不合格产品发现率、自评得分）：'好'不是一个数；请写数字，如0.5，后面可带单位“分”",
                "row 2 (1, 自评得分): '好' is not one number; write digits such as 0.5, or the unit 分 behind them",
            )
        ],
    ),
]

# Incidents, in their own table and in the row of a form.

OF_INCIDENTS: list[tuple[Callable[[], list[Told]], list[Told]]] = [
    (
        lambda: found(lambda: incidents_from_rows([["x", "无"], INCIDENTS, ["无"]])),
        [
            (
                "/rows/1",
                "above_the_header",
                "第1行：'x'写在列名行的上面，不会被读入；数据请移到列名行的下面，表头说明请合并成一格",
                "row 1: 'x' stands above the header, where no data are read; move the data below the header, and write a caption into a single cell",
            )
        ],
    ),
    (
        lambda: found(lambda: incidents_from_rows([["事件编号", "发生日期", "摘要"], ["无"]])),
        [
            (
                "/rows/1",
                "unknown_column",
                "第1行：没有名为'摘要'的列；补充说明请写在“备注”列，否则请删去整列",
                "row 1: no column is called '摘要'; a note may stand in 备注, else delete the whole column",
            ),
            (
                "/rows/1",
                "no_column",
                "第1行：缺少这些列：是否因产品质量、是否造成严重后果、认定机关、等级、是否系统性区域性、状态；请按空白表补上",
                "row 1: these columns are not there: 是否因产品质量, 是否造成严重后果, 认定机关, 等级, 是否系统性区域性, 状态; add them",
            ),
        ],
    ),
    (
        lambda: incidents([*INCIDENT, "x"]),
        [
            (
                "/rows/2",
                "no_title",
                "第2行：'x'所在的列没有列名，请补列名，或删去这一格",
                "row 2: 'x' stands in a column without a title; title the column or clear the cell",
            )
        ],
    ),
    (
        lambda: incidents(["无"], INCIDENT),
        [
            (
                "/rows/2/事件编号",
                "contradiction",
                "第2行（事件编号）：写着“无”，又列有事件；没有发生的只写“无”，发生的请删去“无”",
                "row 2 (事件编号): none is said to have happened, and incidents are listed; leave one of the two",
            )
        ],
    ),
    (
        lambda: incidents(["无", "2017.6.1"]),
        [
            (
                "/rows/2/事件编号",
                "contradiction",
                "第2行（事件编号）：写着“无”，又列有事件；没有发生的只写“无”，发生的请删去“无”",
                "row 2 (事件编号): none is said to have happened, and incidents are listed; leave one of the two",
            )
        ],
    ),
    (
        lambda: incidents(["1号事件"]),
        [
            (
                "/rows/2/事件编号",
                "required",
                "第2行（事件编号）：这一行只写了'1号事件'，别的都没有填；发生了事件的，请补填发生日期、是否因产品质量、是否造成严重后果、认定机关、等级、是否系统性区域性、状态，没有发生的只写“无”",
                "row 2 (事件编号): there is nothing in this row but '1号事件'; where an incident happened, fill in 发生日期, 是否因产品质量, 是否造成严重后果, 认定机关, 等级, 是否系统性区域性, 状态, and where none did, write 无",
            )
        ],
    ),
    (
        lambda: incidents(["有"]),
        [
            (
                "/rows/2/事件编号",
                "incidents_not_listed",
                "第2行（事件编号）：'有'不是事件编号；请逐件写明，编号自定，如“1号事件”；没有发生的写“无”",
                "row 2 (事件编号): '有' is no id of an incident; list each under an id of its own, or write 无 where none happened",
            )
        ],
    ),
    (
        lambda: incidents(["=A1"]),
        [
            (
                "/rows/2/事件编号",
                "formula",
                "第2行（事件编号）：'=A1'是没有算出结果的公式；请把算出的数或文字直接填进这一格",
                "row 2 (事件编号): '=A1' is a formula that was not calculated; write its result into the cell",
            )
        ],
    ),
    (
        lambda: incidents([True]),
        [
            (
                "/rows/2/事件编号",
                "incidents_not_listed",
                "第2行（事件编号）：true（是）不是事件编号；请逐件写明，编号自定，如“1号事件”；没有发生的写“无”",
                "row 2 (事件编号): True is no id of an incident; list each under an id of its own, or write 无 where none happened",
            )
        ],
    ),
    (
        lambda: incidents([date(2017, 6, 1)]),
        [
            (
                "/rows/2/事件编号",
                "wrong_type",
                "第2行（事件编号）：一个日期不是文字；请把这一列设为文本格式后重新填写",
                "row 2 (事件编号): a value of type datetime.date is not text; format the column as text and type it again",
            )
        ],
    ),
    (
        lambda: incidents(["甲\u200b1"]),
        [
            (
                "/rows/2/事件编号",
                "bad_name",
                "第2行（事件编号）：名称“甲\\u200b1”中有看不见的字符（U+200B），请删去后重写",
                "row 2 (事件编号): the name '甲\\u200b1' contains a character that cannot be seen (U+200B); delete it",
            )
        ],
    ),
    (
        lambda: incidents(["-"]),
        [
            (
                "/rows/2/事件编号",
                "says_nothing",
                "第2行（事件编号）：“-”不是事件编号，也没有说明是否发生事件；没有发生的写“无”，发生的逐件填写，编号自定，如“1号事件”",
                "row 2 (事件编号): no id of an incident, and no word on whether any happened: '-'; write 无 where none did, else list each under an id of its own",
            )
        ],
    ),
    (
        lambda: incidents(["", *INCIDENT[1:]]),
        [
            (
                "/rows/2/事件编号",
                "required",
                "第2行（事件编号）：这一格没有填；请写：自编的编号，各不相同，如“1号事件”；没有发生事件的，整行只写“无”",
                "row 2 (事件编号): this cell is empty; write: an id of your own that no other incident has, such as 1号事件; where none happened, 无 alone in the row",
            )
        ],
    ),
    (
        lambda: incidents(["-", *INCIDENT[1:]]),
        [
            (
                "/rows/2/事件编号",
                "says_nothing",
                "第2行（事件编号）：“-”不是事件编号，也没有说明是否发生事件；没有发生的写“无”，发生的逐件填写，编号自定，如“1号事件”",
                "row 2 (事件编号): no id of an incident, and no word on whether any happened: '-'; write 无 where none did, else list each under an id of its own",
            )
        ],
    ),
    (
        lambda: incidents(INCIDENT, ["甲- 1", *INCIDENT[1:]]),
        [
            (
                "/rows/3/事件编号",
                "repeated_id",
                "第3行（事件编号）：编号'甲- 1'与第2行的'甲-1'相同，每件事件请用不同的编号",
                "row 3 (事件编号): the id '甲- 1' is that of row 2, written '甲-1'; give each incident its own",
            )
        ],
    ),
    (
        lambda: incident(发生日期="去年"),
        [
            (
                "/rows/2/发生日期",
                "bad_date",
                "第2行（发生日期）：'去年'不是可以确定的日期；请写成2017-11-30或2017年11月30日",
                "row 2 (发生日期): '去年' is not a day; write it as 2017-11-30 or 2017年11月30日",
            )
        ],
    ),
    (
        lambda: incident(发生日期="=A1"),
        [
            (
                "/rows/2/发生日期",
                "formula",
                "第2行（发生日期）：'=A1'是没有算出结果的公式；请把算出的数或文字直接填进这一格",
                "row 2 (发生日期): '=A1' is a formula that was not calculated; write its result into the cell",
            )
        ],
    ),
    (
        lambda: incident(发生日期=None),
        [
            (
                "/rows/2/发生日期",
                "required",
                "第2行（发生日期）：这一格没有填；请写：日期，如2017-06-01",
                "row 2 (发生日期): this cell is empty; write: a day such as 2017-06-01",
            )
        ],
    ),
    (
        lambda: incident(是否因产品质量="可能"),
        [
            (
                "/rows/2/是否因产品质量",
                "unknown_choice",
                "第2行（是否因产品质量）：'可能'不在可选的词之中；请写：是、否",
                "row 2 (是否因产品质量): '可能' is none of the words for this; write one of 是 (yes), 否 (no)",
            )
        ],
    ),
    (
        lambda: incident(是否因产品质量=None),
        [
            (
                "/rows/2/是否因产品质量",
                "required",
                "第2行（是否因产品质量）：这一格没有填；请写：是、否",
                "row 2 (是否因产品质量): this cell is empty; write: 是 (yes), 否 (no)",
            )
        ],
    ),
    (
        lambda: incident(认定机关="市政府"),
        [
            (
                "/rows/2/认定机关",
                "unknown_choice",
                "第2行（认定机关）：'市政府'不在可选的词之中；请写：国务院、省政府、其他、无",
                "row 2 (认定机关): '市政府' is none of the words for this; write one of 国务院 (state), 省政府 (province), 其他 (other), 无 (none)",
            )
        ],
    ),
    (
        lambda: incident(认定机关=None),
        [
            (
                "/rows/2/认定机关",
                "required",
                "第2行（认定机关）：这一格没有填；请写：国务院、省政府、其他、无",
                "row 2 (认定机关): this cell is empty; write: 国务院 (state), 省政府 (province), 其他 (other), 无 (none)",
            )
        ],
    ),
    (
        lambda: incident(等级=True),
        [
            (
                "/rows/2/等级",
                "unknown_choice",
                "第2行（等级）：true（是）不在可选的词之中；请写：特别重大、重大、其他",
                "row 2 (等级): True is none of the words for this; write one of 特别重大 (especially major), 重大 (major), 其他 (other)",
            )
        ],
    ),
    (
        lambda: incident(等级=None),
        [
            (
                "/rows/2/等级",
                "required",
                "第2行（等级）：这一格没有填；请写：特别重大、重大、其他",
                "row 2 (等级): this cell is empty; write: 特别重大 (especially major), 重大 (major), 其他 (other)",
            )
        ],
    ),
    (
        lambda: incident(状态="=A1"),
        [
            (
                "/rows/2/状态",
                "formula",
                "第2行（状态）：'=A1'是没有算出结果的公式；请把算出的数或文字直接填进这一格",
                "row 2 (状态): '=A1' is a formula that was not calculated; write its result into the cell",
            )
        ],
    ),
    (
        lambda: incident(状态=None),
        [
            (
                "/rows/2/状态",
                "required",
                "第2行（状态）：这一格没有填；请写：已认定、待定",
                "row 2 (状态): this cell is empty; write: 已认定 (confirmed), 待定 (pending)",
            )
        ],
    ),
    (
        lambda: cells(name="事件", value="有"),
        [
            (
                "/rows/2/填报值",
                "incidents_not_listed",
                "第2行（是否发生事件、填报值）：这里写'有'，就是有事件发生，却没有列出；请逐件填在事件表中，没有发生的写“无”",
                "row 2 (incidents, 填报值): '有' says that incidents happened, and none is listed; list each in the table of incidents, or write 无 where none happened",
            )
        ],
    ),
    (
        lambda: cells(name="事件", value="可能"),
        [
            (
                "/rows/2/填报值",
                "unknown_choice",
                "第2行（是否发生事件、填报值）：'可能'没有说清是否发生事件；没有发生的写“无”，发生的写“有”并填事件表",
                "row 2 (incidents, 填报值): '可能' does not say whether incidents happened; write 无 where none did, or 有 and list them",
            )
        ],
    ),
    (
        lambda: cells(name="事件", value="无", source="质监局"),
        [
            (
                "/rows/2/来源",
                "out_of_place",
                "第2行（是否发生事件、来源）：这一格不用填，请删去；本行可填：填报值",
                "row 2 (incidents, 来源): clear this cell; the row may have 填报值",
            )
        ],
    ),
    (
        lambda: form(["名称", "填报值"], ["事件", "无", "x"]),
        [
            (
                "/rows/2",
                "no_title",
                "第2行（是否发生事件）：'x'所在的列没有列名，请补列名，或删去这一格",
                "row 2 (incidents): 'x' stands in a column without a title; title the column or clear the cell",
            )
        ],
    ),
    (
        lambda: found(lambda: evidence_from_rows([{"name": "事件", "value": "无"}], UNIT, incidents=[{"id": "x"}])),
        [
            (
                "/rows/2/填报值",
                "contradiction",
                "第2行（是否发生事件、填报值）：写着“无”，又列有事件；没有发生的只写“无”，发生的请删去“无”",
                "row 2 (incidents, 填报值): none is said to have happened, and incidents are listed; leave one of the two",
            )
        ],
    ),
    (
        lambda: found(lambda: incidents_from_rows([["x"]])),
        [
            (
                "/rows",
                "no_header",
                "找不到列名行：没有一行写有列名事件编号、发生日期、是否因产品质量、是否造成严重后果、认定机关、等级、是否系统性区域性、状态；若文件里写了而这里认不出，多半是读了另一张工作表，或文件的编码不对，或每行成了一格（分隔符不是半角逗号），请指明工作表，或另存为“CSV UTF-8”或.xlsx后再读",
                "no row names the columns; give one with at least one of the titles 事件编号, 发生日期, 是否因产品质量, 是否造成严重后果, 认定机关, 等级, 是否系统性区域性, 状态; where the file has it, another sheet was read, or the file in another encoding than it was saved in, or with another delimiter, so that each row is one cell: name the sheet, or save it as CSV UTF-8 with commas, or as .xlsx",
            )
        ],
    ),
    (
        lambda: incidents(["", *INCIDENT[1:]], INCIDENT, INCIDENT),
        [
            (
                "/rows/2/事件编号",
                "required",
                "第2行（事件编号）：这一格没有填；请写：自编的编号，各不相同，如“1号事件”；没有发生事件的，整行只写“无”",
                "row 2 (事件编号): this cell is empty; write: an id of your own that no other incident has, such as 1号事件; where none happened, 无 alone in the row",
            ),
            (
                "/rows/4/事件编号",
                "repeated_id",
                "第4行（事件编号）：编号'甲-1'与第3行的'甲-1'相同，每件事件请用不同的编号",
                "row 4 (事件编号): the id '甲-1' is that of row 3, written '甲-1'; give each incident its own",
            ),
        ],
    ),
]

WHOLE = [*OF_TABLES, *OF_ROWS, *OF_CELLS, *OF_MARKS, *WANTED, *OF_CLAIMS, *OF_INCIDENTS]


@pytest.mark.parametrize("at", range(len(WHOLE)))
def test_what_is_refused_is_told_whole_in_both_languages(at: int) -> None:
    read, faults = WHOLE[at]
    assert read() == faults


def test_what_could_not_be_read_is_said_above_the_faults() -> None:
    heads: list[tuple[Callable[[], object], str]] = [
        (lambda: evidence_from_rows([["名称"]], UNIT), "填报表有误，请改正后重报 · the form cannot be read"),
        (lambda: evidence_from_rows([["名称", "填报值"]], " 甲"), "填报表有误，请改正后重报 · the form cannot be read"),
        (lambda: marks_from_rows([["款"]]), "得分汇总表有误，请改正后重报 · the table of marks cannot be read"),
        (lambda: incidents_from_rows([]), "事件表有误，请改正后重报 · the table of incidents cannot be read"),
        (lambda: claims_from_rows([], SCHEME), "自评打分表有误，请改正后重报 · the self-scoring sheet cannot be read"),
        (lambda: blank_marks(SCHEME, ["合计"]), "单位名单有误 · the list of units is not right"),
    ]
    for read, head in heads:
        assert refusal(read, EvidenceError)[0].startswith(f"{head}\n")
