"""The files beside this one, read once."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def bahan(name: str) -> Any:
    """Return the content of `<name>.yaml`."""
    return yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8"))
