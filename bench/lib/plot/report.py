"""report.html: everything in one file, which opens without a network."""

import json
import pathlib

import images
import look
from cells_part import CellsPart
from laws.tutorial import Tutorial
from page_parts import text
from picture import Picture
from problems import Problem

_PAGE = pathlib.Path(__file__).parent / "page"

# Nothing may be fetched: what is not in the file is not there. Vega makes functions of expressions.
_POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:"


def report(results: list[str], parts: list[CellsPart | Tutorial], problems: list[Problem]) -> str:
    """The page. `results` are the names of the folders that were read."""
    title = f"rdmark: {text(', '.join(results))}"
    body = [f"<h1>{title}</h1>", *(part.html() for part in parts), _problems(problems)]
    data = {picture.name: _drawing(picture) for part in parts for picture in part.drawn}
    return "\n".join([
        '<!DOCTYPE html>', '<html lang="en">', '<head>', '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">', f"<title>{title}</title>",
        '<link rel="icon" href="data:,">',
        f"<style>{(_PAGE / 'report.css').read_text(encoding='utf-8')}</style>", '</head>', '<body>', *body,
        f'<script id="data" type="application/json">{_json(data)}</script>',
        f"<script>{_script(images.drawing_library())}</script>",
        f"<script>{(_PAGE / 'report.js').read_text(encoding='utf-8')}</script>", '</body>', '</html>', ''])


def _drawing(picture: Picture) -> dict:
    specification = picture.specification()
    themes = {"light": look.LIGHT, "dark": look.DARK}
    return {name: images.compiled(specification, theme) for name, theme in themes.items()} | specification["datasets"]


def _json(value) -> str:
    # So that no text can end the script it lies in.
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")


def _script(source: str) -> str:
    return source.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _problems(problems: list[Problem]) -> str:
    if not problems:
        return ""
    lines = "".join(f"<li>{text(problem)}</li>" for problem in problems)
    return f'<section id="problems"><h2>What could not be read</h2><ul>{lines}</ul></section>'
