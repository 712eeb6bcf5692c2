"""A self-scoring sheet that was printed in English is read as the Chinese one is: cell for cell the same claims."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from fractions import Fraction

import pytest

from engine.test_district import SCHEME as DISTRICT
from engine.test_district import evidence, incident
from huizhou_qa import Assessment, EvidenceError, assess
from huizhou_qa.forms import claims_from_rows
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.sheets import SelfScoringSheet, blank_self_scoring_sheet, self_scoring_sheet
from huizhou_qa.words.in_language import LANGUAGES
from sheets.test_word_by_word import full_of_cases
from support import harbour

RESULTS = {
    "full of cases": full_of_cases(),
    "district": assess(DISTRICT, evidence(incidents=[incident("a")])),
    "harbour": assess(harbour.scheme(), harbour.unit()),
}
SCHEMES = {name: result.scheme for name, result in RESULTS.items()}


def rows_of(sheet: SelfScoringSheet) -> list[list[str]]:
    return list(csv.reader(io.StringIO(sheet.to_csv())))


def read(rows: list[list[str]], scheme: Scheme) -> Mapping[str, Fraction] | list[tuple[str, object]]:
    """What is claimed, or which rows are refused, and by which code."""
    try:
        return claims_from_rows(rows, scheme)
    except EvidenceError as error:
        return [(fault.code, fault.params["row"]) for fault in error.faults]


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_a_filled_sheet_claims_the_same_in_either_language(result: Assessment) -> None:
    chinese, english = (rows_of(self_scoring_sheet(result, language=language)) for language in LANGUAGES)
    assert read(english, result.scheme) == read(chinese, result.scheme)


def test_every_line_of_a_sheet_in_english_is_claimed() -> None:
    result = RESULTS["full of cases"]
    claims = claims_from_rows(rows_of(self_scoring_sheet(result, language="en")), result.scheme)
    assert {"扣分项", "缺项折算", *result.scheme.items} <= {id_.split(".")[0] for id_ in claims}
    assert claims["总分"] == Fraction(result.total)


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_a_blank_sheet_is_filled_in_and_read_row_by_row_in_either_language(scheme: Scheme) -> None:
    found = []
    for language in LANGUAGES:
        titles, *blank = rows_of(blank_self_scoring_sheet(scheme, language=language))
        assert claims_from_rows([titles, *blank], scheme) == {}
        score = len(titles) - 2
        filled = [[*row[:score], f"0.{at:02}", row[-1]] for at, row in enumerate(blank, start=1)]
        found.append(read([titles, *filled], scheme))
    assert found[0] == found[1]
    assert len(found[0]) > 1


def test_sums_by_heading_go_by_their_english_names_whatever_their_case_and_blanks() -> None:
    scheme = SCHEMES["full of cases"]
    sheet = [
        ["Part", "HEADING", "What is assessed", "Marks", "How points are given", "own  score"],
        ["quality targets (56 points)", "", "", "56", "", "40"],
        ["Quality Targets", "Product quality: ", "", "12", "", "9.5"],
        ["Deductions", "", "", "", "", "-10"],
        ["Total", "", "", "", "", "30"],
    ]
    told = {"质量目标": 40, "产品质量": Fraction("9.5"), "扣分项": -10, "总分": 30}
    assert dict(claims_from_rows(sheet, scheme)) == told


def test_a_name_that_the_scheme_has_in_neither_language_is_refused() -> None:
    sheet = [["Part", "Heading", "What is assessed", "Own score"], ["Quality of sleep", "", "", "4"]]
    with pytest.raises(EvidenceError) as caught:
        claims_from_rows(sheet, SCHEMES["full of cases"])
    (fault,) = caught.value.faults
    assert (fault.code, fault.params["row"]) == ("no_clause", 2)
