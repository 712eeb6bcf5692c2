"""附件2 in the document of the 2017 edition: the figures that the document alone gives are those of the library."""

from __future__ import annotations

import pytest

from huizhou_qa import get_scheme
from huizhou_qa.onsite import assess_on_site
from scheme.program.test_on_site_document import figures

SCHEME = get_scheme("huizhou", 2017)
IN_PARTS = ("briefing.1", "briefing.3")
IDS = (*(f"briefing.{at}" for at in range(1, 8)), *(f"visit.{at}" for at in range(1, 7)))


@pytest.mark.parametrize("scale", ["scaled", "literal"])
@pytest.mark.parametrize("level", ["好", "较好", "一般", "差", "非常差"])
def test_the_document_alone_gives_the_figures_of_the_annex(scale: str, level: str) -> None:
    rated: dict[str, object] = {id_: [level, "好"] if id_ in IN_PARTS else level for id_ in IDS}
    scored = assess_on_site(SCHEME, rated, scale=scale)
    assert figures(SCHEME, rated, scale) == (scored.points, scored.tables, scored.total)
