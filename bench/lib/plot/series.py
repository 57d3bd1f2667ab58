"""How transports and methods look in every picture of a report, and the filter for them."""

import dataclasses

import altair
import look


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
        return altair.Color("transport:N").scale(domain=self.transports).title("transport").legend(
            # Not as faint as the layer that comes first.
            symbolOpacity=1)

    def shape(self) -> altair.Shape:
        shapes = [look.SHAPES[place % len(look.SHAPES)] for place in range(len(self.transports))]
        return altair.Shape("transport:N").scale(domain=self.transports, range=shapes).title("transport")

    def dash(self) -> altair.StrokeDash:
        dashes = [look.DASHES[place % len(look.DASHES)] for place in range(len(self.methods))]
        return altair.StrokeDash("method:N").scale(domain=self.methods, range=dashes).title("method").legend(
            symbolType="stroke", symbolSize=400)
