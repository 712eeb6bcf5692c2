"""Schemes as JSON text and back: equal, with the same digest, score, papers and words; and what is refused."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from hashlib import sha256

import pytest
from attrs import evolve, frozen
from hypothesis import event, given
from hypothesis import strategies as st

from engine.test_district import evidence
from huizhou_qa import HuizhouQAError, SchemeDigestError, SchemeError, assess
from huizhou_qa.codec import scheme_from_json, scheme_to_json
from huizhou_qa.codec.kinds import KINDS
from huizhou_qa.codec.limits import OF_A_SCHEME
from huizhou_qa.codec.rebuilding import Rebuilt
from huizhou_qa.errors import Wording, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.alternatives import Alternatives
from huizhou_qa.program.readings import Choice, Reading, Readings, Shorthand
from huizhou_qa.readers.document import canonical
from huizhou_qa.rules import Choose, Constant, NothingToMeasure, OnCurve, Piece, Present, Straight, Within
from huizhou_qa.rules.arithmetic import Arithmetic, N, T
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.derived import is_true
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme import Ranking
from huizhou_qa.scheme.agreements import Exclusion
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.vetoes import Veto
from huizhou_qa.scorers import LinearDeduction, mark, percent, quantity
from huizhou_qa.sheets import blank_self_scoring_sheet, self_scoring_sheet
from support import district
from support.each_day import deep
from support.linlan_2031 import SCHEME as LINLAN
from support.mutated import Json
from support.rated import PLAN
from support.schemes import with_rules

DISTRICT = district.scheme()


def open_places() -> Scheme:
    said = Wording("言", "words")
    reading = Reading("places", said, (Choice("1", said), Choice("2", said)), said, said)
    places: FrozenMapping[str, Rounding | Alternatives[Rounding]] = FrozenMapping(
        {choice: Rounding(int(choice), "half_even") for choice in reading.names}
    )
    readings = Readings.of((reading,), {"places": "2"}, (Shorthand("all", ("places",)),))
    return evolve(DISTRICT, rounding=Alternatives("places", places), chosen_readings=readings)


@frozen
class Doubled:
    """A stranger's node."""

    of: Input

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        return arithmetic.sum([(self.of.under(arithmetic), Fraction(2))], Fraction(0))


class Strange:
    """What a stranger says that a curve is made of."""

    def pieces(self, _over: object) -> tuple[Piece, ...]:
        return (Piece("[0, 100]", Fraction(0), Fraction(1, 25)),)


def foreign() -> Scheme:
    """The district with a rule of a stranger's node on a curve of a stranger's making, and a reason of its own."""
    share = percent("foreign_share", "外来比例")
    rule = Choose(Present(share), OnCurve(share, Curve("[0, 100]", Strange())), NothingToMeasure("没有可计的"))
    seen = Choose(Within(Doubled(share), "[0, 200]"), rule, Constant(0))
    clause = next(clause for clause in DISTRICT.clauses.values() if clause.max_points == 4)
    changed = with_rules(DISTRICT, lambda one: evolve(one, scorer=seen, subject=None) if one.id == clause.id else one)
    return evolve(changed, id="foreign")


SCHEMES: dict[str, Callable[[], Scheme]] = {
    "district": lambda: DISTRICT,
    "open": open_places,
    "groups, statistics and steps": lambda: LINLAN,
    "variant": lambda: DISTRICT.variant(
        "stricter",
        title="甲乙新区2031年度考核",
        clauses={
            "1": LinearDeduction(
                percent("green_share", "绿地率"), full=5, line=60, worse="below", step=2, each="0.5", most=5
            )
        },
    ),
    "corrected": lambda: evolve(DISTRICT, later_revision=2),
    "foreign": foreign,
}


def assert_read_back(scheme: Scheme) -> None:
    text = scheme_to_json(scheme)
    again = scheme_from_json(text)
    assert again == scheme
    assert again.digest == scheme.digest == json.loads(text)["digest"]
    assert (again.readings, again.later_revision, again.terms) == (scheme.readings, scheme.later_revision, scheme.terms)
    assert [
        (row.path, row.label, row.unit, row.range, row.clause, row.lead, row.usual, row.described)
        for row in again.inputs
    ] == [
        (row.path, row.label, row.unit, row.range, row.clause, row.lead, row.usual, row.described)
        for row in scheme.inputs
    ]
    assert (again.on_site, again.procedure, again.variant_of) == (scheme.on_site, scheme.procedure, scheme.variant_of)
    assert blank_self_scoring_sheet(again).to_markdown() == blank_self_scoring_sheet(scheme).to_markdown()
    assert scheme_to_json(again) == text


