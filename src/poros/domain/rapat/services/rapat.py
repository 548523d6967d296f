"""Planning: what the meeting is, who comes, when and where, its agenda and papers."""

import secrets
from collections.abc import Iterable, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.bahasa import panjang
from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.penugasan.models import SumberDaya
from poros.kernel.penugasan.rules import Kerahasiaan

from ..models import Acara, Lokasi, Peserta, Rapat, Ruang
from ..queries.kursi import BELUM, tata
from ..queries.kursi import tingkat as tingkat_duduk
from ..queries.parameter import jenis, perkara
from ..queries.rapat import seri
from ..queries.waktu import ruang_terpakai
from ..rules.alur import DAPAT_DIATUR, Status
from ..rules.sidang import terlalu_lambat
from ..values import ACARA_MAKS, PESERTA_MAKS, DataAcara, DataPeserta, DataRapat, Jadwal
from ..wewenang import SUMBER, Wewenang
from .riwayat import catat

ISI = ("jenis", "judul", "pakaian", "catatan", "perkara", "anggota")


@command(Wewenang.RENCANAKAN, kunci=False)
def rencanakan(actor: Actor, unit: Unit, *, data: DataRapat) -> Rapat:
    """Plan a meeting of one's own unit; time and place are found next."""
    rapat = Rapat(
        unit=unit,
        pembuat_id=actor.orang_id,
        kunci=secrets.token_urlsafe(16),
        kunci_gagasan=secrets.token_urlsafe(16),
    )
    _tulis(actor, rapat, data)
    rapat.save()
    _peserta(rapat, data)
    catat(actor, rapat, "")
    return rapat


@command(Wewenang.KELOLA)
def ubah(actor: Actor, rapat: Rapat, *, data: DataRapat) -> Rapat:
    """Change the plan; whoever has signed in stays on the list, and who is new on a list that was called is called."""
    _dapat_diatur(rapat)
    _tulis(actor, rapat, data)
    rapat.save()
    before = set(rapat.peserta.values_list("jabatan_id", flat=True))
    _peserta(rapat, data)
    if rapat.status == Status.DIUNDANG:
        fresh = set(rapat.peserta.values_list("jabatan_id", flat=True)) - before
        beritahu("rapat.diundang", [rapat], jabatan=dict.fromkeys(fresh, rapat.pk), kecuali=actor.orang_id)
    return rapat


@command(Wewenang.KELOLA, rekam=("jadwal",))
def jadwalkan(actor: Actor, rapat: Rapat, *, jadwal: Jadwal) -> Rapat:
    """Set time and place. A room is given once; calendars of people only advise."""
    _dapat_diatur(rapat)
    if jadwal.selesai <= jadwal.mulai:
        raise Ditolak(_("Rapat berakhir sesudah mulai."), "selesai")
    _batas_lanjutan(rapat, jadwal)
    rapat.ruang = _ruang(rapat, jadwal)
    periksa_lokasi(jadwal.lokasi_id)
    rapat.lokasi_id = jadwal.lokasi_id
    rapat.mulai, rapat.selesai = jadwal.mulai, jadwal.selesai
    rapat.tempat, rapat.tautan = jadwal.tempat.strip(), jadwal.tautan.strip()
    if not rapat.di:
        raise Ditolak(_("Pilih ruang, tulis tempatnya, atau isi tautan daringnya."), "tempat")
    if rapat.tautan and not rapat.tautan.startswith("https://"):
        raise Ditolak(_("Tautan daring harus diawali https://."), "tautan")
    rapat.save(update_fields=["ruang", "lokasi", "mulai", "selesai", "tempat", "tautan", "dasar_lanjutan"])
    if rapat.status == Status.DIUNDANG:
        catat(actor, rapat, "", _("Waktu atau tempat berubah."))
        kabari_peserta("rapat.diubah", rapat, kecuali=actor.orang_id)
    return rapat


