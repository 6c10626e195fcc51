"""What a relation to the payer says by itself, so that nobody is asked for it.

The eight kinds of near relatives: 国办发〔2024〕38号 (source ``nat-02``); in-laws are not among them.
"""

from __future__ import annotations

RELATIVES = ("parent", "spouse", "child-under-16", "child-16-plus", "grandparent", "grandchild", "sibling")
NEAR = {**dict.fromkeys(RELATIVES, "yes"), "in-law": "no"}
AGE = {
    "child-under-16": "under-16",
    **dict.fromkeys(("parent", "spouse", "child-16-plus", "grandparent"), "16-plus"),
}
OFF_PHONE = frozenset(("no", "counter"))
"""Answers to ``smartphone`` of who goes to the counter: has none, or rather does not use it."""
