"""Kota Contoh meets: a meeting that was held and one that follows it, a discussion, a session, a week of agendas."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from poros.domain.rapat import services
from poros.domain.rapat.models import Gagasan, Rapat, Ruang, UnitProtokol
from poros.domain.rapat.rules.alur import Aksi, AksiAgenda, JenisButir, Kehadiran, Peran
from poros.domain.rapat.services.agenda import melangkah_agenda
from poros.domain.rapat.services.gagasan import sumbangkan
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import (
    ArahanAgenda,
    DataAcara,
    DataAgenda,
    DataButir,
    DataGagasan,
    DataPeserta,
    DataRapat,
    Jadwal,
)
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import SumberDaya
from poros.kernel.tenggat.queries import mesin

from .bahan import bahan
from .hari_ini import pejabat
from .organisasi import Kota

PESERTA = ("pupr", "bpbd", "dlh", "kec_tengah")


def rapat(kota: Kota, hari: date) -> None:
    """Everything of the module `rapat` that the demo shows."""
    UnitProtokol.objects.create(unit=kota.unit["prokopim"])
    rooms = _ruang(kota)
    held = _lalu(kota, hari, rooms)
    _nanti(kota, hari, rooms, held)
    _fgd(kota, hari, rooms)
    _sidang(kota, hari, rooms)
    for row in bahan("rapat")["agenda"]:
        _agenda(kota, hari, row)


def _ruang(kota: Kota) -> dict[str, Ruang]:
    umum, admin = pejabat(kota, "umum"), pejabat(kota, "org", "admin")
    made = {}
    for kode, (nama, lokasi, kursi) in bahan("rapat")["ruang"].items():
        thing = SumberDaya.objects.create(kode=kode, nama=nama, jenis="ruang", unit=kota.unit["umum"])
        made[kode] = services.simpan_ruang(umum, thing, lokasi=lokasi, kursi=kursi)
    for dari, ke, menit in bahan("rapat")["tempuh"]:
        services.simpan_tempuh(admin, Unit(pk=admin.unit_id), dari=dari, ke=ke, menit=menit)
    return made


def _data(kota: Kota, judul: str, *peserta: str, **lain: Any) -> DataRapat:
    given = {
        "jenis": "rakor",
        "judul": judul,
        "ketua_id": kota.jabatan["as2", "kepala"].pk,
        "notulis_id": kota.jabatan["adbang", "kepala"].pk,
        "peserta": tuple(DataPeserta(jabatan_id=kota.jabatan[k, "kepala"].pk) for k in peserta),
    }
    return DataRapat(**(given | lain))


def _rencana(actor: Actor, data: DataRapat, acara: list[str], ruang: Ruang, mulai: datetime) -> Rapat:
    row = services.rencanakan(actor, Unit(pk=actor.unit_id), data=data)
    points = []
    for line in acara:
        judul, penyaji, menit = (part.strip() for part in line.split("|"))
        points.append(DataAcara(judul=judul, penyaji=penyaji, menit=int(menit)))
    services.susun_acara(actor, row, acara=tuple(points))
    jadwal = Jadwal(mulai=mulai, selesai=mulai + timedelta(hours=2), ruang_id=ruang.pk)
    services.jadwalkan(actor, row, jadwal=jadwal)
    row.refresh_from_db()
    return row


def _lalu(kota: Kota, hari: date, rooms: dict[str, Ruang]) -> Rapat:
    """Held last week; its work lies on the desks, its notula waits for the chair."""
    text, actor, chair = bahan("rapat")["lalu"], pejabat(kota, "adbang"), pejabat(kota, "as2")
    guests = (DataPeserta(nama="Bu Marlina", instansi="PMI Kota Contoh", peran=Peran.TAMU, wajib=False),)
    plan = _data(kota, text["judul"], *PESERTA)
    data = replace(plan, peserta=(*plan.peserta, *guests))
    row = _rencana(actor, data, text["acara"], rooms["rapat-sekda"], _kerja(actor, hari, -4, 9))
    services.catat_undangan(actor, row, nomor=f"005/31/Adbang/{hari.year}")
    melangkah(chair, row, Aksi.BUKA)
    services.catat_hadir(actor, row, peserta=list(row.peserta.values_list("pk", flat=True)[:5]))
    point = row.acara.first()
    lines = [DataButir(jenis=JenisButir.CATATAN, isi=text["catatan"], acara_id=point.pk if point else None)]
    lines.append(DataButir(jenis=JenisButir.INFORMASI, isi=text["informasi"]))
    for unit, isi, bukti, days in text["tindak"]:
        due = hari + timedelta(days=days)
        lines.append(DataButir(jenis=JenisButir.TINDAK, isi=isi, unit_id=kota.unit[unit].pk, tenggat=due, bukti=bukti))
    for line in lines:
        services.tulis_butir(actor, row, data=line)
    melangkah(chair, row, Aksi.AKHIRI)
    return melangkah(actor, row, Aksi.EDARKAN)


def _nanti(kota: Kota, hari: date, rooms: dict[str, Ruang], lalu: Rapat) -> None:
    """The one that follows: invited to, and it opens with what became of the last one's decisions."""
    text, actor = bahan("rapat")["nanti"], pejabat(kota, "adbang")
    data = _data(kota, text["judul"], *PESERTA, sebelum_id=lalu.pk)
    row = _rencana(actor, data, text["acara"], rooms["rapat-sekda"], _kerja(actor, hari, 2, 13))
    services.catat_undangan(actor, row, nomor=f"005/38/Adbang/{hari.year}")


