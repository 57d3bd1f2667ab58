"""One chart a module: `draw(material)` gives a `Picture`, or `LeftOut` with the reason. In the order of the report."""

from . import time_against_size, rate_against_size, one_size, ratio, method_map, efficiency, phases, distribution, drift

ALL = [time_against_size, rate_against_size, one_size, ratio, method_map, efficiency, phases, distribution, drift]
