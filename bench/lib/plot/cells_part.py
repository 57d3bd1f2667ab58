"""The part of a report that shows the cells of results: filters, pictures, and what is in none."""

import dataclasses

from axes import size_text
from charts import ALL
from material import Material
from page_parts import figure, table, text
from picture import LeftOut, Picture


@dataclasses.dataclass(frozen=True)
class CellsPart:
    """The cells of all folders, drawn."""

    material: Material
    outcomes: list[Picture | LeftOut]
    """One for each chart."""

    @property
    def drawn(self) -> list[Picture]:
        return [one for one in self.outcomes if isinstance(one, Picture)]

    @property
    def left_out(self) -> list[LeftOut]:
        return [one for one in self.outcomes if isinstance(one, LeftOut)]

    def html(self) -> str:
        return "\n".join([
            '<div class="cells">', _introduction(self.material), _filters(self.material),
            *(_section(picture) for picture in self.drawn), _not_drawn(self.left_out),
            _cells_without_figures(self.material), "</div>"])


def cells_part(material: Material) -> CellsPart:
    return CellsPart(material, [chart.draw(material) for chart in ALL])


def _section(picture: Picture) -> str:
    return f'<section id="{picture.name}">\n<h2>{text(picture.title)}</h2>\n{figure(picture)}\n</section>'


def _introduction(material: Material) -> str:
    counts = material.cells["status"].value_counts()
    listed = ", ".join(f"{count} {status}" for status, count in counts.items())
    return (
        f"<p>{len(material.cells)} cells ({text(listed)}); {len(material.samples)} samples. Quantiles are Hyndman "
        "and Fan's type 7; intervals are 95 % intervals of the median; rates are sums over sums; no sample is "
        "dropped; missing is empty, never 0. The columns are documented in <code>results/README.md</code>.</p>")


def _filters(material: Material) -> str:
    series = material.series
    sets = []
    for parameter, words in (("transports", series.transports), ("methods", series.methods)):
        boxes = "".join(
            f'<label><input type="checkbox" name="{parameter}" value="{text(word)}" checked> {text(word)}</label>'
            for word in words)
        sets.append(f"<fieldset><legend>{parameter}</legend>{boxes}</fieldset>")
    return f'<form id="filters" aria-label="Filters of all pictures" autocomplete="off">{"".join(sets)}</form>'


def _not_drawn(left_out: list[LeftOut]) -> str:
    if not left_out:
        return ""
    lines = "".join(f"<li>{text(one.title)}: {text(one.reason)}.</li>" for one in left_out)
    return f'<section id="not-drawn"><h2>Pictures that are not drawn</h2><ul>{lines}</ul></section>'


def _cells_without_figures(material: Material) -> str:
    """Everything that is not plainly ok, and what is ok but has no median."""
    cells = material.cells
    lacking = (cells["status"] == "ok") & cells["median_ns"].isna()
    listed = cells[(cells["status"] != "ok") | lacking]
    if listed.empty:
        return ""
    shown = listed.assign(
        size=listed["size_bytes"].map(size_text),
        why=listed["reason"].where(listed["status"] != "ok", "no median: " + listed["notes"]))
    shown = shown[["question", "size", "path", "status", "why"]]
    return (
        '<section id="without-figures"><h2>Cells without a figure, or that were interrupted</h2><p>Skipped, failed and '
        "invalid cells are in no picture; interrupted ones are, with the figures until then.</p>"
        f"{table(shown)}</section>")
