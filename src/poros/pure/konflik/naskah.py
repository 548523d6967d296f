"""The JSON form of orders, settings and findings (see `docs` of `poros konflik check`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
