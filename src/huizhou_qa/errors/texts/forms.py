"""Texts: what is wrong with a form and which inputs its rows are about, and what stands in front of every fault."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        # In front of the text of whatever has a row among its parameters.
        "in_row": Wording("第{row}行：{text}", "row {row}: {text}"),
        "in_row.about": Wording("第{row}行（{about}）：{text}", "row {row} ({about}): {text}"),
        # The same of a mark that came from the table of marks, and of what has no row anywhere.
        "in_row_of_marks": Wording("得分汇总表第{row}行：{text}", "table of marks, row {row}: {text}"),
        "in_row_of_marks.about": Wording(
            "得分汇总表第{row}行（{about}）：{text}", "table of marks, row {row} ({about}): {text}"
        ),
        # The same of an element of an incident, and of an incident as a whole.
        "in_incident": Wording("第{row}起事件：{text}", "incident {row}: {text}"),
        "in_incident.about": Wording("第{row}起事件（{about}）：{text}", "incident {row} ({about}): {text}"),
        "in_place.about": Wording("数据“{about}”：{text}", "{about}: {text}"),
        "evidence_invalid.form": Wording("填报表有误，请改正后重报", "the form cannot be read"),
        "evidence_invalid.marks": Wording("得分汇总表有误，请改正后重报", "the table of marks cannot be read"),
        "evidence_invalid.incidents": Wording("事件表有误，请改正后重报", "the table of incidents cannot be read"),
        "evidence_invalid.claims": Wording("自评打分表有误，请改正后重报", "the self-scoring sheet cannot be read"),
        # The table and its columns.
        "wrong_type.rows": Wording(
            "{given}不是表格的各行；应为行的列表，每行又是单元格的列表",
            "{given} is not rows; give a list of rows, each a list of cells",
        ),
        "wrong_type.row": Wording(
            "{given}不是一行；应为单元格的列表，或由列名到单元格的对应",
            "{given} is not a row; give a list of cells, or a mapping from titles to cells",
        ),
        "wrong_type.unreadable_rows": Wording(
            "{given}读不出各行；请把表格先读成普通的列表，再交来",
            "the rows of {given} cannot be read; give a plain list of rows",
        ),
        "wrong_type.unreadable_row": Wording(
            "{given}读不出各单元格；请换成普通的列表或字典",
            "the cells of {given} cannot be read; give a plain list or dict",
        ),
        "wrong_type.unreadable_cell": Wording(
            "有一格是{given}，读不出内容；请换成普通的文字或数",
            "a cell holds {given}, which cannot be read; give plain text or a plain number",
        ),
        "wrong_type.title": Wording(
            "列名{title}不是文字，请把列名写成文字", "the title {title} is not text; write the title as text"
        ),
        "wrong_type.marks": Wording(
            "{given}不是得分；应为marks_from_rows给出的该单位得分",
            "{given} is not a mapping; give the unit's marks from marks_from_rows",
        ),
        "evidence_invalid.units": Wording("单位名单有误", "the list of units is not right"),
        "wrong_type.unit": Wording(
            "{given}不是单位名称；请写单位的名称", "{given} is no name of a unit; write its name"
        ),
        "wrong_type.units": Wording(
            "{given}不是单位名称的列表；请列出各单位的名称", "{given} is no list of units; give the names of the units"
        ),
        "mixed_rows": Wording(
            "这一行与第一行的形式不同（一个是列表，一个是对应），各行请用同一形式",
            "rows are lists or mappings, and this one is not as the first is; give all in one form",
        ),
        "no_header": Wording(
            "找不到列名行：没有一行写有列名{titles}；若文件里写了而这里认不出，"
            "多半是读了另一张工作表，或文件的编码不对，或每行成了一格（分隔符不是半角逗号），"
            "请指明工作表，或另存为“CSV UTF-8”或.xlsx后再读",
            "no row names the columns; give one with at least one of the titles {titles}; where the file has it, "
            "another sheet was read, or the file in another encoding than it was saved in, or with another delimiter, "
            "so that each row is one cell: name the sheet, or save it as CSV UTF-8 with commas, or as .xlsx",
        ),
        "above_the_header": Wording(
            "{given}写在列名行的上面，不会被读入；数据请移到列名行的下面，表头说明请合并成一格",
            "{given} stands above the header, where no data are read; move the data below the header, and write a "
            "caption into a single cell",
        ),
        "another_unit.form": Wording(
            "表上写的填报单位是“{stated}”，现在按“{unit}”读入；请核对是不是这个单位的表，或改正填报单位",
            "the form says that it is of {stated}, and is read as that of {unit}; take the form of the right unit, or "
            "correct the line",
        ),
        "another_year": Wording(
            "表上写的考核年度是{stated}，现在按{years}年度的方案读入；请核对是不是这一年的表，或改正考核年度",
            "the form says that it is of {stated}, and is read under the scheme of {years}; take the form of the right "
            "year, or correct the line",
        ),
        "repeated_column": Wording(
            "列名{title}与前面的列名{first}是同一名称，请只留一列",
            "the title {title} is that of another column, written {first}; leave one",
        ),
        "unknown_column": Wording(
            "没有名为{title}的列；补充说明请写在“{remarks}”列，否则请删去整列",
            "no column is called {title}; a note may stand in {remarks}, else delete the whole column",
        ),
        "unknown_column.sheet": Wording(
            "自评打分表没有名为{title}的列；补充说明请写在“备注”列，否则请删去整列",
            "the self-scoring sheet has no column called {title}; a note may stand in 备注, else delete the column",
        ),
        "no_value_column": Wording(
            "没有名为“{title}”的列，请给填数的一列写上这个列名",
            "no column is titled {title}; title the one with the values so",
        ),
        "no_column": Wording("缺少这些列：{titles}；请按空白表补上", "these columns are not there: {titles}; add them"),
        "no_column.one_of": Wording(
            "缺少这些列：{titles}；至少要有其中一列，才知道每行是哪一款",
            "none of these columns is there: {titles}; give one, so that each row's clause can be told",
        ),
        "no_title": Wording(
            "{given}所在的列没有列名，请补列名，或删去这一格",
            "{given} stands in a column without a title; title the column or clear the cell",
        ),
        "column_out_of_place": Wording(
            "“{title}”是单位填报表的列；得分汇总表的列名只写单位名称",
            "{title} is a column of a unit's form; in a table of marks, a column is titled by a unit",
        ),
        "no_unit": Wording(
            "没有一列以单位名称作列名，请每个单位一列", "no column is titled by a unit; give each unit a column"
        ),
        "no_unit_title": Wording(
            "列名{given}不是单位名称；合计、平均、得分等列请删去，或把列名改成单位名称",
            "the title {given} is no name of a unit; delete the column, or title it by its unit",
        ),
        "no_unit_title.unit": Wording(
            "单位名称{given}与得分汇总表的列名或合计、平均等列相同，写成表后读不回来，请换一个名称",
            "{given} is what a column of the table of marks is called that is no unit's; give the unit another name",
        ),
        "unknown_unit.title": Wording(
            "列名{given}不在应有的单位之中；应有的单位：{units}",
            "the title {given} is none of the units that are expected: {units}",
        ),
        "unknown_unit.near": Wording(
            "列名{given}不在应有的单位之中，是否应为“{nearest}”？应有的单位：{units}",
            "the title {given} is none of the units that are expected ({units}); is it {nearest}?",
        ),
        "missing_unit": Wording(
            "缺少这些单位的列：{units}；请每个单位一列，未评分的留空",
            "these units have no column: {units}; give each one, empty where nothing is awarded yet",
        ),
        "repeated_unit.expected": Wording(
            "单位{given}与{first}是同一名称，每个单位只列一次",
            "{given} is listed already, written {first}; give each unit once",
        ),
        # Which input a row is about.
        "no_input": Wording(
            "这一行没有写明是哪项数据，请填写“名称”或“标签”；合并的单元格只在第一行有文字，请逐行写明",
            "the row names no input; fill in 名称 or 标签; a merged cell holds its text in its first row only, so "
            "write it in every row",
        ),
        "no_input.note": Wording(
            "这一行按说明、签字或合计处理，却填有{given}；是数据的，名称请照抄空白表；不是的，请把{given}移到“备注”列",
            "the row begins as a note, a signature or a sum does, and holds {given}; if this is a value, copy the name "
            "of the input from a blank form, else move {given} to 备注",
        ),
        "unknown_input.input": Wording(
            "方案中没有名为{given}的数据，请从空白表照抄",
            "{given} is no input of the scheme; copy it from a blank form",
        ),
        "unknown_input.input_near": Wording(
            "方案中没有名为{given}的数据，是否应为“{nearest}”？请从空白表照抄",
            "{given} is no input of the scheme; is it {nearest}? copy it from a blank form",
        ),
        "unknown_input.mark": Wording(
            "没有名为{given}的评分款项，请从空白表照抄", "{given} is no mark that is awarded; copy it from a blank form"
        ),
        "unknown_input.mark_near": Wording(
            "没有名为{given}的评分款项，是否应为“{nearest}”？请从空白表照抄",
            "{given} is no mark that is awarded; is it {nearest}? copy it from a blank form",
        ),
        "unknown_input.clause": Wording(
            "{given}不是由部门评分的款；由数据算出得分的款，请填“名称”或“标签”写明是哪项数据",
            "{given} is no clause that marks are awarded for; a computed clause goes by the names of its facts; "
            "copy it from a blank form",
        ),
        "unknown_input.computed_clause": Wording(
            "{given}这一款由数据算出得分，这一行没有写明是哪项数据，请填写“名称”或“标签”；合并的单元格只在第一行有文字，请逐行写明",
            "a computed clause goes by the names of its facts, and beside {given} stands none; fill in 名称 or 标签; a "
            "merged cell holds its text in its first row only, so write it in every row",
        ),
        "contradiction.name_and_label": Wording(
            "名称与标签说的不是同一项数据，请改正其一，或删去其一",
            "the name and the label are of different inputs; correct one, or clear it",
        ),
        "ambiguous": Wording(
            "这一名称可指{paths}；请以其中之一作名称，或填上标签",
            "it may be any of {paths}; write one of them as the name, or fill in the label",
        ),
        "ambiguous.editions": Wording(
            "这一名称在不同年度的方案中含义不同，读表时请指定方案（scheme）",
            "it means different things in the editions that are held; pass the scheme",
        ),
        "several_editions": Wording(
            "表中数据符合几个方案（{schemes}），看不出是哪一个的，读表时请指定方案（scheme）",
            "the form fits several schemes ({schemes}), and is of none more than of another; pass the scheme",
        ),
        "several_editions.parts": Wording(
            "表中数据分属几个方案（{schemes}），没有一个方案全有；请指定方案（scheme），或改正表中名称",
            "no one of the schemes ({schemes}) has all that the form is about; pass the scheme, or correct the names",
        ),
        "contradiction.catalogue": Wording(
            "既给了方案，又给了方案目录，请只给一个", "a scheme and a catalogue are given; give one of them"
        ),
        "repeated_input": Wording(
            "第{first_row}行已有这项数据，两行请只留一行",
            "this stands in row {first_row} already; leave one of the two",
        ),
        "repeated_input.table_of_marks": Wording(
            "得分汇总表中已有这一得分，两处请只留一处", "this mark stands in the table of marks already; leave one"
        ),
        "repeated_input.claim": Wording(
            "第{first_row}行已有这一款的自评得分，两行请只留一行",
            "this clause is claimed in row {first_row} already; leave one of the two",
        ),
        "repeated_input.total": Wording(
            "第{first_row}行已写明总分{first}，这一行又写{given}；总分只写一个，其余请删去，或写明是哪一部分的小计",
            "row {first_row} states a total of {first} already, and this one {given}; leave one, or say which part "
            "this is the sum of",
        ),
        "repeated_input.before_deductions": Wording(
            "这一行是扣分前的合计{given}，减去扣分{taken}，与第{first_row}行的总分{first}不合；请改正有误的一处，扣分填在扣分项一行",
            "this is a sum of {given} before deductions of {taken}, and row {first_row} states a total of {first}; "
            "correct the one that is wrong, and state deductions in their own row",
        ),
        "no_clause": Wording(
            "看不出这一行（“{given}”）是哪一款；请在“{criterion}”或“{key_point}”的开头写上款号，如11.4，合计行请写明“合计”",
            "no clause can be told from this row ({given}); begin {criterion} or {key_point} with its number, such as "
            "11.4, and call a sum 合计",
        ),
        "no_clause.unnamed": Wording(
            "这一行只有得分，看不出是哪一款；请在“{criterion}”或“{key_point}”的开头写上款号，如11.4，合计行请写明“合计”",
            "there are only points in this row, and no clause can be told; begin {criterion} or {key_point} with its "
            "number, such as 11.4, and call a sum 合计",
        ),
        "no_clause.parts": Wording(
            "第{item}项只有一款，得分却分写在几行；请把各行得分加在一起，写在这一项的第一行，其余各行的{score}留空",
            "item {item} is of one clause, and its points stand in several rows; add them up, write the sum into the "
            "first row of the item, and leave {score} empty in the others",
        ),
        "no_clause.beside": Wording(
            "这一行写有“{label}”，又写有“{clause}”，看不出得分是哪一个的；是后者的，请把“{label}”移到别的行，"
            "是前者的，请删去“{clause}”",
            "this row holds {label} and also {clause}, and it cannot be told whose the points are; move {label} to "
            "another row, or clear {clause}",
        ),
        "no_clause.sum": Wording(
            "“{label}”左边是空的，看不出是总分还是哪一部分的小计；请写成“总分”，或写明是哪一部分，如“{part}小计”",
            "nothing stands to the left of {label}, which may be the total or the sum of a part; write 总分, or name "
            "the part, such as {part}小计",
        ),
        "no_clause.before_deductions": Wording(
            "这一行是扣分前的合计，表上却没有“{title}”的得分可以核对；请补写“{title}”一行的自评得分",
            "this is a sum before deductions, and no total is stated that it can be held against; fill in "
            "the row {title}",
        ),
        "merged_points": Wording(
            "{given}高于这一行的满分{full}，下一行（第{next_row}行）又没有得分；得分合并了单元格的，请取消合并，逐行填写，"
            "没有得分的填0",
            "{given} is above the {full} points of this row, and row {next_row} below has none; where the cell is "
            "merged over both, part it and fill in each row, 0 where no points are claimed",
        ),
    }
)