@pytest.mark.parametrize("make", SCHEMES.values(), ids=SCHEMES)
def test_a_scheme_is_read_back_equal_with_its_digest_and_every_word(make: Callable[[], Scheme]) -> None:
    assert_read_back(make())


def test_a_scheme_that_was_read_scores_verifies_and_explains_alike() -> None:
    again = scheme_from_json(scheme_to_json(DISTRICT))
    scored, before = assess(again, evidence()), assess(DISTRICT, evidence())
    scored.verify()
    assert scored == before
    assert scored.notes == before.notes
    assert self_scoring_sheet(scored).to_markdown() == self_scoring_sheet(before).to_markdown()


def test_the_text_is_written_for_people_where_that_is_asked_for() -> None:
    plainly, indented = scheme_to_json(DISTRICT), scheme_to_json(DISTRICT, indent=1)
    assert "\n" not in plainly
    assert indented.startswith('{\n "digest": "sha256:')
    assert json.loads(plainly) == json.loads(indented)
    assert scheme_from_json(indented) == DISTRICT


def test_the_document_in_the_text_is_that_of_the_digest() -> None:
    document = json.loads(scheme_to_json(DISTRICT))["document"]
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert text == canonical(DISTRICT.document)


def test_a_scheme_with_a_curve_in_an_exclusion_is_read_back() -> None:
    loud = OnCurve(quantity("noise", "噪声", "分贝"), Curve("[0, ∞)", Straight(1)))
    exclusion = Exclusion(Within(loud, "[0, 1]"), mark("9", "评议", 5), "没有噪声的不评议")
    scheme = evolve(DISTRICT, exclusions=(exclusion,))
    text = scheme_to_json(scheme)
    (made,) = [made for at, made in json.loads(text)["annotations"]["curves"].items() if at.startswith("/scheme/")]
    assert made["kind"] == "Straight"
    again = scheme_from_json(text)
    assert again == scheme
    assert scheme_to_json(again) == text


# What is refused.

TEXT = scheme_to_json(DISTRICT)


def keys_of(path: str) -> list[str]:
    return [key.replace("~1", "/").replace("~0", "~") for key in path.split("/")[1:]]


def within(value: Json, key: str) -> Json:
    if isinstance(value, dict):
        return value[key]
    assert isinstance(value, list)
    return value[int(key)]


def changed(path: str, value: Json, *, remove: bool = False) -> str:
    """The text with another value at a path, and with the digest of what is then its document."""
    whole: Json = json.loads(TEXT)
    *before, last = keys_of(path)
    holder = whole
    for key in before:
        holder = within(holder, key)
    if isinstance(holder, dict):
        holder[last] = value
        if remove:
            del holder[last]
    else:
        assert isinstance(holder, list)
        holder[int(last)] = value
    return with_its_digest(whole)


