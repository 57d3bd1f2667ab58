"""The tutorial of the laws: as bench/plot writes it, and in a real Chromium."""

import pathlib
import re
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree

from browser import Browser
from folders import FIXTURES, copy_of_small, laws_only, scratch
from png import pixels
from processes import ROOT
from selenium.webdriver.common.by import By

STEMS = [f"L{number:02}" for number in range(1, 40)]


def plot(*words) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(word) for word in (ROOT / "bench" / "plot", *words)], capture_output=True, text=True, timeout=300,
        cwd=ROOT)


class Tutorial(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.done = plot(FIXTURES / "laws", "--output", cls.folder)
        cls.page = cls.folder / "report.html"
        cls.browser = cls.enterClassContext(Browser())

    def setUp(self):
        self.browser.prefer("light")
        self.browser.open(self.page)

    def tearDown(self):
        self.assertEqual(self.browser.console(), [])

    def find(self, selector: str):
        return self.browser.driver.find_elements(By.CSS_SELECTOR, selector)

    def test_files(self):
        self.assertEqual((self.done.returncode, self.done.stderr), (0, ""))
        self.assertEqual(self.done.stdout.splitlines()[0], f"39 pictures as PNG and SVG: {self.folder}/pictures")
        files = {file.name for file in (self.folder / "pictures").iterdir()}
        self.assertEqual(files, {f"{stem}.{kind}" for stem in STEMS for kind in ("png", "svg")})
        width, height, _ = pixels(self.folder / "pictures" / "L09.png")
        self.assertGreater(min(width, height), 400)
        for stem in STEMS:
            with self.subTest(stem):
                file = self.folder / "pictures" / f"{stem}.svg"
                root = xml.etree.ElementTree.parse(file).getroot()
                self.assertIn(f"L{int(stem[1:])}: ", root.get("aria-label"))
                drawing = file.read_text(encoding="utf-8")
                self.assertEqual(re.findall(".{40}(?:NaN|undefined|Infinity)", drawing), [])

    def test_size_and_time(self):
        size = self.page.stat().st_size
        times = [self.browser.open(self.page) for _ in range(3)]
        print(f"measured report of 39 laws: {size / 2**20:.2f} MiB, drawn in {min(times):.0f} to {max(times):.0f} ms")
        self.assertLess(size, 5 << 20)
        self.assertLess(min(times), 4000)

    def test_every_law_has_its_page(self):
        pages = [one.get_attribute("id") for one in self.find("section.law")]
        self.assertEqual(pages, [f"law-{stem}" for stem in STEMS])
        for stem in STEMS:
            with self.subTest(stem):
                chart, = self.find(f"#law-{stem} .chart")
                self.assertEqual(chart.get_attribute("role"), "graphics-document")
                self.assertGreater(len(chart.get_attribute("aria-label")), 40)
                caption, = self.find(f"#{chart.get_attribute('aria-describedby')}")
                self.assertGreater(len(caption.text), 40)
                picture, = self.find(f"#chart-{stem} svg")
                self.assertGreater(picture.size["width"], 300)
                words = self.find(f"#law-{stem}")[0].text
                for part in ("Verdict: holds.", "On a real cluster", "Source: S"):
                    self.assertIn(part, words)

    def test_table_leads_to_the_pages_and_back(self):
        links = self.find("table.overview a")
        self.assertEqual([link.text for link in links], [f"L{number}" for number in range(1, 40)])
        for number in (1, 20, 39):
            links[number - 1].click()
            top = f"document.getElementById('law-L{number:02}').getBoundingClientRect().top"
            self.browser.until(f"{top} >= -1 && {top} < innerHeight")
            self.find(f"#law-L{number:02} .source a")[0].click()
            table = "document.getElementById('laws').getBoundingClientRect().top"
            self.browser.until(f"{table} >= -1 && {table} < innerHeight")
        targets = self.browser.run(
            "return [...document.querySelectorAll('a')].filter((a) => !document.querySelector(a.hash)).length")
        self.assertEqual(targets, 0)

    def test_table_says_what_was_measured(self):
        rows = [[cell.text for cell in row.find_elements(By.TAG_NAME, "td")]
                for row in self.find("table.overview tbody tr")]
        said = {row[0]: row[2:] for row in rows}
        self.assertEqual(said["L1"][:2], ["deterministic", "holds"])
        self.assertRegex(said["L1"][2], r"^yes; off by [\d.]+ %$")
        self.assertEqual(said["L9"][2], "not in this run")
        self.assertEqual(said["L28"], ["stochastic", "holds", "no"])
        self.assertEqual(said["L33"][2], "by others")

    def test_sources_are_explained_once(self):
        names = [one.text for one in self.find("dt")]
        for name in ("S0", "S1", "S2", "S3", "S4", "completion"):
            self.assertEqual(names.count(name), 1)

    def test_traces_are_folded(self):
        traces = self.find("#law-L09 li details")
        self.assertGreater(len(traces), 0)
        self.assertFalse(traces[0].get_attribute("open"))
        traces[0].find_element(By.TAG_NAME, "summary").click()
        self.assertIn("optimum", traces[0].text)

    def test_fits_its_page(self):
        for width in (1200, 500):
            self.browser.driver.set_window_size(width, 900)
            self.addCleanup(self.browser.driver.set_window_size, 1200, 900)
            self.assertLessEqual(*self.browser.run(
                "const page = document.documentElement; return [page.scrollWidth, page.clientWidth]"))

    def test_dark(self):
        ink = "getComputedStyle(document.querySelector('#chart-L09 .role-axis-label text')).fill"
        light = self.browser.run(f"return {ink}")
        self.browser.prefer("dark")
        self.browser.until("document.body.dataset.drawn == 'dark'")
        self.assertEqual((light, self.browser.run(f"return {ink}")), ("rgb(31, 35, 40)", "rgb(230, 232, 235)"))

    def test_nothing_is_fetched(self):
        self.assertEqual(self.browser.run("return performance.getEntriesByType('resource').map((one) => one.name)"), [])


class Folders(unittest.TestCase):
    def open(self, output: pathlib.Path, *expected: str):
        """Opens the report; the pictures that are drawn are these."""
        with Browser() as browser:
            browser.open(output / "report.html")
            drawn = browser.run("return [...document.querySelectorAll('.chart:has(svg)')].map((one) => one.id)")
            self.assertEqual(browser.console(), [])
            identities = browser.run("return [...document.querySelectorAll('[id]')].map((one) => one.id)")
        self.assertLessEqual({f"chart-{name}" for name in expected}, set(drawn))
        written = [one for one in identities if one.startswith(("law", "chart"))]
        self.assertEqual(len(set(written)), len(written), "no two places have one name")

    def test_both_kinds_in_one_folder(self):
        folder = copy_of_small(self)
        for file in laws_only(self, "L1").iterdir():
            file.rename(folder / file.name)
        done = plot(folder)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.open(folder, "ratio", "L01")

    def test_several_folders(self):
        first, second, output = laws_only(self, "L1", "L8"), laws_only(self, "L8"), scratch(self)
        done = plot(first, second, "--output", output)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual({file.stem for file in (output / "pictures").iterdir()}, {"L01", "L08", "L08-2"})
        self.open(output, "L01", "L08", "L08-2")

    def test_laws_that_cannot_be_read_beside_cells(self):
        folder = copy_of_small(self)
        (folder / "laws.csv").write_text("")
        done = plot(folder)
        self.assertEqual(done.returncode, 1)
        self.assertIn("small/laws.csv:1: there is no heading", done.stderr)
        self.assertTrue((folder / "report.html").exists(), "what can be read is drawn")

    def test_text_of_a_law_is_no_markup(self):
        folder = laws_only(self, "L8")
        laws = folder / "laws.csv"
        laws.write_bytes(laws.read_bytes().replace(b" ", b" </script><b onclick=x>", 1))
        done = plot(folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn("<b onclick", (folder / "report.html").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
