"""How transports and methods look in every picture of a report, and the filter for them."""

import dataclasses

import altair
import look


# Of areas with words on them.
FILL_OPACITY = 0.3


@dataclasses.dataclass(frozen=True)
class Series:
    """The transports and methods of all results, in the order in which they are listed."""

    transports: list[str]
    methods: list[str]

    # Of Vega. The parameters are those of `Picture.specification`; a cell may have no method.
    SHOWN = (
        "indexof(transports, datum.transport) >= 0 && (!datum.method || indexof(methods, datum.method) >= 0)")

    # For rows of several methods.
    TRANSPORT_SHOWN = "indexof(transports, datum.transport) >= 0"

    def color(self) -> altair.Color:
        return altair.Color("transport:N").scale(domain=self._all_transports).title("transport").legend(
            values=self.transports,
            # Not as faint as the layer that comes first.
            symbolOpacity=1)

    def shape(self) -> altair.Shape:
        words = self._all_transports
        shapes = [look.SHAPES[place % len(look.SHAPES)] for place in range(len(words))]
        return altair.Shape("transport:N").scale(domain=words, range=shapes).title("transport").legend(
            values=self.transports)

    def dash(self) -> altair.StrokeDash:
        words = self._all_methods
        dashes = [look.DASHES[place % len(look.DASHES)] for place in range(len(words))]
        return altair.StrokeDash("method:N").scale(domain=words, range=dashes).title("method").legend(
            values=self.methods, symbolType="stroke", symbolSize=400)

    def method_color(self, title: str) -> altair.Color:
        return altair.Color("method:N").scale(domain=self._all_methods).title(title).legend(
            values=self.methods, symbolOpacity=FILL_OPACITY)

    # Those that a report lacks too, so that each looks the same in all reports.
    @property
    def _all_transports(self) -> list[str]:
        return look.TRANSPORTS + [word for word in self.transports if word not in look.TRANSPORTS]

    @property
    def _all_methods(self) -> list[str]:
        return look.METHODS + [word for word in self.methods if word not in look.METHODS]
