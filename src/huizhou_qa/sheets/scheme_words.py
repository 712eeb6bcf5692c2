"""What a scheme itself says, in Chinese, on every paper: its own terms, grade lines, readings but the default."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from types import MappingProxyType

from huizhou_qa.numbers.exact import plain
from huizhou_qa.program.readings import Choice, Reading
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.words.numbers import number

_WAYS = MappingProxyType({"half_up": "四舍五入", "half_even": "四舍六入五取偶", "up": "进位", "down": "舍去尾数"})


def score_called(scheme: Scheme) -> str:
    """What the scheme calls its score."""
    return scheme.terms.score.zh


def average_called(scheme: Scheme) -> str:
    """What the scheme calls an average over all units."""
    return scheme.terms.average.zh


def part_called(part: str, scheme: Scheme, otherwise: str) -> str:
    """What the scheme calls a part of the materials that a unit hands in."""
    parts = () if scheme.procedure is None else scheme.procedure.materials.parts
    return next((one.name for one in parts if one.id == part), otherwise)


def without_on_site(scheme: Scheme) -> str:
    """That the on-site score is no part of the score, where the scheme has an on-site check."""
    return "" if scheme.on_site is None else "；实地核查得分不在其内"


def grade_lines(scheme: Scheme) -> str:
    """The least total of every grade."""
    rule, graded = scheme.grade_rule, scheme.terms.graded
    lines = "，".join(f"{graded(line.grade)}{plain(line.at_least)}分以上" for line in rule.lines)
    return lines + f"，其余{graded(rule.lowest)}" + ("" if rule.rounding is None else "（总分先舍入）")


def grade_asks(scheme: Scheme) -> str:
    """What grades ask beside their lines: a share of a part of the tree, and whatever else the edition says."""
    rule, graded = scheme.grade_rule, scheme.terms.graded
    shares = [
        f"；{graded(one.grade)}另须{scheme.part(one.part).name}得分不低于其满分的{percentage(one.share)}"
        for one in rule.conditions
    ]
    return "".join([*shares, *(f"；{graded(one.grade)}另须{one.told}" for one in rule.asks)])


def percentage(share: Fraction) -> str:
    """A share of one as a percentage."""
    return f"{number(share * 100).zh}%"


def ranked_by(scheme: Scheme) -> str:
    """What units are placed by."""
    ranking = scheme.ranking
    by = "、再按".join({"grade": "等级", "total": "得分"}[one] for one in ranking.by)
    rounded = "" if ranking.rounding is None else f"（得分先{rounding_told(ranking.rounding)}）"
    return f"名次{'先' if len(ranking.by) > 1 else ''}按{by}排列{rounded}"


def rounding_told(rounding: Rounding) -> str:
    """How a figure is rounded: which way, and to what."""
    way = _WAYS[rounding.way]
    if rounding.step == Fraction(1, rounding.scale):
        return f"{way}到{rounding.places}位小数" if rounding.places else f"{way}到整数"
    return f"{way}到{plain(rounding.step)}的倍数"


def place_told(place: int | None, scheme: Scheme) -> str:
    """A place, or that a unit has none."""
    return scheme.ranking.told if place is None else str(place)


def read_otherwise(scheme: Scheme) -> Iterator[tuple[Reading, Choice]]:
    """Every open question that is not read by default, and how it is read."""
    for reading in scheme.chosen_readings.register:
        chosen = scheme.readings[reading.id]
        if chosen != reading.default:
            yield reading, choice_of(reading, chosen)


def choice_of(reading: Reading, name: str) -> Choice:
    """The reading's choice of that name."""
    return next(choice for choice in reading.choices if choice.name == name)


def shown_headings(scheme: Scheme) -> tuple[Heading, ...]:
    """The headings in papers: those at the top, each followed by those directly under it."""
    return tuple(one for top in scheme.headings for one in (top, *headings_under(top)))


def headings_under(top: Heading) -> tuple[Heading, ...]:
    """The headings right under another."""
    return tuple(part for part in top.parts if isinstance(part, Heading))
