"""Whatever of a scheme changes what is accepted or what figures come out is in its document; the rest is listed here.

Every field of every part that stands beside a document is altered alone, in a text of which the document stays: it is
refused, for the scheme that is built of it has another document, or it is one of those by which nothing is scored.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import NOTHING, evolve

from codec.test_schemes import open_places
from engine.test_district import FACTS, evidence
from huizhou_qa import Evidence, HuizhouQAError, SchemeError, assess, check
from huizhou_qa.analysis import compare_schemes
from huizhou_qa.analysis.schemes.document_parts import named_in
from huizhou_qa.codec import scheme_from_json, scheme_to_json
from huizhou_qa.codec.kinds import KINDS
from huizhou_qa.errors import Wording, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.onsite import assess_on_site
from huizhou_qa.program.alternatives import Alternatives
from huizhou_qa.program.readings import Choice, Reading, Readings
from huizhou_qa.rules import Within
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import MODES
from huizhou_qa.scheme.agreements import Agreement
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.grades import GradeRule
from support import district, harbour, open_harbour, valley
from support.each_day import deep
from support.linlan_2031 import SCHEME as LINLAN
from support.mutated import Json
from support.rated import PLAN, RATED
from support.schemes import with_rules

DISTRICT = district.scheme()
_VETO = frozenset({"name", "lead", "locator"})
CALLED: Mapping[str, frozenset[str]] = FrozenMapping(
    {
        "Adjustment": frozenset({"name", "lead", "lead_cell_of", "locator"}),
        "Agreement": frozenset({"text"}),
        "AtBest": _VETO,
        "BarsGrade": _VETO,
        "Caution": frozenset({"code", "text"}),
        "Choice": frozenset({"meaning"}),
        "Clause": frozenset({"name", "lead", "locator"}),
        "Exclusion": frozenset({"text"}),
        "GradeAsks": frozenset({"told"}),
        "GradeRule": frozenset({"source"}),
        "Graded": frozenset({"name"}),
        "IncidentElement": frozenset({"label", "others", "told"}),
        "Input": frozenset({"label", "unit", "usual", "held_by", "better"}),
        "Item": frozenset({"name", "lead", "lead_cell_of", "proof_needed"}),
        "Limit": frozenset({"name"}),
        "LowersGrade": _VETO,
        "OnSitePlan": frozenset({"title", "raters"}),
        "OnSitePoint": frozenset({"name", "number", "locator", "parts"}),
        "OnSiteTable": frozenset({"id"}),
        "Question": frozenset({"question", "grounds", "counter_grounds", "locators"}),
        "Ranking": frozenset({"told"}),
        "Reading": frozenset({"question", "grounds", "counter_grounds"}),
        "Rounding": frozenset({"source"}),
        "Scheme": frozenset({"title", "later_revision"}),
        "SetsGrade": _VETO,
        "Shorthand": frozenset({"id", "sets"}),
        "Usual": frozenset({"grounds"}),
        "ValueWords": frozenset({"said", "told", "others"}),
    }
)
"""What things are called, where they are printed, who leads, what is noted, and what is asked for by one name.

