"""How often each detector was right, as measured by `tests/benchmarks/validity.py`."""

from __future__ import annotations

import msgspec

from compare import resources
from compare.records import Validity


def load_validity() -> dict[str, Validity]:
    """The measured figures by detector, in alphabetical order; empty where none were measured yet.

    Raises FramediffError where the models folder is missing from the installation.
    """
    path = resources.folder("models") / "validity.json"
    if not path.is_file():
        return {}
    measured = msgspec.json.decode(path.read_bytes(), type=dict[str, Validity])
    return dict(sorted(measured.items()))
