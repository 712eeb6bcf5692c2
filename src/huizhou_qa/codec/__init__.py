"""Reads evidence, statements, schemes and results from JSON text, and writes them as JSON text. Uses no files."""

from typing import TYPE_CHECKING

from huizhou_qa.on_demand import names_on_demand

if TYPE_CHECKING:
    from huizhou_qa.codec.composites import (
        composite_cohort_from_json,
        composite_cohort_to_json,
        composite_from_json,
        composite_to_json,
    )
    from huizhou_qa.codec.evidence_texts import evidence_to_json
    from huizhou_qa.codec.histories import history_to_json
    from huizhou_qa.codec.on_site import on_site_from_json, on_site_to_json
    from huizhou_qa.codec.reading import check_json, evidence_from_json, history_from_json
    from huizhou_qa.codec.receipts import assessment_from_json, cohort_from_json
    from huizhou_qa.codec.results import assessment_to_json, cohort_to_json
    from huizhou_qa.codec.schemas.composites import composite_cohort_schema, composite_schema, on_site_schema
    from huizhou_qa.codec.schemas.evidence import evidence_schema
    from huizhou_qa.codec.schemas.results import assessment_schema, cohort_schema
    from huizhou_qa.codec.schemas.schemes import scheme_schema
    from huizhou_qa.codec.scheme_reading import scheme_from_json
    from huizhou_qa.codec.scheme_writing import scheme_to_json
    from huizhou_qa.codec.statements import (
        prevailing_from_json,
        prevailing_to_json,
        statement_from_json,
        statement_to_json,
    )
else:
    # Type checkers read the imports above; a running program loads a name when it asks for it.
    __getattr__, __dir__ = names_on_demand(
        __name__,
        {
            "composites": (
                "composite_cohort_from_json",
                "composite_cohort_to_json",
                "composite_from_json",
                "composite_to_json",
            ),
            "evidence_texts": ("evidence_to_json",),
            "histories": ("history_to_json",),
            "on_site": (
                "on_site_from_json",
                "on_site_to_json",
            ),
            "reading": (
                "check_json",
                "evidence_from_json",
                "history_from_json",
            ),
            "receipts": (
                "assessment_from_json",
                "cohort_from_json",
            ),
            "results": (
                "assessment_to_json",
                "cohort_to_json",
            ),
            "schemas.composites": (
                "composite_cohort_schema",
                "composite_schema",
                "on_site_schema",
            ),
            "schemas.evidence": ("evidence_schema",),
            "schemas.results": (
                "assessment_schema",
                "cohort_schema",
            ),
            "schemas.schemes": ("scheme_schema",),
            "scheme_reading": ("scheme_from_json",),
            "scheme_writing": ("scheme_to_json",),
            "statements": (
                "prevailing_from_json",
                "prevailing_to_json",
                "statement_from_json",
                "statement_to_json",
            ),
        },
    )

__all__ = [
    "assessment_from_json",
    "assessment_schema",
    "assessment_to_json",
    "check_json",
    "cohort_from_json",
    "cohort_schema",
    "cohort_to_json",
    "composite_cohort_from_json",
    "composite_cohort_schema",
    "composite_cohort_to_json",
    "composite_from_json",
    "composite_schema",
    "composite_to_json",
    "evidence_from_json",
    "evidence_schema",
    "evidence_to_json",
    "history_from_json",
    "history_to_json",
    "on_site_from_json",
    "on_site_schema",
    "on_site_to_json",
    "prevailing_from_json",
    "prevailing_to_json",
    "scheme_from_json",
    "scheme_schema",
    "scheme_to_json",
    "statement_from_json",
    "statement_to_json",
]
