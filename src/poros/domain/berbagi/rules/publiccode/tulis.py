"""Writing: an offer as a mapping of publiccode.yml 0.4, and several as the feed that Poros publishes.

What the standard has no key for stands in the section of the country, `id`, as the standard asks
(Country-Specific Extensions). A practice is no software: it is published in the feed only.
"""

from collections.abc import Iterable
from typing import Any

from ..tawaran import IsiTawaran, Jenis
from .baca import NAMA_UMPAN

VERSI = "0.4"
VERSI_BAGIAN = "1"


def tulis(isi: IsiTawaran) -> dict[str, Any]:
    """The mapping of one offer; what is empty is left out."""
    return _tanpa_kosong(
        {
            "publiccodeYmlVersion": VERSI,
            "name": isi.nama,
            "url": isi.alamat,
            "landingURL": isi.halaman,
            "softwareVersion": isi.versi,
            "platforms": ["web"] if isi.jenis is Jenis.APLIKASI else [],
            "categories": list(isi.kategori),
            "usedBy": list(isi.pemakai),
            "developmentStatus": isi.kematangan.value,
            "softwareType": "standalone/web" if isi.jenis is Jenis.APLIKASI else "",
            "intendedAudience": {"countries": ["id"], "scope": ["government", "local-authorities"]},
            "description": {"id": {"shortDescription": isi.ringkasan, "longDescription": isi.uraian}},
            "legal": {"license": isi.lisensi, "repoOwner": isi.daerah},
            "maintenance": {"type": "internal", "contacts": [{"name": isi.kontak}] if isi.kontak else []},
            "localisation": {"localisationReady": False, "availableLanguages": ["id"]},
            "dependsOn": {"open": [{"name": name} for name in isi.teknologi]},
            "id": {
                "versi": VERSI_BAGIAN,
                "jenis": isi.jenis.value,
                "jenisDaerah": isi.jenis_daerah,
                "unit": isi.unit,
                "kontak": isi.kontak,
                "masalah": isi.masalah,
                "indikator": [{"indeks": indeks, "kode": kode} for indeks, kode in isi.indikator],
                "biaya": isi.biaya,
                "upaya": isi.upaya,
            },
        }
    )


def umpan(daerah: str, tawaran: Iterable[IsiTawaran]) -> dict[str, Any]:
    """The feed of a government, read again by `baca_umpan`."""
    return {"versi": VERSI_BAGIAN, "daerah": daerah, NAMA_UMPAN: [tulis(row) for row in tawaran]}


def _tanpa_kosong(value: dict[str, Any]) -> dict[str, Any]:
    kept = {k: _tanpa_kosong(v) if isinstance(v, dict) else v for k, v in value.items()}
    return {k: v for k, v in kept.items() if v not in ("", None, [], {})}
