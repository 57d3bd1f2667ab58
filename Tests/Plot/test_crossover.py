"""Crossovers of ratios: worked examples, and planted ones that must be found."""

import math
import random
import unittest

from charts.crossover import Crossing, Point, crossings, ratio, verdict


def point(size: float, value: float, half_width: float = 0.05) -> Point:
    return Point(size, value, value * (1 - half_width), value * (1 + half_width))


class Ratio(unittest.TestCase):
    def test_worked_example(self):
        base = {"median_ns": 200, "median_low_ns": 190, "median_high_ns": 220}
        other = {"median_ns": 100, "median_low_ns": 95, "median_high_ns": 110}
        one = ratio(base, other, 64)
        self.assertEqual((one.size, one.ratio), (64, 2))
        self.assertAlmostEqual(one.low, 190 / 110)
        self.assertAlmostEqual(one.high, 220 / 95)
        self.assertEqual(one.sign, 1)

    def test_no_interval_no_ratio(self):
        base = {"median_ns": 200, "median_low_ns": math.nan, "median_high_ns": 220}
        self.assertIsNone(ratio(base, {"median_ns": 1, "median_low_ns": 1, "median_high_ns": 1}, 64))

    def test_interval_that_holds_one_shows_nothing(self):
        self.assertEqual([point(1, value).sign for value in (0.9, 0.97, 1, 1.04, 1.2)], [-1, 0, 0, 0, 1])


class Crossings(unittest.TestCase):
    def test_on_a_straight_line(self):
        """From 1/2 to 2 on logarithmic axes: 1 half-way, which is the geometric mean of the sizes."""
        points = [point(1024, 0.5), point(4096, 2)]
        self.assertEqual(crossings(points), [Crossing(2048, 1024, 4096, upward=True)])

    def test_sizes_without_a_difference_widen_the_bounds(self):
        points = [point(1024, 0.5), point(2048, 0.99), point(4096, 1.01), point(8192, 3)]
        found, = crossings(points)
        self.assertEqual((found.low, found.high, found.upward), (1024, 8192, True))
        self.assertTrue(2048 < found.size < 4096)

    def test_none(self):
        self.assertEqual(crossings([point(1, 2), point(2, 1.01), point(4, 3)]), [])
        self.assertEqual(crossings([point(1, 1), point(2, 0.99)]), [])
        self.assertEqual(crossings([]), [])

    def test_twice(self):
        found = crossings([point(1, 0.5), point(2, 2), point(4, 0.5)])
        self.assertEqual([one.upward for one in found], [True, False])

    def test_planted(self):
        """A law a + b n for each path crosses at a known size, which lies within the bounds that are found."""
        dice = random.Random(7)
        for _ in range(200):
            slow_start, fast_start = dice.uniform(2, 50), dice.uniform(0.5, 1.9)
            planted = 2 ** dice.uniform(5, 19)
            per_byte = dice.uniform(1e-3, 1)
            dear = per_byte + (slow_start - fast_start) / planted
            points = [
                point(size, (slow_start + per_byte * size) / (fast_start + dear * size), 0.001)
                for size in (2**power for power in range(3, 22))]
            with self.subTest(planted=planted):
                if not {one.sign for one in points} >= {1, -1}:
                    continue
                found, = crossings(points)
                self.assertFalse(found.upward)
                self.assertTrue(found.low <= planted <= found.high)
                self.assertLess(abs(math.log2(found.size / planted)), 0.1)


class Verdict(unittest.TestCase):
    def test_words(self):
        for values, expected in [
            ([1, 1.01], "no difference shown"),
            ([1, 2], "faster wherever a difference is shown; no crossover in this range"),
            ([0.5, 0.6], "slower wherever a difference is shown; no crossover in this range"),
            ([0.5, 2], "faster from 2 bytes on (between 1 and 4)"),
            ([2, 0.5], "slower from 2 bytes on (between 1 and 4)"),
        ]:
            with self.subTest(values):
                points = [point(4**place, value) for place, value in enumerate(values)]
                self.assertEqual(verdict(points, crossings(points)), expected)


if __name__ == "__main__":
    unittest.main()
