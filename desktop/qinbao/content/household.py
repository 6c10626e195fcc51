"""What holds for a whole household: how many may be bound, and the sentences of a plan."""

from qinbao.content.fact import Fact, Note, Record


class Limit(Fact, frozen=True, kw_only=True):
    """A number with the ground it stands on."""

    most: int


class HouseholdRules(Record, frozen=True, kw_only=True):
    """``data/household.yaml``."""

    relatives: Limit
    """How many relatives one person may bind."""
    binders: Limit
    """By how many people one relative may be bound."""
    bind: tuple[Note, ...]
    """Who binds: chosen by ``when`` on ``binder`` (``me``, ``spouse``, ``none``)."""
    share: tuple[Note, ...]
    """Whose account pays: chosen by ``when`` on ``payer`` and ``reason``."""
    warnings: tuple[Note, ...] = ()
