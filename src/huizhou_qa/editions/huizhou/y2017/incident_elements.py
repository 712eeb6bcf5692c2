"""What the 2017 plan calls the elements of an incident, and who it says recognises one."""

from huizhou_qa.errors import Wording
from huizhou_qa.scheme.incidents.elements import IncidentElement, ValueWords, yes_or_no

ELEMENTS = (
    IncidentElement(
        "from_product_quality",
        "是否因产品质量",
        yes_or_no("因产品质量问题", "非因产品质量问题"),
        others=("是否因产品质量问题",),
    ),
    IncidentElement(
        "serious_harm",
        "是否造成严重后果",
        yes_or_no("造成严重财产损失或人身伤害", "未造成严重财产损失或人身伤害"),
        others=("是否造成严重财产损失或人身伤害",),
        told="是、否（严重财产损失或人身伤害）",
    ),
    IncidentElement(
        "recognised_by",
        "认定机关",
        {
            "state": ValueWords(
                Wording("国务院", "state"),
                "国务院（或其授权部门）认定",
                ("国务院或其授权部门", "国务院（或其授权部门）", "国务院授权部门", "国家", "state"),
            ),
            "province": ValueWords(
                Wording("省政府", "province"),
                "省政府（或其授权部门）认定",
                ("省政府或其授权部门", "省政府（或其授权部门）", "省政府授权部门", "省", "province"),
            ),
            "other": ValueWords(Wording("其他", "other"), "其他机关认定", ("其他机关", "other")),
            "none": ValueWords(Wording("无", "none"), "无机关认定", ("未认定", "无机关认定", "none")),
        },
        told="国务院、省政府（均含其授权部门）、其他、无",
    ),
    IncidentElement(
        "severity",
        "等级",
        {
            "especially_major": ValueWords(Wording("特别重大", "especially major"), "特别重大", ("especially_major",)),
            "major": ValueWords(Wording("重大", "major"), "重大", ("major",)),
            "other": ValueWords(
                Wording("其他", "other"), "其他级别", ("其他级别", "其他等级", "较大", "一般", "other")
            ),
        },
        others=("事件等级",),
    ),
    IncidentElement(
        "systemic_or_regional",
        "是否系统性区域性",
        yes_or_no("判定为系统性、区域性", "未判定为系统性、区域性"),
        others=("是否判定为系统性、区域性", "是否系统性、区域性"),
        told="是、否（以认定结论为准）",
    ),
    IncidentElement(
        "status",
        "状态",
        {
            "confirmed": ValueWords(Wording("已认定", "confirmed"), "已确认", ("已确认", "confirmed")),
            "pending": ValueWords(Wording("待定", "pending"), "待确认", ("待认定", "待确认", "未定", "pending")),
        },
        others=("认定状态",),
    ),
)
