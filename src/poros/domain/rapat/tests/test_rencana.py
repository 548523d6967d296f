"""Planning by commands: who and what, when and where, agenda, papers, seats; each refusal beside its field."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.rapat import services
from poros.domain.rapat.models import Lokasi, Peserta, Rapat, Ruang
from poros.domain.rapat.queries import kursi
from poros.domain.rapat.queries import rapat as baca
from poros.domain.rapat.rules.alur import Aksi, Peran, Status
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import ACARA_MAKS, PESERTA_MAKS, DataAcara, DataPeserta, Jadwal
from poros.kernel.berkas.models import Tautan
from poros.kernel.penugasan.models import SumberDaya

from .conftest import dikabari, jejak, terlarang, tolakan


@pytest.fixture
def umum(kota):
    return kota.aktor("kabag_umum")


def test_each_refusal_of_a_plan_stands_beside_its_field(kota, umum, data):
    gone = kota.jabatan["staf_pu"]
    gone.aktif = False
    gone.save()
    many = tuple(DataPeserta(nama=f"Tamu {n}") for n in range(PESERTA_MAKS + 1))
    cases = [
        ({"jenis": "pesta"}, "jenis", "Pilih jenis"),
        ({"judul": " \t"}, "judul", "Tulis judul"),
        ({"jenis": "paripurna", "tertutup": True}, "tertutup", "terbuka"),
        ({"jenis": "rdpu", "tertutup": True}, "tertutup", "Pasal 69"),
        ({"perkara": "zz"}, "perkara", "Pilih perkara"),
        ({"sebelum_id": 987654}, "sebelum", "tidak ada"),
        ({"peserta": many}, "peserta", "paling banyak 300"),
        ({"peserta": (DataPeserta(jabatan_id=gone.pk),)}, "peserta", "tidak aktif"),
        ({"peserta": (DataPeserta(jabatan_id=987_654_321),)}, "peserta", "tidak dikenal"),
    ]
    for change, field, words in cases:
        said = tolakan(lambda change=change: services.rencanakan(umum, kota.unit["umum"], data=data(**change)))
        assert (said[0], words in said[1]) == (field, True), (change, said)
    assert not Rapat.objects.exists()
    assert not jejak("rapat.rencanakan")


def test_a_plan_is_one_of_ones_own_unit_and_leaves_a_line(kota, umum, data):
    row = services.rencanakan(umum, kota.unit["umum"], data=data(judul="  Rapat pasar  ", catatan=" bawa data "))
    assert (row.judul, row.catatan, row.status, row.pembuat_id) == (
        "Rapat pasar", "bawa data", "draf", kota.orang["kabag_umum"].pk,
    )  # fmt: skip
    (line,) = jejak("rapat.rencanakan")
    assert (line.objek, line.objek_id, line.orang, line.data) == ("rapat", row.pk, "Pejabat Kepala Bagian Umum", {})
    (step,) = row.riwayat.all()
    assert (step.aksi, step.status, step.orang_id) == ("", "draf", kota.orang["kabag_umum"].pk)
    assert row.kunci != row.kunci_gagasan
    assert terlarang(lambda: services.rencanakan(umum, kota.unit["pu"], data=data()))
    assert terlarang(lambda: services.rencanakan(kota.aktor("admin"), kota.unit["umum"], data=data()))


@pytest.mark.parametrize(
    ("jenis", "tertutup", "kerahasiaan"),
    [("rakor", False, "terbatas"), ("rakor", True, "rahasia"), ("bamus", False, "rahasia"), ("komisi", False, "terbatas"),
     ("komisi", True, "rahasia"), ("paripurna", False, "terbatas")],
)  # fmt: skip
def test_a_closed_meeting_is_a_secret_one(rencana, jenis, tertutup, kerahasiaan):
    assert rencana(jenis=jenis, tertutup=tertutup).kerahasiaan == kerahasiaan


def test_a_changed_plan_keeps_people_and_takes_over_their_parts(kota, umum, rencana, data):
    row = rencana("kadis_pu", "kadis_dlh")
    before = row.peserta.get(jabatan=kota.jabatan["kadis_pu"]).pk
    people = (
        DataPeserta(jabatan_id=kota.jabatan["kadis_pu"].pk, wajib=False, menulis=True),
        DataPeserta(nama="Bu Sari ", instansi=" PMI", peran=Peran.NARASUMBER, wajib=False),
        DataPeserta(nama="Bu Sari", instansi="PMI", peran=Peran.TAMU, wajib=False),
    )
    services.ubah(umum, row, data=data(peserta=people, notulis_id=None))
    there = {str(p): p for p in row.peserta.select_related("jabatan")}
    assert set(there) == {"Asisten II", "Kepala Dinas PU", "Bu Sari"}
    assert there["Kepala Dinas PU"].pk == before
    assert (there["Kepala Dinas PU"].wajib, there["Kepala Dinas PU"].menulis) == (False, True)
    assert (there["Bu Sari"].instansi, there["Bu Sari"].peran) == ("PMI", "tamu")
    assert [line.objek_id for line in jejak("rapat.kelola")][-1] == row.pk


def test_what_runs_is_not_planned_anew(kota, umum, berlangsung, data, saat):
    row = berlangsung()
    for act in (
        lambda: services.ubah(umum, row, data=data()),
        lambda: services.jadwalkan(umum, row, jadwal=Jadwal(mulai=saat(9), selesai=saat(10), tempat="x")),
        lambda: services.susun_acara(umum, row, acara=()),
    ):
        assert "sudah berjalan" in tolakan(act)[1]


def test_each_refusal_of_a_time_stands_beside_its_field(kota, umum, rencana, ruang, saat):
    row, other = rencana(), rencana(judul="Lain")
    services.jadwalkan(umum, other, jadwal=Jadwal(mulai=saat(9), selesai=saat(11), ruang_id=ruang["aula"].pk))
    at = {"mulai": saat(9), "selesai": saat(10)}
    cases = [
        ({"mulai": saat(10), "tempat": "x"}, "selesai", "berakhir sesudah"),
        ({"selesai": saat(8), "tempat": "x"}, "selesai", "berakhir sesudah"),
        ({}, "tempat", "Pilih ruang"),
        ({"tempat": "  "}, "tempat", "Pilih ruang"),
        ({"tautan": "http://rapat.example"}, "tautan", "https://"),
        ({"tautan": "javascript:alert(1)"}, "tautan", "https://"),
        ({"ruang_id": 98765}, "ruang", "tidak ada"),
        ({"ruang_id": ruang["aula"].pk}, "ruang", "sudah dipakai"),
        ({"ruang_id": ruang["aula"].pk, "mulai": saat(10, 59), "selesai": saat(12)}, "ruang", "sudah dipakai"),
    ]
    for change, field, words in cases:
        said = tolakan(lambda change=change: services.jadwalkan(umum, row, jadwal=Jadwal(**(at | change))))
        assert (said[0], words in said[1]) == (field, True), (change, said)
    row.refresh_from_db()
    assert (row.mulai, row.ruang_id) == (None, None)


@pytest.mark.parametrize(
    ("di", "tempat", "tautan"),
    [
        ({"tempat": " Lapangan "}, "Lapangan", ""),
        ({"tautan": "https://rapat.example/a"}, "https://rapat.example/a", "https://rapat.example/a"),
        ({"tempat": "Balai", "tautan": "https://rapat.example/a"}, "Balai", "https://rapat.example/a"),
    ],
)
def test_a_place_of_every_kind(umum, rencana, saat, di, *, tempat, tautan):
    row = services.jadwalkan(umum, rencana(), jadwal=Jadwal(mulai=saat(9), selesai=saat(10), **di))
    assert (row.di, row.tautan) == (tempat, tautan)


def test_a_room_next_to_another_meeting_and_ones_own_time_again(umum, rencana, ruang, saat):
    first, second = rencana(), rencana(judul="Dua")
    room = ruang["aula"].pk
    services.jadwalkan(umum, first, jadwal=Jadwal(mulai=saat(9), selesai=saat(10), ruang_id=room))
    services.jadwalkan(umum, second, jadwal=Jadwal(mulai=saat(10), selesai=saat(11), ruang_id=room))
    services.jadwalkan(umum, first, jadwal=Jadwal(mulai=saat(8, 30), selesai=saat(10), ruang_id=room))
    (line,) = [x for x in jejak("rapat.kelola") if x.objek_id == second.pk and x.data]
    assert line.data["jadwal"]["ruang_id"] == room
    assert not dikabari("rapat.diubah")


def test_a_room_that_is_out_of_use_is_none(umum, rencana, ruang, saat):
    SumberDaya.objects.filter(kode="aula").update(aktif=False)
    act = lambda: services.jadwalkan(  # noqa: E731 -- one act, refused
        umum, rencana(), jadwal=Jadwal(mulai=saat(9), selesai=saat(10), ruang_id=ruang["aula"].pk)
    )
    assert tolakan(act)[0] == "ruang"


def test_whoever_is_invited_is_told_of_a_new_time_but_not_its_planner(kota, umum, diundang, saat):
    row = diundang("kabag_umum", "kadis_pu")
    services.jadwalkan(umum, row, jadwal=Jadwal(mulai=saat(13), selesai=saat(14), tempat="Lapangan"))
    assert dikabari("rapat.diubah") == {kota.orang[k].pk for k in ("asisten2", "tu", "kadis_pu")}
    assert "berubah" in row.riwayat.last().catatan


def test_each_refusal_of_an_agenda(umum, rencana):
    row = rencana()
    cases = [
        (tuple(DataAcara(judul=f"Acara {n}") for n in range(ACARA_MAKS + 1)), "paling banyak 40"),
        ((DataAcara(judul=" "),), "berjudul"),
        ((DataAcara(judul="Banjir"), DataAcara(judul=" Banjir ")), "kembar"),
    ]
    for points, words in cases:
        field, said = tolakan(lambda points=points: services.susun_acara(umum, row, acara=points))
        assert (field, words in said) == ("acara", True), said
    assert row.acara.count() == 2
    assert services.susun_acara(umum, row, acara=()) == []


def test_a_point_with_lines_is_not_dropped(kota, umum, berlangsung, butir):
    """Postponed in the middle and planned anew: what was written under a point is not torn off it."""
    row = berlangsung()
    point = row.acara.first()
    services.tulis_butir(kota.aktor("tu"), row, data=butir(acara_id=point.pk))
    melangkah(kota.aktor("asisten2"), row, Aksi.TUNDA, "Listrik padam")
    row = services.jadwalkan_lagi(umum, row)
    field, said = tolakan(lambda: services.susun_acara(umum, row, acara=(DataAcara(judul="Sampah"),)))
    assert (field, point.judul in said) == ("acara", True)
    kept = services.susun_acara(umum, row, acara=(DataAcara(judul="Baru"), DataAcara(judul=point.judul)))
    assert [a.urut for a in kept] == [1, 2]
    assert kept[1].pk == point.pk


def test_papers_are_read_by_who_sees_the_meeting_until_the_notula_is_agreed_to(kota, umum, diundang):
    row = diundang()
    services.lampirkan(umum, row, isi=b"Data hujan", nama="hujan.txt")
    assert [b.nama for b in baca.rincian(kota.aktor("kadis_pu"), row.pk).berkas] == ["hujan.txt"]
    assert terlarang(lambda: services.lampirkan(kota.aktor("kadis_pu"), row, isi=b"x", nama="x.txt"))
    tie = Tautan.objects.get(objek="rapat", objek_id=row.pk)
    assert tie.oleh == kota.orang["kabag_umum"].pk
    Rapat.objects.update(disetujui=timezone.now())
    assert tolakan(lambda: services.lampirkan(umum, row, isi=b"y", nama="y.txt"))[0] == "berkas"
    (line,) = [x for x in jejak("rapat.kelola") if "nama" in x.data]
    assert line.data == {"nama": "hujan.txt"}


def test_seats_are_kept_only_where_they_differ_from_the_law(kota, umum, diundang):
    row = diundang("camat", "sekda", "walikota")
    sekda, camat = (row.peserta.get(jabatan=kota.jabatan[k]) for k in ("sekda", "camat"))
    assert [d.tingkat for d in kursi.duduk(row)] == [1, 6, 10, 12, 14]
    services.atur_kursi(umum, row, tingkat={sekda.pk: 6, camat.pk: 4})
    sekda.refresh_from_db()
    camat.refresh_from_db()
    assert (sekda.tingkat, camat.tingkat) == (kursi.BELUM, 4)
    assert [d.peserta.jabatan.nama for d in kursi.duduk(row)][:3] == ["Wali Kota", "Camat Utara", "Sekretaris Daerah"]
    services.atur_kursi(umum, row, tingkat={camat.pk: 0})
    assert kursi.duduk(row)[0].sebutan.startswith("Penyelenggara negara")
    for wrong in (-1, 15, 98):
        assert tolakan(lambda n=wrong: services.atur_kursi(umum, row, tingkat={camat.pk: n}))[0] == "tingkat"
    services.atur_kursi(umum, row, tingkat={camat.pk: kursi.BELUM, 987654: 3})
    assert [d.tingkat for d in kursi.duduk(row)] == [1, 6, 10, 12, 14]
    assert terlarang(lambda: services.atur_kursi(kota.aktor("sekda"), row, tingkat={}))


def test_members_of_the_council_sit_before_the_dinas(kota, rencana):
    members = (DataPeserta(nama="Bu Ani", instansi="Fraksi A", peran=Peran.ANGGOTA_DPRD),)
    row = rencana(peserta=(*members, DataPeserta(jabatan_id=kota.jabatan["kadis_pu"].pk), DataPeserta(nama="Tamu")))
    assert [str(d.peserta) for d in kursi.duduk(row)][:3] == ["Bu Ani", "Asisten II", "Kepala Dinas PU"]
    assert kursi.duduk(row)[-1].tingkat == 14


@pytest.mark.parametrize(
    ("ganti", "bidang", "kata"),
    [({"lokasi": " "}, "lokasi", "lokasinya"), ({"kursi": 0}, "kursi", "satu"), ({"kursi": 100_001}, "kursi", "satu")],
)
def test_a_room_needs_a_place_and_seats(kota, umum, ganti, bidang, kata):
    thing = SumberDaya.objects.create(kode="r", nama="Ruang R", jenis="ruang", unit=kota.unit["umum"])
    given = {"lokasi": "Balai", "kursi": 9} | ganti
    field, said = tolakan(lambda: services.simpan_ruang(umum, thing, **given))
    assert (field, kata in said) == (bidang, True)


def test_rooms_and_ways(kota, umum):
    thing = SumberDaya.objects.create(kode="r", nama="Ruang R", jenis="ruang", unit=kota.unit["umum"])
    time = SumberDaya.objects.create(
        kode="o", nama="x", jenis="orang", unit=kota.unit["umum"], orang_id=kota.orang["tu"].pk
    )
    first = services.simpan_ruang(umum, thing, lokasi=" Balai ", kursi=9)
    again = services.simpan_ruang(umum, thing, lokasi="Balai", kursi=12)
    assert (first.pk, again.kursi, Lokasi.objects.count(), Ruang.objects.count()) == (again.pk, 12, 1, 1)
    assert terlarang(lambda: services.simpan_ruang(umum, time, lokasi="Balai", kursi=1))
    assert terlarang(lambda: services.simpan_ruang(kota.aktor("kadis_pu"), thing, lokasi="x", kursi=1))
    admin, house = kota.aktor("admin"), kota.unit
    unit = house["umum"]
    home = next(u for u in house.values() if u.pk == admin.unit_id)
    for case, field in (
        ({"dari": "A", "ke": " A "}, "ke"),
        ({"dari": "", "ke": "B"}, "ke"),
        ({"menit": -1}, "menit"),
        ({"menit": 1441}, "menit"),
    ):
        given = {"dari": "A", "ke": "B", "menit": 5} | case
        assert tolakan(lambda g=given: services.simpan_tempuh(admin, home, **g))[0] == field
    there = services.simpan_tempuh(admin, home, dari="Balai", ke="Pasar", menit=10)
    back = services.simpan_tempuh(admin, home, dari="Pasar", ke="Balai", menit=12)
    assert (there.pk, back.menit) == (back.pk, 12)
    assert terlarang(lambda: services.simpan_tempuh(umum, unit, dari="A", ke="B", menit=1))
    assert tolakan(lambda: services.atur_protokol(admin, home, unit_id=[987_654_321]))[0] == "unit"
    assert services.atur_protokol(admin, home, unit_id=[unit.pk, unit.pk]) == 1
    assert services.atur_protokol(admin, home, unit_id=[]) == 0


def test_the_next_meeting_follows_one_of_its_own_unit(kota, umum, rencana, data):
    first = rencana()
    second = rencana(judul="Kedua", sebelum_id=first.pk)
    assert second.sebelum_id == first.pk
    itself = replace(data(judul="Kedua"), sebelum_id=second.pk)
    assert tolakan(lambda: services.ubah(umum, second, data=itself))[0] == "sebelum"
    pu = kota.aktor("kadis_pu")
    theirs = data(sebelum_id=first.pk)
    assert tolakan(lambda: services.rencanakan(pu, kota.unit["pu"], data=theirs))[0] == "sebelum"


def test_a_far_date_keeps_its_own_hour(umum, rencana, saat):
    """The clock of the government, not of the server: what is set for nine is nine a year later."""
    row = services.jadwalkan(
        umum, rencana(), jadwal=Jadwal(mulai=saat(9), selesai=saat(9) + timedelta(hours=30), tempat="x")
    )
    row.refresh_from_db()
    assert timezone.localtime(row.mulai).hour == 9
    assert Status(row.status) is Status.DRAF
    assert Peserta.objects.filter(rapat=row, hadir__isnull=False).count() == 0
