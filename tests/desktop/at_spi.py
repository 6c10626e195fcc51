"""A screen reader for tests: looks at and acts on one program through AT-SPI, as an assistive technology does.

Runs under the system's own python3, where gi and Atspi live, and is told what to do in lines of JSON:
``["press", "push button", "继续"]`` → ``{"is": true}`` or ``{"trouble": "…"}``. Started by ``conftest.py`` with the
process id of the program.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

NEWS = ("object:announcement", "object:property-change:accessible-name", "window:activate")
Look = Callable[..., Any]
PRESSES = ("press", "toggle", "click", "select")


def showing(node: Atspi.Accessible) -> bool:
    """Whether it is on the screen, as far as the program says."""
    try:
        states = node.get_state_set()
    except GLib.Error:
        return False  # gone with its page
    return bool(states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE))


def settled(look: Look) -> Look:
    """``look`` again, where something in sight went away with its page meanwhile: as a screen reader passes it over."""

    def again(reader: "Reader", *arguments: str) -> Any:
        for _ in range(4):
            with suppress(GLib.Error):
                return look(reader, *arguments)
        return look(reader, *arguments)

    return again


class Reader:
    """The commands. Everything they give can be written as JSON."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._heard: list[str] = []
        self._texts: list[Atspi.Accessible] = []
        self._listener = Atspi.EventListener.new(self._listen)
        self._listener.register("object:announcement")
        self._listener.register("object:state-changed:focused")

    def ready(self) -> bool:
        """Whether the program has told the accessibility bus of itself and shows a window."""
        program = self._program()
        return program is not None and any(map(showing, self._children(program)))

    def title(self) -> str:
        """Name of the window."""
        return next((str(node.get_name()) for node in self._children(self._program()) if showing(node)), "")

    @settled
    def names(self, role: str = "") -> list[str]:
        """Names of all that is showing, in the order of reading."""
        return [str(node.get_name()) for node in self._nodes() if role in ("", node.get_role_name())]

    @settled
    def controls(self) -> list[dict[str, Any]]:
        """All that can have the focus: role, name, states."""
        return [
            self._described(node) for node in self._nodes() if node.get_state_set().contains(Atspi.StateType.FOCUSABLE)
        ]

    @settled
    def focused(self) -> dict[str, Any] | None:
        """What has the focus. A frame round a field says it has it too, but can never get it itself."""
        for node in self._nodes():
            states = node.get_state_set()
            if states.contains(Atspi.StateType.FOCUSED) and states.contains(Atspi.StateType.FOCUSABLE):
                return self._described(node)
        return None

    def has(self, role: str, name: str) -> bool:
        """Whether something of this role is showing whose name begins so."""
        return self._find(role, name) is not None

    def press(self, role: str, name: str) -> bool:
        """Do what a click does."""
        node = self._need(role, name)
        for index in range(node.get_n_actions()):
            if Atspi.Action.get_action_name(node, index).lower() in PRESSES:
                return bool(node.do_action(index))
        raise LookupError(f"{role} “{name}” cannot be pressed")

    def write(self, role: str, name: str, text: str) -> bool:
        """Put a text into a field."""
        return bool(self._need(role, name).set_text_contents(text))

    @settled
    def text(self, role: str, name: str) -> str:
        """What stands in a field."""
        node = self._need(role, name)
        return str(node.get_text(0, node.get_character_count()))

    def place(self, role: str, name: str) -> list[int]:
        """Left, top, width and height on the screen, in px."""
        box = self._need(role, name).get_extents(Atspi.CoordType.SCREEN)
        return [box.x, box.y, box.width, box.height]

    def focus(self, role: str, name: str) -> bool:
        """Move the focus."""
        return bool(self._need(role, name).grab_focus())

    def heard(self) -> list[str]:
        """What was said since the last time without a key of the reader: announcements, and texts with the focus."""
        heard, self._heard = self._heard, []
        return heard

    def _listen(self, event: Atspi.Event) -> None:
        try:
            if event.source.get_process_id() != self._pid:
                return
            if event.type.startswith("object:announcement"):
                self._heard.append(str(event.any_data))
            elif event.detail1 and event.source.get_role() == Atspi.Role.LABEL and event.source not in self._texts:
                # When the window comes to the front, or another has the focus, the same is told again.
                self._texts.append(event.source)
                self._heard += filter(None, [str(event.source.get_name())])
        except GLib.Error:
            return  # gone before it could be asked

    def _program(self) -> Atspi.Accessible | None:
        desktop = Atspi.get_desktop(0)
        return next((node for node in self._children(desktop) if node.get_process_id() == self._pid), None)

    @staticmethod
    def _children(node: Atspi.Accessible | None) -> list[Atspi.Accessible]:
        if node is None:
            return []
        children = (node.get_child_at_index(index) for index in range(node.get_child_count()))
        return [child for child in children if child is not None]

    def _nodes(self) -> Iterator[Atspi.Accessible]:
        ahead = self._children(self._program())[::-1]
        while ahead:
            node = ahead.pop()
            if showing(node):
                yield node
                ahead += self._children(node)[::-1]

    @settled
    def _find(self, role: str, name: str) -> Atspi.Accessible | None:
        nodes = [node for node in self._nodes() if node.get_role_name() == role and node.get_name().startswith(name)]
        return min(nodes, key=lambda node: len(node.get_name()), default=None)

    def _need(self, role: str, name: str) -> Atspi.Accessible:
        node = self._find(role, name)
        if node is None:
            seen = [f"{item['role']} “{item['name']}”" for item in self.controls()]
            raise LookupError(f"no {role} “{name}”; there are {', '.join(seen)}")
        return node

    @staticmethod
    def _described(node: Atspi.Accessible) -> dict[str, Any]:
        states = node.get_state_set()
        checked = states.contains(Atspi.StateType.CHECKED)
        return {"role": node.get_role_name(), "name": node.get_name(), "checked": bool(checked)}


def main() -> None:
    """Answer one line after the other until there are no more."""
    Atspi.init()
    Atspi.set_timeout(8000, 8000)  # ms; the usual 800 are not enough on a busy machine
    reader = Reader(int(sys.argv[1]))
    loop = GLib.MainLoop()

    def answer(_source: int, _condition: GLib.IOCondition) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        name, *arguments = json.loads(line)
        try:
            said = {"is": getattr(reader, name)(*arguments)}
        except (LookupError, GLib.Error) as error:
            said = {"trouble": str(error)}
        print(json.dumps(said), flush=True)
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, answer)
    loop.run()


if __name__ == "__main__":
    main()
