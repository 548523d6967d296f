"""Settings of the conflict check at their edges, years that nobody could read again, and what each row says of itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import (
    Arahan,
    BulanKinerja,
    KlaimSumberDaya,
    Pendahuluan,
    RekapKinerja,
    SumberDaya,
    TemuanKonflik,
    TindakArahan,
)
from poros.kernel.penugasan.rules import TAHUN
from poros.kernel.penugasan.values import DataSumberDaya, DataTindak, Klaim, Setelah

HARI = date(2026, 11, 23)
TUTUP = DataTindak(kode="tutup-uji", nama="Menutup", dari=date(2026, 1, 1))
AULA = DataSumberDaya(kode="aula", nama="Aula", jenis="ruang")
KINI = timezone.now()
JAM = timedelta(hours=1)


@pytest.fixture
def admin(kota):
    return kota.aktor("admin")


def sesuai(kota, data):
    """`data` with codes of the town in place of numbers."""
    own = {"unit_id": kota.unit, "orang_id": kota.orang}
    return replace(data, **{k: own[k][v].pk for k in own if (v := getattr(data, k)) in own[k]})


@pytest.mark.parametrize(
    ("data", "bidang"),
    [
        (replace(AULA, unit_id=10**9), "unit"),
        (replace(AULA, orang_id=10**9), "orang"),
        (replace(AULA, orang_id="sekda", kapasitas=2), "kapasitas"),
        (replace(AULA, orang_id="sekda", kapasitas=0), "kapasitas"),
        (replace(AULA, orang_id="camat"), "orang"),
        (replace(AULA, kode="mobil"), "kode"),
    ],
)
def test_a_resource_that_cannot_be_is_refused_beside_its_field(kota, admin, data, bidang):
    """The camat's time and a car are entered already."""
    services.tambah_sumber_daya(
        admin, kota.unit["umum"], data=sesuai(kota, replace(AULA, kode="waktu-camat", orang_id="camat"))
    )
    services.tambah_sumber_daya(admin, kota.unit["umum"], data=replace(AULA, kode="mobil"))
    before = SumberDaya.objects.count()
    with pytest.raises(Ditolak) as refused:
        services.tambah_sumber_daya(admin, kota.unit["umum"], data=sesuai(kota, data))
    assert refused.value.bidang == bidang
    assert SumberDaya.objects.count() == before


@pytest.mark.parametrize(
    ("data", "bidang"),
    [
        (replace(TUTUP, sampai=date(2025, 12, 31)), "sampai"),
        (replace(TUTUP, berlawanan=(10**9,)), "berlawanan"),
        (replace(TUTUP, berwenang=(10**9,)), "berwenang"),
        (replace(TUTUP, kode="kembar"), "kode"),
    ],
)
def test_an_act_that_cannot_be_is_refused_beside_its_field(kota, admin, data, bidang):
    services.tambah_tindak(admin, kota.unit["umum"], data=replace(TUTUP, kode="kembar"))
    before = TindakArahan.objects.count()
    with pytest.raises(Ditolak) as refused:
        services.tambah_tindak(admin, kota.unit["umum"], data=data)
    assert refused.value.bidang == bidang
    assert TindakArahan.objects.count() == before


def test_an_act_does_not_exclude_itself(kota, admin):
    act = services.tambah_tindak(admin, kota.unit["umum"], data=TUTUP)
    with pytest.raises(Ditolak) as refused:
        services.ubah_tindak(admin, act, data=replace(TUTUP, berlawanan=(act.pk,)))
    assert refused.value.bidang == "berlawanan"


@pytest.mark.parametrize(
    ("dari", "sampai", "boleh"),
    [
        (0, None, True),
        (0, 0, True),
        (1, None, False),
        (-9, -1, False),
    ],
)
def test_an_act_is_named_on_its_days_only(kota, admin, beri, dari, sampai, boleh):  # noqa: PLR0917 -- one table
    hari = timezone.localdate()
    days = {"dari": hari + timedelta(dari), "sampai": None if sampai is None else hari + timedelta(sampai)}
    services.tambah_tindak(admin, kota.unit["umum"], data=replace(TUTUP, **days))
    isi = {"tindak": "tutup-uji", "objek": "kota/utara", "mulai": KINI, "selesai": KINI + JAM}
    if boleh:
        assert beri("sekda", "pu", **isi).tindak == "tutup-uji"
        return
    with pytest.raises(Ditolak) as refused:
        beri("sekda", "pu", **isi)
    assert refused.value.bidang == "tindak"


