"""The compiled arithmetic: a program prepared once for whole numbers, and run where everything it reads is known.

This folder holds all that is clever for the sake of speed. It can be deleted: the exact arithmetic gives the same
numbers, only slower. ``huizhou_qa.engine.plans`` alone imports it.
"""

from huizhou_qa.engine.compiled.arithmetic import Compiled
from huizhou_qa.engine.compiled.folded import CompiledFoldedPlan, folded
from huizhou_qa.engine.compiled.plan import CompiledPlan, compiled
from huizhou_qa.engine.compiled.step_texts import telling

__all__ = ["Compiled", "CompiledFoldedPlan", "CompiledPlan", "compiled", "folded", "telling"]
