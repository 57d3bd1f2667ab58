"""Panels of those rows only that the reader wants to see."""

import altair


def only(chart: altair.FacetChart, *expressions: str) -> altair.FacetChart:
    """The chart of the rows for which all expressions, of Vega, hold. They are chosen before panels are made: otherwise
    panels without a row would stay, empty."""
    chart = chart.copy()
    chart.transform = [altair.FilterTransform(filter=expression) for expression in expressions]
    return chart
