"""The 95 % interval of a mean of few figures."""

import statistics

# Two-sided 95 % quantiles of Student's t by degrees of freedom, from 1; from there on that of the next lower one.
QUANTILES = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228)


def half_width(figures: list[float]) -> float:
    """Half the width of the interval, of at least two figures."""
    quantile = QUANTILES[min(len(figures) - 1, len(QUANTILES)) - 1]
    return quantile * statistics.stdev(figures) / len(figures) ** 0.5
