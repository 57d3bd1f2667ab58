"""The places of a map of methods as `rdmark map` has found them: winner, margin, and what `auto` loses."""

import pandas
from axes import size_text, time_text


def found_places(places: pandas.DataFrame, several_results: bool) -> list[dict]:
    """A row to draw for each row of map.csv."""
    return [_row(place, several_results) for place in places.itertuples()]


def _row(place, several_results: bool) -> dict:
    words = f"map, {place.transport}, {place.memory} memory, {place.ranks:.0f} ranks"
    first = f"{place.winner} {time_text(place.winner_median_ns)}"
    return {
        "panel": words + (f" ({place.result})" if several_results else ""),
        "transport": place.transport, "method": place.winner, "block_bytes": place.fragment_bytes,
        "blocks": place.count, "fragment": size_text(place.fragment_bytes), "count": f"{place.count:.0f}",
        "margin": place.margin, "standing": _standing(place), "auto": _loss(place),
        "all_methods": first + (f", {place.next} {_interval(place)} as long" if place.next else ""),
    }


def _standing(place) -> str:
    if not place.next or place.margin != place.margin:
        return "alone"
    return f"{place.margin:.3g} x" if place.is_shown == "true" else f"alike: {place.next}"


def _interval(place) -> str:
    if place.margin_low != place.margin_low:
        return f"{place.margin:.3g} x"
    return f"{place.margin:.3g} x ({place.margin_low:.3g} .. {place.margin_high:.3g})"


def _loss(place) -> str:
    """What `auto` would choose by the map's costs, and what it would lose."""
    if not place.choice or place.regret != place.regret:
        return ""
    return f"auto: +{100 * place.regret:,.0f} %" if place.choice != place.winner else "auto: the same"
