"""The engine of programs: numbers in, the number of every entry out."""

from huizhou_qa.engine.bounding import bound, grades_of
from huizhou_qa.engine.running import Member, Settings, record, run

__all__ = ["Member", "Settings", "bound", "grades_of", "record", "run"]
