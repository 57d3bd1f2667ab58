"""What is shown of a cell under the pointer: its row of summary.csv, as far as pictures are about it."""

import altair

_TEXTS = ["question", "path", "transport", "method", "memory"]
_NUMBERS = [
    "size_bytes", "block_bytes", "blocks", "median_ns", "median_low_ns", "median_high_ns", "p90_ns", "p99_ns", "min_ns",
    "max_ns", "bandwidth_bytes_per_s", "ceiling_median_ns", "samples",
]
_ENDING = ["interval_kind", "stop_reason", "status", "verified", "cell"]

COLUMNS = [*_TEXTS, *_NUMBERS, *_ENDING]


def numbers(*names: str) -> list[altair.Tooltip]:
    """To six digits, which is what the page holds."""
    return [altair.Tooltip(name, type="quantitative", format=",.6~g") for name in names]


def row_tooltip() -> list[altair.Tooltip]:
    """For a chart whose rows have `COLUMNS`."""
    return [
        *(altair.Tooltip(name, type="nominal") for name in _TEXTS),
        *numbers(*_NUMBERS),
        *(altair.Tooltip(name, type="nominal") for name in _ENDING),
    ]
