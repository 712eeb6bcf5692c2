"""Checks a submission of a made-up unit and prints what is lacking, and what the stages leave to do.

A caller script: it does the reading and printing that the library leaves to its callers.

    python docs/scripts/submission.py [FILE]

FILE is a JSON object of the shape that docs/procedure.md describes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from as_program import run
from input_files import UnreadableFileError, document_of, message_of

from huizhou_qa import HuizhouQAError, get_scheme
from huizhou_qa.plans.findings import Finding
from huizhou_qa.procedure import check_stages, check_submission
from huizhou_qa.scheme.scheme import Scheme


def made_up(scheme: Scheme) -> dict[str, object]:
    """A submission with three faults: no proof of item 8, three copies, and paper posted a day late."""
    items = scheme.items.values()
    return {
        "unit": "甲区",
        "report": [
            "overall_work",
            "targets_met",
            "measures_carried_out",
            "veto_statement",
            "innovation",
            "problems_and_next_steps",
        ],
        "sheet": {item.id: {"points": item.max_points, "basis": "达到标准，得满分"} for item in items},
        "proof": {item.id: ["工作总结"] for item in items if item.proof_needed and item.id != "8"},
        "contacts": [
            {
                "role": role,
                "name": "某",
                "unit": "某局",
                "position": "某职",
                "mobile": "1" + "0" * 10,
                "email": "a@b.example",
            }
            for role in ("leader", "staff")
        ],
        "uploaded": "2017-12-31T23:59",
        "paper": {"copies": 3, "bound": True, "seal": "government_office", "posted": "2018-01-01T09:00"},
    }


def main(arguments: list[str]) -> int:
    """Prints the findings; 1 where the submission cannot be read."""
    parser = argparse.ArgumentParser(description="报送材料检查 · what a submission lacks")
    parser.add_argument("file", type=Path, nargs="?", help="报送情况，JSON · the submission as JSON")
    given = parser.parse_args(arguments)
    scheme = get_scheme("huizhou", 2017)
    try:
        findings = check_submission(scheme, document_of(given.file) if given.file else made_up(scheme))
    except (HuizhouQAError, UnreadableFileError, OSError) as error:
        print(message_of(error), file=sys.stderr)
        return 1
    for finding in findings:
        print(line(finding))
    print(f"{len(findings)} findings")
    for finding in check_stages(scheme, {"self_assessment": "2017-12-31", "on_site_check": "2018-01-22"}):
        print(line(finding))
    return 0


def line(finding: Finding) -> str:
    """A finding in one line: how grave, what, where it stands in the text, what would be right."""
    return f"{finding.severity:7} {finding.path}: {finding.message}｜{finding.where}｜{finding.remedy}"


if __name__ == "__main__":
    run(main)
