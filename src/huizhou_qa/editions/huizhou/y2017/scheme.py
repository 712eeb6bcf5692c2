"""The 2017 edition put together."""

from huizhou_qa.editions.huizhou.y2017.annex_1.agreements import NO_MARK_WHERE_MET, SECTIONS_ADD_UP
from huizhou_qa.editions.huizhou.y2017.annex_1.measures import MEASURES
from huizhou_qa.editions.huizhou.y2017.annex_1.targets import TARGETS
from huizhou_qa.editions.huizhou.y2017.grades import GRADES
from huizhou_qa.editions.huizhou.y2017.incidents import DEDUCTIONS, TABLE, VETO_TO_D
from huizhou_qa.editions.huizhou.y2017.on_site import ON_SITE
from huizhou_qa.editions.huizhou.y2017.procedure import PROCEDURE
from huizhou_qa.editions.huizhou.y2017.readings import READINGS, SHORTHANDS
from huizhou_qa.editions.huizhou.y2017.terms import TERMS
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.alternatives import Alternatives
from huizhou_qa.program.readings import Readings
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.scheme import Scheme

SHEET = "附件3 自评得分栏"
PLACES: FrozenMapping[str, Rounding | Alternatives[Rounding]] = FrozenMapping(
    {places: Rounding(int(places), "half_up", "clause", SHEET) for places in ("2", "1", "3", "4", "6", "12")}
)

# Annex 1 of the 2017 plan: 100 marks, a veto, deductions, grades, under the default readings.
SCHEME = Scheme(
    id="huizhou-2017",
    title="惠州市2017年度县（区）人民政府质量工作考核",
    headings=(TARGETS, MEASURES),
    grade_rule=GRADES,
    rounding=Alternatives("written_places", PLACES),
    incident_table=TABLE,
    adjustments=(DEDUCTIONS,),
    vetoes=(VETO_TO_D,),
    agreements=(SECTIONS_ADD_UP,),
    exclusions=(NO_MARK_WHERE_MET,),
    chosen_readings=Readings.of(READINGS, {}, SHORTHANDS),
    on_site=ON_SITE,
    procedure=PROCEDURE,
    terms=TERMS,
)
