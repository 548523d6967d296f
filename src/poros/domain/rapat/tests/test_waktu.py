"""The finder over real calendars: meetings, agendas, orders, ways, holidays; and what a chosen time collides with."""

from datetime import timedelta

import pytest

from poros.domain.rapat.models import Agenda, Rapat
from poros.domain.rapat.queries import waktu
from poros.domain.rapat.values import Cari, DataPeserta
from poros.kernel.penugasan.models import Arahan, KlaimSumberDaya, SumberDaya
from poros.kernel.tenggat import queries as tenggat
from poros.kernel.tenggat.models import HariLibur


@pytest.fixture
def cari(kota, besok):
    """Ask for an hour on the next working day, unless told otherwise."""

    def ask(rapat, **ganti):
        given = {"dari": besok, "sampai": besok, "lama": 60, "kursi": 4} | ganti
        return waktu.cari(kota.aktor("kabag_umum"), rapat, Cari(**given))

    return ask


def jam(hasil):
    return [f"{t.mulai:%H.%M}" for t in hasil.tawaran]


@pytest.fixture
def perintah(kota, saat):
    """An order that takes somebody's time."""

    def make(kode, mulai, lama=1):
        thing, _new = SumberDaya.objects.get_or_create(
            orang_id=kota.orang[kode].pk, defaults={"kode": kode, "nama": kode, "jenis": "orang"}
        )
        arahan = Arahan.objects.create(penerbit=kota.jabatan["sekda"], pemangku_id=1, isi="x", terbit=mulai)
        return KlaimSumberDaya.objects.create(
            arahan=arahan, sumber_daya=thing, mulai=mulai, selesai=mulai + timedelta(hours=lama)
        )

    return make


def test_the_smallest_room_in_office_hours(rencana, ruang, cari):
    found = cari(rencana())
    assert jam(found)[:3] == ["08.00", "08.30", "09.00"]
    assert "11.30" not in jam(found)
    assert "13.00" in jam(found)
    assert {str(t.ruang) for t in found.tawaran} == {"Ruang kecil"}


def test_everything_that_takes_time_counts(kota, rencana, ruang, cari, *, terjadwal, saat, perintah):
    terjadwal("camat", peserta=(DataPeserta(jabatan_id=kota.jabatan["kadis_pu"].pk),), mulai=saat(8))
    perintah("kadis_dlh", saat(10))
    Agenda.objects.create(
        judul="x", pimpinan=kota.jabatan["walikota"], wakil=kota.jabatan["kadis_dlh"], kehadiran="diwakilkan",
        mulai=saat(13), selesai=saat(14, 30), status="tayang", pembuat_id=1, unit=kota.unit["umum"],
    )  # fmt: skip
    found = cari(rencana())
    assert jam(found) == ["09.00", "11.00", "14.30", "15.00"]
    # At nine PU comes out of the hall; the small room, at the dinas, is twenty minutes away.
    assert [t.ruang.kursi > 99 for t in found.tawaran] == [True, False, False, False]
    assert cari(rencana(), kursi=50).tawaran[0].ruang.kursi == 100


def test_who_is_only_welcome_is_named_and_not_waited_for(kota, ruang, rencana, cari, *, perintah, saat):
    guests = (DataPeserta(jabatan_id=kota.jabatan["camat"].pk, wajib=False),)
    perintah("camat", saat(8), 2)
    found = cari(rencana(peserta=guests))
    assert found.tawaran[0].absen == ()
    assert f"{found.tawaran[0].mulai:%H.%M}" == "10.00"
    assert [t.absen for t in cari(rencana(peserta=guests), lama=240).tawaran] == [("Camat Utara",)]


def test_a_holiday_has_no_hours(ruang, rencana, cari, besok):
    HariLibur.objects.create(tanggal=besok, keterangan="Hari jadi", jenis="daerah", dasar="Perwali 1/2026")
    tenggat._mesin.clear()
    assert cari(rencana()).tanpa_waktu


def test_why_there_is_no_time(ruang, rencana, cari, perintah, saat):
    row = rencana()
    assert cari(row, kursi=500).sempit
    perintah("kadis_pu", saat(7), 10)
    found = cari(row)
    assert found.penentu == ("Kepala Dinas PU",)
    assert found.terdekat[0].penghalang[0][:2] == ("Kepala Dinas PU", "perintah")
    assert not found.tanpa_ruang


def test_on_line_needs_no_room_and_no_way(rencana, cari):
    found = cari(rencana(), daring=True, kursi=999)
    assert found.tawaran[0].ruang is None
    assert cari(rencana()).sempit


def test_a_second_office_of_one_person_is_in_one_place(kota, ruang, rencana, cari, *, terjadwal, saat):
    """Who stands in for another is busy there with his own appointments."""
    kota.jabatan["camat"].pemangku.update(orang=kota.orang["kadis_pu"])
    terjadwal("camat", mulai=saat(8), kamar="kecil")
    assert jam(cari(rencana("kadis_pu", ketua_id=None, notulis_id=None)))[0] == "09.00"


def test_a_chosen_time_shows_its_clashes_without_what_they_are_about(kota, terjadwal, perintah, saat):
    row = terjadwal()
    assert waktu.benturan(row) == []
    perintah("kadis_pu", saat(9))
    hit = waktu.benturan(Rapat.objects.get(pk=row.pk))
    assert [(b.siapa, b.jenis) for b in hit] == [("Kepala Dinas PU", "perintah")]
    row.mulai = None
    assert waktu.benturan(row) == []


def test_the_statements_do_not_grow_with_the_people(ruang, rencana, cari, banyak_perintah):
    few, many = rencana("kadis_pu"), rencana("kadis_pu", "kadis_dlh", "camat", "kadis_sos")
    assert banyak_perintah(lambda: cari(few)) == banyak_perintah(lambda: cari(many)) <= 12
