"""What this module lays on the desk: one query for each of these functions, or none."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.penugasan import queries
from poros.kernel.penugasan.labels import AKSI, JENIS_KONFLIK, KERAHASIAAN
from poros.kernel.penugasan.models import Penugasan, TemuanKonflik
from poros.kernel.penugasan.queries.konflik import judul, kalimat, konflik_terbuka
from poros.kernel.penugasan.queries.meja import Sebab
from poros.kernel.penugasan.rules import TERTUTUP, Aksi, Kerahasiaan, Peran
from poros.kernel.penugasan.wewenang import putus_konflik
from poros.kernel.tenggat.queries import Mesin, mesin
from poros.web.meja import Aksi as Tombol
from poros.web.meja import Baris, Panel, Putusan, Sosok

from .. import labels

BANYAK_PUTUSAN = 25
BANYAK_KONFLIK = 10
BANYAK_KANTOR = 6
SEMUA_KANTOR = 1000
"""More offices than any government has: the panel names a few and counts all."""


def penugasan(actor: Actor) -> list[Putusan | Sosok]:
    """What waits for this person, each with the act beside it."""
    kini = timezone.now()
    rows = queries.antrean(actor, kini, BANYAK_PUTUSAN + 1)
    cards: list[Putusan | Sosok] = [_kartu(actor, row, kini) for row in rows[:BANYAK_PUTUSAN]]
    if len(rows) > BANYAK_PUTUSAN:
        url = reverse("koordinasi:daftar")
        cards.append(Sosok(label=_("Selebihnya menunggu Anda"), nilai=_("lihat daftar"), url=url))
    return cards


def _kartu(actor: Actor, t: Penugasan, kini: datetime) -> Putusan:
    clock = mesin(actor)
    sebab = Sebab(t.sebab)
    jenis, ikon, akibat, acts = KARTU[sebab]
    jam = labels.jam(t, clock, kini)
    return Putusan(
        judul=str(t.arahan),
        url=_alamat(t),
        jenis=jenis(),
        ikon=ikon,
        dari=_dari(t, sebab),
        tenggat=t.tenggat,
        tenggat_teks=jam.kata,
        akibat=akibat(t),
        nada=_nada(t, sebab, kini),
        sandi=KERAHASIAAN[Kerahasiaan(t.kerahasiaan)] if t.kerahasiaan in TERTUTUP else "",
        aksi=acts(t),
    )


def _nada(t: Penugasan, sebab: Sebab, kini: datetime) -> str:
    """Past its deadline in the unit: somebody is harmed; returned: nobody works on it; else it can wait its turn."""
    overdue = t.tenggat is not None and t.tenggat < kini
    if overdue and sebab not in {Sebab.VERIFIKASI, Sebab.SETUJUI}:
        return "bahaya"
    return "awas" if overdue or sebab in {Sebab.DIKEMBALIKAN, Sebab.DIPERBAIKI} else ""


def _dari(t: Penugasan, sebab: Sebab) -> str:
    if sebab in {Sebab.DIKEMBALIKAN, Sebab.VERIFIKASI, Sebab.SETUJUI}:
        return f"{t.unit.nama}: “{t.catatan_terakhir}”" if t.catatan_terakhir else t.unit.nama
    if sebab is Sebab.DIPERBAIKI and t.catatan_terakhir:
        return f"{t.penerbit.nama}: “{t.catatan_terakhir}”"
    return t.penerbit.nama


def _alamat(t: Penugasan) -> str:
    return reverse("koordinasi:penugasan", args=[t.pk])


def _tekan(t: Penugasan, aksi: Aksi, *, utama: bool = False) -> Tombol:
    """A press where nothing has to be said, else the way to where it is said."""
    return Tombol(
        nama=AKSI[aksi],
        url=reverse("koordinasi:aksi", args=[t.pk, aksi.value]),
        utama=utama,
        kirim=aksi in labels.SEKALI_TEKAN,
        ikon=labels.IKON_AKSI[aksi],
    )


def _lihat(t: Penugasan, nama: str) -> Tombol:
    return Tombol(nama=nama, url=_alamat(t), ikon="eye")


def _jawab(t: Penugasan) -> tuple[Tombol, ...]:
    if t.peran == Peran.TEMBUSAN:
        return (_tekan(t, Aksi.KETAHUI, utama=True),)
    kembali = () if t.status == "ditegaskan" else (_tekan(t, Aksi.KEMBALIKAN),)
    return (_tekan(t, Aksi.TERIMA, utama=True), *kembali)


def _kerjakan(t: Penugasan) -> tuple[Tombol, ...]:
    return (
        Tombol(nama=_("Tambah bukti"), url=f"{_alamat(t)}#bukti", utama=True, ikon="camera"),
        _tekan(t, Aksi.LAPORKAN),
    )


Isi = tuple[Callable[[], str], str, Callable[[Penugasan], str], Callable[[Penugasan], tuple[Tombol, ...]]]
KARTU: dict[Sebab, Isi] = {
    Sebab.DIKEMBALIKAN: (
        lambda: _("Dikembalikan unit"),
        "reply",
        lambda _t: _("tidak ada yang mengerjakannya sampai Anda memutus"),
        lambda t: (_tekan(t, Aksi.TEGASKAN, utama=True), _tekan(t, Aksi.ALIHKAN)),
    ),
    Sebab.VERIFIKASI: (
        lambda: _("Hasil untuk diverifikasi"),
        "badge-check",
        lambda t: _("hasilnya belum sampai kepada %(penerbit)s") % {"penerbit": t.penerbit.nama},
        lambda t: (_tekan(t, Aksi.VERIFIKASI, utama=True), _lihat(t, _("Lihat bukti")), _tekan(t, Aksi.TOLAK)),
    ),
    Sebab.SETUJUI: (
        lambda: _("Hasil untuk disetujui"),
        "thumbs-up",
        lambda _t: _("arahan Anda tetap tercatat belum selesai"),
        lambda t: (_tekan(t, Aksi.SETUJUI, utama=True), _lihat(t, _("Lihat bukti")), _tekan(t, Aksi.REVISI)),
    ),
    Sebab.JAWAB: (
        lambda: _("Penugasan baru"),
        "inbox",
        lambda t: "" if t.peran == Peran.TEMBUSAN else _("tenggat tetap berjalan walau belum diterima"),
        _jawab,
    ),
    Sebab.DIPERBAIKI: (
        lambda: _("Hasil perlu diperbaiki"),
        "file-pen",
        lambda _t: _("hasil Anda belum dihitung selesai"),
        _kerjakan,
    ),
    Sebab.LEWAT: (
        lambda: _("Lewat tenggat"),
        "alarm-clock",
        lambda _t: _("naik ke koordinator, lalu asisten, lalu Sekda"),
        _kerjakan,
    ),
    Sebab.DEKAT: (lambda: _("Segera jatuh tempo"), "hourglass", lambda _t: "", _kerjakan),
}


def konflik(actor: Actor) -> list[Putusan]:
    """Orders that collide and that this person may decide on."""
    if not actor.adalah(Fungsi.PIMPINAN):
        return []
    rows = konflik_terbuka(actor).filter(putus_konflik(actor))[:BANYAK_KONFLIK]
    return [_kartu_konflik(actor, row) for row in rows]


def _kartu_konflik(actor: Actor, row: TemuanKonflik) -> Putusan:
    url = reverse("koordinasi:konflik", args=[row.pk])
    return Putusan(
        judul=" ↔ ".join(judul(row)),
        url=url,
        jenis=_("Tabrakan arahan: %(jenis)s") % {"jenis": JENIS_KONFLIK.get(row.jenis, row.jenis)},
        ikon="git-merge",
        dari=kalimat(row, ringkas=True),
        tenggat=_putus_sebelum(mesin(actor), row.ditemukan),
        akibat=_("unit menerima perintah yang tidak dapat dijalankan bersama"),
        nada="bahaya",
        aksi=tuple(
            Tombol(nama=kata, url=f"{url}?keputusan={k.value}", utama=n == 0)
            for n, (k, kata) in enumerate(labels.KEPUTUSAN_SINGKAT.items())
        ),
    )


def _putus_sebelum(clock: Mesin, ditemukan: datetime) -> datetime | None:
    try:
        return clock.jatuh_tempo("konflik-putus", ditemukan)
    except LookupError:
        return None


def terlambat(actor: Actor) -> list[Panel]:
    """What is late and where, for who coordinates or gives orders."""
    if not actor.adalah(Fungsi.PIMPINAN) or not (actor.puncak or actor.lingkup):
        return []
    kini = timezone.now()
    rows = queries.terlambat_per_kantor(actor, kini, SEMUA_KANTOR)
    lines = tuple(_baris_terlambat(actor, row, kini) for row in rows[:BANYAK_KANTOR])
    total = sum(row["n"] for row in rows)
    said = _("%(n)s terlambat di %(unit)s unit") % {"n": total, "unit": len(rows)}
    kotak = "semua" if actor.puncak else "koordinasi"
    return [
        Panel(
            kode="terlambat",
            judul=_("Terlambat, dan di mana"),
            ikon="alarm-clock",
            nada="bahaya" if rows else "netral",
            ringkas=said if rows else "",
            baris=lines,
            kosong=_("Tidak ada yang terlambat di unit yang Anda koordinasikan."),
            url=f"{reverse('koordinasi:daftar')}?kotak={kotak}&terlambat=on",
        )
    ]


def _baris_terlambat(actor: Actor, row: dict[str, Any], kini: datetime) -> Baris:
    kotak = "semua" if actor.puncak else "koordinasi"
    lama = labels.lama_terlambat(row["tertua"], kini, mesin(actor))
    return Baris(
        judul=actor.peta.simpul[row["kantor_id"]].nama,
        url=f"{reverse('koordinasi:daftar')}?kotak={kotak}&terlambat=on&unit={row['kantor_id']}",
        ket=_("paling lama %(lama)s") % {"lama": lama},
        ujung=ngettext("%(n)s terlambat", "%(n)s terlambat", row["n"]) % {"n": row["n"]},
        nada="bahaya",
    )


def hari_ini(actor: Actor) -> list[Panel]:
    """Where one has to be today."""
    awal = timezone.make_aware(datetime.combine(actor.hari, time.min))
    rows = list(queries.agenda(actor, awal, awal + timedelta(days=1)))
    lines = tuple(
        Baris(
            judul=_("Arahan rahasia") if row.tersembunyi else str(row.arahan),
            url="" if row.tersembunyi else reverse("koordinasi:arahan", args=[row.arahan_id]),
            ket=row.arahan.penerbit.nama,
            ujung=f"{timezone.localtime(row.mulai):%H.%M}–{timezone.localtime(row.selesai):%H.%M}",
        )
        for row in rows
    )
    return [
        Panel(
            kode="hari-ini",
            judul=_("Hari ini"),
            ikon="calendar",
            ringkas=ngettext("%(n)s acara hari ini", "%(n)s acara hari ini", len(rows)) % {"n": len(rows)}
            if rows
            else "",
            nada="info",
            baris=lines,
            kosong=_("Tidak ada acara yang memakai waktu Anda hari ini."),
            url=reverse("koordinasi:agenda"),
        )
    ]


def angka(actor: Actor) -> list[Sosok]:
    """How full the inbox is."""
    found = queries.angka(actor, timezone.now())
    url = reverse("koordinasi:daftar")
    return [
        Sosok(label=_("Berjalan di kotak Anda"), nilai=found["terbuka"], url=url),
        Sosok(label=_("Terlambat"), nilai=found["terlambat"], url=f"{url}?terlambat=on"),
        Sosok(label=_("Jatuh tempo tiga hari ini"), nilai=found["dekat"], url=url),
    ]
