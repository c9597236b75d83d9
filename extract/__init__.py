"""From a file to its tables and texts, and from those to the rows of a plan.

Knows file formats, geometry, table structure, heading words and how the rows of a plan hang
together; never what a value means.
"""

from __future__ import annotations
