"""Forms that ship. Rows that a government has changed are left as they are."""

import yaml

from .models import BentukNaskah
from .queries.bentuk import PARAMETER, bawaan
from .rules.bentuk import baca


def benih() -> None:
    """Add the forms that are missing."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((PARAMETER / "bentuk").glob("*.yaml"))]
    made = [(baca(yaml.safe_load(text), bawaan()), text) for text in texts]
    BentukNaskah.objects.bulk_create(
        (
            BentukNaskah(kode=form.kode, nama=form.nama, kelas=form.kelas, sumber=form.sumber, naskah=text, bawaan=True)
            for form, text in made
        ),
        ignore_conflicts=True,
    )
