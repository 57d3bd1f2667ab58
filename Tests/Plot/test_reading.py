"""What is wrong with a file is named with its line, and the rest of it is used."""

import random
import unittest

import columns
from charts import ALL
from folders import FIXTURES, change, copy_of_small, material_of
from problems import Unreadable

CELLS = 38
# Of the files that the tests keep; later runs have more.
COLUMNS = len((FIXTURES / "small" / "summary.csv").read_text(encoding="utf-8").split("\n", 1)[0].split(","))
CUT_OFF = "the row is cut off (it has no line end, as after a run that was killed); it is not used"


class Summary(unittest.TestCase):
    def setUp(self):
        self.folder = copy_of_small(self)
        self.file = self.folder / "summary.csv"

    def read(self, count: int, *expected: str):
        material, problems = material_of(self.folder)
        self.assertEqual(len(material.cells), count)
        self.assertEqual(problems, list(expected))
        return material.cells

    def refuse(self, expected: str):
        with self.assertRaises(Unreadable) as caught:
            material_of(self.folder)
        self.assertEqual(str(caught.exception), expected)

    def test_whole(self):
        cells = self.read(CELLS)
        first = cells.iloc[0]
        self.assertEqual((first["workload"], first["transport"], first["method"]), ("latency", "mpi", "datatype"))
        self.assertEqual((first["size_bytes"], first["samples"], first["verified"]), (8, 30, "true"))

    def test_missing_is_no_number(self):
        cells = self.read(CELLS)
        skipped = cells[cells["status"] == "skipped"]
        self.assertEqual(len(skipped), 3)
        self.assertTrue(skipped[["median_ns", "samples", "bandwidth_bytes_per_s"]].isna().all(axis=None))

    def test_cut_off_in_mid_row(self):
        content = self.file.read_bytes()
        for cut in (2, 3, 30, 120):
            with self.subTest(cut=cut):
                self.file.write_bytes(content[:-cut])
                self.read(CELLS - 1, f"small/summary.csv:{CELLS + 1}: {CUT_OFF}")

    def test_wrong_number(self):
        change(self.file, 5, lambda line: line.replace(line.split(",")[12], "fast"))
        cells = self.read(CELLS, "small/summary.csv:5: median_ns: 'fast' is not a number; taken as missing")
        self.assertTrue(cells["median_ns"].isna()[3])

    def test_time_that_no_logarithm_has(self):
        for wrong, text in (("0", "0 is not above 0"), ("-3", "-3 is not above 0"), ("inf", "'inf' is not a number")):
            with self.subTest(wrong):
                change(self.file, 5, lambda line: ",".join([*line.split(",")[:12], wrong, *line.split(",")[13:]]))
                self.read(CELLS, f"small/summary.csv:5: median_ns: {text}; taken as missing")

    def test_row_that_says_not_what_it_is_about(self):
        change(self.file, 2, lambda line: line.replace(",ok,", ",fine,", 1))
        change(self.file, 3, lambda line: line.replace(",8,8,1,", ",-8,8,1,", 1))
        change(self.file, 6, lambda line: line.replace("latency", "", 1))
        change(self.file, 7, lambda line: line.replace(",4096,4096,1,", ",0,4096,1,", 1))
        change(self.file, 8, lambda line: line.replace(",4096,4096,1,", f",{2**63},4096,1,", 1))
        self.read(
            CELLS - 5,
            "small/summary.csv:2: status: 'fine' is none of failed, interrupted, invalid, ok, skipped; the row is not "
            "used",
            "small/summary.csv:3: size_bytes: '-8' is not a whole number, 0 or more; the row is not used",
            "small/summary.csv:6: workload is empty; the row is not used",
            "small/summary.csv:7: size_bytes: 0 is not above 0; the row is not used",
            "small/summary.csv:8: size_bytes: '9223372036854775808' is too large; the row is not used")

    def test_wrong_number_of_fields(self):
        change(self.file, 2, lambda line: line + ",")
        change(self.file, 3, lambda line: line.rsplit(",", 1)[0])
        self.read(
            CELLS - 2, f"small/summary.csv:2: {COLUMNS + 1} fields under {COLUMNS} columns; the row is not used",
            f"small/summary.csv:3: {COLUMNS - 1} fields under {COLUMNS} columns; the row is not used")

    def test_lines_are_counted_where_a_field_has_several(self):
        change(self.file, 4, lambda line: line.replace("looking for", "looking\r\nfor\r\n"))
        change(self.file, 8, lambda line: line + ",")
        self.read(
            CELLS - 1, f"small/summary.csv:8: {COLUMNS + 1} fields under {COLUMNS} columns; the row is not used")

    def test_quote_that_is_not_closed(self):
        change(self.file, 10, lambda line: line.replace("ok", '"ok', 1))
        self.read(8, "small/summary.csv:10: quotes are wrong (',' expected after '\"'); nothing from here on is used")

    def test_byte_that_is_no_text(self):
        self.file.write_bytes(self.file.read_bytes().replace(b"RDMA device", b"RDMA \xff device", 1))
        self.read(CELLS, "small/summary.csv:4: a byte is not UTF-8; it is shown as a question mark")

    def test_column_of_a_newer_schema(self):
        heading, *rows = self.file.read_bytes().decode().split("\r\n")
        text = "\r\n".join([heading + ",moons", *(row and row + ",1" for row in rows)])
        self.file.write_bytes(text.encode())
        self.read(CELLS, "small/summary.csv:1: unknown column moons (is the run of a newer rdmark?); not used")

    def test_column_that_is_not_needed_may_be_missing(self):
        change(self.file, 1, lambda line: line.replace("p90_ns", "p80_ns"))
        cells = self.read(CELLS, "small/summary.csv:1: unknown column p80_ns (is the run of a newer rdmark?); not used")
        self.assertTrue(cells["p90_ns"].isna().all())

    def test_column_that_is_needed(self):
        for name in columns.SUMMARY_NEEDED:
            with self.subTest(name):
                self.folder = copy_of_small(self)
                change(self.folder / "summary.csv", 1, lambda line: line.replace(name, "x", 1))
                self.refuse(f"small/summary.csv:1: there is no column {name}, so nothing is drawn of this file")

    def test_column_that_is_there_twice(self):
        change(self.file, 1, lambda line: line.replace("p90_ns", "p99_ns"))
        self.refuse("small/summary.csv:1: column p99_ns is there twice")

    def test_nothing_to_draw(self):
        heading = self.file.read_bytes().split(b"\r\n")[0]
        no_heading = "small/summary.csv:1: there is no heading; a file of results begins with the names of its columns"
        for content, expected in [
            (b"", no_heading), (heading, no_heading),
            (b'"workload"s' + heading[8:] + b"\r\n", "small/summary.csv:1: quotes are wrong (',' expected after '\"'), so "
             "nothing is drawn of this file"),
            (heading + b"\r\n", "small/summary.csv: there is no row to draw; did the run end before its first cell?"),
        ]:
            with self.subTest(content[:10]):
                self.file.write_bytes(content)
                self.refuse(expected)
        self.file.unlink()
        self.refuse("small/summary.csv: No such file or directory")

    def test_cell_that_is_there_twice(self):
        second = self.file.read_bytes().decode().split("\r\n")[1]
        change(self.file, 9, lambda line: second)
        cell = second.split(",")[28]
        self.read(CELLS - 1, f"small/summary.csv:9: cell {cell} is in line 2 already; the row is not used")


