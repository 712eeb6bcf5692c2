"""Texts: what is wrong with the tree of marks, with how its parts are joined, and with a variant of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "foreign_input": Wording(
            "一款不能读取{reads}，请用自己的数据项或本款的得分",
            "a clause cannot read {reads}; give it an input or a mark of its own",
        ),
        "foreign_input.subject": Wording(
            "本款的规则不读取{reads}，subject只能是规则读取的数据项",
            "the rule of the clause does not read {reads}; a subject is one of the inputs that it reads",
        ),
        "best_differs": Wording(
            "最好得{best}分，所印分值为{printed}分；请核对分值，或用Clamped限定得分",
            "its best is {best}, printed are {printed} marks; correct the marks, "
            "or keep the points within them with Clamped",
        ),
        "best_differs.without_bound": Wording(
            "得分没有上限，所印分值为{printed}分；请用Clamped限定得分",
            "its best is without bound, printed are {printed} marks; keep the points within them with Clamped",
        ),
        "worst_below_least": Wording(
            "最差得{worst}分，低于最低分{least}；请设min_points，或用Clamped限定得分",
            "its worst is {worst}, below the least of {least}; set min_points, "
            "or keep the points above it with Clamped",
        ),
        "worst_below_least.without_bound": Wording(
            "得分没有下限，最低分为{least}；请设min_points为None，或用Clamped限定得分",
            "its worst is without bound, below the least of {least}; set min_points to None, or use Clamped",
        ),
        "marks_not_alike": Wording(
            "取最低的各部分满分应都为{printed}分，现为{marks}；请用weight使其一致",
            "parts of which the least counts all have {printed} full marks, not {marks}; even them out by weight",
        ),
        "bonus_below": Wording(
            "加分（bonus）只能是最上一级的标题，请移到最上一级", "a bonus is a heading at the top; move it there"
        ),
        "least_of_the_whole": Wording(
            "合计不能取最低者，请把各标题放在一个取最低的标题之下",
            "the whole is no least; put the headings under one whose parts are joined so",
        ),
        "least_rescaled": Wording(
            "取最低的不能按缺项折算：缺的不计即可，请去掉rescaled",
            "the least of several parts is not rescaled, what is absent is left out; leave out rescaled",
        ),
        "not_rescaled": Wording(
            "只有按缺项折算的才限定最少项数，请设rescaled=True或去掉at_least",
            "at_least is asked where what is absent is rescaled; set rescaled=True or leave it out",
        ),
        "grid_not_written": Wording(
            "{places}位小数写不出{grid}的倍数，请增加位数",
            "multiples of {grid} cannot be written with {places} places; give more places",
        ),
        "wrong_stage.part": Wording(
            "合成用的舍入，stage应为rule（属于规则）或written（只在书写时）",
            "the rounding of a part has the stage rule, or written where only its figure is",
        ),
        "off_the_grid.rounding": Wording(
            "合计是各项写出的{places}位小数之和，舍入不能比它更细",
            "a total is the sum of figures written with {places} places; this rounding is finer than that",
        ),
        "marks_do_not_add_up": Wording(
            "各部分{parts}合计{total}分，所印为{printed}分",
            "the parts add up to {parts} = {total}, printed are {printed}; check the marks",
        ),
        "repeated_id.heading": Wording("另有同名标题，请各用其名", "another heading has this id; give each its own"),
        "repeated_id.item": Wording("另有同号要点，请各用其号", "another item has this id; give each its own"),
        "repeated_id.clause": Wording("另有同号的款，请各用其号", "another clause has this id; give each its own"),
        "repeated_id.adjustment": Wording(
            "另有同号加减分项，请各用其号", "another adjustment has this id; give each its own"
        ),
        "repeated_id.element": Wording(
            "有事件要素声明了两次：{ids}", "an element of incidents is declared twice among {ids}; declare each once"
        ),
        "repeated_id.reading": Wording("另有同号口径，请各用其号", "another reading has this id; give each its own"),
        "repeated_id.choice": Wording("另有同名选项，请各用其名", "another choice has this name; give each its own"),
        "repeated_id.shorthand": Wording(
            "另有同号的口径或合并设置，请各用其号", "a reading or another shorthand has this id; give each its own"
        ),
        "repeated_id.set": Wording("此口径列了两次，请只列一次", "this reading stands twice; write it once"),
        "repeated_id.variant": Wording(
            "{id}是原方案的编号，变更后的方案请另取编号",
            "{id} is the id of the scheme itself; give the variant its own",
        ),
        "unknown_clause.variant": Wording("方案中没有编号为{id}的款", "no clause of the scheme has the id {id}"),
        "unknown_clause.variant_like": Wording(
            "方案中没有编号为{id}的款；最接近的是{nearest}",
            "no clause of the scheme has the id {id}; the nearest is {nearest}",
        ),
        "declared_twice.variant": Wording(
            "原方案已有此项，而范围、选项或单位与此不同；请照原样声明，或另取名称",
            "the scheme has an input of this name with another range, options or unit; declare it as it is there, "
            "or give it a name of its own",
        ),
        "repeated_id.scheme": Wording(
            "另有方案的编号也是{id}，请各用其号", "another scheme has the id {id}; give each its own"
        ),
    }
)
