"""How long ``assess`` takes beside zen-engine, a rules engine written in Rust.

Run it as ``python benchmarks/compare_engines.py``. It first checks that both give the same points
for every clause of every made-up unit, and ends with exit code 1 where they do not; only then does
it measure, in interleaved rounds. Nothing passes or fails by time: only the ratios of one run on
one machine mean anything.
"""

from __future__ import annotations

import platform
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import NamedTuple, TypedDict

import zen
from annex1_model import Context, Given, a_node_per_clause, context, one_node, points_key

from huizhou_qa import Evidence, assess, get_scheme
from huizhou_qa.ledger.assessment import Assessment

UNITS = 60
SEED = 2017
ROUNDS = 25
TURN_SECONDS = 0.08
TOLERANCE = 1e-9
SCHEME = get_scheme("huizhou", 2017)

ASSESS = "assess"
PER_CLAUSE = "zen a_node_per_clause"
ONE_NODE = "zen one_node"
WRITTEN_OUT = "assess, every line read"
MAKING = "Evidence.from_dict"
VERIFYING = "result.verify()"

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


class Subjects(NamedTuple):
    """The same units in every form that is compared, all made before anything is timed."""

    units: list[Unit]
    evidence: list[Evidence]
    results: list[Assessment]
    contexts: list[Context]
    engine: zen.ZenEngine


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


def subjects() -> Subjects:
    """Units, evidence, results and contexts, and zen with both layouts loaded."""
    units = made_up_units()
    evidence = [Evidence.from_dict(unit) for unit in units]
    content = {PER_CLAUSE: a_node_per_clause(), ONE_NODE: one_node()}
    return Subjects(
        units=units,
        evidence=evidence,
        results=[assess(SCHEME, one) for one in evidence],
        contexts=[context(unit["facts"], unit["marks"], unit["averages"]) for unit in units],
        engine=zen.ZenEngine({"loader": {"type": "static", "content": content}}),
    )


def compared(of: Subjects, layout: str) -> Iterator[str]:
    """For every clause of every unit, what differs between zen and ``assess``: empty where they agree."""
    for read, result in zip(of.contexts, of.results, strict=True):
        theirs: dict[str, float] = of.engine.evaluate(layout, read)["result"]
        if len(theirs) != len(result.clauses):
            yield f"{layout}, {result.unit}: zen has {len(theirs)} clauses, assess {len(result.clauses)}"
        for clause, line in result.clauses.items():
            given, points = theirs.get(points_key(clause)), line.working.points
            agrees = given is not None and abs(given - points) <= TOLERANCE
            yield "" if agrees else f"{layout}, {result.unit}, clause {clause}: zen {given}, assess {points}"


def assess_all(of: Subjects) -> None:
    """``assess`` as it is called: evidence validated against the scheme, points, sums, totals, grade."""
    for one in of.evidence:
        assess(SCHEME, one)


def read_every_line(of: Subjects) -> None:
    """``assess``, and then every line of its ledger asked for, which is when a line is made."""
    for one in of.evidence:
        result = assess(SCHEME, one)
        for lines in (result.clauses, result.items, result.groups):
            list(lines.values())


def evaluate_node_per_clause(of: Subjects) -> None:
    """Zen with a node for every clause, as a rule author would lay it out."""
    for read in of.contexts:
        of.engine.evaluate(PER_CLAUSE, read)


def evaluate_one_node(of: Subjects) -> None:
    """Zen with a single node."""
    for read in of.contexts:
        of.engine.evaluate(ONE_NODE, read)


def make_evidence(of: Subjects) -> None:
    """Evidence from plain data: form checked, every figure read exactly."""
    for unit in of.units:
        Evidence.from_dict(unit)


def verify_all(of: Subjects) -> None:
    """Ledgers recomputed from their workings."""
    for result in of.results:
        result.verify()


CONTENDERS: Mapping[str, Callable[[Subjects], None]] = {
    ASSESS: assess_all,
    PER_CLAUSE: evaluate_node_per_clause,
    ONE_NODE: evaluate_one_node,
    WRITTEN_OUT: read_every_line,
    MAKING: make_evidence,
    VERIFYING: verify_all,
}


def seconds(run: Callable[[Subjects], None], of: Subjects, times: int = 1) -> float:
    """How long the processor works for so many runs over all units."""
    start = time.process_time()
    for _ in range(times):
        run(of)
    return time.process_time() - start


def measured(of: Subjects) -> dict[str, list[float]]:
    """Seconds of the processor a unit of every contender, round by round.

    In every round each contender has one turn, one after the other, and all turns are of about
    the same length, so that whatever else the machine does falls on all alike.
    """
    times = {
        name: max(1, round(TURN_SECONDS / min(seconds(run, of) for _ in range(5)))) for name, run in CONTENDERS.items()
    }
    timed: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    for _ in range(ROUNDS):
        for name, run in CONTENDERS.items():
            timed[name].append(seconds(run, of, times[name]) / times[name] / UNITS)
    return timed


def report(timed: Mapping[str, Sequence[float]]) -> None:
    """Prints the ratios of every round's own pair, and the medians in microseconds."""
    print(f"\nratios, median of {ROUNDS} interleaved rounds (least to most)")
    for name in (PER_CLAUSE, ONE_NODE, WRITTEN_OUT, MAKING, VERIFYING):
        ratios = [theirs / ours for theirs, ours in zip(timed[name], timed[ASSESS], strict=True)]
        print(f"  {f'{name} / {ASSESS}':36} {statistics.median(ratios):5.2f} ({min(ratios):.2f} to {max(ratios):.2f})")
    medians = ", ".join(f"{name} {statistics.median(each) * 1e6:.0f}" for name, each in timed.items())
    print(f"\nmicroseconds of the processor a unit, for orientation only: {medians}")
    print("Only ratios measured in one run mean anything; times of different runs or machines do not compare.")


def main() -> int:
    """Checks, measures and prints; the exit code is 1 where the two engines do not agree."""
    of = subjects()
    print(f"Python {platform.python_version()}, zen-engine {version('zen-engine')}, {UNITS} made-up units")
    found = [difference for layout in (PER_CLAUSE, ONE_NODE) for difference in compared(of, layout)]
    differences = [difference for difference in found if difference]
    if differences:
        print(*differences, sep="\n")
        print(f"{len(differences)} differences; nothing was measured")
        return 1
    print(f"{len(found)} clause points compared, all equal within {TOLERANCE:g}; no unit was left out")
    report(measured(of))
    return 0


if __name__ == "__main__":
    sys.exit(main())
