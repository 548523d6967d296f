"""What the database itself refuses: two of what there is one of, spans that run backwards, lines to oneself."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from poros.kernel.organisasi.benih import benih
from poros.kernel.organisasi.models import (
    Akun,
    Jabatan,
    Koordinasi,
    Orang,
    Pemangku,
    TokenApi,
    Unit,
    UrusanUnit,
    VersiPeta,
    VersiUnit,
)
from poros.kernel.organisasi.rules import Kapasitas

HARI = date(2026, 11, 23)
SEHARI = timedelta(days=1)


def masuk(model, *, boleh: bool, **isi) -> None:
    """Insert a row, which must be let in or kept out."""
    if boleh:
        with transaction.atomic():
            model.objects.create(**isi)
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**isi)


@pytest.mark.parametrize(
    ("dari", "sampai", "kapasitas", "boleh"),
    [
        (HARI, None, "definitif", False),
        (HARI + SEHARI, None, "definitif", True),
        (HARI - 9 * SEHARI, HARI - 9 * SEHARI, "definitif", False),
        (date(2019, 1, 1), date(2019, 12, 31), "definitif", True),
        (date(2019, 1, 1), date(2020, 1, 1), "definitif", False),
        (HARI, HARI, "plh", True),
        (HARI, None, "plh", False),
        (HARI, None, "plt", False),
        (HARI, None, "pj", False),
        (HARI, HARI - SEHARI, "plt", False),
    ],
)
def test_one_holder_a_day_and_every_warrant_ends(kota, dari, sampai, kapasitas, boleh):
    """The camat holds from 2020 to today."""
    Pemangku.objects.filter(orang=kota.orang["camat"]).update(sampai=HARI)
    masuk(
        Pemangku,
        boleh=boleh,
        jabatan=kota.jabatan["camat"],
        orang=kota.orang["sekda"],
        kapasitas=kapasitas,
        dari=dari,
        sampai=sampai,
        dasar="SK",
    )


def test_an_office_that_was_revoked_is_free_again(kota):
    Pemangku.objects.filter(orang=kota.orang["camat"]).update(dicabut=HARI)
    masuk(
        Pemangku, boleh=True, jabatan=kota.jabatan["camat"], orang=kota.orang["sekda"], dari=HARI - SEHARI, dasar="SK"
    )


def test_two_stand_ins_at_a_time_are_a_matter_for_the_rules(kota):
    for nomor in range(2):
        masuk(
            Pemangku,
            boleh=True,
            jabatan=kota.jabatan["camat"],
            orang=kota.orang["sekda"],
            kapasitas=Kapasitas.PLH,
            dari=HARI,
            sampai=HARI,
            dasar=f"SP {nomor}",
        )


@pytest.mark.parametrize(
    ("isi", "boleh"),
    [
        ({"koordinator": "kesra"}, False),
        ({"koordinator": "kesra", "utama": False}, True),
        ({"koordinator": "ekbang", "utama": False}, False),
        ({"koordinator": "pu"}, False),
        ({"koordinator": "kesra", "dari": date(2019, 1, 1), "sampai": date(2019, 12, 31)}, True),
        ({"koordinator": "kesra", "dari": date(2019, 1, 1), "sampai": date(2020, 1, 1)}, False),
        ({"koordinator": "pu", "utama": False}, False),
    ],
)
def test_a_unit_has_one_main_coordinator_a_day_and_it_is_not_itself(kota, isi, boleh):
    """Bagian Adbang coordinates Dinas PU from 2020 on."""
    values = {"dari": HARI, "utama": True, "dasar": "Perwali"} | isi | {"koordinator": kota.unit[isi["koordinator"]]}
    masuk(Koordinasi, boleh=boleh, unit=kota.unit["pu"], **values)


@pytest.mark.parametrize(
    ("dari", "sampai", "boleh"),
    [(HARI, None, False), (date(2019, 1, 1), date(2019, 12, 31), True), (date(2019, 1, 1), None, False)],
)
def test_a_unit_is_one_thing_a_day(kota, dari, sampai, boleh):
    isi = {"nama": "Lain", "singkatan": "L", "jenis": "dinas", "dasar": "Perda"}
    masuk(VersiUnit, boleh=boleh, unit=kota.unit["pu"], dari=dari, sampai=sampai, **isi)


@pytest.mark.parametrize(
    ("kode", "boleh"),
    [("pu", False), ("PU", True), ("pu2", True)],
)
def test_a_code_names_one_unit(kota, kode, boleh):
    masuk(Unit, boleh=boleh, kode=kode, nama="Lain", singkatan="L", jenis="dinas")


@pytest.mark.parametrize(
    ("isi", "boleh"),
    [
        ({"nama": "Kepala Dinas PU"}, False),
        ({"nama": "Wakil", "kepala": True}, False),
        ({"nama": "Wakil", "kepala": True, "aktif": False}, True),
        ({"nama": "Wakil"}, True),
    ],
)
def test_a_unit_has_one_head_and_no_two_offices_of_a_name(kota, isi, boleh):
    masuk(Jabatan, boleh=boleh, unit=kota.unit["pu"], **isi)


@pytest.mark.parametrize(("nip", "boleh"), [("198001012005011001", False), ("198001012005011002", True), ("", True)])
def test_a_nip_belongs_to_one_person_and_many_have_none(kota, nip, boleh):
    Orang.objects.filter(pk=kota.orang["camat"].pk).update(nip="198001012005011001")
    masuk(Orang, boleh=boleh, nama="Rani Pertiwi", nip=nip)


def test_a_person_has_one_account_and_a_name_opens_one(kota):
    Akun.objects.create_user("camat", kota.orang["camat"])
    masuk(Akun, boleh=False, username="camat", orang=kota.orang["sekda"])
    masuk(Akun, boleh=False, username="lain", orang=kota.orang["camat"])
    masuk(Akun, boleh=True, username="sekda", orang=kota.orang["sekda"])


def test_one_fingerprint_is_one_token(kota):
    akun = Akun.objects.create_user("camat", kota.orang["camat"])
    isi = {"akun": akun, "jabatan": kota.jabatan["camat"], "nama": "X", "kedaluwarsa": "2030-01-01T00:00:00Z"}
    masuk(TokenApi, boleh=True, sidik="a" * 64, **isi)
    masuk(TokenApi, boleh=False, sidik="a" * 64, **isi)


@pytest.mark.parametrize("apa", ["unit", "jabatan", "orang"])
def test_what_history_speaks_of_is_not_deleted(kota, apa):
    row = {"unit": kota.unit["kec"], "jabatan": kota.jabatan["camat"], "orang": kota.orang["camat"]}[apa]
    with pytest.raises(ProtectedError):
        row.delete()


def test_a_unit_may_have_many_urusan_and_each_says_what_it_is(kota):
    isi = {"unit": kota.unit["pu"], "dari": HARI, "dasar": "Perda 1"}
    for kode, nama in (("1.03", "Pekerjaan umum"), ("1.04", "Perumahan")):
        masuk(UrusanUnit, boleh=True, kode=kode, nama=nama, **isi)
    assert [str(row) for row in kota.unit["pu"].urusan.all()] == ["1.03 Pekerjaan umum", "1.04 Perumahan"]


def test_the_counter_of_changes_is_one_row_and_planting_again_leaves_it(kota):
    VersiPeta.objects.update(nilai=41)
    benih()
    assert [row.nilai for row in VersiPeta.objects.all()] == [41]
    VersiPeta.objects.all().delete()
    benih()
    assert [row.nilai for row in VersiPeta.objects.all()] == [1]


@pytest.mark.parametrize(
    ("baris", "kata"),
    [
        ("unit", "Dinas Pekerjaan Umum"),
        ("jabatan", "Kepala Dinas PU"),
        ("orang", "Pejabat Kepala Dinas PU"),
        ("pemangku", "Definitif Kepala Dinas PU"),
        ("koordinasi", "Bagian Administrasi Pembangunan → Dinas Pekerjaan Umum"),
        ("versi", "Dinas Pekerjaan Umum (2020-01-01)"),
    ],
)
def test_each_row_says_what_it_is(kota, baris, kata):
    row = {
        "unit": kota.unit["pu"],
        "jabatan": kota.jabatan["kadis_pu"],
        "orang": kota.orang["kadis_pu"],
        "pemangku": Pemangku.objects.get(orang=kota.orang["kadis_pu"]),
        "koordinasi": Koordinasi.objects.get(unit=kota.unit["pu"]),
        "versi": kota.unit["pu"].versi.get(),
    }[baris]
    assert str(row) == kata
