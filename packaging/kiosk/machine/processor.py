"""What the machine that proves lends to the one that is proved."""

import os
import re
from pathlib import Path


def kvm() -> bool:
    """Whether the processor can be lent; where not, QEMU emulates one, some ten times slower.

    A /dev/kvm without the processor's own help for it (vmx, svm) is slower still.
    """
    helps = re.search(r"^flags\s*:.* (vmx|svm)\b", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return helps is not None and os.access("/dev/kvm", os.R_OK | os.W_OK)


PATIENCE = 1.0 if kvm() else 20.0
"""How much longer everything may take here than on a kiosk; what the kiosk promises in seconds is not stretched."""
