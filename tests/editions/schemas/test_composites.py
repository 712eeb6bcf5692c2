"""The schemas of on-site results and composites: what was written is valid, and what is not valid is not read again."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from codec.test_composites import ALL, ALL_TEXT, ONE, SCHEME
from codec.test_composites import TEXT as ONE_TEXT
from codec.test_on_site import RESULT
from codec.test_on_site import TEXT as RESULT_TEXT
from editions.schemas.test_results import altered
from huizhou_qa import HuizhouQAError, SchemeError
from huizhou_qa.codec import (
    composite_cohort_from_json,
    composite_cohort_schema,
    composite_cohort_to_json,
    composite_from_json,
    composite_schema,
    composite_to_json,
    on_site_from_json,
    on_site_schema,
    on_site_to_json,
)
from huizhou_qa.onsite import assess_on_site
from huizhou_qa.scheme.scheme import Scheme
from support import district
from support.foreign import Raising
from support.rated import RATED
from support.schemas import errors_by

SCHEMAS: dict[str, tuple[str, str, str, Callable[[str], object]]] = {
    "on site": (
        on_site_schema(SCHEME),
        RESULT_TEXT,
        on_site_to_json(RESULT, SCHEME, scheme=True),
        lambda text: on_site_from_json(text, SCHEME),
    ),
    "composite": (
        composite_schema(SCHEME),
        ONE_TEXT,
        composite_to_json(ONE, scheme=True),
        lambda text: composite_from_json(text, SCHEME),
    ),
    "composites": (
        composite_cohort_schema(SCHEME),
        ALL_TEXT,
        composite_cohort_to_json(ALL, scheme=True),
        lambda text: composite_cohort_from_json(text, SCHEME),
    ),
}


@pytest.mark.schemas
@pytest.mark.parametrize("name", SCHEMAS)
def test_every_result_is_valid_as_it_is_written(name: str) -> None:
    schema, text, receipt, _ = SCHEMAS[name]
    for one in (text, receipt):
        assert errors_by(schema)(json.loads(one)) == []


@pytest.mark.schemas
def test_a_result_without_unit_and_day_is_valid() -> None:
    bare = on_site_to_json(assess_on_site(SCHEME, RATED, scale="literal"), SCHEME)
    assert errors_by(on_site_schema(SCHEME))(json.loads(bare)) == []


@given(st.data(), st.sampled_from(sorted(SCHEMAS)))
def test_what_is_not_valid_is_not_read_again(data: st.DataObject, name: str) -> None:
    schema, text, _, read = SCHEMAS[name]
    whole = data.draw(altered(text))
    wrong = errors_by(schema)(whole)
    try:
        read(json.dumps(whole, ensure_ascii=False))
        accepted = True
    except HuizhouQAError:
        accepted = False
    event("not valid" if wrong else "read" if accepted else "valid, and not read")
    assert not (wrong and accepted)


def test_a_schema_says_the_levels_of_every_point() -> None:
    whole = json.loads(on_site_schema(SCHEME))
    both = whole["properties"]["ratings"]["properties"]["talk.1"]["prefixItems"]
    assert both == [{"enum": ["3", "2", "1"]}] * 2


@pytest.mark.parametrize("schema", [on_site_schema, composite_schema, composite_cohort_schema])
@pytest.mark.parametrize("given_", [Raising(), district.scheme()], ids=["foreign", "without a check"])
def test_what_is_no_scheme_with_an_on_site_check_is_refused(schema: Callable[[Scheme], str], given_: object) -> None:
    with pytest.raises(SchemeError):
        schema(given_)  # type: ignore[arg-type] # the point
