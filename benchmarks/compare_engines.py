"""What scoring costs beside general rules engines written in Rust: zen-engine and datalogic.

Run it as ``python benchmarks/compare_engines.py``. It first checks that all give the same figures for every made-up
unit, and ends with exit code 1 where they do not; only then does it measure, in interleaved rounds of processor time.
Nothing passes or fails by time: only the ratios of one run on one machine mean anything.
"""

from __future__ import annotations

import gc
import json
import platform
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from typing import NamedTuple

import datalogic_py
import zen
from annex1_json_logic import all_clauses
from annex1_model import Context, a_node_per_clause, all_figures, context, figure_key, one_node, one_object, points_key
from made_up_units import UNITS, Unit, made_up_units

from huizhou_qa import Assessment, Evidence, assess, assess_cohort, get_scheme
from huizhou_qa.codec import assessment_to_json, evidence_from_json, evidence_to_json
from huizhou_qa.sheets import self_scoring_sheet

ROUNDS = 25
TURN_SECONDS = 0.06
TOLERANCE = 1e-9
SCHEME = get_scheme("huizhou", 2017)
ITEMS = {item.id: [clause.id for clause in item.clauses] for item in SCHEME.items.values()}
HEADINGS = {heading.id: [item.id for item in heading.items()] for heading in SCHEME.groups.values()}

OBJECT, NODE, EACH, FIGURES, LOGIC = (
    "zen, one object of 58 points",
    "zen, one node of 58 points",
    "zen, a node per clause",
    "zen, all figures",
    "datalogic, 58 points",
)
TEXT_FIGURES, TEXT_LOGIC = "zen, all figures, from text", "datalogic, 58 points, text to text"
AGAIN, FRESH = "assess, evidence scored before", "assess, evidence never seen"
LINES, TEXT, FROM_DICT = "assess, every line read", "text to result", "Evidence.from_dict"
TO_JSON, VERIFY, SHEET = "assessment_to_json", "result.verify()", "self_scoring_sheet"
SIZES = (100, 1_000, 10_000)
COHORT_ROUNDS = 5


class Subjects(NamedTuple):
    """The same units in every form that is compared, all made before anything is timed."""

    units: list[Unit]
    evidence: list[Evidence]
    texts: list[str]
    results: list[Assessment]
    contexts: list[Context]
    context_texts: list[str]
    engine: zen.ZenEngine
    rule: datalogic_py.Rule


def subjects() -> Subjects:
    """Units, evidence, results and contexts, and the engines with every layout loaded."""
    units = made_up_units()
    evidence = [Evidence.from_dict(unit) for unit in units]
    contexts = [context(unit["facts"], unit["marks"], unit["averages"]) for unit in units]
    content = {OBJECT: one_object(), NODE: one_node(), EACH: a_node_per_clause(), FIGURES: all_figures(ITEMS, HEADINGS)}
    return Subjects(
        units,
        evidence,
        [evidence_to_json(one) for one in evidence],
        [assess(SCHEME, one) for one in evidence],
        contexts,
        [json.dumps(one) for one in contexts],
        zen.ZenEngine({"loader": {"type": "static", "content": content}}),
        datalogic_py.Engine().compile_template(all_clauses()),
    )


def differences(of: Subjects) -> Iterator[str]:
    """What differs from ``assess``, over every figure of every unit and engine; empty texts where they agree."""
    for read, result in zip(of.contexts, of.results, strict=True):
        points = {points_key(id_): float(line.working.points) for id_, line in result.clauses.items()}
        written = {points_key(id_): float(line.points) for id_, line in result.clauses.items()}
        written |= {figure_key("item", id_): float(line.points) for id_, line in result.items.items()}
        headings = [float(line.points) for line in result.groups.values()]
        written |= {figure_key("heading", str(at)): given for at, given in enumerate(headings)}
        for layout in (OBJECT, NODE, EACH):
            found = of.engine.evaluate(layout, read)["result"]
            yield from _unlike(f"{layout}, {result.unit}", found["points"] if layout == OBJECT else found, points)
        yield from _unlike(f"{LOGIC}, {result.unit}", of.rule.evaluate(read), points)
        found = of.engine.evaluate(FIGURES, read)["result"]
        grade = found.pop("grade")
        yield "" if grade == result.grade else f"{FIGURES}, {result.unit}: grade {grade}, assess {result.grade}"
        yield from _unlike(f"{FIGURES}, {result.unit}", found, {**written, "total": float(result.total)})


