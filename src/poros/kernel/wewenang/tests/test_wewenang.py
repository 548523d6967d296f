"""The one rule of a permission, asked in five ways, gives one answer; for every module that is installed."""

from collections import defaultdict
from datetime import timedelta

import pytest
from django.utils import timezone

from poros.kernel.organisasi.actor import actor as aktor_orang
from poros.kernel.organisasi.actor import sistem
from poros.kernel.organisasi.models import Jabatan, Koordinasi, Pemangku, Unit
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.rules import Kerahasiaan, Peran
from poros.kernel.penugasan.values import DataSumberDaya, DataTindak, RincianArahan, Sasaran
from poros.kernel.penugasan.wewenang import Wewenang
from poros.kernel.registry import manifests
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, TidakBerwenang, aturan, boleh, fetch, may, sieve, visible

SIAPA = ("walikota", "sekda", "asisten2", "kabag_ekbang", "kadis_pu", "tu_pu", "staf_pu", "inspektur", "admin")
MILIK_JAM = ("penugasan.eskalasi", "berkas.buang")
TERBANYAK = 8
"""Rows of a kind that are asked for one by one."""


def semua_aturan():
    return [(wewenang, rule) for manifest in manifests() for wewenang, rule in manifest.rules.items()]


def baris(rule):
    return rule.model._default_manager.order_by("pk")


@pytest.fixture
def kerja(kota):
    """Open, secret, told-only and delegated work; an act and a resource: something to see or not to see."""
    sekda, admin = kota.aktor("sekda"), kota.aktor("admin")
    for kerahasiaan in (Kerahasiaan.BIASA, Kerahasiaan.RAHASIA):
        services.terbitkan(
            sekda,
            kota.unit["setda"],
            rincian=RincianArahan(isi=f"Arahan {kerahasiaan}", kerahasiaan=kerahasiaan),
            kepada=(Sasaran(kota.unit["pu"].pk), Sasaran(kota.unit["insp"].pk, Peran.TEMBUSAN)),
        )
    kadis = kota.aktor("kadis_pu")
    for tugas in Penugasan.objects.filter(unit=kota.unit["pu"]):
        services.delegasikan(kadis, tugas, kepada=kota.jabatan["staf_pu"])
    services.tambah_tindak(admin, kota.unit["umum"], data=DataTindak(kode="uji", nama="Uji", dari=admin.hari))
    ruang = DataSumberDaya(kode="aula", nama="Aula", jenis="ruang", unit_id=kota.unit["pu"].pk)
    services.tambah_sumber_daya(kadis, kota.unit["pu"], data=ruang)


@pytest.mark.parametrize("siapa", SIAPA)
@pytest.mark.usefixtures("kerja")
def test_list_sieve_page_button_and_command_give_one_answer(kota, siapa):
    who = kota.aktor(siapa)
    seen, asked = 0, defaultdict(list)
    for wewenang, rule in semua_aturan():
        terlihat = set(visible(who, wewenang, baris(rule)).values_list("pk", flat=True))
        assert set(sieve(who, wewenang, baris(rule)).values_list("pk", flat=True)) == terlihat, wewenang
        asked[rule.model].append((wewenang, terlihat))
        seen += len(terlihat)
    assert seen > 20, "an office that sees nothing proves nothing"
    for model, rights in asked.items():
        for row in model._default_manager.order_by("-pk")[:TERBANYAK]:
            mine = {wewenang for wewenang, terlihat in rights if row.pk in terlihat}
            assert boleh(who, row, *(wewenang for wewenang, _terlihat in rights)) == mine
            for wewenang, _terlihat in rights:
                assert may(who, wewenang, row) is (wewenang in mine), (wewenang, row)


@pytest.mark.parametrize("siapa", ["sekda", "tu_pu", "staf_pu"])
@pytest.mark.usefixtures("kerja")
def test_a_command_gets_the_row_that_the_list_shows_and_no_other(kota, siapa):
    who, got, refused = kota.aktor(siapa), 0, 0
    for wewenang, rule in semua_aturan():
        terlihat = set(visible(who, wewenang, baris(rule)).values_list("pk", flat=True))
        for row in baris(rule)[:TERBANYAK]:
            if row.pk in terlihat:
                assert fetch(who, wewenang, baris(rule), row.pk) == row
                got += 1
            else:
                with pytest.raises(TidakBerwenang):
                    fetch(who, wewenang, baris(rule), row.pk)
                refused += 1
    assert got > 5
    assert refused > 5


@pytest.mark.usefixtures("kerja")
def test_who_is_nobody_has_nothing(kota):
    for wewenang, rule in semua_aturan():
        assert not visible(None, wewenang, baris(rule)).exists()
        assert not sieve(None, wewenang, baris(rule)).exists()
        with pytest.raises(TidakBerwenang):
            fetch(None, wewenang, baris(rule), 1)
    assert not may(None, Wewenang.LIHAT, Penugasan.objects.first())
    assert boleh(None, Penugasan.objects.first(), Wewenang.LIHAT, Wewenang.KERJA) == frozenset()


@pytest.mark.usefixtures("kerja")
def test_every_right_speaks_of_its_own_model_and_is_found_by_its_name():
    for wewenang, rule in semua_aturan():
        assert aturan(wewenang) is rule
        lain = Koordinasi if rule.model is not Koordinasi else Unit
        with pytest.raises(TypeError, match=f"speaks of {rule.model.__name__}"):
            visible(None, wewenang, lain._default_manager.all())


