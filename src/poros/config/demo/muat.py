"""Loading the demo: one government, its organisation, its year; deterministic for a given day."""

import json
from collections.abc import Iterable, Sequence
from datetime import timedelta
from random import Random
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tenants.utils import tenant_context

from poros.domain.persuratan.models import Disposisi, Surat
from poros.domain.persuratan.rules import Status as StatusSurat
from poros.kernel.daerah.models import Daerah
from poros.kernel.daerah.skema import buat
from poros.kernel.jejak.segel import segel
from poros.kernel.penomoran.models import Penghitung, Register
from poros.kernel.penugasan.models import Arahan, Bukti, Penugasan, StatusPenugasan
from poros.kernel.penugasan.rules import Peran, Status, StatusArahan
from poros.kernel.rujukan.muat import muat as muat_rujukan
from poros.kernel.tenggat.queries import baca as baca_mesin
from poros.pure.nomor import susun

from .berbagi import berbagi
from .hari_ini import hari_ini
from .indeks import indeks
from .jejak import catat_jejak
from .kearsipan import kearsipan
from .krisis import krisis
from .logistik import logistik
from .naskah import naskah
from .organisasi import Kota, akun, bangun
from .rapat import rapat
from .reformasi import reformasi
from .surat import Bagian, Naskah, setahun
from .survei import survei
from .tandatangan import tandatangan

SKEMA, ALAMAT, SANDI = "kota_contoh", "kota-contoh.localhost", "poros-contoh"
BENIH_ACAK = 17


def muat(*, kini: Any = None) -> list[dict[str, str]]:
    """Make Kota Contoh with a year of work that ends now; return its accounts. Once only."""
    if Daerah.objects.filter(schema_name=SKEMA).exists():
        raise ValueError("Kota Contoh sudah ada.")
    muat_rujukan()
    buat(schema=SKEMA, nama="Kota Contoh", jenis="kota", alamat=ALAMAT, utama=not Daerah.objects.exists())
    with tenant_context(Daerah.objects.get(schema_name=SKEMA)):
        shown = _isi(timezone.localtime(kini or timezone.now()))
        tandatangan(SANDI)
        naskah(SANDI)
        segel()
    path = settings.DATA_DIR / "demo-akun.json"
    path.write_text(json.dumps(shown, ensure_ascii=False, indent=1), encoding="utf-8")
    return shown


@transaction.atomic
def _isi(kini: Any) -> list[dict[str, str]]:
    acak = Random(BENIH_ACAK)  # noqa: S311 -- a demo must come out the same each time
    kota = bangun(acak, kini.date())
    shown = akun(kota, SANDI)
    letters = list(setahun(acak, baca_mesin(), kini))
    _simpan(kota, letters)
    hari_ini(kota, kini.date())
    indeks(kota, kini.date())
    berbagi(kota, kini.date())
    kearsipan(kota, kini.date())
    reformasi(kota, kini.date())
    survei(kota, kini.date())
    rapat(kota, kini.date())
    krisis(kota)
    logistik(kota)
    return shown


def _simpan(kota: Kota, letters: Sequence[Naskah]) -> None:
    surat = Surat.objects.bulk_create(_surat(kota, letters), batch_size=500)
    disposed = [(s, n) for s, n in zip(surat, letters, strict=True) if n.didisposisi]
    arahan = Arahan.objects.bulk_create([_arahan(kota, s, n) for s, n in disposed], batch_size=500)
    Disposisi.objects.bulk_create(
        (_disposisi(kota, s, n, a) for (s, n), a in zip(disposed, arahan, strict=True)), batch_size=500
    )
    parts = [(a, n, b) for (_s, n), a in zip(disposed, arahan, strict=True) for b in n.bagian]
    tugas = Penugasan.objects.bulk_create([_penugasan(kota, a, n, b) for a, n, b in parts], batch_size=500)
    lives = [(t, n, b) for t, (_a, n, b) in zip(tugas, parts, strict=True)]
    StatusPenugasan.objects.bulk_create(_riwayat(kota, lives), batch_size=1000)
    Bukti.objects.bulk_create(_bukti(kota, lives), batch_size=1000)
    catat_jejak(kota, surat, letters, lives)


