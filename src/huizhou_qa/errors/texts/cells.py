"""Texts: what is wrong with what a row of a form says of its input, with its cells, and with incidents in a table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        # What a row says of its input.
        "two_values": Wording(
            "填报值、分子与分母、无考核对象的原因三者只能填一种",
            "a value, a part of a whole and a reason for none exclude each other; leave one",
        ),
        "no_value": Wording(
            "这一行写了来源等内容，却没有填数；请填写“{title}”，或删去这些内容",
            "the row says more of a value that is not there; fill in {title}, or clear the rest",
        ),
        "out_of_place.column": Wording(
            "这一格不用填，请删去；本行可填：{titles}", "clear this cell; the row may have {titles}"
        ),
        "out_of_place.remark": Wording(
            "没有填数，这一格就没有所指，请删去", "there is no value that this could belong to; clear it"
        ),
        "required.pair_of_columns": Wording(
            "{titles}要一起填，请补上这一格", "{titles} go together; fill in this one too"
        ),
        # What a cell says.
        "formula": Wording(
            "{given}是没有算出结果的公式；请把算出的数或文字直接填进这一格",
            "{given} is a formula that was not calculated; write its result into the cell",
        ),
        "date.cell": Wording(
            "这里要填数，却是日期或时间；请把这一列设为文本格式后重新填写",
            "a date or time stands where a number belongs; format the column as text and type it again",
        ),
        "date.counted": Wording(
            "这里要填数，却是日期或时间；请把这一列设为文本格式后重新填写；“41分之3”请分别填在“分子”“分母”两列"
            "（表上没有的请加上）",
            "a date or time stands where a number belongs; format the column as text and type it again; for 3 of 41 "
            "use the columns 分子 and 分母, and add them where the table has none",
        ),
        "float.cell": Wording(
            "这一格是浮点数，存下的可能不是所填的数；请把这一列设为文本格式后重新填写",
            "a float is not exact; format the column as text and type it again, or give text or a Decimal",
        ),
        "not_a_number.cell": Wording(
            "{given}不是一个数；请写数字，如{example}",
            "{given} is not one number; write digits such as {example}",
        ),
        "not_a_number.cell_with_more": Wording(
            "{given}不是一个数；请只写数字，如{example}，不写单位和别的字",
            "{given} is not one number; write digits alone, such as {example}, without a unit or other words",
        ),
        "not_a_number.cell_with_unit": Wording(
            "{given}不是一个数；请写数字，如{example}，后面可带单位“{unit}”",
            "{given} is not one number; write digits such as {example}, or the unit {unit} behind them",
        ),
        "not_a_number.cell_of_nothing": Wording(
            "{given}不是数；还不知道的请留空，没有发生的次数、个数填0",
            "{given} is no number; what is not known yet is left empty, and a count of none is 0",
        ),
        "not_a_number.cell_of_nothing_to_measure": Wording(
            "{given}不是数；还不知道的请留空，确实是零的填0，没有考核对象的请在“无考核对象的原因”列说明原因"
            "（表上没有这一列的请加上）",
            "{given} is no number; what is not known yet is left empty, zero is 0, and where there was nothing to "
            "measure, say why in 无考核对象的原因; add the column where the table has none",
        ),
        "not_a_number.mark_of_nothing": Wording(
            "{given}不是分数；还没有评分的请留空，评为零分的填0，没有考核对象的请在该单位的填报表中说明原因",
            "{given} is no mark; what is not awarded yet is left empty, no points are 0, and where there was nothing "
            "to judge, say why in the unit's form",
        ),
        "not_a_number.claim_of_nothing": Wording(
            "{given}不是分数；没有自评的请留空，自评零分的填0",
            "{given} is no number of points; where none are claimed, leave the cell empty, and write 0 for no points",
        ),
        "not_finite.cell": Wording(
            "这一格是NaN或无穷大，不是可用的数；还不知道的请留空",
            "no number: NaN and infinities are none; what is not known yet is left empty",
        ),
        "says_nothing.cell": Wording(
            "“{given}”没有说明实际情况，请写明；没有可写的，这一格留空",
            "this says nothing: '{given}'; write what was the case, or leave the cell empty",
        ),
        "empty_whole.cell": Wording(
            "分母必须大于0；没有考核对象的，分子、分母留空，在“无考核对象的原因”列说明原因（表上没有这一列的请加上）",
            "the whole must be above 0; where there was nothing to measure, leave both empty and say why in "
            "无考核对象的原因; add the column where the table has none",
        ),
        "empty_whole.members": Wording(
            "单位数必须大于0，请填参加平均的单位数", "the members must be more than 0; write how many they are"
        ),
        "not_a_number.cell_of_truth": Wording(
            "{given}是“是”或“否”，这里要填数；请写数字，如{example}",
            "{given} is a truth value, not a number; write digits such as {example}",
        ),
        "percent_out_of_place": Wording(
            "{given}带百分号，本格填的是{unit}；请只写数",
            "{given} has a percent sign; this is counted in {unit}; write the number alone",
        ),
        "percent_out_of_place.cell_of_percent": Wording(
            "{given}里的百分号多了或位置不对；96.5%请写成96.5或96.5%",
            "{given} has a percent sign too many, or in the wrong place; write 96.5 percent as 96.5 or as 96.5%",
        ),
        "quotient.cell": Wording(
            "{given}像分数也像日期；请写成一个数，如{example}",
            "{given} is a quotient or a date; write a single number, such as {example}",
        ),
        "quotient.counted": Wording(
            "{given}像分数也像日期；请把两个数分别填在“分子”“分母”两列（表上没有的请加上）",
            "{given} is a quotient or a date; give its numbers in the columns 分子 and 分母, and add these "
            "where the table has none",
        ),
        "exponent": Wording(
            "{given}是被表格软件缩短的数；请把这一列设为文本格式，写出全部数字",
            "{given} was shortened by a spreadsheet; format the column as text and type it again, with all its digits",
        ),
        "bad_grouping": Wording(
            "{given}里的逗号可能是千分位，也可能分开两个数；请不写逗号，小数用小数点",
            "{given} may be two numbers or one; write it without a comma, with a point for decimals",
        ),
        "out_of_range.mark": Wording("{given}超出可评的分数；可填{accepts}", "{given} is out of range: {accepts}"),
        "wrong_type.cell_of_truth": Wording(
            "{given}既不是“是”也不是“否”；请写“是”或“否”", "{given} is neither yes nor no; write 是 or 否"
        ),
        "wrong_type.cell_of_text": Wording(
            "{given}不是文字；请把这一列设为文本格式后重新填写",
            "{given} is not text; format the column as text and type it again",
        ),
        "bad_date.cell": Wording(
            "{given}不是可以确定的日期；请写成2017-11-30或2017年11月30日",
            "{given} is not a day; write it as 2017-11-30 or 2017年11月30日",
        ),
        "unknown_choice.status": Wording(
            "{given}不是数据状态；请写“初步”或“最终”", "{given} is no status; write 初步 or 最终"
        ),
        "unknown_choice.cell_of_options": Wording(
            "{given}不在可选的词之中；请写：{known}", "{given} is none of the words for this; write one of {known}"
        ),
        # Incidents.
        "missing.incidents_of_form": Wording(
            "没有说明是否发生{incidents}；没有发生的，在事件表的“事件编号”列填“无”，发生的逐件填写",
            "nobody has said whether incidents happened; write 无 under 事件编号 in the table of incidents where none "
            "did, else list each",
        ),
        "missing.incidents_of_row": Wording(
            "没有说明是否发生{incidents}；没有发生的，这一格填“无”；发生的填“有”，并在事件表逐件填写",
            "nobody has said whether incidents happened; write 无 into this cell where none did, else 有, and list "
            "each in the table of incidents",
        ),
        "says_nothing.id": Wording(
            "“{given}”不是事件编号，也没有说明是否发生事件；没有发生的写“无”，发生的逐件填写，编号自定，如“1号事件”",
            "no id of an incident, and no word on whether any happened: '{given}'; write 无 where none did, else "
            "list each under an id of its own",
        ),
        "unknown_choice.element": Wording(
            "{given}不在可选的词之中；请写：{choices}", "{given} is none of the words for this; write one of {choices}"
        ),
        "unknown_choice.incidents": Wording(
            "{given}没有说清是否发生事件；没有发生的写“无”，发生的写“有”并填事件表",
            "{given} does not say whether incidents happened; write 无 where none did, or 有 and list them",
        ),
        "incidents_not_listed": Wording(
            "这里写{given}，就是有事件发生，却没有列出；请逐件填在事件表中，没有发生的写“无”",
            "{given} says that incidents happened, and none is listed; list each in the table of incidents, or write "
            "无 where none happened",
        ),
        "incidents_not_listed.id": Wording(
            "{given}不是事件编号；请逐件写明，编号自定，如“1号事件”；没有发生的写“无”",
            "{given} is no id of an incident; list each under an id of its own, or write 无 where none happened",
        ),
        "contradiction.incidents_listed": Wording(
            "写着“无”，又列有事件；没有发生的只写“无”，发生的请删去“无”",
            "none is said to have happened, and incidents are listed; leave one of the two",
        ),
        "required.incident": Wording(
            "这一行只写了{given}，别的都没有填；发生了事件的，请补填{titles}，没有发生的只写“无”",
            "there is nothing in this row but {given}; where an incident happened, fill in {titles}, and where none "
            "did, write 无",
        ),
        "required.element": Wording("这一格没有填；请写：{wanted}", "this cell is empty; write: {wanted}"),
        "repeated_id.row": Wording(
            "编号{given}与第{first_row}行的{first}相同，每件事件请用不同的编号",
            "the id {given} is that of row {first_row}, written {first}; give each incident its own",
        ),
    }
)
