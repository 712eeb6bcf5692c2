"""What a release wrote, every later one reads to the same figures, or refuses by name."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from huizhou_qa import SchemeError, VerificationError, __version__
from huizhou_qa.codec import assessment_from_json, scheme_from_json
from support import releases
from support.district import scheme
from support.releases import FIGURES, KINDS, ROOT, STORED

pytestmark = pytest.mark.usefixtures("verified_once")

FOLDERS = sorted(one for one in STORED.iterdir() if re.match("[0-9]", one.name))
LATER = STORED / "later"
FILES = [one for folder in FOLDERS for one in sorted(folder.iterdir()) if one.name != FIGURES]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_file_of_every_release_is_read_to_the_figures_stored_beside_it(file: Path) -> None:
    figures = json.loads((file.parent / FIGURES).read_text("utf-8"))
    assert KINDS[file.name].read(file.read_text("utf-8")) == figures[file.name]


def test_every_release_in_the_changelog_has_a_folder_and_this_one_a_file_of_every_kind() -> None:
    told = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(told) == [one.name for one in FOLDERS]
    assert {one.name for one in (STORED / __version__).iterdir()} == {*KINDS, FIGURES}


def test_a_file_holds_the_figures_that_were_worked_out_for_it() -> None:
    figures = json.loads((STORED / "0.1.0" / FIGURES).read_text("utf-8"))
    assert figures["on_site.json"] == {
        "unit": "甲",
        "day": "2018-01-15",
        "汇报交流": "54",
        "实地考察": "24",
        "total": "78",
    }
    # 60% of 86.67 and 40% of 78, written once.
    assert (figures["assessment.json"]["total"], figures["composite.json"]["total"]) == ("86.67", "83.20")
    assert figures["scheme.json"]["digest"] == releases.BUNDLED.digest


def test_a_result_in_a_later_format_is_refused_by_name() -> None:
    with pytest.raises(VerificationError) as caught:
        assessment_from_json((LATER / "assessment.json").read_text("utf-8"), scheme())
    (fault,) = caught.value.faults
    assert (fault.path, fault.code, fault.params["given"], fault.params["known"]) == (
        "/format",
        "unknown_format",
        "'2'",
        "1",
    )


def test_a_scheme_in_a_later_format_is_refused_by_name_before_its_digest_is_looked_at() -> None:
    with pytest.raises(SchemeError) as caught:
        scheme_from_json((LATER / "scheme.json").read_text("utf-8"))
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/document/format", "unknown_format")


def test_the_folder_of_a_version_is_written_until_it_is_released_and_never_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(releases, "KINDS", {"on_site.json": KINDS["on_site.json"]})
    changelog = tmp_path / "CHANGELOG.md"
    changelog.write_text(f"## {__version__} (unreleased)\n", "utf-8")
    for _ in range(2):
        assert releases.main(tmp_path, changelog) == 0
    assert {one.name for one in (tmp_path / __version__).iterdir()} == {"on_site.json", FIGURES}
    changelog.write_text(f"## {__version__} (2031-01-01)\n", "utf-8")
    assert releases.main(tmp_path, changelog) == 1
    assert "raise the version first" in capsys.readouterr().err


@pytest.mark.deep
def test_this_version_writes_the_figures_that_are_stored_for_it(tmp_path: Path) -> None:
    releases.write(tmp_path)
    assert (tmp_path / FIGURES).read_text("utf-8") == (STORED / __version__ / FIGURES).read_text("utf-8")
