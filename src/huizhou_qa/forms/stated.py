"""The unit and the year that a form states in lines such as 填报单位：… and 考核年度：…, above or below the table.

A unit writes its own name in many ways (惠州市甲区, 甲区人民政府, 甲区质监局): a name that contains the unit's
name is the unit's. A department that names no place (质监局) may fill in the form of any unit. A year in a title
or in a note does not count: it may be that of a target or of a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from huizhou_qa.errors import Fault, is_a, pointer, shortened
from huizhou_qa.fields.names import compared
from huizhou_qa.forms.finding import name_in
from huizhou_qa.forms.lines import signs
from huizhou_qa.forms.tables import Table
from huizhou_qa.scheme.scheme import Scheme

# Labels before the unit's name. 单位 alone may be a unit of measurement.
_UNIT_LABEL = re.compile(
    r"(?:填报|填表|报送|上报)单位(?:名称)?"
    r"|(?:被?考核单位|单位名称|县\(区\)|县\(市、区\))(?=$|[:(])"
    r"|单位(?=\([^()]*[章签])"
)
# A remark beside the name: to be stamped or signed.
_STAMPED = re.compile(r"\([^()]*[章签字称][^()]*\)")
# The next label behind the name, and a day, which may be left to be filled in.
_NEXT_LABEL = re.compile(r"(?<=[省市县区旗镇乡])[^省市县区旗镇乡]{0,8}:.*")
_DAY = re.compile(
    r"[0-9〇零○一二三四五六七八九十_]*年(?:[0-9一二三四五六七八九十_]*月(?:[0-9一二三四五六七八九十_]*[日号])?)?"
)
_DEPARTMENT = re.compile(
    r"(?:全?[省市县区])?(?:城[市乡镇区]|市[场政容]|乡镇企业|[^省市县区镇乡旗])*"
    r"(?:局|厅|委|办|办公室|委员会|管委会|科|股|处|站|所|队|院|中心|部门|公司|银行|联席会议)"
)
_YEAR_LABEL = re.compile(r"(?:考核|填报|评价|所属)?年[度份]:?")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年?度?")
_YEAR_OF_SCHEME = re.compile(r"(?:19|20)[0-9]{2}(?=年)")


def refuse_another_unit(table: Table, unit: object, faults: list[Fault]) -> None:
    """Notes every line that names another unit than the one whose form is read."""
    own = compared(unit) if is_a(unit, str) else ""
    for number, cells in table.lines if own else ():
        for behind, following in _labelled(cells, _UNIT_LABEL):
            # Behind a blank that is to be filled in stands nothing, or the label of the next cell.
            stated = _name_in(behind) or _name_in(following)
            name = compared(stated)
            if name and own not in name and not own.endswith(name) and not _DEPARTMENT.fullmatch(name):
                params = {"unit": shortened(str(unit)), "stated": shortened(stated)}
                faults.append(Fault.of(pointer("rows", str(number)), "another_unit", case="form", row=number, **params))


def of_stated_year(table: Table, schemes: tuple[Scheme, ...], faults: list[Fault]) -> tuple[Scheme, ...]:
    """The schemes of the year that the form states; notes every line that states a year of none of them.

    A scheme's year stands in its title; a scheme without one fits any year.
    """
    for number, cells in table.lines:
        for behind, following in _labelled(cells, _YEAR_LABEL):
            stated = _YEAR.fullmatch(behind or following)
            if stated is None:
                continue
            years = [year[0] if (year := _YEAR_OF_SCHEME.search(scheme.title)) else "" for scheme in schemes]
            of_year = tuple(scheme for scheme, year in zip(schemes, years, strict=True) if year in ("", stated[1]))
            if not of_year:
                where, own = pointer("rows", str(number)), tuple(sorted({*years}))
                faults.append(Fault.of(where, "another_year", row=number, stated=stated[1], years=own))
            schemes = of_year or schemes
    return schemes


def _labelled(cells: tuple[object, ...], label: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """For every cell that begins with a label: the text behind it, and the text of the next cell."""
    texts = [compared(name_in(cell) or "") for cell in cells]
    for text, following in zip(texts, (*texts[1:], ""), strict=True):
        found = label.match(text)
        if found:
            yield text[found.end() :], following


def _name_in(text: str) -> str:
    """The name at the beginning of a text; empty where a day, or another label to be filled in, stands there."""
    name = _cut(_NEXT_LABEL.sub("", _STAMPED.sub("", text).lstrip(":_"))).rstrip("_")
    if ":" in name or _DAY.fullmatch(name):
        return ""
    return name if any(character.isalpha() for character in name) else ""


def _cut(text: str) -> str:
    """The text up to the next label of a signature."""
    found = [at for at in range(len(text)) if signs(text[at:])]
    return text[: found[0]] if found else text
