"""Every code has its text in both languages, made from parameters; and what faults and errors are, anywhere."""

from __future__ import annotations

import ast
import copy
import importlib
import pickle
import re
import string
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest
from attrs.exceptions import FrozenInstanceError

from huizhou_qa import (
    HuizhouQAError,
    MissingEvidenceError,
    NumberError,
    SchemeDigestError,
    SchemeError,
    UnknownSchemeError,
)
from huizhou_qa.errors import EvidenceError, Fault, Note, Params, VerificationError, Wording
from huizhou_qa.errors.texts import TEXTS, text_of
from huizhou_qa.frozen_mapping import FrozenMapping
from support.sources import tree_of

SOURCE = Path(__file__).parents[2] / "src/huizhou_qa"
TABLES = [
    importlib.import_module(f"huizhou_qa.errors.texts.{path.stem}")
    for path in sorted((SOURCE / "errors/texts").glob("*.py"))
    if path.stem != "__init__"
]


@cache
def modules() -> dict[str, ast.Module]:
    """Every module but the tables of texts, by where it stands."""
    return {
        path.relative_to(SOURCE).as_posix(): tree_of(path)
        for path in sorted(SOURCE.rglob("*.py"))
        if "texts" not in path.parts or path.stem == "__init__"
    }


CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = re.compile(r"[a-z]{3,}")
UNFILLED = re.compile(r"\{[a-z_]*\}")
# What an edition says in Chinese alone, so that an English text may leave it out: a clause's name, a unit's word.
CHINESE_ONLY = {"name", "unit", "incidents"}
MARKED = "⟨{}⟩"


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def code_and_case(key: str) -> tuple[str, str]:
    code, _, case = key.partition(".")
    return code, case


def filled(key: str) -> tuple[Params, str, str]:
    """Every parameter of a text as a mark that can be seen in it, and the text in both languages."""
    code, case = code_and_case(key)
    names = placeholders(TEXTS[key].zh) | placeholders(TEXTS[key].en)
    params: Params = FrozenMapping({name: MARKED.format(name) for name in names} | ({"case": case} if case else {}))
    return params, text_of(code, params, "zh"), text_of(code, params, "en")


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_a_text_is_in_both_languages_and_tells_the_same(key: str) -> None:
    text = TEXTS[key]
    assert placeholders(text.zh) - CHINESE_ONLY == placeholders(text.en) - CHINESE_ONLY
    params, zh, en = filled(key)
    assert CHINESE.search(zh)
    # It may name what a form wants written in Chinese, but says it in English.
    assert ENGLISH.search(en)
    for name in params.keys() - {"case"} - CHINESE_ONLY:
        assert MARKED.format(name) in zh
        assert MARKED.format(name) in en
    for line in (zh, en):
        assert not UNFILLED.search(line)
        assert line == line.strip()
        assert line.isprintable()
        assert line[-1] not in ".。"
    assert " · " not in zh + en


def test_no_key_stands_in_two_tables_and_no_table_is_left_out() -> None:
    keys = [key for table in TABLES for key in table.TEXTS]
    assert len(keys) == len(set(keys))
    assert set(keys) == set(TEXTS)


