"""One view per kind of page. A page knows its model and nothing of topics, answers or where they lead."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qinbao.ui.pages.page import Page

KINDS: Mapping[str, tuple[str, str]] = {
    "home": ("home", "HomePage"),
    "choice": ("choice", "ChoicePage"),
    "place": ("place", "PlacePage"),
    "review": ("review", "ReviewPage"),
    "verdict": ("verdict", "VerdictPage"),
    "checklist": ("checklist", "ChecklistPage"),
    "step": ("step", "StepPage"),
    "comparison": ("comparison", "ComparisonPage"),
    "sheets": ("sheets", "SheetsPage"),
    "preview": ("preview", "PreviewPage"),
    "printer": ("printer", "PrinterPage"),
    "problems": ("problems", "ProblemsPage"),
    "text": ("text", "TextPage"),
    "told": ("told", "ToldPage"),
    "links": ("links", "LinksPage"),
    "household": ("household", "HouseholdPage"),
    "plan": ("plan", "PlanPage"),
    "practice": ("practice", "PracticePage"),
    "codes": ("codes", "CodesPage"),
    "first": ("first", "FirstPage"),
    "calibrate": ("calibrate", "CalibratePage"),
}
"""Kind → module and class, imported when the first page of the kind is shown: the start must not wait for all."""


def view(kind: str) -> type[Page]:
    """The view of a kind of page. Raises ``KeyError`` for a kind there is not."""
    module, name = KINDS[kind]
    found: type[Page] = getattr(import_module(f"qinbao.ui.pages.{module}"), name)
    return found