Of units one counts: ``percent`` is in the document.
"""
STRUCTURE: Mapping[str, frozenset[str]] = FrozenMapping(
    {"Heading": frozenset({"capped", "weight"}), "Joining": frozenset({"rescaled"})}
)
"""What changes nothing where it stands, for the document is the same: a cap of what cannot go beyond it."""
BESIDE = frozenset(
    {
        *(
            "ContactColumn",
            "Deadline",
            "FindingKind",
            "FindingKinds",
            "FirmRule",
            "Materials",
            "Named",
            "ProcedurePlan",
        ),
        *("RatingColumns", "ReportHeading", "ScoreColumn", "SheetColumn", "SheetColumns", "Stage", "TeamRule", "Terms"),
        *("Window",),
    }
)
"""Parts by which nothing is scored: stages, materials, firms, teams, days, columns of papers, words for all that."""

VOCABULARIES: tuple[tuple[str, ...], ...] = (
    ("clause", "total", "written", "rule"),
    MODES,
    ("sum", "least"),
    ("more", "less", "either"),
    ("target", "others", "closed"),
)


def leaves(
    value: Json, kind: str = "", field: str = ""
) -> Iterator[tuple[dict[str, Json] | list[Json], str | int, str, str]]:
    """Every text and truth among annotations: what holds it, its key there, and the field of a part that it is in."""
    if isinstance(value, dict):
        own = str(value["kind"]) if "kind" in value else kind
        for key, one in value.items():
            if key != "kind":
                yield from _leaf(value, key, one, own, key if "kind" in value else field)
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _leaf(value, at, one, kind, field)


def _leaf(
    holder: dict[str, Json] | list[Json], key: str | int, one: Json, kind: str, field: str
) -> Iterator[tuple[dict[str, Json] | list[Json], str | int, str, str]]:
    if isinstance(one, dict | list):
        yield from leaves(one, kind, field)
    else:
        yield holder, key, kind, field


def parts_in(value: Json) -> Iterator[dict[str, Json]]:
    if isinstance(value, dict):
        if "kind" in value:
            yield value
        for one in value.values():
            yield from parts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from parts_in(one)


def others(value: Json) -> Iterator[Json]:
    """What might stand in a place instead."""
    if isinstance(value, bool):
        yield not value
        return
    text = str(value)
    yield from (one for words in VOCABULARIES if text in words for one in words if one != text)
    if text.removeprefix("-").isdecimal():
        yield str(int(text) + 1)
    elif len(text) == len("2030-01-01") and text[:4].isdecimal():
        yield str(date.fromisoformat(text) + timedelta(days=1))
    elif text.startswith(("[", "(")):
        yield f"({text[1:]}"
    else:
        yield f"{text}改"
    if text != "%":
        yield "%"


def additions(part: dict[str, Json]) -> Iterator[tuple[str, Json]]:
    """What might be said of a part by a field that has its default."""
    for alias, field in KINDS[str(part["kind"])].fields.items():
        if alias in part or field.default is NOTHING:
            continue
        if isinstance(field.default, bool):
            yield alias, not field.default
        elif field.default == "":
            yield alias, "甲"
        elif field.default == ():
            yield alias, ["甲"]
        elif isinstance(field.default, int):
            yield alias, {"whole": str(field.default + 1)}
        else:
            yield alias, {"kind": "Rounding", "places": {"whole": "3"}}
            yield alias, {"whole": "3"}
            yield alias, "more"
            yield alias, "others"


def alterations(text: str, most: int) -> Iterator[tuple[str, str, str]]:
    """The text with one field altered, so many times at most each; and the part and the field that it is in."""
    whole: dict[str, Json] = json.loads(text)
    annotations = whole["annotations"]
    assert isinstance(annotations, dict)
    given = annotations["inputs"]
    assert isinstance(given, dict)
    inputs = {path: said for path, said in given.items() if isinstance(said, dict)}
    for said in inputs.values():
        said["kind"] = "Input"
    times: dict[tuple[str, str], int] = {}

    def written() -> str:
        stripped = {path: {key: one for key, one in said.items() if key != "kind"} for path, said in inputs.items()}
        return json.dumps({**whole, "annotations": {**annotations, "inputs": stripped}}, ensure_ascii=False)

    found = [place for section in ("inputs", "curves", "readings", "scheme") for place in leaves(annotations[section])]
    for holder, key, kind, field in found:
        times[kind, field] = times.get((kind, field), 0) + 1
        if times[kind, field] > most:
            continue
        value = holder[key]  # type: ignore[index] # a key of an object, or a place in a list
        for other in others(value):
            holder[key] = other  # type: ignore[index] # likewise
            yield kind, field, written()
        holder[key] = value  # type: ignore[index] # likewise
    for part in [one for section in ("inputs", "scheme") for one in parts_in(annotations[section])]:
        for field, other in additions(part):
            kind = str(part["kind"])
            times[kind, f"+{field}"] = times.get((kind, f"+{field}"), 0) + 1
            if times[kind, f"+{field}"] <= 4 * most:
                part[field] = other
                yield kind, field, written()
                del part[field]


def own_roundings() -> Scheme:
    """The district with its on-site check, on a grid of its own, and an item that has a rounding of its own."""
    half = Rounding(1, grid=Fraction(1, 2))
    first, *rest = DISTRICT.headings
    inner, *others_within = first.parts
    assert isinstance(inner, Heading)
    rounded = evolve(inner, joining=evolve(inner.joining, rounding=evolve(half, stage="rule")))
    tree = (evolve(first, parts=(rounded, *others_within)), *rest)
    return evolve(DISTRICT, headings=tree, rounding=half, on_site=PLAN)


MADE: Mapping[str, Callable[[], Scheme]] = FrozenMapping({"own roundings": own_roundings, "open places": open_places})


def figures(scheme: Scheme) -> object:
    """What a unit comes to, and what is refused of one that says too little, and things that fit nowhere."""
    scored = assess(scheme, evidence())
    parts = [
        (id_, str(line.points)) for of in (scored.clauses, scored.items, scored.groups) for id_, line in of.items()
    ]
    parts += [(line.id, str(line.points)) for line in scored.adjustments]
    bad = Evidence.from_dict({"unit": "甲街道", "facts": {name: {"part": 1, "whole": 3} for name in FACTS}})
    refused = [(fault.path, fault.code) for fault in check(scheme, bad)]
    on_site = assess_on_site(scheme, RATED) if scheme.on_site else None
    rated = on_site and (dict(on_site.points), dict(on_site.tables), on_site.total)
    return parts, str(scored.base), str(scored.total), scored.grade, refused, rated


def assert_nothing_that_is_scored_is_left_out(scheme: Scheme, counted: Callable[[Scheme], object], most: int) -> None:
    before = counted(scheme)
    accepted = refused = 0
    for kind, field, text in alterations(scheme_to_json(scheme), most):
        try:
            again = scheme_from_json(text)
        except HuizhouQAError:
            refused += 1
            continue
        accepted += 1
        named = CALLED.get(kind, frozenset()) | STRUCTURE.get(kind, frozenset())
        assert kind in BESIDE or field in named, (kind, field)
        assert counted(again) == before, (kind, field)
    assert min(accepted, refused) > 50


@pytest.mark.deep
@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_what_changes_what_is_accepted_or_what_comes_out_is_in_the_document(make: Callable[[], Scheme]) -> None:
    assert_nothing_that_is_scored_is_left_out(make(), figures, 1)


@pytest.mark.deep
def test_the_same_of_a_scheme_with_statistics_groups_and_steps() -> None:
    assert_nothing_that_is_scored_is_left_out(LINLAN, lambda scheme: scheme.digest, 2)


@pytest.mark.parametrize(
    ("rounding", "places"), [(Rounding(1, grid=Fraction(1, 2)), "1"), (Rounding(2, grid=Fraction(1, 2)), "2")]
)
def test_how_many_places_figures_have_is_in_the_document_also_on_the_same_grid(rounding: Rounding, places: str) -> None:
    document = evolve(DISTRICT, rounding=rounding).document
    assert document["written"] == FrozenMapping({"places": ("constant", places), "own": FrozenMapping()})


def test_a_percentage_and_a_number_of_the_same_range_are_two_inputs() -> None:
    share = next(row.path for row in DISTRICT.inputs if row.kind == "percent")
    others = next(row.path for row in DISTRICT.inputs if row.kind == "count")
    inputs = named_in(DISTRICT.document["inputs"])
    assert [named_in(inputs[path])["percent"] for path in (share, others)] == [True, False]
    text = scheme_to_json(DISTRICT)
    whole = json.loads(text)
    whole["annotations"]["inputs"][share]["unit"] = "分"
    with pytest.raises(SchemeError) as caught:
        scheme_from_json(json.dumps(whole))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        (pointer("document", "inputs", share, "percent"), "other_document")
    ]


def accepted(scheme: Scheme) -> list[frozenset[Input]]:
    """What may be given under every choice of every reading, the scheme's own first."""
    under = [{one.id: name} for one in scheme.chosen_readings.register for name in one.names]
    return [frozenset(scheme.under(one).input_register.inputs) for one in ({}, *under)]


