"""The evaluator in JavaScript shares nothing with the library but the scheme's JSON, and gives the same numbers."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given

from engine.test_district import evidence
from huizhou_qa import Assessment, Evidence, MissingEvidenceError, assess, assess_cohort, check, get_scheme
from huizhou_qa.codec import evidence_to_json, scheme_to_json
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.testing import evidence_strategy
from support import district
from support.model_2017 import NO_AQUATIC, SCHEME, UNITS, VETO, changed, ruling

ROOT = Path(__file__).parents[2]
MODULE = ROOT / "docs" / "javascript" / "evaluator.mjs"
NODE = shutil.which("node")
DISTRICT = district.scheme()

pytestmark = [
    pytest.mark.deep,
    pytest.mark.skipif(NODE is None, reason="node is not installed: the evaluator in JavaScript is not run"),
]

Found = Mapping[str, object]
Job = tuple[Scheme, Mapping[str, str], Sequence[Evidence]]

# Every unit of every scheme under every choice of readings, in one process.
SCORE_ALL = f"""
import {{ readFileSync }} from "node:fs";
import {{ digest, scoreCohort, outcome, text }} from {json.dumps(MODULE.as_uri())};
const {{ schemes, jobs }} = JSON.parse(readFileSync(process.argv[1], "utf-8"));
const results = [];
for (const {{ of, readings, members }} of jobs) {{
  const scheme = schemes[of];
  const [known, exact] = [true, false].map((written) => scoreCohort(scheme, members, {{ readings, written }}));
  const told = known.map((one, i) => {{
    const {{ total, grade }} = outcome(scheme, exact[i]);
    return {{ ...outcome(scheme, one), exact_total: total, exact_grade: grade }};
  }});
  results.push({{ digest: await digest(scheme.document), members: told }});
}}
console.log(JSON.stringify(results, (key, value) => (value && typeof value.n === "bigint" ? text(value) : value)));
"""


def found_by_node(jobs: Sequence[Job], folder: Path) -> Iterator[Found]:
    """What the evaluator finds for each job: a scheme, readings in place of its own, and the members of a cohort."""
    schemes = {scheme.digest: json.loads(scheme_to_json(scheme)) for scheme in {scheme for scheme, _, _ in jobs}}
    listed = [
        {
            "of": scheme.digest,
            "readings": dict(readings),
            "members": [json.loads(evidence_to_json(one)) for one in members],
        }
        for scheme, readings, members in jobs
    ]
    written = {"schemes": schemes, "jobs": listed}
    path = folder / "jobs.json"
    path.write_text(json.dumps(written), "utf-8")
    assert NODE is not None
    done = subprocess.run(  # noqa: S603 - our own script
        [NODE, "--input-type=module", "-e", SCORE_ALL, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    yield from json.loads(done.stdout)


def _figure(written: Decimal | None, exact: Fraction | None) -> Fraction:
    """The figure as written, or as it stands where the scheme writes none."""
    return (exact or Fraction(0)) if written is None else Fraction(written)


def expected(result: Assessment) -> Found:
    """The figures of a result, as exact numbers."""
    points = {
        "clauses": {id_: _figure(line.points, line.exact_points) for id_, line in result.clauses.items()},
        "items": {id_: _figure(line.points, line.exact_points) for id_, line in result.items.items()},
        "groups": {id_: _figure(line.points, line.exact_points) for id_, line in result.groups.items()},
    }
    return {
        **points,
        "adjustments": {one.id: Fraction(one.points) for one in result.adjustments},
        "base": Fraction(result.base),
        "total": Fraction(result.total),
        "grade_before_veto": result.grade_before_veto,
        "grade": result.grade,
        "exact_total": result.exact_total,
        "exact_grade": result.exact_grade,
    }


def as_numbers(member: object, like: Found) -> Found:
    """What node found of the same figures; a clause that is left out shows 0."""
    assert isinstance(member, dict)

    def number(given: object) -> object:
        return Fraction(0) if isinstance(given, dict) else Fraction(str(given))

    return {
        name: {id_: number(one) for id_, one in member[name].items()}
        if isinstance(value, dict)
        else (number(member[name]) if isinstance(value, Fraction) else member[name])
        for name, value in like.items()
    }


def members_of(found: Found) -> list[object]:
    members = found["members"]
    assert isinstance(members, list)
    return members


def every_choice(scheme: Scheme) -> Iterator[dict[str, str]]:
    yield {}
    for reading in scheme.chosen_readings.register:
        for choice in reading.names[1:]:
            yield {reading.id: choice}


@cache
def _under(scheme: Scheme, readings: tuple[tuple[str, str], ...]) -> Scheme:
    return scheme.under(dict(readings))


def agree(units: Sequence[tuple[Scheme, Mapping[str, str], Evidence]], folder: Path) -> int:
    """How many units agree in every figure; an assertion fails where one does not."""
    found = found_by_node([(scheme, readings, [unit]) for scheme, readings, unit in units], folder)
    for (scheme, readings, unit), one in zip(units, found, strict=True):
        assert one["digest"] == scheme.digest
        under = _under(scheme, tuple(readings.items()))
        (member,) = members_of(one)
        assert isinstance(member, dict)
        if faults := check(under, unit):
            # What cannot be scored has no total there either; what does not fit is not looked for.
            assert {fault.code for fault in faults} <= {"ruling_needed", "divided_by_zero"}
            assert isinstance(member["total"], dict)
        else:
            result = expected(assess(under, unit))
            assert as_numbers(member, result) == result, (readings, unit.unit)
    return len(units)


def test_every_unit_has_the_same_figures_under_every_reading(tmp_path: Path) -> None:
    plain = [Evidence.from_dict(unit["evidence"]) for unit in UNITS]
    special = [
        changed(facts=NO_AQUATIC, rulings={"2.3": ruling(treatment)}) for treatment in ("full", "zero", "rescale")
    ]
    special.append(changed(incidents=[VETO]))
    pairs = [
        (SCHEME, readings, unit)
        for at, unit in enumerate([*special, *plain])
        for number, readings in enumerate(every_choice(SCHEME))
        # Every unit under the defaults, every special one under every choice, the others in turn.
        if number == 0 or at < len(special) or (number + at) % 7 == 0
        if "average_over" not in readings or all(not isinstance(one, Fraction) for one in unit.averages.values())
    ]
    assert agree(pairs, tmp_path) > len(plain)


def test_random_units_of_a_made_up_district_have_the_same_figures(tmp_path: Path) -> None:
    drawn: list[Evidence] = []

    @given(evidence_strategy(DISTRICT))
    def draw(unit: Evidence) -> None:
        drawn.append(unit)

    draw()
    # All of them in one process.
    assert agree([(DISTRICT, {}, unit) for unit in drawn], tmp_path) == len(drawn)


def test_a_cohort_has_the_same_figures_and_statistics(tmp_path: Path) -> None:
    listed = json.loads((ROOT / "docs/data/cohort-2017.json").read_text("utf-8"), parse_float=str)["units"]
    members = [Evidence.from_dict(one) for one in listed]
    for readings in ({}, {"average_over": "without_self"}):
        cohort = assess_cohort(get_scheme("huizhou", 2017, readings), members)
        (found,) = found_by_node([(SCHEME, readings, members)], tmp_path)
        for member, result in zip(members_of(found), cohort.results.values(), strict=True):
            assert as_numbers(member, expected(result)) == expected(result)


def test_what_is_missing_is_missing_by_the_same_paths(tmp_path: Path) -> None:
    without = ("noise", "patents", "plan_made", "residents", "budget_spent_share")
    known = json.loads(evidence_to_json(evidence()))
    fewer = [{**known, "facts": {key: one for key, one in known["facts"].items() if key != name}} for name in without]
    units = [Evidence.from_dict(one) for one in [{**known, "incidents": None}, *fewer]]
    found = found_by_node([(DISTRICT, {}, [unit]) for unit in units], tmp_path)
    for unit, one in zip(units, found, strict=True):
        with pytest.raises(MissingEvidenceError) as caught:
            assess(DISTRICT, unit)
        (member,) = members_of(one)
        assert isinstance(member, dict)
        assert set(member["total"]["missing"]) == {fault.path for fault in caught.value.faults}


def test_as_a_program_it_shows_digest_and_figures(tmp_path: Path) -> None:
    scheme, unit = tmp_path / "scheme.json", tmp_path / "unit.json"
    scheme.write_text(scheme_to_json(DISTRICT), "utf-8")
    unit.write_text(evidence_to_json(evidence()), "utf-8")
    assert NODE is not None
    done = subprocess.run(  # noqa: S603 - our own script
        [NODE, str(MODULE), str(scheme), str(unit)], capture_output=True, text=True, check=True
    )
    shown, result = json.loads(done.stdout), assess(DISTRICT, evidence())
    assert shown["digest"] == DISTRICT.digest
    assert [(one["unit"], Fraction(one["total"]), one["grade"]) for one in shown["results"]] == [
        (result.unit, Fraction(result.total), result.grade)
    ]


def test_as_a_program_it_tells_in_a_line_what_it_cannot_read(tmp_path: Path) -> None:
    scheme, unit = tmp_path / "scheme.json", tmp_path / "unit.json"
    unit.write_text(evidence_to_json(evidence()), "utf-8")
    other = json.loads(scheme_to_json(DISTRICT))
    other["document"]["format"] = "2"
    assert NODE is not None
    for text, told in (("{", "JSON"), (json.dumps(other), "unknown format: 2"), (None, "usage: node")):
        scheme.write_text(text or "{}", "utf-8")
        given = [str(MODULE), str(scheme), *([str(unit)] if text else [])]
        done = subprocess.run([NODE, *given], capture_output=True, text=True, check=False)  # noqa: S603 - our own
        assert (done.returncode, done.stdout, told in done.stderr) == (2, "", True)
        assert len(done.stderr.splitlines()) == 1
