"""Files that are whole or not there, and what is no file."""

import os
import sys
from pathlib import Path

import pytest

from qinbao.files import write_whole


@pytest.mark.skipif(sys.platform == "win32", reason="needs a device that can be made by anybody")
def test_what_is_written_to_a_device_goes_into_it_and_leaves_it_a_device() -> None:
    reader, writer = os.openpty()
    device = Path(os.ttyname(writer))
    write_whole(device, b"a sheet")
    assert os.read(reader, 100) == b"a sheet"
    assert device.is_char_device()
    os.close(writer)
    os.close(reader)
