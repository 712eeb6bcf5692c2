"""Every leaf of every kind of stored result, altered alone, is refused: or it is one of the few that are believed.

What is believed is what a result is made of, and nothing that follows from it; where an alteration of that changes a
figure, the figure is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random

import pytest
from attrs import evolve

from codec import test_composites, test_on_site, test_statements
from engine.test_district import evidence
from huizhou_qa import Evidence, HuizhouQAError, VerificationError, amend, assess, assess_cohort
from huizhou_qa.codec import (
    assessment_from_json,
    assessment_to_json,
    cohort_from_json,
    cohort_to_json,
    composite_cohort_from_json,
    composite_cohort_to_json,
    composite_from_json,
    composite_to_json,
    on_site_from_json,
    on_site_to_json,
    prevailing_from_json,
    prevailing_to_json,
)
from huizhou_qa.codec.stated import BY_NAME, WORDING
from huizhou_qa.scheme.scheme import Scheme
from support import district
from support.incidents import incident
from support.linlan_2031 import SCHEME as LINLAN
from support.mutated import Json

DISTRICT = district.scheme()
CORRECTED = amend(
    evidence({"noise": {"value": 70, "source": "监测站", "status": "preliminary"}}, incidents=[incident("x")]),
    {"facts": {"noise": {"value": 71, "source": "监测站"}}},
    "办公室",
    "2031-02-01",
    "更正",
)
NOTED = assess(evolve(DISTRICT, later_revision=2), CORRECTED)

BELIEVED: Mapping[str, str] = {
    r"(/assessment|/results/\d+|/cohort/results/\d+)?/(evidence|history)(/.*)?": "what is known of a unit",
    r"/statements/\d+/.*": "who said what, and when",
    r"(/results/\d+)?(/on_site)?/(unit|day|scale)": "whose an on-site rating is, of which day, and how levels count",
    r"(/results/\d+)?(/on_site)?/ratings/.*": "the levels that were given",
    r"(/assessment|/cohort|/cohort/results/\d+)?/readings/.*": "a reading that changes nothing of this result",
    r"/(choice|on_site_weight)(/.*)?": "how two scores are joined",
    r"/rule/.*": "which stage prevails",
}
"""What a result is made of, by where it stands."""
NOTE = re.compile(r"(/assessment)?/notes/\d+/params/revision")
"""Of a result without its scheme, that a later revision was held on the day that it was made."""


def leaves(value: Json, path: str = "") -> Iterator[tuple[dict[str, Json] | list[Json], str | int, str]]:
    """Every leaf but those of the scheme: what holds it, its key there, and its path."""
    named = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in named:
        here = f"{path}/{key}"
        if here == "/scheme":
            continue
        if isinstance(one, dict | list) and one:
            yield from leaves(one, here)
        elif isinstance(value, dict | list):
            yield value, key, here


def others(value: Json) -> Iterator[Json]:
    """What might stand there instead."""
    if isinstance(value, bool) or value is None:
        yield not value
    elif isinstance(value, str):
        yield {"B": "A", "A": "B", "0": "1"}.get(value, f"{value}1")
        yield ""
    else:
        yield "x"


def form_of(path: str) -> str:
    """A path without places and names, so that what is alike in form is altered a few times alone."""
    keys = path.split("/")
    return "/".join("*" if key.isdecimal() or (at and keys[at - 1] in BY_NAME) else key for at, key in enumerate(keys))


def is_wording(path: str) -> bool:
    *_, within, key = ("", *path.split("/"))
    return key in WORDING and within not in BY_NAME


def is_believed(path: str) -> bool:
    return any(re.fullmatch(pattern, path) for pattern in BELIEVED)


def altered(text: str, drawn: int | None = None) -> Iterator[tuple[str, str]]:
    """The text with one leaf altered, or left out; and the path of the leaf.

    Of leaves that are alike in form the first is altered; of these all, or as many as are ``drawn``, always the same.
    """
    whole: Json = json.loads(text)
    by_form: dict[str, tuple[dict[str, Json] | list[Json], str | int, str]] = {}
    for leaf in leaves(whole):
        by_form.setdefault(form_of(leaf[-1]), leaf)
    every = list(by_form.values())
    for holder, key, path in every if drawn is None else Random(17).sample(every, drawn):
        value = holder[key]  # type: ignore[index] # a key of an object, or a place in a list
        for other in others(value):
            holder[key] = other  # type: ignore[index] # likewise
            yield path, json.dumps(whole, ensure_ascii=False)
        holder[key] = value  # type: ignore[index] # likewise
        if isinstance(holder, dict):
            del holder[str(key)]
            yield path, json.dumps(whole, ensure_ascii=False)
            holder[str(key)] = value


UNITS = json.loads((Path(__file__).parents[2] / "docs/conformance/linlan-2031.units.json").read_text("utf-8"))
MEMBERS = [evolve(evidence(), unit=unit).without_averages() for unit in ("甲县", "乙区")]
KINDS: Mapping[str, tuple[str, Callable[[str, Scheme | None], object], Scheme | None]] = {
    "a result": (assessment_to_json(NOTED), assessment_from_json, DISTRICT),
    "a cohort": (cohort_to_json(assess_cohort(DISTRICT, MEMBERS)), cohort_from_json, DISTRICT),
    "on site": (on_site_to_json(test_on_site.RESULT, test_on_site.SCHEME), on_site_from_json, test_on_site.SCHEME),
    "a composite": (composite_to_json(test_composites.ONE), composite_from_json, test_composites.SCHEME),
    "composites of a cohort": (
        composite_cohort_to_json(test_composites.ALL),
        composite_cohort_from_json,
        test_composites.SCHEME,
    ),
    "a result with statistics and steps": (
        assessment_to_json(assess(LINLAN, Evidence.from_dict(next(iter(UNITS.values()))))),
        assessment_from_json,
        LINLAN,
    ),
    "what prevails": (
        prevailing_to_json(test_statements.FOUND, test_statements.SCHEME),
        prevailing_from_json,
        test_statements.SCHEME,
    ),
}


def unnoticed(kind: str, drawn: int | None) -> set[str]:
    """The paths of leaves that may be altered without being refused."""
    text, read, scheme = KINDS[kind]
    read(text, scheme)
    found: set[str] = set()
    refused = 0
    for path, other in altered(text, drawn):
        try:
            read(other, scheme)
        except HuizhouQAError:
            refused += 1
        else:
            found.add(path)
    assert refused > len(found)
    return found


def assert_only_what_is_believed(kind: str, drawn: int | None = None) -> None:
    told = [path for path in unnoticed(kind, drawn) if not is_wording(path) and not is_believed(path)]
    assert [path for path in told if kind != "a result" or not NOTE.fullmatch(path)] == []


@pytest.mark.parametrize("kind", ["on site", "what prevails"])
def test_a_few_leaves_that_are_altered_are_refused_but_what_a_result_is_made_of(kind: str) -> None:
    assert_only_what_is_believed(kind, 12)


@pytest.mark.parametrize("kind", ["composites of a cohort", "a result with statistics and steps"])
def test_fewer_leaves_of_results_that_take_longer_to_make_again(kind: str) -> None:
    assert_only_what_is_believed(kind, 3)


@pytest.mark.deep
@pytest.mark.parametrize("kind", ["composites of a cohort", "a result with statistics and steps"])
def test_more_leaves_of_results_that_take_longest_to_make_again(kind: str) -> None:
    assert_only_what_is_believed(kind, 120)


@pytest.mark.deep
@pytest.mark.parametrize("kind", ["on site", "what prevails", "a result", "a cohort", "a composite"])
def test_whatever_is_altered_is_refused_but_what_a_result_is_made_of(kind: str) -> None:
    assert_only_what_is_believed(kind)


def test_a_receipt_says_itself_whether_a_later_revision_was_held() -> None:
    text = assessment_to_json(NOTED, scheme=True)
    assert assessment_from_json(text).notes == NOTED.notes
    for forged in (
        text.replace('"revision":"2"', '"revision":"3"'),
        assessment_to_json(assess(DISTRICT, CORRECTED), scheme=True),
    ):
        whole = json.loads(forged)
        whole["scheme"]["annotations"]["scheme"]["later_revision"] = {"whole": "2"}
        with pytest.raises(VerificationError) as caught:
            assessment_from_json(json.dumps(whole))
        assert all(fault.path.startswith("/notes") for fault in caught.value.faults)