@command(Wewenang.KELOLA)
def susun_acara(actor: Actor, rapat: Rapat, *, acara: tuple[DataAcara, ...]) -> list[Acara]:  # noqa: ARG001 -- every command has its actor
    """Write the agenda anew, in its order; points that have papers or lines keep them by their title."""
    _dapat_diatur(rapat)
    if len(acara) > ACARA_MAKS:
        raise Ditolak(_("Acara paling banyak %(n)s.") % {"n": ACARA_MAKS}, "acara")
    titles = [a.judul.strip() for a in acara]
    if not all(titles) or len(set(titles)) < len(titles):
        raise Ditolak(_("Setiap acara berjudul, dan judulnya tidak kembar."), "acara")
    kept = {row.judul: row for row in rapat.acara.all()}
    gone = rapat.acara.exclude(judul__in=titles)
    if written := gone.filter(butir__isnull=False).first():
        raise Ditolak(_("Acara %(judul)s sudah punya catatan notula.") % {"judul": written.judul}, "acara")
    gone.delete()
    rows = []
    for n, (title, point) in enumerate(zip(titles, acara, strict=True), start=1):
        row = kept.get(title) or Acara(rapat=rapat, judul=title)
        row.urut, row.penyaji, row.menit = n, point.penyaji.strip(), point.menit
        row.save()
        rows.append(row)
    return rows


@command(Wewenang.KELOLA, rekam=("nama",))
def lampirkan(actor: Actor, rapat: Rapat, *, isi: bytes | Berkas, nama: str) -> Rapat:
    """Add a paper; those who may see the meeting read it."""
    if rapat.disetujui:
        raise Ditolak(_("Notula rapat ini sudah disetujui. Bahan baru dibawa ke rapat berikutnya."), "berkas")
    kept = isi if isinstance(isi, Berkas) else simpan(isi, nama)
    tautkan(kept, SUMBER, rapat.pk, nama, oleh=actor.orang_id)
    return rapat


@command(Wewenang.KELOLA)
def atur_kursi(actor: Actor, rapat: Rapat, *, tingkat: Mapping[int, int]) -> Rapat:  # noqa: ARG001 -- as above
    """Set the places in the order of precedence where the proposed ones are not right."""
    order = tata(rapat)
    if any(n not in order.tempat and n != BELUM for n in tingkat.values()):
        raise Ditolak(_("Pilih tempat menurut %(dasar)s.") % {"dasar": order.dasar}, "tingkat")
    asked = rapat.peserta.select_related("jabatan__unit").filter(pk__in=tingkat)
    rows = [p for p in asked if tingkat_duduk(p, order) != tingkat[p.pk]]
    for row in rows:
        row.tingkat = tingkat[row.pk]
    Peserta.objects.bulk_update(rows, ["tingkat"])
    return rapat


def periksa_lokasi(pk: int | None) -> None:
    """A place that is named is one of ours. Part of a command."""
    if pk is not None and not Lokasi.objects.filter(pk=pk).exists():
        raise Ditolak(_("Lokasi ini tidak ada."), "lokasi")


def kabari_peserta(kabar: str, rapat: Rapat, *, kecuali: int | None = None) -> None:
    """Tell all offices that are invited. Part of a command."""
    offices = rapat.peserta.filter(jabatan__isnull=False).values_list("jabatan_id", flat=True)
    beritahu(kabar, [rapat], jabatan=dict.fromkeys(offices, rapat.pk), kecuali=kecuali)


def _batas_lanjutan(rapat: Rapat, jadwal: Jadwal) -> None:
    """A session without its quorum is tried again within days, or on the day that the Badan Musyawarah sets."""
    day = timezone.localtime(jadwal.mulai).date()
    if rapat.batas_lanjutan and terlalu_lambat(day, rapat.batas_lanjutan, jadwal.dasar):
        until = panjang(rapat.batas_lanjutan)
        raise Ditolak(
            _("Rapat lanjutan paling lambat %(hari)s, kecuali Badan Musyawarah menetapkan hari lain.")
            % {"hari": until},
            "dasar",
        )
    rapat.dasar_lanjutan = jadwal.dasar.strip() if rapat.lanjutan else ""


def _dapat_diatur(rapat: Rapat) -> None:
    if Status(rapat.status) not in DAPAT_DIATUR:
        raise Ditolak(_("Rapat ini sudah berjalan atau selesai; rencananya tidak diubah lagi."))


