"""Which unit a form says that it is of, in a line 填报单位：… above or below the table, held against the unit read.

A unit writes its own name in many ways (惠州市甲区, 甲区人民政府, 甲区质监局): what contains the unit's
name is it. A department that names no place (质监局) may fill in the form of any unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from huizhou_qa.errors import Fault, is_a, pointer, shortened
from huizhou_qa.fields.names import compared
from huizhou_qa.forms.lines import signs
from huizhou_qa.forms.tables import Table

# What stands before the unit's name. 单位 alone may be a unit of measurement.
_LABEL = re.compile(
    r"(?:填报|填表|报送|上报)单位(?:名称)?"
    r"|(?:被?考核单位|单位名称|县\(区\)|县\(市、区\))(?=$|[:(])"
    r"|单位(?=\([^()]*[章签])"
)
# What is to be stamped or signed beside the name.
_STAMPED = re.compile(r"\([^()]*[章签字称][^()]*\)")
# What is asked for behind the name, and a day, which may be left to be filled in.
_NEXT_LABEL = re.compile(r"(?<=[省市县区旗镇乡])[^省市县区旗镇乡]{0,8}:.*")
_DAY = re.compile(
    r"[0-9〇零○一二三四五六七八九十_]*年(?:[0-9一二三四五六七八九十_]*月(?:[0-9一二三四五六七八九十_]*[日号])?)?"
)
_DEPARTMENT = re.compile(
    r"(?:全?[省市县区])?(?:城[市乡镇区]|市[场政容]|乡镇企业|[^省市县区镇乡旗])*"
    r"(?:局|厅|委|办|办公室|委员会|管委会|科|股|处|站|所|队|院|中心|部门|公司|银行|联席会议)"
)


def refuse_another_unit(table: Table, unit: object, faults: list[Fault]) -> None:
    """Notes every line that names another unit than the one whose form is read."""
    own = compared(unit) if is_a(unit, str) else ""
    for number, cells in (*table.above, *((row.number, row.filled) for row in table.rows)) if own else ():
        for stated in _stated(cells):
            name = compared(stated)
            if own not in name and not own.endswith(name) and not _DEPARTMENT.fullmatch(name):
                told = {"unit": shortened(str(unit)), "stated": shortened(stated)}
                faults.append(Fault.of(pointer("rows", str(number)), "another_unit", case="form", row=number, **told))


def _stated(cells: tuple[object, ...]) -> Iterator[str]:
    """The names that are stated in a row: behind a label, in its cell or in the next."""
    texts = [compared(cell) if isinstance(cell, str) else "" for cell in cells]
    for text, following in zip(texts, (*texts[1:], ""), strict=True):
        label = _LABEL.match(text)
        # Behind a blank that is to be filled in stands nothing, or what the next cell is asked for.
        behind = label and (_name_in(text[label.end() :]) or _name_in(following))
        if behind:
            yield behind


def _name_in(text: str) -> str:
    """The name at the beginning of a text; none where a day stands there, or what else is to be filled in."""
    name = _cut(_NEXT_LABEL.sub("", _STAMPED.sub("", text).lstrip(":_"))).rstrip("_")
    if ":" in name or _DAY.fullmatch(name):
        return ""
    return name if any(one.isalpha() for one in name) else ""


def _cut(text: str) -> str:
    """The text up to whatever else is signed for behind it."""
    found = [at for at in range(len(text)) if signs(text[at:])]
    return text[: found[0]] if found else text
