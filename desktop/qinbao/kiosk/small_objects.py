"""Small objects of Python are freed as everything else is: to glibc, which overwrites them (``MALLOC_PERTURB_``).

``PYTHONMALLOC=malloc`` asks for the same, but a frozen Python does not read it, and Python's own allocator leaves what
it frees as it was: the county of a visit stood in memory after it, until something of its size was needed.
"""

from __future__ import annotations

import ctypes
import sys

_RAW, _MEM, _OBJECT = range(3)
"""Domains, as CPython's pymem.h numbers them."""


class _Allocator(ctypes.Structure):
    """PyMemAllocatorEx."""

    _fields_ = [(name, ctypes.c_void_p) for name in ("context", "malloc", "calloc", "realloc", "free")]


def to_the_system() -> None:
    """From now on new ones come from glibc; older ones are still freed by who made them.

    Python's own ``free`` and ``realloc`` know by its address what is theirs, and hand on all else.
    """
    if sys.platform != "linux" or sys.implementation.name != "cpython":
        return
    raw = _of(_RAW)
    for domain in (_MEM, _OBJECT):
        own = _of(domain)
        # Another context: debugging hooks, which count on what they made.
        if own.malloc == raw.malloc or own.context or raw.context:
            continue
        own.malloc, own.calloc = raw.malloc, raw.calloc
        ctypes.pythonapi.PyMem_SetAllocator(ctypes.c_int(domain), ctypes.byref(own))


def _of(domain: int) -> _Allocator:
    allocator = _Allocator()
    ctypes.pythonapi.PyMem_GetAllocator(ctypes.c_int(domain), ctypes.byref(allocator))
    return allocator