def test_no_two_rights_share_a_name():
    names = [wewenang.value for wewenang, _rule in semua_aturan()]
    assert len(names) == len(set(names))
    assert all("." in name for name in names)


@pytest.fixture
def wakil(kota):
    """Somebody who stands in for an office today: `wakil("admin", Kapasitas.PLT)`."""

    def stand_in(kode, kapasitas):
        hari = timezone.localdate()
        akhir = hari + timedelta(days=5)
        Pemangku.objects.create(
            jabatan=kota.jabatan[kode],
            orang=kota.orang["camat"],
            kapasitas=kapasitas,
            dari=hari,
            sampai=akhir,
            dasar="SP 1",
        )
        return aktor_orang(kota.orang["camat"], jabatan_id=kota.jabatan[kode].pk, alat="uji")

    return stand_in


@pytest.mark.parametrize(
    ("kapasitas", "strategis"), [(Kapasitas.PLH, False), (Kapasitas.PLT, False), (Kapasitas.PJ, True)]
)
def test_a_mandate_takes_no_strategic_decision_and_every_other_one(kota, wakil, kapasitas, strategis):
    """UU 30/2014 Art. 14(7): the same office, the same rule, and only what changes legal status is barred."""
    who, holder = wakil("admin", kapasitas), kota.aktor("admin")
    barred = 0
    for wewenang, rule in semua_aturan():
        if rule.model not in {Unit, Jabatan}:
            continue
        own = set(visible(holder, wewenang, baris(rule)).values_list("pk", flat=True))
        his = set(visible(who, wewenang, baris(rule)).values_list("pk", flat=True))
        assert his == (set() if rule.strategis and not strategis else own), wewenang
        for row in baris(rule).filter(pk__in=own)[:2]:
            assert may(who, wewenang, row) is (row.pk in his)
            assert (boleh(who, row, wewenang) == {wewenang}) is (row.pk in his)
        barred += rule.strategis and bool(own)
    assert barred >= 4


def test_what_changes_the_structure_is_strategic():
    kuat = {wewenang.value for wewenang, rule in semua_aturan() if rule.strategis}
    assert {"sotk.ubah", "jabatan.bentuk", "jabatan.angkat", "pemangku.berhentikan", "struktur.impor"} <= kuat
    assert not kuat & {"penugasan.terima", "arahan.terbitkan", "jabatan.surat_perintah", "surat.catat"}


@pytest.mark.usefixtures("kerja")
def test_what_the_clock_may_do_no_person_may(kota):
    rules = {wewenang.value: (wewenang, rule) for wewenang, rule in semua_aturan()}
    jam = sistem(timezone.localdate(), kota.aktor("sekda").peta)
    for nama in MILIK_JAM:
        wewenang, rule = rules[nama]
        assert visible(jam, wewenang, baris(rule)).count() == baris(rule).count()
        for siapa in SIAPA:
            assert not visible(kota.aktor(siapa), wewenang, baris(rule)).exists()


@pytest.mark.usefixtures("kerja")
def test_the_clock_reads_no_work_and_gives_no_orders(kota):
    jam = sistem(timezone.localdate(), kota.aktor("sekda").peta)
    for wewenang in (Wewenang.LIHAT, Wewenang.KERJA, Wewenang.TERIMA, Wewenang.SETUJUI, Wewenang.KOORDINASI):
        assert not visible(jam, wewenang, Penugasan.objects.all()).exists()
    assert not visible(jam, Wewenang.TERBITKAN, Unit.objects.all()).exists()


def test_all_and_nothing_are_what_they_say(kota):
    assert Unit.objects.filter(SEMUA).count() == Unit.objects.count() > 0
    assert not Unit.objects.filter(TIDAK_ADA).exists()
    assert Unit.objects.filter(TIDAK_ADA | SEMUA).count() == Unit.objects.count()
    assert not Unit.objects.filter(TIDAK_ADA & SEMUA).exists()


@pytest.mark.parametrize("banyak", [1, 3])
def test_all_buttons_of_a_page_are_one_query(kota, kerja, django_assert_num_queries, banyak):
    who, row = kota.aktor("kadis_pu"), Penugasan.objects.filter(unit=kota.unit["pu"]).first()
    rights = [Wewenang.TERIMA, Wewenang.KERJA, Wewenang.SETUJUI][:banyak]
    with django_assert_num_queries(1):
        assert boleh(who, row, *rights) == set(rights) - {Wewenang.SETUJUI}


def test_to_ask_for_no_button_asks_nothing(kota, kerja, django_assert_num_queries):
    row, who = Penugasan.objects.first(), kota.aktor("sekda")
    with django_assert_num_queries(0):
        assert boleh(who, row) == frozenset()


def test_a_row_that_is_gone_is_forbidden(kota, kerja):
    row = Penugasan(pk=10**9)
    assert not may(kota.aktor("sekda"), Wewenang.LIHAT, row)
    assert boleh(kota.aktor("sekda"), row, Wewenang.LIHAT, Wewenang.SETUJUI) == frozenset()
    with pytest.raises(TidakBerwenang):
        fetch(kota.aktor("sekda"), Wewenang.LIHAT, Penugasan.objects.all(), row.pk)
