"""Hostile and careless input: each is a typed error with a path, a code and a remedy, and nothing long is echoed."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from huizhou_qa import Evidence, EvidenceError, HuizhouQAError, MissingEvidenceError, SchemeError, assess, get_scheme
from huizhou_qa.codec import evidence_from_json, evidence_to_json
from huizhou_qa.scorers import Band, LinearDeduction, percent, quantity
from support import oracle_of_readings as oracle
from support.incidents import incident
from support.probes import BEST, BEST_FACTS

SCHEME = get_scheme("huizhou", 2017)
LONG = "长" * 100_000
LONGEST_MESSAGE = 1_000
WHOLE: dict[str, object] = {
    "unit": "甲",
    "facts": dict(BEST_FACTS),
    "marks": dict(BEST.marks),
    "averages": {name: {"part": part, "whole": whole} for name, (part, whole) in BEST.averages.items()},
    "incidents": [],
}
INCIDENT = incident()


def changed(section: str, **entries: object) -> dict[str, object]:
    """The whole evidence with some entries in other words; None takes one away."""
    before = WHOLE[section]
    assert isinstance(before, dict)
    return WHOLE | {section: {**before, **entries}}


def mark(clause: str, value: object) -> dict[str, object]:
    return changed("marks", **{clause: value})


def scored(evidence: dict[str, object]) -> NoReturn:
    assess(SCHEME, Evidence.from_dict(evidence))
    raise AssertionError("it was scored")


def refused(evidence: dict[str, object]) -> set[tuple[str, str]]:
    """The faults by path and code; each has a remedy in words, and the whole is short."""
    with pytest.raises((EvidenceError, MissingEvidenceError)) as caught:
        scored(evidence)
    return faults_of(caught.value)


def faults_of(error: HuizhouQAError) -> set[tuple[str, str]]:
    assert error.code
    assert len(str(error)) < LONGEST_MESSAGE * (1 + len(error.faults))
    for fault in error.faults:
        assert len(fault.message) < LONGEST_MESSAGE
        assert len(fault.message.split()) > 1
    return {(fault.path, fault.code) for fault in error.faults}


CASES: dict[str, tuple[dict[str, object], str, str]] = {
    "a float": (changed("facts", pm25_annual_mean=36.5), "/facts/pm25_annual_mean", "float"),
    "a float that is whole": (changed("facts", quality_warnings=1.0), "/facts/quality_warnings", "float"),
    "not a number": (changed("facts", pm25_annual_mean=float("nan")), "/facts/pm25_annual_mean", "float"),
    "an infinity": (changed("facts", pm25_annual_mean=float("inf")), "/facts/pm25_annual_mean", "float"),
    "NaN": (changed("facts", pm25_annual_mean=Decimal("NaN")), "/facts/pm25_annual_mean", "not_finite"),
    "sNaN": (changed("facts", pm25_annual_mean=Decimal("sNaN")), "/facts/pm25_annual_mean", "not_finite"),
    "an infinite Decimal": (mark("5", Decimal("-Infinity")), "/marks/5", "not_finite"),
    "NaN as text": (changed("facts", pm25_annual_mean="NaN"), "/facts/pm25_annual_mean", "not_a_number"),
    "true as a count": (changed("facts", quality_warnings=True), "/facts/quality_warnings", "not_a_number"),
    "1 as a truth": (
        changed("facts", building_supervisors_sufficient=1),
        "/facts/building_supervisors_sufficient",
        "wrong_type",
    ),
    "true as a mark": (mark("14", True), "/marks/14", "not_a_number"),
    "101 %": (changed("facts", vegetable_pass_rate=101), "/facts/vegetable_pass_rate", "out_of_range"),
    "-1 %": (changed("facts", vegetable_pass_rate=-1), "/facts/vegetable_pass_rate", "out_of_range"),
    "a part over its whole": (
        changed("facts", aquatic_pass_rate={"part": 42, "whole": 41}),
        "/facts/aquatic_pass_rate",
        "out_of_range",
    ),
    "a part of nothing": (
        changed("facts", aquatic_pass_rate={"part": 0, "whole": 0}),
        "/facts/aquatic_pass_rate",
        "empty_whole",
    ),
    "a mark above full": (mark("14", "1.001"), "/marks/14", "out_of_range"),
    "a mark below 0": (mark("14", "-0.001"), "/marks/14", "out_of_range"),
    "an unknown fact": (changed("facts", pm25=30), "/facts/pm25", "unknown_name"),
    "an unknown clause": (mark("44", 1), "/marks/44", "unknown_name"),
    "a mark for a clause that is computed": (mark("1.1", 1), "/marks/1.1", "unknown_name"),
    "a mark where the target is met": (mark("11.4", 1), "/marks/11.4", "out_of_place"),
    "an average of what has none": (
        changed("averages", pm25_annual_mean=30),
        "/averages/pm25_annual_mean",
        "unknown_name",
    ),
    "a missing average": (
        changed("averages", quality_infrastructure_index=None),
        "/averages/quality_infrastructure_index",
        "missing",
    ),
    "nobody has said of incidents": (
        {key: value for key, value in WHOLE.items() if key != "incidents"},
        "/incidents",
        "missing",
    ),
    "nobody can say of incidents": (WHOLE | {"incidents": None}, "/incidents", "missing"),
    "an incident twice": (WHOLE | {"incidents": [INCIDENT, INCIDENT]}, "/incidents/1/id", "repeated_id"),
    "full-width digits": (changed("facts", pm25_annual_mean="３５"), "/facts/pm25_annual_mean", "not_a_number"),
    "Arabic digits": (changed("facts", pm25_annual_mean="٣٥"), "/facts/pm25_annual_mean", "not_a_number"),
    "digits in groups": (changed("facts", pm25_annual_mean="1_000"), "/facts/pm25_annual_mean", "not_a_number"),
    "a percent sign": (
        changed("facts", city_sampling_failure_rate="96%"),
        "/facts/city_sampling_failure_rate",
        "not_a_number",
    ),
    "a day without hyphens": (
        WHOLE | {"incidents": [INCIDENT | {"date": "20170601"}]},
        "/incidents/0/date",
        "bad_date",
    ),
    "a day of a week": (WHOLE | {"incidents": [INCIDENT | {"date": "2017-W22-4"}]}, "/incidents/0/date", "bad_date"),
    "a day in full-width digits": (
        WHOLE | {"incidents": [INCIDENT | {"date": "２０１７-06-01"}]},
        "/incidents/0/date",
        "bad_date",
    ),
    "a day that is not": (WHOLE | {"incidents": [INCIDENT | {"date": "2017-02-29"}]}, "/incidents/0/date", "bad_date"),
    "half a character": (WHOLE | {"unit": "\udfff"}, "/unit", "bad_text"),
    "a million digits": (changed("facts", pm25_annual_mean="9" * 1_000_000), "/facts/pm25_annual_mean", "too_long"),
    "a Decimal of a million digits": (
        changed("facts", pm25_annual_mean=Decimal("9" * 1_000_000)),
        "/facts/pm25_annual_mean",
        "too_long",
    ),
    "a Decimal of a huge exponent": (
        changed("facts", pm25_annual_mean=Decimal("1e10000000")),
        "/facts/pm25_annual_mean",
        "too_long",
    ),
    "an integer of 10,000 digits": (
        changed("facts", pm25_annual_mean=10**10_000),
        "/facts/pm25_annual_mean",
        "too_long",
    ),
    "a fraction of 10,000 digits": (
        changed("facts", pm25_annual_mean=Fraction(1, 10**10_000)),
        "/facts/pm25_annual_mean",
        "too_long",
    ),
    "a number within a number": (
        changed("facts", pm25_annual_mean={"value": {"value": 1}}),
        "/facts/pm25_annual_mean/value",
        "not_a_number",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_bad_value_is_refused_at_its_path_and_nothing_is_scored(name: str) -> None:
    evidence, path, code = CASES[name]
    assert refused(evidence) == {(path, code)}


def test_the_evidence_that_the_cases_are_made_from_is_scored() -> None:
    assert assess(SCHEME, Evidence.from_dict(WHOLE)).total == oracle.expected(BEST, oracle.DEFAULTS).total == 100


def test_all_faults_of_form_are_told_at_once_and_all_that_do_not_fit_at_once() -> None:
    facts: dict[str, object] = {
        "vegetable_pass_rate": 0.5,
        "aquatic_pass_rate": "３５",
        "pm25_annual_mean": Decimal("sNaN"),
    }
    evidence = WHOLE | {
        "facts": {**BEST_FACTS, **facts},
        "marks": {"5": True},
        "incidents": [INCIDENT, INCIDENT],
        "x": 1,
    }
    assert refused(evidence) == {
        ("/x", "unknown_key"),
        ("/facts/vegetable_pass_rate", "float"),
        ("/facts/aquatic_pass_rate", "not_a_number"),
        ("/facts/pm25_annual_mean", "not_finite"),
        ("/marks/5", "not_a_number"),
        ("/incidents/1/id", "repeated_id"),
    }
    facts = {"vegetable_pass_rate": 101, "aquatic_pass_rate": -1, "pm25": 30}
    assert refused(changed("facts", **facts) | {"marks": {"5": 5, "1.1": 1}}) == {
        ("/facts/vegetable_pass_rate", "out_of_range"),
        ("/facts/aquatic_pass_rate", "out_of_range"),
        ("/facts/pm25", "unknown_name"),
        ("/marks/5", "out_of_range"),
        ("/marks/1.1", "unknown_name"),
    }


LONG_CASES: dict[str, Callable[[], object]] = {
    "a long unit that lacks everything": lambda: scored({"unit": LONG}),
    "a long fact": lambda: scored(changed("facts", **{LONG: 1})),
    "a long fact of a wrong form": lambda: scored(changed("facts", **{LONG: 0.5})),
    "a long key": lambda: scored(WHOLE | {LONG: 1}),
    "a long clause of a ruling": lambda: scored(
        WHOLE | {"rulings": {LONG: {"treatment": "full", "by": "a", "why": "b"}}}
    ),
    "a long reason why there was nothing": lambda: scored(mark("31", {"nothing": LONG})),
    "a long reading": lambda: get_scheme("huizhou", 2017, {LONG: "whole"}),
    "a long choice": lambda: get_scheme("huizhou", 2017, {"agri_products": LONG}),
    "a long place": lambda: get_scheme(LONG, 2017),
    "a long year": lambda: get_scheme("huizhou", 10**10_000),
    "a long interval": lambda: Band(percent("a", "甲"), {LONG: 1}),
    "a long number in a rule": lambda: Band(percent("a", "甲"), {"[0, 100]": "9" * 100_000}),
    "a long word in a rule": lambda: LinearDeduction(quantity("a", "甲", ""), 3, 35, LONG, 1, 1, 3),  # type: ignore[arg-type]
    "a long text that is not JSON": lambda: evidence_from_json(LONG),
    "a long key twice": lambda: evidence_from_json(f'{{"unit": "甲", "facts": {{"{LONG}": 1, "{LONG}": 2}}}}'),
}


@pytest.mark.parametrize("name", LONG_CASES)
def test_no_message_echoes_a_long_value_or_a_long_key(name: str) -> None:
    with pytest.raises(HuizhouQAError) as caught:
        LONG_CASES[name]()
    faults_of(caught.value)
    assert "长" * 200 not in str(caught.value)
    assert "9" * 200 not in str(caught.value)


TEXTS = {
    "a byte order mark": ("\ufeff{}", "", "not_json"),
    "a byte order mark within": ('{"unit": "甲",\ufeff"facts": {}}', "", "not_json"),
    "100,000 arrays": ("[" * 100_000, "", "too_deep"),
    "100,000 objects": ('{"a":' * 100_000, "", "too_deep"),
    "100,000 objects that end": ('{"a":' * 100_000 + "1" + "}" * 100_000, "", "too_deep"),
    "a lone surrogate unescaped": ('{"unit": "\udc00"}', "/unit", "bad_text"),
    "a lone surrogate in a key": ('{"unit": "甲", "facts": {"\\ud800": 1}}', "/facts", "bad_text"),
    "a million digits": ('{"unit": "甲", "facts": {"a": ' + "9" * 1_000_000 + "}}", "/facts/a", "too_long"),
    "a huge exponent": ('{"unit": "甲", "facts": {"a": 1e10000000}}', "/facts/a", "too_long"),
    "a huge exponent as text": ('{"unit": "甲", "facts": {"a": "1e-10000000"}}', "/facts/a", "too_long"),
    "NaN": ('{"unit": "甲", "facts": {"a": NaN}}', "/facts/a", "not_finite"),
    "an incident's key twice": (
        '{"unit": "甲", "incidents": [' + json.dumps(INCIDENT)[:-1] + ', "id": "b"}]}',
        "/incidents/0/id",
        "repeated_key",
    ),
    "full-width digits": ('{"unit": "甲", "facts": {"a": ３５}}', "", "not_json"),
    "a null character": ("\0", "", "not_json"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_bad_text_is_refused_at_its_path(name: str) -> None:
    text, path, code = TEXTS[name]
    with pytest.raises(EvidenceError) as caught:
        evidence_from_json(text)
    assert (path, code) in faults_of(caught.value)


def evidence_or_error_of_ours(text: str) -> None:
    try:
        evidence = evidence_from_json(text)
    except HuizhouQAError as error:
        faults_of(error)
        return
    assert evidence_from_json(evidence_to_json(evidence)) == evidence


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**40), 10**40)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["90E99", "1e-99", "-0.00", "2017-06-01", "20170601", "３５", "1_000", "\ud800"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["value", "part", "whole", "numerator", "denominator", "nothing", "points", "id"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
SECTIONS = ("unit", "facts", "marks", "averages", "incidents", "rulings", "other")


@given(
    st.dictionaries(
        st.sampled_from(SECTIONS), JSON_VALUES | st.dictionaries(st.text(max_size=4), JSON_VALUES, max_size=3)
    )
)
def test_any_json_is_evidence_or_an_error_of_ours(given_value: dict[str, object]) -> None:
    evidence_or_error_of_ours(json.dumps({"unit": "甲"} | given_value))


VALID = json.dumps({"unit": "甲", "facts": {"a": "90E9", "b": {"part": 3, "whole": 41}}, "incidents": [INCIDENT]})


@given(
    st.lists(st.tuples(st.integers(0, len(VALID)), st.integers(0, 3), st.text(max_size=3)), max_size=4),
)
@example([(VALID.index("90E9") + 4, 0, "9")])
def test_valid_text_with_slips_in_it_is_evidence_or_an_error_of_ours(slips: list[tuple[int, int, str]]) -> None:
    text = VALID
    for at, left_out, put_in in slips:
        text = text[:at] + put_in + text[at + left_out :]
    evidence_or_error_of_ours(text)


def test_a_number_at_the_end_of_its_reach_is_written_so_that_it_is_read_again() -> None:
    for text in ("90E99", "-90e99", "123456789012345678901234567890e99", "99e-99", "1.5e99"):
        evidence = Evidence.from_dict({"unit": "甲", "facts": {"a": text}})
        assert evidence_from_json(evidence_to_json(evidence)) == evidence


def test_a_reading_that_is_no_text_is_refused() -> None:
    choices: tuple[object, ...] = (True, 2.0, None, [], 10**100)
    for choice in choices:
        with pytest.raises(SchemeError):
            get_scheme("huizhou", 2017, {"written_places": choice})  # type: ignore[dict-item]
