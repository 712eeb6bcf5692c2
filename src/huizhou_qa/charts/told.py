"""The phrases of charts, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from attrs import frozen

from huizhou_qa.errors import Wording
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.in_words import Counted, points_as_figure
from huizhou_qa.markup import minus
from huizhou_qa.numbers.exact import plain

PHRASES: Mapping[str, Wording] = MappingProxyType(
    {
        "clause_title": Wording(
            "{id} {name}：{unit}{value}，得{points}／{full}", "{id} {name}: {unit} {value}, earns {points} of {full}"
        ),
        "key_closed": Wording("● 含端点", "● end included"),
        "key_open": Wording("○ 不含端点", "○ end not included"),
        "key_whole": Wording("● 只有整数", "● whole numbers only"),
        "key_words": Wording("● 可能的答案", "● possible answers"),
        "key_unit": Wording("◆ 本单位", "◆ the unit"),
        "key_better": Wording("圆圈：最近的更高一档", "ring: the nearest that earns more"),
        "key_better_word": Wording("圆圈：得分更高的", "ring: what earns more"),
        "beside": Wording("　", " · "),
        "axis": Wording("{label}（{unit}）", "{label} ({unit})"),
        "points": Wording("得分", "points"),
        "unit_at": Wording("{unit} {value} → {points}", "{unit} {value} → {points}"),
        "unit_written": Wording("{unit} {value} → {exact}，写作{points}", "{unit} {value} → {exact}, written {points}"),
        "better_from": Wording("达到{end}即得{points}（＋{gain}）", "{end} earns {points} (+{gain})"),
        "better_above": Wording(
            "超过{end}即得{points}（＋{gain}；{number}本身不算）",
            "above {end} earns {points} (+{gain}; not at {number} itself)",
        ),
        "better_to": Wording("降到{end}即得{points}（＋{gain}）", "{end} or less earns {points} (+{gain})"),
        "better_below": Wording(
            "低于{end}即得{points}（＋{gain}；{number}本身不算）",
            "below {end} earns {points} (+{gain}; not at {number} itself)",
        ),
        "better_yes": Wording("{end}即得{points}（＋{gain}）", "{end} earns {points} (+{gain})"),
        "lost_title": Wording("{unit}失分{total}", "{unit} lost {total}"),
        "lost_nothing": Wording("{unit}没有失分", "{unit} lost nothing"),
        "lost_parts": Wording(
            "{unit}失分{total}：各款{clauses}，其他{others}",
            "{unit} lost {total}: {clauses} on clauses, {others} elsewhere",
        ),
        "lost_adjusted": Wording(
            "{unit}失分{total}：各款{clauses}，{name}{others}",
            "{unit} lost {total}: {clauses} on clauses, {others} as {name}",
        ),
        "for_incidents": Wording("{name}（{incidents}）", "{name} ({incidents})"),
        "lost_vetoed": Wording("否决：{grade}，得分不变", "vetoed: grade {grade}; the points stay"),
        "lost_key": Wording(
            "有色为失分，灰色为该款满分", "in colour what was lost, in grey the full marks of the clause"
        ),
        "lost_bar": Wording("−{lost}／{full}", "−{lost} of {full}"),
        "lost_alone": Wording("−{lost}", "−{lost}"),
        "given_back": Wording("＋{lost}", "+{lost}"),
        "line_ahead": Wording("距{grade}的{line}分还差{short}", "{short} short of the {line} of grade {grade}"),
        "rest": Wording("其余{number}款", "{number} other clauses"),
        "bonuses": Wording("加分", "bonuses"),
        "limits": Wording("限分", "kept within marks"),
        "rescaling": Wording("缺项折算", "rescaled"),
        "joining": Wording("各部分合成的方式", "how the parts are joined"),
        "and": Wording("、", ", "),
        "floor": Wording("总分不低于0", "not below 0"),
        "rounding": Wording("各行取整之差", "rounding of the lines"),
        "cohort_title": Wording("{units}个单位：{grades}", "{units} units: {grades}"),
        "cohort_grade": Wording("{grade}{number}个", "{number} of grade {grade}"),
        "cohort_vetoed": Wording("；{unit}得{total}，因否决为{grade}", "; {unit} has {total} and is vetoed ({grade})"),
        "cohort_key": Wording(
            "得分按部分累计，满分{full}。粗线：总分；虚线框：扣分；粗框：否决；点线：等级线",
            "Points by heading, of {full}. Bar: total; dashed: deducted; framed: vetoed; dotted: grade lines",
        ),
        "cohort_pending": Wording("待定{number}件", "{number} pending"),
        "cohort_veto": Wording("否决（否决前{grade}）", "vetoed ({grade} before)"),
        "cohort_taken": Wording("扣{lost}", "{lost} deducted"),
        "cohort_row": Wording("{grade} {total}", "{grade} {total}"),
        "grade_line": Wording("{grade} ≥{line}", "{grade} ≥ {line}"),
        "below_lines": Wording("{grade} <{line}", "{grade} < {line}"),
        "bounds_title": Wording("{unit}：{low}至{high}，{grades}", "{unit}: {low} to {high}, grade {grades}"),
        "bounds_exact": Wording("{unit}：{low}，{grades}", "{unit}: {low}, grade {grades}"),
        "bounds_bar": Wording("实条：总分在其间", "Bar: the total lies within"),
        "bounds_bar_without": Wording(
            "实条：没有事件时总分在其间", "Bar: where the total lies if no incident happened"
        ),
        "bounds_bars": Wording(
            "实条：待定事件每种认定各一条，总分在其一之内；首条为均不计时",
            "Bars: one for each way in which what is pending may be settled, the first if none of it counts",
        ),
        "bounds_only": Wording("● 事件待定，只可能是这些总分", "● incidents are pending: only these totals"),
        "bounds_without": Wording("◆ 没有事件时", "◆ if no incident happened"),
        "bounds_dashed": Wording(
            "虚线：总分随事件而定，其间未必都可能", "dashed: incidents decide, and not every total between is possible"
        ),
        "bounds_settled": Wording("● 总分已定", "● the total is settled"),
        "bounds_open_one": Wording("未定的1款：{clauses}", "1 clause is open: {clauses}"),
        "bounds_open": Wording("未定的{number}款：{clauses}", "{number} clauses are open: {clauses}"),
        "open_clause": Wording("{id} {name}", "{id} {name}"),
        "bounds_more": Wording("{clauses}等", "{clauses} and others"),
        "written_to": Wording("各款写到{meaning}", "clauses written to {meaning}"),
        "every_reading": Wording("全部口径组合", "all combinations"),
        "readings_stable": Wording(
            "{unit}：{grade}{total}，换任何口径等级都不变", "{unit}: {grade} at {total} under every reading"
        ),
        "readings_alone": Wording(
            "{unit}：现为{grade}{total}，单改{number}种口径之一等级即变",
            "{unit}: {grade} at {total}; each of {number} single readings changes the grade",
        ),
        "readings_one": Wording(
            "{unit}：现为{grade}{total}，单改一种口径等级即变",
            "{unit}: {grade} at {total}; one single reading changes the grade",
        ),
        "readings_together": Wording(
            "{unit}：现为{grade}{total}，几种口径同时改等级才变",
            "{unit}: {grade} at {total}; only several readings together change the grade",
        ),
        "readings_unknown": Wording(
            "{unit}：现行口径无法计分，其余口径为{grades}",
            "{unit}: not scored as read now; grade {grades} under other readings",
        ),
        "readings_key": Wording(
            "◆ 现行口径　● 等级不变　□ 等级改变。首行：{combinations}种组合下可能的{totals}个总分",
            "◆ as read now · ● same grade · □ another. Top row: the {totals} totals under {combinations} combinations",
        ),
        "readings_key_one": Wording(
            "◆ 现行口径　● 等级不变　□ 等级改变。首行：{combinations}种组合下总分都相同",
            "◆ as read now · ● same grade · □ another. Top row: one total under all {combinations} combinations",
        ),
        "readings_rest": Wording(
            "未列出的口径单改，总分变动都不到0.01",
            "Any other reading alone changes the total by less than 0.01",
        ),
        "readings_vetoed": Wording("否决：总分不变，等级为{grade}", "vetoed: the total stands, the grade is {grade}"),
        "readings_refused": Wording("无法计分的口径：{choices}", "cannot be scored: {choices}"),
        "then": Wording("；", "; "),
        "or": Wording("或", " or "),
    }
)


@frozen
class ChartWords(FaceWords):
    """The words of one chart: those of a scheme, in one language."""

    @property
    def phrases(self) -> Mapping[str, Wording]:
        return PHRASES

    def points(self, line: Counted) -> str:
        """The points of a line as a figure."""
        return minus(self.told(points_as_figure(line, self.scheme.rounding)))

    def minus(self, points: object) -> str:
        """Points with a minus sign that is as wide as a figure."""
        return minus(points)

    def figure(self, value: Fraction) -> str:
        """A number in full, without zeros at its end."""
        return minus(plain(value))
