"""How a sheet of a workbook is printed: once for every script that writes one. It needs openpyxl."""

from __future__ import annotations

from typing import Literal

from openpyxl.styles import Border, Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

LINE_BETWEEN = Side("thin", "808080")
RULED = Border(left=LINE_BETWEEN, right=LINE_BETWEEN, top=LINE_BETWEEN, bottom=LINE_BETWEEN)


def on_paper(
    sheet: Worksheet, orientation: Literal["landscape", "portrait"], head: int, *, size: str = "9", first: str = "A"
) -> None:
    """Sets up a sheet: as broad as the page, the row of titles on every page and in sight, and so the columns before.

    ``size`` is the paper as openpyxl numbers it (``sheet.PAPERSIZE_A4``, ``sheet.PAPERSIZE_A3``), ``first`` the first
    column that moves when the sheet is scrolled sideways.
    """
    sheet.page_setup.orientation, sheet.page_setup.paperSize = orientation, int(size)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.7, bottom=0.6, header=0.3, footer=0.3)
    sheet.print_title_rows = f"{head}:{head}"
    sheet.freeze_panes = f"{first}{head + 1}"
