"""Every code of errors, faults and notes as a type, so that a type checker can tell whether all of them are handled.

A code never changes its meaning; a release may add some. What each means stands in docs/integrators.md.
"""

from __future__ import annotations

from typing import Literal, get_args

ErrorCode = Literal[
    "error",
    "number_refused",
    "evidence_invalid",
    "evidence_missing",
    "scheme_invalid",
    "scheme_unknown",
    "scheme_digest",
    "ledger_disagrees",
]
"""The codes of the error classes."""

NoteCode = Literal[
    "deductions_weighted",
    "grade_depends_on_choice",
    "grade_depends_on_rounding",
    "later_revision",
    "left_out_of_statistic",
    "looks_like_a_fraction",
    "members_differ",
    "on_site_out_of_reach",
    "outside_usual_range",
    "pending_incident",
    "preliminary_fact",
    "ruling",
    "variant",
    "variant_keeps_period",
    "variant_keeps_timetable",
]
"""The codes of the notes in results. An edition has some of its own beside these."""

FaultCode = Literal[
    "above_the_header",
    "agreement_not_linear",
    "ambiguous",
    "another_scheme",
    "another_score",
    "another_unit",
    "another_year",
    "averages_given",
    "bad_date",
    "bad_grouping",
    "bad_interval",
    "bad_limit",
    "bad_moment",
    "bad_name",
    "bad_option",
    "bad_path",
    "bad_places",
    "bad_ranking",
    "bad_text",
    "before_the_last",
    "below_zero",
    "beside_steps",
    "best_differs",
    "beyond_the_measure",
    "bonus_below",
    "breakpoints_out_of_order",
    "column_out_of_place",
    "column_taken",
    "column_type",
    "contradiction",
    "count_of_nothing",
    "date",
    "declared_twice",
    "differs",
    "divided_by_zero",
    "divisor_may_be_zero",
    "empty",
    "empty_interval",
    "empty_text",
    "empty_whole",
    "exponent",
    "float",
    "foreign_input",
    "formula",
    "full_below_coefficient",
    "gap",
    "graded_twice",
    "grid_not_above_zero",
    "grid_not_written",
    "incidents_not_listed",
    "incomplete_words",
    "interval",
    "kind_not_covered",
    "knots_out_of_order",
    "lacking_column",
    "last_line_asks",
    "least_of_the_whole",
    "least_rescaled",
    "marks_do_not_add_up",
    "marks_not_alike",
    "merged_points",
    "missing",
    "missing_unit",
    "mixed_rows",
    "mixed_scales",
    "needs_steps",
    "never_enough",
    "never_graded",
    "no_change",
    "no_choice",
    "no_clause",
    "no_column",
    "no_condition",
    "no_grade_yet",
    "no_header",
    "no_incident_rules",
    "no_input",
    "no_limit",
    "no_marks",
    "no_others",
    "no_places_over_cohort",
    "no_revision",
    "no_stages",
    "no_such_places",
    "no_title",
    "no_unit",
    "no_unit_title",
    "no_value",
    "no_value_column",
    "no_year",
    "not_a_number",
    "not_above_zero",
    "not_along",
    "not_averageable",
    "not_covered",
    "not_declared",
    "not_finite",
    "not_in_scheme",
    "not_json",
    "not_rescaled",
    "not_scaled",
    "not_whole",
    "nothing",
    "nothing_in_step",
    "nothing_left",
    "nothing_to_measure",
    "nothing_to_rule",
    "off_the_grid",
    "open_point",
    "options_out_of_range",
    "other_alternatives",
    "other_digest",
    "other_document",
    "out_of_order",
    "out_of_place",
    "out_of_range",
    "overlap",
    "pair_needed",
    "part_unread",
    "pending_class",
    "percent_out_of_place",
    "provisional",
    "quotient",
    "rate_out_of_place",
    "ratio_above_one",
    "repeated_column",
    "repeated_day",
    "repeated_edition",
    "repeated_entry",
    "repeated_grade",
    "repeated_id",
    "repeated_input",
    "repeated_key",
    "repeated_name",
    "repeated_option",
    "repeated_unit",
    "required",
    "reserved_element",
    "ruling_needed",
    "says_nothing",
    "several_editions",
    "stale_evidence",
    "statements_contradict",
    "too_deep",
    "too_few_present",
    "too_long",
    "too_many_members",
    "too_many_steps",
    "too_many_ways",
    "too_wide",
    "two_values",
    "unknown_choice",
    "unknown_class",
    "unknown_clause",
    "unknown_column",
    "unknown_format",
    "unknown_grade",
    "unknown_input",
    "unknown_key",
    "unknown_kind",
    "unknown_level",
    "unknown_name",
    "unknown_operation",
    "unknown_part",
    "unknown_place",
    "unknown_reading",
    "unknown_result",
    "unknown_revision",
    "unknown_stage",
    "unknown_unit",
    "unknown_year",
    "unsaid",
    "unsound_veto",
    "worst_below_least",
    "wrong_count",
    "wrong_form",
    "wrong_kind",
    "wrong_operands",
    "wrong_stage",
    "wrong_type",
]
"""The codes of faults: why something was refused."""

ERROR_CODES: tuple[ErrorCode, ...] = get_args(ErrorCode)
NOTE_CODES: tuple[NoteCode, ...] = get_args(NoteCode)
FAULT_CODES: tuple[FaultCode, ...] = get_args(FaultCode)


def error_code(code: str) -> ErrorCode | None:
    """The code of an error by its type; None for one that this release does not know.

    >>> error_code("scheme_digest")
    'scheme_digest'
    """
    return next((known for known in ERROR_CODES if known == code), None)


def note_code(code: str) -> NoteCode | None:
    """The code of a note by its type; None for one of an edition, or that this release does not know.

    >>> note_code("ruling")
    'ruling'
    """
    return next((known for known in NOTE_CODES if known == code), None)


def fault_code(code: str) -> FaultCode | None:
    """The code of a fault by its type; None for one that this release does not know.

    >>> fault_code("out_of_range"), fault_code("no such code")
    ('out_of_range', None)
    """
    return next((known for known in FAULT_CODES if known == code), None)