def _unlike(where: str, found: Mapping[str, float], right: Mapping[str, float]) -> Iterator[str]:
    if found.keys() != right.keys():
        yield f"{where}: it has {len(found)} figures, assess {len(right)}"
        return
    for key, figure in right.items():
        agrees = abs(found[key] - figure) <= TOLERANCE
        yield "" if agrees else f"{where}, {key}: {found[key]}, assess {figure}"


class Contender(NamedTuple):
    """What is timed: one call a unit, with values that are made before the clock starts, anew for every pass."""

    values: Callable[[Subjects], Sequence[object]]
    call: Callable[..., object]


def results_of(of: Subjects) -> Sequence[object]:
    """Results of which nothing was read yet."""
    return [assess(SCHEME, one) for one in of.evidence]


def every_line(evidence: Evidence) -> None:
    """``assess``, and then every line of its ledger asked for, which is when a line is made."""
    result = assess(SCHEME, evidence)
    for lines in (result.clauses, result.items, result.groups):
        list(lines.values())


def contenders(of: Subjects) -> Mapping[str, Contender]:
    """All that is timed, by name."""
    # Asked by name: a decision of its own (``get_decision``) takes three times as long.
    zen_of = {name: partial(of.engine.evaluate, name) for name in (OBJECT, NODE, EACH, FIGURES)}
    return {
        **{name: Contender(lambda of: of.contexts, evaluate) for name, evaluate in zen_of.items()},
        TEXT_FIGURES: Contender(lambda of: of.context_texts, zen_of[FIGURES]),
        LOGIC: Contender(lambda of: of.contexts, of.rule.evaluate),
        TEXT_LOGIC: Contender(lambda of: of.context_texts, of.rule.evaluate_str),
        AGAIN: Contender(lambda of: of.evidence, lambda one: assess(SCHEME, one)),
        FRESH: Contender(lambda of: [Evidence.from_dict(unit) for unit in of.units], lambda one: assess(SCHEME, one)),
        LINES: Contender(lambda of: of.evidence, every_line),
        FROM_DICT: Contender(lambda of: of.units, Evidence.from_dict),
        TEXT: Contender(lambda of: of.texts, lambda text: assess(SCHEME, evidence_from_json(text))),
        TO_JSON: Contender(results_of, assessment_to_json),
        VERIFY: Contender(results_of, lambda one: one.verify()),
        SHEET: Contender(results_of, self_scoring_sheet),
    }


def seconds(contender: Contender, of: Subjects, passes: int = 1) -> float:
    """How long the processor works for so many passes over all units."""
    spent, call = 0.0, contender.call
    for _ in range(passes):
        values = contender.values(of)
        start = time.process_time()
        for value in values:
            call(value)
        spent += time.process_time() - start
    return spent


def measured(of: Subjects) -> dict[str, list[float]]:
    """Seconds of the processor a unit of every contender, round by round.

    In every round each contender has one turn, one after the other, and all turns are of about
    the same length, so that whatever else the machine does falls on all alike.
    """
    timed = contenders(of)
    passes = {
        name: max(1, round(TURN_SECONDS / max(min(seconds(one, of) for _ in range(3)), 1e-4)))
        for name, one in timed.items()
    }
    found: dict[str, list[float]] = {name: [] for name in timed}
    for _ in range(ROUNDS):
        for name, one in timed.items():
            found[name].append(seconds(one, of, passes[name]) / passes[name] / UNITS)
    return found


