"""report.html: everything in one file, which opens without a network."""

import html
import json
import pathlib

import images
import look
import pandas
from axes import size_text
from material import Material
from picture import Choice, LeftOut, Picture
from problems import Problem

_PAGE = pathlib.Path(__file__).parent / "page"

# Nothing may be fetched: what is not in the file is not there. Vega makes functions of expressions.
_POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:"


def report(
        material: Material, results: list[str], drawn: list[Picture], left_out: list[LeftOut], problems: list[Problem]
) -> str:
    """The page. `results` are the names of the folders that were read."""
    body = [
        f"<h1>rdmark: {_text(', '.join(results))}</h1>", _introduction(material), _filters(material),
        *(_figure(picture) for picture in drawn), _not_drawn(left_out), _cells_without_figures(material),
        _problems(problems)]
    data = {picture.name: _drawing(picture) for picture in drawn}
    return "\n".join([
        '<!DOCTYPE html>', '<html lang="en">', '<head>', '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">', f"<title>rdmark: {_text(', '.join(results))}</title>",
        '<link rel="icon" href="data:,">',
        f"<style>{(_PAGE / 'report.css').read_text(encoding='utf-8')}</style>", '</head>', '<body>', *body,
        f'<script id="data" type="application/json">{_json(data)}</script>',
        f"<script>{_script(images.drawing_library())}</script>",
        f"<script>{(_PAGE / 'report.js').read_text(encoding='utf-8')}</script>", '</body>', '</html>', ''])


def _drawing(picture: Picture) -> dict:
    specification = picture.specification()
    themes = {"light": look.LIGHT, "dark": look.DARK}
    return {name: images.compiled(specification, theme) for name, theme in themes.items()} | specification["datasets"]


def _text(value) -> str:
    return html.escape(str(value))


def _json(value) -> str:
    # So that no text can end the script it lies in.
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")


def _script(source: str) -> str:
    return source.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _introduction(material: Material) -> str:
    counts = material.cells["status"].value_counts()
    listed = ", ".join(f"{count} {status}" for status, count in counts.items())
    return (
        f"<p>{len(material.cells)} cells ({_text(listed)}); {len(material.samples)} samples. Quantiles are Hyndman "
        "and Fan's type 7; intervals are 95 % intervals of the median; rates are sums over sums; no sample is "
        "dropped; missing is empty, never 0. The columns are documented in <code>results/README.md</code>.</p>")


def _filters(material: Material) -> str:
    series = material.series
    sets = []
    for parameter, words in (("transports", series.transports), ("methods", series.methods)):
        boxes = "".join(
            f'<label><input type="checkbox" name="{parameter}" value="{_text(word)}" checked> {_text(word)}</label>'
            for word in words)
        sets.append(f"<fieldset><legend>{parameter}</legend>{boxes}</fieldset>")
    return f'<form id="filters" aria-label="Filters of all pictures" autocomplete="off">{"".join(sets)}</form>'


def _figure(picture: Picture) -> str:
    name = picture.name
    omitted = "".join(f"<li>{_text(line)}</li>" for line in picture.omitted)
    return "\n".join([
        f'<section id="{name}">', f"<h2>{_text(picture.title)}</h2>",
        *(_choice(name, choice) for choice in picture.choices),
        "<figure>",
        f'<div class="chart" id="chart-{name}" role="graphics-document" aria-label="{_text(picture.alternative)}" '
        f'aria-describedby="caption-{name}"></div>',
        f'<figcaption id="caption-{name}">{_text(picture.caption)}</figcaption>', "</figure>",
        f"<ul>{omitted}</ul>" if omitted else "",
        f"<details><summary>The same as a table ({len(picture.table)} rows)</summary>{_table(picture.table)}</details>",
        "</section>"])


def _choice(name: str, choice: Choice) -> str:
    options = "".join(
        f'<option{" selected" if value == choice.chosen else ""}>{_text(value)}</option>' for value in choice.values)
    return (f'<label class="choice">{_text(choice.label)} <select autocomplete="off" data-picture="{name}" '
            f'data-parameter="{choice.parameter}">{options}</select></label>')


def _table(frame: pandas.DataFrame) -> str:
    heading = "".join(f'<th scope="col">{_text(name)}</th>' for name in frame.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{'' if pandas.isna(value) else _text(value)}</td>" for value in row) + "</tr>"
        for row in frame.itertuples(index=False))
    return f'<div class="table"><table><thead><tr>{heading}</tr></thead><tbody>{rows}</tbody></table></div>'


def _not_drawn(left_out: list[LeftOut]) -> str:
    if not left_out:
        return ""
    lines = "".join(f"<li>{_text(one.title)}: {_text(one.reason)}.</li>" for one in left_out)
    return f'<section id="not-drawn"><h2>Pictures that are not drawn</h2><ul>{lines}</ul></section>'


def _cells_without_figures(material: Material) -> str:
    """Everything that is not plainly ok, and what is ok but has no median."""
    cells = material.cells
    lacking = (cells["status"] == "ok") & cells["median_ns"].isna()
    listed = cells[(cells["status"] != "ok") | lacking]
    if listed.empty:
        return ""
    table = listed.assign(
        size=listed["size_bytes"].map(size_text),
        why=listed["reason"].where(listed["status"] != "ok", "no median: " + listed["notes"]))
    table = table[["question", "size", "path", "status", "why"]]
    return (
        '<section id="without-figures"><h2>Cells without a figure, or that were interrupted</h2><p>Skipped, failed and '
        "invalid cells are in no picture; interrupted ones are, with the figures until then.</p>"
        f"{_table(table)}</section>")


def _problems(problems: list[Problem]) -> str:
    if not problems:
        return ""
    lines = "".join(f"<li>{_text(problem)}</li>" for problem in problems)
    return f'<section id="problems"><h2>What could not be read</h2><ul>{lines}</ul></section>'
