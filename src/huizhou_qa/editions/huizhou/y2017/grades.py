"""The grade lines. Only D is named in the plan itself; the lines come from the national method."""

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.alternatives import Alternatives
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.steps.grades import GradeLine, GradeRule

LINES = (GradeLine("A", "90"), GradeLine("B", "80"), GradeLine("C", "60"))
SOURCE = "国办发〔2013〕47号《质量工作考核办法》第五条：A级90分及以上，B级80至89分，C级60至79分，D级59分及以下"
TO_WHOLE_POINTS = Rounding(0, "half_up", "total", SOURCE)
# A from 90, B from 80, C from 60, D below; totals as they are, or rounded first.
GRADES = Alternatives(
    "grade_lines",
    FrozenMapping(
        {
            "continuous": GradeRule(LINES, lowest="D", source=SOURCE),
            "rounded": GradeRule(LINES, lowest="D", source=SOURCE, rounding=TO_WHOLE_POINTS),
        }
    ),
)