def _surat(kota: Kota, letters: Sequence[Naskah]) -> list[Surat]:
    register = Register.objects.get(kode="surat-masuk")
    counters: dict[int, int] = {}
    umum, pencatat = kota.unit["umum"], kota.pemangku[kota.jabatan["umum", "tata_usaha"].pk].orang
    rows = []
    for n, letter in enumerate(letters):
        tahun = letter.diterima.year
        urut = counters[tahun] = counters.get(tahun, 0) + 1
        desk = kota.jabatan[letter.pendisposisi, "kepala"]
        rows.append(
            Surat(
                unit=umum,
                tahun=tahun,
                urut=urut,
                agenda=susun(register.template, urut=urut, tahun=tahun, unit=umum.singkatan, kode=letter.klasifikasi),
                nomor=f"{letter.klasifikasi}/{100 + n}/{tahun}",
                tanggal=(letter.diterima - timedelta(days=1 + n % 4)).date(),
                diterima=letter.diterima,
                pengirim=letter.pengirim,
                perihal=letter.perihal,
                ringkasan=f"{letter.pengirim} menyampaikan: {letter.perihal.lower()}. Mohon ditindaklanjuti.",
                jumlah_lampiran=n % 3,
                klasifikasi=letter.klasifikasi,
                kecepatan=letter.kecepatan,
                kerahasiaan=letter.kerahasiaan,
                kepada=desk,
                pemegang=desk,
                pencatat=pencatat,
                status=_status_surat(letter),
            )
        )
    Penghitung.objects.bulk_create(
        Penghitung(register=register, tahun=tahun, terakhir=last) for tahun, last in counters.items()
    )
    return rows


def _status_surat(letter: Naskah) -> StatusSurat:
    if letter.didisposisi is None:
        return StatusSurat.MENUNGGU_ARAHAN
    return StatusSurat.SELESAI if _selesai(letter) else StatusSurat.DIDISPOSISI


def _selesai(letter: Naskah) -> bool:
    return all(b.status is Status.SELESAI for b in letter.bagian)


def _arahan(kota: Kota, surat: Surat, letter: Naskah) -> Arahan:
    office = kota.jabatan[letter.pendisposisi, "kepala"]
    return Arahan(
        penerbit=office,
        pemangku_id=kota.pemangku[office.pk].pk,
        sumber="surat",
        sumber_id=surat.pk,
        isi=f"Untuk ditindaklanjuti — {letter.perihal}",
        dasar=f"Surat {surat.nomor}",
        kecepatan=letter.kecepatan,
        kerahasiaan=letter.kerahasiaan,
        tenggat=letter.tenggat,
        aturan_tenggat=f"surat-{letter.kecepatan.value}",
        terbit=letter.didisposisi,
        status=StatusArahan.SELESAI if _selesai(letter) else StatusArahan.BERLAKU,
    )


def _disposisi(kota: Kota, surat: Surat, letter: Naskah, arahan: Arahan) -> Disposisi:
    holder = kota.pemangku[arahan.penerbit_id]
    return Disposisi(
        surat=surat,
        dari_id=arahan.penerbit_id,
        sebutan=arahan.penerbit.nama,
        orang=holder.orang.nama,
        arahan=arahan,
        instruksi=["tindak-lanjuti"],
        waktu=letter.didisposisi,
    )


def _penugasan(kota: Kota, arahan: Arahan, letter: Naskah, part: Bagian) -> Penugasan:
    unit = kota.unit[part.unit]
    waktu = {e.aksi: e.waktu for e in part.kejadian}
    return Penugasan(
        arahan=arahan,
        unit=unit,
        kantor=unit,
        koordinator=kota.koordinator(part.unit),
        penerbit_id=arahan.penerbit_id,
        peran=part.peran,
        status=part.status,
        kecepatan=letter.kecepatan,
        kerahasiaan=letter.kerahasiaan,
        tenggat=letter.tenggat,
        dikirim=letter.didisposisi,
        diserahkan=waktu.get("serahkan"),
        selesai=waktu.get("setujui") if part.status is Status.SELESAI else None,
        kemajuan=next((e.kemajuan for e in reversed(part.kejadian) if e.kemajuan is not None), 0),
        pengembalian=sum(e.aksi == "kembalikan" for e in part.kejadian),
    )


def _riwayat(kota: Kota, lives: Iterable[tuple[Penugasan, Naskah, Bagian]]) -> list[StatusPenugasan]:
    rows = []
    for tugas, _letter, part in lives:
        for event in part.kejadian:
            office = kota.pelaku(tugas, event.oleh)
            rows.append(
                StatusPenugasan(
                    penugasan=tugas,
                    aksi=event.aksi,
                    status=event.status,
                    waktu=event.waktu,
                    orang_id=office.orang_id,
                    orang=office.orang.nama,
                    jabatan=office.jabatan.nama,
                    unit_id=office.jabatan.unit_id,
                    catatan=event.catatan,
                    kemajuan=event.kemajuan,
                )
            )
    return rows


def _bukti(kota: Kota, lives: Iterable[tuple[Penugasan, Naskah, Bagian]]) -> list[Bukti]:
    return [
        Bukti(
            penugasan=tugas,
            jenis="teks",
            teks=event.catatan,
            oleh=kota.pelaku(tugas, event.oleh).orang,
            unit=tugas.unit,
        )
        for tugas, _letter, part in lives
        for event in part.kejadian
        if event.aksi == "serahkan" and part.peran is not Peran.TEMBUSAN
    ]
