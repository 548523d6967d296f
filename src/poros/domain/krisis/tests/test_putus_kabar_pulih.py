"""Decisions with their competence and computed effect; reports, warnings and promises; damage that grows into a plan."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import KegiatanR3P, Kejadian, Tempat
from poros.domain.krisis.queries import angka as baca_angka
from poros.domain.krisis.queries import humas, peta, pulih
from poros.domain.krisis.queries.hitung import opsi_evakuasi, opsi_pintu
from poros.domain.krisis.rules.alur import JenisArea, JenisSiaran, JenisTempat, JenisTinjauan
from poros.domain.krisis.rules.angka import Ukuran
from poros.domain.krisis.rules.hxl import ANGKA
from poros.domain.krisis.rules.pulih import Fase, Kelas, Sektor, SumberDana
from poros.domain.krisis.tests.conftest import genangan
from poros.domain.krisis.tests.test_latihan_privasi import angka, peringatan
from poros.domain.krisis.values import (
    DataArea,
    DataKartu,
    DataKegiatan,
    DataKerusakan,
    DataKontak,
    DataOpsi,
    DataPintu,
    DataSiaran,
    DataTempat,
    DataTinjauan,
)
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
DUA = (DataOpsi(nama="Ya", akibat="baik"), DataOpsi(nama="Tidak", akibat="buruk"))


def kartu(actor, row, perkara="tutup_jalan", opsi=DUA, **lain):
    data = {"perkara": perkara, "pertanyaan": "Tutup?", "batas": timezone.now() + timedelta(hours=1), "opsi": opsi}
    return services.ajukan_kartu(actor, row, data=DataKartu(**(data | lain)))


def test_closing_a_road_is_decided_by_the_police_and_who_else_is_told_so(aktif, bpbd, kota):
    card = kartu(bpbd, aktif())
    assert (card.berwenang, "Pasal 104" in card.dasar) == ("Polres Uji", True)
    for kode in ("sekda", "walikota", "kepala_bpbd", "kadis_pu"):
        with pytest.raises(Ditolak, match=r"Polres Uji .*Pasal 104"):
            services.putuskan(kota.aktor(kode), card, opsi_id=card.opsi.first().pk)
    done = services.putuskan(kota.aktor("kepala_polres"), card, opsi_id=card.opsi.first().pk, alasan="Aman")
    assert (done.pilihan.nama, done.pemutus) == ("Ya", "Pejabat Polres Uji, Kepala Polres Uji")
    with pytest.raises(Ditolak, match="sudah diputus"):
        services.putuskan(kota.aktor("kepala_polres"), card, opsi_id=card.opsi.first().pk)


def test_a_status_is_for_the_head_of_region(aktif, bpbd, kota):
    card = kartu(bpbd, aktif(), "status")
    with pytest.raises(Ditolak, match="Kepala daerah"):
        services.putuskan(kota.aktor("sekda"), card, opsi_id=card.opsi.first().pk)
    services.putuskan(kota.aktor("walikota"), card, opsi_id=card.opsi.first().pk)


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"pertanyaan": " "}, "pertanyaan"),
        ({"perkara": "bulan"}, "perkara"),
        ({"batas": timezone.now() - timedelta(days=1)}, "batas"),
        ({"opsi": DUA[:1]}, "opsi"),
    ],
)
def test_a_question_has_a_kind_a_moment_and_two_ways(aktif, bpbd, lain, bidang):
    with pytest.raises(Ditolak) as refused:
        kartu(bpbd, aktif(), **lain)
    assert refused.value.bidang == bidang


def test_a_choice_is_one_of_the_card_and_its_result_comes_after(aktif, bpbd, kota):
    row = aktif()
    card, other = kartu(bpbd, row, "lain"), kartu(bpbd, row, "lain")
    with pytest.raises(Ditolak, match="belum diputus"):
        services.catat_hasil(bpbd, card, hasil="x")
    with pytest.raises(Ditolak, match="salah satu"):
        services.putuskan(bpbd, card, opsi_id=other.opsi.first().pk)
    services.putuskan(bpbd, card, opsi_id=card.opsi.last().pk)
    assert services.catat_hasil(bpbd, card, hasil="Macet dua jam").hasil == "Macet dua jam"


def test_evacuation_is_computed_from_area_roads_and_shelters(aktif, bpbd, peta_kota):
    row = aktif()
    assert opsi_evakuasi(row) == ([], "")
    genangan(bpbd, row)
    # The shelter lies beyond the flooded road: with it closed people go the long way round.
    Tempat.objects.filter(pk=peta_kota.pk).update(lng=116.82)
    card = kartu(bpbd, row, opsi=())
    free, closed, turned = card.opsi.all()
    assert free.nilai < closed.nilai
    assert turned.nilai <= closed.nilai
    assert all(o.bawah <= o.nilai <= o.atas for o in (free, closed, turned))
    assert "1 ruas terpotong" in card.anggapan
    assert "GOR Mekar" in free.akibat


def test_without_a_map_a_question_needs_options_by_hand(aktif, bpbd):
    with pytest.raises(Ditolak, match="dua sampai enam"):
        kartu(bpbd, aktif(), opsi=())


def test_a_gate_lets_out_early_and_holds_the_peak_low():
    flows = tuple(Decimal(q) for q in (10, 50, 90, 40, 10))
    options, assumed = opsi_pintu(DataPintu(masuk=flows, muat=Decimal(60), isi=Decimal(20)))
    early, held = options
    # The closed form: hours 2 and 3 bring 140, of which a basin of 60 that was emptied before holds 60.
    assert early.nilai == 40
    assert held.nilai == 90
    assert early.bawah < early.nilai < early.atas
    assert "20%" in assumed


def test_a_gate_that_is_too_small_says_so():
    flows = (Decimal(500),)
    (only,), _assumed = opsi_pintu(DataPintu(masuk=flows, muat=Decimal(10), isi=Decimal(0), lepas_maks=Decimal(1)))
    assert only.akibat.startswith("Tidak mungkin")


def test_what_lies_in_an_area(aktif, bpbd, peta_kota):
    row = aktif()
    area = genangan(bpbd, row)
    (found,) = peta.isi_area(row)
    assert found.penduduk[0][0] == "Damai"
    assert 0 < found.jiwa < 2000
    assert "Jalan Tengah" in found.jalan
    whole = [(116.79, -1.25), (116.83, -1.25), (116.83, -1.15), (116.79, -1.15)]
    services.cabut_area(bpbd, area)
    services.gambar_area(bpbd, row, data=DataArea(nama="Semua", jenis=JenisArea.LAIN, titik=whole))
    (found,) = peta.isi_area(row)
    assert (found.jiwa, [t.nama for t in found.tempat]) == (3000, ["GOR Mekar"])
    with pytest.raises(Ditolak, match="tiga titik"):
        services.gambar_area(bpbd, row, data=DataArea(nama="x", jenis=JenisArea.LAIN, titik=[(1, 1)]))


def test_figures_are_corrected_by_newer_ones_and_vouched_for(aktif, bpbd, kota):
    row, camat = aktif(), kota.aktor("camat")
    with pytest.raises(Ditolak, match="disahkan Pusdalops"):
        services.catat_angka(camat, row, data=angka(10, sah=True))
    first = services.catat_angka(camat, row, data=angka(10))
    services.catat_angka(camat, row, data=angka(12))
    total = baca_angka.jumlah(row)[Ukuran.MENGUNGSI]
    assert (total.nilai, total.terverifikasi) == (12, 0)
    newest = row.angka.order_by("-pk").first()
    services.sahkan_angka(bpbd, row, angka_id=newest.pk)
    total = baca_angka.jumlah(row)[Ukuran.MENGUNGSI]
    assert (total.nilai, total.terverifikasi, row.angka.count()) == (12, 12, 3)
    with pytest.raises(Ditolak, match="sudah disahkan"):
        services.sahkan_angka(bpbd, row, angka_id=0)
    assert first.orang == "Pejabat Camat Utara"


@pytest.mark.parametrize(("lain", "bidang"), [({"lat": 91.0}, "lat"), ({"lng": 181.0}, "lng"), ({"nama": ""}, "nama")])
def test_a_place_lies_on_the_globe(kota, bpbd, lain, bidang):
    data = {"nama": "Posko", "jenis": JenisTempat.POSKO, "lat": -1.2, "lng": 116.8}
    with pytest.raises(Ditolak) as refused:
        services.tambah_tempat(bpbd, Unit(pk=bpbd.unit_id), data=DataTempat(**(data | lain)))
    assert refused.value.bidang == bidang
    row = services.tambah_tempat(bpbd, Unit(pk=bpbd.unit_id), data=DataTempat(**data))
    services.ubah_tempat(bpbd, row, data=DataTempat(**(data | {"aktif": False})))
    assert Tempat.objects.get().aktif is False


def test_a_report_is_numbered_frozen_and_tells_what_changed(aktif, bpbd, kota):
    row = aktif()
    services.catat_angka(bpbd, row, data=angka(100, sah=True))
    first = services.susun_sitrep(bpbd, row)
    with pytest.raises(Ditolak, match="Masih ada konsep"):
        services.susun_sitrep(bpbd, row)
    with pytest.raises(Ditolak, match="ringkasan"):
        services.sahkan_sitrep(bpbd, first)
    services.ubah_sitrep(bpbd, first, narasi="Air naik", segarkan=True)
    with pytest.raises(TidakBerwenang):
        services.sahkan_sitrep(kota.aktor("camat"), first)
    services.sahkan_sitrep(bpbd, first)
    services.catat_angka(bpbd, row, data=angka(160))
    second = services.susun_sitrep(bpbd, row)
    assert (second.nomor, second.isi["perubahan"]) == (2, {"mengungsi": 60})
    first.refresh_from_db()
    assert first.isi["angka"][0] | {"per": ""} == {
        "kode": "mengungsi", "nama": "Mengungsi (jiwa)", "nilai": 100, "terverifikasi": 100, "per": "", "sumber": ["Lurah"],
    }  # fmt: skip
    with pytest.raises(Ditolak, match="tidak dapat diubah"):
        services.ubah_sitrep(bpbd, first, narasi="lain")


def test_a_warning_goes_out_is_updated_and_cancelled(aktif, bpbd, client):
    row = aktif()
    area = genangan(bpbd, row)
    first = services.terbitkan_peringatan(bpbd, row, data=peringatan(area_id=area.pk))
    assert ("<status>Actual</status>" in first.xml, "<polygon>" in first.xml) == (True, True)
    assert [p.pk for p in humas.peringatan_berlaku()] == [first.pk]
    second = services.terbitkan_peringatan(bpbd, row, data=peringatan(judul="Air turun", mengganti_id=first.pk))
    assert (second.jenis_pesan, first.identifier in second.xml) == ("Update", True)
    with pytest.raises(Ditolak, match="sudah diganti"):
        services.terbitkan_peringatan(bpbd, row, data=peringatan(mengganti_id=first.pk))
    services.terbitkan_peringatan(bpbd, row, data=peringatan(mengganti_id=second.pk, batal=True))
    assert humas.peringatan_berlaku() == []
    client.defaults["HTTP_HOST"] = "uji.localhost"
    assert client.get(reverse("krisis:cap", args=[first.pk])).content == first.xml.encode()


@pytest.mark.parametrize("lain", [{"judul": ""}, {"petunjuk": " "}, {"parah": "Parah"}, {"batal": True}])
def test_a_warning_that_does_not_fit_is_not_sent(aktif, bpbd, lain):
    row = aktif()
    with pytest.raises(Ditolak):
        services.terbitkan_peringatan(bpbd, row, data=peringatan(**lain))
    assert row.peringatan.count() == 0


def test_a_statement_freezes_checked_figures_only(aktif, bpbd, client):
    row = aktif()
    services.catat_angka(bpbd, row, data=angka(100, "GOR", sah=True))
    services.catat_angka(bpbd, row, data=replace(angka(5, "RSUD"), ukuran=Ukuran.LUKA))
    made = services.siarkan(bpbd, row, data=DataSiaran(jenis=JenisSiaran.SIARAN_PERS, judul="Kabar", isi="Isi"))
    assert [a["kode"] for a in made.angka] == ["mengungsi"]
    services.catat_angka(bpbd, row, data=angka(98_765, "GOR", sah=True))
    client.defaults["HTTP_HOST"] = "uji.localhost"
    page = client.get(reverse("krisis:publik_kejadian", args=[row.pk])).content
    assert (b"<b>100</b>" in page, b"98.765" in page) == (True, False)


def test_a_promise_has_a_moment_and_is_kept_once(aktif, bpbd):
    row, now = aktif(), timezone.now()
    with pytest.raises(Ditolak, match="sampai kapan"):
        services.catat_kontak(
            bpbd, row, data=DataKontak(waktu=now, kepada="Harian X", isi="Angka", janji="Data korban")
        )
    due = now + timedelta(hours=2)
    said = services.catat_kontak(
        bpbd, row, data=DataKontak(waktu=now, kepada="Harian X", isi="Angka", janji="Data korban", batas=due)
    )
    assert services.tepati(bpbd, said).ditepati is not None
    with pytest.raises(Ditolak, match="Tidak ada janji"):
        services.tepati(bpbd, said)


def test_the_evaluation_collects_its_clocks_by_itself(aktif, bpbd, laporan):
    row = aktif()
    laporan(kejadian_id=row.pk)
    made = services.tinjau(bpbd, row, data=DataTinjauan(jenis=JenisTinjauan.AKHIR, berjalan="Evakuasi"))
    assert made.jam["lapor_ke_kaji"] >= 59
    assert (made.jam["perintah"], made.jam["perintah_selesai"]) == (row.perintah.count(), 0)


def rusak(actor, row, **lain):
    data = {
        "sektor": Sektor.PERMUKIMAN, "subsektor": "Rumah", "kelas": Kelas.BERAT, "letak": "Damai", "jumlah": Decimal(10),
        "satuan": "unit", "harga": 100_000_000,
    }  # fmt: skip
    return services.catat_kerusakan(actor, row, data=DataKerusakan(**(data | lain)))


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"jumlah": Decimal(0)}, "jumlah"),
        ({"harga": -1}, "harga"),
        ({"kerugian": 10**15}, "kerugian"),
        ({"letak": ""}, "letak"),
    ],
)
def test_damage_is_counted_sensibly(aktif, bpbd, lain, bidang):
    with pytest.raises(Ditolak) as refused:
        rusak(bpbd, aktif(), **lain)
    assert refused.value.bidang == bidang


def test_damage_grows_into_a_plan_that_adds_up_and_is_handed_over(aktif, bpbd, kota):
    row, planner = aktif(), kota.aktor("kabag_ekbang")
    rusak(kota.aktor("kadis_pu"), row)
    rusak(bpbd, row, kelas=Kelas.RINGAN, jumlah=Decimal(4))
    assert pulih.kebutuhan(pulih.kerusakan(row))[Sektor.PERMUKIMAN].kebutuhan == 897_000_000
    with pytest.raises(TidakBerwenang):
        services.susun_r3p(kota.aktor("camat"), row)
    made = services.susun_r3p(planner, row)
    assert sorted((k.jumlah, k.fase) for k in made) == [(92_000_000, "rehabilitasi"), (805_000_000, "rekonstruksi")]
    with pytest.raises(Ditolak, match="sudah ada"):
        services.susun_r3p(planner, row)
    year = timezone.localtime(row.mulai).year
    line = DataKegiatan(
        sektor=Sektor.SOSIAL, subsektor="Sekolah", nama="Perbaiki", letak="Damai", volume=Decimal(2), satuan="ruang",
        harga=50_000_000, sumber_dana=SumberDana.APBN, tahun=year, fase=Fase.REHABILITASI, unit_id=kota.unit["pu"].pk,
    )  # fmt: skip
    services.tambah_kegiatan(planner, row, data=line)
    lines = pulih.kegiatan(row)
    by_source, by_year = pulih.tabel(lines, "sumber"), pulih.tabel(lines, "tahun")
    assert by_source.total == by_year.total == sum(k.jumlah for k in lines) == 997_000_000
    assert by_source.kolom == ["apbd", "apbn"]
    handed = services.serahkan_r3p(planner, row)
    assert {p.unit.kode for p in handed} == {"ekbang", "kesra"}
    assert (
        Penugasan.objects.filter(arahan__in=[p.arahan_id for p in handed], arahan__isi__contains="Rp997").count() == 2
    )


def test_a_record_in_the_plan_is_not_taken_back(aktif, bpbd):
    row = aktif()
    damage = rusak(bpbd, row)
    (line,) = services.susun_r3p(bpbd, row)
    with pytest.raises(Ditolak, match="sudah menjadi kegiatan"):
        services.cabut_kerusakan(bpbd, damage)
    services.hapus_kegiatan(bpbd, line)
    services.cabut_kerusakan(bpbd, damage)
    assert (pulih.kerusakan(row), KegiatanR3P.objects.count()) == ([], 0)


def test_recovery_goes_on_after_the_end(aktif, bpbd):
    row = aktif()
    services.akhiri(bpbd, row)
    assert rusak(bpbd, Kejadian.objects.get(pk=row.pk)).pk


def test_tables_carry_hxl_tags_under_their_heads(aktif, bpbd, masuk):
    row = aktif()
    services.catat_angka(bpbd, row, data=angka(100, sah=True))
    rusak(bpbd, row)
    services.susun_r3p(bpbd, row)
    client = masuk("camat")
    lines = (
        b"".join(client.get(reverse("krisis:angka_csv", args=[row.pk])).streaming_content)
        .decode("utf-8-sig")
        .splitlines()
    )
    assert lines[1].replace(";", ",").split(",") == list(ANGKA)
    assert "#affected+displaced+ind" in lines[2]
    plan = b"".join(client.get(reverse("krisis:r3p", args=[row.pk, "csv"])).streaming_content)
    assert b"#value+total+idr" in plan
    assert client.get(reverse("krisis:r3p", args=[row.pk, "pdf"])).content.startswith(b"%PDF")
