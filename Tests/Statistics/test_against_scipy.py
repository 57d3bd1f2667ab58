"""Every statistic that SciPy or NumPy has too, on random data: skewed, tied, short and long."""

import unittest

import numpy
import scipy.optimize
import scipy.stats
from probe import ask

SEED = 20250101


def samples(generator, count):
    """Log-normal times with a spike now and then, rounded in half of the cases so that there are ties."""
    times = 1000 * numpy.exp(0.3 * generator.standard_normal(count))
    times = numpy.where(generator.random(count) < 0.02, 10 * times, times)
    return numpy.round(times, -2) if generator.random() < 0.5 else times


class AgainstSciPy(unittest.TestCase):
    """Fixed seed: a failure can be had again."""

    def setUp(self):
        self.generator = numpy.random.default_rng(SEED)

    def draw(self, least=1, most=400):
        return samples(self.generator, int(self.generator.integers(least, most)))

    def assert_close(self, ours, theirs, tolerance=1e-9):
        self.assertLessEqual(abs(ours - theirs), tolerance * max(1, abs(theirs)), f"{ours} and {theirs}")

    def test_quantiles_are_those_of_numpy(self):
        cases = [(self.draw(), p) for p in (0.001, 0.1, 0.25, 0.5, 0.9, 0.99, 0.999) for _ in range(20)]
        answers = ask([{"statistic": "quantile", "values": list(x), "number": p} for x, p in cases])
        for (values, probability), answer in zip(cases, answers, strict=True):
            self.assert_close(answer["value"], numpy.quantile(values, probability, method="linear"))

    def test_median_intervals_are_as_short_as_the_binomial_allows(self):
        counts = list(range(2, 60)) + [100, 299, 1000, 5000]
        answers = ask([{"statistic": "median_ranks", "values": [0] * n, "number": 0.5} for n in counts])
        for count, answer in zip(counts, answers, strict=True):
            # The largest rank from the end with no more than 2.5 % outside, by SciPy's binomial.
            outside = [k for k in range(count) if 2 * scipy.stats.binom.cdf(k, count, 0.5) <= 0.05]
            if not outside:
                self.assertEqual(answer, {})
                continue
            self.assertEqual((answer["lower"], answer["upper"]), (outside[-1], count - 1 - outside[-1]))
            self.assert_close(answer["coverage"], 1 - 2 * scipy.stats.binom.cdf(outside[-1], count, 0.5))

    def test_autocorrelation(self):
        cases = [self.draw(least=3) for _ in range(40)]
        answers = ask([{"statistic": "autocorrelation", "values": list(x)} for x in cases])
        for values, answer in zip(cases, answers, strict=True):
            deviations = values - values.mean()
            self.assert_close(answer["value"], (deviations[1:] @ deviations[:-1]) / (deviations @ deviations))

    def test_rank_sum_is_exact_without_ties(self):
        cases = [(self.generator.random(int(n)), self.generator.random(int(m)) + 0.2)
                 for n, m in self.generator.integers(1, 20, (60, 2))]
        for (values, other), answer in self.rank_sums(cases):
            test = scipy.stats.mannwhitneyu(other, values, method="exact")
            self.assertEqual(answer["exact"], 1)
            self.assertEqual(answer["statistic"], test.statistic)
            self.assert_close(answer["probability"], test.pvalue)
            self.assert_close(answer["superiority"], test.statistic / (len(values) * len(other)))

    def test_rank_sum_is_exact_with_ties(self):
        cases = [(self.generator.integers(0, 5, 4), self.generator.integers(1, 6, 5)) for _ in range(25)]
        for (values, other), answer in self.rank_sums(cases):
            # Both tails by their distance from the mean, which twice the smaller tail is not where ties are lopsided.
            def distance(candidate, baseline):
                pairs = numpy.subtract.outer(candidate, baseline)
                return abs((pairs > 0).sum() + (pairs == 0).sum() / 2 - pairs.size / 2)

            test = scipy.stats.permutation_test(
                (other, values), distance, n_resamples=numpy.inf, alternative="greater", vectorized=False)
            self.assert_close(answer["probability"], test.pvalue)

    def test_rank_sum_of_many_is_normal(self):
        cases = [(self.draw(least=21), self.draw(least=21)) for _ in range(40)]
        for (values, other), answer in self.rank_sums(cases):
            test = scipy.stats.mannwhitneyu(other, values, method="asymptotic")
            self.assertEqual((answer["exact"], answer["statistic"]), (0, test.statistic))
            self.assert_close(answer["probability"], test.pvalue)

    def rank_sums(self, cases):
        answers = ask([
            {"statistic": "rank_sum", "values": x.tolist(), "other": y.tolist()} for x, y in cases])
        return zip(cases, answers, strict=True)

    def test_lines(self):
        cases = []
        for count in list(range(3, 30)) + [1000]:
            x = numpy.exp(10 * self.generator.random(count))
            cases.append((x, 40 + 2.5 * x + x * self.generator.standard_normal(count)))
        answers = ask([{"statistic": "line", "values": list(x), "other": list(y)} for x, y in cases])
        for (x, y), answer in zip(cases, answers, strict=True):
            fit = scipy.stats.linregress(x, y)
            student = scipy.stats.t.ppf(0.975, len(x) - 2)
            scale = abs(fit.slope) + fit.stderr
            self.assert_close(answer["slope"] / scale, fit.slope / scale)
            self.assert_close(answer["slope_margin"] / (student * fit.stderr), 1)
            self.assert_close(answer["intercept"] / fit.intercept_stderr, fit.intercept / fit.intercept_stderr)
            self.assert_close(answer["intercept_margin"] / (student * fit.intercept_stderr), 1)

    def test_sums_are_those_of_nnls(self):
        cases = []
        for trial in range(40):
            pieces, sizes = (2.0 ** self.generator.integers(0, 13, 30) for _ in range(2))
            variables = numpy.stack([numpy.ones(30), pieces, pieces * sizes], axis=1)
            # In every third case one part would have to be negative.
            parts = numpy.array([-40.0 if trial % 3 == 0 else 900.0, 50.0, 0.2])
            noise = 1 + 0.1 * self.generator.standard_normal(30)
            cases.append((variables, variables @ parts * noise))
        answers = ask([{"statistic": "sum", "values": list(y), "launches": x.tolist()} for x, y in cases])
        bound = 0
        for (variables, y), answer in zip(cases, answers, strict=True):
            scaled = variables / y[:, None]
            theirs, _ = scipy.optimize.nnls(scaled, numpy.ones(len(y)))
            used = [place for place in range(3) if theirs[place] > 0]
            bound += len(used) < 3
            spread = numpy.linalg.inv(scaled[:, used].T @ scaled[:, used]).diagonal()
            residuals = scaled @ theirs - 1
            freedom = len(y) - len(used)
            margins = scipy.stats.t.ppf(0.975, freedom) * numpy.sqrt(residuals @ residuals / freedom * spread)
            for place in range(3):
                self.assert_close(answer[f"value{place}"] / max(theirs[place], 1e-9), theirs[place] / max(theirs[place], 1e-9), 1e-6)
                margin = margins[used.index(place)] if place in used else 0
                self.assert_close(answer[f"margin{place}"] / max(margin, 1e-9), margin / max(margin, 1e-9), 1e-6)
            self.assert_close(answer["median_error"], numpy.median(abs(residuals)), 1e-6)
        self.assertGreater(bound, 5)

    def test_ratio_of_many_launches_is_a_percentile_bootstrap(self):
        for trial in range(5):
            sides = [[samples(self.generator, 9) * self.generator.uniform(0.9, 1.1) for _ in range(12)]
                     for _ in range(2)]
            medians = [[numpy.median(launch) for launch in side] for side in sides]
            bootstrap = scipy.stats.bootstrap(
                medians, lambda a, b, axis: numpy.median(b, axis=axis) / numpy.median(a, axis=axis),
                n_resamples=20000, method="percentile", rng=self.generator)
            [answer] = ask([self.ratio(sides, trial)])
            self.assert_close(answer["estimate"], numpy.median(medians[1]) / numpy.median(medians[0]))
            low, high = bootstrap.confidence_interval
            # Both draw at random.
            self.assert_close(answer["low"], low, 0.1 * (high - low))
            self.assert_close(answer["high"], high, 0.1 * (high - low))

    def test_ratio_of_few_launches_is_welchs_interval(self):
        for counts in [(2, 2), (2, 4), (3, 3), (4, 9)]:
            sides = [[samples(self.generator, 7) for _ in range(count)] for count in counts]
            logarithms = [[numpy.log(numpy.median(launch)) for launch in side] for side in sides]
            low, high = scipy.stats.ttest_ind(logarithms[1], logarithms[0], equal_var=False).confidence_interval()
            [answer] = ask([self.ratio(sides, 1)])
            self.assert_close(answer["low"], min(numpy.exp(low), answer["estimate"]))
            self.assert_close(answer["high"], max(numpy.exp(high), answer["estimate"]))

    @staticmethod
    def ratio(sides, seed):
        baseline, candidate = ([list(launch) for launch in side] for side in sides)
        return {"statistic": "ratio", "launches": baseline, "other_launches": candidate, "number": seed}

    def test_histogram_is_near_the_quantiles(self):
        cases = [(self.draw(most=3000), p) for p in (0.1, 0.5, 0.9, 0.99) for _ in range(10)]
        answers = ask([{"statistic": "histogram", "values": list(x), "number": p} for x, p in cases])
        for (values, probability), answer in zip(cases, answers, strict=True):
            exact = numpy.quantile(values, probability)
            self.assertLessEqual(abs(answer["value"] - exact), answer["error"] * exact * (1 + 1e-9))


if __name__ == "__main__":
    unittest.main()
