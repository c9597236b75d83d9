"""One module a command; each checks its words, calls the work and gives an exit code."""

from __future__ import annotations
