"""Pictures of laws: specifications against golden files, and what must hold of any of them."""

import unittest

import altair
import goldens
from folders import FIXTURES
from laws import quantity
from laws.law_picture import draw_law
from laws.panels import panels_of
from laws.read_laws import read_laws
from picture import LeftOut
from problems import Problems


class LawPictures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.laws = {law.name: law for law in read_laws(FIXTURES / "laws", "laws", Problems())}

    def test_golden(self):
        pictures = goldens.law_pictures()
        self.assertEqual({file.stem for file in goldens.LAWS_FOLDER.iterdir()}, {one.name for one in pictures})
        self.maxDiff = 4000
        for picture in pictures:
            with self.subTest(picture.name):
                golden = (goldens.LAWS_FOLDER / f"{picture.name}.json").read_text(encoding="utf-8")
                self.assertEqual(
                    goldens.as_text(picture), golden, "look at the picture, then run .venv/bin/python3 "
                    "Tests/Plot/goldens.py")

    def test_every_law_has_a_picture_with_words(self):
        for name, law in self.laws.items():
            with self.subTest(name):
                picture = draw_law(law, 1)
                self.assertEqual(picture.name, f"L{int(name[1:]):02}")
                self.assertRegex(picture.alternative, rf"^{name}: .* agree at all {law.sheet['points']} points\.$")
                self.assertRegex(picture.caption, r"^[A-Z].*\.$")
                self.assertEqual(len(picture.table), len(law.points))

    def test_caption_says_who_has_measured(self):
        for name, words in (("L1", "was measured on a machine, with 95 % intervals; filled"),
                            ("L33", "others have measured on a machine; filled")):
            self.assertIn(words, draw_law(self.laws[name], 1).caption)
        self.assertNotIn("measured", draw_law(self.laws["L9"], 1).caption)

    def test_every_point_is_drawn_or_named(self):
        for name, law in self.laws.items():
            with self.subTest(name):
                panels = panels_of(law.points)
                gone = sum(int(line.split()[0]) for panel in panels for line in panel.omitted)
                whole = sum(panel.rows[["predicted", "simulated"]].notna().all(axis=1).sum() for panel in panels)
                both = law.points[["predicted", "simulated"]].notna().all(axis=1).sum()
                self.assertEqual(whole + gone, both)

    def test_curves_share_a_panel_where_their_axes_agree(self):
        panels = panels_of(self.laws["L2"].points)
        self.assertEqual([panel.curves for panel in panels], [["by the processor", "by the engine"], ["speed-up"]])
        self.assertEqual(panels[0].x, ("size", "B", True))
        self.assertEqual(panels[0].y, ("time", "cycles", True))
        self.assertEqual(panels[1].y[2], False)

    def test_figures_given_and_measured_do_not_share_a_panel(self):
        self.assertEqual([panel.figures for panel in panels_of(self.laws["L1"].points)], ["given", "fitted"])

    def test_too_many_curves_have_small_panels(self):
        self.assertEqual([panel.is_split for panel in panels_of(self.laws["L33"].points)], [False, False, True])
        self.assertFalse(any(
            panel.is_split for name, law in self.laws.items() if name != "L33" for panel in panels_of(law.points)))

    def test_what_a_logarithm_does_not_have(self):
        points = self.laws["L4"].points
        panel, = panels_of(points[points["curve"] == "interrupts by count"].assign(
            simulated=0, simulated_low=-1, simulated_high=lambda rows: rows["predicted"]))
        self.assertTrue(panel.rows[["simulated", "simulated_low", "simulated_high"]].isna().all(axis=None))
        self.assertEqual(panel.omitted, ["7 of 7 points whose interrupts is 0 or below: the axis is logarithmic"])
        panel, = panels_of(points[points["curve"] == "interrupts by count"].assign(simulated_low=-1))
        self.assertTrue((panel.rows["simulated_low"] > 0).all(), "an interval down to 0 ends at the lowest point")
        self.assertEqual(panel.omitted, [])
        self.assertEqual(
            draw_law(self.laws["L31"], 1).omitted, ["1 of 6 points, at occupied 0 or below: the axis is logarithmic"])

    def test_law_without_points_has_no_picture(self):
        law = self.laws["L9"]
        empty = type(law)(law.sheet, law.points.iloc[:0], law.findings, law.constants)
        self.assertIsInstance(draw_law(empty, 1), LeftOut)

    def test_second_folder(self):
        self.assertEqual(draw_law(self.laws["L9"], 2).name, "L09-2")


class Quantities(unittest.TestCase):
    def test_titles(self):
        for name, unit, title in [("bandwidth", "GB/s", "bandwidth (GB/s)"), ("time", "ns", "time"),
                                  ("segments", "count", "segments"), ("loss", "fraction", "loss (as a ratio)"),
                                  ("time", "cycles", "time (cycles)")]:
            self.assertEqual(quantity.axis(altair.Y, "predicted", name, unit, False, 6).to_dict()["title"], title)

    def test_scales(self):
        for logarithmic, expected in ((True, "log"), (False, None)):
            for unit in ("B", "ns", "GB/s", "1/us", "cycles", "count", "fraction"):
                scale = quantity.axis(altair.X, "x", "x", unit, logarithmic, 6).to_dict()["scale"]
                self.assertEqual(scale.get("type"), expected)

    def test_texts(self):
        for value, unit, text in [(65536, "B", "64 KiB"), (2.5, "B", "2.5 B"), (967.68, "ns", "967.68 ns"),
                                  (0, "ns", "0 ns"), (None, "ns", ""), (float("nan"), "ns", ""), (3, "count", "3")]:
            self.assertEqual(quantity.quantity_text(value, unit), text)
        self.assertEqual(quantity.rough_text(12345, "ns"), "12.3 us")
        self.assertEqual(quantity.rough_text(31.8864, "GB/s"), "31.9 GB/s")


if __name__ == "__main__":
    unittest.main()
