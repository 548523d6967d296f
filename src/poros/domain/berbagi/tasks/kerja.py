"""Jobs of the sources. What is fetched lies outside any transaction; what is read in is one command."""

from django.conf import settings

from poros.kernel.commands import Ditolak, unit_kerja
from poros.kernel.pekerjaan.antrean import jadwalkan, pekerjaan
from poros.kernel.pekerjaan.berkala import setiap
from poros.kernel.pekerjaan.konteks import aktor_sistem

from ..models import Sumber
from ..services import catat_gagal, muat_sumber
from ..services.sumber import AMBIL
from .ambil import ambil


@setiap("17 1 * * *", nama="berbagi.semua")
def ambil_semua() -> None:
    """Queue every source that has an address and is in use."""
    with unit_kerja():
        for pk in Sumber.objects.filter(aktif=True).exclude(alamat="").values_list("pk", flat=True):
            jadwalkan(AMBIL, sumber=pk)


@pekerjaan(AMBIL, percobaan=1, sekali=False)
def ambil_satu(*, sumber: int) -> None:
    """Fetch one and read it in; what went wrong is told on its page. Twice done, it changes nothing."""
    row = Sumber.objects.filter(pk=sumber).first()
    if row is None or not row.alamat:
        return
    actor = aktor_sistem()
    got = ambil(row.alamat, row.etag, dalam=settings.BERBAGI_JARINGAN_DALAM)
    if got.sebab or got.tetap:
        catat_gagal(actor, row, sebab=got.sebab)
        return
    try:
        muat_sumber(actor, row, isi=got.isi, etag=got.etag)
    except Ditolak as error:
        catat_gagal(actor, row, sebab=error.pesan)
