"""Words for rules, in Chinese and English from the same phrases: the criterion of a rule, and the ground of its points.

An arithmetic (``arithmetic``) whose numbers are phrases: a measure is a formula (``measured``); points are described by
a curve (``curved``), by conditions (``gates``, ``truths``), or part by part (``several``). All
phrases are in one table (``phrases``). It works for every node, including nodes from outside the package.
"""

from huizhou_qa.words.texts import criterion, ground, numbers_wanted, requirement

__all__ = ["criterion", "ground", "numbers_wanted", "requirement"]
