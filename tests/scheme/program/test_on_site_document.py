"""The on-site check in the document of a scheme: what is scored there, told in the operations of the language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from attrs import evolve
from hypothesis import given

from huizhou_qa import SchemeError
from huizhou_qa.analysis.schemes.document_parts import in_list, named_in, text_of
from huizhou_qa.codec.document_reading import NO_LABELS, entries_of, inputs_of, names_of
from huizhou_qa.codec.rebuilding import Rebuilt
from huizhou_qa.codec.written_out import document_written_out
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.onsite import assess_on_site
from huizhou_qa.onsite.ratings import member_of
from huizhou_qa.plans.on_site import OnSitePlan, OnSitePoint, OnSiteTable
from huizhou_qa.plans.questions import Questions
from huizhou_qa.program.readings import Choice
from huizhou_qa.readers import Exact
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.scheme import Scheme
from support import district
from support.rated import PLAN, SAID, SCALE, ratings

BARE = district.scheme()
DISTRICT = evolve(BARE, on_site=PLAN)
TALK, VISIT = PLAN.tables
SECOND = TALK.points[1]


def planned(plan: OnSitePlan) -> Scheme:
    return evolve(BARE, on_site=plan)


def with_points(*points: OnSitePoint) -> Scheme:
    table = evolve(TALK, points=points, max_points=sum(one.max_points for one in points))
    return planned(evolve(PLAN, tables=(table, VISIT)))


def figures(
    scheme: Scheme, rated: Mapping[str, object], scale: str
) -> tuple[Mapping[str, int], Mapping[str, int], int]:
    """What the document alone gives: every entry by what stands before it."""
    on_site = FrozenMapping(named_in(scheme.document["on_site"]))
    inputs, names = inputs_of(on_site, NO_LABELS, ""), names_of(on_site, "")
    written = document_written_out(on_site, names, "")
    nodes = entries_of(written, Rebuilt(inputs, readings=names), inputs, NO_LABELS, "")
    known: dict[str, object] = {}
    for point in map(named_in, in_list(on_site["points"])):
        words = [text_of(one) for one in in_list(point["levels"])]
        said = rated[text_of(point["id"])]
        levels = said if isinstance(said, tuple | list) else [said]
        for path, level in zip(in_list(point["ratings"]), levels, strict=True):
            known[text_of(path)] = len(words) - words.index(level) if isinstance(level, str) else level
    for path, node in nodes.items():
        known[path] = node.under(Exact(known, {"onsite_scale": scale}))  # type: ignore[arg-type] # numbers alone

    def of(section: str) -> dict[str, int]:
        return {
            text_of(one["id"]): int(str(known[text_of(one["path"])]))
            for one in map(named_in, in_list(on_site[section]))
        }

    return of("points"), of("tables"), int(str(known[text_of(named_in(on_site["outputs"])["total"])]))


@pytest.mark.parametrize("scale", ["scaled", "literal"])
@given(rated=ratings())
def test_the_document_alone_gives_every_figure(scale: str, rated: Mapping[str, object]) -> None:
    scored = assess_on_site(DISTRICT, rated, scale=scale)
    assert figures(DISTRICT, rated, scale) == (scored.points, scored.tables, scored.total)


def test_a_scheme_without_an_on_site_check_says_so_by_an_empty_object() -> None:
    assert BARE.document["on_site"] == FrozenMapping()
    assert planned(evolve(PLAN, questions=Questions())).document["on_site"] == FrozenMapping()
    with pytest.raises(SchemeError):
        assess_on_site(planned(evolve(PLAN, questions=Questions())), {})


OTHERS: dict[str, Callable[[], Scheme]] = {
    "no plan": lambda: BARE,
    "marks": lambda: with_points(TALK.points[0], evolve(SECOND, max_points=6)),
    "a point less": lambda: with_points(TALK.points[0]),
    "the order of points": lambda: with_points(*reversed(TALK.points)),
    "an id": lambda: with_points(TALK.points[0], evolve(SECOND, id="talk.3")),
    "parts": lambda: with_points(TALK.points[0], evolve(SECOND, max_points=6, parts=("听", "看"))),
    "levels": lambda: with_points(TALK.points[0], evolve(SECOND, levels=("好", "中", "差"))),
    "fewer levels": lambda: with_points(TALK.points[0], evolve(SECOND, levels=("差",))),
    "a table's name, which results are read by": lambda: planned(
        evolve(PLAN, tables=(evolve(TALK, name="会谈"), VISIT))
    ),
    "the default of the scale": lambda: planned(
        evolve(PLAN, questions=Questions((evolve(SCALE, choices=SCALE.choices[::-1]),)))
    ),
    "a scale less": lambda: planned(
        evolve(PLAN, questions=Questions((evolve(SCALE, choices=(Choice("literal", SAID),)),)))
    ),
}
SAME: dict[str, Callable[[], Scheme]] = {
    "the title": lambda: planned(evolve(PLAN, title="另一名称", raters="专家组")),
    "words of points": lambda: with_points(
        evolve(TALK.points[0], name="改", locator="另页", parts=("甲", "乙")), SECOND
    ),
    "words of the question": lambda: planned(
        evolve(PLAN, questions=Questions((evolve(SCALE, question=Wording("问", "asked")),)))
    ),
    "teams": lambda: planned(evolve(PLAN, teams=evolve(PLAN.teams, teams=9))),
}


@pytest.mark.parametrize("make", OTHERS.values(), ids=OTHERS)
def test_whatever_changes_what_is_scored_on_site_changes_the_digest(make: Callable[[], Scheme]) -> None:
    assert make().digest != DISTRICT.digest


@pytest.mark.parametrize("make", SAME.values(), ids=SAME)
def test_what_the_on_site_check_is_called_and_how_it_is_organised_changes_no_digest(make: Callable[[], Scheme]) -> None:
    assert make().digest == DISTRICT.digest


def test_a_point_that_is_called_as_a_table_or_a_part_of_another_is_refused() -> None:
    """They would be one entry, or one rating, where there are two."""
    first, second = TALK.points
    for points in (
        (first, evolve(second, id="考察")),
        (first, evolve(second, id="总分")),
        (first, evolve(second, id="talk.1.2")),
    ):
        with pytest.raises(SchemeError) as caught:
            evolve(PLAN, tables=(OnSiteTable("talk", "座谈", 9, points), VISIT))
        assert [fault.code for fault in caught.value.faults] == ["repeated_id"]


def test_ratings_are_read_as_the_document_names_them() -> None:
    scored = assess_on_site(DISTRICT, {"talk.1": [1, 2], "talk.2": 3, "visit.1": 1})
    on_site = named_in(DISTRICT.document["on_site"])
    paths = [text_of(path) for point in in_list(on_site["points"]) for path in in_list(named_in(point)["ratings"])]
    assert [*member_of(PLAN, scored.ratings).known] == paths == [*named_in(on_site["inputs"])]
    assert all(Input(path).section == "facts" for path in paths)
