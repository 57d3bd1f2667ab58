"""One chart a module: `draw(material)` gives a `Picture`, or `LeftOut` with the reason. In the order of the report."""

from . import time_against_size, rate_against_size, one_size, ratio, method_map, exchange_phases, efficiency, phases
from . import distribution, drift

ALL = [
    time_against_size, rate_against_size, one_size, ratio, method_map, exchange_phases, efficiency, phases,
    distribution, drift,
]
