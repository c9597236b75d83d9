"""How often Python looks for what is no longer needed, while a document is read and after it."""

from __future__ import annotations

import gc
from contextlib import suppress

from planlift.rubbish import SELDOM
from planlift.rubbish import seldom_collected


def test_it_is_as_before_afterwards_even_after_an_error() -> None:
    before = gc.get_threshold()
    during: tuple[int, ...] = ()
    with suppress(ZeroDivisionError), seldom_collected():
        during = gc.get_threshold()
        divmod(1, 0)
    assert (during, gc.get_threshold()) == (SELDOM, before)


def test_who_asked_for_nothing_keeps_that() -> None:
    before = gc.get_threshold()
    try:
        gc.set_threshold(0)
        with seldom_collected():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
