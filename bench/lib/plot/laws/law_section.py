"""The page of a law: claim, formula, picture, what was found and measured, and what to do with it."""

import pandas
from laws.law import Law
from laws.quantity import rough_text
from page_parts import figure, table, text
from picture import LeftOut, Picture

_KINDS = {
    "deterministic": "The simulation has no chance in it, and must come out as the formula says.",
    "stochastic": "The simulation draws lots; its interval must hold what the formula says.",
    "safety": "Every order of events is tried: what must not happen does not, and does once its protection is removed.",
}


def law_section(law: Law, drawn: Picture | LeftOut, identity: str, table_identity: str) -> str:
    """`identity` is what the table links to, and `table_identity` the table, which the page links back to."""
    sheet = law.sheet
    return "\n".join([
        f'<section class="law" id="{identity}">', f"<h3>{text(law.title)}</h3>",
        f"<p>{text(sheet['claim'])}</p>", f'<p class="formula">{text(sheet["formula"])}</p>',
        figure(drawn) if isinstance(drawn, Picture) else f"<p>There is no picture: {text(drawn.reason)}.</p>",
        f"<p><strong>{text(_verdict(law))}</strong> {text(_KINDS.get(sheet['kind'], ''))}</p>",
        _constants(law), _findings(law.findings), f"<p>{text(measurement_text(law))}</p>",
        "<h4>On a real cluster</h4>", f"<p>{text(sheet['advice'])}</p>",
        f'<p class="source">Source: {text(sheet["source"])}. <a href="#{table_identity}">All laws</a></p>',
        "</section>"])


def measurement_text(law: Law) -> str:
    """Whether and how a machine was asked, as a sentence."""
    what = law.sheet["measurement"]
    if law.is_measured:
        off = f" At the points kept out the prediction is {law.error} (median)." if law.error else ""
        return f"Measured: {what}.{off}"
    if law.sheet["measured_here"] == "true":
        return f"Not measured in this run. It can be measured: {what}."
    published = " The large marks are published measurements." if law.has_published else ""
    return f"Not measured: {what}.{published}"


def _verdict(law: Law) -> str:
    return f"Verdict: {law.sheet['verdict']}. Simulation and formula agree at {law.agreement}."


def _constants(law: Law) -> str:
    if not law.constants:
        return ""
    rows = pandas.DataFrame([
        {"figure": one["figure"], "value": rough_text(one["value"], one["unit"]),
         "95 % from": rough_text(one["low"], one["unit"]), "to": rough_text(one["high"], one["unit"])}
        for one in law.constants])
    settings = "; ".join(dict.fromkeys(one["setting"] for one in law.constants if one["setting"]))
    return f"<h4>Figures of the machine</h4><p>Measured by {text(settings)}.</p>{table(rows)}"


def _findings(findings: list[dict]) -> str:
    if not findings:
        return ""
    lines = "".join(
        f"<li>{'holds' if one['holds'] == 'true' else '<strong>does not hold</strong>'}: {text(one['statement'])}"
        f"{_trace(one['trace'])}</li>" for one in findings)
    return f"<h4>What was found besides</h4><ul>{lines}</ul>"


def _trace(trace: str) -> str:
    return f"<details><summary>Step by step</summary><pre>{text(trace)}</pre></details>" if trace else ""
