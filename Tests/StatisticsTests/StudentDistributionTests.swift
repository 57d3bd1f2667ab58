import Testing

@testable import Statistics

@Suite struct StudentDistributionTests {
    /// NIST/SEMATECH e-Handbook, section 1.3.6.7.2, critical values of Student's t, column 0.975.
    @Test(arguments: [
        (1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571), (8, 2.306), (10, 2.228), (30, 2.042), (100, 1.984),
    ])
    func publishedCriticalValues(freedom: Double, value: Double) {
        #expect(abs(StudentDistribution(freedom: freedom).quantile(0.975) - value) < 0.0005)
    }

    /// With one degree it is Cauchy's distribution, with two a root.
    @Test(arguments: [-7.5, -1, -0.1, 0, 0.3, 1, 40])
    func closedForms(value: Double) {
        let two = StudentDistribution(freedom: 2).probability(atMost: value)
        #expect(abs(two - (0.5 + value / (2 * (2 + value * value).squareRoot()))) < 1e-14)
        #expect(abs(StudentDistribution(freedom: 1).probability(atMost: 1) - 0.75) < 1e-14)
    }

    @Test(arguments: [0.7, 1, 2.5, 9, 33.3, 1e4])
    func quantileIsTheInverse(freedom: Double) {
        let distribution = StudentDistribution(freedom: freedom)
        for probability in [0.001, 0.025, 0.3, 0.5, 0.8, 0.975, 0.9999] {
            #expect(abs(distribution.probability(atMost: distribution.quantile(probability)) - probability) < 1e-12)
        }
    }

    @Test func manyDegreesAreNormal() {
        #expect(abs(StudentDistribution(freedom: 1e7).quantile(0.975) - 1.959964) < 1e-5)
    }
}
