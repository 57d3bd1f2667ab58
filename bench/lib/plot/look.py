"""What pictures look like: colours for light and dark pages; shapes and dashes, which tell series apart without."""

# In the order of results/README.md. Others follow in the order in which they are met.
TRANSPORTS = ["mpi", "host-staged", "host-staged:verbs", "verbs", "p2p"]
METHODS = ["pack", "gather", "fragment", "coalesce", "datatype", "auto"]

SHAPES = ["circle", "square", "diamond", "triangle-up", "cross", "triangle-down", "triangle-right", "triangle-left"]
DASHES = [[1, 0], [7, 3], [2, 2], [8, 2, 2, 2], [10, 2, 2, 2, 2, 2], [1, 4], [15, 4], [4, 5]]

FONT = "system-ui, 'Liberation Sans', Arial, sans-serif"


def in_order(known: list[str], found) -> list[str]:
    """The words found, those known first."""
    found = [word for word in dict.fromkeys(found) if word]
    return [word for word in known if word in found] + [word for word in found if word not in known]


def _theme(ink: str, faint: str, paper: str, categories: list[str], stack: list[str]) -> dict:
    """A Vega-Lite `config`."""
    axis = {"labelColor": ink, "titleColor": ink, "domainColor": ink, "tickColor": ink, "gridColor": faint}
    return {
        "background": paper,
        "font": FONT,
        "view": {"stroke": faint},
        "axis": axis | {"labelFontSize": 11, "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": 220},
        "legend": {"labelColor": ink, "titleColor": ink, "labelFontSize": 12, "titleFontSize": 12, "labelLimit": 260,
                   "symbolStrokeColor": ink},
        "header": {"labelColor": ink, "titleColor": ink, "labelFontSize": 12, "labelLimit": 420},
        "title": {"color": ink, "subtitleColor": ink, "anchor": "start", "fontSize": 14},
        "text": {"color": ink, "fontSize": 11},
        "rule": {"color": ink},
        "tick": {"color": ink},
        "range": {"category": categories, "ordinal": stack, "heatmap": {"scheme": "viridis"}},
    }


LIGHT = _theme(
    "#1f2328", "#d8dce0", "#ffffff",
    ["#404040", "#c04e00", "#b07d00", "#0065a8", "#008060", "#a03f90", "#7a1f4b", "#5a7fb5"],
    ["#2f5d8c", "#f2b134", "#6b8f71", "#b8bcc2", "#7d4a86", "#c4824f"])

DARK = _theme(
    "#e6e8eb", "#3a4048", "#15181c",
    ["#d8d8d8", "#ff8a3d", "#f0c24b", "#5ab4f0", "#3fd6a5", "#e08fd0", "#e06c9a", "#a9c1ea"],
    ["#5b8fc4", "#f6c667", "#8fb996", "#6a7078", "#c58fd6", "#e09a63"])
