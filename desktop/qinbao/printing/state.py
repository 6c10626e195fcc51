"""How printing went, in the few kinds a person can do something about."""

from __future__ import annotations

from enum import Enum


class State(Enum):
    """Where a job stands; the value is the key of its sentence below ``printing.``."""

    SENT = "sent"
    PRINTING = "printing"
    DONE = "done"
    NO_PRINTER = "no-printer"
    STOPPED = "stopped"
    REJECTING = "rejecting"
    OUT_OF_PAPER = "out-of-paper"
    FAILED = "failed"

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self not in (State.SENT, State.PRINTING)

    @property
    def outcome(self) -> str:
        """The page to show: ``still``, ``done``, ``none``, ``off``, ``paper`` or ``failed`` (below ``told.print.``)."""
        return _OUTCOMES[self]


_OUTCOMES = {
    State.SENT: "still",
    State.PRINTING: "still",
    State.DONE: "done",
    State.NO_PRINTER: "none",
    State.STOPPED: "off",
    State.REJECTING: "off",
    State.OUT_OF_PAPER: "paper",
    State.FAILED: "failed",
}
