"""What a receipt tells of incidents, and of what there was nothing, rests in JavaScript on the document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine import test_rulings
from huizhou_qa import Evidence, assess
from huizhou_qa.codec import assessment_to_json
from support.altered_receipts import results_of
from support.decoders import receipts
from support.in_javascript import checked, with_node
from support.mutated import Json
from support.schemes_of_tests import scheme_of

pytestmark = with_node

EACH_DAY = ("valley", "valley in steps")
# Of these, every line changes something of a tally: no element is looked at by the table alone.
WHOLE = (*EACH_DAY, "2031", "district", "docs: jiayi")
DRAWN = 12


def with_another_table(text: str, elements: Json = None) -> Json:
    """A receipt with a table of incidents of which only the last line is left: it looks at nothing."""
    made = json.loads(text)
    left = [made["scheme"]["annotations"]["scheme"].get("incident_table")]
    for table in left:
        if table and table.get("kind") == "Alternatives":
            left += [one for _, one in table["choices"]["map"]]
        elif table:
            table["lines"] = table["lines"][-1:]
    for one in made["incidents"] if elements is not None else ():
        one["elements"] = elements
    whole: Json = made
    return whole


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=() if one in EACH_DAY else pytest.mark.deep) for one in WHOLE]
)
def test_elements_that_were_looked_at_are_those_that_the_document_asks_for_whatever_a_table_says(
    name: str, tmp_path: Path
) -> None:
    made = [with_another_table(text) for text in results_of(scheme_of(name), DRAWN)]
    assert checked(made, tmp_path) == [[] for _ in made]


def test_elements_told_by_a_table_that_is_not_that_of_the_document_are_found(tmp_path: Path) -> None:
    made = with_another_table(receipts()["result"], {})
    (found,) = checked([made], tmp_path)
    assert set(found) == {f"/incidents/0/elements/{key}" for key in ("within_year", "status", "cause", "level")}


@pytest.mark.parametrize("path", ["/facts/projects", "/facts/share"])
def test_what_a_clause_is_said_to_be_about_counts_only_where_its_rule_reads_it(path: str, tmp_path: Path) -> None:
    scheme = test_rulings.about(test_rulings.RATE)
    unit = Evidence.from_dict(test_rulings.of_nothing(("rate", "share"), "1", "2"))
    made = json.loads(assessment_to_json(assess(scheme, unit), scheme=True))
    stated = made["clauses"]["1"]["working"]["nothing"]
    assert [*stated] == ["/facts/rate"]
    (subject,) = [one["subject"] for one in clauses_in(made["scheme"]["annotations"]) if one["id"] == "1"]
    assert subject == {"input": "/facts/rate"}
    subject["input"] = path
    (found,) = checked([made], tmp_path)
    other = "/clauses/1/working/nothing/~1facts~1"
    # By its rule it is about either, or about the share alone.
    assert set(found) == ({f"{other}share"} if path == "/facts/projects" else {f"{other}share", f"{other}rate"})


def clauses_in(data: Json) -> list[dict[str, Json]]:
    below = [*data.values()] if isinstance(data, dict) else data if isinstance(data, list) else []
    own = [data] if isinstance(data, dict) and data.get("kind") == "Clause" else []
    return [*own, *(one for part in below for one in clauses_in(part))]
