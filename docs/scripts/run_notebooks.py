"""Runs the tutorials cell by cell, for the documentation site and for copies that hold what every cell shows.

A caller script: `make notebooks` makes its environment and calls it. The copies open in Jupyter and in editors that
show notebooks. Those in the repository hold no outputs, so that a change to one is what its author wrote.

    python docs/scripts/run_notebooks.py FOLDER
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import nbformat
from as_program import run
from input_files import message_of
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from traitlets.config import Config

TUTORIALS = Path(__file__).parents[1] / "tutorials"
# Seconds for one cell, many times what the longest takes: only a cell that hangs is broken off.
LONGEST_CELL = 300
# What passes between a kernel and this script is encrypted; otherwise each kernel warns that it is not.
ENCRYPTED = Config({"KernelManager": {"transport_encryption": "auto"}})


def main(arguments: list[str]) -> int:
    """Runs every tutorial and says how long it took; 1 where a cell fails or a copy cannot be written."""
    parser = argparse.ArgumentParser(
        description="运行各教程并写出带结果的副本 · runs the tutorials, writes copies with outputs"
    )
    parser.add_argument("folder", type=Path, help="写入的文件夹 · where the copies are written")
    folder: Path = parser.parse_args(arguments).folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in sorted(TUTORIALS.glob("*.ipynb")):
            begun = time.monotonic()
            copy = folder / path.name
            copy.write_text(executed(path), "utf-8")
            print(f"{copy}: {time.monotonic() - begun:.0f} s")
    except CellExecutionError as error:
        print(f"{path.name}：有一格出错 · a cell failed\n{error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(message_of(error), file=sys.stderr)
        return 1
    return 0


def executed(path: Path) -> str:
    """The notebook with what its cells show, as JSON. Raises CellExecutionError at the first cell that fails."""
    notebook = nbformat.reads(path.read_text("utf-8"), as_version=4)
    where = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(
        notebook, timeout=LONGEST_CELL, kernel_name="python3", coalesce_streams=True, resources=where, config=ENCRYPTED
    )
    client.execute()
    return str(nbformat.writes(notebook))


if __name__ == "__main__":
    run(main)
