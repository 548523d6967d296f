"""Offers: proposed, published, withdrawn, found; and who may do which."""

from dataclasses import replace

import pytest

from poros.domain.berbagi import services
from poros.domain.berbagi.models import IndikatorTawaran, PeranBerbagi, Tawaran
from poros.domain.berbagi.queries import katalog
from poros.domain.berbagi.rules.alur import PeranUnit, Status
from poros.domain.berbagi.rules.tawaran import Jenis
from poros.domain.berbagi.values import SaringTawaran
from poros.domain.berbagi.wewenang import Wewenang
from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.wewenang import TidakBerwenang, may
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db


class TestWriting:
    def test_a_unit_proposes_under_the_name_of_its_government(self, kota, isi):
        row = services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["pu"], isi=isi)
        row.refresh_from_db()
        assert (row.daerah, row.jenis_daerah, row.unit, row.status) == (
            "Kota Uji", "kota", kota.unit["pu"], Status.KONSEP,
        )  # fmt: skip
        assert [str(i) for i in row.indikator.all()] == ["SPBE I1"]

    def test_what_was_written_comes_back_as_values(self, lain, isi):
        assert katalog.semua().get(pk=lain().pk).isi() == isi

    @pytest.mark.parametrize(
        ("ganti", "bidang"),
        [
            ({"nama": " "}, "nama"),
            ({"ringkasan": ""}, "ringkasan"),
            ({"lisensi": "bebas saja"}, "lisensi"),
            ({"alamat": "javascript:alert(1)"}, "alamat"),
            ({"halaman": "ftp://x.example"}, "halaman"),
            ({"kontak": "Budi 0812 3456 7890"}, "kontak"),
            ({"indikator": (("spbe", "I99"),)}, "indikator"),
            ({"indikator": (("indeks-khayal", "I1"),)}, "indikator"),
        ],
    )
    def test_what_is_wrong_is_refused_beside_its_field(self, kota, isi, ganti, bidang):
        with pytest.raises(Ditolak) as refused:
            services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["pu"], isi=replace(isi, **ganti))
        assert refused.value.bidang == bidang
        assert not Tawaran.objects.exists()

    def test_another_governments_offer_names_it(self, kota, peran, isi):
        with pytest.raises(Ditolak) as refused:
            services.catat_tawaran(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], isi=replace(isi, daerah=""))
        assert refused.value.bidang == "daerah"

    def test_changed_it_keeps_its_government_and_replaces_its_indicators(self, kota, milik, isi):
        row = milik()
        changed = replace(
            isi, nama="Pintu Air 2", daerah="Kota Lain", jenis_daerah="pusat", indikator=(("spbe", "I2"),)
        )
        services.ubah_tawaran(kota.aktor("kabag_ekbang"), row, isi=changed)
        row.refresh_from_db()
        assert (row.nama, row.daerah, row.jenis_daerah) == ("Pintu Air 2", "Kota Uji", "kota")
        assert list(IndikatorTawaran.objects.values_list("kode", flat=True)) == ["I2"]

    def test_a_file_is_tied(self, kota, milik, pdf):
        row = milik()
        services.lampirkan(kota.aktor("kabag_ekbang"), row, berkas=pdf, nama_berkas="panduan.pdf")
        assert Tautan.objects.get(objek="tawaran", objek_id=row.pk).nama == "panduan.pdf"

    def test_every_act_is_on_the_trail(self, milik):
        milik()
        assert {"berbagi.tawaran_usul", "berbagi.tawaran_terbitkan"} <= set(
            Jejak.objects.values_list("aksi", flat=True)
        )


class TestPublishing:
    def test_ours_needs_an_office_to_ask(self, kota, peran, isi):
        row = services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["pu"], isi=replace(isi, kontak=""))
        with pytest.raises(Ditolak) as refused:
            services.terbitkan_tawaran(kota.aktor("kabag_ekbang"), row)
        assert refused.value.bidang == "kontak"

    @pytest.mark.parametrize(("bidang", "kosong"), [("lisensi", ""), ("alamat", ""), ("kategori", ())])
    def test_an_application_needs_licence_repository_and_category(self, kota, milik, isi, bidang, kosong):
        with pytest.raises(Ditolak) as refused:
            milik(**{bidang: kosong})
        assert refused.value.bidang == bidang
        row = milik(nama="Lengkap", alamat="https://kode.example/lengkap")
        with pytest.raises(Ditolak) as refused:
            services.ubah_tawaran(kota.aktor("kabag_ekbang"), row, isi=replace(isi, **{bidang: kosong}))
        assert refused.value.bidang == bidang, "what is published stays complete"

    def test_a_practice_needs_none_of_these(self, milik):
        assert milik(jenis=Jenis.PRAKTIK, lisensi="", alamat="", kategori=()).status == Status.TERBIT

    def test_withdrawn_with_a_reason_and_back_again(self, kota, milik):
        ekbang, row = kota.aktor("kabag_ekbang"), milik()
        with pytest.raises(Ditolak):
            services.tarik(ekbang, row, alasan=" ")
        services.tarik(ekbang, row, alasan="Diganti")
        row.refresh_from_db()
        assert (row.status, row.alasan) == (Status.DITARIK, "Diganti")
        with pytest.raises(TransitionError):
            services.tarik(ekbang, row, alasan="Lagi")
        assert services.terbitkan_tawaran(ekbang, row).alasan == ""


