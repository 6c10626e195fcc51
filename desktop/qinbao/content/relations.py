"""What a relation to the payer says by itself, so that nobody is asked for it.

The eight kinds of near relatives: 国办发〔2024〕38号 (source ``nat-02``); in-laws are not among them.
"""

from __future__ import annotations

PARENTS = ("mother", "father", "parent")
RELATIVES = (*PARENTS, "spouse", "child-under-16", "child-16-plus", "grandparent", "grandchild", "sibling")
NEAR = {**dict.fromkeys(RELATIVES, "yes"), "in-law": "no", "self": "self"}
"""Whether money of the payer's account may go there; who does it for himself is nobody's relative."""
AGE = {
    "child-under-16": "under-16",
    **dict.fromkeys((*PARENTS, "spouse", "child-16-plus", "grandparent", "self"), "16-plus"),
}
OFF_PHONE = frozenset(("no", "counter"))
"""Answers to ``smartphone`` of who goes to the counter: has none, or rather does not use it."""
