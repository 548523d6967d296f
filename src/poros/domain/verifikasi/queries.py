"""The verdict on a code from a QR, and on a file that somebody brings. Open to strangers, so it says little."""

import hashlib
from collections.abc import Iterable, Sequence

from django.db.models import Q

from poros.kernel.registry import tertutup
from poros.kernel.tandatangan.jalan import kepercayaan
from poros.kernel.tandatangan.luar import periksa_luar
from poros.kernel.tandatangan.models import Dokumen, Permintaan, TandaTangan
from poros.kernel.tandatangan.penyedia import LOKAL
from poros.kernel.tandatangan.rules import Status, tersamar
from poros.kernel.tandatangan.values import Laporan, Tanda, TidakTerbaca

from .rules import Putusan, menurut_isi, menurut_keadaan
from .values import Hasil, Naskah, Penanda

KAITAN = ("terkini", "asal", "unit", "pengganti")


def menurut_kode(kode: str) -> Dokumen | None:
    """The document that a QR points at."""
    return Dokumen.objects.select_related(*KAITAN).filter(kode=kode).first()


def keadaan(dokumen: Dokumen) -> Hasil:
    """What the books say of it."""
    made = list(TandaTangan.objects.filter(dokumen=dokumen).order_by("pk"))
    waiting = Permintaan.objects.filter(dokumen=dokumen).exclude(status=Status.SAH).count()
    verdict = menurut_keadaan(dokumen.keadaan, lengkap=bool(made) and dokumen.selesai is not None)
    return Hasil(verdict, _naskah(dokumen), _tercatat(dokumen, made), menunggu=waiting)


def periksa_berkas(pdf: bytes, dokumen: Dokumen | None = None) -> Hasil:
    """Is this file what was signed? With `dokumen`, held against that one; else against all."""
    sidik = hashlib.sha256(pdf).hexdigest()
    own = _pemilik(sidik, dokumen)
    if own is not None:
        return _sama(own, sidik)
    try:
        found = periksa_luar(pdf, kepercayaan())
    except TidakTerbaca:
        if dokumen is None:
            return Hasil(Putusan.TIDAK_TERBACA, sidik=sidik)
        verdict = Putusan.DITAMBAH if _memuat(pdf, dokumen) else Putusan.BERUBAH
        return Hasil(verdict, _naskah(dokumen), sidik=sidik)
    claimed = dokumen or _diakui(found.tanda)
    if claimed is not None:
        whole = all(t.utuh for t in found.tanda)
        return Hasil(
            Putusan.DITAMBAH if whole and _memuat(pdf, claimed) else Putusan.BERUBAH,
            _naskah(claimed),
            () if tertutup(claimed) else _dalam_berkas(found),
            rusak_sejak=found.rusak_sejak,
            revisi=found.revisi,
            sidik=sidik,
        )
    return _asing(found, sidik)


def _pemilik(sidik: str, dokumen: Dokumen | None) -> Dokumen | None:
    """The document of which these are the very bytes, before or after some of its signatures."""
    ours = TandaTangan.objects.filter(berkas__sha256=sidik).values("dokumen_id")
    rows = Dokumen.objects.select_related(*KAITAN).filter(Q(pk__in=ours) | Q(asal__sha256=sidik))
    return (rows.filter(pk=dokumen.pk) if dokumen else rows).order_by("-pk").first()


def _diakui(marks: Sequence[Tanda]) -> Dokumen | None:
    """The document whose signature is in the file, though the bytes are not ours."""
    row = TandaTangan.objects.filter(sidik_pesan__in=[t.sidik_pesan for t in marks]).order_by("-pk").first()
    return Dokumen.objects.select_related(*KAITAN).get(pk=row.dokumen_id) if row else None


def _memuat(pdf: bytes, dokumen: Dokumen) -> bool:
    """Does it begin with the very bytes of a signed state? Then it was only added to (ISO 32000-2, 7.5.6)."""
    kept = TandaTangan.objects.filter(dokumen=dokumen).values_list("berkas__sha256", "berkas__ukuran")
    return any(hashlib.sha256(pdf[:size]).hexdigest() == sidik for sidik, size in kept)


def _sama(dokumen: Dokumen, sidik: str) -> Hasil:
    known = keadaan(dokumen)
    verdict = known.putusan
    if verdict is Putusan.SAH and dokumen.terkini.sha256 != sidik:
        verdict = Putusan.VERSI_LAMA
    return Hasil(verdict, known.naskah, known.penanda, menunggu=known.menunggu, sidik=sidik)


def _asing(found: Laporan, sidik: str) -> Hasil:
    verdict = menurut_isi(
        tanda=len(found.tanda),
        utuh=all(t.utuh for t in found.tanda),
        ditambah=not all(t.perubahan_sah for t in found.tanda),
        sah=found.sah,
        pencabutan=all(t.pencabutan_diketahui for t in found.tanda),
    )
    return Hasil(verdict, None, _dalam_berkas(found), rusak_sejak=found.rusak_sejak, revisi=found.revisi, sidik=sidik)


def _naskah(dokumen: Dokumen) -> Naskah:
    if tertutup(dokumen):
        return Naskah(kode=dokumen.kode, nomor=tersamar(dokumen.nomor), rahasia=True, sejak=dokumen.keadaan_waktu)
    return Naskah(
        kode=dokumen.kode,
        nomor=dokumen.nomor,
        rahasia=False,
        judul=dokumen.judul,
        unit=dokumen.unit.nama,
        alasan=dokumen.keadaan_alasan,
        sejak=dokumen.keadaan_waktu,
        pengganti=dokumen.pengganti.kode if dokumen.pengganti and not tertutup(dokumen.pengganti) else "",
        sidik=dokumen.terkini.sha256,
    )


def _tercatat(dokumen: Dokumen, made: Iterable[TandaTangan]) -> tuple[Penanda, ...]:
    if tertutup(dokumen):
        return ()
    return tuple(
        Penanda(
            nama=row.nama,
            jabatan=row.sebutan,
            dasar=row.dasar if row.kapasitas != "definitif" else "",
            unit=row.unit,
            waktu=row.waktu,
            cap_waktu=row.cap_waktu,
            penerbit=row.penerbit,
            lokal=row.penyedia == LOKAL,
            revisi=n,
        )
        for n, row in enumerate(made, start=1)
    )


def _dalam_berkas(found: Laporan) -> tuple[Penanda, ...]:
    return tuple(
        Penanda(
            nama=t.subjek,
            waktu=t.waktu,
            cap_waktu=t.cap_waktu,
            penerbit=t.penerbit,
            utuh=t.utuh,
            ditambah=not t.perubahan_sah,
            dipercaya=t.dipercaya,
            revisi=t.revisi,
        )
        for t in found.tanda
    )
