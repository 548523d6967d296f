"""The plan of recovery: drafted from damage, changed by hand, added up, printed, handed to planning and budget."""

import io
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from poros.domain.krisis import cetak, ekspor, services
from poros.domain.krisis.models import KegiatanR3P, PeranKrisis
from poros.domain.krisis.queries import parameter, pulih
from poros.domain.krisis.rules.alur import Peran
from poros.domain.krisis.rules.pulih import Fase, Kelas, Sektor, SumberDana
from poros.domain.krisis.tests.bahan import anggota, baris_csv, kegiatan, kerusakan, segar, teks_pdf
from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import isi
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.koneksi import daerah
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def perencana(kota):
    return kota.aktor("kabag_ekbang")


def rusak(aktor, row, **lain):
    return services.catat_kerusakan(aktor, row, data=kerusakan(**lain))


@pytest.mark.parametrize(
    ("kelas", "bagian", "fase", "tunda", "kata"),
    [
        (Kelas.RINGAN, 2, "rehabilitasi", 0, "Memperbaiki jembatan"),
        (Kelas.SEDANG, 4, "rehabilitasi", 0, "Memperbaiki jembatan"),
        (Kelas.BERAT, 7, "rekonstruksi", 1, "Membangun kembali jembatan"),
    ],
)
def test_a_line_grows_out_of_its_damage(tanggap, bpbd, perencana, kelas, bagian, fase, tunda, kata):  # noqa: PLR0917 -- fixtures and a row
    """Ten parts of a price; infrastructure is rebuilt a fifth better (the shares that ship)."""
    row = tanggap()
    made = rusak(
        bpbd, row, sektor=Sektor.INFRASTRUKTUR, subsektor="Jembatan", kelas=kelas, jumlah=Decimal(4), harga=1000
    )
    (line,) = services.susun_r3p(perencana, row)
    need = 4 * bagian * 100 * 12 // 10
    assert (line.jumlah, line.harga, line.volume, line.satuan) == (need, need // 4, Decimal(4), "unit")
    assert (line.nama, line.fase, line.sumber_dana, line.letak) == (kata, fase, "apbd", "Damai")
    assert line.tahun == timezone.localtime(row.mulai).year + tunda
    assert (line.unit, line.kerusakan) == (made.unit, made)


def test_the_sum_of_the_draft_is_the_need_of_the_damage(tanggap, bpbd, perencana):
    row = tanggap()
    for n, sector in enumerate(Sektor, start=1):
        rusak(bpbd, row, sektor=sector, kelas=Kelas.SEDANG, jumlah=Decimal(n), harga=10_000_000 * n)
    services.susun_r3p(perencana, row)
    need = pulih.kebutuhan(pulih.kerusakan(row))
    table = pulih.tabel(pulih.kegiatan(row), "sumber")
    assert {s: total for s, _cells, total in table.baris} == {s: n.kebutuhan for s, n in need.items()}
    assert table.total == sum(n.kebutuhan for n in need.values())


def test_later_damage_adds_lines_and_leaves_what_people_wrote(tanggap, bpbd, perencana, kota):
    row = tanggap()
    rusak(bpbd, row)
    (first,) = services.susun_r3p(perencana, row)
    KegiatanR3P.objects.filter(pk=first.pk).update(nama="Relokasi sepuluh rumah", sumber_dana="apbn")
    by_hand = services.tambah_kegiatan(perencana, row, data=kegiatan(kota))
    rusak(bpbd, row, subsektor="Talud")
    (second,) = services.susun_r3p(perencana, row)
    assert second.nama == "Membangun kembali talud"
    assert {(k.pk, k.nama) for k in pulih.kegiatan(row)} == {
        (first.pk, "Relokasi sepuluh rumah"), (by_hand.pk, "Perbaiki sekolah"), (second.pk, second.nama),
    }  # fmt: skip


def test_a_line_taken_out_comes_back_with_the_next_draft(tanggap, bpbd, perencana):
    row = tanggap()
    damage = rusak(bpbd, row)
    (line,) = services.susun_r3p(perencana, row)
    services.hapus_kegiatan(perencana, line)
    (again,) = services.susun_r3p(perencana, row)
    assert (again.kerusakan, again.pk != line.pk) == (damage, True)
    lines = Jejak.objects.filter(aksi="krisis.r3p_hapus")
    assert [x.objek_id for x in lines] == [line.pk], "the trail names the line that went"


@pytest.mark.parametrize(
    ("mulai", "tahun"),
    [
        (datetime(2025, 12, 31, 16, 30, tzinfo=UTC), {"Asia/Jakarta": 2025, "Asia/Makassar": 2026, "Asia/Jayapura": 2026}),
        (datetime(2025, 12, 31, 15, 30, tzinfo=UTC), {"Asia/Jakarta": 2025, "Asia/Makassar": 2025, "Asia/Jayapura": 2026}),
    ],
)  # fmt: skip
def test_the_first_year_is_that_of_the_event_where_it_happened(buka, bpbd, mulai, tahun):
    row = buka(mulai=mulai)
    damage = rusak(bpbd, row, kelas=Kelas.RINGAN)
    found = {}
    for zone in tahun:
        with timezone.override(ZoneInfo(zone)):
            (line,) = services.susun_r3p(bpbd, row)
            found[zone] = line.tahun
            services.hapus_kegiatan(bpbd, line)
    assert (found, damage.kelas) == (tahun, "ringan")


@pytest.mark.parametrize(("beda", "boleh"), [(-1, False), (0, True), (5, True), (6, False)])
def test_a_plan_reaches_from_the_year_of_the_event_five_years_ahead(tanggap, perencana, kota, beda, boleh):
    row = tanggap()
    data = kegiatan(kota, tahun=timezone.localtime(row.mulai).year + beda)
    if boleh:
        assert services.tambah_kegiatan(perencana, row, data=data).tahun == data.tahun
        return
    with pytest.raises(Ditolak, match="Tahun antara") as refused:
        services.tambah_kegiatan(perencana, row, data=data)
    assert refused.value.bidang == "tahun"


@pytest.mark.parametrize(
    ("volume", "harga", "jumlah"),
    [("2", 50_000_000, 100_000_000), ("0.5", 3, 2), ("1.25", 10, 13), ("3", 0, 0), ("0.01", 49, 0), ("0.01", 50, 1)],
)
def test_a_line_by_hand_is_volume_times_price_halves_upwards(tanggap, perencana, kota, volume, harga, jumlah):  # noqa: PLR0917 -- as above
    data = kegiatan(kota, volume=Decimal(volume), harga=harga)
    assert services.tambah_kegiatan(perencana, tanggap(), data=data).jumlah == jumlah


@pytest.mark.parametrize(
    "lain", [{"volume": Decimal(-1)}, {"harga": -1}, {"volume": Decimal("999999999999.99"), "harga": 10**15 - 1}]
)
def test_a_line_that_cannot_be_paid_is_refused_beside_its_volume(tanggap, perencana, kota, lain):
    row = tanggap()
    with pytest.raises(Ditolak) as refused:
        services.tambah_kegiatan(perencana, row, data=kegiatan(kota, **lain))
    assert (refused.value.bidang, row.kegiatan.count()) == ("volume", 0)


def test_the_table_keeps_columns_that_only_one_sector_has(tanggap, perencana, kota):
    row, year = tanggap(), timezone.localdate().year
    for sector, source, add, price in (
        (Sektor.SOSIAL, SumberDana.APBN, 0, 5),
        (Sektor.PERMUKIMAN, SumberDana.APBD, 1, 7),
        (Sektor.SOSIAL, SumberDana.MASYARAKAT, 1, 1),
    ):
        data = kegiatan(kota, sektor=sector, sumber_dana=source, tahun=year + add, volume=Decimal(1), harga=price)
        services.tambah_kegiatan(perencana, row, data=data)
    by_source, by_year = (pulih.tabel(pulih.kegiatan(row), k) for k in ("sumber", "tahun"))
    assert by_source.kolom == ["apbd", "apbn", "masyarakat"]
    assert list(by_source.baris) == [("permukiman", [7, 0, 0], 7), ("sosial", [0, 5, 1], 6)]
    assert (by_source.jumlah, by_source.total) == ([7, 5, 1], 13)
    assert (by_year.kolom, by_year.jumlah) == ([str(year), str(year + 1)], [5, 8])


def test_an_empty_plan_has_empty_tables_and_no_buttons_to_send_it(tanggap, masuk):
    row = tanggap()
    empty = pulih.tabel([], "tahun")
    assert (empty.kolom, empty.baris, empty.total) == ([], [], 0)
    page = masuk("kabag_ekbang").get(reverse("krisis:pulih", args=[row.pk])).content.decode()
    assert "Belum ada kerusakan yang dicatat" in page
    assert reverse("krisis:serahkan_r3p", args=[row.pk]) not in page
    assert reverse("krisis:r3p", args=[row.pk, "pdf"]) not in page


# ---------------------------------------------------------------- handed over


@pytest.fixture
def siap(tanggap, bpbd):
    row = tanggap()
    rusak(bpbd, row)
    services.susun_r3p(bpbd, row)
    return row


def test_planning_and_budget_get_work_with_the_sum_and_the_law(siap, perencana, kota):
    handed = services.serahkan_r3p(perencana, siap)
    works = Penugasan.objects.filter(arahan__in=[p.arahan_id for p in handed]).select_related("arahan", "unit")
    assert {w.unit for w in works} == {kota.unit["ekbang"], kota.unit["kesra"]}
    for work in works:
        assert "1 kegiatan, Rp805.000.000" in work.arahan.isi
        assert work.arahan.dasar == "Peraturan BNPB 5/2017"
        assert work.arahan.sumber_id == siap.pk
    assert {p.klaster for p in handed} == {"Pemulihan"}
    due = {p.batas - siap.jam for p in handed}
    assert all(timedelta(days=13, hours=23) < d <= timedelta(days=14) for d in due)


def test_a_unit_with_both_roles_is_asked_once(siap, perencana, kota):
    PeranKrisis.objects.filter(peran=Peran.KEUANGAN).update(unit=kota.unit["ekbang"])
    assert [p.unit for p in services.serahkan_r3p(perencana, siap)] == [kota.unit["ekbang"]]


def test_where_only_one_role_is_set_it_goes_to_that_one(siap, perencana, kota):
    PeranKrisis.objects.filter(peran=Peran.PERENCANAAN).exclude(unit=kota.unit["ekbang"]).delete()
    PeranKrisis.objects.filter(peran=Peran.KEUANGAN).delete()
    assert [p.unit for p in services.serahkan_r3p(perencana, siap)] == [kota.unit["ekbang"]]


def test_who_is_handed_the_plan_is_told_and_nobody_else(siap, bpbd, kota):
    before = Pemberitahuan.objects.latest("pk").pk if Pemberitahuan.objects.exists() else 0
    services.serahkan_r3p(bpbd, siap)
    told = set(Pemberitahuan.objects.filter(pk__gt=before).values_list("orang_id", flat=True))
    assert {kota.orang["kabag_ekbang"].pk, kota.orang["kabag_kesra"].pk} <= told
    assert not {kota.orang[k].pk for k in ("camat", "kadis_sos", "inspektur", "admin")} & told


def test_nobody_but_planners_hands_over_and_a_refusal_leaves_nothing(siap, kota):
    orders = siap.perintah.count(), Arahan.objects.count()
    for kode in ("walikota", "sekda", "camat", "kabag_kesra", "inspektur", "admin"):
        with pytest.raises(TidakBerwenang):
            services.serahkan_r3p(kota.aktor(kode), siap)
    assert (siap.perintah.count(), Arahan.objects.count()) == orders


def test_the_file_in_their_hands_is_the_plan_as_it_stood_then(siap, bpbd, kota):
    (first, *_rest) = services.serahkan_r3p(bpbd, siap)
    services.tambah_kegiatan(bpbd, siap, data=kegiatan(kota, nama="Sekolah darurat"))
    work = Penugasan.objects.get(arahan=first.arahan)
    tie = Tautan.objects.get(objek="penugasan", objek_id=work.pk)
    words = teks_pdf(b"".join(isi(tie.berkas)))
    assert ("Membangun kembali rumah" in words, "Sekolah darurat" in words) == (True, False)


def test_the_hand_over_stands_on_the_board_of_the_event(siap, bpbd, masuk):
    before = segar(siap).versi
    services.serahkan_r3p(bpbd, siap)
    assert segar(siap).versi > before
    assert "Pemulihan" in masuk("camat").get(reverse("krisis:perintah", args=[siap.pk])).content.decode()


# ---------------------------------------------------------------- language and paper


def test_whoever_works_in_english_the_plan_and_its_orders_are_indonesian(tanggap, bpbd):
    """Lines, orders and paper are government documents (UU 24/2009 Art. 27)."""
    row = tanggap()
    rusak(bpbd, row)
    rusak(bpbd, row, kelas=Kelas.RINGAN, subsektor="Pagar")
    with translation.override("en"):
        lines = services.susun_r3p(bpbd, row)
        handed = services.serahkan_r3p(bpbd, row)
    assert {k.nama for k in lines} == {"Membangun kembali rumah", "Memperbaiki pagar"}
    assert {p.klaster for p in handed} == {"Pemulihan"}
    assert all("Masukkan rencana rehabilitasi-rekonstruksi" in p.isi for p in handed)


@pytest.mark.parametrize("latihan", [False, True])
def test_paper_names_the_event_its_decrees_and_says_when_it_is_a_drill(tanggap, bpbd, kota, latihan):
    row = tanggap(latihan=latihan)
    rusak(bpbd, row, subsektor="Rumah <b>Rekaan</b> #1 $x$", jumlah=Decimal("2.50"))
    services.susun_r3p(bpbd, row)
    with translation.override("en"):
        words = teks_pdf(cetak.r3p(bpbd, row, daerah()))
    assert ("INI LATIHAN" in words) is latihan
    for word in (
        "RANCANGAN RENCANA REHABILITASI DAN REKONSTRUKSI",
        "SK 300/1/2026",
        "Permukiman",
        "2,5 unit",
        "Rp201.250.000",
    ):
        assert word in words, word
    assert "<b>rekaan</b> #1 $x$" in words.lower(), "what people type is never markup of the sheet"
    assert "Dicetak dari Poros" in words


def test_paper_lists_the_team_and_leaves_out_what_there_is_not(siap, bpbd, perencana):
    assert "E. Tim" not in teks_pdf(cetak.r3p(bpbd, siap, daerah()))
    services.tambah_anggota(perencana, siap, data=anggota(pejabat="Bu Ahli Rekaan", tugas="Menghitung"))
    words = teks_pdf(cetak.r3p(bpbd, siap, daerah()))
    assert all(w in words for w in ("E. Tim", "Bu Ahli Rekaan", "Semua sektor", "Menghitung"))
    assert "F. Rencana kerja" not in words


def test_a_plan_without_damage_and_decree_still_prints(buka, bpbd, kota):
    row = buka()
    services.tambah_kegiatan(bpbd, row, data=kegiatan(kota))
    words = teks_pdf(cetak.r3p(bpbd, row, daerah()))
    assert ("A. Dasar" in words, "Perbaiki sekolah" in words, "Rp100.000.000" in words) == (False, True, True)


def test_a_plan_without_a_line_is_an_empty_sheet_and_an_empty_table(tanggap, masuk):
    row, client = tanggap(), masuk("camat")
    words = teks_pdf(client.get(reverse("krisis:r3p", args=[row.pk, "pdf"])).content)
    assert ("C. Kegiatan" in words, "Jumlah seluruhnya: Rp0" in words) == (True, True)
    head, tags = baris_csv(client.get(reverse("krisis:r3p", args=[row.pk, "csv"])))
    assert (len(head), tags[8]) == (len(tags), "#value+total+idr")


def test_the_table_goes_out_row_by_row_under_its_tags(siap, bpbd, kota, masuk):
    services.tambah_kegiatan(bpbd, siap, data=kegiatan(kota, nama="=HYPERLINK(1)", letak="@Damai"))
    head, tags, *body = baris_csv(masuk("camat").get(reverse("krisis:r3p", args=[siap.pk, "csv"])))
    assert len(head) == len(tags) == len(body[0])
    assert tags[:2] == ["#crisis+name", "#sector"]
    plan = {line[3].lstrip("'"): line for line in body}
    assert plan["Membangun kembali rumah"][8:12] == [
        "805000000", "APBD kota/kabupaten", str(timezone.localdate().year + 1), "BPBD",
    ]  # fmt: skip
    assert not [c for line in body for c in line if c[:1] in "=@"], "nothing that a sheet would compute"


def test_the_sheet_holds_numbers_as_numbers(siap, masuk):
    from python_calamine import CalamineWorkbook

    answer = masuk("camat").get(reverse("krisis:r3p", args=[siap.pk, "xlsx"]))
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    (line,) = [r for r in rows if "Membangun kembali rumah" in r]
    assert (float(line[5]), float(line[7]), float(line[8])) == (10.0, 80_500_000.0, 805_000_000.0)


def test_a_table_in_english_keeps_the_tags_that_programs_read(siap):
    with translation.override("en"):
        head, (tags, line) = ekspor.judul_r3p(), list(ekspor.r3p(siap, pulih.kegiatan(siap)))
    assert head[1] != "Sektor"
    assert (tags[1], line[8]) == ("#sector", 805_000_000)


@pytest.mark.parametrize("nama", ["pdf", "csv", "xlsx"])
def test_the_plan_is_for_everybody_in_office_and_nobody_outside(siap, masuk, client, nama):
    address = reverse("krisis:r3p", args=[siap.pk, nama])
    client.defaults["HTTP_HOST"] = "uji.localhost"
    assert client.get(address).status_code == 302
    answer = masuk("inspektur").get(address)
    assert (answer.status_code, f".{nama}" in answer["Content-Disposition"]) == (200, True)
    assert masuk("inspektur").get(reverse("krisis:r3p", args=[999_999, nama])).status_code == 404


def test_shares_and_sources_that_ship_are_shown_with_where_they_come_from(siap, masuk):
    page = masuk("camat").get(reverse("krisis:pulih", args=[siap.pk])).content.decode()
    assert parameter.patokan().sumber.split(" (")[0] in page
    assert all(0 < share <= 1 for share in parameter.patokan().bagian.values())
    assert {Fase(k.fase) for k in pulih.kegiatan(siap)} == {Fase.REKONSTRUKSI}
