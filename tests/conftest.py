"""How the tests run: no property fails for the time that a busy machine takes."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("plain", deadline=None, derandomize="CI" in os.environ)
settings.register_profile("fuzz", deadline=None, max_examples=5_000)
settings.load_profile("plain")
