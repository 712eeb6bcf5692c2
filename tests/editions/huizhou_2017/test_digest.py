"""The digest of the 2017 edition is pinned: whatever changes what it scores, or how that is said as data, changes it.

Before the first release it is written anew where a change of the document is meant; after that, never: a correction is
a revision beside it.
"""

from __future__ import annotations

from huizhou_qa import get_scheme, list_schemes

PINNED = "sha256:4be1a000b9a615ea02058bb5505ce47638ad1e84b56bcc2fefe124edb587cc72"


def test_the_digest_of_the_2017_edition_is_the_pinned_one_under_any_readings() -> None:
    assert get_scheme("huizhou", 2017, digest=PINNED).digest == PINNED
    assert get_scheme("huizhou", 2017, {"agri_products": "joint"}, digest=PINNED).digest == PINNED
    assert [held.digest for held in list_schemes()] == [PINNED]


def test_the_document_says_what_clauses_are_written_with_and_the_year_once() -> None:
    shared = get_scheme("huizhou", 2017).document["shared"]
    assert isinstance(shared, tuple)
    assert [one[1] for one in shared if isinstance(one, tuple)] == ["written_places", "assessment_year"]
