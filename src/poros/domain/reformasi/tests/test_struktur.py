"""The structure as it stands today: who is counted, what the names tell, what lies outside, what has ended."""

from datetime import date

import pytest

from poros.domain.reformasi import services
from poros.domain.reformasi.benih import benih
from poros.domain.reformasi.models import AturanSederhana, StrategiSakip
from poros.domain.reformasi.queries.acuan import (
    CONTOH,
    aturan_hitung,
    baca,
    dasar,
    indikator_indeks,
    jf_aktif,
    kata,
    strategi,
)
from poros.domain.reformasi.queries.telaah import potret
from poros.domain.reformasi.rules.alur import JenisMasalah
from poros.domain.reformasi.rules.penyederhanaan import Hasil, Jenis
from poros.kernel.organisasi import peta
from poros.kernel.organisasi.models import Jabatan, Pemangku, Unit
from poros.kernel.organisasi.rules import Fungsi, JenisUnit, Kapasitas
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def kini(kota):
    """The posts by their code, as they are read now."""

    def read(siapa="kabag_umum", hari=None):
        peta._peta.clear()
        return {a.pos.kode: a for a in potret(kota.aktor(siapa, hari))}

    return read


@pytest.fixture
def seksi(kota):
    """A further office of Dinas PU, by its name."""

    def make(nama="Kepala Seksi Irigasi", eselon="IV.a", **lain):
        return Jabatan.objects.create(unit=kota.unit["pu"], nama=nama, eselon=eselon, **lain)

    return make


class TestWho:
    def test_every_head_and_every_structural_post_once(self, kota, kini, seksi):
        seksi()
        found = kini()
        heads = {u.kode for u in kota.unit.values()} - {"pu_sda"}
        assert set(found) == heads | {f"pu/{Jabatan.objects.latest('id').pk}"}

    def test_nobody_of_staff_and_no_secretariat_without_eselon(self, kini):
        names = {a.pos.jabatan for a in kini().values()}
        assert names.isdisjoint({"Pengelola Surat Bagian Umum", "Analis Sumber Daya Air", "Pengelola Sistem"})

    @pytest.mark.parametrize("jenis", [JenisUnit.KAMPUNG, JenisUnit.BUMD, JenisUnit.LUAR])
    def test_what_lies_outside_the_apparatus_is_left_out(self, kota, kini, jenis):
        made = Unit.objects.create(
            kode="luar", nama="Luar", singkatan="Luar", jenis=jenis, induk=kota.unit["kdh"], urutan=99
        )
        Jabatan.objects.create(unit=made, nama="Kepala Luar", eselon="III.a", kepala=True)
        assert "luar" not in kini()

    def test_what_was_abolished_is_gone(self, kota, kini, seksi):
        row = seksi()
        assert f"pu/{row.pk}" in kini()
        Jabatan.objects.filter(pk=row.pk).update(aktif=False)
        assert f"pu/{row.pk}" not in kini()
        Unit.objects.filter(pk=kota.unit["dlh"].pk).update(aktif=False)
        assert "dlh" not in kini()

    def test_whoever_reads_it_reads_the_same(self, kini):
        assert kini("kabag_umum") == kini("sekda") == kini("camat")


class TestHolders:
    def test_those_of_the_day(self, kota, kini):
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(sampai=date(2026, 6, 30))
        assert kini(hari=date(2026, 6, 30))["pu"].pos.pemangku == 1
        assert kini(hari=date(2026, 7, 1))["pu"].pos.pemangku == 0

    def test_who_stands_in_is_no_holder(self, kota, kini):
        """Whoever acts (Plt., Plh.) loses nothing when the post goes."""
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(
            kapasitas=Kapasitas.PLT, sampai=date(2099, 1, 1)
        )
        assert kini()["pu"].pos.pemangku == 0

    def test_a_revoked_one_neither(self, kota, kini):
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(dicabut=date(2026, 1, 1))
        assert kini()["pu"].pos.pemangku == 0


class TestNames:
    @pytest.mark.parametrize(
        ("nama", "eselon", "jenis", "fungsi"),
        [
            ("Sekretaris Dinas PU", "III.a", Jenis.SEKRETARIAT, ""),
            ("Kepala Bidang Jalan", "III.b", Jenis.BIDANG, ""),
            ("Kepala Seksi Irigasi", "IV.a", Jenis.SUBBAGIAN, ""),
            ("Kepala Subbagian Tata Usaha", "IV.a", Jenis.SUBBAGIAN, "tata_usaha"),
            ("Kepala Subbagian Umum dan Kepegawaian", "IV.a", Jenis.SUBBAGIAN, "tata_usaha"),
            ("Kepala Subbagian Kepegawaian dan Umum", "IV.a", Jenis.SUBBAGIAN, "tata_usaha"),
            ("Kepala Seksi Pengadaan Barang dan Jasa", "IV.a", Jenis.SUBBAGIAN, "pengadaan"),
            ("KEPALA SUBBAGIAN TATA USAHA", "IV.b", Jenis.SUBBAGIAN, "tata_usaha"),
        ],
    )
    def test_tell_kind_and_function_where_they_do(self, kini, seksi, nama, eselon, jenis, fungsi):  # noqa: PLR0917 -- fixtures
        row = seksi(nama, eselon)
        post = kini()[f"pu/{row.pk}"].pos
        assert (post.jenis, post.fungsi, post.induk) == (jenis, fungsi, "pu")

    def test_a_unit_without_a_head_hangs_its_children_on_the_next_above(self, kota, kini):
        Jabatan.objects.filter(pk=kota.jabatan["asisten1"].pk).update(kepala=False, aktif=False)
        assert kini()["kesra"].pos.induk == "setda"

    def test_at_the_top_there_is_nobody_above(self, kini):
        found = kini()
        assert found["kdh"].pos.induk == ""
        assert {a.pos.induk for k, a in found.items() if k != "kdh"} <= set(found)


