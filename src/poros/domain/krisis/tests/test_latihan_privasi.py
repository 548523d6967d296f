"""A drill leaves no trace in real data; who is hurt is known only to those who need it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import publik, services
from poros.domain.krisis.models import Korban, Laporan, Perintah, RencanaKontinjensi
from poros.domain.krisis.rules.alur import JenisSiaran, Periksa, StatusKorban
from poros.domain.krisis.rules.angka import Ukuran
from poros.domain.krisis.tests.conftest import genangan
from poros.domain.krisis.values import (
    SUMBANGAN,
    DataAngka,
    DataKorban,
    DataPeringatan,
    DataSiaran,
    KartuPapan,
)
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan.models import Arahan, Penugasan, TemuanKonflik
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
NAMA = "Ibu Sangat Rekaan"


def angka(nilai=10, letak="GOR", sah=False, **lain):
    return DataAngka(
        ukuran=Ukuran.MENGUNGSI, letak=letak, nilai=nilai, per=timezone.now(), sumber="Lurah", terverifikasi=sah, **lain
    )


def peringatan(**lain):
    data = {
        "judul": "Banjir Damai", "uraian": "Air naik", "petunjuk": "Mengungsi ke GOR", "wilayah": "Damai",
        "mendesak": "Immediate", "parah": "Severe", "pasti": "Observed", "tanggapan": "Evacuate",
        "berakhir": timezone.now() + timedelta(hours=6),
    }  # fmt: skip
    return DataPeringatan(**(data | lain))


def main(bpbd, row, laporan):
    """Everything a drill does."""
    laporan(kejadian_id=row.pk)
    services.catat_angka(bpbd, row, data=angka())
    genangan(bpbd, row)
    services.terbitkan_peringatan(bpbd, row, data=peringatan())
    services.siarkan(bpbd, row, data=DataSiaran(jenis=JenisSiaran.INFO_WARGA, judul="Mengungsi", isi="Ke GOR"))
    services.susun_sitrep(bpbd, row)


def test_a_drill_gives_no_work_no_notice_and_no_collision(aktif, bpbd, laporan, kota):
    row = aktif(latihan=True, laju=12)
    main(bpbd, row, laporan)
    assert row.perintah.count() > 10
    assert (Arahan.objects.count(), Penugasan.objects.count(), TemuanKonflik.objects.count()) == (0, 0, 0)
    assert Pemberitahuan.objects.count() == 0


def test_a_drill_is_not_in_the_lists_desks_and_pages_of_what_is_real(aktif, bpbd, laporan, masuk, client):
    from poros.domain.krisis.ikhtisar import kartu

    row = aktif(latihan=True, laju=12)
    main(bpbd, row, laporan)
    assert publik.kejadian_aktif(bpbd) == []
    assert [k for k in kartu(bpbd) if row.nama in str(k)] == []
    staff = masuk("camat")
    for nama in ("krisis:daftar", "krisis:laporan_daftar"):
        assert row.nama.encode() not in staff.get(reverse(nama)).content
    assert row.nama.encode() in staff.get(reverse("krisis:latihan")).content
    for nama in ("krisis:publik", "krisis:umpan_cap"):
        assert b"Banjir" not in client.get(reverse(nama)).content
    assert client.get(reverse("krisis:publik_kejadian", args=[row.pk])).status_code == 404
    warning = row.peringatan.get()
    assert client.get(reverse("krisis:cap", args=[warning.pk])).status_code == 404
    assert "<status>Exercise</status>" in warning.xml


def test_real_and_drill_do_not_mix_in_either_direction(buka, laporan, bpbd):
    drill, real = buka(latihan=True), buka()
    told = laporan()
    with pytest.raises(Ditolak, match="tercampur"):
        services.periksa(bpbd, told, hasil=Periksa.BENAR, kejadian_id=drill.pk)
    with pytest.raises(Ditolak, match="dunia"):
        buka(latihan=True, laporan=(told.pk,))
    assert laporan(kejadian_id=drill.pk).latihan is True
    assert laporan(kejadian_id=real.pk).latihan is False


def test_the_database_itself_keeps_orders_apart(aktif):
    order = aktif().perintah.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Perintah.objects.filter(pk=order.pk).update(latihan=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Perintah.objects.filter(pk=order.pk).update(arahan=None)


def test_a_drill_is_carried_out_on_its_own_board(aktif, bpbd, kota):
    row = aktif(latihan=True)
    order = row.perintah.filter(unit=kota.unit["pu"]).first()
    done = services.selesaikan_latihan(kota.aktor("kadis_pu"), order)
    assert done.selesai is not None
    with pytest.raises(Ditolak, match="sudah selesai"):
        services.selesaikan_latihan(bpbd, order)
    with pytest.raises(TidakBerwenang):
        services.selesaikan_latihan(kota.aktor("camat"), row.perintah.filter(unit=kota.unit["sos"]).first())


def test_the_clock_of_a_drill_runs_as_fast_as_it_was_set(buka):
    row = buka(latihan=True, laju=60)
    row.dibuat = timezone.now() - timedelta(minutes=2)
    assert timedelta(hours=2) <= row.jam - row.dibuat < timedelta(hours=2, minutes=5)


def test_figures_of_other_modules_stand_on_the_board_of_what_is_real_only(aktif, bpbd, monkeypatch):
    from poros.domain.krisis.queries.papan import papan

    monkeypatch.setattr(SUMBANGAN, "papan", {})
    publik.sumbang_papan("uji", lambda _actor, pk: [KartuPapan(label="Stok beras", nilai=str(pk))])
    row = aktif()
    assert [s.nilai for s in papan(bpbd, row).sumbangan] == [str(row.pk)]
    services.akhiri(bpbd, row)
    drill = aktif(latihan=True)
    assert papan(bpbd, drill).sumbangan == []


def test_who_told_it_is_known_to_pusdalops_and_the_own_unit(laporan, bpbd, masuk, kota):
    row = laporan()
    services.periksa(bpbd, row, hasil=Periksa.BENAR)
    address = reverse("krisis:laporan", args=[row.pk])
    assert {
        kode: b"Bu Rekaan" in masuk(kode).get(address).content for kode in ("kepala_bpbd", "camat", "kadis_pu")
    } == {
        "kepala_bpbd": True,
        "camat": True,
        "kadis_pu": False,
    }


def test_an_unchecked_report_is_not_for_everybody(laporan, masuk):
    row = laporan()
    seen = {
        k: masuk(k).get(reverse("krisis:laporan", args=[row.pk])).status_code for k in ("sekda", "kadis_pu", "admin")
    }
    assert seen == {"sekda": 200, "kadis_pu": 404, "admin": 404}


@pytest.fixture
def korban(aktif, kota):
    row = aktif()
    data = DataKorban(nama=NAMA, status=StatusKorban.LUKA, letak="RSUD", nik="3201010101010001", umur=61)
    services.catat_korban(kota.aktor("kadis_sos"), row, data=data)
    return row


def test_names_are_for_those_whose_work_needs_them(korban, masuk):
    address = reverse("krisis:korban", args=[korban.pk])
    seen = {
        k: masuk(k).get(address).status_code
        for k in ("kadis_sos", "kepala_bpbd", "sekda", "kadis_pu", "inspektur", "admin")
    }
    assert seen == {"kadis_sos": 200, "kepala_bpbd": 200, "sekda": 404, "kadis_pu": 404, "inspektur": 404, "admin": 404}


def test_reading_names_leaves_a_line_and_the_trail_no_name(korban, masuk):
    assert NAMA.encode() in masuk("kadis_sos").get(reverse("krisis:korban", args=[korban.pk])).content
    lines = Jejak.objects.filter(aksi="krisis.korban_buka", objek="kejadian", objek_id=korban.pk)
    assert lines.get().orang == "Pejabat Kepala Dinas Sosial"
    assert not any(NAMA in str(line.data) or "320101" in str(line.data) for line in Jejak.objects.all())


def test_no_name_is_on_any_other_page(korban, masuk, client, bpbd):
    services.susun_sitrep(bpbd, korban)
    staff = masuk("kepala_bpbd")
    for nama in ("papan", "kisah", "perintah", "lapangan", "kabar", "pulih", "peta", "angka_csv"):
        answer = staff.get(reverse(f"krisis:{nama}", args=[korban.pk]))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert NAMA.encode() not in body, nama
    assert NAMA not in str(korban.sitrep.get().isi)
    assert NAMA.encode() not in client.get(reverse("krisis:publik_kejadian", args=[korban.pk])).content


@pytest.mark.parametrize(
    ("lain", "bidang"), [({"nik": "12"}, "nik"), ({"nama": " "}, "nama"), ({"letak": ""}, "letak")]
)
def test_a_person_is_entered_rightly_or_not_at_all(korban, kota, lain, bidang):
    data = {"nama": "Pak Rekaan", "status": StatusKorban.SELAMAT, "letak": "GOR"}
    with pytest.raises(Ditolak) as refused:
        services.catat_korban(kota.aktor("kadis_sos"), korban, data=DataKorban(**(data | lain)))
    assert refused.value.bidang == bidang


def test_nobody_is_counted_twice(korban, kota):
    data = DataKorban(nama="Orang lain", status=StatusKorban.LUKA, letak="RSUD", nik="3201010101010001")
    with pytest.raises(Ditolak, match="sudah tercatat"):
        services.catat_korban(kota.aktor("kadis_sos"), korban, data=data)
    assert Korban.objects.count() == 1


def test_what_other_modules_may_know(aktif, bpbd, kota, peta_kota):
    row = aktif()
    services.catat_angka(bpbd, row, data=angka(120, "GOR Mekar", tempat_id=peta_kota.pk))
    services.catat_angka(bpbd, row, data=angka(130, "GOR Mekar", tempat_id=peta_kota.pk))
    services.catat_angka(bpbd, row, data=angka(7, "Rumah kerabat"))
    assert [(p.tempat_id, p.letak, p.jiwa) for p in publik.pengungsi(row.pk)] == [
        (peta_kota.pk, "GOR Mekar", 130), (None, "Rumah kerabat", 7),
    ]  # fmt: skip
    assert [k.id for k in publik.kejadian_aktif(kota.aktor("camat"))] == [row.pk]
    assert publik.kejadian(bpbd, row.pk).nama == row.nama
    assert publik.kejadian(bpbd, 0) is None
    assert publik.status_aktif(row.pk).nomor == "300/1/2026"
    assert [t.nama for t in publik.tempat(publik.JenisTempat.PENGUNGSIAN)] == ["GOR Mekar"]
    assert publik.tempat(publik.JenisTempat.POSKO) == []
    assert publik.unit_berperan(publik.Peran.SOSIAL) == [kota.unit["sos"].pk]
    assert publik.berperan(kota.aktor("staf_pu"), publik.Peran.PU)
    assert not publik.berperan(bpbd, publik.Peran.PU)
    before = row.__class__.objects.get(pk=row.pk).versi
    publik.tergerak(row.pk)
    assert row.__class__.objects.get(pk=row.pk).versi == before + 1
    services.akhiri(bpbd, row)
    assert publik.status_aktif(row.pk) is None


def test_a_feed_is_read_once(kota, bpbd):
    from poros.domain.krisis.tests.test_rules_cap import BMKG
    from poros.kernel.organisasi.models import Unit

    unit = Unit(pk=bpbd.unit_id)
    assert len(services.muat_umpan(bpbd, unit, isi=BMKG.encode())) == 1
    assert services.muat_umpan(bpbd, unit, isi=BMKG.encode()) == []
    loose = BMKG.replace("<urgency>Immediate</urgency>", "").replace("2026.11.22.07", "2026.11.22.08")
    assert services.muat_umpan(bpbd, unit, isi=loose.encode())[0].catatan == "Tanpa urgency."
    assert Laporan.objects.filter(kanal="cap", periksa=Periksa.BELUM).count() == 2
    with pytest.raises(Ditolak, match="CAP"):
        services.muat_umpan(bpbd, unit, isi=b"<rusak")
    with pytest.raises(TidakBerwenang):
        services.muat_umpan(kota.aktor("camat"), Unit(pk=kota.unit["kec"].pk), isi=BMKG.encode())


def test_the_plans_that_ship_are_there_once(kota):
    from poros.domain.krisis.benih import benih

    benih()
    assert list(RencanaKontinjensi.objects.values_list("kode", "versi")) == [("banjir", 1), ("longsor", 1)]