def cohorts(of: Subjects) -> dict[int, list[float]]:
    """Seconds of the processor a unit of ``assess_cohort``, by the size of the cohort, in interleaved rounds."""
    members = {size: members_of(of, size) for size in SIZES}
    found: dict[int, list[float]] = {size: [] for size in SIZES}
    for _ in range(COHORT_ROUNDS):
        for size in SIZES:
            gc.collect()
            start, times = time.process_time(), max(1, SIZES[1] // size)
            for _ in range(times):
                assess_cohort(SCHEME, members[size])
            found[size].append((time.process_time() - start) / size / times)
    return found


def members_of(of: Subjects, size: int) -> list[Evidence]:
    """So many units, each with a name of its own and without averages, which a cohort works out."""
    units = (of.units[at % UNITS] for at in range(size))
    return [Evidence.from_dict({**unit, "unit": f"unit {at}", "averages": {}}) for at, unit in enumerate(units)]


def kept_bytes(of: Subjects, size: int) -> float:
    """Bytes a unit that a cohort's results keep beyond the evidence, of which nothing was read."""
    members = members_of(of, size)
    assess_cohort(SCHEME, members_of(of, 2))
    gc.collect()
    tracemalloc.start()
    cohort = assess_cohort(SCHEME, members)
    gc.collect()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return kept / len(cohort.results)


def report(timed: Mapping[str, Sequence[float]]) -> None:
    """One table: microseconds a unit, and the ratios of every round's own pair to each layout of zen."""
    beside = (AGAIN, NODE, EACH, FIGURES)
    print(f"\nmedian of {ROUNDS} interleaved rounds, processor time a unit; ratios to what stands above each column")
    print(f"{'':34} {'µs':>8}" + "".join(f"{name.removeprefix('zen, ')[:22]:>26}" for name in beside))
    for name, each in timed.items():
        cells = []
        for other in beside:
            ratios = [ours / theirs for ours, theirs in zip(each, timed[other], strict=True)]
            cells.append(f"{statistics.median(ratios):8.2f} ({min(ratios):.2f} to {max(ratios):.2f})")
        print(f"{name:34} {statistics.median(each) * 1e6:8.1f}" + "".join(f"{cell:>26}" for cell in cells))


def report_on_cohorts(timed: Mapping[int, Sequence[float]], kept: float) -> None:
    """What a unit costs in cohorts of several sizes, and what it keeps."""
    least = SIZES[0]
    print(f"\nassess_cohort, processor time a unit, ratios to a cohort of {least} in the same round")
    for size, each in timed.items():
        ratios = [one / other for one, other in zip(each, timed[least], strict=True)]
        print(f"{size:8} units {statistics.median(each) * 1e6:8.1f} µs {statistics.median(ratios):6.2f}")
    print(f"memory kept a unit beyond the evidence, of a cohort of {SIZES[1]}: {kept / 1000:.1f} kB")


def main() -> int:
    """Checks, measures and prints; the exit code is 1 where the engines do not agree."""
    of = subjects()
    versions = ", ".join(f"{name} {version(name)}" for name in ("zen-engine", "datalogic-py"))
    print(f"Python {platform.python_version()}, {versions}, {UNITS} made-up units")
    found = list(differences(of))
    unlike = [difference for difference in found if difference]
    if unlike:
        print(*unlike, sep="\n")
        print(f"{len(unlike)} differences; nothing was measured")
        return 1
    print(f"{len(found)} figures compared, all equal within {TOLERANCE:g}; no unit was left out")
    report(measured(of))
    report_on_cohorts(cohorts(of), kept_bytes(of, SIZES[1]))
    print("\nOnly ratios measured in one run mean anything; times of different runs or machines do not compare.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
