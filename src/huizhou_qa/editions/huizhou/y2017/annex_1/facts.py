"""附件1: the facts that items 1 to 13 read, each once, in the order of the text."""

from huizhou_qa.editions.huizhou.y2017.annex_1.usual import (
    USUAL_COVERAGE,
    USUAL_FAILURES,
    USUAL_GOOD_DAYS,
    USUAL_INCENTIVE_PROJECTS,
    USUAL_MODERN_SERVICES,
    USUAL_OVERDUE_CENTRES,
    USUAL_PASSES,
    USUAL_PM25,
    USUAL_STANDARDS,
    USUAL_WARNINGS,
)
from huizhou_qa.errors import Wording
from huizhou_qa.scorers import count, held, percent, quantity, truth

# What the averages of facts are called, each in front of the fact's own label: 全市平均值.
CITY_AVERAGE = Wording("全市平均", "city average of the ")

# 产品质量
NATIONAL_SAMPLING = percent("national_sampling_failure_rate", "国家监督抽查不合格产品发现率", "failure rate in national sampling", usual=USUAL_FAILURES, better="less")
PROVINCIAL_SAMPLING = percent("provincial_sampling_failure_rate", "省监督抽查不合格产品发现率", "failure rate in provincial sampling", usual=USUAL_FAILURES, better="less")
CITY_SAMPLING = percent("city_sampling_failure_rate", "市监督抽查不合格产品发现率", "failure rate in city sampling", usual=USUAL_FAILURES, better="less")
WARNINGS = count("quality_warnings", "上级质监部门发文质量警示次数", "次", "number of quality warnings from higher authorities", usual=USUAL_WARNINGS, better="less")
VEGETABLES = percent("vegetable_pass_rate", "蔬菜监测合格率", "pass rate of vegetables", usual=USUAL_PASSES, better="more")
LIVESTOCK = percent("livestock_pass_rate", "畜禽产品监测合格率", "pass rate of livestock products", usual=USUAL_PASSES, better="more")
AQUATIC = percent("aquatic_pass_rate", "水产品监测合格率", "pass rate of aquatic products", usual=USUAL_PASSES, better="more")
TOWN_COVERAGE = percent("residue_testing_town_coverage", "食用农产品、农药、兽药残留抽检镇办覆盖率", "share of towns covered by residue testing", better="more")
PUBLICATION = percent("food_sampling_publication_rate", "应公布食品抽检信息的公布率", "share of food sampling results published", better="more")

# 工程质量
BUILDING_LARGE = percent("building_large_acceptance_rate", "大中型建筑工程一次验收合格率", "share of large building projects accepted at first inspection", usual=USUAL_PASSES, better="more")
BUILDING_OTHER = percent("building_other_acceptance_rate", "其他建筑工程一次验收合格率", "share of other building projects accepted at first inspection", usual=USUAL_PASSES, better="more")
BUILDING_COVERAGE = percent("building_supervision_coverage", "建筑工程质量监督覆盖率", "supervision coverage of building works", usual=USUAL_COVERAGE, better="more")
BUILDING_SUPERVISORS = truth("building_supervisors_sufficient", "建筑工程质量监督人员是否满足建设规模要求", "enough building supervisors", better="more")
TRANSPORT_LARGE = percent("transport_large_acceptance_rate", "大中型交通工程一次验收合格率", "share of large transport projects accepted at first inspection", usual=USUAL_PASSES, better="more")
TRANSPORT_OTHER = percent("transport_other_acceptance_rate", "其他交通工程一次验收合格率", "share of other transport projects accepted at first inspection", usual=USUAL_PASSES, better="more")
TRANSPORT_COVERAGE = percent("transport_supervision_coverage", "按建设程序报建交通工程质量监督覆盖率", "supervision coverage of transport works", usual=USUAL_COVERAGE, better="more")
TRANSPORT_SUPERVISORS = truth("transport_supervisors_sufficient", "交通工程质量监督人员是否满足建设规模要求", "enough transport supervisors", better="more")

# 服务质量
MODERN_SERVICES = percent("modern_services_share", "现代服务业增加值占服务业增加值的比重", "share of modern services in all services", usual=USUAL_MODERN_SERVICES, better="more")
NATIONAL_STANDARDS = count("national_service_standards", "参与制定国家级服务行业标准或满意度规范数", "个", "number of national service standards drafted", usual=USUAL_STANDARDS, better="more")
PROVINCIAL_STANDARDS = count("provincial_service_standards", "参与制定省级服务行业标准或满意度规范数", "个", "number of provincial service standards drafted", usual=USUAL_STANDARDS, better="more")

# 环境质量
GOOD_AIR_DAYS = percent("good_air_days_rate", "空气质量优良天数达标率", "share of days with good air", usual=USUAL_GOOD_DAYS, better="more")
PM25 = quantity("pm25_annual_mean", "PM2.5年均浓度", "微克/立方米", "annual mean of PM2.5", usual=USUAL_PM25, better="less")
WATER_SOURCES = percent("drinking_water_source_compliance_rate", "集中式饮用水源水质达标率", "compliance rate of drinking water sources", usual=USUAL_PASSES, better="more")
GOOD_WATER = percent("good_surface_water_share", "地表水考核断面水质优良比例", "share of surface water of classes I to III", better="more")
GOOD_WATER_TARGET = held(percent("good_surface_water_target", "水质优良比例年度控制目标", "target share of classes I to III", better="less"), "target")
INFERIOR_V = percent("inferior_v_share", "地表水劣Ⅴ类断面比例", "share of surface water below class V", better="less")
INFERIOR_V_TARGET = held(percent("inferior_v_target", "劣Ⅴ类断面比例年度控制目标", "target share below class V", better="more"), "target")
I_TO_IV = percent("i_to_iv_share", "地表水Ⅰ至Ⅳ类断面比例", "share of surface water of classes I to IV", better="more")
BLACK_WATER_TARGET_MET = truth("black_odorous_water_target_met", "黑臭水体消除比例是否达到年度考核目标", "target for black and odorous water met", better="more")

# 质量效果
INFRASTRUCTURE_INDEX = quantity("quality_infrastructure_index", "质量技术基础综合测算值", "", "quality infrastructure index", better="more")
OVERDUE_CENTRES = count("overdue_inspection_centres", "超期未建成且未申请延期的国家或省质检中心（站）数", "个", "number of overdue inspection centres", usual=USUAL_OVERDUE_CENTRES, better="less")
INCENTIVE_PROJECTS = count("quality_incentive_projects", "国家级和省级质量激励项目数", "个", "number of quality incentive projects", usual=USUAL_INCENTIVE_PROJECTS, better="more")
