"""``python -m planlift``."""

from __future__ import annotations

import sys

from planlift.cli import main

if __name__ == "__main__":
    sys.exit(main())