class TestWho:
    """Managers: Adbang, and the administrator. Everybody in office reads what is published."""

    @pytest.mark.parametrize(
        ("siapa", "catat", "usul"),
        [
            ("kabag_ekbang", True, True), ("admin", True, False), ("kabag_kesra", False, True),
            ("kadis_pu", False, True), ("tu_pu", False, True), ("staf_pu", False, False), ("sekda", False, True),
        ],
    )  # fmt: skip
    def test_who_writes(self, kota, peran, siapa, catat, usul):
        actor = kota.aktor(siapa)
        unit = next(u for u in kota.unit.values() if u.pk == actor.unit_id)
        assert may(actor, Wewenang.TAWARAN_CATAT, unit) is catat
        assert may(actor, Wewenang.TAWARAN_USUL, unit) is usul

    def test_nobody_proposes_for_another_unit(self, kota, isi):
        with pytest.raises(TidakBerwenang):
            services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["dlh"], isi=isi)

    @pytest.mark.parametrize(
        ("siapa", "lihat"), [("kadis_pu", True), ("kabag_ekbang", True), ("kadis_dlh", False), ("sekda", False)]
    )
    def test_a_draft_is_seen_by_its_unit_and_the_managers(self, kota, peran, isi, siapa, lihat):
        row = services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["pu"], isi=isi)
        assert may(kota.aktor(siapa), Wewenang.TAWARAN_LIHAT, row) is lihat

    def test_what_is_published_only_the_managers_change(self, kota, milik, isi):
        row = milik()
        assert may(kota.aktor("camat"), Wewenang.TAWARAN_LIHAT, row)
        with pytest.raises(TidakBerwenang):
            services.ubah_tawaran(kota.aktor("kadis_pu"), row, isi=isi)
        with pytest.raises(TidakBerwenang):
            services.tarik(kota.aktor("kadis_pu"), row, alasan="x")

    def test_only_the_administrator_gives_parts(self, kota, peran):
        umum, dlh = kota.unit["umum"], kota.unit["dlh"].pk
        with pytest.raises(TidakBerwenang):
            services.atur_peran(
                kota.aktor("kabag_ekbang"), kota.unit["ekbang"], peran=PeranUnit.PENGELOLA, unit_ids=[dlh]
            )
        services.atur_peran(kota.aktor("admin"), umum, peran=PeranUnit.PENGELOLA, unit_ids=[dlh])
        held = PeranBerbagi.objects.filter(peran=PeranUnit.PENGELOLA)
        assert list(held.values_list("unit_id", flat=True)) == [dlh]
        assert PeranBerbagi.objects.filter(peran=PeranUnit.KERJA_SAMA).exists()
        with pytest.raises(Ditolak):
            services.atur_peran(kota.aktor("admin"), umum, peran=PeranUnit.PENGELOLA, unit_ids=[999_999])


class TestFinding:
    @pytest.fixture
    def rak(self, lain, milik):
        """Three on the shelf."""
        lain()
        lain(
            nama="Arsip Rapi", ringkasan="Naskah tanpa kertas", masalah="", daerah="Kota Khayal", jenis_daerah="kota",
            lisensi="MIT", teknologi=("Go",), alamat="https://kode.example/arsip", indikator=(("spbe", "I2"),),
        )  # fmt: skip
        milik(jenis=Jenis.PRAKTIK, masalah="Banjir", indikator=())

    @pytest.mark.parametrize(
        ("saring", "nama"),
        [
            ({}, {"Antre Cepat", "Arsip Rapi", "Pintu Air"}),
            ({"q": "kertas"}, {"Arsip Rapi"}),
            ({"q": "menunggu berjam"}, {"Antre Cepat"}),
            ({"q": "-"}, set()),
            ({"q": "tidakada"}, set()),
            ({"jenis": "praktik"}, {"Pintu Air"}),
            ({"lisensi": "MIT"}, {"Arsip Rapi"}),
            ({"teknologi": "go"}, {"Arsip Rapi"}),
            ({"teknologi": "postgres"}, set()),
            ({"lisensi": "mit"}, {"Arsip Rapi"}),
            ({"jenis_daerah": "kabupaten"}, {"Antre Cepat"}),
            ({"milik": "kita"}, {"Pintu Air"}),
            ({"milik": "lain"}, {"Antre Cepat", "Arsip Rapi"}),
            ({"indeks": "spbe"}, {"Antre Cepat", "Arsip Rapi"}),
            ({"indeks": "spbe", "indikator": "I2"}, {"Arsip Rapi"}),
            ({"indeks": "pemdi"}, set()),
            ({"status": "ditarik"}, set()),
        ],
    )
    def test_filters(self, kota, rak, saring, nama):
        rows = katalog.tawaran_terlihat(kota.aktor("camat"), SaringTawaran(**saring))
        assert {row.nama for row in rows} == nama

    def test_the_public_sees_our_own_only(self, rak):
        assert [row.nama for row in katalog.tawaran_publik()] == ["Pintu Air"]

    def test_compared_in_the_order_chosen_and_three_at_most(self, kota, lain):
        ids = [lain(alamat=f"https://kode.example/{n}", nama=f"T{n}").pk for n in range(4)]
        found = katalog.dibandingkan(kota.aktor("camat"), [ids[2], ids[0], ids[2], ids[1], ids[3]])
        assert [row.nama for row in found] == ["T2", "T0", "T1"]
