"""What the elements of an incident are called in Chinese, by their keys in evidence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

INCIDENT_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "id": "事件编号",
        "date": "发生日期",
        "from_product_quality": "是否因产品质量",
        "serious_harm": "是否造成严重后果",
        "recognised_by": "认定机关",
        "severity": "等级",
        "systemic_or_regional": "是否系统性区域性",
        "status": "状态",
    }
)
