"""The comparison of governments on made-up years: filters cut the list and move nobody, every door tells the same, pages end."""

import json
from decimal import Decimal
from random import Random

import pytest
from django.db import connection

from poros.domain.indeks import services
from poros.domain.indeks.models import HasilTerbit
from poros.domain.indeks.queries import banding as baca
from poros.domain.indeks.values import DataHasil, SaringHasil
from poros.kernel.antarmuka.uji import JALUR
from poros.kernel.commands import Ditolak

pytestmark = pytest.mark.django_db
JENIS = ("kota", "kabupaten", "provinsi", "pusat")


@pytest.fixture
def muat(kota):
    def take(rows: list[DataHasil]) -> int:
        return services.impor_hasil(kota.aktor("admin"), kota.unit["umum"], rows=rows, asal="uji")

    return take


@pytest.fixture
def ramai(muat):
    """`ramai(7)`: some sixty governments of all kinds in two years, repeatably."""

    def fill(benih: int) -> list[DataHasil]:
        acak = Random(benih)

        def row(n: int, jenis: str, tahun: int) -> DataHasil:
            return DataHasil(
                indeks="contoh", tahun=tahun, nama=f"{jenis.title()} {n:02}", jenis=jenis, sumber="Laporan",
                nilai=Decimal(acak.randint(100, 500)) / 100,
                kode_wilayah="" if jenis == "pusat" else f"{acak.choice((31, 64, 73))}.{n:02}",
                penduduk=acak.choice([None, 90_000, 250_000, 749_999, 750_000, 3_000_000]),
            )  # fmt: skip

        kinds = [(n, acak.choice(JENIS)) for n in range(30)]
        rows = [row(n, jenis, tahun) for n, jenis in kinds for tahun in (2030, 2031) if acak.random() < 0.9]
        muat(rows)
        return rows

    return fill


class TestBoard:
    @pytest.mark.parametrize("benih", range(6))
    def test_kinds_divide_the_governments_and_none_is_in_two(self, ramai, benih):
        ramai(benih)
        rows = baca.baca("contoh")
        year = [r for r in rows if r.tahun == 2031]
        parts = [baca.papan(rows, SaringHasil(tahun=2031, jenis=j)).rows for j in JENIS]
        met = [r.id for part in parts for r in part]
        assert sorted(met) == sorted(r.id for r in year)
        everywhere = baca.papan(rows, SaringHasil(tahun=2031)).rows
        assert {r.id for r in everywhere} == {r.id for r in year if r.jenis != "pusat"}

    @pytest.mark.parametrize("benih", range(6))
    def test_population_classes_divide_those_that_were_counted(self, ramai, benih):
        ramai(benih)
        rows = baca.baca("contoh")
        whole = [r for r in baca.papan(rows, SaringHasil(tahun=2031)).rows if r.penduduk is not None]
        met = [r.id for k in baca.PENDUDUK for r in baca.papan(rows, SaringHasil(tahun=2031, penduduk=k)).rows]
        assert sorted(met) == sorted(r.id for r in whole)

    @pytest.mark.parametrize("benih", range(4))
    @pytest.mark.parametrize("q", ["kota", "0", "kabupaten 1", "tidak ada"])
    def test_a_search_shortens_the_list_and_moves_nobody(self, ramai, benih, q):
        ramai(benih)
        rows = baca.baca("contoh")
        whole, found = baca.papan(rows, SaringHasil(tahun=2031)), baca.papan(rows, SaringHasil(tahun=2031, q=q))
        assert [r for r in whole.rows if all(w in r.nama.casefold() for w in q.split())] == found.rows
        assert (found.peringkat, found.dari, found.sebaran) == (whole.peringkat, whole.dari, whole.sebaran)

    @pytest.mark.parametrize("benih", range(6))
    def test_places_and_bars_count_everybody_once(self, ramai, benih):
        ramai(benih)
        board = baca.papan(baca.baca("contoh"), SaringHasil(tahun=2031))
        assert board.dari == len(board.rows) == sum(k.jumlah for k in board.sebaran)
        ordered = [board.peringkat[r.id] for r in board.rows]
        assert ordered == sorted(ordered)
        assert ordered[0] == 1

    def test_movement_is_from_the_year_before_and_only_of_those_who_were_there(self, muat):
        def row(tahun: int, nama: str, nilai: str) -> DataHasil:
            return DataHasil(
                indeks="contoh", tahun=tahun, nama=nama, jenis="kota", nilai=Decimal(nilai), sumber="Laporan"
            )

        muat(
            [row(2027, "A", "1"), row(2029, "A", "2.5"), row(2030, "A", "3"), row(2030, "B", "2"), row(2031, "A", "2")]
        )
        rows = baca.baca("contoh")
        moved = {t: {r.nama: r for r in baca.papan(rows, SaringHasil(tahun=t)).rows} for t in (2029, 2030, 2031)}
        told = {t: baca.papan(rows, SaringHasil(tahun=t)).gerak for t in moved}
        assert told[2029] == {moved[2029]["A"].id: Decimal("1.5")}, "the year before that was published: 2027"
        assert told[2030] == {moved[2030]["A"].id: Decimal("0.5")}
        assert told[2031] == {moved[2031]["A"].id: Decimal(-1)}

    @pytest.mark.parametrize(
        ("banyak", "utama"), [({2030: 10, 2031: 5}, 2031), ({2030: 10, 2031: 4}, 2030), ({2031: 1}, 2031), ({}, 0)]
    )
    def test_the_year_shown_first_is_the_newest_that_is_half_full(self, muat, banyak, utama):
        rows = [
            DataHasil(indeks="contoh", tahun=t, nama=f"K{n}", jenis="kota", nilai=Decimal(2), sumber="L")
            for t, count in banyak.items()
            for n in range(count)
        ]
        if rows:
            muat(rows)
        assert baca.tahun_utama(baca.tahun_tersedia(baca.baca("contoh"))) == utama