class TestRules:
    def test_every_rule_that_ships_is_in_order_and_has_words(self):
        rows = list(AturanSederhana.objects.all())
        assert len(rows) == len(baca("penyederhanaan"))
        assert all(r.teks and r.sumber and r.mutu in "PSG" for r in rows)
        assert [r.kode for r in rows] == [r.kode for r in aturan_hitung()]
        assert all(bool(r.hasil) != bool(r.jenjang) for r in rows)

    def test_the_seed_never_overwrites_what_was_changed(self):
        row = AturanSederhana.objects.first()
        AturanSederhana.objects.filter(pk=row.pk).update(teks="Diubah di sini.", bawaan=False)
        StrategiSakip.objects.filter(kode="lintas-penanggung-jawab").update(nama="Nama kita")
        before = AturanSederhana.objects.count(), StrategiSakip.objects.count(), len(jf_aktif())
        benih()
        assert (AturanSederhana.objects.count(), StrategiSakip.objects.count(), len(jf_aktif())) == before
        assert AturanSederhana.objects.get(pk=row.pk).teks == "Diubah di sini."
        assert StrategiSakip.objects.get(kode="lintas-penanggung-jawab").nama == "Nama kita"

    def test_a_ground_is_cited_as_it_read_on_the_day(self):
        row = AturanSederhana.objects.get(kode="otda-rsud")
        AturanSederhana.objects.create(
            **{f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname not in {"id", "dari", "teks"}},
            dari=date(2027, 1, 1), teks="Bunyi baru.",
        )  # fmt: skip
        assert dasar(date(2026, 12, 31))["otda-rsud"].teks == row.teks
        assert dasar(date(2027, 1, 1))["otda-rsud"].teks == "Bunyi baru."
        assert "otda-rsud" not in dasar(date(2000, 1, 1))

    def test_strategies_of_a_kind_and_only_those_in_use(self):
        kinds = {s.jenis for s in strategi()}
        assert kinds <= {*JenisMasalah}
        one = strategi(JenisMasalah.INDIKATOR_LINTAS)
        assert {s.jenis for s in one} == {JenisMasalah.INDIKATOR_LINTAS}
        StrategiSakip.objects.filter(pk=one[0].pk).update(aktif=False)
        assert StrategiSakip.objects.get(pk=one[0].pk) not in strategi()

    def test_words_that_hint_are_written_small(self):
        """They are compared with small letters: one with a capital would never be found."""
        words = kata()
        assert words.keluaran
        assert words.kabur
        assert all(w == w.lower() for w in (*words.keluaran, *words.kabur))

    def test_an_indicator_of_an_index_is_named_once(self):
        codes = [code for code, _name in indikator_indeks()]
        assert len(codes) == len(set(codes)) > 100
        assert all(len(code) <= 80 for code in codes)


class TestTop:
    def test_the_whole_of_today_is_judged_in_one_go(self, kota, data_telaah, seksi):
        seksi()
        made = services.susun_telaah(kota.aktor("kabag_umum"), kota.unit["umum"], data=data_telaah)
        by_code = {p.kode: p for p in made.pos.all()}
        assert by_code["pu"].usul == Hasil.DIPERTAHANKAN
        assert by_code["pu"].jabatan_asal_id == kota.jabatan["kadis_pu"].pk
        assert {p.unit_id for p in by_code.values()} <= {u.pk for u in kota.unit.values()}
        assert {p.pangkal for p in by_code.values() if p.induk in {"pu", "pu_sda"}} == {"pu"}

    def test_the_shipped_example_has_every_kind_of_ground(self):
        head, *lines = CONTOH.read_text().splitlines()
        assert len(lines) == 263
        assert head.startswith("kode,induk,jenis")

    def test_an_admin_without_leading_function_draws_nothing_up(self, kota, data_telaah):
        assert kota.jabatan["admin"].fungsi == Fungsi.ADMIN
        with pytest.raises(TidakBerwenang):
            services.susun_telaah(kota.aktor("admin"), kota.unit["umum"], data=data_telaah)
