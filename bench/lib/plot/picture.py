"""A picture, or the reason why there is none; and what all charts have in common."""

import dataclasses

import altair
import pandas
from series import Series


@dataclasses.dataclass(frozen=True)
class Choice:
    """A list that the reader chooses from: it sets a parameter of the chart."""

    parameter: str
    label: str
    values: list[str]
    chosen: str


@dataclasses.dataclass(frozen=True)
class LeftOut:
    """A picture that is not drawn."""

    title: str
    reason: str


@dataclasses.dataclass(frozen=True)
class Picture:
    """A chart over one table of rows, with what a reader needs who does not see it."""

    name: str
    """Of its files and of its place in the report."""
    title: str
    caption: str
    """What is drawn and how it was made."""
    alternative: str
    """What the picture shows, in one sentence, for readers who do not see it."""
    chart: altair.TopLevelMixin
    rows: pandas.DataFrame
    """What the chart draws."""
    series: Series | None
    """What the report's filters are about; none where they leave nothing out."""
    table: pandas.DataFrame
    """The same for people to read, with headings as columns."""
    choices: list[Choice] = dataclasses.field(default_factory=list)
    omitted: list[str] = dataclasses.field(default_factory=list)
    """Cells that could be here and are not, each with its reason."""

    def specification(self) -> dict:
        """The chart in the language of Vega-Lite. Its rows are one text in CSV, a third of their size as JSON."""
        specification = self.chart.to_dict()
        specification["description"] = self.alternative
        # The filters and lists of the report set these.
        values = {} if self.series is None else {
            "transports": self.series.transports, "methods": self.series.methods}
        values |= {choice.parameter: choice.chosen for choice in self.choices}
        specification["params"] = [{"name": name, "value": value} for name, value in values.items()]
        specification["datasets"] = {"rows": self.rows.to_csv(index=False, float_format="%.6g", lineterminator="\n")}
        # The page and the drawing to files bring their own.
        specification.pop("config", None)
        return specification


def data_of(rows: pandas.DataFrame) -> altair.NamedData:
    """The rows of the picture as a chart names them, with the type of each column."""
    parse = {
        name: "number" if pandas.api.types.is_numeric_dtype(kind) else "string" for name, kind in rows.dtypes.items()}
    return altair.NamedData(name="rows", format=altair.CsvDataFormat(type="csv", parse=parse))
