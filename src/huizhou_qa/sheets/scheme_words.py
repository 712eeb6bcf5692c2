"""What a scheme itself says on every paper: its own terms and names, grade lines, readings but the default."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from huizhou_qa.errors import Wording, either_called
from huizhou_qa.ledger.graded import Standing
from huizhou_qa.numbers.exact import plain
from huizhou_qa.program.readings import Choice, Reading
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.sheets.phrases import joined, points, say
from huizhou_qa.words.numbers import number
from huizhou_qa.words.phrases import NO_WORDS, run_on


def title_of(scheme: Scheme, paper: Wording, unit: str = "") -> Wording:
    """The title of a paper: of the scheme, and whose it is where it is of one unit."""
    title = say("title", scheme=scheme.terms.called(scheme.title), paper=paper)
    return say("title_of_unit", title=title, unit=unit) if unit else title


def graded(grade: str, scheme: Scheme) -> Wording:
    """A grade as it is called: A级; in English it stands alone."""
    return scheme.terms.grade_called(grade)


def once_settled(one: Standing) -> Iterator[Wording]:
    """Which grades the pending incidents may lead to; nothing where that cannot be told."""
    if one.may:
        grades = either_called([graded(grade, one.result.scheme) for grade in one.may])
        yield say("once_settled", grades=grades)


def score_called(scheme: Scheme) -> Wording:
    """What the scheme calls its score."""
    return scheme.terms.score


def average_called(scheme: Scheme) -> Wording:
    """What the scheme calls an average over all units."""
    return say("average", average=scheme.terms.average)


def part_called(part: str, scheme: Scheme, otherwise: str) -> Wording:
    """What the scheme calls a part of the materials that a unit hands in, else the phrase of that name."""
    parts = () if scheme.procedure is None else scheme.procedure.materials.parts
    own = next((one.name for one in parts if one.id == part), None)
    return say(otherwise) if own is None else scheme.terms.called(own)


def without_on_site(scheme: Scheme) -> Wording:
    """That the on-site score is no part of the score, where the scheme has an on-site check."""
    return NO_WORDS if scheme.on_site is None else say("without_on_site")


def grades_told(scheme: Scheme) -> Wording:
    """The least total of every grade, and what grades ask beside it."""
    return run_on(grade_lines(scheme), grade_asks(scheme))


def grade_lines(scheme: Scheme) -> Wording:
    """The least total of every grade."""
    rule = scheme.grade_rule
    lines = [say("grade_line", grade=graded(one.grade, scheme), line=points(plain(one.at_least))) for one in rule.lines]
    rounded = NO_WORDS if rule.rounding is None else say("total_rounded_first")
    return say("grade_lowest", lines=joined("comma", lines), lowest=graded(rule.lowest, scheme), rounded=rounded)


def grade_asks(scheme: Scheme) -> Wording:
    """What grades ask beside their lines: a share of a part of the tree, and whatever else the edition says."""
    called, rule = scheme.terms.called, scheme.grade_rule
    shares = [
        say(
            "grade_asks_share",
            grade=graded(one.grade, scheme),
            name=called(scheme.part(one.part).name),
            share=percentage(one.share),
        )
        for one in rule.conditions
    ]
    others = [say("grade_asks", grade=graded(one.grade, scheme), asked=called(one.told)) for one in rule.asks]
    return run_on(*shares, *others)


def percentage(share: Fraction) -> Wording:
    """A share of one as a percentage."""
    return say("percentage", number=number(share * 100))


def ranked_by(scheme: Scheme) -> Wording:
    """What units are placed by."""
    ranking = scheme.ranking
    by = joined("then_by", [say(f"by_{one}") for one in ranking.by])
    rounding = ranking.rounding
    rounded = NO_WORDS if rounding is None else say("score_rounded_first", how=rounding_told(rounding))
    return say("ranked_first" if len(ranking.by) > 1 else "ranked", by=by, rounded=rounded)


def rounding_told(rounding: Rounding) -> Wording:
    """How a figure is rounded: which way, and to what."""
    way = say(rounding.way)
    if rounding.step != Fraction(1, rounding.scale):
        return say("to_step", way=way, step=plain(rounding.step))
    if not rounding.places:
        return say("to_whole", way=way)
    return say("to_place" if rounding.places == 1 else "to_places", way=way, places=str(rounding.places))


def place_told(place: int | None, scheme: Scheme) -> Wording:
    """A place, or that a unit has none."""
    return scheme.terms.called(scheme.ranking.told) if place is None else run_on(str(place))


def read_so(reading: Reading, chosen: Choice) -> Wording:
    """How an open question is read."""
    asked = {"question": reading.question, "meaning": chosen.meaning}
    return say("read_so", reading=reading.id, choice=chosen.name, **asked)


def shown_headings(scheme: Scheme) -> tuple[Heading, ...]:
    """The headings in papers: those at the top, each followed by those directly under it."""
    return tuple(one for top in scheme.headings for one in (top, *headings_under(top)))


def headings_under(top: Heading) -> tuple[Heading, ...]:
    """The headings right under another."""
    return tuple(part for part in top.parts if isinstance(part, Heading))
