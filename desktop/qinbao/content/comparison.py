"""The table that keeps the three look-alikes apart: 亲情账户, 家庭共济, 支付宝亲情卡."""

from qinbao.content.fact import Fact, Record


class Column(Record, frozen=True, kw_only=True):
    """One of the things compared."""

    say: str
    """Its name, heading the column."""
    note: str | None = None
    """What it is called elsewhere."""
    go: str | None = None
    """The topic that does it; none where this program does not."""


class ComparisonRow(Fact, frozen=True, kw_only=True):
    """One point of comparison: ``say`` heads the row; the ground given covers every cell."""

    cells: tuple[str, ...]
    """One text per column, in their order."""


class Comparison(Record, frozen=True, kw_only=True):
    """The whole table."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[ComparisonRow, ...]

    def __post_init__(self) -> None:
        """Refuse a row whose cells do not match the columns."""
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"{row.id}: {len(row.cells)} cells for {len(self.columns)} columns")
