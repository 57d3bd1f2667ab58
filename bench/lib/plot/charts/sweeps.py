"""What the charts over sizes share: which questions are sweeps, and their panels."""

import altair
import numpy
import pandas
from charts.facets import only

LARGEST_NUMBER_OF_PANELS = 12
COLUMNS = 2
WIDTH, HEIGHT = 380, 240


def is_sweep(cells: pandas.DataFrame) -> pandas.Series:
    """For each cell whether its question was asked for several sizes."""
    return cells.groupby("question")["size_bytes"].transform("nunique") > 1


def first_panels(cells: pandas.DataFrame) -> tuple[pandas.DataFrame, list[str], list[str]]:
    """The cells of as many questions as a page holds; these questions; and sentences about the others."""
    questions = list(dict.fromkeys(cells["question"]))
    kept, rest = questions[:LARGEST_NUMBER_OF_PANELS], questions[LARGEST_NUMBER_OF_PANELS:]
    omitted = [f"{question}: more than {LARGEST_NUMBER_OF_PANELS} panels are not drawn; the table has its rows"
               for question in rest]
    return cells[cells["question"].isin(kept)], kept, omitted


def with_size_axis(rows: pandas.DataFrame) -> pandas.DataFrame:
    """With `log2_size`, what the axis of sizes shows."""
    return rows.assign(log2_size=numpy.log2(rows["size_bytes"]))


def ceiling_marks(base: altair.Chart, field: str) -> altair.Chart:
    """Level lines, in no series' colour."""
    return base.mark_tick(orient="horizontal", size=16, thickness=2, opacity=0.5).encode(
        y=altair.Y(field, type="quantitative"))


def lines_with_intervals(base: altair.Chart, y: altair.Y, low: str, high: str, series, tooltip) -> list[altair.Chart]:
    """Layers of a path each: its interval as a thick bar, its line, and its marks, which show `tooltip`."""
    return [
        base.mark_rule(strokeWidth=3, opacity=0.6).encode(
            y=altair.Y(low, type="quantitative"), y2=high, color=series.color()),
        base.mark_line(strokeWidth=1.5).encode(y=y, color=series.color(), strokeDash=series.dash(), detail="path:N"),
        base.mark_point(filled=True, size=55, opacity=1).encode(
            y=y, color=series.color(), shape=series.shape(), tooltip=tooltip),
    ]


def panels(layers: altair.LayerChart, questions: list[str], *shown: str) -> altair.FacetChart:
    """A panel a question, each with its own axes, of the rows for which the expressions hold."""
    return only(layers.properties(width=WIDTH, height=HEIGHT).facet(
        facet=altair.Facet("question:N").title(None).sort(questions), columns=COLUMNS,
    ).resolve_scale(x="independent", y="independent"), *shown)
