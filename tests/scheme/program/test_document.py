"""A scheme as data: what is in its document, what changes its digest, and what does not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from fractions import Fraction
from hashlib import sha256

import pytest
from attrs import evolve

from huizhou_qa import SchemeError
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.alternatives import Alternatives
from huizhou_qa.program.readings import Choice, Reading, Readings
from huizhou_qa.readers.document import canonical
from huizhou_qa.rules import Input, Sum
from huizhou_qa.rules.inputs import places_of
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.grades import GradeLine
from huizhou_qa.scheme.terms import Terms
from huizhou_qa.scorers import Band
from support import district
from support.schemes import with_rules

DISTRICT = district.scheme()


def open_places(*names: str, said: str = "言") -> Scheme:
    """The district with the places of its clauses left open, the first choice being the default."""
    told = Wording(said, said)
    reading = Reading("places", told, tuple(Choice(name, told) for name in names), told, told)
    places: FrozenMapping[str, Rounding | Alternatives[Rounding]] = FrozenMapping(
        {name: Rounding(int(name), "half_even") for name in sorted(names)}
    )
    return evolve(DISTRICT, rounding=Alternatives("places", places), chosen_readings=Readings.of((reading,), {}))


def relabelled(scheme: Scheme) -> Scheme:
    return with_rules(scheme, lambda clause: evolve(clause, name=clause.name + "（改）", locator="另页", lead="某办"))


def test_the_digest_is_the_sha_256_of_the_canonical_text_of_the_document() -> None:
    text = canonical(DISTRICT.document)
    # In JSON's own terms: what another language computes it from.
    again = json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert again == text
    assert DISTRICT.digest == "sha256:" + sha256(text.encode("utf-8")).hexdigest()


def test_a_document_holds_text_and_truths_alone_and_nothing_that_is_null() -> None:
    def kinds(value: object) -> set[type]:
        if isinstance(value, dict):
            return {str}.union(*(kinds(one) for one in value.values()))
        return set().union(*(kinds(one) for one in value)) if isinstance(value, list) else {type(value)}

    assert kinds(json.loads(canonical(DISTRICT.document))) == {str, bool}


def test_a_document_says_every_entry_input_part_and_output() -> None:
    document = json.loads(canonical(DISTRICT.document))
    assert [one["path"] for one in document["entries"]] == [one.leaf.path for one in DISTRICT.program.entries]
    assert {one["kind"] for one in document["entries"]} == {"result", "tally", "statistic"}
    assert [one["id"] for one in document["clauses"]] == list(DISTRICT.clauses)
    assert [Fraction(one["max_points"]) for one in document["items"]] == [
        one.max_points for one in DISTRICT.items.values()
    ]
    assert [one["id"] for one in document["groups"]] == list(DISTRICT.groups)
    assert {row.path for row in DISTRICT.inputs} <= set(document["inputs"])
    paths = {one["path"] for one in document["entries"]}
    named = [*document["outputs"].values(), *(one["path"] for one in document["adjustments"])]
    assert paths.issuperset(named)


def test_every_path_that_is_read_is_an_input_or_an_entry_before() -> None:
    document = json.loads(canonical(DISTRICT.document))

    def read(node: object) -> set[str]:
        if isinstance(node, list) and node[:1] == ["read"]:
            return {node[1]}
        within = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return set().union(*(read(one) for one in within))

    known = set(document["inputs"])
    for entry in document["entries"]:
        assert read(entry["node"]) <= known
        known.add(entry["path"])


def test_wording_in_any_language_changes_no_digest() -> None:
    other_words = evolve(relabelled(DISTRICT), title="另一名称", terms=Terms(Wording("本区得分", "own score")))
    assert other_words.digest == DISTRICT.digest
    assert other_words == DISTRICT
    assert open_places("1", "2", said="甲").digest == open_places("1", "2", said="乙").digest


def test_readings_that_are_chosen_stand_beside_the_digest() -> None:
    scheme = open_places("1", "2")
    other = scheme.under({"places": "2"})
    assert scheme.document == other.document
    assert scheme.digest == other.digest
    assert scheme != other
    assert scheme == other.under({})
    assert hash(scheme) == hash(other.under({}))


def test_another_default_is_another_edition() -> None:
    assert open_places("1", "2").digest != open_places("2", "1").digest


@pytest.mark.parametrize(
    "changed",
    [
        lambda: evolve(DISTRICT, id="another"),
        lambda: evolve(DISTRICT, rounding=Rounding(2, "half_even")),
        lambda: evolve(DISTRICT, vetoes=DISTRICT.vetoes[:-1]),
        lambda: evolve(DISTRICT, agreements=()),
        lambda: evolve(DISTRICT, adjustments=()),
        lambda: evolve(
            DISTRICT,
            grade_rule=evolve(
                DISTRICT.grade_rule,
                lines=(
                    GradeLine(DISTRICT.grade_rule.lines[0].grade, DISTRICT.grade_rule.lines[0].at_least + 1),
                    *DISTRICT.grade_rule.lines[1:],
                ),
            ),
        ),
        lambda: DISTRICT.variant("another"),
    ],
    ids=["id", "rounding", "vetoes", "agreements", "adjustments", "grade_line", "variant"],
)
def test_whatever_changes_what_is_scored_changes_the_digest(changed: object) -> None:
    assert callable(changed)
    assert changed().digest != DISTRICT.digest


def test_the_digest_does_not_depend_on_the_process() -> None:
    script = "from support import district; print(district.scheme().digest)"
    for seed in ("0", "77"):
        environment: Mapping[str, str] = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        made = subprocess.run(  # noqa: S603 - our own script
            [sys.executable, "-c", script], capture_output=True, check=True, text=True, env=dict(environment)
        )
        assert made.stdout.strip() == DISTRICT.digest


def test_what_no_encoding_can_write_has_no_digest() -> None:
    half = Input("/averages/half", places_of(("\ud800", "whole")), whole=True, options=("\ud800", "whole"))
    known = Band(half, {"{0}": 1, "{1}": 2})
    first = next(iter(DISTRICT.clauses))

    def halved(clause: Clause) -> Clause:
        return (
            evolve(clause, scorer=Sum(((clause.scorer, Fraction(1)), (known, Fraction(0)))))
            if clause.id == first
            else clause
        )

    scheme = with_rules(DISTRICT, halved)
    with pytest.raises(SchemeError) as caught:
        scheme.digest  # noqa: B018 - it is worked out when it is asked for
    assert [fault.code for fault in caught.value.faults] == ["bad_text"]


def test_a_scheme_is_equal_to_nothing_that_is_no_scheme() -> None:
    assert [other == DISTRICT for other in (DISTRICT, DISTRICT.id, None)] == [True, False, False]
