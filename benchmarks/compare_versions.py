"""Sets ``assess`` and ``verify`` of this version beside those of another, given by the folder of its sources.

Each version runs in a process of its own, and the two take turns; what is printed are ratios of processor time.
Where a process happens to lie in memory matters by some percent: so several pairs are measured, one after another.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path

PAIRS, ROUNDS = 7, 7
HERE = Path(__file__).resolve().parent.parent
UNITS = HERE / "tests" / "data" / "units.json"
USAGE = "compare_versions.py OTHER_SOURCES, such as ../before/src"

# What one version does at each line that it is sent: a turn, and the microseconds a unit that it took.
TURNS = """
import json, sys, time
from huizhou_qa import Evidence, assess, get_scheme
scheme = get_scheme("huizhou", 2017)
with open(sys.argv[1], encoding="utf-8") as file:
    units = json.load(file, parse_float=str)[:30]
evidence = [Evidence.from_dict(unit.get("evidence", unit)) for unit in units]
def took(run, over, times):
    start = time.process_time()
    for _ in range(times):
        for one in over:
            run(one)
    return (time.process_time() - start) / times / len(over) * 1e6
results = [assess(scheme, one) for one in evidence[:5]]
for line in sys.stdin:
    took(lambda one: assess(scheme, one), evidence, 1)
    took(lambda one: one.verify(), results, 1)
    print(took(lambda one: assess(scheme, one), evidence, 8), took(lambda one: one.verify(), results, 4), flush=True)
"""


def started(sources: Path) -> subprocess.Popen[str]:
    """A version that waits for its turn."""
    command = [sys.executable, "-c", TURNS, str(UNITS)]
    pipe = subprocess.PIPE
    environment = {"PYTHONPATH": str(sources)}
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment)  # noqa: S603 (our own text)


def turn(version: subprocess.Popen[str]) -> tuple[float, float]:
    """One turn of a version: microseconds a unit of ``assess`` and of ``verify``."""
    if version.stdin is None or version.stdout is None:
        raise SystemExit(USAGE)
    version.stdin.write("\n")
    version.stdin.flush()
    assessing, verifying = version.stdout.readline().split()
    return float(assessing), float(verifying)


def measured(ours: Path, theirs: Path) -> list[list[tuple[float, float]]]:
    """What both took, round by round, of one pair of processes."""
    versions = [started(ours), started(theirs)]
    timed = [[turn(version) for version in versions] for _ in range(ROUNDS)]
    for version in versions:
        version.terminate()
    return timed


def main(arguments: list[str]) -> int:
    """Measures and prints; nothing passes or fails by time."""
    if len(arguments) != 1:
        print(USAGE)
        return 2
    timed = [times for _ in range(PAIRS) for times in measured(HERE / "src", Path(arguments[0]).resolve())]
    print(f"this version / the other, median of {len(timed)} interleaved rounds (least to most)")
    for at, name in enumerate(("assess", "verify")):
        ratios = [ours[at] / theirs[at] for ours, theirs in timed]
        each = ", ".join(
            f"{statistics.median(took[at] for took in version):.0f}" for version in zip(*timed, strict=True)
        )
        print(
            f"  {name:8} {statistics.median(ratios):5.2f} ({min(ratios):.2f} to {max(ratios):.2f}); microseconds {each}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
