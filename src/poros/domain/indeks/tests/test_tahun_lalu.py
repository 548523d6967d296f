"""What a year takes over from the years before: values to look back at, evidence to use again; and what it may not see of them."""

from datetime import date
from decimal import Decimal

import pytest

from poros.domain.indeks import services
from poros.domain.indeks.models import Bukti, BuktiButir, Butir, Penilaian
from poros.domain.indeks.queries import kertas as baca
from poros.domain.indeks.rules.alur import Aksi, Status
from poros.kernel.commands import Ditolak

pytestmark = pytest.mark.django_db


@pytest.fixture
def tahun(kota, data):
    """`tahun(2027, I1="kec")`: a year that is being answered; PU owns what is not said otherwise."""

    def make(nomor: int, mulai: bool = True, **pemilik: str) -> Penilaian:
        ekbang = kota.aktor("kabag_ekbang")
        row = services.susun(ekbang, kota.unit["ekbang"], data=data(tahun=nomor))
        units = {"I1": "pu", "I2": "pu", "I3": "pu"} | pemilik
        services.bagi(ekbang, row, pemilik={kode: kota.unit[u].pk for kode, u in units.items()})
        return services.mulai(ekbang, row) if mulai else row

    return make


def garis(row: Penilaian, kode: str = "I1") -> Butir:
    return row.butir.select_related("penilaian__instrumen", "penugasan").get(kode=kode)


class TestLookingBack:
    def test_the_newest_year_before_this_one(self, kota, beku, tahun):
        """2026 is frozen with I3 at 1; 2028 was answered with 4; 2027 was called off."""
        pu = kota.aktor("kadis_pu")
        off = tahun(2027)
        services.alirkan(kota.aktor("kabag_ekbang"), off, aksi=Aksi.BATALKAN, catatan="Dicabut")
        later = tahun(2028)
        services.jawab(pu, garis(later, "I3"), nilai=Decimal(4), alasan="x")
        newest = tahun(2029)
        assert baca.nilai_lalu(pu, garis(newest, "I3")).penilaian.tahun == 2028
        assert baca.nilai_lalu(pu, garis(later, "I3")).internal == 1
        assert baca.nilai_lalu(pu, garis(beku, "I3")) is None

    def test_who_takes_an_indicator_over_does_not_read_what_was_not_announced(self, kota, beku, tahun, masuk):
        """The kecamatan owns I1 from now on; last year's result of PU is frozen and nobody else's business yet."""
        row = tahun(2027, I1="kec")
        camat = kota.aktor("camat")
        assert baca.nilai_lalu(camat, garis(row)) is None
        page = masuk("camat").get(f"/indeks/butir/{garis(row).pk}/").content.decode()
        assert "Tahun 2026" not in page
        services.umumkan(kota.aktor("sekda"), beku)
        assert baca.nilai_lalu(camat, garis(row)).mandiri == 3
        assert "Tahun 2026" in masuk("camat").get(f"/indeks/butir/{garis(row).pk}/").content.decode()

    def test_another_index_with_the_same_codes_is_another(self, kota, beku, naskah, data):
        text = naskah.replace("contoh-2026", "lain-2026").replace("indeks: contoh", "indeks: lain")
        ruler = services.catat_instrumen(kota.aktor("admin"), kota.unit["umum"], naskah=text)
        ekbang = kota.aktor("kabag_ekbang")
        row = services.susun(ekbang, kota.unit["ekbang"], data=data(instrumen_id=ruler.pk, tahun=2027))
        assert baca.nilai_lalu(ekbang, garis(row)) is None
        assert set(row.butir.values_list("unit", flat=True)) == {None}, "nor do its owners come along"


class TestOwners:
    def test_the_last_word_on_ownership_counts(self, kota, penilaian, tahun, data):
        tahun(2027, mulai=False, I2="kec")
        row = services.susun(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=data(tahun=2028))
        assert dict(row.butir.values_list("kode", "unit__kode")) == {"I1": "pu", "I2": "kec", "I3": "pu"}

    def test_a_year_set_up_later_for_an_earlier_one_learns_of_both(self, kota, penilaian, tahun, data):
        """Owners are those of the highest year, not of the one that was set up last."""
        tahun(2029, mulai=False, I2="kec")
        tahun(2027, mulai=False, I2="dlh")
        row = services.susun(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=data(tahun=2030))
        assert dict(row.butir.values_list("kode", "unit__kode"))["I2"] == "kec"


