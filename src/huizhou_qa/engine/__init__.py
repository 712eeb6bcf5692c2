"""The engine: runs a scheme's program to score evidence.

``assess`` and ``cohort`` are what callers ask; ``checking`` lists what stands in the way of a score. ``scored`` holds
evidence against the scheme (``fitted``), runs a plan of the scheme's program on its numbers (``rows``), and has
``figure_reader`` read the figures. What a plan is stands in ``plan_protocols``, who makes plans is chosen in ``plans``:
``compiled`` where that folder is there, else ``exact_plans``. Evidence of a usual shape has a plan folded for it
(``folded_scheme``), any other the one that takes anything (``prepared``).
"""
