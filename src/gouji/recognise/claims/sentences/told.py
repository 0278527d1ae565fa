"""A paragraph with what it states: what readings over several paragraphs go by."""

from __future__ import annotations

from gouji.document.outline import numbered_level
from gouji.domain.claims import Mention, Passage
from gouji.values.cached import cached_property
from gouji.values.record import record


@record(frozen=True)
class Told:
    """所述: a paragraph with the figures that it states; ``level`` is how deep its number stands, 0 for none."""

    passage: Passage
    mentions: tuple[Mention, ...]

    @cached_property
    def level(self) -> int:
        return numbered_level(self.passage.text)
