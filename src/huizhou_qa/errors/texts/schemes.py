"""Texts: what is wrong with a scheme, a scorer or a reading."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        # The first lines.
        "scheme_invalid.pieces": Wording(
            "曲线的各段应从左到右、不缺不重地覆盖全部数值",
            "the pieces of a curve must cover its domain from left to right, once and only once",
        ),
        "scheme_invalid.tree": Wording("分值表前后不符", "the tree of marks contradicts itself"),
        "scheme_invalid.scheme": Wording("考核方案前后不符", "the scheme contradicts itself"),
        "scheme_invalid.variant": Wording("不能如此变更方案", "the scheme has no such variant"),
        "scheme_invalid.readings": Wording("没有所要的口径", "the readings asked for cannot be had"),
        # What any field may hold.
        "wrong_type.field": Wording("此处应为{expected}，给的是{given}", "{expected} is needed here, not {given}"),
        "wrong_type.scheme": Wording(
            "{given}不是考核方案，请用get_scheme取得", "{given} is not a scheme; get one with get_scheme"
        ),
        "wrong_type.catalogue": Wording(
            "{given}不是方案目录，请用Catalogue([…])给出", "{given} is not a catalogue; make one with Catalogue([…])"
        ),
        "wrong_type.readings": Wording(
            "{given}不是口径，请给出“编号：选项”的映射", "{given} are no readings; give a mapping of ids to choices"
        ),
        "bad_name": Wording(
            "{given}不能作名称：名称不能为空，首尾不能有空格，不能含不可见的字符",
            "{given} cannot be a name; a name is not empty, has no blanks at its ends and no invisible characters",
        ),
        "bad_places": Wording(
            "小数位数应为0至{most}的整数，给的是{given}", "places is {given}; write a whole number from 0 to {most}"
        ),
        "unknown_choice.word": Wording("{given}不在可选之列，可选：{known}", "{given} is none of {known}"),
        "empty.curve": Wording("曲线一段也没有，至少要一段", "there is no piece; give at least one"),
        "empty.conditions": Wording(
            "没有条件就总是成立，至少要一个条件", "without a condition it would always hold; give at least one"
        ),
        "empty.combination": Wording(
            "没有可合并的计分办法，至少要一个", "there is nothing to combine; give at least one part"
        ),
        "empty.ratings": Wording(
            "没有可评的内容，至少要一项五级评价", "there is nothing to rate; give at least one rating"
        ),
        "empty.counted": Wording("没有计数的对象，至少要一个", "there is nothing to count; give at least one measure"),
        "empty.options": Wording("没有选项，至少要一个", "there is no option; give at least one"),
        "empty.item": Wording("考核要点下至少要有一款", "an item needs at least one clause"),
        "empty.scheme": Wording(
            "方案至少要有一个不是加分的标题", "a scheme needs at least one heading that is no bonus"
        ),
        "never_enough": Wording(
            "总共只有{clauses}款，不可能有{at_least}款不缺，请改小",
            "of {clauses} in all, {at_least} clauses are never present; ask for no more than there are",
        ),
        "empty.heading": Wording("标题下至少要有一个部分", "a heading needs at least one part"),
        "empty.choices": Wording("口径至少要有一个选项", "a reading needs at least one choice"),
        "empty.shorthand": Wording("合并设置至少要有一个口径", "a shorthand needs at least one reading"),
        "empty.values": Wording("一个取值也没有，至少要一个", "there is no value; give at least one"),
        "empty.lines": Wording("事件分类表至少要有一行", "a table of incidents needs at least one line"),
        "empty.editions": Wording("方案目录至少要有一个版本", "a catalogue needs at least one edition"),
        "empty.source": Wording("等级线须注明出处", "grade lines need the name of their source"),
        "not_above_zero": Wording("此处应大于0，给的是{given}", "{given} is not above 0; write a number above 0"),
        # Intervals and curves.
        "bad_interval": Wording(
            "{given}不是区间，请写如'(10, 15]'、'[2, ∞)'或'{{100}}'",
            "{given} is not an interval; write one like '(10, 15]', '[2, ∞)' or '{{100}}'",
        ),
        "bad_interval.infinity": Wording(
            "{given}不是区间的端点，此端无界请写{write}", "{given} is no end here; where there is none, write {write}"
        ),
        "bad_interval.end": Wording(
            "{given}不是区间的端点，请用阿拉伯数字写有限小数，如12.5；其他分数请用Interval与Fraction",
            "{given} is no end of an interval; write a decimal number such as 12.5, "
            "or build any other fraction with Interval and Fraction",
        ),
        "bad_interval.closed": Wording(
            "{given}：无界的一端不能用方括号，请用圆括号",
            "an infinite end cannot be closed: {given}; write a round bracket there",
        ),
        "bad_interval.empty": Wording(
            "{given}中没有数，较小的端点在左；只含一个数的写如'{{100}}'",
            "no number lies in {given}; write the lower end first, and a single number like '{{100}}'",
        ),
        "gap": Wording(
            "{left}与{right}之间有数不属于任何一段，请让一段止处即下一段起处",
            "gap between {left} and {right}; let one end where the other begins",
        ),
        "overlap": Wording(
            "{left}与{right}有重叠，请让一段止处即下一段起处，同一端点只归一段",
            "overlap between {left} and {right}; let one end where the other begins",
        ),
        "out_of_order": Wording(
            "{right}写在{left}之后，次序不对，请按数值从小到大写",
            "{right} is out of order behind {left}; write the lowest interval first",
        ),
        "out_of_order.limits": Wording(
            "下限{low}大于上限{high}，请对调", "nothing lies between {low} and {high}; swap them"
        ),
        "out_of_order.grades": Wording(
            "“{better}”的线（{above}）不高于“{worse}”的线（{below}），请按从高到低写",
            "{better} from {above} is not above {worse} from {below}; write the best grade first",
        ),
        "out_of_order.days": Wording(
            "从{first}到{last}没有一天，请对调", "a period from {first} to {last} has no day; swap them"
        ),
        "not_covered": Wording(
            "曲线只覆盖{covered}，度量可取{needed}，请全部覆盖",
            "the curve covers {covered}, its measure takes {needed}; cover all of it",
        ),
        "below_zero.measure": Wording(
            "此处所计不能低于0，而度量可取{over}；可用at_least(…, 0)截在0以上",
            "what is counted here is never below 0, its measure takes {over}; keep it at 0 with at_least(…, 0)",
        ),
        "below_zero.multiple": Wording(
            "低于0的数不能与平均值相比求倍数，而此项可取{over}；请用difference(…, mean_of(…))与平均值之差计分",
            "there is no multiple of an average for figures below 0, which this fact takes ({over}); score its "
            "difference from the mean, difference(…, mean_of(…))",
        ),
        "not_whole.curve": Wording(
            "只覆盖整数的曲线，其度量也须只取整数", "a curve over whole numbers only needs a measure of whole numbers"
        ),
        "beyond_the_measure": Wording(
            "各档覆盖{covered}，超出度量可取的{needed}，请去掉超出的部分",
            "the bands cover {covered}; beyond {needed} there is no number to cover, so leave that out",
        ),
        # Scorers.
        "wrong_kind.ratings": Wording(
            "{label}不是五级评价，请用level(…)声明", "{label} is not on the five levels; declare it with level(…)"
        ),
        "wrong_kind.average": Wording(
            "{label}是选项，没有平均值；请先按选项计分",
            "{label} is one of named options, which have no average; score them first",
        ),
        "too_many_steps": Wording(
            "扣完要超过{most}步，请加大每步所扣的分，或按比例（prorata）计",
            "more than {most} steps until the most is lost; take off more for each, or count prorata",
        ),
        "full_below_coefficient": Wording(
            "全部达到的得分{full}低于系数{coefficient}，不应低于系数",
            "reaching all is worth {full}, less than the coefficient {coefficient}; give no less than it",
        ),
        "ratio_above_one": Wording(
            "比例最多为1，此处可达{most}；百分数请除以100",
            "a ratio is at most 1, this one may be {most}; divide percent points by 100",
        ),
        "open_point": Wording(
            "规则中有未选定的口径，请选定其一：{known}",
            "the rule leaves a reading open; choose one of its choices: {known}",
        ),
        # The scheme.
        "declared_twice": Wording(
            "同一数据项有两种声明，请只声明一次", "declared in two ways; declare an input once and use it twice"
        ),
        "not_declared": Wording(
            "没有一款读取此项，不可能填报；请去掉，或由某款读取",
            "no clause reads it, so it can never be given; remove it, or let a clause read it",
        ),
        "wrong_stage": Wording(
            "方案只对各款得分舍入；对总分舍入的写在等级规则中",
            "a scheme rounds each clause; a rounding of the total belongs to the grade rule",
        ),
        "wrong_stage.grades": Wording(
            "等级规则只对总分舍入；对各款舍入的写在方案中",
            "a grade rule rounds the total; a rounding of each clause belongs to the scheme",
        ),
        "off_the_grid": Wording(
            "小数{places}位写不下其分值，请增加位数", "its marks cannot be written with {places} places; use more"
        ),
        "off_the_grid.limit": Wording(
            "小数{places}位写不下某要点或标题的限值，请增加位数",
            "a limit of an item or heading cannot be written with {places} places; use more",
        ),
        "unknown_class": Wording(
            "事件分类表没有这一类，已有：{known}", "no line of the table gives this class; it gives {known}"
        ),
        "unknown_class.read": Wording(
            "读取{reads}，而事件分类表不计这一类，已有：{known}",
            "it reads {reads}, which no line of the table counts; it gives {known}",
        ),
        "pending_class": Wording(
            "{class_}类中有尚未认定的事件，未认定的不计，请另设一类",
            "incidents that are pending fall into class {class_}, and they count for nothing; give them another class",
        ),
        "bad_ranking": Wording(
            "排名依据应为grade、total中的一项或两项，各写一次", "units are placed by grade, total or both, each once"
        ),
        "needs_steps": Wording(
            "否决项限定总分的，方案须列明各步骤（steps）",
            "a veto that caps the total needs a scheme that says its steps",
        ),
        "unknown_result.later": Wording(
            "不能读取{reads}：此时尚未得出，请读取之前的结果",
            "cannot read {reads}, which is worked out later; read a result from before",
        ),
        "unknown_result.unknown": Wording(
            "不能读取{reads}：没有这一结果，请用base()、points_of(…)或total_after(…)",
            "cannot read {reads}, there is no such result; use base(), points_of(…) or total_after(…)",
        ),
        "divisor_may_be_zero": Wording(
            "作除数的数由{reads}得出，可能为0；请使其不为0，如用at_least(除数, 1)限定其下限",
            "it divides by a number made of {reads}, which may be 0; keep it from 0, such as by at_least(divisor, 1)",
        ),
        "beside_steps": Wording(
            "列明步骤（steps）的方案，加减分项和否决项都写在步骤中",
            "a scheme that says its steps has adjustments and vetoes among them; leave them out beside",
        ),
        "never_graded": Wording("步骤中没有评定等级（Graded）", "no step gives the grade; put Graded() among them"),
        "graded_twice": Wording("等级只能评定一次", "the grade is given once; leave out this Graded()"),
        "no_grade_yet": Wording("此步骤之前尚未评定等级", "there is no grade yet; put this veto after Graded()"),
        "no_limit": Wording("上限、下限至少要写一个", "a limit needs a least, a most or both"),
        "wrong_stage.step": Wording("此处的舍入须是对总分的", "a step rounds the total; its stage is total"),
        "repeated_id.step": Wording("另有同名步骤，请各用其名", "another step has this id; give each its own"),
        "unsound_veto": Wording(
            "否决项提到没有的等级，或使等级变好；等级有：{grades}",
            "it names a grade that there is not, or makes one better; the grades are {grades}",
        ),
        "unknown_part": Wording("没有名为{part}的标题或要点", "no heading or item is called {part}; name one"),
        "unknown_part.heading": Wording("没有名为{part}的标题", "no heading of the tree is called {part}; name one"),
        "part_unread": Wording(
            "以{prefill}填充，不读取任何部分，请去掉所写部分",
            "filled with {prefill}, it reads no part; leave the part out",
        ),
        "no_marks": Wording(
            "{part}没有分值，无从计其比例", "{part} has no marks to have a share of; name another part"
        ),
        # Grades, incidents and days.
        "repeated_grade": Wording("有等级重复：{grades}", "a grade stands twice among {grades}; give each its own"),
        "unknown_grade": Wording(
            "没有“{grade}”的等级线，不能对其设条件；有等级线的：{known}",
            "no line gives grade {grade}, so nothing can be asked for it; lines give {known}",
        ),
        "reserved_element": Wording(
            "每个事件都有{given}，不另作要素，请换用别的名称",
            "every incident has {given} already; give the element another key",
        ),
        "incomplete_words": Wording(
            "应为{known}逐一写出用语，现有：{given}", "give words for each of {known}; there are words for {given}"
        ),
        "last_line_asks": Wording(
            "事件分类表的最后一行不得设条件，以便每一事件都有归类",
            "the last line of an incident table must ask nothing, so that it fits every incident",
        ),
        # Readings and editions.
        "repeated_edition": Wording(
            "{edition}的版本给了两个，同一地区同一年度请只留一个；更正的另编修订号（revision）",
            "two editions are of {edition}; leave one, and give a correction a revision of its own",
        ),
        "no_revision": Wording("修订号应为1以上的整数", "a revision is a whole number from 1 on"),
        "unknown_revision": Wording(
            "{place} {year}年度没有修订{given}的方案，已有修订：{held}",
            "no revision {given} of {place} {year} is held; held are: {held}",
        ),
        "other_digest": Wording(
            "所要方案的摘要是{asked}，现有方案的是{held}：考核内容不同",
            "the digest asked for is {asked}, that of the scheme is {held}: it scores something else",
        ),
        "other_digest.revision": Wording(
            "所要方案的摘要是{asked}，现有方案的是{held}；所要的是修订{revision}，请写明revision={revision}",
            "the digest asked for is {asked}, that of the scheme is {held}; it is that of revision {revision}: "
            "ask for revision={revision}",
        ),
        "no_year": Wording("年度应为{first}至{last}的整数", "a year is a whole number from {first} to {last}"),
        "unknown_reading": Wording("没有这一口径，已有：{known}", "no reading has this id; known: {known}"),
        "unknown_reading.near": Wording(
            "没有这一口径，是否指{nearest}；已有：{known}",
            "no reading has this id; the nearest is {nearest}; known: {known}",
        ),
        "unknown_choice.reading": Wording("没有选项{given}，可选：{known}", "{given} is none of {known}"),
        "unknown_choice.reading_near": Wording(
            "没有选项{given}，是否指{nearest}；可选：{known}", "{given} is none of {known}; the nearest is {nearest}"
        ),
        "contradiction.reading": Wording(
            "既选{before}又选{given}，只能选一个", "set to {before} and to {given}; set it once"
        ),
        "other_alternatives": Wording(
            "此口径的选项为{known}，这里给的是{given}",
            "the reading has the choices {known}, here are {given}; give one for each",
        ),
        "other_alternatives.grades": Wording(
            "各口径下的等级须相同，别处是{known}，这里是{given}",
            "the grades must be the same under every reading; elsewhere they are {known}, here {given}",
        ),
        "unknown_place": Wording("没有{given}的方案，已有：{held}", "no scheme of {given} is held; held are: {held}"),
        "unknown_place.near": Wording(
            "没有{given}的方案，是否指{nearest}；已有：{held}",
            "no scheme of {given} is held; the nearest is {nearest}; held are: {held}",
        ),
        "unknown_year": Wording(
            "{place}没有{given}年度的方案，最近的是{nearest}年度（写作整数）；已有：{held}",
            "no scheme of {place} for {given} is held; the nearest year is {nearest}, written as an int; "
            "held are: {held}",
        ),
    }
)
