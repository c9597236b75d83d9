"""What is installed, what is missing, and how to add it."""

from __future__ import annotations

import importlib
import platform
import sys
from importlib import metadata

from msgspec import Struct

from planlift import __version__

NEEDED = {
    "beautifulsoup4": "bs4",
    "click": "click",
    "lxml": "lxml",
    "markdown-it-py": "markdown_it",
    "msgspec": "msgspec",
    "numpy": "numpy",
    "openpyxl": "openpyxl",
    "pandas": "pandas",
    "pdfplumber": "pdfplumber",
    "pillow": "PIL",
    "pypdfium2": "pypdfium2",
    "python-dateutil": "dateutil",
    "rapidfuzz": "rapidfuzz",
    "rich": "rich",
    "symspellpy": "symspellpy",
    "tomli": "tomli",
    "xlsxwriter": "xlsxwriter",
}
"""Distribution → module, as in ``dependencies`` of pyproject.toml."""

OPTIONAL = {
    "parquet": ("pyarrow", "pyarrow", "--format parquet"),
    "cluster": ("distributed", "distributed", "batch --scheduler"),
    "remote": ("fsspec", "fsspec", "batch with addresses"),
    "s3": ("s3fs", "s3fs", "batch with s3:// addresses"),
    "abfs": ("adlfs", "adlfs", "batch with abfs:// addresses"),
    "gcs": ("gcsfs", "gcsfs", "batch with gs:// addresses"),
}
"""Extra of pyproject.toml → distribution, module, what it is for."""


class Part(Struct, frozen=True):
    """One library that planlift uses."""

    name: str
    version: str
    """Empty where it is missing or broken."""
    advice: str = ""
    """How to add or mend it, where that is of use."""
    needed: bool = True


def parts() -> list[Part]:
    """Every library, the needed ones first, each really imported."""
    needed = [
        _part(name, module, f'missing or broken; pip install "{name}"')
        for name, module in NEEDED.items()
    ]
    optional = [
        _part(
            name, module, f'not installed; for {use}: pip install "planlift[{extra}]"', needed=False
        )
        for extra, (name, module, use) in OPTIONAL.items()
    ]
    return needed + optional


def lines(found: list[Part]) -> list[str]:
    """The report, ready to be pasted into a message to those who look after planlift."""
    width = max(len(part.name) for part in found)
    told = [
        f"planlift {__version__}",
        f"Python {platform.python_version()} on {platform.platform()}",
        f"Printing as {sys.stdout.encoding}, file names as {sys.getfilesystemencoding()}",
    ]
    for title, needed in (("Needed", True), ("Optional", False)):
        told += ["", f"{title}:"]
        told += [
            f"  {part.name:<{width}}  {part.version or part.advice}"
            for part in found
            if part.needed is needed
        ]
    return told


def _part(name: str, module: str, advice: str, *, needed: bool = True) -> Part:
    try:
        importlib.import_module(module)
        version = metadata.version(name)
    except Exception as error:  # noqa: BLE001 -- a broken library may raise anything on import
        missing = isinstance(error, (ModuleNotFoundError, metadata.PackageNotFoundError))
        detail = "" if missing else f" ({type(error).__name__}: {error})"
        return Part(name, "", advice + detail, needed=needed)
    return Part(name, version, needed=needed)
