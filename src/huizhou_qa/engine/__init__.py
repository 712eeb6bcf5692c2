"""The engine of programs: numbers in, the number of every entry out."""

from huizhou_qa.engine.running import Member, Settings, record, run

__all__ = ["Member", "Settings", "record", "run"]
