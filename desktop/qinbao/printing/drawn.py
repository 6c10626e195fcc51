"""Printing where there is no CUPS (Windows): the pages of the same PDF, drawn at the printer's resolution."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from qinbao.printing.state import State

FINEST = 600
"""Dots an inch beyond which nothing is gained but memory (A4 at 600 is 139 MB while it is drawn)."""


def queues() -> tuple[str, ...]:
    """Names of the printers, the default one first."""
    default = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != default))


def condition(queue: str) -> State | None:
    """What keeps ``queue`` from printing, as far as the system says; none where nothing does."""
    info = QPrinterInfo.printerInfo(queue)
    if info.isNull():
        return State.NO_PRINTER
    off = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)
    return State.STOPPED if info.state() in off else None


def send(pdf: bytes, queue: str, copies: int, title: str) -> State:
    """Draw all pages to ``queue``; returns when the system's spooler has them."""
    info = QPrinterInfo.printerInfo(queue)
    if info.isNull():
        return State.NO_PRINTER
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setCopyCount(copies)
    return draw(pdf, printer, title)


def draw(pdf: bytes, printer: QPrinter, title: str) -> State:
    """Draw all pages: A4, one-sided, true to size."""
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    printer.setFullPage(True)
    owner = QObject()
    document, buffer = QPdfDocument(owner), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        return State.FAILED
    painter = QPainter()
    if not painter.begin(printer):
        return State.STOPPED
    try:
        for page in range(document.pageCount()):
            if page and not printer.newPage():
                return State.FAILED
            _draw_page(document, page, printer, painter)
    finally:
        painter.end()
    return State.FAILED if printer.printerState() is QPrinter.PrinterState.Error else State.DONE


def _draw_page(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    size = document.pagePointSize(page)
    dots = min(printer.resolution(), FINEST) / 72
    picture = document.render(page, QSize(round(size.width() * dots), round(size.height() * dots)))
    scale = printer.resolution() / 72
    painter.drawImage(QRectF(0, 0, size.width() * scale, size.height() * scale), picture)
