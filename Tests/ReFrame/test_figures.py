"""Reading of result folders, whole and damaged."""

import json
import pathlib
import tempfile
import unittest

import figures
import references

HEADING = (
    "workload,transport,method,memory,ranks,size_bytes,options,status,reason,median_ns,bandwidth_bytes_per_s,verified")
MEASURED = "latency,host-staged:verbs,pack,device,2,8,,ok,,123.5,1e6,true"


class Figures(unittest.TestCase):
    def folder(self, *rows: str, status: str = "complete") -> pathlib.Path:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        path = pathlib.Path(scratch.name)
        path.joinpath("summary.csv").write_text("\r\n".join((HEADING, *rows)) + "\r\n")
        path.joinpath("run.json").write_text(json.dumps({"status": status}))
        return path

    def test_names_have_no_colon(self):
        folder = self.folder(MEASURED)
        self.assertEqual(figures.figures(folder), {
            "latency host-staged+verbs pack device 2 ranks 8 B median_ns": (123.5, "ns"),
            "latency host-staged+verbs pack device 2 ranks 8 B bandwidth_bytes_per_s": (1e6, "B/s")})
        self.assertEqual(figures.problems(folder), [])

    def test_what_is_missing_is_left_out(self):
        folder = self.folder(
            "latency,mpi,pack,host,2,8,window=1,ok,,,1e6,true", "halo,mpi,pack,host,2,8,,skipped,why,,,")
        names = list(figures.figures(folder))
        self.assertEqual(names, ["latency mpi pack host 2 ranks 8 B window=1 bandwidth_bytes_per_s"])

    def test_a_run_that_is_not_sound_says_why(self):
        for folder, words in (
                (self.folder(MEASURED, status="running"), "run.json: the run is running"),
                (self.folder(MEASURED, "halo,mpi,pack,host,2,8,,failed,a byte was wrong,,,false"), "a byte was wrong"),
                (self.folder(MEASURED, "halo,mpi,pack,host,2,8,,ok,,5,5,"), "not verified"),
                (self.folder("halo,mpi,pack,host,2,8,,skipped,no device,,,"), "no cell was measured"),
                (self.folder(MEASURED, "halo,mpi,pa"), "row 3 does not have as many fields"),
                (pathlib.Path("/nonexistent"), "no results to read")):
            with self.subTest(words):
                self.assertIn(words, "; ".join(figures.problems(folder)))

    def test_a_damaged_file_of_references_is_refused(self):
        path = self.folder(MEASURED) / "references.json"
        for text, words in (
                ("[", "no file of references"), ("[]", "no file of references"),
                ('{"*": {"a": 5}}', "a: write [value, lower, upper, unit]")):
            path.write_text(text)
            with self.subTest(text), self.assertRaises(references.BadReferences) as refused:
                references.read(path, {"a": (1.0, "ns")})
            self.assertIn(words, str(refused.exception))


if __name__ == "__main__":
    unittest.main()
