"""A law as a run of laws has left it."""

import dataclasses

import pandas


@dataclasses.dataclass(frozen=True)
class Law:
    """One row of laws.csv, and what the other files say of it."""

    sheet: dict
    """The row of laws.csv by column."""
    points: pandas.DataFrame
    """The rows of its own file, as Lnn.csv has them; none where there is no such file."""
    findings: list[dict]
    constants: list[dict]
    """What was measured of the machine, and is behind the points whose `figures` are `fitted`."""

    @property
    def name(self) -> str:
        """As people write it: `L9`."""
        return self.sheet["law"]

    @property
    def title(self) -> str:
        return f"{self.name}: {self.sheet['title']}"

    @property
    def agreement(self) -> str:
        """At how many points simulation and formula agree: `all 12 points`."""
        points, off = self.sheet["points"], self.sheet["disagreeing_points"]
        return f"all {points} points" if not off else f"{points - off} of {points} points"

    @property
    def error(self) -> str:
        """The prediction at the points kept out, in the median: `off by 3 %`; empty where nobody knows."""
        error = self.sheet["median_error"]
        return "" if error is None else f"off by {100 * error:.3g} %"

    @property
    def is_measured(self) -> bool:
        """Whether a machine was asked in this run."""
        return self.sheet["measured_here"] == "true" and self._has_measured

    @property
    def has_published(self) -> bool:
        """Whether others have measured it, and their figures are beside the curves."""
        return self.sheet["measured_here"] != "true" and self._has_measured

    @property
    def _has_measured(self) -> bool:
        return bool(self.points["measured"].notna().any())


def file_stem(name: str) -> str:
    """The stem of a law's files: `L09` of `L9`; `ValueError` where that is no law's name."""
    if not (name.startswith("L") and name[1:].isascii() and name[1:].isdigit()):
        raise ValueError(f"{name!r} is no law; right would be L and a number, as L9")
    return f"L{int(name[1:]):02}"
