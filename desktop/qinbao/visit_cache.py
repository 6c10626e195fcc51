"""Caches in which something of a visit stays behind, each registered where it is made; a kiosk empties them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar


class _Cache(Protocol):
    def cache_clear(self) -> None: ...


C = TypeVar("C", bound=_Cache)
_forgets: list[Callable[[], object]] = []


def visit_cache(cache: C) -> C:
    """Register a cache of ``functools`` that is filled with what somebody asks for; stands above ``lru_cache``."""
    _forgets.append(cache.cache_clear)
    return cache


def on_forget(forget: Callable[[], object]) -> Callable[[], object]:
    """Register what empties a memory of another kind, such as a compiler's."""
    _forgets.append(forget)
    return forget


def forget_visit() -> None:
    """Empty them all."""
    for forget in _forgets:
        forget()