def with_its_digest(whole: Json) -> str:
    assert isinstance(whole, dict)
    text = json.dumps(whole["document"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    whole["digest"] = "sha256:" + sha256(text.encode()).hexdigest()
    return json.dumps(whole, ensure_ascii=False)


def place_of(operation: str) -> str:
    """Where the first node of an operation stands in the text."""

    def find(value: Json, path: str) -> str | None:
        if isinstance(value, list) and value[:1] == [operation]:
            return path
        below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, one in below:
            name = str(key).replace("~", "~0").replace("/", "~1")
            found = find(one, f"{path}/{name}")
            if found is not None:
                return found
        return None

    found = find(json.loads(TEXT)["document"], "/document")
    assert found is not None, operation
    return found


SUM, CURVE, WITHIN, ROUNDED, READ = (place_of(one) for one in ("sum", "on_curve", "within", "rounded", "read"))
CHOOSE, ORDERED, POOLED = (place_of(one) for one in ("choose", "ordered", "pooled"))
CLAUSE = "/annotations/scheme/headings/0/parts/0/parts/0/clauses/0"

PLAIN_INPUT: dict[str, Json] = {
    "range": "[0, 1]",
    "whole": True,
    "options": [],
    "may_be_nothing": False,
    "percent": False,
}
REFUSED: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "no json": ("{", [("", "not_json")]),
    "a list": ("[]", [("", "wrong_type")]),
    "a text": ('"x"', [("", "wrong_type")]),
    "a key that lacks": (changed("/readings", {}, remove=True), [("", "required")]),
    "a key that is null": (changed("/readings", None), [("/readings", "wrong_type")]),
    "a key too many": (changed("/extra", "x"), [("/extra", "unknown_key")]),
    "a key that stands twice": (
        TEXT.replace('"digest":', '"digest":"x","digest":', 1),
        [("/digest", "repeated_key")],
    ),
    "a number": (changed(SUM + "/2", 1), [(SUM + "/2", "wrong_type")]),
    "a number with an exponent": (changed(SUM + "/2", "1e999999999"), [(SUM + "/2", "wrong_type")]),
    "a long number": (changed(SUM + "/2", "1" * 100_000), [(SUM + "/2", "wrong_type")]),
    "a number of more digits than are let in": (changed(SUM + "/2", "1" * 31), [(SUM + "/constant", "too_long")]),
    "a number not in lowest terms": (changed(SUM + "/2", "0/7"), [(SUM + "/2", "other_document")]),
    "a number over zero": (changed(SUM + "/2", "1/0"), [(SUM + "/2", "wrong_type")]),
    "an unknown operation": (changed(SUM + "/0", "eval"), [(SUM, "unknown_operation")]),
    "an operation of no name": (changed(SUM + "/0", True), [(SUM + "/0", "wrong_type")]),
    "an empty node": (changed(SUM, []), [(SUM, "unknown_operation")]),
    "a node that is none": (changed(SUM, {"sum": []}), [(SUM, "wrong_type")]),
    "an operand too many": (
        changed(WITHIN, ["within", ["constant", "1"], "[0, 1]", "x"]),
        [(WITHIN, "wrong_operands")],
    ),
    "a truth for a number": (changed(SUM, ["present", ["constant", "1"]]), [(SUM, "wrong_type")]),
    "a number for a truth": (changed(CHOOSE + "/1", ["constant", "1"]), [(CHOOSE + "/1", "wrong_type")]),
    "an input that nobody declared": (changed(READ + "/1", "/facts/x"), [(READ + "/1", "not_declared")]),
    "an interval of no form": (changed(WITHIN + "/2", "0..1"), [(WITHIN + "/2", "wrong_type")]),
    "an interval of no number": (changed(WITHIN + "/2", "(1, 1)"), [(WITHIN + "/2", "bad_interval")]),
    "a grid of zero": (changed(ROUNDED + "/2/0", "0"), [(ROUNDED + "/2", "grid_not_above_zero")]),
    "a mode of rounding": (changed(ROUNDED + "/2/1", "near"), [(ROUNDED + "/2/1", "unknown_choice")]),
    "a curve that is none": (changed(CURVE + "/2", "x"), [(CURVE + "/2", "wrong_type")]),
    "a truth that is a text": (changed(CURVE + "/2/whole", "true"), [(CURVE + "/2/whole", "wrong_type")]),
    "pairs that are none": (changed(SUM + "/1/0", ["x"]), [(SUM + "/1/0", "wrong_type")]),
    "places that are none": (changed(ORDERED + "/2", "-1"), [(ORDERED + "/2", "wrong_type")]),
    "places that there are not": (changed(ORDERED + "/3", "99"), [(ORDERED, "no_such_places")]),
    "another weight": (changed(SUM + "/1/0/1", "7"), [(SUM + "/1/0/1", "other_document")]),
    "another grade": (changed("/document/grades/0", "Z"), [("/document/grades/0", "other_document")]),
    "a key too many in the document": (changed("/document/more", "x"), [("/document/more", "unknown_key")]),
    "no entry": (
        changed("/document/entries", []),
        [("/annotations/inputs/~1incidents~1accident", "not_declared")],
    ),
    "a list that is none": (changed("/document/clauses", "x"), [("/document/clauses", "wrong_type")]),
    "names that are none": (changed("/document/inputs", []), [("/document/inputs", "wrong_type")]),
    "keys that are none": (changed("/document/ranking", "x"), [("/document/ranking", "wrong_type")]),
    "a rounding of one part": (
        changed("/document/ranking/rounding", ["1"]),
        [("/document/ranking/rounding", "wrong_type")],
    ),
    "a rounding in no way": (
        changed("/document/ranking/rounding", ["1", "near", "1/2"]),
        [("/document/ranking/rounding/1", "unknown_choice")],
    ),
    "an entry in no section": (changed("/document/entries/0/path", "x"), [("/document/entries/0/path", "bad_path")]),
    "a node beside the entries": (
        changed("/document/agreements/0", ["constant", "1"]),
        [("/document/agreements/0", "wrong_type")],
    ),
    "places that are no node": (
        changed("/document/written/places", ["x"]),
        [("/document/written/places", "unknown_operation")],
    ),
    "sums that are no node": (
        changed("/document/written/sums", ["x"]),
        [("/document/written/sums", "unknown_operation")],
    ),
    "what may be given, in no list": (
        changed("/document/clauses/0/also_given", "/facts/noise"),
        [("/document/clauses/0/also_given", "wrong_type")],
    ),
    "an on-site check without its points": (
        changed("/document/on_site", {"inputs": {}}),
        [("/document/on_site", "required")] * 6,
    ),
    "another format": (changed("/document/format", "2"), [("/document/format", "unknown_format")]),
    "a part of no kind": (changed(f"{CLAUSE}/kind", "os.system"), [(f"{CLAUSE}/kind", "unknown_kind")]),
    "a kind that is no text": (changed(f"{CLAUSE}/kind", True), [(f"{CLAUSE}/kind", "wrong_type")]),
    "a field that lacks": (changed(f"{CLAUSE}/id", "", remove=True), [(CLAUSE, "required")]),
    "a field too many": (changed(f"{CLAUSE}/maxpoints", "x"), [(f"{CLAUSE}/maxpoints", "unknown_key")]),
    "a field far from any": (changed(f"{CLAUSE}/qqqqqq", "x"), [(f"{CLAUSE}/qqqqqq", "unknown_key")]),
    "a field of another kind": (changed(f"{CLAUSE}/name", True), [(f"{CLAUSE}/name", "wrong_type")]),
    "a part that is none": (changed(f"{CLAUSE}/name", {"text": "x"}), [(f"{CLAUSE}/name", "wrong_type")]),
    "a whole number that is none": (
        changed("/annotations/scheme/rounding/places", {"whole": "1/2"}),
        [("/annotations/scheme/rounding/places/whole", "wrong_type")],
    ),
    "other marks": (
        changed(f"{CLAUSE}/max_points/number", "4"),
        [
            ("/annotations/scheme/基本/环境/1", "marks_do_not_add_up"),
            ("/annotations/scheme/基本/环境/1/1", "best_differs"),
        ],
    ),
    "another title for the scheme's parts": (
        changed("/annotations/scheme/kind", "Heading"),
        [("/annotations/scheme/kind", "unknown_choice")],
    ),
    "a day that is none": (
        changed("/annotations/scheme/incident_table/year/first/day", "2030-02-31"),
        [("/annotations/scheme/incident_table/year/first/day", "wrong_type")],
    ),
    "a part in place of a part": (
        changed("/annotations/scheme/headings/0/parts/0/parts/0", "x"),
        [("/annotations/scheme/headings/0/parts/0/parts/0", "wrong_type")],
    ),
    "a curve made of no making": (
        changed("/annotations/curves", {place_of("on_curve").removeprefix("/document"): {"kind": "Terms"}}),
        [(pointer("annotations", "curves", place_of("on_curve").removeprefix("/document")), "wrong_type")],
    ),
    "an annotation that is scored": (
        changed("/annotations/inputs/~1facts~1noise/whole", True),
        [("/annotations/inputs/~1facts~1noise/whole", "unknown_key")],
    ),
    "an id among the annotations": (
        changed("/annotations/scheme/id", "x"),
        [("/annotations/scheme/id", "unknown_key")],
    ),
    "readings among the annotations": (
        changed("/annotations/scheme/chosen_readings", {"kind": "Readings"}),
        [("/annotations/scheme/chosen_readings", "unknown_key")],
    ),
    "choices among the annotations": (
        changed("/annotations/readings/chosen", {"map": []}),
        [("/annotations/readings/chosen", "unknown_key")],
    ),
    "what a curve is made of where there is none": (
        changed("/annotations/curves", {SUM.removeprefix("/document"): {"kind": "Straight"}}),
        [(pointer("annotations", "curves", SUM.removeprefix("/document")), "not_declared")],
    ),
    "reasons where none is asked": (
        changed("/annotations/reasons", {CURVE.removeprefix("/document"): "x", "/entries": "x", "/scheme/title": "x"}),
        [
            (pointer("annotations", "reasons", CURVE.removeprefix("/document")), "not_declared"),
            (pointer("annotations", "reasons", "/entries"), "not_declared"),
            (pointer("annotations", "reasons", "/scheme/title"), "not_declared"),
        ],
    ),
    "a key twice in a mapping": (
        changed(f"{CLAUSE}/cautions", {"map": [["x", "y"], ["z", "y"], ["x", "y"]]}),
        [(f"{CLAUSE}/cautions/map/2/0", "repeated_key")],
    ),
    "an absent part that says more": (
        changed("/annotations/scheme/on_site", {"absent": "x"}),
        [("/annotations/scheme/on_site/absent", "wrong_type")],
    ),
    "choices of another reading": (
        changed(SUM, ["open", "none", ["chosen", "none", {"x": ["constant", "1"]}]]),
        [(f"{SUM}/1", "not_declared")],
    ),
    "an annotation of no entry": (
        changed(f"{CLAUSE}/scorer/entry", "/results/none"),
        [(f"{CLAUSE}/scorer/entry", "not_declared")],
    ),
    "an id that is none": (changed("/document/id", ""), [("/document/id", "bad_name")]),
    "an input without a section": (
        changed("/document/inputs/noise", PLAIN_INPUT),
        [("/document/inputs/noise", "bad_path")],
    ),
    "an option that stands twice": (
        changed("/document/inputs/~1facts~1noise", {**PLAIN_INPUT, "options": ["静", "静"]}),
        [("/document/inputs/~1facts~1noise/options", "repeated_option")],
    ),
    "an input of another range": (
        changed("/document/inputs/~1facts~1noise/range", "[1, 0]"),
        [("/document/inputs/~1facts~1noise/range", "bad_interval")],
    ),
    "choices of no name": (changed("/readings", {"": "x"}), [("/readings", "bad_name")]),
    "a shorthand of no reading": (
        changed("/annotations/readings/shorthands", [{"kind": "Shorthand", "id": "both", "sets": ["none"]}]),
        [("/annotations/readings/shorthands/0/sets/0", "unknown_reading")],
    ),
    "entries that are none": (changed("/document/entries/0", "x"), [("/document/entries/0", "wrong_type")]),
    "a curve made of something else": (
        changed("/annotations/curves", {place_of("on_curve").removeprefix("/document"): {"kind": "Straight"}}),
        [("/annotations/scheme/基本/环境/1/1", "best_differs")],
    ),
}


@pytest.mark.parametrize(("text", "faults"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_a_scheme_is_refused_by_path_and_code(text: str, faults: list[tuple[str, str]]) -> None:
    with pytest.raises(SchemeError) as caught:
        scheme_from_json(text)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == faults
    assert len(str(caught.value)) < 1_000
    for fault in caught.value.faults:
        assert "nothing more is told" not in fault.en


@pytest.mark.parametrize("given", [None, 5, b"{}", DISTRICT])
def test_what_is_no_text_is_refused(given: object) -> None:
    with pytest.raises(SchemeError) as caught:
        scheme_from_json(given)  # type: ignore[arg-type]
    assert [fault.code for fault in caught.value.faults] == ["wrong_type"]


@pytest.mark.parametrize("given", [None, TEXT, evidence()])
def test_what_is_no_scheme_is_not_written(given: object) -> None:
    with pytest.raises(SchemeError) as caught:
        scheme_to_json(given)  # type: ignore[arg-type]
    assert [fault.code for fault in caught.value.faults] == ["wrong_type"]


def objects_in(value: Json) -> list[dict[str, Json]]:
    """Every object of a text."""
    if isinstance(value, list):
        return [found for one in value for found in objects_in(one)]
    return [value, *objects_in(list(value.values()))] if isinstance(value, dict) else []


def named(value: Json) -> set[str]:
    return {key for one in objects_in(value) for key in one}


EXTRA: list[Json] = ["x", True, {"whole": "7"}, {"absent": True}, [], {"number": "1/2"}]


@given(st.data())
def test_nothing_that_annotations_say_is_passed_over(data: st.DataObject) -> None:
    whole: Json = json.loads(TEXT)
    annotations = within(whole, "annotations")
    objects = objects_in(annotations)
    at = data.draw(st.integers(0, len(objects) - 1))
    kind = KINDS.get(str(objects[at].get("kind")))
    own = sorted(kind.fields) if kind and data.draw(st.booleans()) else sorted(named(annotations))
    key = data.draw(st.sampled_from([*own, "another"]))
    if key not in objects[at]:
        objects[at][key] = data.draw(st.sampled_from(EXTRA))
    try:
        again = scheme_from_json(json.dumps(whole, ensure_ascii=False))
    except SchemeError:
        event("refused")
        return
    # It is told when the scheme is written again, or it is what stands there by itself.
    written = objects_in(within(json.loads(scheme_to_json(again)), "annotations"))
    stays = key in written[at]
    event("told" if stays else "what stands there by itself")
    if stays:
        assert written[at] == objects[at]
    else:
        assert scheme_to_json(again) == TEXT


def test_a_digest_that_is_not_the_documents_is_refused() -> None:
    with pytest.raises(SchemeDigestError) as caught:
        scheme_from_json(TEXT.replace(DISTRICT.digest, "sha256:" + "0" * 64))
    (fault,) = caught.value.faults
    assert (fault.path, fault.code, fault.params["held"]) == ("/digest", "other_digest", DISTRICT.digest)


def test_of_a_document_with_another_digest_nothing_else_is_told() -> None:
    whole = json.loads(TEXT)
    whole["digest"], whole["document"]["pending"] = "sha256:" + "0" * 64, ["eval"]
    with pytest.raises(SchemeDigestError) as caught:
        scheme_from_json(json.dumps(whole))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/digest", "other_digest")]
    with pytest.raises(SchemeError) as caught_by_its_node:
        scheme_from_json(with_its_digest(whole))
    assert [(fault.path, fault.code) for fault in caught_by_its_node.value.faults] == [
        ("/document/pending", "unknown_operation")
    ]


def paths_in(value: Json, path: str = "") -> list[str]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [path] if path else []
    for key, one in below:
        name = str(key).replace("~", "~0").replace("/", "~1")
        found += paths_in(one, f"{path}/{name}")
    return found


def is_named_by_the_scheme(path: str) -> bool:
    """Whether a key is a name that the scheme gives, and no key that every document has."""
    return keys_of(path)[-2] in {"inputs", "readings", "elements", "own", "outputs"}


def form_of(path: str) -> str:
    """A path without the places in lists, so that what is alike in form is looked at once."""
    return "/".join("0" if key.isdecimal() else key for key in path.split("/"))


ALL_KEYS = [path for path in paths_in(json.loads(TEXT)["document"], "/document") if path != "/document"]
KEYS_OF_OBJECTS = {
    form_of(path): path
    for path in ALL_KEYS
    if not keys_of(path)[-1].isdecimal() and not is_named_by_the_scheme(path) and "/node/" not in path
}


@pytest.mark.parametrize("step", [5, deep(1)])
def test_every_key_of_a_document_that_lacks_is_told_by_where_it_should_stand_whatever_the_digest(step: int) -> None:
    for at, path in enumerate(list(KEYS_OF_OBJECTS.values())[::step]):
        parent, key = path.rsplit("/", 1)
        text = changed(path, "", remove=True)
        given = text if at % 2 else json.dumps({**json.loads(text), "digest": DISTRICT.digest})
        with pytest.raises(SchemeError) as caught:
            scheme_from_json(given)
        told = [(fault.path, fault.code, fault.params.get("key")) for fault in caught.value.faults]
        assert told == [(parent, "required", key)], path


def squared(times: int) -> str:
    """The text with entries at the end that each square the one before."""
    whole = json.loads(TEXT)
    entries = whole["document"]["entries"]
    entries.append({"kind": "result", "path": "/results/0", "node": ["read", "/facts/noise"]})
    for at in range(times):
        before = ["read", f"/results/{at}"]
        entries.append({"kind": "result", "path": f"/results/{at + 1}", "node": ["product", before, before]})
    return with_its_digest(whole)


def test_a_number_that_may_get_too_long_is_refused_where_it_is_before_any_is_computed() -> None:
    first = len(json.loads(TEXT)["document"]["entries"])
    with pytest.raises(SchemeError) as caught:
        scheme_from_json(squared(40))
    (fault,) = caught.value.faults
    assert (fault.code, fault.params["case"]) == ("too_long", "figure")
    *before, _ = keys_of(fault.path)
    assert before[:2] == ["document", "entries"]
    assert first < int(before[2]) < first + 40
    with pytest.raises(SchemeError) as caught_for_the_rest:
        scheme_from_json(squared(3))
    assert [fault.code for fault in caught_for_the_rest.value.faults] == ["other_document"]


def test_numbers_that_together_get_too_long_are_refused_at_the_entries() -> None:
    whole = json.loads(squared(8))
    entries = whole["document"]["entries"]
    for at in range(100):
        entries.append({"kind": "result", "path": f"/results/again {at}", "node": ["read", "/results/8"]})
    with pytest.raises(SchemeError) as caught:
        scheme_from_json(with_its_digest(whole))
    (fault,) = caught.value.faults
    assert (fault.path, fault.code, fault.params["case"]) == ("/document/entries", "too_long", "figures")


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("/entries/0/node", ["eval"], [("/entries/0/node", "unknown_operation")]),
        ("/entries/0/node", ["read", "/facts/noise"], [("/entries/0/node/1", "not_declared")]),
        ("/points/0/max_points", "7", [("/points/0/max_points", "other_document")]),
        ("/points/0/levels/0", "好", [("/points/0/levels/0", "other_document")]),
        ("/readings", {}, [("/entries/2/node/1", "not_declared")]),
    ],
    ids=range(5),
)
def test_the_on_site_check_in_a_document_is_read_as_the_rest_of_it(
    path: str, value: Json, told: list[tuple[str, str]]
) -> None:
    whole: Json = json.loads(scheme_to_json(evolve(DISTRICT, on_site=PLAN)))
    *before, last = keys_of("/document/on_site" + path)
    holder = whole
    for key in before:
        holder = within(holder, key)
    if isinstance(holder, list):
        holder[int(last)] = value
    elif isinstance(holder, dict):
        holder[last] = value
    with pytest.raises(SchemeError) as caught:
        scheme_from_json(with_its_digest(whole))
    found = [(fault.path.removeprefix("/document/on_site"), fault.code) for fault in caught.value.faults]
    assert found == told


def with_annotations(section: str, more: Callable[[dict[str, Json]], None]) -> str:
    whole = json.loads(TEXT)
    more(whole["annotations"][section])
    return json.dumps(whole, ensure_ascii=False)


def test_annotations_that_the_scheme_does_not_have_are_refused_also_where_it_builds_an_entry_of_a_rule() -> None:
    """What is computed for the words alone, after the rule that it is of, is no place to say something else."""
    whole = json.loads(TEXT)
    built = next(path for path in whole["annotations"]["reasons"] if path.startswith("/entries/"))
    with pytest.raises(SchemeError) as caught:
        scheme_from_json(with_annotations("reasons", lambda said: said.update({built: "x"})))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        (pointer("annotations", "reasons", built), "other_document")
    ]


