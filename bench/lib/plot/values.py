"""Words of a CSV field to values. A missing number is None, never 0; a missing word is empty."""

import math

from columns import COUNT, NUMBER, TEXT, TRUTH

# Of the integers that rdmark counts in, and tables too.
LARGEST_COUNT = 2**63 - 1


def value_of(text: str, kind: str):
    """The value of a field of this kind (see columns.py); `ValueError` says what would be right."""
    if kind == TEXT:
        return text
    if text == "":
        return "" if kind == TRUTH else None
    if kind == COUNT:
        if not (text.isascii() and text.isdigit()):
            raise ValueError(f"{text!r} is not {COUNT}")
        if int(text) > LARGEST_COUNT:
            raise ValueError(f"{text!r} is too large")
        return int(text)
    if kind == NUMBER:
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise ValueError(f"{text!r} is not {NUMBER}")
        return number
    if kind == TRUTH:
        if text not in ("true", "false"):
            raise ValueError(f"{text!r} is not {TRUTH}")
        return text
    raise ValueError(f"there is no kind {kind!r}")


def pairs_of(text: str) -> dict[str, str]:
    """`key=value` joined by `;`, as the columns `options` and `figures` have them."""
    return dict(pair.split("=", 1) for pair in text.split(";") if "=" in pair)
