"""Which printer, and how many copies; or that there is none, and what to do then."""

from __future__ import annotations

from typing import ClassVar

from qinbao.screen import aside, press
from qinbao.screen.model import ButtonView, Model
from qinbao.screen.scene import Scene
from qinbao.screen.told import ToldModel, outlets


class PrinterModel(Model, frozen=True, kw_only=True):
    """Which printer, and how many copies."""

    kind: ClassVar[str] = "printer"
    copies: int
    count: str
    """How many; has ``{n}``."""
    buttons: tuple[str, str]
    """少一份, 多一份."""
    looking: str
    ready: str
    """Of a printer with which nothing is wrong."""
    trial: ButtonView
    again: str
    """Words of the button that looks for printers once more."""


def printer(scene: Scene, at: aside.Printer) -> PrinterModel:
    """The page before paper comes out. Which printers there are, the page finds out when it is shown."""
    words, sheet = scene.words, at.sheet
    return PrinterModel(
        title=words("printer.title"),
        subtitle=words("printer.hint", sheet=words(f"sheet.{sheet}.name")),
        actions=(ButtonView(press.Print(sheet), words("printer.print"), "primary", "printer"), scene.backward),
        copies=at.copies,
        count=words("printer.count"),
        buttons=(words("printer.less"), words("printer.more")),
        looking=words("printer.looking"),
        ready=words("printer.ready"),
        trial=ButtonView(press.Trial(), words("printer.trial"), "plain", "file-text"),
        again=words("printer.again"),
        **scene.header(f"printer/{sheet}"),
    )


def none(scene: Scene, sheet: str) -> ToldModel:
    """No printer: look again, or get the words of the sheet in another way. Nothing is offered that cannot work."""
    words = scene.words
    others = outlets(scene, sheet, "print")
    look = (
        ButtonView(press.Open(aside.Preview(sheet)), words("printer.none.look"), icon="eye"),
        words("told.way.preview"),
    )
    return ToldModel(
        title=words("printer.none.title"),
        say=words("printer.none.say"),
        icon="printer",
        tone="warn",
        ways=(*others, look),
        actions=(ButtonView(press.Queues(), words("printer.again"), "primary", "arrows-clockwise"), scene.backward),
        **scene.header(f"printer/{sheet}/none"),
    )