class Samples(unittest.TestCase):
    def setUp(self):
        self.folder = copy_of_small(self)
        self.file = self.folder / "samples.csv"
        self.count = self.file.read_bytes().count(b"\n") - 1

    def read(self, count: int, *expected: str):
        material, problems = material_of(self.folder)
        self.assertEqual(len(material.samples), count)
        self.assertEqual(problems, list(expected))
        return material.samples

    def test_whole(self):
        samples = self.read(self.count)
        self.assertGreater(self.count, 900)
        counts = samples["validity"].value_counts()
        material, _ = material_of(self.folder)
        self.assertEqual(counts["ok"], material.cells["samples"].sum())
        self.assertEqual(counts["warm_up"], material.cells["samples_warm_up"].sum())

    def test_summary_and_samples_agree(self):
        """The time of one event is what the summary is about, and its quantiles are of type 7."""
        material, _ = material_of(FIXTURES / "small")
        good = material.samples[material.samples["validity"] == "ok"].groupby("cell", observed=True)["event_ns"]
        cells = material.measured("median_ns").set_index("cell")
        self.assertEqual(len(cells), 35)
        for name, value in (("median_ns", good.median()), ("p90_ns", good.quantile(0.9)), ("min_ns", good.min())):
            for cell, expected in cells[name].dropna().items():
                self.assertAlmostEqual(value[cell] / expected, 1, places=9, msg=f"{name} of {cell}")

    def test_rates_are_harmonic(self):
        material, _ = material_of(FIXTURES / "small")
        good = material.samples[material.samples["validity"] == "ok"].groupby("cell", observed=True)
        sums = good[["events", "elapsed_ns"]].sum()
        for cell, row in material.measured("median_ns").set_index("cell").iterrows():
            rate = row["bytes_per_iteration"] * sums.at[cell, "events"] / sums.at[cell, "elapsed_ns"] * 1e9
            self.assertAlmostEqual(rate / row["bandwidth_bytes_per_s"], 1, places=9)

    def test_cut_off_in_mid_row(self):
        content = self.file.read_bytes()
        for cut in (1, 2, 3, 10, 40):
            with self.subTest(cut=cut):
                self.file.write_bytes(content[:-cut])
                whole = content[:-cut].count(b"\n") - 1
                self.read(whole, f"small/samples.csv:{whole + 2}: {CUT_OFF}")

    def test_rows_that_are_wrong(self):
        for line, edit, expected in [
            (2, lambda text: text + ",", "11 fields under 10 columns"),
            (3, lambda text: text + ",x", "11 fields under 10 columns"),
            (4, lambda text: text.rsplit(",", 1)[0], "9 fields under 10 columns"),
            (5, lambda text: text.replace("ok", "good").replace("warm_up", "good"),
             f"validity: 'good' is none of {', '.join(columns.VALIDITIES)}"),
            (14, lambda text: _with(text, 8, str(2**63)), "elapsed_ns: '9223372036854775808' is too large"),
            (6, lambda text: _with(text, 8, "12.5"), "elapsed_ns: '12.5' is not a whole number, 0 or more"),
            (7, lambda text: _with(text, 8, "0"), "elapsed_ns is 0"),
            (8, lambda text: _with(text, 8, ""), "elapsed_ns is empty"),
            (9, lambda text: _with(text, 7, "0"), "events is 0"),
            (10, lambda text: _with(text, 0, ""), "cell is empty"),
            (11, lambda text: _with(text, 9, ""), "validity is empty"),
            (12, lambda text: _with(text, 6, "-1"), "sample: '-1' is not a whole number, 0 or more"),
            (13, lambda text: text.replace(",", "\x00", 1), "9 fields under 10 columns"),
        ]:
            with self.subTest(expected):
                self.folder = copy_of_small(self)
                change(self.folder / "samples.csv", line, edit)
                self.read(self.count - 1, f"small/samples.csv:{line}: {expected}; the row is not used")

    def test_many_problems_are_counted(self):
        for line in range(2, 27):
            change(self.file, line, lambda text: text + ",")
        _, problems = material_of(self.folder)
        self.assertEqual(len(problems), 11)
        self.assertEqual(problems[-1], "small/samples.csv: and 15 more problems of this file")

    def test_quoted_fields(self):
        change(self.file, 7, lambda text: _with(text, 1, '"lat\r\nency"'))
        self.read(self.count)

    def test_unknown_column(self):
        lines = self.file.read_bytes().decode().split("\r\n")
        text = "\r\n".join(line and line + "," for line in lines).replace("validity,", "validity,moons", 1)
        self.file.write_bytes(text.encode())
        self.read(self.count, "small/samples.csv:1: unknown column moons (is the run of a newer rdmark?); not used")

    def test_missing_column(self):
        for name in columns.SAMPLES_NEEDED:
            with self.subTest(name):
                self.folder = copy_of_small(self)
                change(self.folder / "samples.csv", 1, lambda line: line.replace(name, "x", 1))
                with self.assertRaises(Unreadable) as caught:
                    material_of(self.folder)
                self.assertIn(f"small/samples.csv:1: there is no column {name}", str(caught.exception))


