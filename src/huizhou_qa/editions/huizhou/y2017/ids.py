"""The ids of the 2017 plan as types, so that a type checker can tell whether all of them are handled.

Results and evidence hold them as plain text; the functions here give them by their types.
"""

from __future__ import annotations

from typing import Literal, NoReturn, get_args

from huizhou_qa.errors import SchemeError, described

Grade = Literal["A", "B", "C", "D"]
"""The grades, the best first."""

IncidentClass = Literal[
    "none",
    "contested",
    "veto",
    "deduction",
]
"""The classes of incidents."""

ReadingId = Literal[
    "part_steps_6_2",
    "part_steps_10_1",
    "part_steps_10_2",
    "services_band_ends",
    "agri_products",
    "empty_project_class",
    "inferior_v_ratio",
    "incentive_margin",
    "overdue_centres",
    "average_over",
    "assessment_year",
    "incident_class_b",
    "written_places",
    "grade_lines",
]
"""What the text leaves open."""

CautionCode = Literal[
    "shares_of_other_sections",
    "target_of_2016",
    "zero_of_zero",
]
"""The codes of the notes that are the plan's own."""

FindingCode = Literal[
    "part_missing",
    "report_heading_missing",
    "sheet_item_missing",
    "sheet_basis_missing",
    "proof_missing",
    "contact_leader_count",
    "contact_staff_count",
    "contact_cell_empty",
    "contact_cell_form",
    "upload_missing",
    "upload_late",
    "paper_missing",
    "paper_moment_missing",
    "paper_late",
    "paper_arrived_late",
    "copies_wrong",
    "not_bound",
    "seal_missing",
    "seal_other",
    "seal_of_one_office",
    "stage_skipped",
    "stage_out_of_order",
    "stage_early",
    "stage_late",
    "stage_after_expected",
    "claim_above_evidence",
    "claim_below_evidence",
    "claim_above_full_marks",
    "claim_below_least",
    "claim_off_grid",
    "claim_sum_differs",
    "claim_missing",
    "claim_unknown_id",
    "team_count",
    "team_size",
    "head_not_of_member_unit",
    "member_not_of_member_unit",
    "unit_not_visited",
    "days_unusual",
    "team_in_two_places",
    "visit_early",
    "visit_late",
    "visit_after_expected",
]
"""What the checks of procedure can find: materials, stages, claims, the on-site check."""

FactName = Literal[
    "national_sampling_failure_rate",
    "provincial_sampling_failure_rate",
    "city_sampling_failure_rate",
    "quality_warnings",
    "vegetable_pass_rate",
    "livestock_pass_rate",
    "aquatic_pass_rate",
    "residue_testing_town_coverage",
    "food_sampling_publication_rate",
    "building_large_acceptance_rate",
    "building_other_acceptance_rate",
    "building_supervision_coverage",
    "building_supervisors_sufficient",
    "transport_large_acceptance_rate",
    "transport_other_acceptance_rate",
    "transport_supervision_coverage",
    "transport_supervisors_sufficient",
    "modern_services_share",
    "national_service_standards",
    "provincial_service_standards",
    "good_air_days_rate",
    "pm25_annual_mean",
    "drinking_water_source_compliance_rate",
    "good_surface_water_share",
    "good_surface_water_target",
    "inferior_v_share",
    "inferior_v_target",
    "i_to_iv_share",
    "black_odorous_water_target_met",
    "quality_infrastructure_index",
    "overdue_inspection_centres",
    "quality_incentive_projects",
]
"""The names of facts."""

ClauseId = Literal[
    "1.1",
    "1.2",
    "1.3",
    "1.4",
    "2.1",
    "2.2",
    "2.3",
    "3.1",
    "3.2",
    "4.1",
    "4.2",
    "4.3",
    "5",
    "6.1",
    "6.2",
    "6.3",
    "7",
    "8",
    "9",
    "10.1",
    "10.2",
    "11.1",
    "11.2",
    "11.3",
    "11.4",
    "12.1",
    "12.2",
    "13",
    "14",
    "15",
    "16",
    "17",
    "18",
    "19",
    "20",
    "21",
    "22",
    "23",
    "24",
    "25",
    "26",
    "27",
    "28",
    "29",
    "30",
    "31",
    "32",
    "33",
    "34",
    "35",
    "36",
    "37",
    "38",
    "39",
    "40",
    "41",
    "42",
    "43",
]
"""The ids of clauses, which are those of their marks and rulings too."""

_GRADES: tuple[Grade, ...] = get_args(Grade)
_CLASSES: tuple[IncidentClass, ...] = get_args(IncidentClass)
_FINDINGS: tuple[FindingCode, ...] = get_args(FindingCode)


def grade_of(text: str) -> Grade:
    """The grade of that name, by its type; raises SchemeError for any other.

    >>> grade_of("B")
    'B'
    """
    return next((known for known in _GRADES if known == text), None) or _unknown(text, _GRADES)


def incident_class_of(text: str) -> IncidentClass:
    """The class of incidents of that name, by its type; raises SchemeError for any other."""
    return next((known for known in _CLASSES if known == text), None) or _unknown(text, _CLASSES)


def finding_code_of(text: str) -> FindingCode:
    """The code of a finding by its type; raises SchemeError for any other."""
    return next((known for known in _FINDINGS if known == text), None) or _unknown(text, _FINDINGS)


def _unknown(text: str, known: tuple[str, ...]) -> NoReturn:
    raise SchemeError.of("", "unknown_choice", case="word", given=described(text), known=known)
