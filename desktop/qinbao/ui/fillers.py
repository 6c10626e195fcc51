"""What fills each kind of page. Each filler is imported when first needed: the start must not wait for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import singledispatch

from qinbao.screen import aside
from qinbao.screen.model import Model
from qinbao.screen.scene import Scene


def fill(scene: Scene) -> Model:
    """What the page shows: the page beside the journey, the page of the journey, or the start page.

    Raises ``KeyError`` for a kind of page of the journey there is not.
    """
    if scene.state.aside is not None:
        return _beside(scene.state.aside, scene)
    if scene.state.session.topic is None:
        from qinbao.screen.home import home

        return home(scene)
    return _JOURNEY[scene.journey.page.kind](scene)


def _choice(scene: Scene) -> Model:
    from qinbao.screen.choice import choice

    return choice(scene)


def _place(scene: Scene) -> Model:
    from qinbao.screen.place import place

    return place(scene)


def _review(scene: Scene) -> Model:
    from qinbao.screen.review import review

    return review(scene)


def _verdict(scene: Scene) -> Model:
    from qinbao.screen.verdict import verdict

    return verdict(scene)


def _checklist(scene: Scene) -> Model:
    from qinbao.screen.checklist import checklist

    return checklist(scene)


def _step(scene: Scene) -> Model:
    from qinbao.screen.step import step

    return step(scene)


def _comparison(scene: Scene) -> Model:
    from qinbao.screen.comparison import comparison

    return comparison(scene)


def _sheets(scene: Scene) -> Model:
    from qinbao.screen.sheets import sheets

    return sheets(scene)


_JOURNEY: Mapping[str, Callable[[Scene], Model]] = {
    "choice": _choice,
    "place": _place,
    "review": _review,
    "verdict": _verdict,
    "checklist": _checklist,
    "step": _step,
    "comparison": _comparison,
    "sheets": _sheets,
}
"""By the kind of the page in the path of a topic."""


@singledispatch
def _beside(at: aside.Beside, scene: Scene) -> Model:
    raise TypeError(at)


@_beside.register
def _(at: aside.Sources, scene: Scene) -> Model:
    from qinbao.screen.sources import sources

    return sources(scene)


@_beside.register
def _(at: aside.Source, scene: Scene) -> Model:
    from qinbao.screen.sources import source

    return source(scene, at)


@_beside.register
def _(at: aside.Group, scene: Scene) -> Model:
    from qinbao.screen.groups import group

    return group(scene, at)


@_beside.register
def _(at: aside.Asks, scene: Scene) -> Model:
    from qinbao.screen.asks import asks

    return asks(scene)


@_beside.register
def _(at: aside.Problems, scene: Scene) -> Model:
    from qinbao.screen.problems import problems

    return problems(scene)


@_beside.register
def _(at: aside.Problem, scene: Scene) -> Model:
    from qinbao.screen.problems import problem

    return problem(scene, at)


@_beside.register
def _(at: aside.Corrections, scene: Scene) -> Model:
    from qinbao.screen.corrections import corrections

    return corrections(scene, at)


@_beside.register
def _(at: aside.Comparison, scene: Scene) -> Model:
    from qinbao.screen.comparison import comparison

    return comparison(scene)


@_beside.register
def _(at: aside.Terms, scene: Scene) -> Model:
    from qinbao.screen.terms import terms

    return terms(scene, at)


@_beside.register
def _(at: aside.Help, scene: Scene) -> Model:
    from qinbao.screen.help import help

    return help(scene)


@_beside.register
def _(at: aside.First, scene: Scene) -> Model:
    from qinbao.screen.first import first

    return first(scene)


@_beside.register
def _(at: aside.Calibrate, scene: Scene) -> Model:
    from qinbao.screen.calibrate import calibrate

    return calibrate(scene)


@_beside.register
def _(at: aside.Preview, scene: Scene) -> Model:
    from qinbao.screen.preview import preview

    return preview(scene, at)


@_beside.register
def _(at: aside.Printer, scene: Scene) -> Model:
    from qinbao.screen.printer import printer

    return printer(scene, at)


@_beside.register
def _(at: aside.Told, scene: Scene) -> Model:
    from qinbao.screen.told import told

    return told(scene, at)


@_beside.register
def _(at: aside.Practice, scene: Scene) -> Model:
    from qinbao.screen.practice import practice

    return practice(scene, at)


@_beside.register
def _(at: aside.Household, scene: Scene) -> Model:
    from qinbao.screen.household import household

    return household(scene)


@_beside.register
def _(at: aside.Blank, scene: Scene) -> Model:
    from qinbao.screen.blank import blank

    return blank(scene)
