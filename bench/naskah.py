"""Sheets of letters: one set with everything that belongs to it beside the typesetter alone, and a merge of 1,000."""

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from django_tenants.utils import tenant_context
from tandatangan import penanda

from poros.domain.naskah import cetak, services
from poros.domain.naskah.models import BentukNaskah, Naskah
from poros.domain.naskah.queries.pejabat import penanda as penanda_naskah
from poros.domain.naskah.rules import Kanal
from poros.domain.naskah.services.tanda import mulai
from poros.domain.naskah.tasks import gabung
from poros.domain.naskah.values import DataNaskah, Tanda, Tujuan
from poros.kernel.cetak import arsip
from poros.kernel.daerah.models import Daerah
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.tandatangan import services as tandatangan
from poros.kernel.tandatangan import uji
from poros.kernel.tandatangan.jalan import tandatangani
from poros.kernel.tandatangan.models import Permintaan
from poros.kernel.tandatangan.values import Frasa

LEMBAR, GABUNG = 100, 1000
ALINEA = "Sehubungan dengan kesiapsiagaan musim hujan, kami sampaikan hal-hal berikut untuk menjadi perhatian bersama."
POLOS = Path(__file__).resolve().parents[1] / "src/poros/kernel/tandatangan/templates/uji.typ"


def semua() -> None:
    """In Kota Contoh, as the head of some dinas there."""
    with tenant_context(Daerah.objects.get(utama=True)):
        signer = penanda()
        lembar(signer)
        gabungan(signer)


def lembar(signer: Actor) -> None:
    """The letter of a page, each time with other words; beside it a bare sheet through the same typesetter."""
    letter = konsep(signer, ALINEA)
    tanda = penanda_naskah(letter, signer.hari)
    ours = _rata(lambda n: cetak.lembar(signer.peta, _lain(letter, n), tanda, [], hari=signer.hari))
    bare = _rata(lambda n: arsip(POLOS, {"judul": f"Surat {n}"}))
    print(json.dumps({"ukuran": "naskah_lembar", "surat": LEMBAR, "ms": ours, "typst_polos_ms": bare}))


def gabungan(signer: Actor) -> None:
    """A signed letter to a thousand: a copy for each, kept in the archive of files."""
    letter = konsep(signer, "Kepada {{nama}} di {{tempat}}.\n\n" + ALINEA)
    rows = "\n".join(f"Warga {n},Kelurahan {n % 40}" for n in range(GABUNG))
    services.muat_penerima(signer, letter, tabel=f"nama,tempat\n{rows}")
    services.ajukan(signer, letter, langkah=[])
    mulai(signer, letter)
    uji.kunci(signer)
    row = Permintaan.objects.get(dokumen__objek="naskah", dokumen__objek_id=letter.pk)
    tandatangan.buka(signer, row)
    tandatangan.setujui(signer, row)
    (hasil,) = tandatangani(signer, [row.pk], Frasa(uji.FRASA))
    assert hasil.sah, hasil
    begin, cpu = time.perf_counter(), time.process_time()
    while letter.penerima.filter(dibuat=False).exists():
        gabung(naskah=letter.pk)
    took, used = time.perf_counter() - begin, time.process_time() - cpu
    each = {"salinan_per_detik": round(GABUNG / took, 1), "cpu_ms_per_salinan": round(1000 * used / GABUNG, 1)}
    print(json.dumps({"ukuran": "naskah_gabung", "penerima": GABUNG, "detik": round(took, 1), **each}))


def konsep(signer: Actor, isi: str) -> Naskah:
    data = DataNaskah(
        hal="Kesiapsiagaan musim hujan",
        isi={"isi": isi},
        tanda=(Tanda(jabatan_id=signer.jabatan_id),),
        tujuan=(Tujuan(kanal=Kanal.KERTAS, sebutan="Ketua Forum Warga", alamat="Jalan Melati 1"),),
        klasifikasi="000.1",
    )
    form = BentukNaskah.objects.get(kode="surat-dinas")
    return services.buat(signer, Unit.objects.get(pk=signer.unit_id), bentuk=form, data=data)


def _lain(letter: Naskah, n: int) -> Naskah:
    letter.isi = {"isi": "\n\n".join(f"{m}. {ALINEA} Nomor {n}." for m in range(1, 6))}
    return letter


def _rata(act: Callable[[int], object]) -> float:
    """Median milliseconds of many."""
    took = []
    for n in range(LEMBAR):
        begin = time.perf_counter()
        act(n)
        took.append(1000 * (time.perf_counter() - begin))
    return round(statistics.median(took), 1)
