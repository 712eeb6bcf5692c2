"""Reads the JSON file of a cohort for the caller scripts, and says in both languages why a file cannot be read.

The library opens no file, so that its callers word such faults themselves.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

# What the system says in its own words, by the name of the error.
CAUSES = {
    "FileNotFoundError": "找不到这个文件或文件夹",
    "FileExistsError": "已有同名的文件，不能建成文件夹",
    "IsADirectoryError": "这是文件夹，不是文件",
    "NotADirectoryError": "路径中有一段是文件，不是文件夹",
    "PermissionError": "没有读写权限",
}


WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".et")


class UnreadableFileError(Exception):
    """A file that holds something else than it should; the message says what, in both languages."""


Unit = dict[str, Any]


def message_of(error: Exception) -> str:
    """An error as it is printed: those of the system in both languages, every other as it words itself."""
    if not isinstance(error, OSError):
        return str(error)
    cause = CAUSES.get(type(error).__name__, "文件读写出错")
    in_chinese, in_english = (f"{error.filename}：", f"{error.filename}: ") if error.filename else ("", "")
    return f"{in_chinese}{cause} · {in_english}{error.strerror or error}"


def units_of(path: Path) -> list[Unit]:
    """The units of a cohort's file, {"units": […]}; every number as a Decimal, none as a float."""
    document = document_of(path)
    name = path.name
    if not isinstance(document, Mapping):
        kind = type(document).__name__
        raise UnreadableFileError(
            f"{name}：最外层应是对象{{\"units\": […]}}，却是{kind} · {name} holds a {kind}; give an object with 'units'"
        )
    if "units" not in document:
        raise UnreadableFileError(f"{name}：没有键units · there is no 'units' in {name}")
    units = document["units"]
    if not isinstance(units, list):
        kind = type(units).__name__
        raise UnreadableFileError(
            f"{name}：units应是列表，却是{kind} · in {name}, 'units' is a {kind} and not iterable; give a list"
        )
    return [*units]


def document_of(path: Path) -> Any:  # noqa: ANN401 (it may hold anything)
    """What a JSON file holds; every number as a Decimal, none as a float."""
    name = path.name
    try:
        return json.loads(path.read_text("utf-8-sig"), parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise UnreadableFileError(
            f"{name}：第{error.lineno}行第{error.colno}列起不是JSON，请检查这一处的引号、逗号和括号 · "
            f"{name} is no JSON at line {error.lineno} column {error.colno}: {error.msg}"
        ) from None
    except UnicodeDecodeError:
        if path.suffix.lower() in WORKBOOKS or path.read_bytes().startswith(b"PK"):
            raise UnreadableFileError(
                f"{name}：这是表格工作簿，不是JSON；填好的表请用form_to_sheet.py读 · "
                f"{name} is a workbook, not JSON; a filled form is read by form_to_sheet.py"
            ) from None
        raise UnreadableFileError(
            f"{name}：不是UTF-8编码，请另存为UTF-8 · {name} is not in UTF-8; save it as UTF-8"
        ) from None
    except (ValueError, RecursionError):
        raise UnreadableFileError(
            f"{name}：有过长的数或过深的嵌套，读不出来 · {name} has a number too long to be read, or is nested too deep"
        ) from None
