"""What ``whole_year.py`` prints of a year, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from huizhou_qa import get_scheme
from huizhou_qa.errors import Message, Wording, in_full
from huizhou_qa.errors.texts import Language

SCHEME = get_scheme("huizhou", 2017)

# What is printed, in both languages; what was given, names and reasons among it, stays as it was given.
PHRASES = {
    "listed": Wording("；", "; "),
    "colon": Wording("：", ": "),
    "stages": Wording("一、各环节：{found}", "1. Stages: {found}"),
    "in_order": Wording("次序和日期均合规定", "in order and in time"),
    "reviewed": Wording("二、自评与核定（{score}）", "2. Own assessment and review ({score})"),
    "prevails": Wording(
        "   {unit} {name}：以{by}为准（{why}），不采{others}",
        "   {unit} {name}: as stated by {by} ({why}), not by {others}",
    ),
    "joined": Wording(
        "三、综合考核：实地核查得分所选权重{weight}%；只作核实，或用别的权重，等级如下",
        "3. Comprehensive assessment: the on-site score weighs {weight}%; the grades under every other choice",
    ),
    "verify_only": Wording("只作核实为{grade}", "{grade} if it verifies alone"),
    "weights": Wording("权重{low}%至{high}%为{grade}", "{grade} at {low}% to {high}%"),
    "notice": Wording("四、通报", "4. Notice"),
    "objections": Wording("五、申诉", "5. Objections"),
    "objected": Wording(
        "   {objector}对{unit}的结果提出申诉：{outcome}（{why}）",
        "   {objector} objects to the result of {unit}: {outcome} ({why})",
    ),
    "upheld": Wording("成立", "upheld"),
    "dismissed": Wording("不成立", "dismissed"),
    "corrected": Wording("六、更正后的通报", "6. Corrected notice"),
    "average": Wording("   {name}：{before} → {after}", "   {name}: {before} → {after}"),
    "no_average": Wording("无", "none"),
    "placed": Wording("第{place}名 {grade} {total}", "place {place}, {grade}, {total}"),
    "changed": Wording("   {unit} {before} → {after}（{why}）", "   {unit}: {before} → {after} ({why})"),
    "place_changed": Wording("名次变化", "another place"),
    "settled": Wording("待定事件已有定论", "a pending incident is settled"),
    "notes_changed": Wording("说明变化", "other notes"),
    "correction": Wording("{on} {by}：{name}（{why}）", "{on}, {by}: {name} ({why})"),
    "corrections": Wording("   {unit}的更正：{listed}", "   Corrections of {unit}: {listed}"),
}


@frozen
class Said:
    """What is printed, in one language."""

    language: Language

    def told(self, text: Wording | Message) -> str:
        """A text that stands in both languages."""
        return text.zh if self.language == "zh" else text.en

    def of(self, phrase: str, **parts: object) -> str:
        """A phrase with its parts."""
        return self.told(PHRASES[phrase]).format_map({name: in_full(part) for name, part in parts.items()})

    def listed(self, parts: Iterable[str]) -> str:
        """Parts in a row."""
        return self.of("listed").join(parts)

    def name(self, path: str) -> str:
        """What stands at a path of evidence, by its name."""
        name = SCHEME.names.at(path)
        return path if name is None else self.told(name)
