"""The compiled arithmetic: a program prepared once for whole numbers, and run where everything it reads is known.

This folder holds all that is clever for the sake of speed. It can be deleted: the exact arithmetic gives the same
numbers, only slower. ``huizhou_qa.engine.plans`` alone imports it.

``values`` says what a prepared number is, and ``arithmetic`` has the operations on such numbers, with what each needs
in ``sums``, ``operations``, ``places``, ``presence``, ``linear`` and ``ends``. ``plan`` prepares a program for any
numbers (``marks_at_once`` being the marks that are only rounded), ``folded`` for evidence of one shape, beside what
there was nothing of (``absence``); ``reading`` reads entries from a row. ``step_texts`` tells steps as text.
"""

from huizhou_qa.engine.compiled.arithmetic import Compiled
from huizhou_qa.engine.compiled.folded import CompiledFoldedPlan, folded
from huizhou_qa.engine.compiled.plan import CompiledPlan, compiled
from huizhou_qa.engine.compiled.step_texts import telling

__all__ = ["Compiled", "CompiledFoldedPlan", "CompiledPlan", "compiled", "folded", "telling"]