def giving_otherwise(scheme: Scheme, given: list[Input]) -> Iterator[Scheme]:
    """The scheme with something else that may be given with a clause, one clause at a time; where it may be."""
    for id_ in scheme.clauses:
        for also in [(), *((leaf,) for leaf in given)]:

            def changed(clause: Clause, id_: str = id_, also: tuple[Input, ...] = also) -> Clause:
                return evolve(clause, also_given=also) if clause.id == id_ else clause

            # Where a condition asks about what may not be given, the scheme is refused.
            with suppress(SchemeError):
                yield with_rules(scheme, changed)


@pytest.mark.parametrize(
    "make",
    [valley.with_open_share, deep(valley.with_open_mean), deep(open_harbour.scheme)],
    ids=["share", "mean", "harbour"],
)
def test_what_may_be_given_with_a_clause_under_any_reading_is_in_the_document(make: Callable[[], Scheme]) -> None:
    scheme = make()
    before = accepted(scheme)
    given = sorted({leaf for leaf in frozenset().union(*before) if leaf.section == "facts"}, key=lambda leaf: leaf.path)
    differing = [one for one in giving_otherwise(scheme, given) if accepted(one) != before]
    assert differing
    assert all(one.digest != scheme.digest for one in differing)
    assert all(compare_schemes(scheme, one).own for one in differing)
    for one in differing[:2]:
        assert scheme_from_json(scheme_to_json(one)) == one


