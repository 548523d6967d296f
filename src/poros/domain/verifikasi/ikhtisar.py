"""What signing puts on the desk: the documents that wait for this office."""

from django.urls import reverse
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.registry import tertutup
from poros.kernel.tandatangan import queries as ttd
from poros.kernel.tandatangan.rules import Status
from poros.web.meja import Aksi, Putusan

PALING_BANYAK = 20


def kartu(actor: Actor) -> list[Putusan]:
    """One card a document. One query."""
    return [
        Putusan(
            judul=row.dokumen.judul,
            url=reverse("verifikasi:permintaan", args=[row.pk]),
            jenis=_("Tanda tangan"),
            ikon="signature",
            dari=" · ".join(filter(None, [row.dokumen.unit.nama, row.dokumen.nomor])),
            akibat=_("Hasilnya belum pasti; periksa pada penyedia.") if row.status == Status.TIDAK_PASTI else "",
            nada="awas" if row.status == Status.TIDAK_PASTI else "",
            sandi=_("Rahasia") if tertutup(row.dokumen) else "",
            aksi=(
                Aksi(
                    nama=_("Baca dan setujui") if row.status == Status.MENUNGGU else _("Tanda tangani"),
                    url=reverse("verifikasi:permintaan", args=[row.pk])
                    if row.status == Status.MENUNGGU
                    else reverse("verifikasi:meja"),
                    utama=True,
                    ikon="signature",
                ),
            ),
        )
        for row in ttd.menunggu(actor)[:PALING_BANYAK]
    ]