@pytest.mark.parametrize(("tahun", "boleh"), [(TAHUN[-1], True), (TAHUN[-1] + 1, False), (9999, False)])
@pytest.mark.parametrize("bidang", ["tenggat", "selesai"])
def test_a_year_is_one_that_can_be_read_again(beri, tahun, boleh, bidang):
    saat = datetime(tahun, 6, 1, tzinfo=UTC)
    isi = {"tenggat": saat} if bidang == "tenggat" else {"mulai": KINI, "selesai": saat}
    if boleh:
        assert getattr(beri("sekda", "pu", **isi), bidang) == saat
        return
    with pytest.raises(Ditolak, match=f"antara {TAHUN[0]} dan {TAHUN[-1]}") as refused:
        beri("sekda", "pu", **isi)
    assert refused.value.bidang == bidang
    assert not Arahan.objects.exists()


@pytest.mark.parametrize(("tahun", "boleh"), [(1900, True), (1899, False), (1, False)])
def test_a_photo_was_taken_in_such_a_year_too(kota, tugas, tahun, boleh):
    isi = services.IsiBukti(teks="foto lama", diambil=datetime(tahun, 1, 2, tzinfo=UTC))
    if boleh:
        assert services.tambah_bukti(kota.aktor("kadis_pu"), tugas, isi=isi).diambil.year == tahun
        return
    with pytest.raises(Ditolak) as refused:
        services.tambah_bukti(kota.aktor("kadis_pu"), tugas, isi=isi)
    assert refused.value.bidang == "diambil"


def test_words_of_a_refusal_follow_the_reader(beri):
    said = []
    for bahasa in ("id", "en"):
        with override(bahasa), pytest.raises(Ditolak) as refused:
            beri("sekda", "pu", tenggat=datetime(9999, 1, 1, tzinfo=UTC))
        said.append(refused.value.pesan)
    assert said[0] != said[1]
    assert all(str(TAHUN[0]) in words for words in said)


def test_the_trail_keeps_settings_as_they_were_set(kota, admin):
    act = services.tambah_tindak(admin, kota.unit["umum"], data=TUTUP)
    services.ubah_tindak(admin, act, data=replace(TUTUP, nama="Menutup pintu", sampai=date(2027, 1, 1)))
    first, second = Jejak.objects.order_by("id")
    assert (first.aksi, second.aksi) == ("tindak_arahan.tambah", "tindak_arahan.ubah")
    assert first.data["data"]["nama"] == "Menutup"
    assert (second.data["data"]["nama"], second.data["data"]["sampai"]) == ("Menutup pintu", "2027-01-01")


def test_each_row_says_what_it_is(kota, beri):
    aula = SumberDaya.objects.create(kode="aula", nama="Aula", jenis="ruang")
    satu = beri("sekda", "pu", isi="Siapkan aula", klaim=(Klaim(aula.pk, KINI, KINI + JAM, 1),))
    dua = beri("sekda", "dlh", isi="x" * 200, setelah=(Setelah(arahan_id=satu.pk),))
    assert str(satu) == "Siapkan aula"
    assert len(str(dua)) == 90
    assert str(dua).endswith("…")
    assert str(satu.penugasan.get()) == "Siapkan aula (Dinas PU)"
    assert str(KlaimSumberDaya.objects.get()) == "Aula × 1"
    assert str(Pendahuluan.objects.get()) == f"{satu.pk} → {dua.pk}"
    assert str(TindakArahan(nama="Menutup")) == "Menutup"
    assert str(TemuanKonflik(pk=7, jenis="contrary")) == "contrary 7"
    bulan = BulanKinerja(bulan=date(2026, 11, 1))
    assert str(bulan) == "11-2026"
    assert str(RekapKinerja(bulan=bulan, kantor_id=3, n=4, lama=2)) == "2026-11-01 3: 4 × 2"
