"""What of Qt, of Python and of the system goes into the frozen program, and what stays out: read by `qinbao.spec`.

A test of the usual run holds the lists against what the program loads, `libraries.py` against the finished folder.
"""

import re
import sys

UNUSED_QT = """
3D* Bluetooth Charts Concurrent DataVisualization DBus Designer Graphs* Help HttpServer Location Multimedia* Network*
Nfc OpenGL* PdfWidgets Positioning Qml* Quick* RemoteObjects Scxml Sensors Serial* SpatialAudio Sql StateMachine Test
UiTools Web* Xml
"""
# Linux and macOS print the PDF itself through CUPS' commands; only Windows draws its pages (qinbao/printing).
UNUSED_QT += " Pdf PrintSupport"
if sys.platform.startswith("linux"):
    # Linux speaks through the socket of speech-dispatcher (qinbao/speech/dispatcher.py).
    UNUSED_QT += " TextToSpeech"
UNUSED = """
PIL numpy cv2 tkinter unittest pydoc doctest pdb setuptools pip ssl _ssl sqlite3 lib2to3 distutils curses
bz2 _bz2 _codecs_hk _codecs_jp _codecs_kr _codecs_iso2022 _codecs_tw ensurepip venv
_pydecimal asyncio pyexpat smtplib tomllib xml xmlrpc cryptography
"""
"""Modules of Python that no page and no command needs, or does without."""
LIBRARIES = {"Core", "DBus", "Gui", "Svg", "WaylandClient", "Widgets", "XcbQpa"}
"""Qt's libraries on Linux: only these stay."""
DROPPED = re.compile("(Network|OpenGL|Qml|Quick|VirtualKeyboard|Pdf|PrintSupport)")
"""How those begin that go elsewhere."""
QT = re.compile(r"/(?:lib)?Qt6?(\w+)(?:\.so\.|\.framework/)")
PLUGINS = re.compile(
    r"""/plugins/(
        platforms/(lib)?q(xcb|wayland|offscreen|cocoa)\b
      | (platforminputcontexts/lib(ibus|compose) | printsupport/ | styles/ | texttospeech/(?!.*mock))
      | (iconengines|imageformats)/(lib)?qsvg
      | wayland-shell-integration/libxdg-shell | wayland-decoration-client/libbradient
    )""",
    re.VERBOSE,
)
"""Qt's plugins: only these stay."""
WITH_US = re.compile(r"/libxcb-(cursor|icccm|image|keysyms|render-util|util)\.so\.")
"""Of the system's libraries these come along: no usual desktop brings them, and without a network nobody can."""
