"""What Annex 1 prints beside its rules: full marks, departments, who needs proof, and where a clause stands.

Written from the text, importing nothing of the library. ``oracle.py`` holds the full marks of items.
"""

from __future__ import annotations

from fractions import Fraction

from support.oracle import FULL_MARKS, HEADINGS

TITLE = "惠州市2017年度县（区）人民政府质量工作考核"
ID = "huizhou-2017"

HEADING_MARKS = {heading: Fraction(sum(FULL_MARKS[item] for item in under)) for heading, under in HEADINGS.items()}

# 备注: 定量指标第1至第7项、第9项至第11项无需报送证明材料.
NO_PROOF = {*map(str, range(1, 8)), *map(str, range(9, 12))}

LOCATORS = {
    **{f"{item}.{part}": f"附件1 第{item}项第{part}款" for item in (1, 4, 6, 11) for part in (1, 2, 3, 4)},
    **{f"{item}.{part}": f"附件1 第{item}项第{part}款" for item in (10, 12) for part in (1, 2)},
    "2.1": "附件1 第2项 蔬菜",
    "2.2": "附件1 第2项 畜禽产品",
    "2.3": "附件1 第2项 水产品",
    "3.1": "附件1 第3项 覆盖率",
    "3.2": "附件1 第3项 信息公布",
    **{str(item): f"附件1 第{item}项" for item in (5, 7, 8, 9, *range(13, 44))},
}
LOCATORS = {clause: locator for clause, locator in LOCATORS.items() if clause not in {"4.4", "6.4"}}

# The column 牵头部门; a blank cell is merged with the one above.
LEADS = {
    "1": "质监部门",
    "2": "农业、海洋渔业部门",
    "3": "食品药品监管部门",
    "4": "住房和城乡规划建设部门",
    "5": "水务部门",
    "6": "交通运输部门",
    "7": "发展改革、商务、统计部门",
    "8": "商务、质监等有关部门",
    "9": "旅游部门",
    "10": "环保部门",
    "11": "环保部门",
    "12": "科技、质监、检验检疫部门",
    "13": "质监、住房和城乡规划建设、水务、经济和信息化局、检验检疫等部门",
    "14": "质监、住房和城乡规划建设、商务、环保等部门",
    "15": "质监、工商、环保、食品药品监管等部门",
    "16": "商务部门",
    "17": "农业部门",
    "18": "质监部门",
    "19": "质监、经济和信息化局、发展改革部门",
    "20": "工商、质监、商务、食品药品监管、旅游、交通运输等部门",
    "21": "经济和信息化局、质监部门",
    "22": "经济和信息化局、质监部门",
    "23": "经济和信息化局、住房和城乡规划建设、商务、质监等部门",
    "24": "检察机关、知识产权、工商、质监等部门",
    "25": "质监部门",
    "26": "食品药品监管部门",
    "27": "工商部门",
    "28": "农业、工商部门",
    "29": "交通运输部门",
    "30": "住房和城乡规划建设部门",
    "31": "住房和城乡规划建设部门",
    "32": "交通运输部门",
    "33": "发展改革、商务部门",
    "34": "旅游部门",
    "35": "卫生和计生部门",
    "36": "环保部门",
    "37": "环保部门",
    "38": "环保部门",
    "39": "卫生和计生、食品药品监管等部门",
    "40": "质监部门",
    "41": "农业部门",
    "42": "食品药品监管、工商、质监、农业、海洋渔业等部门",
    "43": "旅游部门",
}
LEADS_OF_CLAUSES = {"11.4": "住房和城乡规划建设部门"}
MERGED_CELLS = {"22": "21", "37": "36", "38": "36"}
LEAD_OF_INCIDENTS = "公安、住房和城乡规划建设、商务、卫生和计划生育、安监、工商、质监、食品药品监管、旅游等部门"

# What is printed with a figure in its name.
NAMES_WITH_FIGURES = {"/facts/pm25_annual_mean": ("PM2.5年均浓度", "微克/立方米")}
CLAUSES_WITH_FIGURES = {"10.2": "PM2.5年均浓度"}
TARGETS_OF_2016 = ("11.2", "11.3", "11.4")
GRADE_SOURCE = "国办发〔2013〕47号《质量工作考核办法》第五条：A级90分及以上，B级80至89分，C级60至79分，D级59分及以下"
SHEET = "附件3"

# The usual ranges are printed nowhere: these are the edition's own, by what they are of.
USUAL = {
    **dict.fromkeys((f"{level}_sampling_failure_rate" for level in ("national", "provincial", "city")), "[0, 50]"),
    **dict.fromkeys((f"{kind}_pass_rate" for kind in ("vegetable", "livestock", "aquatic")), "[60, 100]"),
    **dict.fromkeys(
        (f"{works}_{size}_acceptance_rate" for works in ("building", "transport") for size in ("large", "other")),
        "[60, 100]",
    ),
    **dict.fromkeys((f"{works}_supervision_coverage" for works in ("building", "transport")), "[50, 100]"),
    **dict.fromkeys((f"{level}_service_standards" for level in ("national", "provincial")), "[0, 20]"),
    "quality_warnings": "[0, 10]",
    "modern_services_share": "[10, 90]",
    "good_air_days_rate": "[50, 100]",
    "pm25_annual_mean": "[5, 150]",
    "drinking_water_source_compliance_rate": "[60, 100]",
    "overdue_inspection_centres": "[0, 5]",
    "quality_incentive_projects": "[0, 200]",
}
