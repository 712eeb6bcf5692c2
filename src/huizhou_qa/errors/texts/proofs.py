"""Texts: what a scheme does not keep of what it declares, and what is not proved of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

_MOVES = Wording(
    "{input}由{low}增至{high}，得分由{before}变为{after}",
    "{input} from {low} to {high} takes the points from {before} to {after}",
)
_FALLS = Wording(
    "{input}由{high}降至{low}，得分由{after}变为{before}",
    "{input} from {high} down to {low} takes the points from {after} to {before}",
)
# The ways that an input goes against what it declares.
_WAYS: Mapping[str, Wording] = MappingProxyType(
    {
        "more": Wording("{input}增加反而失分", "more of {input} costs points"),
        "less": Wording("{input}减少反而失分", "less of {input} costs points"),
        "both_ways": Wording(
            "{input}增加时得分有升有降（若本应如此，请注明better='either'）",
            "more of {input} earns points here and costs some there (say better='either' where that is meant)",
        ),
    }
)


def _moving() -> Iterator[tuple[str, Wording]]:
    """Each way with what shows it, beside other facts or alone."""
    for case, way in _WAYS.items():
        moves = _FALLS if case == "less" else _MOVES
        yield f"wrong_direction.{case}_alone", Wording(f"{way.zh}：{moves.zh}", f"{way.en}: {moves.en}")
        beside = Wording(f"{{facts}}时，{moves.zh}", f"with {{facts}}, {moves.en}")
        yield f"wrong_direction.{case}", Wording(f"{way.zh}：{beside.zh}", f"{way.en}: {beside.en}")


# The laws that are tried on units.
_LAWS: Mapping[str, Wording] = MappingProxyType(
    {
        "proved": Wording("方案的规则无法读取", "a rule does not let itself be read"),
        "scored": Wording("完整的数据不能计分", "complete evidence cannot be scored"),
        "agree": Wording("各种算法所得不一致", "the arithmetics do not agree"),
        "bounded": Wording("得分不在规则的范围之内", "points lie outside what the rule may give"),
        "monotone": Wording("数据变好反而失分", "a better figure costs points"),
        "verified": Wording("重算与结果不一致", "the working made again differs"),
        "added_up": Wording("失分之和与总分不符", "where marks went does not add up to the total"),
        "completed": Wording(
            "补全后的得分不在范围之内", "completed evidence lies outside the bounds of what was lacking"
        ),
        "written": Wording("写成JSON后读回与原来不同", "what JSON gives back differs"),
        "independent": Wording("结果随小数运算环境改变", "the decimal context changes the result"),
    }
)


def _of_laws() -> Iterator[tuple[str, Wording]]:
    """Each law with what differs, and the facts that show it."""
    for law, text in _LAWS.items():
        zh, en = f"{text.zh}（{{differs}}）：{{facts}}", f"{text.en} ({{differs}}): {{facts}}"
        yield f"law_broken.{law}", Wording(zh, en)


TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "out_of_range.proof": Wording(
            "得分可为{points}，不在{marks}之内（{facts}）", "the points may be {points}, outside {marks}: {facts}"
        ),
        "out_of_range.unproved": Wording(
            "未能证明得分总在{marks}之内（估为{points}）",
            "that the points keep within {marks} is not proved; they lie within {points}",
        ),
        "not_covered.proof": Wording(
            "{inputs}落在{over}时没有对应的分档（{facts}）", "no piece covers {over}, of {inputs}: {facts}"
        ),
        "not_covered.unproved": Wording(
            "未能证明分档覆盖{inputs}的所有取值（{over}没有对应的分档）",
            "that pieces cover all that {inputs} can be is not proved; none covers {over}",
        ),
        "overlap.proof": Wording("{inputs}落在{over}时有两个分档", "two pieces cover {over}, of {inputs}"),
        "unreachable_piece.proof": Wording(
            "{inputs}不会落在分档{over}之内", "{inputs} never falls in the piece {over}"
        ),
        "unreachable_grade.proof": Wording("无论如何都评不到{grade}", "nothing leads to the grade {grade}"),
        "divides_by_zero.proof": Wording("{inputs}使除数为0（{facts}）", "a divisor is 0, by {inputs}: {facts}"),
        "divides_by_zero.unproved": Wording(
            "未能证明除数不会为0（{inputs}）", "that a divisor is never 0 is not proved: {inputs}"
        ),
        "gate_never.proof": Wording("条件永不成立（{inputs}）", "a condition never holds: {inputs}"),
        "gate_always.proof": Wording("条件总是成立（{inputs}）", "a condition always holds: {inputs}"),
        **dict(_moving()),
        "full_marks_unreachable": Wording(
            "实地核查“{table}”按{scale}计分最多得{most}分，达不到满分{marks}分",
            "on site, {table} comes to {most} at most under the scale {scale}, and not to its {marks} marks",
        ),
        **dict(_of_laws()),
        "direction_unproved": Wording(
            "未能证明{inputs}增减时得分只向一个方向变化，也未发现反例",
            "which way the points go with {inputs} is not proved, and no counterexample is known",
        ),
    }
)
