"""The grade lines. Only D is named in the plan itself; the lines come from the national method."""

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.ground.rounding import Rounding
from huizhou_qa.scheme.grades import GradeLine, GradeRule
from huizhou_qa.scheme.readings import Readings

LINES = (GradeLine("A", 90), GradeLine("B", 80), GradeLine("C", 60))
SOURCE = "国办发〔2013〕47号《质量工作考核办法》第五条：A级90分及以上，B级80至89分，C级60至79分，D级59分及以下"
ROUNDING_BEFORE_GRADING: Mapping[str, Rounding | None] = MappingProxyType(
    {
        "continuous": None,
        "rounded": Rounding(0, "half_up", "total", SOURCE),
    }
)


def grades(readings: Readings) -> GradeRule:
    """A from 90, B from 80, C from 60, D below; totals as they are, or rounded first."""
    rounding = readings.choose("grade_lines", ROUNDING_BEFORE_GRADING)
    return GradeRule(LINES, lowest="D", source=SOURCE, rounding=rounding)
