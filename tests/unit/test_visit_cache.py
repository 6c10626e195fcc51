"""Every cache of the program is emptied after a visit, or holds nothing of one."""

import functools
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import pytest

import qinbao
from qinbao import visit_cache

NOTHING_OF_A_VISIT = {
    "qinbao.content.messages._messages": "sentences of the program",
    "qinbao.check.engine.plans": "all that any household can be",
    "qinbao.check.reading._read": "fields of records",
    "qinbao.guide.sections.told": "the order of the sections",
    "qinbao.paper.compiler._compiler": "one for the whole program; its memory is emptied by forget",
    "qinbao.paper.compiler._folder": "a folder of the program",
    "qinbao.ui.theme.fonts.font": "sizes of letters; emptied by renew",
    "qinbao.ui.theme.icons._folder": "a folder of the program",
    "qinbao.ui.theme.ink.brush": "colours",
    "qinbao.ui.theme.ink.pen": "colours",
    "qinbao.ui.theme.ink.rgb": "colours",
    "qinbao.ui.widgets.shapes._between": "sizes of boxes",
    "qinbao.ui.widgets.shapes._corners": "corners of boxes",
    "qinbao.ui.widgets.text._anywhere": "where a line may be broken",
    "qinbao.ui.widgets.text._style": "weights and colours of letters",
}


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(qinbao.__path__, "qinbao."):
        if not found.name.endswith("__main__"):
            yield import_module(found.name)


def caches() -> dict[str, object]:
    """Every cache of ``functools`` in the program, of modules and of classes, by its full name."""
    found = {}
    for module in modules():
        holders = [module, *(kind for kind in vars(module).values() if isinstance(kind, type))]
        for kept in (kept for holder in holders for kept in vars(holder).values()):
            if isinstance(kept, functools._lru_cache_wrapper) and kept.__module__.startswith("qinbao."):
                found[f"{kept.__module__}.{kept.__qualname__}"] = kept
    return found


@pytest.mark.qt_log_ignore("pipewire", extend=True)  # a sound library looks for a service as it is loaded
def test_every_cache_is_emptied_after_a_visit_or_holds_nothing_of_one() -> None:
    found = caches()
    emptied = {id(forget.__self__) for forget in visit_cache._forgets if hasattr(forget, "__self__")}
    assert {name for name, cache in found.items() if id(cache) not in emptied} == set(NOTHING_OF_A_VISIT)
    assert len(found) > len(NOTHING_OF_A_VISIT)


def test_what_is_registered_is_emptied() -> None:
    asked = visit_cache.visit_cache(functools.lru_cache(maxsize=8)(str.upper))
    try:
        asked("330100")
        visit_cache.forget_visit()
        assert asked.cache_info().currsize == 0
    finally:
        visit_cache._forgets.remove(asked.cache_clear)
