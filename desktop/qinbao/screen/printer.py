"""Which printer, and how many copies; or that there is none, and what to do then."""

from __future__ import annotations

from qinbao.screen.model import Action, Model, PrinterModel, ToldModel
from qinbao.screen.scene import Scene
from qinbao.screen.state import NONE
from qinbao.screen.told import outlets


def printer(scene: Scene) -> Model:
    """The page before paper comes out. Which printers there are, the page finds out when it is shown."""
    words, aside = scene.words, scene.state.aside
    sheet = aside.argument if aside else scene.state.sheet
    if aside and aside.detail == NONE:
        return _none(scene, sheet)
    return PrinterModel(
        kind="printer",
        title=words("printer.title"),
        subtitle=words("printer.hint", sheet=words(f"sheet.{sheet}.name")),
        actions=(Action(f"print:{sheet}", words("printer.print"), "primary", "printer"), scene.backward),
        copies=scene.state.copies,
        count=words("printer.count"),
        buttons=(words("printer.less"), words("printer.more")),
        looking=words("printer.looking"),
        ready=words("printer.ready"),
        trial=Action("trial", words("printer.trial"), "plain", "file-text"),
        again=Action("again", words("printer.again"), "plain", "arrows-clockwise"),
        **scene.header(f"printer/{sheet}"),
    )


def _none(scene: Scene, sheet: str) -> ToldModel:
    """No printer: look again, or get the words of the sheet in another way. Nothing is offered that cannot work."""
    words = scene.words
    others = outlets(scene, sheet, "print")
    look = Action(f"preview:{sheet}", words("printer.none.look"), icon="eye"), words("told.way.preview")
    return ToldModel(
        kind="told",
        title=words("printer.none.title"),
        say=words("printer.none.say"),
        icon="printer",
        tone="warn",
        ways=(*others, look),
        actions=(Action("queues", words("printer.again"), "primary", "arrows-clockwise"), scene.backward),
        **scene.header(f"printer/{sheet}/{NONE}"),
    )
