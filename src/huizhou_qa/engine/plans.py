"""Who makes the plans by which evidence is scored: the compiled arithmetic where its folder is there, else the exact.

This is the one module that imports that folder. What a plan is stands in ``plan_protocols`` and ``step_tellers``.
"""

from __future__ import annotations

from huizhou_qa.engine.exact_plans import exact_folded_plan, exact_plan
from huizhou_qa.engine.plan_protocols import MakesFoldedPlan, MakesPlan
from huizhou_qa.engine.step_tellers import MakesStepTeller, recorded_telling

FOLDER = "huizhou_qa.engine.compiled"

plan_of: MakesPlan
folded_plan: MakesFoldedPlan
telling: MakesStepTeller

# Importing is plainer than looking for the folder first, which finds no more than the import does.
try:
    from huizhou_qa.engine.compiled import compiled, folded
    from huizhou_qa.engine.compiled import telling as prepared_telling
except ModuleNotFoundError as _missing:
    # Only the folder as a whole may be away: a module missing in it is a broken installation, and is told as one.
    if _missing.name != FOLDER:
        raise
    plan_of, folded_plan, telling = exact_plan, exact_folded_plan, recorded_telling
else:
    plan_of, folded_plan, telling = compiled, folded, prepared_telling