def literals(value: ast.AST) -> set[str]:
    return {one.value for one in ast.walk(value) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def made(module: ast.Module) -> list[tuple[str, str, set[str]]]:
    """Code, case and names of parameters of every fault, note and error whose making spells them all out."""
    found = []
    for call in ast.walk(module):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        if call.func.attr != "of" or len(call.args) != 2:
            continue
        code, keywords = call.args[1], {one.arg: one.value for one in call.keywords}
        case = keywords.get("case", ast.Constant(""))
        if None in keywords or not isinstance(code, ast.Constant) or not isinstance(case, ast.Constant):
            continue
        if isinstance(code.value, str) and isinstance(case.value, str):
            found.append((code.value, case.value, {name for name in keywords if name} - {"case"}))
    return found


def test_what_the_source_makes_has_a_text_and_all_that_the_text_asks_for() -> None:
    spelled_out = [(where, *one) for where, module in modules().items() for one in made(module)]
    assert len(spelled_out) > 200
    for where, code, case, given in spelled_out:
        if given == {"text"}:
            continue  # It brings its own.
        key = f"{code}.{case}" if case else code
        assert key in TEXTS, where
        assert placeholders(TEXTS[key].zh) <= given, (where, key)


def is_described(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "described"


def described_ones(module: ast.Module) -> list[tuple[str, str]]:
    """The keys of texts, and the parameters in them that ``described`` gave, with quotation marks of their own."""
    found = []
    for call in ast.walk(module):
        if not isinstance(call, ast.Call):
            continue
        names = [keyword.arg for keyword in call.keywords if keyword.arg and is_described(keyword.value)]
        if not names:
            continue
        words = set[str]().union(*(literals(one) for one in (*call.args, *(one.value for one in call.keywords))))
        keys = {*words, *(f"{code}.{case}" for code in words for case in words)} & TEXTS.keys()
        found += [(key, name) for key in sorted(keys) for name in names]
    return found


def test_no_value_that_brings_its_own_quotation_marks_stands_in_others() -> None:
    quoted = [one for module in modules().values() for one in described_ones(module)]
    assert len(quoted) > 50
    for key, name in quoted:
        for text in (TEXTS[key].zh, TEXTS[key].en):
            assert not re.search(rf"[“'‘]\{{{name}\}}", text), key


def test_every_text_is_of_a_code_and_a_case_that_the_source_knows() -> None:
    words = {word for module in modules().values() for word in literals(module)}
    # What stands around other texts is asked for by its key.
    for code, case in (code_and_case(key) for key in TEXTS if key not in words):
        assert code in words
        # A case may be made of two words: what is meant, and whether something near to it is known.
        assert not case or case in words or any({case[:at], case[at:]} <= words for at in range(1, len(case))), code


# What is told of something, and the errors that carry it.

FAULT = Fault.of("/facts/a", "unknown_choice", case="word", given="'x'", known=("a", "b"))
ERRORS: list[HuizhouQAError] = [
    HuizhouQAError([FAULT]),
    EvidenceError([FAULT, FAULT.under("/0")], {"case": "unit", "unit": "甲区"}),
    MissingEvidenceError({"甲局": (FAULT,), "乙局": (FAULT,)}),
    NumberError.of("", "float", written="0.5"),
    SchemeError.of("/a", "not_above_zero", given="0"),
    UnknownSchemeError.of("/place", "unknown_place", given="'x'", held=("huizhou 2017",)),
    SchemeDigestError.of("/digest", "other_digest", asked="'x'", held="sha256:0"),
    VerificationError([FAULT]),
]


def same(one: HuizhouQAError, other: HuizhouQAError) -> bool:
    told = [(error.code, error.faults, error.params, str(error), repr(error)) for error in (one, other)]
    return type(one) is type(other) and told[0] == told[1]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_survives_every_copy_and_pickle(error: HuizhouQAError) -> None:
    assert same(copy.copy(error), error)
    assert same(copy.deepcopy(error), error)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert same(pickle.loads(pickle.dumps(error, protocol)), error)  # noqa: S301 (our own bytes)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_says_all_that_it_says_in_both_languages(error: HuizhouQAError) -> None:
    assert error.faults
    assert error.message == f"{error.zh} · {error.en}"
    assert CHINESE.search(error.zh)
    assert str(error).startswith(error.message)
    for fault in error.faults:
        assert fault.message == f"{fault.zh} · {fault.en}"
        assert fault.message in str(error)


def test_an_error_has_the_path_of_its_fault_where_there_is_one_only() -> None:
    assert [error.path for error in ERRORS] == ["/facts/a", "", "", "", "/a", "/place", "/digest", "/facts/a"]


@pytest.mark.parametrize("told", [FAULT, Note.of("/facts/a", "pending_incident", incident="x-1")])
def test_what_is_told_is_frozen_and_survives_every_copy_and_pickle(told: Fault | Note) -> None:
    for name in ("path", "code", "params"):
        with pytest.raises(FrozenInstanceError):
            setattr(told, name, "x")
    with pytest.raises(TypeError):
        told.params["given"] = "x"  # type: ignore[index]
    assert copy.copy(told) == copy.deepcopy(told) == told
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(told, protocol))  # noqa: S301 (our own bytes)
        assert (again, hash(again), again.message) == (told, hash(told), told.message)


def test_parameters_given_as_a_mapping_are_kept_as_they_were() -> None:
    given: dict[str, str | tuple[str, ...]] = {"case": "word", "given": "'x'", "known": ("a",)}
    fault = Fault("", "unknown_choice", given)
    given["given"] = "'y'"
    assert fault.params["given"] == "'x'"
    assert type(fault.params) is FrozenMapping


class Named(str):
    """A text of a kind of its own."""

    __slots__ = ()


def test_texts_of_a_kind_of_their_own_are_kept_as_plain_ones() -> None:
    fault = Fault("", "unknown_choice", {"case": "word", "given": Named("甲"), "known": (Named("乙"),)})
    assert fault.params == {"case": "word", "given": "甲", "known": ("乙",)}
    assert type(fault.params["given"]) is str


def test_something_told_stands_elsewhere_and_says_more_without_changing() -> None:
    assert FAULT.under("/0").path == "/0/facts/a"
    assert FAULT.with_params(unit="甲区").params == {**FAULT.params, "unit": "甲区"}
    assert (FAULT.path, "unit" in FAULT.params) == ("/facts/a", False)


def test_every_kind_of_parameter_is_worded_in_the_language_of_the_text() -> None:
    known = ("a", 5, date(2017, 6, 1), Wording("甲", "first"), ("x", "y"))
    fault = Fault.of("", "unknown_choice", case="word", given=Wording("乙", "second"), known=known)
    assert fault.zh == "乙不在可选之列，可选：a、5、2017-06-01、甲、x、y"
    assert fault.en == "second is none of a, 5, 2017-06-01, first, x, y"
    assert Fault.of("", "unknown_choice", case="word", given="x", known=()).zh == "x不在可选之列，可选：（无）"
    assert Fault.of("", "unknown_choice", case="word", given="x", known=()).en == "x is none of (none)"


def test_a_code_of_an_edition_brings_its_own_text() -> None:
    note = Note.of("", "a_code_of_an_edition", text=Wording("按{文本}计", "as {printed}"))
    assert (note.zh, note.en) == ("按{文本}计", "as {printed}")


# A line break, a carriage return, escapes of a terminal, a zero-width and a right-to-left mark, a separator of lines.
CONTROLS = "\n\r\t\x00\x1b\x7f\x85\u200b\u202e\u2028"


@pytest.mark.parametrize("control", CONTROLS, ids=[f"U+{ord(one):04X}" for one in CONTROLS])
def test_no_control_character_stands_raw_in_a_message_a_line_or_a_repr(control: str) -> None:
    forged = f"甲{control}  /marks/14: 改过 [missing]"
    known = (forged, Wording("", forged))
    fault = Fault.of(f"/facts/{forged}", "unknown_choice", case="word", given=forged, known=known)
    errors: list[HuizhouQAError] = [
        EvidenceError([fault], {"case": "unit", "unit": forged}),
        MissingEvidenceError({forged: (fault,)}),
    ]
    for error in errors:
        assert control not in "".join(str(error).split("\n")[1:])
        assert len(str(error).split("\n")) == 1 + len(error.faults) + isinstance(error, MissingEvidenceError)
        assert all(control not in text for text in (error.zh, error.en, error.message, repr(error), repr(error.faults)))
    assert all(control not in text for text in (fault.zh, fault.en, fault.message, repr(fault)))


@pytest.mark.parametrize(
    ("kind", "most"), [(str, 120), (lambda text: (text,), 120), (lambda text: Wording(text, text), 1_000)]
)
def test_a_parameter_of_any_length_is_cut_and_a_wording_of_ours_that_is_made_of_several_is_not(
    kind: type, most: int
) -> None:
    whole, cut = "长" * most, "长" * (most + 1)
    assert Fault.of("", "not_above_zero", given=kind(whole)).en.startswith(f"{whole} is")
    assert Fault.of("", "not_above_zero", given=kind(cut)).en.startswith(f"{whole}… is")
    assert len(Fault.of("", "not_above_zero", given=kind("长" * 10**6)).message) < 2 * most + 160


class Unreadable(dict[str, object]):
    """A mapping whose methods are all its own."""

    def items(self) -> NoReturn:
        raise RuntimeError("what a value brings of its own was asked")


FOREIGN: list[object] = [
    "x",
    b"x",
    5,
    10**5000,
    None,
    object(),
    {},
    {"a": 5},
    [],
    [5],
    (5, FAULT),
    iter(()),
    Unreadable(a=1),
]
KINDS = [type(error) for error in ERRORS]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_made_of_what_is_no_fault_has_one_that_says_so(kind: Callable[..., HuizhouQAError]) -> None:
    for given in FOREIGN:
        error = kind(given)
        found = [fault for fault in error.faults if fault.code == "wrong_type"]
        assert found
        assert all("Fault.of" in fault.zh and "Fault.of" in fault.en for fault in found)
        assert str(error)
        assert repr(error)


def test_no_fault_is_lost_beside_what_is_none() -> None:
    assert EvidenceError([5, FAULT]).faults[1] == FAULT  # type: ignore[list-item]
    assert MissingEvidenceError({"甲局": [FAULT], "乙局": 5}).faults[0] == FAULT  # type: ignore[dict-item]


@pytest.mark.parametrize("given", FOREIGN, ids=range(len(FOREIGN)))
def test_parameters_of_another_kind_are_told_by_their_kind(given: object) -> None:
    for made in (
        Fault("/x", "missing", given),
        Fault("/x", "float", {"written": given}),
        Fault(given, given, {"case": given}),  # type: ignore[arg-type]
        Note("", "x", {"text": given}),
        EvidenceError([FAULT], given),  # type: ignore[arg-type]
        EvidenceError([FAULT], {"case": "unit", "unit": given}),  # type: ignore[dict-item]
        EvidenceError([FAULT], {"case": "unit"}),
    ):
        assert made.zh
        assert made.en
        assert "object at 0x" not in made.message


def test_what_a_text_has_no_parameter_for_is_left_open() -> None:
    assert Fault("", "unknown_choice", {"case": "word"}).zh == "…不在可选之列，可选：…"
    assert Fault("", "no_such_code").zh == "此处有误，没有另外的说明"
    day = type("D", (date,), {"isoformat": lambda _day: 1 / 0})(2017, 1, 1)
    assert "日期" not in Fault("", "float", {"written": date(2017, 1, 1)}).zh
    assert "ZeroDivision" not in Fault("", "float", {"written": day}).zh
