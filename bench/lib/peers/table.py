"""The table, and the line that ends it."""

import statistics

from figures import Figure


def text(figures: list[Figure]) -> str:
    heading = ["row", "", "rdmark", "peer", "unit", "ratio", "rounds", "target", ""]
    rows = [heading] + [_cells(figure) for figure in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heading))]
    right = {2, 3, 5}
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths))).rstrip()
        for row in rows)


def _cells(figure: Figure) -> list[str]:
    target = (
        f"<= {figure.at_most:g}" if figure.at_most is not None else
        f">= {figure.at_least:g}" if figure.at_least is not None else "reported")
    verdict = "MISSED" if figure.misses else figure.note
    if figure.note and figure.misses:
        verdict += f"; {figure.note}"
    ratios = [one / other for one, other in zip(figure.ours, figure.theirs)] or figure.ours
    return [
        figure.row, figure.label, _number(statistics.median(figure.ours)),
        _number(statistics.median(figure.theirs)) if figure.theirs else "-", figure.unit,
        f"{figure.value:.3f}" if figure.theirs else "-", f"{min(ratios):.3g}..{max(ratios):.3g}", target, verdict]


def _number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def worst(figures: list[Figure]) -> str:
    """One line: the worst figure of each row."""
    parts = []
    for row in dict.fromkeys(figure.row for figure in figures):
        one = max((figure for figure in figures if figure.row == row), key=lambda figure: figure.badness)
        parts.append(f"{row} {one.value:.3g} ({one.label}{', missed' if one.misses else ''})")
    return "worst: " + "; ".join(parts)
