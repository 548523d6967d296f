"""Who is told: the offices of the unit as they are held today, in one statement for the whole command."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from poros.kernel.commands import unit_kerja
from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku
from poros.kernel.organisasi.rules import Fungsi, Kapasitas, berlaku
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.pemberitahuan.models import Kiriman, Pemberitahuan, Preferensi, Saluran
from poros.kernel.pemberitahuan.rules import ringkasan_berikut
from poros.kernel.penugasan.rules import Kerahasiaan


def diberitahu(kota) -> set[str]:
    """Codes of the offices whose persons were told."""
    kode = {orang.pk: kode for kode, orang in kota.orang.items()}
    return {kode[row.orang_id] for row in Pemberitahuan.objects.all()}


def beri(jenis, rows, **tujuan):
    with unit_kerja():
        beritahu(jenis, rows, **tujuan)


def test_a_unit_is_told_through_its_leaders_and_secretariat(kota, tugas):
    row = tugas()
    beri("penugasan.baru", [row], unit={kota.unit["pu"].pk: row.pk})
    assert diberitahu(kota) == {"kadis_pu", "tu_pu"}
    notice = Pemberitahuan.objects.first()
    assert (notice.jenis, notice.objek, notice.objek_id) == ("penugasan.baru", "penugasan", row.pk)
    assert (notice.tertutup, notice.dibaca) == (False, None)


def test_an_office_a_person_and_a_unit_that_is_not_there(kota, tugas):
    row = tugas()
    beri(
        "penugasan.pesan",
        [row],
        unit={None: row.pk},
        jabatan={kota.jabatan["sekda"].pk: row.pk, None: row.pk},
        orang={kota.orang["camat"].pk: row.pk},
    )
    assert diberitahu(kota) == {"sekda", "camat"}


def test_who_acted_is_left_out(kota, tugas):
    row = tugas()
    pu, kadis = kota.unit["pu"].pk, kota.orang["kadis_pu"].pk
    beri("penugasan.pesan", [row], unit={pu: row.pk}, orang={kadis: row.pk}, kecuali=kadis)
    assert diberitahu(kota) == {"tu_pu"}


def test_nobody_is_told_of_nothing(kota):
    with CaptureQueriesContext(connection) as captured:
        beri("penugasan.baru", [], unit={kota.unit["pu"].pk: 1})
    assert not any("pemberitahuan" in q["sql"] for q in captured)


def test_a_secret_is_told_to_the_head_of_the_unit_only(kota, tugas):
    row = tugas(kerahasiaan=Kerahasiaan.RAHASIA)
    beri("penugasan.baru", [row], unit={kota.unit["pu"].pk: row.pk})
    assert diberitahu(kota) == {"kadis_pu"}
    assert Pemberitahuan.objects.get().tertutup


def test_of_several_things_each_is_told_to_its_own_unit(kota, tugas):
    first, second = tugas("Satu"), tugas("Dua", Kerahasiaan.RAHASIA)
    beri("penugasan.baru", [first, second], unit={kota.unit["dlh"].pk: first.pk, kota.unit["pu"].pk: second.pk})
    told = {(row.orang_id, row.objek_id, row.tertutup) for row in Pemberitahuan.objects.all()}
    assert told == {
        (kota.orang["kadis_dlh"].pk, first.pk, False),
        (kota.orang["kadis_pu"].pk, second.pk, True),
    }


def test_one_person_in_two_offices_is_told_once(kota, tugas):
    row = tugas()
    Pemangku.objects.create(
        jabatan=kota.jabatan["tu_pu"],
        orang=kota.orang["kadis_pu"],
        kapasitas=Kapasitas.PLT,
        dari=date(2020, 1, 1),
        sampai=timezone.localdate() + timedelta(days=5),
        dasar="SPT",
    )
    beri("penugasan.baru", [row], unit={kota.unit["pu"].pk: row.pk})
    assert Pemberitahuan.objects.filter(orang=kota.orang["kadis_pu"]).count() == 1


@pytest.mark.parametrize(
    ("dari", "sampai", "dicabut"),
    [
        (-9, 0, None),
        (-9, -1, None),
        (0, None, None),
        (1, None, None),
        (-9, None, 0),
        (-9, None, 1),
        (-9, None, -3),
    ],
)
def test_an_office_is_held_on_the_days_that_the_law_says(kota, tugas, dari, sampai, dicabut):
    def hari(n):
        return None if n is None else timezone.localdate() + timedelta(days=n)

    jabatan = Jabatan.objects.create(unit=kota.unit["pu"], nama="Sekretaris Dinas", fungsi=Fungsi.PIMPINAN)
    orang = Orang.objects.create(nama="Pejabat Baru")
    Pemangku.objects.create(
        jabatan=jabatan, orang=orang, dari=hari(dari), sampai=hari(sampai), dicabut=hari(dicabut), dasar="SK"
    )
    row = tugas()
    beri("penugasan.baru", [row], unit={kota.unit["pu"].pk: row.pk})
    held = berlaku(hari(dari), hari(sampai), hari(dicabut), timezone.localdate())
    assert Pemberitahuan.objects.filter(orang=orang).exists() is held


def test_an_office_that_was_closed_is_told_nothing(kota, tugas):
    row = tugas()
    Jabatan.objects.filter(pk=kota.jabatan["tu_pu"].pk).update(aktif=False)
    beri("penugasan.baru", [row], unit={kota.unit["pu"].pk: row.pk}, jabatan={kota.jabatan["tu_pu"].pk: row.pk})
    assert diberitahu(kota) == {"kadis_pu"}


@pytest.mark.parametrize("banyak", [1, 3])
@pytest.mark.usefixtures("surel")
def test_all_notices_and_messages_of_a_command_are_one_statement(kota, tugas, banyak):
    rows = [tugas(f"Tugas {n}") for n in range(banyak)]
    with CaptureQueriesContext(connection) as captured, unit_kerja():
        for row in rows:
            beritahu("penugasan.baru", [row], unit={kota.unit["pu"].pk: row.pk})
            beritahu("penugasan.pesan", [row], orang={kota.orang["sekda"].pk: row.pk})
    assert sum("pemberitahuan_" in q["sql"] for q in captured) == 1
    assert Pemberitahuan.objects.count() == Kiriman.objects.count() == 3 * banyak


def test_an_order_tells_its_receivers_by_itself(kota):
    from poros.kernel.penugasan.services import RincianArahan, Sasaran, terbitkan

    terbitkan(
        kota.aktor("sekda"),
        kota.unit["setda"],
        rincian=RincianArahan(isi="Bersihkan saluran"),
        kepada=[Sasaran(kota.unit["pu"].pk), Sasaran(kota.unit["dlh"].pk)],
    )
    assert diberitahu(kota) == {"kadis_pu", "tu_pu", "kadis_dlh"}


def test_without_a_channel_nothing_is_to_be_sent(kota, tugas, kabari):
    kabari(tugas())
    assert not Kiriman.objects.exists()


def test_a_channel_carries_to_those_it_can_reach(kota, tugas, kabari, surel):
    Orang.objects.filter(pk=kota.orang["camat"].pk).update(surel="")
    row = tugas()
    kabari(row, "camat")
    kabari(row, "sekda")
    assert [k.pemberitahuan.orang for k in Kiriman.objects.all()] == [kota.orang["sekda"]]
    Saluran.objects.update(aktif=False)
    kabari(row, "sekda")
    assert Kiriman.objects.count() == 1


@pytest.mark.usefixtures("surel")
@pytest.mark.parametrize(
    ("jenis", "pilihan", "kirim"),
    [
        ("penugasan.baru", [], "sekarang"),
        ("penugasan.selesai", [], "ringkasan"),
        ("tidak.dikenal", [], "ringkasan"),
        ("penugasan.baru", [("", ["surel"], True)], "ringkasan"),
        ("penugasan.selesai", [("", ["surel"], False)], "sekarang"),
        ("penugasan.baru", [("", ["webhook"], False)], "tidak"),
        ("penugasan.baru", [("", ["surel"], True), ("penugasan.baru", ["surel"], False)], "sekarang"),
        ("penugasan.baru", [("penugasan.baru", [], False)], "tidak"),
        ("penugasan.pesan", [("penugasan.baru", [], False)], "ringkasan"),
    ],
)
def test_everybody_chooses_what_comes_how(kota, kabari, jenis, pilihan, kirim):
    for untuk, saluran, ringkasan in pilihan:
        Preferensi.objects.create(orang=kota.orang["kadis_pu"], jenis=untuk, saluran=saluran, ringkasan=ringkasan)
    told = kabari(kota.unit["pu"], jenis=jenis)
    rows = list(Kiriman.objects.all())
    if kirim == "tidak":
        assert rows == []
    else:
        now = timezone.localtime(told.waktu)
        assert [row.kirim_setelah for row in rows] == [now if kirim == "sekarang" else ringkasan_berikut(now)]
