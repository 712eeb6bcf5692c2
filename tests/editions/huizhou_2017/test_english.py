"""The English names of the 2017 plan: each says what its Chinese name says.

``GLOSSARY`` gives the English of what Chinese names are put together from, written from the text alone. A name is
held against every part of it that the glossary knows, so that no two names can change places unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from huizhou_qa import get_scheme
from huizhou_qa.editions.huizhou.y2017.english import ENGLISH
from support.edition_mutants import EDITION as FOLDER
from support.edition_mutants import Edition, Mutant, changes, executed

# The longer parts first: a part that was found is taken out, so that 水产品 is not read as 产品.
GLOSSARY = {
    "县（区）人民政府质量工作考核实地核查": "on-site check",
    "县（区）人民政府质量工作考核": "quality work of county",
    "质量强市": "city of quality",
    "质量品牌": "brand",
    "品牌": "brand",
    "质量目标": "targets",
    "质量效果": "results",
    "效果": "results",
    "质量措施": "measures",
    "质量发展": "development",
    "质量工作机制": "organisation",
    "质量工作评价": "quality work",
    "质量工作": "quality work",
    "质量提升行动": "campaigns to improve",
    "质量提升": "improve",
    "质量文化": "culture",
    "质量安全风险管理": "management of quality risks",
    "质量安全风险监控": "monitoring",
    "质量安全抽查": "sampling",
    "质量安全事件": "incidents",
    "质量安全监测合格率": "pass rates",
    "质量安全": "safety",
    "质量诚信": "honesty",
    "质量技术基础建设": "infrastructure",
    "质量技术基础综合测算": "infrastructure index",
    "质量激励项目": "projects",
    "质量月": "quality month",
    "质量投诉": "complaints",
    "质量教育": "quality education",
    "质量警示": "quality warnings",
    "质量维权": "rights",
    "因产品质量问题": "caused by product",
    "非因产品质量问题": "not caused by product",
    "质量监督覆盖率": "supervised",
    "质量监督人员": "supervisors",
    "监督人员": "supervisors",
    "质量监督抽查": "sampling",
    "监督抽查": "sampling",
    "监管能力": "supervision",
    "市场监管": "markets",
    "电梯监管": "lifts",
    "综合监管": "supervision",
    "监管": "supervision",
    "国抽": "national sampling",
    "省抽": "provincial sampling",
    "市抽": "city sampling",
    "不合格产品发现率": "failure rate",
    "一次验收合格率": "accepted at first",
    "残留抽检": "residue testing",
    "镇办": "towns",
    "抽检情况": "sampling",
    "抽检信息公布": "sampling results published",
    "监测合格率": "pass rate",
    "建筑工程": "building",
    "水利建设": "water works",
    "交通工程": "transport",
    "交通运输重点产品": "transport products",
    "公路水运工程": "highway and waterway works",
    "工程质量事故": "works accidents",
    "工程质量治理提升": "works quality campaign",
    "执法检查": "inspections",
    "工程": "works",
    "现代服务业": "modern services",
    "服务业标准": "service standards",
    "生产性和生活性服务业": "services to producers and consumers",
    "服务": "service",
    "空气质量优良天数": "days with good air",
    "空气": "air",
    "PM2.5年均浓度": "annual mean of PM2.5",
    "饮用水源": "drinking water",
    "地表水水质优良": "surface water of classes I to III",
    "地表水劣Ⅴ类": "surface water below class V",
    "黑臭水体": "black and odorous water",
    "水污染": "water pollution",
    "大气污染": "air pollution",
    "土壤污染": "soil pollution",
    "水环境": "water",
    "环境质量监管": "supervision of the environment",
    "环境": "environment",
    "蔬菜流通追溯": "tracing of meat and vegetables",
    "蔬菜": "vegetables",
    "畜禽产品": "livestock",
    "水产品": "aquatic",
    "主要农产品": "farm products",
    "基层农产品": "farm products",
    "农资": "farm inputs",
    "农产品": "farm product",
    "食品药品": "food and drugs",
    "食品": "food",
    "消费品": "consumer goods",
    "三品": "consumer goods",
    "先进质量管理方法": "management methods",
    "产品": "product",
    "质检中心": "inspection centres",
    "标准化战略": "standardisation strategy",
    "标准自我声明": "self-declared standards",
    "旅游失信": "tourism",
    "旅游市场": "tourism market",
    "工匠精神": "craftsmanship",
    "侵权假冒": "infringement",
    "医疗质量管理": "medical",
    "特种设备": "special equipment",
    "信用记录": "credit records",
    "扣分": "deductions",
    "未造成严重": "no serious",
    "造成严重": "serious",
    "国务院": "by the state",
    "省政府": "by the province",
    "其他机关": "another body",
    "无机关": "nobody",
    "特别重大": "especially major",
    "其他级别": "another severity",
    "重大": "major",
    "未判定": "not systemic",
    "判定": "systemic",
    "已确认": "confirmed",
    "待确认": "pending",
    "国家级和省级": "national and provincial",
    "惠州市2017年度": "Huizhou 2017",
    "实施方案": "plan",
    "市政府": "city government",
    "自评报告": "report",
    "自评打分表": "self-scoring",
    "证明资料目录": "proof",
    "考核工作联系人员名单": "contacts",
    "评分依据": "reasons",
    "总体": "general",
    "定量目标": "targets",
    "定性质量措施": "measures",
    "否决项": "veto",
    "创新": "innovation",
    "存在的问题": "problems",
    "分管领导": "leader",
    "工作人员": "staff",
    "姓名": "name",
    "单位": "unit",
    "职务": "position",
    "手机": "phone",
    "邮箱": "mail",
    "汇报交流": "discussion",
    "质量发展规划": "plan of quality development",
    "规划及措施": "measures",
    "定位": "rank",
    "打击违法": "offences",
    "四类": "four",
    "品牌建设和市场": "brands and their market",
    "品牌建设": "building of brands",
    "质量成效": "achieved",
    "实地考察": "visit",
    "质量管理": "quality management",
    "风险控制": "control",
    "出厂": "before delivery",
    "企业责任": "responsibility",
    "政府质量工作": "government",
    "自我评价": "own assessment",
    "文审初评": "documents",
    "实地核查": "on-site check",
    "综合考核": "comprehensive",
    "报批与通报": "approval and notice",
    "上级质监部门": "higher authorities",
    "质监": "quality supervision",
    "农业": "agriculture",
    "海洋渔业": "ocean and fisheries",
    "食品药品监管": "food and drug supervision",
    "住房和城乡规划建设": "housing and construction",
    "水务": "water affairs",
    "交通运输": "transport",
    "发展改革": "development and reform",
    "工商": "industry and commerce",
    "商务": "commerce",
    "统计": "statistics",
    "旅游": "tourism",
    "环保": "environmental protection",
    "科技": "science and technology",
    "检验检疫": "inspection and quarantine",
    "经济和信息化": "economy and information technology",
    "检察机关": "procuratorates",
    "知识产权": "intellectual property",
    "卫生和计生": "health and family planning",
    "卫生和计划生育": "health and family planning",
    "公安": "public security",
    "安监": "work safety",
    "等部门": "and others",
    "等有关部门": "and others",
    "较好": "fairly good",
    "好": "good",
    "一般": "fair",
    "非常差": "very poor",
    "差": "poor",
}
PARTS = sorted(GLOSSARY, key=len, reverse=True)
# What the English of the opposite says, where it holds the word too.
UNSAID = {
    "caused by product": "not caused",
    "serious": "no serious",
    "systemic": "not systemic",
    "major": "especially",
    "good": "fairly",
    "fair": "fairly",
    "poor": "very",
}


def parts_of(name: str) -> list[str]:
    found = []
    for part in PARTS:
        if part in name:
            found.append(part)
            name = name.replace(part, " ")
    return found


def untrue(names: dict[str, str]) -> dict[str, str]:
    """The names whose English lacks a word for one of their parts, or says one that belongs to the opposite."""
    wrong = {}
    for chinese, english in names.items():
        for part in parts_of(chinese):
            word = GLOSSARY[part]
            if word not in english or (word in UNSAID and UNSAID[word] in english):
                wrong[chinese] = english
    return wrong


def changed(edition: Edition, mutant: Mutant) -> dict[str, str]:
    mutant.make()
    try:
        code = edition.compiled(mutant.module)
    finally:
        mutant.unmake()
    return dict(executed(mutant.module, edition.codes | {mutant.module: code}, {}).__dict__["ENGLISH"])


def test_every_english_name_says_what_its_chinese_name_is_put_together_from() -> None:
    assert not untrue(dict(ENGLISH))
    assert all(parts_of(name) for name in ENGLISH)


def test_no_two_chinese_names_have_one_english_name() -> None:
    assert len(set(ENGLISH.values())) == len(ENGLISH)


@pytest.mark.no_cover
def test_no_two_names_can_change_places_unseen() -> None:
    edition = Edition()
    swaps = [
        mutant
        for mutant in edition.mutants_of(f"{FOLDER}.english", lambda node: changes(node, set()))
        # The tables are put together at the end: their order changes no name.
        if mutant.change.startswith("{") and "**" not in mutant.change
    ]
    assert len(swaps) > 60
    assert not [str(mutant) for mutant in swaps if not untrue(changed(edition, mutant))]


def names_of_the_plan() -> Iterator[str]:
    """Every Chinese name of the plan that a paper or a face tells."""
    scheme = get_scheme("huizhou", 2017)
    assert scheme.on_site
    assert scheme.procedure
    yield from (scheme.title, scheme.on_site.title, scheme.terms.plan, scheme.terms.approver)
    yield from (heading.name for heading in scheme.groups.values())
    for item in scheme.items.values():
        yield from (item.name, item.lead)
        yield from (name for clause in item.clauses for name in (clause.name, clause.lead) if name)
    yield from (veto.lead for veto in scheme.vetoes)
    for table in scheme.on_site.tables:
        yield table.name
        for point in table.points:
            yield from (point.name, *point.parts, *point.levels)
    materials = scheme.procedure.materials
    yield from (part.name for part in materials.parts)
    yield from (heading.name for heading in materials.headings)
    yield from (role.name for role in materials.contact_roles)
    yield from (column.name for column in materials.contact_columns)
    yield from (stage.name for stage in scheme.procedure.stages)


def test_every_name_that_a_paper_or_a_face_tells_has_its_english() -> None:
    terms = get_scheme("huizhou", 2017).terms
    assert not [name for name in names_of_the_plan() if re.search("[一-鿿]", terms.called(name).en)]
