"""怎么用这个软件: what a person gets who has never seen the program, on one sheet."""

from qinbao.content.fact import Record


class LeafletPart(Record, frozen=True, kw_only=True):
    """A heading and short sentences below it, each one thing to know or to do."""

    title: str
    say: tuple[str, ...]


class Leaflet(Record, frozen=True, kw_only=True):
    """``data/leaflet.yaml``."""

    title: str
    sub: str
    parts: tuple[LeafletPart, ...]
    helper: str
    """For whoever looks after the computer, in small type."""
