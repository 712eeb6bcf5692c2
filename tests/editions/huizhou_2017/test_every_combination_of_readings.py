"""``readings_report`` against all 248,832 combinations of readings, added up one by one by other means.

Nothing is scored so often: a clause's points under the few readings that touch it are those of a result under these
readings, and so are deductions and vetoes. Items, totals and grades of every combination are then added up here, by
the order of computation of the edition, without the library.
"""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal
from functools import lru_cache
from itertools import product
from pathlib import Path

import pytest

from huizhou_qa import Assessment, Evidence, HuizhouQAError, assess, get_scheme
from huizhou_qa.analysis import readings_report
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.scheme import Scheme

Choices = FrozenMapping[str, str]

SCHEME = get_scheme("huizhou", 2017)
UNITS = [
    unit["evidence"] for unit in json.loads((Path(__file__).parents[2] / "data" / "units.json").read_text("utf-8"))
]
NAMES = {one.id: one.names for one in SCHEME.chosen_readings.register}
TOUCHING = {
    "2.1": ("agri_products",),
    "2.2": ("agri_products",),
    "2.3": ("agri_products",),
    "4.1": ("empty_project_class",),
    "6.1": ("empty_project_class",),
    "6.2": ("part_steps_6_2",),
    "7": ("services_band_ends",),
    "10.1": ("part_steps_10_1",),
    "10.2": ("part_steps_10_2",),
    "11.3": ("inferior_v_ratio",),
    "12.1": ("average_over",),
    "12.2": ("overdue_centres",),
    "13": ("average_over", "incentive_margin"),
}
OF_INCIDENTS = ("assessment_year", "incident_class_b")
# In units of 10^-12, in which every written figure is whole.
ONE = 10**12
