"""Which printer, and how many copies."""

from __future__ import annotations

from qinbao.ui.models import Action, Model, PrinterModel
from qinbao.ui.present.scene import Scene


def printer(scene: Scene) -> Model:
    """The page before paper comes out. Which printers there are, the page finds out when it is shown."""
    words, aside = scene.words, scene.state.aside
    sheet = aside.argument if aside else scene.state.sheet
    return PrinterModel(
        kind="printer",
        title=words("printer.title"),
        subtitle=words("printer.hint", sheet=words(f"sheet.{sheet}.name")),
        actions=(Action(f"print:{sheet}", words("printer.print"), "primary", "printer"), scene.backward),
        copies=scene.state.copies,
        count=words("printer.count"),
        buttons=(words("printer.less"), words("printer.more")),
        looking=words("printer.looking"),
        none=words("printing.no-printer"),
        ready=words("printer.ready"),
        trial=Action("trial", words("printer.trial"), "plain", "file-text"),
        again=Action("again", words("printer.again"), "plain", "arrows-clockwise"),
        **{**scene.header(f"printer/{sheet}"), "progress": ""},
    )