@pytest.mark.parametrize("section", ["reasons", "curves", "inputs"])
def test_of_any_number_of_stray_annotations_the_first_thousand_are_told(section: str) -> None:
    strays: dict[str, Json] = {"reasons": "x", "curves": {"kind": "Straight"}, "inputs": {}}
    stray = strays[section]
    text = with_annotations(section, lambda said: said.update({f"/none/{at}": stray for at in range(2_000)}))
    with pytest.raises(SchemeError) as caught:
        scheme_from_json(text)
    assert {fault.code for fault in caught.value.faults} == {"not_declared"}
    assert len(caught.value.faults) == 1_000


def test_every_entry_that_is_wrong_is_told_up_to_a_thousand() -> None:
    entries: Json = [{"kind": "result", "path": f"/results/{at}", "node": ["eval"]} for at in range(1_100)]
    with pytest.raises(SchemeError) as caught:
        scheme_from_json(changed("/document/entries", entries))
    assert {fault.code for fault in caught.value.faults} == {"unknown_operation"}
    assert len(caught.value.faults) == 1_000


def test_of_values_that_no_document_holds_the_first_thousand_are_told() -> None:
    nothing: Json = [None] * 2_000
    with pytest.raises(SchemeError) as caught:
        scheme_from_json(changed("/document/grades", nothing))
    assert {fault.code for fault in caught.value.faults} == {"wrong_type"}
    assert len(caught.value.faults) == 1_000


