"""The folder of the compiled arithmetic can be taken away: the exact one gives the same scores, only slower."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from huizhou_qa import Evidence, assess, assess_cohort, get_scheme
from huizhou_qa.codec import assessment_to_json
from support.model_2017 import UNITS, VETO, member

ROOT = Path(__file__).parents[2]

WORK = """
import json, sys
sys.path.insert(0, "tests")
from support.without_compiled import take_away
take_away()
from huizhou_qa import Evidence, EvidenceError, assess, assess_cohort, get_scheme
from huizhou_qa.codec import assessment_to_json
from support.model_2017 import UNITS, VETO, changed, member

scheme = get_scheme("huizhou", 2017)
told, units = [], [
    Evidence.from_dict({**unit["evidence"], "incidents": incidents}) for unit in UNITS[:3] for incidents in ([], [VETO])
]
for result in [assess(scheme, unit) for unit in units]:
    result.verify()
    told.append([str(result.total), result.grade, str(result.exact_total), result.exact_grade, repr(result.clauses)])
    told[-1].append(assessment_to_json(result))
cohort = assess_cohort(scheme, [member("甲"), member("乙", projects=7), member("丙", index=3)])
cohort.verify()
try:
    assess(scheme, changed({"i_to_iv_share": 99, "inferior_v_share": 2}))
except EvidenceError as error:
    told.append([fault.code for fault in error.faults])
told.append(repr(cohort.ranking))
assert not [name for name in sys.modules if name.startswith("huizhou_qa.engine.compiled.")]
print(json.dumps(told))
"""


def test_without_the_compiled_arithmetic_every_score_is_the_same() -> None:
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-X", "utf8", "-c", WORK],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    *units, contradiction, ranking = json.loads(done.stdout)
    scheme = get_scheme("huizhou", 2017)
    cases = [(unit, incidents) for unit in UNITS[:3] for incidents in ([], [VETO])]
    for (unit, incidents), told in zip(cases, units, strict=True):
        result = assess(scheme, Evidence.from_dict({**unit["evidence"], "incidents": incidents}))
        figures = [str(result.total), result.grade, str(result.exact_total), result.exact_grade, repr(result.clauses)]
        assert told == [*figures, assessment_to_json(result)]
    assert contradiction == ["contradiction"]
    cohort = assess_cohort(scheme, [member("甲"), member("乙", projects=7), member("丙", index=3)])
    assert ranking == repr(cohort.ranking)
