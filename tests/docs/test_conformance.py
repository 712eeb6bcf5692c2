"""The conformance vectors are what the library answers today, ask for every edge, and hold the evaluator to them.

Where a vector changes on purpose: ``PYTHONPATH=tests python docs/conformance/make_vectors.py``, then read what
differs.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import check_vectors
import pytest
from check_vectors import Json, lines_of, report
from make_vectors import FOLDER, answered, scheme_text, vector_lines
from vector_parts import Object, Vector, figures, merged, patch_of

from huizhou_qa import Evidence, assess
from huizhou_qa.scheme.scheme import Scheme
from support.linlan_2031 import SCHEME as LINLAN
from support.model_2017 import SCHEME

NODE = shutil.which("node")
SCHEMES = (SCHEME, LINLAN)
GRADES = {"huizhou-2017": ("A", "B", "C", "D"), "linlan-2031": ("优秀", "良好", "合格", "不合格")}
MOST_BYTES = 1_000_000
LEAST_VECTORS = {"huizhou-2017": 5500, "linlan-2031": 4500}
LEAST_RANDOM = 2000
# One in so many shows a checker all that it looks at.
SHOWN = 23
LEAST_WORKINGS = 200

each_scheme = pytest.mark.parametrize("scheme", SCHEMES, ids=[scheme.id for scheme in SCHEMES])
with_node = pytest.mark.skipif(NODE is None, reason="node is not installed: the evaluator in JavaScript is not run")


@cache
def vectors_of(scheme: Scheme) -> list[dict[str, Json]]:
    return lines_of(FOLDER / f"{scheme.id}.jsonl.gz")


def shown_of(scheme: Scheme) -> list[dict[str, Json]]:
    head, *asked = vectors_of(scheme)
    return [head, *asked[::SHOWN]]


def mapping(given: Json) -> Object:
    assert isinstance(given, Mapping)
    return given


def members(given: Json) -> list[Object]:
    assert isinstance(given, list)
    return [mapping(one) for one in given]


def question(line: Mapping[str, Json]) -> Vector:
    """The vector of a line."""
    units, working = line["units"], line.get("workings")
    assert isinstance(units, list)
    readings = {id_: str(choice) for id_, choice in mapping(line.get("readings", {})).items()}
    clause = next(iter(mapping(working))) if working else ""
    changes, text = tuple(members(line["changes"])), str(line.get("text", ""))
    return Vector(str(line["about"]), tuple(map(str, units)), changes, readings, clause, text)


def answers_agree(scheme: Scheme, first: int, every: int) -> None:
    head, *lines = vectors_of(scheme)
    units = {name: mapping(unit) for name, unit in mapping(head["units"]).items()}
    results = {name: mapping(one) for name, one in mapping(head["results"]).items()}
    assert head["digest"] == scheme.digest
    assert results == {name: figures(assess(scheme, Evidence.from_dict(unit))) for name, unit in units.items()}
    for line in lines[first::every]:
        again = {"id": line["id"], **answered(scheme, units, results, question(line))}
        assert json.loads(json.dumps(again)) == line


@each_scheme
def test_the_answers_are_those_of_the_library(scheme: Scheme) -> None:
    answers_agree(scheme, first=0, every=401)


@pytest.mark.deep
@each_scheme
def test_all_answers_are_those_of_the_library(scheme: Scheme) -> None:
    answers_agree(scheme, first=0, every=1)


@pytest.mark.deep
@each_scheme
def test_the_script_makes_the_same_again(scheme: Scheme) -> None:
    assert [json.loads(line) for line in vector_lines(scheme)] == vectors_of(scheme)


@each_scheme
def test_the_scheme_beside_the_vectors_is_the_scheme(scheme: Scheme) -> None:
    assert (FOLDER / f"{scheme.id}.scheme.json").read_text("utf-8") == scheme_text(scheme)
    units = json.loads((FOLDER / f"{scheme.id}.units.json").read_text("utf-8"))
    assert vectors_of(scheme)[0]["units"] == units


@each_scheme
def test_there_are_many_vectors_and_about_a_quarter_refuse(scheme: Scheme) -> None:
    _, *lines = vectors_of(scheme)
    assert len(lines) > LEAST_VECTORS[scheme.id]
    assert 0.15 < sum("faults" in line for line in lines) / len(lines) < 0.4
    assert len({line["id"] for line in lines}) == len(lines)
    assert sum(line["about"] == "random" for line in lines) >= LEAST_RANDOM


def test_all_that_is_shipped_is_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.json*")) < MOST_BYTES


@each_scheme
def test_every_clause_grade_and_choice_of_a_reading_is_asked_for(scheme: Scheme) -> None:
    head, *lines = vectors_of(scheme)
    patches = [patch for line in lines for patch in members(line.get("results", []))]
    assert {id_ for patch in patches for id_ in mapping(patch.get("clauses", {}))} == set(scheme.clauses)
    own = {one["grade"] for one in members(list(mapping(head["results"]).values()))}
    assert {patch["grade"] for patch in patches if "grade" in patch} | own == {*GRADES[scheme.id]}
    chosen = {pair for line in lines for pair in mapping(line.get("readings", {})).items()}
    assert chosen >= {(one.id, name) for one in scheme.chosen_readings.register for name in one.names[1:]}


def test_a_merge_patch_makes_the_second_of_the_first() -> None:
    before: Object = {"a": "1", "b": {"c": "2", "d": "3"}, "e": ["4"]}
    after: Object = {"b": {"c": "2", "d": "5", "f": {"g": "6"}}, "e": ["7"]}
    patch = patch_of(before, after)
    assert patch == {"a": None, "b": {"d": "5", "f": {"g": "6"}}, "e": ["7"]}
    assert merged(before, patch) == after == check_vectors.merged(before, patch)


def answers_to(lines: list[dict[str, Json]]) -> list[dict[str, Json]]:
    """The right answers to the vectors of a file, made of the file itself."""
    head, *asked = lines
    units = mapping(head["results"])
    made: list[dict[str, Json]] = []
    for line in asked:
        names = line["units"]
        assert isinstance(names, list)
        if "faults" in line:
            made.append({"id": line["id"], "faults": line["faults"]})
        else:
            patches = members(line["results"])
            results = [merged(units[str(name)], patch) for name, patch in zip(names, patches, strict=True)]
            made.append({"id": line["id"], "results": results})
    return made


def test_the_checker_finds_nothing_in_right_answers_and_every_wrong_one() -> None:
    lines = shown_of(LINLAN)
    right = answers_to(lines)
    assert report(lines, right, "paths") == []
    scored = next(at for at, answer in enumerate(right) if "results" in answer)
    refused = next(at for at, answer in enumerate(right) if "faults" in answer)
    results = members(right[scored]["results"])
    wrong = {
        scored: {**right[scored], "results": [{**results[0], "total": "1234"}, *results[1:]]},
        refused: {**right[refused], "faults": []},
    }
    found = report(lines, [wrong.get(at, answer) for at, answer in enumerate(right)], "paths")
    assert len(found) == 2
    assert "/total: '1234'" in found[0] or "/total: '1234'" in found[1]
    assert len(report(lines, right[1:], "codes")) == 1
    assert report(lines, [answer for answer in right if "results" in answer], "skip") == []
    elsewhere = [
        {**answer, "faults": [[code, "/x"] for code, _ in pairs_of(answer)]} if "faults" in answer else answer
        for answer in right
    ]
    assert report(lines, elsewhere, "codes") == []
    assert report(lines, elsewhere, "paths") != []


def pairs_of(answer: Mapping[str, Json]) -> list[tuple[str, str]]:
    faults = answer["faults"]
    assert isinstance(faults, list)
    return [(str(code), str(path)) for code, path in faults]


def test_numbers_of_answers_are_compared_as_numbers() -> None:
    assert list(check_vectors.differences({"total": "3/2"}, {"total": "1.50"}, "")) == []
    assert list(check_vectors.differences({"over": "{1}"}, {"over": "[1.0, 2/2]"}, "")) == []
    assert list(check_vectors.differences({"over": "(-∞, 1]"}, {"over": "(-∞, 1.0]"}, "")) == []
    stranger: list[Json] = ["1e999999999", "{{1}}", "1/0", "1" * 5_000, "{", None, [], {}, {"numerator": []}]
    for strange in stranger:
        assert list(check_vectors.differences({"total": "3/2"}, {"total": strange}, "")), strange
    assert list(check_vectors.differences({"total": "3/2"}, {}, "")) == ["/total: None, where '3/2' is right"]


@pytest.mark.parametrize(
    ("expected", "given"),
    [
        ("1", True),
        ("0", False),
        (True, "1"),
        (True, 1),
        ("1", 1),
        ("1/2", 0.5),
        ("1", {"numerator": "1", "denominator": "1", "more": "1"}),
        ("3/2", {"numerator": 3, "denominator": 2}),
        ({}, "x"),
        ({}, None),
        ({}, []),
        ({"a": {}}, {"a": "x"}),
        ({"a": None}, {}),
        ([], {}),
    ],
)
def test_a_truth_a_json_number_and_what_has_other_parts_are_no_number_and_no_object(
    expected: Json, given: Json
) -> None:
    assert list(check_vectors.differences(expected, expected, "")) == []
    assert len(list(check_vectors.differences(expected, given, ""))) == 1


def test_the_checker_ends_with_1_where_anything_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vectors, answers = tmp_path / "vectors.jsonl", tmp_path / "answers.jsonl"
    lines = shown_of(LINLAN)
    vectors.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    right = answers_to(lines)
    answers.write_text("".join(json.dumps(answer) + "\n" for answer in right), "utf-8")
    assert check_vectors.main([str(vectors), str(answers)]) == 0
    answers.write_text(json.dumps(right[0]) + "\n", "utf-8")
    assert check_vectors.main([str(vectors), str(answers)]) == 1
    assert f"{len(right) - 1} differences" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda right: [*right, right[0]], "is answered twice"),
        (lambda right: [*right, {**right[0], "id": "0"}], "there is no vector 0"),
        (lambda right: [{**right[0], "id": 1}, *right[1:]], "it has no id that is text"),
        (lambda right: [{**right[0], "note": "x"}, *right[1:]], "'note', which nobody asked for"),
        (lambda right: [{"id": right[0]["id"]}, *right[1:]], "an answer has faults or results, and never both"),
        (lambda right: [_with_figure(right[0], "more"), *right[1:]], "/more: '1', which nobody asked for"),
        (lambda right: [_with_figure(right[0], "clauses/99"), *right[1:]], "/clauses/99: '1', which nobody asked for"),
        (lambda right: [{**right[0], "results": []}, *right[1:]], "0 results of 1 units"),
        (lambda right: [{**right[0], "results": "x"}, *right[1:]], "no results"),
        (lambda right: [{"id": right[0]["id"], "faults": []}, *right[1:]], "refused, and should not be"),
        (lambda right: [*right[:-1], {"id": right[-1]["id"], "results": []}], "scored, and should not be"),
        (lambda right: [*right[:-1], {"id": right[-1]["id"], "faults": ["x"]}], "faults are pairs"),
        (lambda right: [*right[:-1], {"id": right[-1]["id"], "faults": {}}], "faults are pairs"),
        (lambda right: right[1:], "not answered"),
    ],
    ids=range(14),
)
def test_whatever_is_too_many_too_few_or_malformed_among_answers_is_told_once(
    change: Callable[[list[dict[str, Json]]], list[dict[str, Json]]], told: str
) -> None:
    lines = shown_of(LINLAN)
    head, *asked = lines
    scored, refused = (next(one for one in asked if key in one and "units" in one) for key in ("results", "faults"))
    lines = [head, scored, refused]
    (found, *more) = report(lines, change(answers_to(lines)), "paths")
    assert told in found
    assert len(more) <= ("it has no id" in told)


def _with_figure(answer: Mapping[str, Json], path: str) -> dict[str, Json]:
    (figures_, *others) = members(answer["results"])
    section, _, name = path.partition("/")
    more = {**mapping(figures_[section]), name: "1"} if name else "1"
    return {**answer, "results": [{**figures_, section: more}, *others]}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (b"{\n", "line 1: no JSON that can be read"),
        (b'{"id": "1", "id": "2"}', "the key 'id' stands twice in one object"),
        (b"\n[]", "line 2: a line holds an object"),
        (b"\xff", "the text is not UTF-8"),
        (b"[" * 100_000, "line 1: nested too deeply"),
        (None, "it cannot be read"),
    ],
    ids=["no json", "a key twice", "a list", "no utf-8", "deep", "no file"],
)
def test_a_file_that_holds_no_answers_is_told_in_words(
    answers: bytes | None, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "answers.jsonl"
    if answers is not None:
        path.write_bytes(answers)
    vectors = tmp_path / "vectors.jsonl"
    vectors.write_text("".join(json.dumps(line) + "\n" for line in shown_of(LINLAN)), "utf-8")
    assert check_vectors.main([str(vectors), str(path)]) == 1
    assert told in capsys.readouterr().out
    packed = tmp_path / "answers.jsonl.gz"
    packed.write_bytes(b"no gzip")
    assert check_vectors.main([str(vectors), str(packed)]) == 1
    path.write_text('{"id": "1"}\n{"id": "2"}\n', "utf-8")
    assert check_vectors.main([str(path), str(path)]) == 1
    assert "these are no vectors" in capsys.readouterr().out


def answers_in_javascript(scheme: Scheme, vectors: Path, folder: Path) -> list[dict[str, Json]]:
    assert NODE is not None
    script = FOLDER.parent / "javascript" / "answer_vectors.mjs"
    done = subprocess.run(  # noqa: S603 - our own script
        [NODE, str(script), str(FOLDER / f"{scheme.id}.scheme.json"), str(vectors)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answers = folder / "answers.jsonl"
    answers.write_text(done.stdout, "utf-8")
    return lines_of(answers)


@pytest.mark.deep
@with_node
@each_scheme
def test_the_evaluator_in_javascript_answers_some_vectors(scheme: Scheme, tmp_path: Path) -> None:
    head, *asked = vectors_of(scheme)
    some = [head, *asked[::331]]
    vectors = tmp_path / "some.jsonl.gz"
    vectors.write_bytes(gzip.compress("".join(json.dumps(line) + "\n" for line in some).encode("utf-8")))
    assert report(some, answers_in_javascript(scheme, vectors, tmp_path), "paths") == []


@pytest.mark.deep
@with_node
@each_scheme
def test_the_evaluator_in_javascript_gives_every_figure_working_and_refusal(scheme: Scheme, tmp_path: Path) -> None:
    lines = vectors_of(scheme)
    answers = answers_in_javascript(scheme, FOLDER / f"{scheme.id}.jsonl.gz", tmp_path)
    assert report(lines, answers, "paths") == []
    assert len(answers) == len(lines) - 1
    # Every working that is asked for is given.
    assert sum("workings" in one for one in answers) == sum("workings" in one for one in lines) > LEAST_WORKINGS


def test_the_checker_finds_a_wrong_working() -> None:
    head, *asked = vectors_of(LINLAN)
    line = next(one for one in asked if "workings" in one)
    (right,) = answers_to([head, line])
    assert report([head, line], [{**right, "workings": line["workings"]}], "paths") == []
    clause, working = next(iter(mapping(line["workings"]).items()))
    wrong = {**right, "workings": {clause: {**mapping(working), "points": "1234"}}}
    (found,) = report([head, line], [wrong], "paths")
    assert f"({line['about']}), workings/{clause}/points: '1234', where" in found