def _tulis(actor: Actor, rapat: Rapat, data: DataRapat) -> None:
    kind = jenis().get(data.jenis)
    if kind is None:
        raise Ditolak(_("Pilih jenis rapat."), "jenis")
    if not data.judul.strip():
        raise Ditolak(_("Tulis judul rapat."), "judul")
    if data.tertutup and kind.sifat == "terbuka":
        raise Ditolak(_("Rapat jenis ini terbuka (PP 16/2010 Pasal 69)."), "tertutup")
    if data.perkara and data.perkara not in perkara():
        raise Ditolak(_("Pilih perkara yang diputus."), "perkara")
    for name in ISI:
        value = getattr(data, name)
        setattr(rapat, name, value.strip() if isinstance(value, str) else value)
    closed = data.tertutup or kind.sifat == "tertutup"
    rapat.kerahasiaan = Kerahasiaan.RAHASIA if closed else Kerahasiaan.TERBATAS
    rapat.gagasan_dibuka = rapat.gagasan_dibuka and not closed
    rapat.ketua_id, rapat.notulis_id = data.ketua_id, data.notulis_id
    if data.sebelum_id is not None and not seri(actor, rapat).filter(pk=data.sebelum_id).exists():
        raise Ditolak(_("Rapat sebelumnya tidak ada atau bukan dari unit ini."), "sebelum")
    rapat.sebelum_id = data.sebelum_id


def _peserta(rapat: Rapat, data: DataRapat) -> None:
    """Keep who is on the list already, with his signature; chair and note-taker always belong to it."""
    wanted = {_kunci(p): p for p in (*_wajib(data), *data.peserta)}
    if len(wanted) > PESERTA_MAKS:
        raise Ditolak(_("Peserta paling banyak %(n)s.") % {"n": PESERTA_MAKS}, "peserta")
    if any(not p.jabatan_id and not p.nama.strip() for p in wanted.values()):
        raise Ditolak(_("Tulis nama setiap tamu."), "peserta")
    offices = {p.jabatan_id for p in wanted.values() if p.jabatan_id}
    if Jabatan.objects.filter(pk__in=offices, aktif=True).count() < len(offices):
        raise Ditolak(_("Ada jabatan yang tidak dikenal atau tidak aktif lagi."), "peserta")
    there = {_kunci(row): row for row in rapat.peserta.all()}
    gone = [row.pk for key, row in there.items() if key not in wanted and row.hadir is None]
    Peserta.objects.filter(pk__in=gone).delete()
    fields = ("peran", "wajib", "menulis")
    changed = [there[key] for key in wanted if key in there]
    for row in changed:
        for name in fields:
            setattr(row, name, getattr(wanted[_kunci(row)], name))
    Peserta.objects.bulk_update(changed, fields)
    Peserta.objects.bulk_create(
        Peserta(
            rapat=rapat, jabatan_id=p.jabatan_id, nama=p.nama.strip(), instansi=p.instansi.strip(), peran=p.peran,
            wajib=p.wajib, menulis=p.menulis, tingkat=p.tingkat,
        )
        for key, p in wanted.items()
        if key not in there
    )  # fmt: skip


def _kunci(p: Peserta | DataPeserta) -> tuple[int | None, str, str]:
    return (p.jabatan_id, "", "") if p.jabatan_id else (None, p.nama.strip(), p.instansi.strip())


def _wajib(data: DataRapat) -> Iterable[DataPeserta]:
    return (DataPeserta(jabatan_id=pk) for pk in (data.ketua_id, data.notulis_id) if pk)


def _ruang(rapat: Rapat, jadwal: Jadwal) -> Ruang | None:
    """The room, held until the act is done, so that two planners cannot take it for one time."""
    if jadwal.ruang_id is None:
        return None
    room = Ruang.objects.filter(pk=jadwal.ruang_id, sumber_daya__aktif=True).select_related("sumber_daya").first()
    if room is None:
        raise Ditolak(_("Ruang ini tidak ada."), "ruang")
    SumberDaya.objects.select_for_update().get(pk=room.sumber_daya_id)
    if ruang_terpakai(rapat, room, jadwal.mulai, jadwal.selesai):
        raise Ditolak(_("%(ruang)s sudah dipakai pada waktu itu.") % {"ruang": room}, "ruang")
    return room
