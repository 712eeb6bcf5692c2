"""Words for rules, in Chinese and English from the same phrases: what a rule gives points for, what became of it.

An arithmetic (``arithmetic``) whose numbers are phrases: a measure is a formula (``measured``), points are told by
the curve as it was said (``curved``), by conditions (``gates``, ``truths``), or part by part (``several``). All
phrases stand in one table (``phrases``). No node is known by its class, so a stranger's has words too.
"""

from huizhou_qa.words.texts import criterion, ground, requirement

__all__ = ["criterion", "ground", "requirement"]
