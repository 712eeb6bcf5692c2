"""Made-up units of Annex 1 (2017): complete, the same in every run, with figures on and around every edge."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import TypedDict

from annex1_model import Given

UNITS = 60
SEED = 2017

# Percent points at which the points of a clause change.
PERCENT_EDGES: Mapping[str, Sequence[int]] = {
    "national_sampling_failure_rate": (10, 15, 20),
    "provincial_sampling_failure_rate": (10, 15, 20),
    "city_sampling_failure_rate": (10,),
    "vegetable_pass_rate": (96,),
    "livestock_pass_rate": (98,),
    "aquatic_pass_rate": (96,),
    "residue_testing_town_coverage": (60, 100),
    "food_sampling_publication_rate": (100,),
    "building_supervision_coverage": (100,),
    "transport_supervision_coverage": (98, 99, 100),
    "modern_services_share": (20, 30, 40, 50),
    "good_air_days_rate": range(80, 91),
    "drinking_water_source_compliance_rate": (100,),
}
PM25_EDGES = range(35, 46)
COUNTS_UP_TO: Mapping[str, int] = {
    "quality_warnings": 3,
    "national_service_standards": 2,
    "provincial_service_standards": 5,
    "overdue_inspection_centres": 2,
}
TRUTHS = ("building_supervisors_sufficient", "transport_supervisors_sufficient", "black_odorous_water_target_met")
FULL_MARKS: Mapping[str, int] = {
    "5": 4,
    "9": 4,
    **{str(item): 2 if item in {15, 19, 21, 22, 23, *range(30, 39)} else 1 for item in range(14, 44)},
}
ALL = 10_000
"""One hundred percent, in hundredths of a point."""


class Unit(TypedDict):
    """One made-up unit, in the form that ``Evidence.from_dict`` reads."""

    unit: str
    facts: Given
    marks: Given
    averages: Given
    incidents: list[object]


def written(hundredths: int) -> str:
    """A figure with at most two decimals, in the fewest digits."""
    whole, part = divmod(hundredths, 100)
    return f"{whole}.{part:02d}".rstrip("0").rstrip(".")


def around(edges: Sequence[int], most: int, chance: random.Random) -> list[int]:
    """A figure for each unit, in hundredths: on every edge, just beside it, and anywhere."""
    beside = [100 * edge + step for edge in edges for step in (-1, 0, 1)]
    anywhere = [chance.randint(0, most) for _ in range(UNITS - len(beside))]
    figures = [min(figure, most) for figure in beside + anywhere]
    chance.shuffle(figures)
    return figures


def near(target: int, chance: random.Random) -> int:
    """A share that meets a target exactly, misses or passes it by a hundredth, or lies anywhere."""
    share = chance.choice((target, target - 1, target + 1, chance.randint(0, ALL)))
    return min(max(share, 0), ALL)


def acceptance(chance: random.Random) -> Given:
    """The acceptance rates of both kinds of works; a clause needs two at once, so most are close to their lines."""
    hundredths = {}
    for works in ("building", "transport"):
        hundredths[f"{works}_large_acceptance_rate"] = chance.choice((ALL, ALL, ALL, ALL - 1, chance.randint(0, ALL)))
        hundredths[f"{works}_other_acceptance_rate"] = chance.choice((9_800, 9_799, 9_801, ALL, chance.randint(0, ALL)))
    return {name: written(figure) for name, figure in hundredths.items()}


def water(chance: random.Random) -> Given:
    """The shares of water sections and their targets, which have to agree with each other."""
    good_target = chance.choice((8_000, 9_000, 8_333, 0, ALL))
    inferior_target = chance.choice((0, 0, 500, 1_000, 333))
    inferior = near(inferior_target, chance)
    hundredths = {
        "good_surface_water_share": near(good_target, chance),
        "good_surface_water_target": good_target,
        "inferior_v_share": inferior,
        "inferior_v_target": inferior_target,
        "i_to_iv_share": chance.choice((0, ALL - inferior, chance.randint(0, ALL - inferior))),
    }
    return {name: written(figure) for name, figure in hundredths.items()}


def average_beside(figure: int, multiples: Sequence[tuple[int, int]], chance: random.Random) -> str:
    """An average of which the figure is one of the multiples, as nearly as two decimals can say, or any."""
    of, whole = chance.choice(multiples)
    edge = figure * whole // of + chance.choice((-1, 0, 0, 1))
    return written(max(chance.choice((edge, edge, edge, chance.randint(0, 4_000))), 0))


def made_up_units() -> list[Unit]:
    """Complete units that are the same in every run, with figures on and around every edge."""
    chance = random.Random(SEED)
    percentages = {name: around(edges, ALL, chance) for name, edges in PERCENT_EDGES.items()}
    pm25 = around(PM25_EDGES, 8_000, chance)
    units: list[Unit] = []
    for number in range(UNITS):
        facts: Given = {name: written(figures[number]) for name, figures in percentages.items()}
        facts |= {"pm25_annual_mean": written(pm25[number])}
        facts |= {name: str(chance.randint(0, most)) for name, most in COUNTS_UP_TO.items()}
        facts |= {name: chance.random() < 2 / 3 for name in TRUTHS}
        facts |= acceptance(chance)
        facts |= water(chance)
        index, projects = chance.randint(0, 4_000), chance.randint(0, 30)
        facts |= {"quality_infrastructure_index": written(index), "quality_incentive_projects": str(projects)}
        full_marks = FULL_MARKS if facts["black_odorous_water_target_met"] else {**FULL_MARKS, "11.4": 1}
        units.append(
            Unit(
                unit=f"unit {number + 1}",
                facts=facts,
                marks={
                    clause: written(chance.choice((100 * full, 100 * full, chance.randint(0, 100 * full))))
                    for clause, full in full_marks.items()
                },
                averages={
                    "quality_infrastructure_index": average_beside(index, ((1, 2), (1, 1)), chance),
                    "quality_incentive_projects": average_beside(100 * projects, ((1, 2), (1, 1), (6, 5)), chance),
                },
                incidents=[],
            )
        )
    return units
