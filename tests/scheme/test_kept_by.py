"""What is prepared once for a scheme is found again by it, and by those that differ from it in readings alone."""

from __future__ import annotations

from attrs import evolve

from huizhou_qa.codec import scheme_from_json, scheme_to_json
from huizhou_qa.scheme.kept_by import SchemeItself, SchemeUnderAny
from huizhou_qa.scheme.program.building import ProgramParts
from support import open_harbour

SCHEME = open_harbour.scheme()
OTHER = SCHEME.under({"sea": "reused"})


def test_schemes_that_differ_in_readings_alone_have_one_program() -> None:
    assert OTHER != SCHEME
    assert OTHER.program is SCHEME.program
    assert evolve(SCHEME, title="另一个").program is SCHEME.program


def test_a_scheme_of_other_parts_has_a_program_of_its_own() -> None:
    again = scheme_from_json(scheme_to_json(SCHEME))
    assert again == SCHEME
    assert again.program is not SCHEME.program
    assert evolve(SCHEME, clauses_written=not SCHEME.clauses_written).program is not SCHEME.program
    assert SCHEME.variant("other", clauses={"1": SCHEME.clauses["1"].scorer}).program is not SCHEME.program


def test_parts_are_equal_where_they_hold_the_same_objects() -> None:
    parts: ProgramParts = SCHEME._parts
    assert parts == OTHER._parts
    assert parts != evolve(parts, clauses_written=not SCHEME.clauses_written)
    assert parts != SCHEME


def test_a_scheme_itself_is_equal_to_none_but_itself() -> None:
    again = SCHEME.under(SCHEME.readings)
    assert again == SCHEME
    assert SchemeItself(again) != SchemeItself(SCHEME)
    assert SchemeItself(SCHEME) == SchemeItself(SCHEME)
    assert SchemeItself(SCHEME).program is SCHEME.program


def test_under_any_readings_it_is_one_key_where_the_register_is_the_same_too() -> None:
    assert SchemeItself(OTHER).under_any == SchemeUnderAny(SCHEME)
    assert hash(SchemeUnderAny(OTHER)) == hash(SchemeUnderAny(SCHEME))
    chosen = SCHEME.chosen_readings
    register = tuple(evolve(one) for one in chosen.register)
    copied = evolve(SCHEME, chosen_readings=evolve(chosen, register=register))
    assert copied.program is SCHEME.program
    assert SchemeUnderAny(copied) != SchemeUnderAny(SCHEME)
    assert [one.id for one in SchemeUnderAny(OTHER).clauses] == list(SCHEME.clauses)
