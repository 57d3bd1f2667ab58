"""The part of a report that shows laws: what to know beforehand, a table of all laws, and a page for each."""

import dataclasses
import pathlib

from laws.law import Law, file_stem
from laws.law_picture import draw_law
from laws.law_section import law_section
from page_parts import text
from picture import LeftOut, Picture

_BEFOREHAND = pathlib.Path(__file__).parent.parent / "page" / "laws.html"


@dataclasses.dataclass(frozen=True)
class Tutorial:
    """The laws of one folder, drawn."""

    number: int
    """Of the folder among those with laws, from 1."""
    label: str
    laws: list[Law]
    outcomes: list[Picture | LeftOut]
    """One for each law."""

    @property
    def drawn(self) -> list[Picture]:
        return [one for one in self.outcomes if isinstance(one, Picture)]

    @property
    def left_out(self) -> list[LeftOut]:
        return [one for one in self.outcomes if isinstance(one, LeftOut)]

    def html(self) -> str:
        """What there is to know beforehand is in the first folder's part only."""
        identity = self._suffixed("laws")
        sections = [
            law_section(law, outcome, self._identity(law), identity)
            for law, outcome in zip(self.laws, self.outcomes)]
        return "\n".join([
            '<div class="laws">', f"<h2>The laws of moving data: {text(self.label)}</h2>",
            _BEFOREHAND.read_text(encoding="utf-8") if self.number == 1 else "", self._table(identity), *sections,
            "</div>"])

    def _table(self, identity: str) -> str:
        heading = "".join(f'<th scope="col">{name}</th>' for name in ("law", "title", "kind", "verdict", "measured"))
        rows = "".join(
            f'<tr><td><a href="#{self._identity(law)}">{text(law.name)}</a></td><td>{text(law.sheet["title"])}</td>'
            f"<td>{text(law.sheet['kind'])}</td><td>{text(law.sheet['verdict'])}</td><td>{_measured(law)}</td></tr>"
            for law in self.laws)
        return (f'<h3 id="{identity}">All laws</h3><table class="overview"><thead><tr>{heading}</tr></thead>'
                f"<tbody>{rows}</tbody></table>")

    def _identity(self, law: Law) -> str:
        return self._suffixed(f"law-{file_stem(law.name)}")

    def _suffixed(self, word: str) -> str:
        return word if self.number == 1 else f"{word}-{self.number}"


def tutorial_of(laws: list[Law], label: str, number: int) -> Tutorial:
    return Tutorial(number, label, laws, [draw_law(law, number) for law in laws])


def _measured(law: Law) -> str:
    if law.is_measured:
        return f"yes; {law.error}" if law.error else "yes"
    if law.sheet["measured_here"] == "true":
        return "not in this run"
    return "by others" if law.has_published else "no"
