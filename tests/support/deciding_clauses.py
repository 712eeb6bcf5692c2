"""Which clauses decide a grade line, by trying every set of those that are open: each scored as a whole of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from huizhou_qa import Evidence
from huizhou_qa.analysis import ClauseSet, LineBounds, ScoreBounds
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.program import Member, Settings
from huizhou_qa.program.running import follow
from huizhou_qa.readers import Gap, Number
from huizhou_qa.scheme.program.building import GRADE
from huizhou_qa.scheme.scheme import Scheme


def open_clauses(found: ScoreBounds) -> list[str]:
    """The clauses of which more than one figure is left."""
    return [id_ for id_, one in found.clauses.items() if not one.is_settled]


def fewest_tried(
    scheme: Scheme, evidences: Sequence[Evidence], found: ScoreBounds, grade: str, *, best: bool
) -> list[tuple[str, ...]] | None:
    """The sets of the fewest clauses whose best secures a grade, or whose worst forfeits it; None where none does.

    ``evidences`` are what may become of everything that is open beside the clauses.
    """
    at, ids = scheme.grade_rule.grades.index(grade), open_clauses(found)
    members = [_known(scheme, evidence) for evidence in evidences]
    for size in range(len(ids) + 1):
        sets = [
            several
            for several in combinations(ids, size)
            if all((place <= at) is best for place in _places(scheme, members, found, several, best=best))
        ]
        if sets:
            return sets
    return None


def assert_fewest(scheme: Scheme, evidences: Sequence[Evidence], found: ScoreBounds, line: LineBounds) -> None:
    """What is told of a line that is open yet is what trying every set comes to; nothing only where none does it."""
    both = ((line.secures, line.why_no_secures, True), (line.forfeits, line.why_no_forfeits, False))
    for told, why, best in both:
        tried = fewest_tried(scheme, evidences, found, line.grade, best=best)
        assert told == (None if tried is None else ClauseSet(tried[0], len(tried))), (line.grade, best)
        assert why == ("not_enough" if tried is None else None), (line.grade, best)


def _known(scheme: Scheme, evidence: Evidence) -> tuple[Member, dict[str, Number]]:
    """A member, and the results that follow from what is known of it."""
    member = member_of(scheme, evidence, settled_values(scheme, evidence))
    results = follow(scheme.program, member, Settings(scheme.readings))
    return member, {path: one for path, one in results.items() if not isinstance(one, Gap) or one.is_nothing}


def _places(
    scheme: Scheme,
    members: Sequence[tuple[Member, dict[str, Number]]],
    found: ScoreBounds,
    turned: Sequence[str],
    *,
    best: bool,
) -> Iterator[Fraction]:
    settings, turned_to = Settings(scheme.readings), dict[str, Number]()
    for id_, one in found.clauses.items():
        assert one.low is not None
        assert one.high is not None
        turned_to[scheme.clauses[id_].entry.path] = Fraction(one.high if (id_ in turned) is best else one.low)
    for member, known in members:
        place = follow(scheme.program, member, settings, made={**turned_to, **known})[GRADE.path]
        assert not isinstance(place, Gap), place
        yield place
