"""Files for people and machines: workbook, CSV, JSON, Parquet.

Knows spreadsheets; never the logic of plans.
"""

from __future__ import annotations

from planlift.export.writing import FORMATS
from planlift.export.writing import render
from planlift.export.writing import render_batch
from planlift.export.writing import write
from planlift.export.writing import write_all
from planlift.export.writing import write_batch

__all__ = ["FORMATS", "render", "render_batch", "write", "write_all", "write_batch"]
