"""Specifications as they were when somebody looked at their pictures.

    .venv/bin/python3 Tests/Plot/goldens.py      writes them anew: look at the pictures, and at `git diff`
"""

import json
import pathlib
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "bench" / "lib" / "plot"))

FOLDER = HERE / "golden"
LAWS_FOLDER = FOLDER / "laws"
ROWS = 8


def as_text(picture) -> str:
    """A specification for people: the rows a line each, and only the first of them."""
    specification = picture.specification()
    lines = specification["datasets"]["rows"].splitlines()
    specification["datasets"]["rows"] = lines[:ROWS + 1] + [f"{len(lines) - 1} rows"]
    return json.dumps(specification, indent=1, ensure_ascii=False) + "\n"


def pictures() -> list:
    """Of the recorded run, all that there are."""
    from charts import ALL
    from folders import FIXTURES, material_of
    material, _ = material_of(FIXTURES / "small")
    return [chart.draw(material) for chart in ALL]


def law_pictures() -> list:
    """Of two recorded laws: one that was measured, and one with more curves than a panel holds."""
    from folders import FIXTURES
    from laws.law_picture import draw_law
    from laws.read_laws import read_laws
    from problems import Problems
    laws = read_laws(FIXTURES / "laws", "laws", Problems())
    return [draw_law(law, 1) for law in laws if law.name in ("L1", "L33")]


if __name__ == "__main__":
    for folder, drawn in ((FOLDER, pictures()), (LAWS_FOLDER, law_pictures())):
        for picture in drawn:
            (folder / f"{picture.name}.json").write_text(as_text(picture), encoding="utf-8")
