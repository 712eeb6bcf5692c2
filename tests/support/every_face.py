"""One of everything that a notebook shows, of the bundled cohort and of small schemes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from huizhou_qa import Evidence, amend, assess, assess_cohort, bounds, get_scheme
from huizhou_qa.analysis import (
    Move,
    cohort_results,
    compare,
    compare_cohorts,
    compare_schemes,
    effect_of,
    effect_of_scheme,
    influence,
    lost,
    next_steps,
    path_to_grade,
    prove,
    readings_report,
    sweep,
)
from huizhou_qa.composite import composite_cohort
from huizhou_qa.markup import InNotebook
from huizhou_qa.onsite import assess_on_site
from huizhou_qa.scorers import mark
from huizhou_qa.statements import Statement, prevailing_values
from support import cohort_by_hand as by_hand


def every_face() -> Mapping[str, InNotebook]:
    """The values by a name of their own."""
    scheme = get_scheme("huizhou", 2017)
    read = get_scheme("huizhou", 2017, readings={"services_band_ends": "lower"})
    cohort = assess_cohort(scheme, [Evidence.from_dict(unit) for unit in by_hand.bundled()])
    result, units = cohort.results["丙县"], cohort.results
    evidence = result.evidence
    amended = amend(cohort.members["丙县"], {"marks": {"14": 0}}, "质量强市办", "2018-02-01", "复核材料不全")
    on_site = {unit: assess_on_site(scheme, by_hand.ratings(at), unit=unit) for at, unit in enumerate(units)}
    joined = composite_cohort(cohort, on_site, choice="weighted", on_site_weight="0.3")
    lacking = Evidence.from_dict({**by_hand.bundled()[2], "averages": dict.fromkeys(by_hand.AVERAGED, "10")})
    open_unit = amend(lacking, {"marks": {"14": None, "15": None}, "incidents": None}, "办", "2018-02-01", "复核未完成")
    said = [
        Statement("self_assessment", "丙县", date(2018, 1, 1), cohort.members["丙县"]),
        Statement(
            "document_review", "质量强市办", date(2018, 1, 9), Evidence.from_dict({"unit": "丙县", "marks": {"14": 0}}),
            "材料不全",
        ),
    ]  # fmt: skip
    moves = [Move(name, 0, 100, "0.5", cost_up=1) for name in ("pm25_annual_mean", "good_air_days_rate")]
    return {
        "assessment": result,
        "vetoed": units["丁区"],
        "pending": units["己区"],
        "cohort": cohort,
        "evidence": evidence,
        "amended": amended,
        "statement": said[0],
        "prevailing": prevailing_values(scheme, said),
        "comparison": compare(result, assess(read, evidence)),
        "cohort_comparison": effect_of(cohort, amended),
        "composites_compared": compare_cohorts(joined, joined),
        "results": cohort_results(joined),
        "composite": joined.results["丁区"],
        "composites": joined,
        "on_site": on_site["丙县"],
        "report": readings_report(scheme, evidence),
        "bounds": bounds(scheme, open_unit),
        "steps": next_steps(scheme, evidence),
        "path": path_to_grade(scheme, evidence, "B", moves),
        "proof": prove(scheme),
        "influences": influence(cohort),
        "lost": lost(result),
        "sweep": sweep(scheme, evidence, "pm25_annual_mean", 20, 60),
        "schemes": compare_schemes(scheme, scheme.variant("variant", clauses={"14": mark("14", "得分", 1)})),
        "scheme_effect": effect_of_scheme(cohort, read),
        "clause": scheme.clauses["10.2"],
        "scheme": scheme,
        "readings": read.chosen_readings,
    }