def answers(scheme: Scheme) -> list[frozenset[Input] | None]:
    """What may be given under every choice of every reading; None where the scheme is refused under it."""
    found: list[frozenset[Input] | None] = []
    for reading in scheme.chosen_readings.register:
        for name in reading.names:
            try:
                found.append(frozenset(scheme.under({reading.id: name}).input_register.inputs))
            except SchemeError:
                found.append(None)
    return found


def test_schemes_of_one_digest_accept_and_refuse_the_same_also_what_a_condition_asks_about() -> None:
    """A rule that reads it under some choice alone is enough for that choice, and no other."""
    agreement = Agreement(Within(valley.TREES, "[0, 90]"), "林木不超过90")
    first = valley.with_open_share().under({"share": "trees"})
    without = evolve(first, agreements=(agreement,))
    scheme = with_rules(without, lambda clause: evolve(clause, also_given=(valley.TREES,)))
    assert (None in answers(without), None in answers(scheme)) == (True, False)
    for one in (without, *giving_otherwise(scheme, [valley.GREEN, valley.TREES])):
        assert (one.digest == scheme.digest) == (answers(one) == answers(scheme))


def test_the_elements_of_incidents_are_in_the_document_with_the_incidents_that_have_them() -> None:
    """Also those that no class asks for: an incident without them is refused."""
    elements = named_in(LINLAN.document["elements"])
    table = LINLAN.incident_table
    assert table is not None
    assert {*elements} == {one.leaf.path for one in table.worded.values()} <= {*named_in(LINLAN.document["inputs"])}
    partial = {one.leaf.path for one in table.worded.values() if one.only_of}
    assert {path for path, node in elements.items() if node != ("constant", "1")} == partial != set()


def test_grades_that_a_reading_leaves_open_have_one_list() -> None:
    said = Wording("言", "words")
    reading = Reading("names", said, (Choice("a", said), Choice("b", said)), said, said)
    rule = DISTRICT.grade_rule
    other = evolve(rule, lowest="末")
    rules: FrozenMapping[str, GradeRule | Alternatives[GradeRule]] = FrozenMapping({"a": rule, "b": other})
    with pytest.raises(SchemeError) as caught:
        evolve(DISTRICT, grade_rule=Alternatives("names", rules), chosen_readings=Readings.of((reading,), {}))
    (fault,) = caught.value.faults
    assert (fault.path, fault.code, fault.params["given"]) == ("/grade_rule", "other_alternatives", other.grades)


@pytest.mark.parametrize(
    "make", [deep(harbour.scheme), valley.beside_counts, deep(lambda: LINLAN)], ids=["harbour", "valley", "linlan"]
)
def test_how_sums_are_written_is_in_the_document_where_clauses_are_not_written(make: Callable[[], Scheme]) -> None:
    """What rescaling adds, and a total joined with the on-site check, are written so, whatever the entries say."""
    scheme = make()
    others = [evolve(scheme, rounding=evolve(scheme.rounding, way=way)) for way in ("half_even", "down", "up")]
    assert len({scheme.digest, *(one.digest for one in others)}) == 1 + len(others)
    for one in others:
        assert [change.code for change in compare_schemes(scheme, one).own] != []
        assert scheme_from_json(scheme_to_json(one)) == one
    written = evolve(scheme, clauses_written=True, joining=evolve(scheme.joining, rounding=None))
    assert "sums" not in named_in(written.document["written"])
