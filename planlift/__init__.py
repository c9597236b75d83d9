"""planlift: inspection action plans, from document to monitoring workbook."""

from __future__ import annotations

__version__ = "0.1.0"
