"""What `rdmark paths` and `rdmark map` have found is drawn as they have found it."""

import csv
import pathlib
import shutil
import unittest

from charts import method_map, ratio
from folders import FIXTURES, change, material_of, scratch


def rows_of(path: pathlib.Path) -> list[dict[str, str]]:
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Folder(unittest.TestCase):
    def copy(self, name: str) -> pathlib.Path:
        return pathlib.Path(shutil.copytree(FIXTURES / name, scratch(self) / name))


class Reading(Folder):
    def test_whole(self):
        for name, rows in (("paths", 8), ("map", 18)):
            material, problems = material_of(FIXTURES / name)
            self.assertEqual(problems, [])
            self.assertEqual(len(material.paths) + len(material.places), rows)

    def test_runs_of_other_commands_have_neither(self):
        material, problems = material_of(FIXTURES / "small")
        self.assertEqual((len(material.paths), len(material.places), problems), (0, 0, []))

    def test_what_is_wrong_has_its_line_and_the_rest_is_used(self):
        folder = self.copy("paths")
        change(folder / "paths.csv", 2, lambda line: line.replace("slower", "slower,"))
        change(folder / "paths.csv", 3, lambda line: line.replace(line.split(",")[5], "-2"))
        change(folder / "paths.csv", 4, lambda line: line.replace(line.split(",")[3], ""))
        material, problems = material_of(folder)
        self.assertEqual(problems, [
            "paths/paths.csv:2: 16 fields under 15 columns; the row is not used",
            "paths/paths.csv:3: ratio: -2 is not above 0; the row is not used",
            "paths/paths.csv:4: baseline_cell is empty; the row is not used"])
        self.assertEqual(len(material.paths), 5)

    def test_a_file_without_a_column_is_not_used(self):
        folder = self.copy("map")
        change(folder / "map.csv", 1, lambda line: line.replace("regret,", "loss,", 1))
        material, problems = material_of(folder)
        self.assertEqual(problems, ["map/map.csv:1: there is no column regret, so nothing is drawn of this file"])
        # The map is then made of the rows.
        self.assertEqual(len(method_map.draw(material).rows), 18)


class Ratios(Folder):
    def setUp(self):
        self.file = rows_of(FIXTURES / "paths" / "paths.csv")
        self.picture = ratio.draw(material_of(FIXTURES / "paths")[0])

    def drawn(self, base: str, path: str, kind: str = "ratio"):
        rows = self.picture.rows
        return rows[(rows["base"] == base) & (rows["path"] == path) & (rows["kind"] == kind)]

    def table(self, base: str, path: str) -> str:
        table = self.picture.table
        return table[(table["base"] == base) & (table["path"] == path)].iloc[0]

    def test_intervals_are_those_of_the_file(self):
        said = [row for row in self.file if row["candidate"] == "p2p"]
        forward, backward = self.drawn("mpi datatype", "p2p gather"), self.drawn("p2p gather", "mpi datatype")
        self.assertEqual((len(forward), len(backward)), (4, 4))
        for row, there, back in zip(said, forward.itertuples(), backward.itertuples()):
            self.assertEqual(there.size_bytes, int(row["size_bytes"]))
            for column, turned, straight in (
                    ("ratio", there.ratio, back.ratio), ("ratio_low", there.high, back.low),
                    ("ratio_high", there.low, back.high)):
                self.assertAlmostEqual(turned * float(row[column]), 1)
                self.assertAlmostEqual(straight, float(row[column]))
            self.assertEqual(there.interval, "resampled by rdmark paths")

    def test_crossover_is_that_of_the_file(self):
        said = self.file[-1]
        for base, path, words in (
                ("mpi datatype", "p2p gather", "faster from"), ("p2p gather", "mpi datatype", "slower from")):
            crossing = self.drawn(base, path, "crossing").iloc[0]
            self.assertEqual(
                [crossing["size_bytes"], crossing["low"], crossing["high"]],
                [float(said[f"crossover{place}_bytes"]) for place in ("", "_low", "_high")])
            self.assertTrue(self.table(base, path)["verdict"].startswith(words))

    def test_where_the_file_has_no_crossover_none_is_drawn(self):
        self.assertTrue(self.drawn("mpi datatype", "host-staged pack", "crossing").empty)
        self.assertEqual(
            self.table("mpi datatype", "host-staged pack")["verdict"],
            "no crossover: none in range: mpi is faster wherever a difference is shown")
        folder = self.copy("paths")
        for line in range(6, 10):
            change(folder / "paths.csv", line, lambda text: ",".join([*text.split(",")[:11], "", "", "", "disputed"]))
        self.picture = ratio.draw(material_of(folder)[0])
        self.assertTrue(self.drawn("mpi datatype", "p2p gather", "crossing").empty)
        self.assertEqual(self.table("mpi datatype", "p2p gather")["verdict"], "no crossover: disputed")

    def test_two_candidates_have_intervals_of_another_kind(self):
        rows = self.drawn("host-staged pack", "p2p gather")
        self.assertEqual(set(rows["interval"]), {"ends of the medians' intervals"})
        self.assertEqual(self.table("host-staged pack", "p2p gather")["intervals"], "ends of the medians' intervals")

    def test_without_the_file_no_interval_is_resampled(self):
        folder = self.copy("paths")
        (folder / "paths.csv").unlink()
        rows = ratio.draw(material_of(folder)[0]).rows
        self.assertEqual(set(rows["interval"]), {"ends of the medians' intervals"})


class Places(Folder):
    def test_winner_margin_and_regret_are_those_of_the_file(self):
        picture = method_map.draw(material_of(FIXTURES / "map")[0])
        said = rows_of(FIXTURES / "map" / "map.csv")
        self.assertEqual(len(picture.rows), len(said))
        for row, place in zip(picture.rows.itertuples(), said):
            self.assertEqual(row.panel, f"map, {place['transport']}, {place['memory']} memory, {place['ranks']} ranks")
            self.assertEqual((row.method, row.count), (place["winner"], place["count"]))
            self.assertEqual(row.block_bytes, int(place["fragment_bytes"]))
            self.assertAlmostEqual(row.margin, float(place["margin"]))
            is_alike = place["is_shown"] == "false"
            self.assertEqual(row.standing, f"alike: {place['next']}" if is_alike else f"{row.margin:.3g} x")
            is_right = place["choice"] == place["winner"]
            lost = f"auto: +{100 * float(place['regret']):,.0f} %"
            self.assertEqual(row.auto, "auto: the same" if is_right else lost)
        self.assertIn("auto", picture.table.columns)

    def test_a_place_with_one_method_and_no_costs(self):
        folder = self.copy("map")
        alone = ["", "", "", "", "false", "", "", "", ""]
        change(folder / "map.csv", 2, lambda line: ",".join([*line.split(",")[:8], *alone]))
        row = method_map.draw(material_of(folder)[0]).rows.iloc[0]
        self.assertEqual((row["standing"], row["auto"], row["all_methods"]), ("alone", "", "gather 1.42 us"))

    def test_a_run_without_the_file_has_no_such_line(self):
        picture = method_map.draw(material_of(FIXTURES / "small")[0])
        self.assertEqual(set(picture.rows["auto"]), {""})
        self.assertNotIn("auto", picture.table.columns)


if __name__ == "__main__":
    unittest.main()
