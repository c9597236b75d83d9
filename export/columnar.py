"""The actions as Parquet, with their types."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from planlift import schema
from planlift.errors import NotWritableError
from planlift.export.safe import clean

if TYPE_CHECKING:
    import pandas as pd


def to_parquet(frame: pd.DataFrame) -> bytes:
    """The frame as Parquet; needs the optional part ``planlift[parquet]``."""
    try:
        import pyarrow  # noqa: F401, ICN001 - only asked whether it is there
    except ImportError as error:
        raise NotWritableError(
            "Parquet needs pyarrow, which is not installed; add it with:"
            " pip install 'planlift[parquet]'",
            code="missing-part",
        ) from error
    cleaned = {
        name: frame[name].map(clean)
        for name in frame.columns
        if schema.column(str(name)).dtype == schema.TEXT
    }
    stream = io.BytesIO()
    schema.conform(frame.assign(**cleaned)).to_parquet(stream, engine="pyarrow", index=False)
    return stream.getvalue()
