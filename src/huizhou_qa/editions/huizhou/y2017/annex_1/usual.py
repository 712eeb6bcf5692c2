"""Usual ranges of facts: what a county or a district mostly reports, each with its grounds.

No rule reads them and they refuse nothing: a value outside is scored, and noted, because a slip is
likelier. Only facts where a slip of a digit, or the rate of the opposite, would pass unseen have one.
None is printed in the plan: they are this edition's own, drawn wide.
"""

from huizhou_qa.errors import Wording
from huizhou_qa.rules.usual import Usual

USUAL_FAILURES = Usual(
    "[0, 50]", Wording("过半不合格的少见，可能填成了合格率", "more than half rarely fail; it may be the pass rate")
)
USUAL_PASSES = Usual(
    "[60, 100]", Wording("四成以上不合格的少见，可能小数点移位或填成了不合格率", "four in ten rarely fail")
)
USUAL_COVERAGE = Usual(
    "[50, 100]", Wording("覆盖不到一半的少见，可能小数点移位", "rarely below half; a decimal point may have slipped")
)
USUAL_GOOD_DAYS = Usual(
    "[50, 100]",
    Wording(
        "优良天数不到半年的少见，可能小数点移位", "rarely below half of the year; a decimal point may have slipped"
    ),
)
USUAL_PM25 = Usual(
    "[5, 150]",
    Wording(
        "世界卫生组织2021年指导值为5，国家二级标准年均限值35的四倍为140",
        "5 is the WHO guideline of 2021, and 140 is four times the annual limit of 35 of GB 3095-2012",
    ),
)
USUAL_MODERN_SERVICES = Usual(
    "[10, 90]",
    Wording("不足一成或超过九成的少见，可能小数点移位", "rarely below a tenth or above nine tenths of services"),
)
USUAL_WARNINGS = Usual("[0, 10]", Wording("一年中一般不超过几次", "mostly none or a few in a year"))
USUAL_STANDARDS = Usual("[0, 20]", Wording("一年中一般不超过几个", "mostly a few in a year"))
USUAL_OVERDUE_CENTRES = Usual(
    "[0, 5]", Wording("一个县、区的质检中心（站）一般只有几个", "a county has a few such centres")
)
USUAL_INCENTIVE_PROJECTS = Usual("[0, 200]", Wording("一个县、区一般不超过几十个", "mostly a few dozen in a county"))