class Damage(unittest.TestCase):
    """Files with bytes changed, lost, doubled and put in at random: read as far as they can be, and drawn."""

    def test_every_file_is_read_or_refused(self):
        names = ("summary.csv", "samples.csv")
        recorded = {name: (FIXTURES / "small" / name).read_bytes() for name in names}
        folder = copy_of_small(self)
        outcomes = {"drawn": 0, "refused": 0}
        for seed in range(25):
            dice = random.Random(seed)
            for name in names:
                (folder / name).write_bytes(damaged(recorded[name], dice))
            with self.subTest(seed=seed):
                try:
                    material, _ = material_of(folder)
                except Unreadable:
                    outcomes["refused"] += 1
                    continue
                for chart in ALL:
                    picture = chart.draw(material)
                    self.assertTrue(picture.title)
                outcomes["drawn"] += 1
        self.assertGreater(outcomes["drawn"], 15)


def damaged(content: bytes, dice: random.Random) -> bytes:
    content = bytearray(content)
    for _ in range(dice.choice([1, 3, 20])):
        place, other = dice.randrange(len(content)), dice.randrange(len(content))
        match dice.randrange(4):
            case 0:
                content[place] = dice.randrange(256)
            case 1:
                del content[place:place + dice.randrange(1, 60)]
            case 2:
                words = [b",", b'"', b"\n", b"-", b"0", b"e9", b"\0", b";", b"=", b"nan", b"9" * 20]
                content[place:place] = dice.choice(words)
            case 3:
                content[place:place] = content[other:other + dice.randrange(1, 200)]
    return bytes(content[:dice.randrange(len(content))] if dice.random() < 0.2 else content)


def _with(text: str, place: int, value: str) -> str:
    fields = text.split(",")
    fields[place] = value
    return ",".join(fields)


if __name__ == "__main__":
    unittest.main()