def test_a_scheme_that_leaves_units_without_a_place_is_read_back() -> None:
    scheme = evolve(DISTRICT, ranking=Ranking(exempt=(is_true(district.PLAN_MADE),)))
    assert scheme_from_json(scheme_to_json(scheme)) == scheme


class Mildness(Veto):
    """A stranger's veto."""

    @property
    def named(self) -> tuple[str, ...]:
        return ()

    def after(self, place: object, _grades: tuple[str, ...]) -> object:  # type: ignore[override]
        return place


def test_a_part_of_a_strangers_class_is_not_written_and_told_by_path() -> None:
    scheme = evolve(DISTRICT, vetoes=(*DISTRICT.vetoes, Mildness(DISTRICT.vetoes[0].class_)))
    with pytest.raises(SchemeError) as caught:
        scheme_to_json(scheme)
    where = f"/vetoes/{len(DISTRICT.vetoes)}"
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(where, "wrong_type")]


def test_what_the_interpreter_cannot_go_down_into_is_too_deep(monkeypatch: pytest.MonkeyPatch) -> None:
    def deep(_self: Rebuilt, _data: object, _path: str) -> None:
        raise RecursionError

    monkeypatch.setattr(Rebuilt, "measure", deep)
    with pytest.raises(SchemeError) as caught:
        scheme_from_json(TEXT)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("", "too_deep")]


