"""Values: what a printed date, owner or status means, and how sure that is.

Knows words and the schema of the frame; never files or geometry.
"""

from __future__ import annotations
