"""Which cells answer one question, and so share a panel.

A question is a workload with its ranks and options; a path is what answers it: transport and method, over one or more
sizes. `halo`, `transpose` and `checkpoint` get their size from options, which are then no part of the question.
"""

import pandas
from columns import COUNT, NUMBER, SUMMARY
from values import pairs_of

# Options that the size follows from, by workload.
_SHAPE = {"halo": {"grid"}, "transpose": {"rows", "columns"}, "checkpoint": {"image", "dirty"}}


def ask(cells: list[dict], several_results: bool) -> pandas.DataFrame:
    """The cells as a table, in the order in which they were read, with `question` and `path`, both texts for people."""
    frame = pandas.DataFrame(cells)
    # A column of which nothing is there has no type of its own.
    numbers = [name for name, kind in SUMMARY.items() if kind in (COUNT, NUMBER)]
    frame = frame.astype(dict.fromkeys(numbers, "float64"))
    options = [pairs_of(text) for text in frame["options"]]
    memories = frame.groupby(["result", "workload", "transport", "method"], dropna=False)["memory"].nunique()
    ambiguous_memory = bool((memories > 1).any())
    frame["path"] = [
        " ".join(word for word in (row.transport, row.method, row.memory if ambiguous_memory else None) if word)
        for row in frame.itertuples()]
    frame["question"] = _questions(frame, options, several_results)
    return frame


def _questions(frame: pandas.DataFrame, options: list[dict[str, str]], several_results: bool) -> list[str]:
    labels = [""] * len(frame)
    for (result, workload), part in frame.groupby(["result", "workload"], sort=False):
        rows = list(part.index)
        mine = {row: options[row] for row in rows}
        shape = _SHAPE.get(workload, set())
        # As few words as keep cells apart.
        for keys in (
                {row: {key: value for key, value in mine[row].items() if key not in shape} for row in rows}, mine,
                {row: mine[row] | {"pieces of": _bytes(frame.at[row, "block_bytes"])} for row in rows}):
            if not _collide(frame, rows, keys):
                break
        telling = _telling(list(keys.values()))
        for row in rows:
            ranks = frame.at[row, "ranks"]
            words = [workload, f"{ranks:.0f} ranks" if ranks == ranks else ""]
            words += [f"{key} {value}" for key, value in keys[row].items() if key in telling]
            labels[row] = ", ".join(word for word in words if word) + (f" ({result})" if several_results else "")
    return labels


def _bytes(value: float) -> str:
    return "" if value != value else f"{value:.0f} B"


def _collide(frame: pandas.DataFrame, rows: list[int], keys: dict[int, dict[str, str]]) -> bool:
    """Whether two cells would be drawn at the same place."""
    seen = set()
    for row in rows:
        place = (frame.at[row, "path"], frame.at[row, "ranks"], frame.at[row, "size_bytes"],
                 tuple(sorted(keys[row].items())))
        if place in seen:
            return True
        seen.add(place)
    return False


def _telling(options: list[dict[str, str]]) -> set[str]:
    """The keys whose values differ."""
    names = dict.fromkeys(key for one in options for key in one)
    return {name for name in names if len({one.get(name) for one in options}) > 1}
