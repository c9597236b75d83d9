"""Files for people and machines: workbook, CSV, JSON, Parquet.

Knows spreadsheets; never the logic of plans.
"""

from __future__ import annotations
