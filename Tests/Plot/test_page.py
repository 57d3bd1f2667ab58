"""report.html in a real Chromium: no console message, no network; hover, filters, choices, dark; how soon it is up."""

import csv
import pathlib
import random
import subprocess
import tempfile
import unittest

import columns
import goldens
from browser import Browser
from folders import FIXTURES
from processes import ROOT
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

NAMES = sorted(file.stem for file in goldens.FOLDER.glob("*.json"))


def draw(result: pathlib.Path, output: pathlib.Path) -> pathlib.Path:
    subprocess.run([ROOT / "bench" / "plot", result, "--output", output], check=True, capture_output=True, timeout=240)
    return output / "report.html"


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.page = draw(FIXTURES / "small", pathlib.Path(folder))
        cls.browser = cls.enterClassContext(Browser())

    def setUp(self):
        self.browser.prefer("light")
        self.browser.open(self.page)

    def tearDown(self):
        self.assertEqual(self.browser.console(), [])

    def find(self, selector: str):
        return self.browser.driver.find_elements(By.CSS_SELECTOR, selector)

    def marks(self, name: str, kind: str = "symbol") -> int:
        """How many points (or others) a picture has, without those of its legends."""
        return len(self.find(f"#chart-{name} .mark-{kind}.role-mark path"))

    def box(self, value: str):
        return self.find(f"#filters input[value='{value}']")[0]

    def test_every_picture_is_drawn_and_described(self):
        self.assertEqual(sorted(one.get_attribute("id") for one in self.find("section:has(figure)")), NAMES)
        for name in NAMES:
            with self.subTest(name):
                chart, = self.find(f"#chart-{name}")
                self.assertEqual(chart.get_attribute("role"), "graphics-document")
                self.assertGreater(len(chart.get_attribute("aria-label")), 40)
                caption, = self.find(f"#{chart.get_attribute('aria-describedby')}")
                self.assertGreater(len(caption.text), 40)
                picture, = self.find(f"#chart-{name} svg")
                self.assertGreater(picture.size["width"], 300)
                self.assertGreater(len(self.find(f"#{name} tbody tr")), 0)

    def test_fits_its_page(self):
        """What is too wide scrolls by itself."""
        for width in (1200, 500):
            self.browser.driver.set_window_size(width, 900)
            self.addCleanup(self.browser.driver.set_window_size, 1200, 900)
            self.assertLessEqual(*self.browser.run(
                "const page = document.documentElement; return [page.scrollWidth, page.clientWidth]"))

    def test_nothing_is_fetched(self):
        self.assertEqual(self.browser.run("return performance.getEntriesByType('resource').map((one) => one.name)"), [])

    def test_hover_shows_the_row(self):
        with open(FIXTURES / "small" / "summary.csv", newline="", encoding="utf-8") as file:
            rows = {row["cell"]: row for row in csv.DictReader(file)}
        point = self.find("#chart-time-against-size .mark-symbol.role-mark path")[0]
        self.browser.run("arguments[0].scrollIntoView({block: 'center'})", point)
        ActionChains(self.browser.driver).move_to_element(point).perform()
        self.browser.until("document.querySelector('#vg-tooltip-element.visible')")
        cells = [cell.text for cell in self.find("#vg-tooltip-element td")]
        shown = dict(zip(cells[::2], cells[1::2]))
        row = rows[shown["cell"]]
        for name in ("transport", "method", "memory", "stop_reason", "status", "verified"):
            self.assertEqual(shown[name], row[name])
        for name in ("size_bytes", "median_ns", "median_low_ns", "p90_ns", "samples"):
            self.assertAlmostEqual(float(shown[name].replace(",", "")), float(row[name]), delta=1e-5 * float(row[name]))
        ActionChains(self.browser.driver).move_to_element(self.find("h1")[0]).perform()
        self.browser.until("!document.querySelector('#vg-tooltip-element.visible')")

    def test_filter_by_transport(self):
        before = {name: self.marks(name) for name in ("time-against-size", "one-size", "drift")}
        self.box("mpi").click()
        self.browser.until(
            "!document.querySelector('#chart-one-size svg').textContent.includes('mpi datatype')")
        for name, count in before.items():
            with self.subTest(name):
                self.assertLess(self.marks(name), count)
                self.assertGreater(self.marks(name), 0)
        self.box("mpi").click()
        self.browser.until("document.querySelector('#chart-one-size svg').textContent.includes('mpi datatype')")
        self.assertEqual({name: self.marks(name) for name in before}, before)

    def test_filter_by_method(self):
        before = self.marks("one-size")
        self.box("fragment").click()
        self.browser.until("!document.querySelector('#chart-one-size svg').textContent.includes('p2p fragment')")
        self.assertEqual(self.marks("one-size"), before - 4, "of two transports, in two questions")

    def test_nothing_left(self):
        for box in self.find("#filters input[name=transports]"):
            box.click()
        self.browser.until("document.querySelectorAll('#chart-one-size .mark-symbol.role-mark path').length == 0")

    def test_choice_of_cells(self):
        for name in ("distribution", "drift"):
            with self.subTest(name):
                menu = Select(self.find(f"#{name} select")[0])
                self.assertIn("mpi fragment", self.find(f"#chart-{name} svg")[0].text)
                menu.select_by_visible_text("latency, 2 ranks, 4 KiB")
                self.browser.until(
                    f"document.querySelector('#chart-{name} svg').textContent.includes('host-staged pack')")
                self.assertNotIn("mpi fragment", self.find(f"#chart-{name} svg")[0].text)

    def test_choice_of_base(self):
        menu = Select(self.find("#ratio select")[0])
        marks = "document.querySelector('#chart-ratio .mark-symbol.role-mark').innerHTML"
        self.browser.run(f"window.before = {marks}")
        menu.select_by_visible_text("p2p gather")
        self.browser.until(f"{marks} != window.before")

    def test_keyboard(self):
        """Everything that can be changed is a native control, which the keyboard reaches."""
        reached = set()
        for _ in range(40):
            ActionChains(self.browser.driver).send_keys("\ue004").perform()
            reached.add(self.browser.run(
                "const one = document.activeElement; return one.value || one.tagName"))
        self.assertLessEqual({"mpi", "p2p", "pack", "fragment", "SUMMARY"}, reached)

    def test_dark(self):
        ink = "getComputedStyle(document.querySelector('#chart-ratio .role-axis-label text')).fill"
        paper = "getComputedStyle(document.body).backgroundColor"
        light = self.browser.run(f"return [{ink}, {paper}]")
        self.box("mpi").click()
        self.browser.prefer("dark")
        self.browser.until("document.body.dataset.drawn == 'dark'")
        dark = self.browser.run(f"return [{ink}, {paper}]")
        self.assertEqual(light, ["rgb(31, 35, 40)", "rgb(255, 255, 255)"])
        self.assertEqual(dark, ["rgb(230, 232, 235)", "rgb(21, 24, 28)"])
        self.assertNotIn("mpi datatype", self.find("#chart-one-size svg")[0].text, "the filter holds")


