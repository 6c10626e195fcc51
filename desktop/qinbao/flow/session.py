"""All that is remembered of a person's visit: ids and ticks, never a name, number or free text."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Session(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One visit. ``Session()`` is a fresh start: that is the whole of a reset."""

    topic: str | None = None
    answers: tuple[tuple[str, str], ...] = ()
    """(question id, value) pairs, one per question; answers that left the path stay here, parked."""
    at: str | None = None
    """Id of the page the person looks at; none on the start page."""
    seen: frozenset[str] = frozenset()
    """Pages already shown."""
    told: frozenset[str] = frozenset()
    """Questions answered with the matter before: gone past without being asked."""
    return_to: str | None = None
    """Page to come back to after 更改."""
    ticked: frozenset[str] = frozenset()
    """Documents ticked off."""

    @property
    def given(self) -> Mapping[str, str]:
        """Answers by question id."""
        return dict(self.answers)

    def with_answer(self, question: str, value: str) -> Session:
        """The session with one answer set; all others untouched."""
        answers = {**self.given, question: value}
        return msgspec.structs.replace(self, answers=tuple(answers.items()))
