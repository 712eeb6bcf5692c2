"""Writes the blank forms of the 2017 scheme to a folder: each as a page to print and as a table to fill in.

A caller script: the library gives text, the script writes the files.

    python docs/scripts/print_blank_forms.py FOLDER [--language en]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from as_program import run
from input_files import message_of

from huizhou_qa import get_scheme
from huizhou_qa.sheets import (
    BlankForm,
    SelfScoringSheet,
    blank_self_scoring_sheet,
    contact_list,
    on_site_form,
    proof_catalogue,
)


def main(arguments: list[str]) -> int:
    """Writes two files a form and prints their names; 1 where the folder cannot be written to."""
    parser = argparse.ArgumentParser(description="空白表 · blank forms")
    parser.add_argument("folder", type=Path, nargs="?", help="写入的文件夹 · where the forms are written")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="语言 · the language of the papers")
    given, scheme = parser.parse_args(arguments), get_scheme("huizhou", 2017)
    folder, language = given.folder, given.language
    if folder is None:
        parser.print_help(sys.stderr)
        return 2
    forms: dict[str, BlankForm | SelfScoringSheet] = {
        "self-scoring-sheet": blank_self_scoring_sheet(scheme, language=language),
        "contact-list": contact_list(scheme, language=language),
        "proof-catalogue": proof_catalogue(scheme, language=language),
        "on-site-ratings": on_site_form(scheme, language=language),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, form in forms.items():
            (folder / f"{name}.html").write_text(form.to_html(), "utf-8")
            # With a byte-order mark a spreadsheet takes the Chinese for what it is.
            with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
                file.write(form.to_csv())
            print(f"{name}  {form.title}")
    except OSError as error:
        print(message_of(error), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    run(main)
