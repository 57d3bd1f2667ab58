"""Charts: their specifications against golden files, and what must hold of any of them."""

import csv
import unittest

import goldens
import look
import pandas
from charts import ALL, distribution, drift, efficiency, exchange_phases, method_map, one_size, phases
from charts import rate_against_size, ratio, time_against_size
from folders import FIXTURES, material_of
from material import Material
from picture import LeftOut


class Specifications(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.material, _ = material_of(FIXTURES / "small")
        cls.pictures = {chart: chart.draw(cls.material) for chart in ALL}

    def changed(self, **columns) -> Material:
        """The recorded run, with other values in columns of its cells."""
        return Material(self.material.cells.assign(**columns), self.material.samples)

    def test_golden(self):
        names = {file.stem for file in goldens.FOLDER.glob("*.json")}
        self.assertEqual(names, {picture.name for picture in self.pictures.values()})
        self.maxDiff = 4000
        for picture in self.pictures.values():
            with self.subTest(picture.name):
                golden = (goldens.FOLDER / f"{picture.name}.json").read_text(encoding="utf-8")
                self.assertEqual(
                    goldens.as_text(picture), golden, "look at the picture, then run .venv/bin/python3 "
                    "Tests/Plot/goldens.py")

    def test_every_picture_has_words(self):
        for picture in self.pictures.values():
            with self.subTest(picture.name):
                self.assertRegex(picture.alternative, r"^[A-Z].*\.$")
                self.assertRegex(picture.caption, r"^[A-Z].*\.$")
                self.assertGreater(len(picture.table), 0)

    def test_cells_that_were_not_measured_are_not_drawn(self):
        """Not even where their row holds figures, as that of a cell with wrong bytes might."""
        for status in ("skipped", "failed", "invalid"):
            for chart in ALL:
                with self.subTest(status, chart=chart.__name__):
                    kept = self.material.cells["transport"] == "mpi"
                    status_column = self.material.cells["status"].where(kept, status)
                    picture = chart.draw(self.changed(status=status_column))
                    if not isinstance(picture, LeftOut):
                        self.assertEqual(set(picture.rows["transport"]), {"mpi"})

    def test_interrupted_cells_are_drawn(self):
        picture = time_against_size.draw(self.changed(status="interrupted"))
        self.assertEqual(len(picture.rows), len(self.pictures[time_against_size].rows))

    def test_without_their_columns_pictures_are_left_out_with_the_reason(self):
        for chart, column, value, reason in [
            (time_against_size, "median_ns", float("nan"), "median_ns"),
            (rate_against_size, "bandwidth_bytes_per_s", float("nan"), "bandwidth_bytes_per_s"),
            (ratio, "median_low_ns", float("nan"), "median_low_ns"),
            (method_map, "block_bytes", float("nan"), "block_bytes"),
            (efficiency, "figures", "", "figures"),
            (phases, "figures", "efficiency=1", "produce_ns"),
            (exchange_phases, "phase_wire_ns", float("nan"), "phase_wire_ns"),
            (one_size, "workload", "latency", "several sizes"),
        ]:
            with self.subTest(chart.__name__):
                changes = {column: value}
                if chart is one_size:
                    changes["question"] = "one"
                outcome = chart.draw(self.changed(**changes))
                self.assertIsInstance(outcome, LeftOut)
                self.assertIn(reason, outcome.reason)
        nothing = Material(self.material.cells, self.material.samples.iloc[:0])
        for chart in (distribution, drift):
            with self.subTest(chart.__name__):
                self.assertIn("samples.csv", chart.draw(nothing).reason)

    def test_missing_is_empty_never_zero(self):
        cells = self.material.cells
        gone = cells["median_low_ns"].where(cells["transport"] != "mpi")
        specification = time_against_size.draw(self.changed(median_low_ns=gone)).specification()
        rows = list(csv.DictReader(specification["datasets"]["rows"].splitlines()))
        self.assertEqual({row["median_low_ns"] for row in rows if row["transport"] == "mpi"}, {""})
        self.assertNotIn("", {row["median_low_ns"] for row in rows if row["transport"] == "p2p"})

    def test_more_panels_than_a_page_holds(self):
        cells = pandas.concat([self.material.cells.assign(question=f"question {number}") for number in range(20)])
        cells = cells.assign(question=cells["question"] + ", " + cells["workload"])
        picture = time_against_size.draw(Material(cells.reset_index(drop=True), self.material.samples))
        self.assertEqual(picture.rows["question"].nunique(), 12)
        self.assertEqual(len(picture.omitted), 48)
        self.assertEqual(picture.table["question"].nunique(), 60)

    def test_method_map_says_where_methods_are_alike(self):
        rows = self.pictures[method_map].rows
        apart = rows[(rows["transport"] == "mpi") & (rows["blocks"] == rows["blocks"].min())].iloc[0]
        self.assertRegex(apart["standing"], r"^\d[\d.]* x$")
        wide = method_map.draw(self.changed(median_high_ns=1e12)).rows
        self.assertTrue(wide["standing"].str.startswith("alike: ").all())

    def test_method_map_does_not_mix_options(self):
        cells = self.material.cells[self.material.cells["workload"] == "halo"]
        other = cells.assign(
            options=cells["options"] + ";ghost=2", cell=cells["cell"] + "x", median_ns=cells["median_ns"] * 2)
        both = pandas.concat([cells, other], ignore_index=True)
        rows = method_map.draw(Material(both, self.material.samples)).rows
        self.assertEqual(len(rows), 2 * len(self.pictures[method_map].rows))
        self.assertFalse(rows.duplicated(["panel", "block_bytes", "blocks"]).any())

    def test_histogram_counts_every_sample(self):
        rows = self.pictures[distribution].rows
        bins = rows[rows["kind"] == "bin"].groupby(["group", "path"])["share"].sum()
        self.assertTrue(((bins - 1).abs() < 1e-9).all())
        steps = rows[rows["kind"] == "step"].groupby(["group", "path"])["share"].max()
        self.assertTrue((steps == 1).all())

    def test_quantiles_are_marked_only_where_the_summary_quotes_them(self):
        rows = self.pictures[distribution].rows
        marks = rows[rows["kind"] == "mark"]
        self.assertEqual(len(marks[marks["quantile"] == "median"]), 35)
        quoted = self.material.measured("p90_ns")
        self.assertEqual(len(marks[marks["quantile"] == "p90"]), len(quoted))
        self.assertEqual(len(marks[marks["quantile"] == "p99"]), 0)

    def test_drift_holds_every_sample_once(self):
        rows = self.pictures[drift].rows
        known = self.material.samples["cell"].isin(self.material.measured()["cell"])
        self.assertEqual(rows["samples"].sum(), known.sum())
        self.assertEqual(set(rows["validity"]), {"ok", "warm_up"})

    def test_drift_keeps_launches_apart(self):
        second = self.material.samples.assign(launch=1, event_ns=self.material.samples["event_ns"] * 2)
        both = pandas.concat([self.material.samples, second], ignore_index=True)
        rows = drift.draw(Material(self.material.cells, both)).rows
        good = rows[rows["validity"] == "ok"]
        for (group, path), part in good.groupby(["group", "path"]):
            first, last = part[part["launch"] == 0], part[part["launch"] == 1]
            self.assertLess(first["number"].max(), last["number"].min())
            self.assertEqual(first["samples"].sum(), last["samples"].sum())
            self.assertAlmostEqual(last["max"].max() / first["max"].max(), 2)

    def test_page_has_room_for_so_many_cells(self):
        """Whole groups are left out, and that is said."""
        copies = [self.material.cells.assign(question=self.material.cells["question"] + f" {number}", result="small")
                  for number in range(10)]
        material = Material(pandas.concat(copies, ignore_index=True), self.material.samples)
        for chart in (distribution, drift):
            with self.subTest(chart.__name__):
                picture = chart.draw(material)
                drawn = picture.rows.groupby(["group", "path"]).ngroups
                self.assertLessEqual(drawn, 240)
                self.assertGreater(drawn, 220)
                self.assertRegex(picture.omitted[0], f"^{350 - drawn} cells more: ")


class Series(unittest.TestCase):
    def test_shapes_and_dashes_tell_series_apart_without_colour(self):
        self.assertEqual(len(set(look.SHAPES)), 8)
        self.assertEqual(len(set(map(tuple, look.DASHES))), 8)
        self.assertGreaterEqual(len(look.SHAPES), len(look.TRANSPORTS))
        self.assertGreaterEqual(len(look.DASHES), len(look.METHODS))

    def test_every_colour_stands_out_from_its_page(self):
        """By 3 to 1, what WCAG 2.2 asks of graphics (1.4.11); text by 4.5 to 1 (1.4.3)."""
        for theme in (look.LIGHT, look.DARK):
            paper = theme["background"]
            for colour in theme["range"]["category"]:
                self.assertGreaterEqual(contrast(colour, paper), 3, f"{colour} on {paper}")
            self.assertGreaterEqual(contrast(theme["text"]["color"], paper), 4.5)

    def test_phases_differ_in_greyscale(self):
        """Each from its neighbours in the stack: of a stream, and of an exchange that packs or stages."""
        for theme in (look.LIGHT, look.DARK):
            pack, stage_out, post, wire, stage_in, unpack = theme["range"]["ordinal"]
            self.assertGreater(contrast(pack, stage_out), 1.8)
            for one, other in ((pack, post), (stage_out, post), (post, wire), (wire, stage_in), (wire, unpack)):
                self.assertGreater(contrast(one, other), 1.3, f"{one} beside {other}")


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


if __name__ == "__main__":
    unittest.main()
