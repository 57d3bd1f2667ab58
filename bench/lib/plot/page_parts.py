"""Parts that pages have in common: texts, tables, pictures with their captions."""

import html

import pandas
from picture import Choice, Picture


def text(value) -> str:
    """Anything, as HTML shows it."""
    return html.escape(str(value))


def figure(picture: Picture) -> str:
    """Its lists, the place where it is drawn, its caption and its table."""
    name = picture.name
    omitted = "".join(f"<li>{text(line)}</li>" for line in picture.omitted)
    return "\n".join([
        *(_choice(name, choice) for choice in picture.choices),
        "<figure>",
        f'<div class="chart" id="chart-{name}" role="graphics-document" aria-label="{text(picture.alternative)}" '
        f'aria-describedby="caption-{name}"></div>',
        f'<figcaption id="caption-{name}">{text(picture.caption)}</figcaption>', "</figure>",
        f"<ul>{omitted}</ul>" if omitted else "",
        f"<details><summary>The same as a table ({len(picture.table)} rows)</summary>{table(picture.table)}</details>"])


def _choice(name: str, choice: Choice) -> str:
    options = "".join(
        f'<option{" selected" if value == choice.chosen else ""}>{text(value)}</option>' for value in choice.values)
    return (f'<label class="choice">{text(choice.label)} <select autocomplete="off" data-picture="{name}" '
            f'data-parameter="{choice.parameter}">{options}</select></label>')


def table(frame: pandas.DataFrame) -> str:
    """With the columns' names as its heading."""
    heading = "".join(f'<th scope="col">{text(name)}</th>' for name in frame.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{'' if pandas.isna(value) else text(value)}</td>" for value in row) + "</tr>"
        for row in frame.itertuples(index=False))
    return f'<div class="table"><table><thead><tr>{heading}</tr></thead><tbody>{rows}</tbody></table></div>'
