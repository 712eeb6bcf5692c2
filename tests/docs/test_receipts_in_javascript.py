"""Receipts are re-checked from themselves in JavaScript: what is right agrees, and whatever is altered is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import test_rulings
from huizhou_qa import Evidence, amend, assess, assess_cohort
from huizhou_qa.codec import assessment_to_json, cohort_to_json
from huizhou_qa.rules import Input
from huizhou_qa.scheme.scheme import Scheme
from support import valley
from support.each_day import deep
from support.in_javascript import DOCS, JAVASCRIPT, checked, node, with_node
from support.linlan_2031 import SCHEME as LINLAN
from support.model_2017 import SCHEME

pytestmark = with_node


def units(scheme: Scheme) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads((DOCS / f"conformance/{scheme.id}.units.json").read_text("utf-8"))
    return found


def receipt(scheme: Scheme, unit: dict[str, object]) -> str:
    return assessment_to_json(assess(scheme, Evidence.from_dict(unit)), scheme=True)


def cohort_receipt(scheme: Scheme) -> str:
    alone = [
        {key: said for key, said in unit.items() if key not in {"averages", "statistics"}}
        for unit in units(scheme).values()
    ]
    return cohort_to_json(assess_cohort(scheme, [Evidence.from_dict(one) for one in alone]), scheme=True)


def altered(text: str, pointer: str, value: object) -> object:
    """The receipt with something else at a place that it has."""
    whole = json.loads(text)
    *keys, last = pointer.split("/")[1:]
    at = whole
    for key in keys:
        at = at[int(key)] if isinstance(at, list) else at[key]
    assert at[last if isinstance(at, dict) else int(last)] != value
    at[last if isinstance(at, dict) else int(last)] = value
    return whole


ALTERED = {
    "/total": "60.13",
    "/raw_total": "60.13",
    "/base": "70.13",
    "/exact_total": "60",
    "/grade": "B",
    "/exact_grade": "B",
    "/clauses/11.3/points": "0.94",
    "/clauses/11.3/working/points": "1",
    "/clauses/11.3/working/steps/of/0/of/0/value": "6",
    "/clauses/11.3/working/steps/of/0/of/1": "(-∞, 1]",
    "/items/11/points": "9.99",
    "/groups/质量目标/points": "30.13",
    "/adjustments/0/points": "-20.00",
    "/incidents/0/class": "veto",
    "/scheme_digest": "sha256:" + "0" * 64,
    "/scheme/digest": "sha256:" + "0" * 64,
    "/scheme_id": "huizhou-2018",
}
# What else does not agree, where something that figures rest on is altered.
RESTS = {
    ("/evidence/facts/pm25_annual_mean", "41"): "/clauses/10.2/working/reads/~1facts~1pm25_annual_mean",
    ("/evidence/facts/pm25_annual_mean", "abc"): "/evidence/facts/pm25_annual_mean",
    ("/readings/part_steps_10_2", "prorata"): "/clauses/10.2/working/steps/of/1",
    ("/scheme/document/clauses/0/max_points", "2"): "/scheme/digest",
}


def test_a_right_receipt_agrees_and_what_is_altered_is_found_by_its_path(tmp_path: Path) -> None:
    text = receipt(SCHEME, units(SCHEME)["丙县"])
    right, wrong, of_scheme = checked(
        [json.loads(text), altered(text, "/total", "60.13"), altered(text, "/scheme/document/grades/0", "S")], tmp_path
    )
    assert right == []
    assert wrong == ["/total"]
    assert {"/scheme/digest", "/scheme_digest"} <= set(of_scheme)


@pytest.mark.deep
def test_whatever_is_altered_in_a_result_is_found(tmp_path: Path) -> None:
    text = receipt(SCHEME, units(SCHEME)["丙县"])
    found = checked([altered(text, *one) for one in (*ALTERED.items(), *RESTS)], tmp_path)
    for path, paths in zip(ALTERED, found[: len(ALTERED)], strict=True):
        assert path in paths, (path, paths)
    for (path, _), paths, expected in zip(RESTS, found[len(ALTERED) :], RESTS.values(), strict=True):
        assert any(one.startswith(expected) for one in paths), (path, paths)


@pytest.mark.deep
@pytest.mark.parametrize("scheme", [SCHEME, LINLAN], ids=[SCHEME.id, LINLAN.id])
def test_receipts_of_units_and_cohorts_agree(scheme: Scheme, tmp_path: Path) -> None:
    receipts = [receipt(scheme, unit) for unit in units(scheme).values()]
    ruled = {"facts": {"vegetable_pass_rate": {"nothing": "本年度无"}}, "rulings": {"2.1": RULED}}
    if scheme is SCHEME:
        unit = units(scheme)["甲区"]
        receipts.append(
            receipt(
                scheme, {**unit, "facts": {**as_dict(unit["facts"]), **ruled["facts"]}, "rulings": ruled["rulings"]}
            )
        )
    found = checked([json.loads(text) for text in (*receipts, cohort_receipt(scheme))], tmp_path)
    assert found == [[] for _ in found]


RULED = {"treatment": "rescale", "by": "办公室", "why": "无此项业务"}


def as_dict(given: object) -> dict[str, object]:
    assert isinstance(given, dict)
    return given


@pytest.mark.deep
def test_whatever_is_altered_in_a_cohort_is_found(tmp_path: Path) -> None:
    text = cohort_receipt(LINLAN)
    wrong = {
        "/ranking/0/place": "2",
        "/ranking/1/total": "1.00",
        "/results/1/total": "1.00",
        "/results/0/evidence/statistics/place": "7",
        "/averages/industry_growth/part": "1",
        "/results/2/scheme_id": "linlan-2032",
    }
    found = checked([altered(text, *one) for one in wrong.items()], tmp_path)
    for path, paths in zip(wrong, found, strict=True):
        assert any(path.startswith(one) or one.startswith(path) for one in paths), (path, paths)


# What a receipt says beside its figures: nothing of it is looked at.
BESIDE = ("/library_version", "/notes", "/evidence", "/scheme/annotations")
BESIDE_BY_KEY = {"name"}


def leaves(value: object, path: str = "") -> Iterator[str]:
    """The paths of everything in a receipt that its figures are made of."""
    if path.startswith(BESIDE) or path.rpartition("/")[2] in BESIDE_BY_KEY:
        return
    if isinstance(value, dict):
        for key, one in value.items():
            # A path here is split at its slashes.
            if "/" not in key:
                yield from leaves(one, f"{path}/{key}")
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from leaves(one, f"{path}/{at}")
    elif value is not None:
        yield path


@pytest.mark.parametrize("each", [101, deep(23)])
def test_every_so_many_leaves_of_a_result_that_is_altered_are_found(each: int, tmp_path: Path) -> None:
    text = receipt(SCHEME, units(SCHEME)["丙县"])
    paths = [path for path in leaves(json.loads(text)) if not path.startswith("/scheme/document")]
    assert len(paths) > 500
    shown = paths[::each]
    found = checked([altered(text, path, "77") for path in shown], tmp_path)
    assert [path for path, differing in zip(shown, found, strict=True) if not differing] == []


CORRECTED = {
    "facts": {"quality_warnings": "3"},
    "incidents": {
        "丙-9": {
            "date": "2017-05-01", "from_product_quality": True, "serious_harm": True, "recognised_by": "state",
            "severity": "major", "systemic_or_regional": True, "status": "pending",
        }
    },
}  # fmt: skip
# What stands beside the figures, and the path at which it is found where it is another.
STATED = {
    "/clauses/2.1/working/treatment": "/clauses/2.1/working/treatment",
    "/clauses/2.1/working/by": "/clauses/2.1/working/by",
    "/clauses/2.1/working/why": "/clauses/2.1/working/why",
    "/clauses/2.1/working/points": "/clauses/2.1/working/points",
    "/adjustments/0/working/points": "/adjustments/0/working/points",
    "/adjustments/0/working/steps/of/0/0/1": "/adjustments/0/working/steps/of/0/0/1",
    "/incidents/0/elements/severity": "/incidents/0/elements/severity",
    "/incidents/0/elements/within_year": "/incidents/0/elements/within_year",
    "/provisional/0": "/provisional/0",
    "/rescaling/clauses/0": "/rescaling/clauses/0",
    "/rescaling/absent_marks": "/rescaling/absent_marks",
    "/rescaling/factor/numerator": "/rescaling/factor",
    "/rescaling/summed": "/rescaling/summed",
    "/rescaling/points": "/rescaling/points",
    "/history/first/facts/vegetable_pass_rate/nothing": "/evidence/facts/vegetable_pass_rate/nothing",
    "/history/first/marks/14": "/evidence/marks/14",
    "/history/amendments/0/changes/facts/quality_warnings": "/evidence/facts/quality_warnings",
    "/history/amendments/0/changes/incidents/丙-9/severity": "/evidence/incidents/丙-9/severity",
    "/history/amendments/0/on": "/history/amendments/0/on",
}


def corrected_receipt() -> str:
    unit = units(SCHEME)["丙县"]
    facts = {**as_dict(unit["facts"]), "vegetable_pass_rate": {"nothing": "本年度无"}}
    first = Evidence.from_dict({**unit, "facts": facts, "rulings": {"2.1": RULED}})
    known = amend(first, CORRECTED, "市质强办", "2018-02-01", "更正")
    return assessment_to_json(assess(SCHEME, known), scheme=True)


@pytest.mark.parametrize("each", [5, deep(1)])
def test_rulings_elements_adjustments_rescaling_and_corrections_are_held_against_the_evidence(
    each: int, tmp_path: Path
) -> None:
    text, stated = corrected_receipt(), list(STATED.items())[::each]
    right, *found = checked([json.loads(text), *(altered(text, path, "77") for path, _ in stated)], tmp_path)
    assert right == []
    for (path, expected), paths in zip(stated, found, strict=True):
        assert expected in paths, (path, paths)


def test_steps_on_the_way_are_held_against_the_scheme(tmp_path: Path) -> None:
    text = receipt(LINLAN, units(LINLAN)["丙县"])
    paths = [path for path in leaves(json.loads(text)) if path.startswith("/steps/")]
    numbers = [path for path in paths if path.rpartition("/")[2] in {"id", "before", "total", "points", "grade"}]
    assert len(numbers) > 30
    shown = [path for path in numbers if " " not in path][:12]
    without = json.loads(text)
    without["steps"].pop()
    none = json.loads(text)
    del none["steps"]
    found = checked([json.loads(text), without, none, *(altered(text, path, "77") for path in shown)], tmp_path)
    assert found[0] == []
    assert all("/steps" in one for one in found[1:3])
    assert [path for path, paths in zip(shown, found[3:], strict=True) if not paths] == []


def test_the_way_begins_at_the_base_with_no_grade_whatever_its_first_step_is(tmp_path: Path) -> None:
    scheme = valley.in_steps(steps=valley.STEPS[2:])
    text = receipt(scheme, valley.given(90, town=True))
    wrong = [altered(text, f"/steps/0/{key}", "77") for key in ("before", "grade_before", "kind")]
    right, *found = checked([json.loads(text), *wrong], tmp_path)
    assert right == []
    assert found == [["/steps/0/before"], ["/steps/0/grade_before"], ["/steps/0/kind"]]


def test_every_result_of_a_cohort_has_its_own_format(tmp_path: Path) -> None:
    whole = json.loads(cohort_receipt(SCHEME))
    whole["results"][1]["format"] = "7"
    assert checked([whole], tmp_path) == [["/results/1/format"]]


def test_a_reading_of_a_cohort_that_the_scheme_does_not_have_is_told_by_its_path(tmp_path: Path) -> None:
    whole = json.loads(cohort_receipt(SCHEME))
    whole["readings"]["agri_products"] = "x"
    (found,) = checked([whole], tmp_path)
    assert "/readings/agri_products" in found


def test_a_key_that_stands_twice_in_a_receipt_is_found(tmp_path: Path) -> None:
    path = tmp_path / "receipt.json"
    path.write_text(
        receipt(SCHEME, units(SCHEME)["丙县"]).replace('"facts":{', '"facts":{"quality_warnings":"0",', 1), "utf-8"
    )
    twice = node(str(JAVASCRIPT / "receipts.mjs"), str(path))
    assert (twice.returncode, twice.stdout) == (1, "/evidence/facts/quality_warnings\n")


def test_what_is_added_or_left_out_is_found(tmp_path: Path) -> None:
    text = receipt(SCHEME, units(SCHEME)["丙县"])
    added, clause, without, mixed = (json.loads(text) for _ in range(4))
    added["winner"] = "丙县"
    clause["clauses"]["99"] = clause["clauses"]["1.1"]
    del without["clauses"]["1.1"]
    mixed["total"] = 60.12
    told = [json.loads(text) for _ in range(3)]
    told[0]["format"], told[1]["readings"], told[2]["scheme"]["readings"]["agri_products"] = "7", {}, "joint"
    found = checked([added, clause, without, mixed, *told, {"unit": "丙县"}, []], tmp_path)
    assert found[:5] == [["/winner"], ["/clauses/99"], ["/clauses/1.1"], ["/total"], ["/format"]]
    assert "/readings/agri_products" in found[5]
    assert found[6:] == [["/scheme/readings"], ["/scheme"], ["/scheme"]]


@pytest.mark.parametrize("name", ["重查.mjs", deep("receipts.mjs")])
def test_as_a_program_of_any_name_it_prints_paths_and_ends_with_1(name: str, tmp_path: Path) -> None:
    program, text, path = tmp_path / name, receipt(SCHEME, units(SCHEME)["丙县"]), tmp_path / "receipt.json"
    program.symlink_to(JAVASCRIPT / "receipts.mjs")
    path.write_text(text, "utf-8")
    right = node(str(program), str(path))
    assert (right.returncode, right.stdout) == (0, "agrees\n")
    path.write_text(json.dumps(altered(text, "/total", "1.00")), "utf-8")
    wrong = node(str(program), str(path))
    assert (wrong.returncode, wrong.stdout) == (1, "/total\n")
    assert node(str(program)).returncode == 2
    for broken in ("", "{", "\ufeff{}", text[:-1]):
        path.write_text(broken, "utf-8")
        unread = node(str(program), str(path))
        # In one line, and not where in the program it was found.
        assert (unread.returncode, unread.stdout, " at " in unread.stderr) == (2, "", " at position" in unread.stderr)
        assert unread.stderr.startswith(str(path))
    assert "ENOENT" in node(str(program), str(tmp_path / "none.json")).stderr


@pytest.mark.parametrize("subject", [test_rulings.RATE, test_rulings.SHARE, None])
def test_what_a_clause_is_about_is_told_first_of_what_there_was_nothing_of(
    subject: Input | None, tmp_path: Path
) -> None:
    scheme, of_nothing = test_rulings.about(subject), test_rulings.of_nothing
    of = [of_nothing(("rate",), "1"), of_nothing(("rate", "share"), "1", "2")]
    assert checked([json.loads(receipt(scheme, one)) for one in of], tmp_path) == [[], []]
