"""Specifications to PNG, SVG and what a page draws, without a browser and without a network."""

import html
import pathlib

import altair
import look
import vl_convert

# The version of the language that the charts are written in: 6.4.1 is 6.4 to the converter.
VEGA_LITE = ".".join(altair.SCHEMA_VERSION.removeprefix("v").split(".")[:2])

_SCALE = 2


def write_images(specification: dict, folder: pathlib.Path, name: str) -> list[pathlib.Path]:
    """Writes NAME.png and NAME.svg, in the colours of a light page, and says where."""
    png, svg = folder / f"{name}.png", folder / f"{name}.svg"
    themed = specification | {"config": look.LIGHT, "padding": 12}
    drawing = vl_convert.vegalite_to_svg(themed, vl_version=VEGA_LITE)
    # The converter leaves the description out.
    described = drawing.replace(">", f' role="img" aria-label="{html.escape(specification["description"])}">', 1)
    svg.write_text(described, encoding="utf-8")
    png.write_bytes(vl_convert.vegalite_to_png(themed, vl_version=VEGA_LITE, scale=_SCALE))
    return [png, svg]


def compiled(specification: dict, theme: dict) -> dict:
    """The specification in the language of Vega, without its rows: a browser then need not compile it."""
    vega = vl_convert.vegalite_to_vega(specification | {"config": theme}, vl_version=VEGA_LITE)
    rows, = (source for source in vega["data"] if source["name"] == "rows")
    del rows["values"]
    return vega


def drawing_library() -> str:
    """The JavaScript that draws in a browser, as one script that sets `vegaEmbed`."""
    return vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", vl_version=VEGA_LITE)