class Demonstration(unittest.TestCase):
    def test_size_and_time(self):
        """The summary of the demonstration suite, with made-up samples around its medians: as many as a page shows."""
        with tempfile.TemporaryDirectory() as folder, Browser() as browser:
            result = pathlib.Path(folder)
            summary = (FIXTURES / "demo" / "summary.csv").read_bytes()
            (result / "summary.csv").write_bytes(summary)
            self.make_samples(summary.decode(), result / "samples.csv")
            page = draw(result, result)
            size = page.stat().st_size
            times = [browser.open(page) for _ in range(3)]
            self.assertEqual(browser.console(), [])
        print(f"measured report of the demonstration suite: {size / 2**20:.2f} MiB, drawn in "
              f"{min(times):.0f} to {max(times):.0f} ms")
        self.assertLess(size, 5 << 20)
        self.assertLess(min(times), 2000)

    def make_samples(self, summary: str, path: pathlib.Path):
        dice = random.Random(1)
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(columns.SAMPLES)
            for row in csv.DictReader(summary.splitlines()):
                events = int(row["events_per_sample"])
                for number in range(min(int(row["samples"]), 2000)):
                    time = float(row["median_ns"]) * events * dice.lognormvariate(0, 0.3)
                    writer.writerow([
                        row["cell"], row["workload"], row["transport"], row["method"], row["size_bytes"], 0, number,
                        events, max(1, round(time)), "warm_up" if number < 40 else "ok"])


if __name__ == "__main__":
    unittest.main()
