"""What the measurements were made on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version
from pathlib import Path

PACKAGES = (
    *("planlift", "pypdfium2", "numpy", "pandas", "lxml", "pdfplumber", "camelot-py"),
    *("tabula-py", "python-docx", "XlsxWriter"),
)


def described() -> str:
    """Processor, memory, system and versions, in a sentence or two."""
    packages = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    return (
        f"{_processor()}, {os.cpu_count()} cores, {_memory()}, {platform.system()}"
        f" {platform.release()}, Python {platform.python_version()}; {packages}"
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    for line in _lines("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory() -> str:
    for line in _lines("/proc/meminfo"):
        if line.startswith("MemTotal"):
            return f"{int(line.split()[1]) / 1024 / 1024:.0f} GB of memory"
    return "memory unknown"


def _lines(name: str) -> list[str]:
    path = Path(name)
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
