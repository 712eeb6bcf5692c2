"""What is known by its place with the node of every choice is found where the document says it."""

from __future__ import annotations

import pytest

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers.document import Data
from huizhou_qa.scheme.program.place_in_document import place_of
from huizhou_qa.scheme.program.said_once import said_once
from scheme.program.test_said_once import PIECES, X, Y, curve, document_of, opened, rounded

TENS = [opened("line", a=rounded(one, "1/10"), b=rounded(one, "1/100")) for one in (X, Y)]
CURVES = opened("line", a=curve("[0, 10]", *PIECES[:2]), b=curve("[0, 10]", PIECES[0], PIECES[2]))
WRITTEN = document_of(*TENS, CURVES)
SAID = said_once(WRITTEN)
PLACES = {
    "/entries/0": "/entries/0",
    "/entries/0/node/2": "/entries/0/node/2",
    "/entries/0/node/2/b/1/1": "/entries/0/node/2/1/1",
    "/entries/0/node/2/b/2/0": "/shared/0/2/b",
    "/entries/1/node/2/a/2/0": "/shared/0/2/a",
    "/entries/1/node/2/c/2/0": "/shared/0",
    "/entries/2/node/2/b/2/pieces/1/1": "/entries/2/node/2/2/pieces/1/1/2/b",
    "/entries/2/node/2/b/2/none/1": "/entries/2/node/2/2/none/1",
    "/nowhere/2/b": "/nowhere/2/b",
    "": "",
}


@pytest.mark.parametrize(("path", "place"), PLACES.items(), ids=PLACES)
def test_a_place_is_found_where_it_is_said(path: str, place: str) -> None:
    assert place_of(SAID, path) == place


def test_the_on_site_check_has_what_it_shares_itself() -> None:
    whole: FrozenMapping[str, Data] = FrozenMapping({"entries": (), "on_site": SAID, "shared": ()})
    assert place_of(whole, "/on_site/entries/0/node/2/b/2/0") == "/on_site/shared/0/2/b"
    assert place_of(FrozenMapping(), "/on_site/entries") == "/on_site/entries"


def test_a_place_that_nothing_is_shared_at_stays_as_it_is() -> None:
    node: Data = ("product", ("shared", "7"), ("shared", ()))
    assert [place_of(node, path) for path in ("/1", "/2", "/1/1")] == ["/1", "/2", "/1/1"]
