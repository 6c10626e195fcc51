"""Trace the dark modules of a code as closed outlines.

One path instead of hundreds of squares: smaller files, and no hairline gaps between modules on screens and printers.
"""

from __future__ import annotations

from functools import lru_cache

from qinbao.visit_cache import visit_cache

Point = tuple[int, int]


@visit_cache
@lru_cache(maxsize=512)
def outline(rows: tuple[bytes, ...], offset: int) -> str:
    """SVG path data (fill rule even-odd) around all non-zero cells, moved right and down by ``offset`` cells."""
    return "".join(_drawn(loop, offset) for loop in _loops(_edges(rows)))


def _edges(rows: tuple[bytes, ...]) -> dict[Point, list[Point]]:
    """Unit edges between dark and light, directed so that dark lies on the right."""
    none = bytes(max(map(len, rows), default=0) + 2)
    # With light all around there is no border to ask about.
    cells = [none, *(b"\0" + row.ljust(len(none) - 1, b"\0") for row in rows), none]
    edges: dict[Point, list[Point]] = {}
    for y, (above, row, below) in enumerate(zip(cells, cells[1:], cells[2:], strict=False)):
        for x, cell in enumerate(row[1:-1]):
            if not cell:
                continue
            if not above[x + 1]:
                edges.setdefault((x, y), []).append((x + 1, y))
            if not row[x + 2]:
                edges.setdefault((x + 1, y), []).append((x + 1, y + 1))
            if not below[x + 1]:
                edges.setdefault((x + 1, y + 1), []).append((x, y + 1))
            if not row[x]:
                edges.setdefault((x, y + 1), []).append((x, y))
    return edges


def _loops(edges: dict[Point, list[Point]]) -> list[list[Point]]:
    """Edges joined to closed loops; every point has as many edges in as out, so each walk ends where it began."""
    loops = []
    for start in sorted(edges):
        while edges[start]:
            loop = [start]
            at = edges[start].pop()
            while at != start:
                loop.append(at)
                at = edges[at].pop()
            loops.append(loop)
    return loops


def _drawn(loop: list[Point], offset: int) -> str:
    corners = [
        point
        for before, point, after in zip(loop[-1:] + loop[:-1], loop, loop[1:] + loop[:1], strict=True)
        if not (before[0] == point[0] == after[0] or before[1] == point[1] == after[1])
    ]
    (x, y), *rest = corners
    path = [f"M{x + offset} {y + offset}"]
    for nx, ny in rest:
        path.append(f"V{ny + offset}" if nx == x else f"H{nx + offset}")
        x, y = nx, ny
    return "".join(path) + "Z"
