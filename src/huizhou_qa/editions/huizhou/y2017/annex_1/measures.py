"""附件1 质量措施（44分）, items 14 to 43: marks that a department or a panel awards.

The text prints no rule for part of a mark: whoever awards it says why.
"""

from huizhou_qa.editions.huizhou.y2017.annex_1.places import clause
from huizhou_qa.editions.huizhou.y2017.english import ENGLISH
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scorers import mark


def judged(id_: str, full: str, name: str, lead: str, lead_cell_of: str = "") -> Item:
    """An item whose mark is awarded, from 0 to its full marks (评定得分).

    ``lead_cell_of`` is the item whose department cell a blank one is merged with.
    """
    awarded = clause(id_, name, full, mark(id_, f"{name}得分", full, ENGLISH[name]))
    return Item(id_, name, full, (awarded,), lead, lead_cell_of=lead_cell_of)


QUALITY_DEVELOPMENT = Heading(
    "质量发展",
    "15",
    (
        Heading(
            "质量工作机制",
            "3",
            (
                judged("14", "1", "质量强市方案、机构与经费", "质监、住房和城乡规划建设、商务、环保等部门"),
                judged("15", "2", "质量月等主题活动", "质监、工商、环保、食品药品监管等部门"),
            ),
        ),
        Heading(
            "质量提升",
            "6",
            (
                judged("16", "1", "肉类蔬菜流通追溯体系", "商务部门"),
                judged("17", "1", "基层农产品监管能力与检测体系项目验收", "农业部门"),
                judged("18", "1", "质量提升行动", "质监部门"),
                judged("19", "2", "标准化战略与重点领域标准体系", "质监、经济和信息化局、发展改革部门"),
                judged("20", "1", "质量投诉处理与热线办结率", "工商、质监、商务、食品药品监管、旅游、交通运输等部门"),
            ),
        ),
        Heading(
            "质量品牌建设",
            "4",
            (
                judged("21", "2", "质量品牌计划与工业企业品牌培育", "经济和信息化局、质监部门"),
                judged("22", "2", "先进质量管理方法与三品行动", "经济和信息化局、质监部门", lead_cell_of="21"),
            ),
        ),
        Heading(
            "质量文化建设",
            "2",
            (
                judged(
                    "23",
                    "2",
                    "工匠精神宣传与中小学质量教育",
                    "经济和信息化局、住房和城乡规划建设、商务、质监等部门",
                ),
            ),
        ),
    ),
)

QUALITY_SAFETY = Heading(
    "质量安全",
    "29",
    (
        Heading(
            "产品质量监管",
            "6",
            (
                judged("24", "1", "打击侵权假冒与行政执法", "检察机关、知识产权、工商、质监等部门"),
                judged("25", "1", "消费品风险监测与监督抽查", "质监部门"),
                judged("26", "1", "对下级政府食品药品安全考核", "食品药品监管部门"),
                judged("27", "1", "红盾质量维权与网络市场监管", "工商部门"),
                judged("28", "1", "农资打假与农产品专项整治", "农业、工商部门"),
                judged("29", "1", "交通运输重点产品抽查", "交通运输部门"),
            ),
        ),
        Heading(
            "工程质量监管",
            "6",
            (
                judged("30", "2", "工程质量治理提升与执法检查", "住房和城乡规划建设部门"),
                judged("31", "2", "工程质量事故问题调查处理", "住房和城乡规划建设部门"),
                judged("32", "2", "公路水运工程质量安全抽查", "交通运输部门"),
            ),
        ),
        Heading(
            "服务质量监管",
            "6",
            (
                judged("33", "2", "生产性和生活性服务业质量", "发展改革、商务部门"),
                judged("34", "2", "旅游市场综合监管", "旅游部门"),
                judged("35", "2", "医疗质量管理", "卫生和计生部门"),
            ),
        ),
        Heading(
            "环境质量监管",
            "6",
            (
                judged("36", "2", "水污染防治", "环保部门"),
                judged("37", "2", "大气污染防治", "环保部门", lead_cell_of="36"),
                judged("38", "2", "土壤污染防治", "环保部门", lead_cell_of="36"),
            ),
        ),
        Heading(
            "质量安全风险管理",
            "3",
            (
                judged("39", "1", "食品安全风险监测", "卫生和计生、食品药品监管等部门"),
                judged("40", "1", "特种设备隐患治理与电梯监管", "质监部门"),
                judged("41", "1", "农产品质量安全风险监控", "农业部门"),
            ),
        ),
        Heading(
            "质量诚信建设",
            "2",
            (
                judged("42", "1", "市场主体信用记录与标准自我声明", "食品药品监管、工商、质监、农业、海洋渔业等部门"),
                judged("43", "1", "旅游失信惩戒与不良信息公布", "旅游部门"),
            ),
        ),
    ),
)

MEASURES = Heading("质量措施", "44", (QUALITY_DEVELOPMENT, QUALITY_SAFETY))
