"""Letters for the tests: drafted, initialled and signed through the commands, as everything else."""

from collections.abc import Callable
from typing import Any

import pytest

from poros.domain.naskah import services
from poros.domain.naskah.models import BentukNaskah, Naskah
from poros.domain.naskah.publik import saat_tanda_sah, saat_tanda_selesai
from poros.domain.naskah.rules import JenisParaf, Kanal
from poros.domain.naskah.rules.paraf import Rencana
from poros.domain.naskah.services.tanda import mulai
from poros.domain.naskah.values import Asal, DataNaskah, Tanda, Tujuan
from poros.kernel.commands import unit_kerja
from poros.kernel.tandatangan.queries import untuk

ISI = {
    "surat-dinas": {"isi": "Kami sampaikan data curah hujan.\n\n1. Januari\n2. Februari"},
    "nota-dinas": {"isi": "Mohon arahan atas jadwal rapat."},
    "undangan": {
        "pembuka": "Kami mengundang Saudara hadir pada:",
        "tanggal": "2026-11-30",
        "waktu": "pukul 09.00",
        "tempat": "Aula",
        "acara": "Rapat",
        "penutup": "Terima kasih.",
    },
    "telaahan-staf": {
        "persoalan": "Pompa rusak.",
        "fakta": "Dua dari lima.",
        "analisis": "Perbaikan lebih murah.",
        "pilihan": "1. Perbaiki\n2. Beli baru",
        "simpulan": "Diperbaiki.",
        "saran": "Setujui pilihan 1.",
    },
    "berita-acara": {"pembuka": "Pada hari ini", "pihak": "1. A\n2. B", "isi": "Serah terima.", "penutup": "Selesai."},
    "keputusan": {"menimbang": "a. bahwa perlu;", "mengingat": "1. UU;", "menetapkan": "1. Tim.\n2. Berlaku."},
}


@pytest.fixture
def bentuk(db) -> Callable[[str], BentukNaskah]:
    """A form that ships, by its code."""
    return lambda kode: BentukNaskah.objects.get(kode=kode)


@pytest.fixture
def data(kota) -> Callable[..., DataNaskah]:
    """What a drafter writes: a letter of the Kepala Dinas PU to DLH, unless told otherwise."""

    def make(
        kode: str = "surat-dinas",
        *,
        tanda: tuple[str, ...] = ("kadis_pu",),
        kepada: tuple[str, ...] = ("dlh",),
        **lain: Any,
    ) -> DataNaskah:
        tujuan = tuple(
            Tujuan(kanal=Kanal.UNIT, sebutan=f"Kepala {kota.unit[u].nama}", unit_id=kota.unit[u].pk) for u in kepada
        )
        wanted = {
            "hal": "Data curah hujan",
            "isi": ISI.get(kode, {}),
            "tanda": tuple(Tanda(jabatan_id=kota.jabatan[t].pk) for t in tanda),
            "tujuan": tujuan,
            "klasifikasi": "600.1",
        }
        return DataNaskah(**(wanted | lain))

    return make


@pytest.fixture
def buat(kota, bentuk, data) -> Callable[..., Naskah]:
    """A draft by the analyst of Dinas PU, unless told otherwise."""

    def make(kode: str = "surat-dinas", *, oleh: str = "staf_pu", asal: Asal | None = None, **lain: Any) -> Naskah:
        actor = kota.aktor(oleh)
        unit = next(u for u in kota.unit.values() if u.pk == actor.unit_id)
        return services.buat(actor, unit, bentuk=bentuk(kode), data=data(kode, **lain), asal=asal)

    return make


@pytest.fixture
def jalur(kota) -> Callable[..., list[Rencana]]:
    """Steps one after another, by the codes of their offices; a tuple is asked at once, for coordination."""

    def plan(*kode: str | tuple[str, ...]) -> list[Rencana]:
        made = []
        for n, step in enumerate(kode, start=1):
            together = isinstance(step, tuple)
            jenis = JenisParaf.KOORDINASI if together else JenisParaf.HIERARKI
            made += [
                Rencana(jabatan_id=kota.jabatan[k].pk, urut=n, jenis=jenis) for k in (step if together else (step,))
            ]
        return made

    return plan


@pytest.fixture
def siap(kota, buat) -> Callable[..., Naskah]:
    """A letter that is ready to be signed."""

    def make(kode: str = "surat-dinas", *, oleh: str = "staf_pu", **lain: Any) -> Naskah:
        return services.ajukan(kota.aktor(oleh), buat(kode, oleh=oleh, **lain), langkah=[])

    return make


@pytest.fixture
def sahkan(kota) -> Callable[..., Naskah]:
    """What the signing module tells when the last of these offices has signed: same events, same transaction."""

    def sign(naskah: Naskah, *kode: str) -> Naskah:
        dokumen = untuk("naskah", naskah.pk)[0]
        for k in kode:
            asked = next(p for p in dokumen.permintaan.all() if p.jabatan_id == kota.jabatan[k].pk)
            with unit_kerja():
                saat_tanda_sah(kota.aktor(k), permintaan=asked)
        with unit_kerja():
            saat_tanda_selesai(kota.aktor(kode[-1]), dokumen=dokumen, berkas=dokumen.asal)
        naskah.refresh_from_db()
        return naskah

    return sign


@pytest.fixture
def sah(kota, siap, sahkan) -> Callable[..., Naskah]:
    """A signed letter, not sent."""

    def make(kode: str = "surat-dinas", *, tanda: tuple[str, ...] = ("kadis_pu",), **lain: Any) -> Naskah:
        naskah = siap(kode, tanda=tanda, **lain)
        mulai(kota.aktor(tanda[0]), naskah)
        return sahkan(naskah, *tanda)

    return make


@pytest.fixture
def tujuan_luar() -> tuple[Tujuan, ...]:
    """One outside by e-mail and one on paper."""
    return (
        Tujuan(kanal=Kanal.SUREL, sebutan="Ketua Forum Warga", surel="forum@contoh.or.id"),
        Tujuan(kanal=Kanal.KERTAS, sebutan="Kepala BPS", alamat="Jalan Data 1"),
    )


@pytest.fixture
def pdf() -> bytes:
    """The smallest scan."""
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    return body + b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