def _fgd(kota: Kota, hari: date, rooms: dict[str, Ruang]) -> None:
    text, actor = bahan("rapat")["fgd"], pejabat(kota, "dlh")
    data = _data(
        kota, text["judul"], "diskop", "kec_tengah", "bappeda", jenis="fgd", ketua_id=actor.jabatan_id, notulis_id=None
    )
    row = _rencana(
        actor, data, ["Hambatan | DLH | 30", "Usul | peserta | 60"], rooms["rapat-bappeda"], _kerja(actor, hari, 5, 9)
    )
    services.catat_undangan(actor, row, nomor=f"005/12/DLH/{hari.year}")
    services.atur_gagasan(actor, row, pertanyaan=text["tanya"], kriteria=text["kriteria"], dibuka=True)
    keys = list(row.kriteria.values_list("pk", flat=True))
    for unit, isi, named, marks in text["gagasan"]:
        giver = pejabat(kota, unit)
        made: Gagasan = sumbangkan(giver, row, DataGagasan(isi=isi, bernama=named))
        services.nilai(actor, made, nilai=dict(zip(keys, marks, strict=True)))


def _sidang(kota: Kota, hari: date, rooms: dict[str, Ruang]) -> None:
    """A plenary session, opened, with its members on the list and two thirds of them there."""
    text, actor = bahan("rapat")["sidang"], pejabat(kota, "setwan")
    members = tuple(
        DataPeserta(
            nama=f"Anggota DPRD {n:02}", instansi=f"Fraksi {'ABCDE'[n % 5]}", peran=Peran.ANGGOTA_DPRD, wajib=False
        )
        for n in range(1, text["anggota"] + 1)
    )
    plan = _data(kota, text["judul"], jenis="paripurna", ketua_id=actor.jabatan_id, notulis_id=None)
    data = replace(plan, perkara="b", anggota=text["anggota"], peserta=members)
    row = _rencana(actor, data, ["Penetapan | Pimpinan DPRD | 60"], rooms["paripurna"], _kerja(actor, hari, 1, 9))
    services.catat_undangan(actor, row, nomor=f"005/77/Setwan/{hari.year}")
    there = row.peserta.filter(peran=Peran.ANGGOTA_DPRD).values_list("pk", flat=True)
    services.catat_hadir(actor, row, peserta=list(there[:28]))
    services.hitung_kuorum(actor, row)


def _agenda(kota: Kota, hari: date, row: list[Any]) -> None:
    judul, leader, unit, days, hour, hours, tempat, pakaian, sampai, publik = row
    asker, head = pejabat(kota, unit), pejabat(kota, "prokopim")
    begin = _kerja(asker, hari, days, hour)
    data = DataAgenda(
        judul=judul,
        pimpinan_id=kota.jabatan[leader, "kepala"].pk,
        mulai=begin,
        selesai=begin + timedelta(hours=hours),
        tempat=tempat,
        pakaian=pakaian,
        penyelenggara=kota.unit[unit].nama,
        kontak=f"Tata usaha {kota.unit[unit].singkatan}",
        sumber="Surat permohonan",
        publik=publik,
        dibuka=True,
        kebutuhan="Sambutan lima menit; tata tempat untuk 40 undangan." if publik else "",
    )
    item = services.minta_agenda(asker, Unit(pk=asker.unit_id), data=data)
    if sampai == "masuk":
        return
    drafter = pejabat(kota, "prokopim", "tata_usaha")
    for who, act in ((drafter, AksiAgenda.SUSUN), (head, AksiAgenda.TELAAH), (head, AksiAgenda.SETUJUI)):
        melangkah_agenda(who, item, act)
    if sampai == "arahan":
        return
    deputy = kota.jabatan["as1", "kepala"].pk if sampai == "wakil" else None
    word = ArahanAgenda(
        kehadiran=Kehadiran.DIWAKILKAN if deputy else Kehadiran.HADIR,
        wakil_id=deputy,
        catatan="Sampaikan salam dan janji perbaikan ruang kelas." if deputy else "",
    )
    services.putuskan_agenda(pejabat(kota, leader), item, arahan=word)


def _kerja(actor: Actor, hari: date, n: int, jam: int) -> datetime:
    """The n-th working day from today, at an hour."""
    day = mesin(actor).kalender.tambah_hari_kerja(hari, n)
    return timezone.make_aware(datetime.combine(day, time(jam)))