BOMBS = {
    "deep lists": "[" * 1_000_000,
    "deep objects": '{"document":' * 300_000,
    "deep and closed": '{"digest":' + "[" * 300 + "]" * 300 + "}",
    "long": " " * (OF_A_SCHEME + 1),
    "a long chain of sums": changed(
        SUM, json.loads('["number_of",' * 150 + '["within",["constant","1"],"[0, 1]"]' + "]" * 150)
    ),
    "many entries": changed(
        "/document/entries", [{"kind": "result", "path": f"/results/{at}", "node": ["nothing"]} for at in range(5_000)]
    ),
    "a wide sum": changed(SUM + "/1", [[["constant", "1"], "1"]] * 10_000),
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_what_is_too_long_or_too_deep_is_refused_in_bounded_time(text: str) -> None:
    began = time.process_time()
    with pytest.raises(SchemeError) as caught:
        scheme_from_json(text)
    assert time.process_time() - began < 20
    assert len(str(caught.value)) < 20_000


PATHS = paths_in(json.loads(TEXT))
VALUES: list[Json] = [None, True, 0, "", "x", "1/3", "(-∞, ∞)", [], {}, ["read", "/facts/noise"], {"kind": "Clause"}]


@given(st.sampled_from(PATHS), st.sampled_from(VALUES), st.booleans())
def test_whatever_stands_anywhere_there_is_a_scheme_or_an_error_of_ours(path: str, value: Json, remove: bool) -> None:
    text = changed(path, value, remove=remove) if path != "/document" else TEXT
    with suppress(HuizhouQAError):
        scheme = scheme_from_json(text)
        # Another word, or the same scheme: what is scored is what the document says.
        assert canonical(scheme.document) == canonical(scheme_from_json(scheme_to_json(scheme)).document)
