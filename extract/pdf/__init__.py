"""PDF: characters and lines of a page, and the tables they make."""

from __future__ import annotations
