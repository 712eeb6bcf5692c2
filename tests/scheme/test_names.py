"""What a scheme calls what evidence and statements say."""

from __future__ import annotations

import pytest
from attrs import evolve

from huizhou_qa import Evidence
from huizhou_qa.errors import Wording
from huizhou_qa.scheme.terms import Terms
from support.district import scheme
from support.faces import stripped

SCHEME = evolve(scheme(), terms=Terms(english={"致人重伤": "serious injury"}, incidents="事故"))


def test_every_input_clause_and_ruling_has_its_name() -> None:
    for row in SCHEME.inputs:
        assert SCHEME.names.at(row.path) == Wording(row.label, row.label_en)
    for id_, clause in SCHEME.clauses.items():
        assert SCHEME.names.at(f"/clauses/{id_}") == SCHEME.names.at(f"/rulings/{id_}")
        assert SCHEME.names.at(f"/clauses/{id_}") == SCHEME.names.word(clause.name)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/incidents", Wording("事故", "事故")),
        ("/incidents/3", Wording("事故3", "incident 3")),
        ("/stages/review", None),
        ("/facts/nobody", None),
    ],
)
def test_incidents_go_by_their_ids_and_what_is_unknown_has_no_name(path: str, name: Wording | None) -> None:
    assert SCHEME.names.at(path) == name


def test_an_incident_is_told_as_papers_tell_it_and_what_nobody_words_by_its_key() -> None:
    told = SCHEME.names.incident({"serious_harm": True, "severity": "unheard", "colour": "red"})
    assert [(one.zh, one.en) for one in told] == [
        ("致人重伤", "serious injury"),
        ("severity=unheard", "severity=unheard"),
        ("colour=red", "colour=red"),
    ]


def test_evidence_is_shown_by_the_names_of_a_scheme() -> None:
    row = SCHEME.inputs[0]
    evidence = Evidence.from_dict({"unit": "甲", "facts": {row.name: None}})
    assert row.label not in stripped(evidence.to_html())
    told = stripped(evidence.shown_by(SCHEME).to_html())
    assert row.label in told
    assert row.name in told
