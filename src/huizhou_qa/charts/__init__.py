"""Charts of results, with Altair: what a clause gives, where marks went, a cohort, readings, bounds.

The extra ``charts`` brings what this needs; the rest of the library never imports it. A chart is Altair's own:
``chart.save("chart.svg")`` and ``chart.save("chart.png")`` work without a network.
"""

from huizhou_qa.charts.bounds import bounds_chart
from huizhou_qa.charts.clause import clause_chart
from huizhou_qa.charts.cohort import cohort_chart
from huizhou_qa.charts.lost import lost_chart
from huizhou_qa.charts.readings import readings_chart

__all__ = ["bounds_chart", "clause_chart", "cohort_chart", "lost_chart", "readings_chart"]