class TestEvidence:
    @pytest.fixture
    def lama(self, kota, berjalan, butir) -> Bukti:
        return services.tambah_bukti_butir(kota.aktor("kadis_pu"), butir("I1"), judul="SK 2026", keterangan="Rak 1")

    def test_last_year_s_piece_serves_this_year_and_stays_where_it_was(self, kota, lama, tahun):
        row, pu = tahun(2027), kota.aktor("kadis_pu")
        assert [b.judul for b in baca.bukti_tersedia(pu, garis(row))] == ["SK 2026"]
        assert services.pakai_bukti(pu, garis(row), bukti=[lama.pk]) == 1
        assert BuktiButir.objects.filter(bukti=lama).count() == 2
        assert baca.bukti_tersedia(pu, garis(row)) == [], "what is tied already is not offered"
        shown = baca.bukti_butir(garis(row))
        assert [(b.judul, b.tahun, b.melayani) for b in shown] == [("SK 2026", 2026, 2)]

    def test_the_forty_newest_are_offered(self, kota, lama, tahun):
        pu, row = kota.aktor("kadis_pu"), tahun(2027)
        Bukti.objects.bulk_create(
            Bukti(unit=kota.unit["pu"], judul=f"B{n:02}", tahun=2026, oleh_id=1, keterangan="x") for n in range(45)
        )
        offered = [b.judul for b in baca.bukti_tersedia(pu, garis(row))]
        assert offered == [f"B{n:02}" for n in range(44, 4, -1)]

    def test_an_older_one_may_still_be_named_by_a_program(self, kota, lama, tahun, program):
        row = tahun(2027)
        Bukti.objects.bulk_create(
            Bukti(unit=kota.unit["pu"], judul=f"B{n:02}", tahun=2026, oleh_id=1, keterangan="x") for n in range(45)
        )
        answer = program("kadis_pu").post(f"/indeks/butir/{garis(row).pk}/bukti/pakai", {"bukti": [lama.pk]})
        assert (answer.status_code, answer.json()) == (200, {"banyak": 1})

    def test_of_several_only_the_new_ones_are_counted(self, kota, lama, tahun):
        pu, row = kota.aktor("kadis_pu"), tahun(2027)
        other = services.tambah_bukti_butir(pu, garis(row, "I3"), judul="SK 2027", keterangan="Rak 2")
        assert services.pakai_bukti(pu, garis(row), bukti=[lama.pk, other.pk, lama.pk, 10**9]) == 2
        with pytest.raises(Ditolak) as refused:
            services.pakai_bukti(pu, garis(row), bukti=[lama.pk, other.pk])
        assert refused.value.bidang == "bukti"

    def test_what_was_frozen_keeps_it_though_it_is_taken_off_elsewhere(self, kota, lama, terisi, alirkan, tahun):
        for row in terisi.butir.all():
            row.internal = Decimal(3)
            row.save()
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        frozen = alirkan(terisi, Aksi.BEKUKAN)
        later, pu = tahun(2027), kota.aktor("kadis_pu")
        services.pakai_bukti(pu, garis(later), bukti=[lama.pk])
        services.lepas_bukti(pu, garis(later), bukti=lama.pk)
        assert [b["judul"] for b in frozen.beku.isi["bukti"]] == ["SK 2026"]
        assert BuktiButir.objects.filter(bukti=lama).count() == 1


class TestPlans:
    def test_a_plan_begins_where_the_last_round_ended(self, kota, beku):
        from poros.domain.indeks.queries import rencana

        begin = rencana.awal(judul="x", tahun=2027, penilaian=beku)
        assert dict(begin.tingkat) == {"I1": 3, "I2": 3, "I3": 1}

    @pytest.mark.parametrize(("tahun_nilai", "tercapai"), [(2026, None), (2027, Decimal(3)), (2028, Decimal(3))])
    def test_reached_is_what_was_found_from_its_first_year_on(self, kota, beku, data, *, tahun_nilai, tercapai):
        from poros.domain.indeks.queries import rencana

        ekbang = kota.aktor("kabag_ekbang")
        begin = rencana.awal(judul="x", mulai=2027, tahun=2028, sasaran=Decimal("2.60"), penilaian=beku)
        row = services.susun_rencana(ekbang, kota.unit["ekbang"], data=begin)
        services.tetapkan_rencana(
            ekbang, row, pemilik=dict.fromkeys(("I1", "I2", "I3"), kota.unit["pu"].pk), tenggat=date(2099, 12, 1)
        )
        if tahun_nilai != 2026:
            found = services.susun(ekbang, kota.unit["ekbang"], data=data(tahun=tahun_nilai))
            found.butir.update(mandiri=Decimal(3))
            Penilaian.objects.filter(pk=found.pk).update(status=Status.DIISI)
        steps = {k.langkah.kode: k.tercapai for k in rencana.peta_jalan(row).langkah}
        assert steps["I3"] == tercapai
