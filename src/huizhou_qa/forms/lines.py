"""Rows and columns of a table that hold no input and no unit: signatures, notes, sums.

Only their own words identify them. The reader of the table refuses a row that merely resembles one; it never
skips it.
"""

from __future__ import annotations

import re
import unicodedata

from huizhou_qa.fields.names import compared, says_nothing
from huizhou_qa.frozen_mapping import FrozenMapping

# Who filled a form in, for which office and when; above a form also of which year it is.
_SIGNING = (
    "填表人|填报人|填写人|制表人|制表|经办人|经办|审核人|审核|复核人|审批人|审批意见|负责人|单位负责人|部门负责人|分管领导|主要领导"
    r"|联系人|联系电话|电话|手机|填报单位|填报单位名称|填表单位|填表单位名称|单位名称|考核单位|被考核单位|县\(区\)|县\(市、区\)"
    r"|报送单位|单位盖章|单位\(盖章\)|单位\(公章\)|盖章|\(盖章\)|公章|签字|签名"
    "|日期|填表日期|填报日期|报送日期|制表日期|审核日期|填表时间|填报时间|考核年度|年度|表号|编号"
    "|评分人|打分人|计分人|评委|评审人|评审员|考核人|考核人员|考核组长|考核组组长|评审组长|评审组组长|组长"
    "|评分日期|评分时间|打分日期|考核日期|评审日期"
)
_NOTING = "备注|注|说明|填表说明|填写说明|填报说明"
_SUMS = "合计|小计|总计|共计|总和|总分|总得分|平均|平均分|平均值|均值|均分"
_SUMS_IN_ENGLISH = "sum|total|subtotal|average|mean"
_SUM = re.compile(rf"(?:{_SUMS}|{_SUMS_IN_ENGLISH})")

# Words at the end of a column's title, at its beginning, or anywhere in it, by which the column is no unit's.
# A reader of data frames names a column without a title Unnamed.
_END_OF_OTHERS = re.compile(
    rf"(?:{_SUMS}|{_SUMS_IN_ENGLISH}|平均数|得分|分数|最高分|最低分|最高|最低|中位数|标准差|情况|签名|签字|盖章|备注|说明|汇总|排序"
    "|成绩|等次|评语|意见|结果|权重|人数|个数|数量|比例|时间|日期|依据|电话|核定|审定|avg|score|scores|points|ranking)$"
)
_BEGINNING_OF_OTHERS = re.compile(
    "备注|注:|说明|序号|排名|名次|位次|等级|分值|满分|评分|扣分|考核"
    "|得分|合计|小计|总计|总分|总得分|平均分|平均值|均值|最高分|最低分|unnamed:"
)
_WORD_OF_OTHERS = re.compile(
    rf"(?<![a-z])(?:{_SUMS_IN_ENGLISH}|avg|scores?|points?|rank|ranking|grade|max|maximum|min|minimum|median|std|notes?"
    "|remarks?|comments?|signature|signed|date|count|index|no|number)(?![a-z])"
)
# A formula, and an error cell.
_NO_TEXT = ("=", "#")
# A place in a ranking, or the title that a program gives a column without one: 第一名, 列1, 未命名.
_NUMBERED = re.compile(
    "第?[0-9一二三四五六七八九十百]+[名位列栏]|第[0-9一二三四五六七八九十百]+"
    "|(?:列|栏|字段|column|col|field)[0-9]*|[列栏][a-z]{1,3}|未命名.*|无标题.*"
)
# Traditional characters in the words above, and the simplified ones that they are compared as.
_SIMPLIFIED = FrozenMapping(
    str.maketrans(
        "總計數備註說説簽評權結據電話審號見匯實滿級準時間單報寫負責聯門領導縣區蓋況標錄欄無標題",
        "总计数备注说说签评权结据电话审号见汇实满级准时间单报写负责联门领导县区盖况标录栏无标题",
    )
)

_BRACKETED = re.compile(r"\([^()]*\)")
_LONGEST_SUM = 12
# A person who signs: 单位领导签字, 主任（签字）. A number in front of it could be a clause's, so none may stand there.
_SIGNED = re.compile(
    r"[^:(0-9]{1,10}(?:签名|签字|签章|盖章|审签)(?:$|[:(_])|[^:(0-9]{1,10}\((?:签名|签字|签章|盖章|公章)[^()]*\)"
)


_SIGNATURE, _NOTE = (re.compile(rf"(?:{words})[0-9]{{0,2}}(?:$|[:(_.、])") for words in (_SIGNING, _NOTING))


def signs(plain: str) -> bool:
    """Whether a text, already in its compared form, begins like a signature."""
    return _SIGNATURE.match(plain) is not None


def is_signature(text: object) -> bool:
    """Whether a line begins with who signs, for which office, or when."""
    return isinstance(text, str) and (signs(_plain(text)) or _SIGNED.match(_plain(text)) is not None)


def is_note(text: object) -> bool:
    """Whether a line begins like a note to a table."""
    return isinstance(text, str) and _NOTE.match(_plain(text)) is not None


def is_sum(text: object) -> bool:
    """Whether a line is named like a sum or an average, such as 合计（分） or 质量目标小计."""
    if not isinstance(text, str):
        return False
    name = _BRACKETED.sub("", _plain(text)).rstrip(":")
    ends_so = name.endswith(("合计", "小计", "总计")) and len(name) <= _LONGEST_SUM
    return ends_so or _SUM.fullmatch(name) is not None


def is_beside(text: object) -> bool:
    """Whether a line that begins so is a signature, a note or a sum, which hold no input."""
    return is_signature(text) or is_note(text) or is_sum(text)


def cannot_be_a_unit(title: str) -> bool:
    """Whether a title of a column cannot be the name of a unit: a sum, a note, a place, an error cell, a number."""
    plain = _plain(title)
    return (
        is_called_otherwise(title)
        or plain.startswith(_NO_TEXT)
        or says_nothing(title)
        or not any(one.isalpha() for one in _name_in(plain))
    )


def is_called_otherwise(title: str) -> bool:
    """Whether a title names something other than a unit (合计, 得分, 签名), also in brackets after a unit."""
    plain = _plain(title)
    names = (_name_in(plain), *(found[1:-1] for found in _BRACKETED.findall(plain)))
    return (
        any(map(_END_OF_OTHERS.search, names))
        or _BEGINNING_OF_OTHERS.match(plain) is not None
        or signs(plain)
        or _NUMBERED.fullmatch(plain) is not None
        or _WORD_OF_OTHERS.search(unicodedata.normalize("NFKC", title).casefold()) is not None
    )


def _name_in(plain: str) -> str:
    return _BRACKETED.sub("", plain).rstrip(":0123456789")


def _plain(text: str) -> str:
    return compared(text).casefold().translate(_SIMPLIFIED)
