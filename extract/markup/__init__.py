"""HTML, DOCX and text: formats that say themselves what a table is."""

from __future__ import annotations
