"""What ships: the clock of this module. Rows that a government has changed are left as they are."""

import yaml

from poros.kernel.tenggat.models import AturanTenggat

from .queries.parameter import PARAMETER


def benih() -> None:
    """Add the clocks that are missing."""
    rows = yaml.safe_load((PARAMETER / "aturan.yaml").read_text(encoding="utf-8"))
    AturanTenggat.objects.bulk_create((AturanTenggat(**row) for row in rows), ignore_conflicts=True)
