"""``python -m planlift``."""

from __future__ import annotations

import sys

from planlift.cli import main

sys.exit(main())