class TestDoors:
    """The page, the public page, the data and the API speak of the same numbers."""

    @pytest.mark.parametrize("benih", [1, 2])
    def test_places_are_the_same_everywhere(self, ramai, benih, program):
        ramai(benih)
        bot = program("camat")
        for row in HasilTerbit.objects.filter(indeks="contoh", tahun=2031).exclude(jenis="pusat")[:8]:
            told = bot.get(f"/indeks/hasil/{row.pk}").json()
            shown = baca.potret(row, {})
            board = baca.papan(baca.baca("contoh"), SaringHasil(tahun=2031))
            assert told["nasional"] == {"peringkat": board.peringkat[row.pk], "dari": board.dari}
            assert (
                told["sejenis"]["dari"]
                == HasilTerbit.objects.filter(indeks="contoh", tahun=2031, jenis=row.jenis).count()
            )
            assert (shown.nasional.peringkat, shown.baris.id) == (board.peringkat[row.pk], row.pk)
            assert [r["nama"] for r in told["lebih_baik"]] == [r.nama for r in shown.lebih_baik]

    def test_ministries_are_compared_among_themselves(self, ramai, program):
        ramai(3)
        row = HasilTerbit.objects.filter(indeks="contoh", tahun=2031, jenis="pusat").first()
        count = HasilTerbit.objects.filter(indeks="contoh", tahun=2031, jenis="pusat").count()
        told = program("camat").get(f"/indeks/hasil/{row.pk}").json()
        assert told["nasional"]["dari"] == told["sejenis"]["dari"] == count

    @pytest.mark.parametrize("batas", [1, 7, 100])
    def test_the_api_s_list_ends_and_holds_everybody_once(self, ramai, program, batas):
        ramai(4)
        bot, met = program("camat"), []
        way = f"/indeks/hasil?indeks=contoh&tahun=2031&batas={batas}"
        while way:
            page = bot.get(way).json()
            assert len(page["isi"]) <= batas
            met += [r["id"] for r in page["isi"]]
            way = (page["lanjut"] or "").removeprefix(JALUR)
        wanted = HasilTerbit.objects.filter(indeks="contoh", tahun=2031).values_list("pk", flat=True)
        assert sorted(met) == sorted(wanted)
        assert len(met) == len(set(met))

    def test_open_data_and_page_agree(self, ramai, client, kota):
        ramai(5)
        client.defaults["HTTP_HOST"] = "uji.localhost"
        told = json.loads(client.get("/indeks/publik/data/contoh/2031.json").content)
        kept = HasilTerbit.objects.filter(indeks="contoh", tahun=2031).order_by("nama")
        assert [(r["nama"], Decimal(str(r["nilai"]))) for r in told] == [(r.nama, r.nilai) for r in kept]
        assert [r["penduduk"] for r in told] == [r.penduduk for r in kept]


class TestOwn:
    """Which of the rows is this government: by its code, or by its name where it has none."""

    @pytest.mark.parametrize(
        ("kode", "nama", "ketemu"),
        [("64.72", "Kota Lain", "Kota Umpama"), ("", "Kota Umpama", "Kota Umpama"), ("99.99", "Kota Rekaan", "Kota Rekaan"),
         ("99.99", "Kota Tiada", None), ("", "", None)],
    )  # fmt: skip
    def test_by_code_then_by_name(self, muat, monkeypatch, kode, nama, ketemu):
        muat([
            DataHasil(
                indeks="contoh", tahun=2031, nama=n, jenis="kota", nilai=Decimal(2), sumber="L", kode_wilayah=k
            )
            for n, k in (("Kota Rekaan", ""), ("Kota Umpama", "64.72"))
        ])  # fmt: skip
        monkeypatch.setattr(connection.tenant, "kode_wilayah", kode)
        monkeypatch.setattr(connection.tenant, "nama", nama)
        found = baca.kita(baca.baca("contoh"))
        assert (found.nama if found else None) == ketemu


class TestImport:
    def test_what_is_told_before_is_what_happens(self, ramai, muat):
        rows = ramai(6)
        again = [r for r in rows if r.tahun == 2031]
        other = [
            DataHasil(indeks="contoh", tahun=2032, nama=r.nama, jenis=r.jenis, nilai=r.nilai, sumber="L") for r in again
        ]
        seen = baca.pratinjau_impor(again + other)
        before = HasilTerbit.objects.count()
        assert muat(again + other) == seen.banyak
        assert HasilTerbit.objects.count() - before == seen.baru == len(other)
        assert (seen.diganti, seen.berubah) == (0, [])

    def test_replaced_is_what_changes_its_value(self, muat):
        def row(nilai: str, sumber: str = "L") -> DataHasil:
            return DataHasil(indeks="contoh", tahun=2031, nama="A", jenis="kota", nilai=Decimal(nilai), sumber=sumber)

        muat([row("2")])
        assert baca.pratinjau_impor([row("2.000", "Lain")]).diganti == 0
        seen = baca.pratinjau_impor([row("2.001")])
        assert (seen.diganti, seen.baru, seen.berubah[0][1]) == (1, 0, 2)

    def test_nothing_or_one_thing_twice_is_refused(self, muat):
        one = DataHasil(indeks="contoh", tahun=2031, nama="A", jenis="kota", nilai=Decimal(2), sumber="L")
        for rows, field in (([], "berkas"), ([one, one], "hasil")):
            with pytest.raises(Ditolak) as refused:
                muat(rows)
            assert refused.value.bidang == field
        assert not HasilTerbit.objects.filter(indeks="contoh").exists()
