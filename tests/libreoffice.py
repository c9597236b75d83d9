"""LibreOffice as a second opinion: does the spreadsheet compute what we say it computes?"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Compute every formula on opening, whatever figures the file has stored."""
_CSV = "44,34,76,1,,0,true,true,true,false,false"
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def convert(path: Path, to: str, folder: Path, *, read_as: str = "", seconds: float = 300) -> Path:
    """`path` in another format, every formula computed anew.

    `to` is what LibreOffice calls the format: ``xlsx``, ``pdf``, ``csv:Text - …``; `read_as` the
    filter that it opens `path` with, where it is not to choose.
    """
    result = folder / f"{path.stem}.{to.split(':', 1)[0]}"
    _run(path, to, folder, read_as, seconds)
    assert result.is_file()
    return result


def sheet_as_csv(path: Path, sheet: str, folder: Path) -> Path:
    """One sheet as CSV: commas, UTF-8, every cell as it is shown, all text quoted."""
    _run(path, f"csv:Text - txt - csv (StarCalc):{_CSV},-1", folder, "", 300)
    result = folder / f"{path.stem}-{sheet}.csv"
    assert result.is_file()
    return result


def _run(path: Path, to: str, folder: Path, read_as: str, seconds: float) -> None:
    assert SOFFICE is not None
    with tempfile.TemporaryDirectory() as profile:
        user = Path(profile) / "user"
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        options = [f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore"]
        options += [f"--infilter={read_as}"] if read_as else []
        command = [SOFFICE, *options, "--convert-to", to, "--outdir", str(folder), str(path)]
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
