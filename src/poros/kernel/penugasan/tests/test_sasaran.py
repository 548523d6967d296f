"""To whom an order goes: units that are there, each once, officials of their own; and where each part then lies."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Jabatan, Koordinasi, Unit, VersiPeta
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.models import Arahan, Penugasan, StatusPenugasan
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan, Peran, Status
from poros.kernel.penugasan.values import RincianArahan, Sasaran
from poros.kernel.wewenang import TidakBerwenang


@pytest.fixture
def kirim(kota):
    """Issue an order of the Sekda to these receivers as they are."""

    def send(*kepada, siapa="sekda", **rincian):
        who = kota.aktor(siapa)
        return services.terbitkan(
            who, Unit(pk=who.unit_id), rincian=RincianArahan(isi="Siapkan", **rincian), kepada=kepada
        )

    return send


class TestPejabatYangDisebut:
    def test_who_is_named_has_the_work_from_the_beginning(self, kota, kirim):
        part = kirim(Sasaran(kota.unit["pu"].pk, jabatan_id=kota.jabatan["staf_pu"].pk)).penugasan.get()
        assert part.pelaksana == kota.jabatan["staf_pu"]
        assert [t.pk for t in queries.kotak_masuk(kota.aktor("staf_pu"))] == [part.pk]
        assert {p.orang_id for p in Pemberitahuan.objects.filter(jenis="penugasan.baru")} == {kota.orang["staf_pu"].pk}

    @pytest.mark.parametrize("siapa", ["kadis_dlh", "camat", "sekda", "walikota"])
    def test_an_office_outside_the_unit_does_not_get_to_see_its_work(self, kota, kirim, siapa):
        with pytest.raises(Ditolak, match="berasal dari unit penerima") as refused:
            kirim(Sasaran(kota.unit["pu"].pk, jabatan_id=kota.jabatan[siapa].pk))
        assert refused.value.bidang == "kepada"
        assert not Arahan.objects.exists()

    def test_an_office_that_is_closed_or_was_never_there_is_not_named(self, kota, kirim):
        Jabatan.objects.filter(pk=kota.jabatan["staf_pu"].pk).update(aktif=False)
        for pk in (kota.jabatan["staf_pu"].pk, 10**9):
            with pytest.raises(Ditolak) as refused:
                kirim(Sasaran(kota.unit["pu"].pk, jabatan_id=pk))
            assert refused.value.bidang == "kepada"

    def test_each_of_several_is_held_against_his_own_unit(self, kota, kirim):
        pu, dlh = kota.unit["pu"].pk, kota.unit["dlh"].pk
        staf, kadis = kota.jabatan["staf_pu"].pk, kota.jabatan["kadis_dlh"].pk
        assert kirim(Sasaran(pu, jabatan_id=staf), Sasaran(dlh, jabatan_id=kadis)).penugasan.count() == 2
        with pytest.raises(Ditolak):
            kirim(Sasaran(pu, jabatan_id=kadis), Sasaran(dlh, jabatan_id=staf))

    def test_a_closed_office_is_given_nothing_later_either(self, kota, tugas):
        jabatan = kota.jabatan["staf_pu"]
        Jabatan.objects.filter(pk=jabatan.pk).update(aktif=False)
        jabatan.refresh_from_db()
        with pytest.raises(Ditolak) as refused:
            services.delegasikan(kota.aktor("kadis_pu"), tugas, kepada=jabatan)
        assert refused.value.bidang == "kepada"


class TestUnitYangTiadaLagi:
    @pytest.fixture
    def padam(self, kota):
        Unit.objects.filter(kode="sos").update(aktif=False)
        VersiPeta.objects.update(nilai=50)

    def test_no_order_goes_to_it(self, kota, kirim, padam):
        with pytest.raises(Ditolak, match="tidak aktif") as refused:
            kirim(Sasaran(kota.unit["sos"].pk))
        assert refused.value.bidang == "kepada"

    def test_no_work_is_moved_to_it(self, kota, pada, padam):
        tugas = pada(Status.DIKEMBALIKAN)
        with pytest.raises(Ditolak, match="tidak aktif") as refused:
            services.alihkan(kota.aktor("kabag_ekbang"), tugas, unit=kota.unit["sos"], catatan="urusan sosial")
        assert refused.value.bidang == "unit"
        tugas.refresh_from_db()
        assert tugas.status == Status.DIKEMBALIKAN

    @pytest.mark.parametrize("unit_id", [0, -1, 10**9])
    def test_a_number_that_is_no_unit_is_refused(self, kirim, unit_id):
        with pytest.raises(Ditolak):
            kirim(Sasaran(unit_id))


@pytest.mark.parametrize(
    ("siapa", "unit", "kantor", "koordinator"),
    [
        ("sekda", "pu", "pu", "ekbang"),
        ("sekda", "pu_sda", "pu", "ekbang"),
        ("walikota", "kec", "kec", "kesra"),
        ("sekda", "insp", "insp", "kdh"),
        ("walikota", "setda", "setda", "kdh"),
        ("sekda", "as1", "as1", "setda"),
        ("sekda", "umum", "umum", "setda"),
        ("kadis_pu", "pu_sda", "pu", "pu"),
        ("kabag_ekbang", "pu", "pu", "ekbang"),
    ],
)
def test_each_part_lies_in_an_inbox_and_somebody_checks_it(kota, kirim, siapa, unit, kantor, koordinator):  # noqa: PLR0917 -- one table
    part = kirim(Sasaran(kota.unit[unit].pk), siapa=siapa).penugasan.get()
    assert (part.kantor.kode, part.koordinator.kode, part.penerbit) == (kantor, koordinator, kota.jabatan[siapa])


def test_a_unit_that_nobody_coordinates_is_checked_by_who_stands_above_it(kota, kirim):
    Koordinasi.objects.filter(unit=kota.unit["sos"]).delete()
    VersiPeta.objects.update(nilai=60)
    assert kirim(Sasaran(kota.unit["sos"].pk)).penugasan.get().koordinator.kode == "kdh"


def test_of_the_topmost_unit_nobody_checks_the_work_but_who_gave_it(kota, kirim):
    part = kirim(Sasaran(kota.unit["kdh"].pk), kerahasiaan=Kerahasiaan.RAHASIA).penugasan.get()
    assert part.koordinator is None
    walikota = kota.aktor("walikota")
    services.tambah_bukti(walikota, part, isi=services.IsiBukti(teks="ada"))
    services.serahkan(walikota, part)
    assert services.verifikasi(kota.aktor("sekda"), part).status == Status.TERVERIFIKASI


@pytest.mark.parametrize("kecepatan", list(Kecepatan))
@pytest.mark.parametrize("peran", list(Peran))
def test_facts_of_the_order_stand_in_every_part(kota, kirim, kecepatan, peran):
    kepada = [Sasaran(kota.unit["pu"].pk), Sasaran(kota.unit["dlh"].pk, peran)]
    arahan = kirim(*kepada, kecepatan=kecepatan, kerahasiaan=Kerahasiaan.BIASA)
    part = arahan.penugasan.get(unit=kota.unit["dlh"])
    assert (part.kecepatan, part.kerahasiaan, part.peran) == (kecepatan, Kerahasiaan.BIASA, peran)
    assert part.tenggat == (None if peran is Peran.TEMBUSAN else arahan.tenggat)
    assert arahan.aturan_tenggat == f"surat-{kecepatan.value}"


def test_an_order_is_secret_to_its_degree_also_when_nothing_was_said(kirim, kota):
    """Hard rule R07: what has no mark is terbatas."""
    assert kirim(Sasaran(kota.unit["pu"].pk)).kerahasiaan == Kerahasiaan.TERBATAS


@pytest.mark.parametrize("banyak", [1, 3])
def test_an_order_to_many_costs_as_many_statements_as_to_one(kota, kirim, banyak):
    kirim(Sasaran(kota.unit["kec"].pk))
    units = [kota.unit[kode].pk for kode in ("pu", "dlh", "sos")[:banyak]]
    with CaptureQueriesContext(connection) as captured:
        kirim(*(Sasaran(pk) for pk in units))
    statements = [q["sql"] for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(statements) == 7
    assert Penugasan.objects.count() == StatusPenugasan.objects.count() == banyak + 1


@pytest.mark.parametrize("siapa", ["tu", "tu_pu"])
def test_the_secretariat_issues_in_the_name_of_its_own_office(kota, kirim, siapa):
    arahan = kirim(Sasaran(kota.unit["pu"].pk), siapa=siapa)
    assert arahan.penerbit == kota.jabatan[siapa]
    with pytest.raises(TidakBerwenang):
        services.tarik(kota.aktor("kabag_umum"), arahan, alasan="bukan kami")


def test_history_begins_with_the_sending(kota, kirim):
    arahan = kirim(Sasaran(kota.unit["pu"].pk), Sasaran(kota.unit["sos"].pk, Peran.TEMBUSAN))
    for part in arahan.penugasan.all():
        row = part.riwayat.get()
        assert (row.aksi, row.status, row.waktu) == ("", Status.TERKIRIM, arahan.terbit)
        assert row.unit == kota.unit["setda"]


@pytest.mark.parametrize("geser", [timedelta(0), -timedelta(seconds=1), -timedelta(days=400)])
def test_a_deadline_lies_ahead(kota, kirim, geser):
    with pytest.raises(Ditolak, match="akan datang") as refused:
        kirim(Sasaran(kota.unit["pu"].pk), tenggat=timezone.now() + geser)
    assert refused.value.bidang == "tenggat"
    assert not Arahan.objects.exists()
