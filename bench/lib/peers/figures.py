"""What was measured, and how it does against the target."""

import dataclasses
import statistics


@dataclasses.dataclass
class Figure:
    """One line of the table: a figure of ours, perhaps over one of theirs, round by round."""
    row: str
    label: str
    unit: str
    ours: list[float] = dataclasses.field(default_factory=list)
    theirs: list[float] = dataclasses.field(default_factory=list)
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    @property
    def value(self) -> float:
        """The median of the rounds' ratios; of the rounds' figures where there is no rival."""
        if not self.theirs:
            return statistics.median(self.ours)
        return statistics.median(one / other for one, other in zip(self.ours, self.theirs, strict=True))

    @property
    def misses(self) -> bool:
        return (self.at_most is not None and self.value > self.at_most) or (
            self.at_least is not None and self.value < self.at_least)

    @property
    def badness(self) -> float:
        """Larger is worse, within a row."""
        return -self.value if self.at_least is not None else self.value


def take_turns(count: int, *sides):
    """Calls each side once a round, `side(round)`, in an order that alternates."""
    for number in range(count):
        for side in sides if number % 2 == 0 else reversed(sides):
            side(number)


def size_name(size: int) -> str:
    for bytes_, unit in ((1 << 20, "MiB"), (1 << 10, "KiB")):
        if size >= bytes_ and size % bytes_ == 0:
            return f"{size // bytes_} {unit}"
    return f"{size} B"
