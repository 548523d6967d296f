"""Secrecy and privacy: secret letters, telephones of persons, what the public and the trail are told, who is told."""

from dataclasses import replace
from datetime import date

import pytest

from poros.domain.berbagi import services
from poros.domain.berbagi.models import Adopsi, Tawaran
from poros.domain.berbagi.queries.adopsi import surat_terlihat
from poros.domain.berbagi.rules.alur import AksiAdopsi
from poros.domain.berbagi.rules.publiccode import baca, tuang
from poros.domain.berbagi.values import DataPermohonan, DataSumber
from poros.domain.persuratan.models import Surat
from poros.domain.persuratan.services import catat
from poros.domain.persuratan.values import DataSurat
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan.rules import Kerahasiaan

pytestmark = pytest.mark.django_db
ORANG = "Budi Santoso 0812-3456-7890"


@pytest.fixture
def surat(kota):
    """A letter to Bagian Kesra, open unless told otherwise."""

    def make(kerahasiaan: Kerahasiaan = Kerahasiaan.TERBATAS) -> Surat:
        data = DataSurat(
            nomor="77/A", tanggal=date(2026, 1, 5), pengirim="Kota Khayal", perihal="Pinjam",
            kepada_id=kota.jabatan["kabag_kesra"].pk, kerahasiaan=kerahasiaan,
        )  # fmt: skip
        return catat(kota.aktor("tu"), kota.unit["umum"], data=data)

    return make


class TestSecretLetters:
    def test_an_open_one_is_the_base_of_a_request(self, kota, milik, surat):
        letter, kesra = surat(), kota.aktor("kabag_kesra")
        assert surat_terlihat(kesra, letter.pk) == letter
        assert surat_terlihat(kota.aktor("kadis_dlh"), letter.pk) is None

    @pytest.mark.parametrize("kelas", [Kerahasiaan.RAHASIA, Kerahasiaan.SANGAT_RAHASIA])
    def test_a_secret_one_is_not_copied_into_what_many_read(self, kota, milik, surat, masuk, kelas):
        letter, offer = surat(kelas), milik()
        assert surat_terlihat(kota.aktor("kabag_kesra"), letter.pk) is None
        page = masuk("kabag_kesra").get(f"/berbagi/tawaran/{offer.pk}/minta/?surat={letter.pk}")
        assert page.status_code == 200
        assert page.context["form"].initial == {}
        data = DataPermohonan(tawaran_id=offer.pk, keperluan="x", daerah="Kota Khayal", surat_id=letter.pk)
        with pytest.raises(Ditolak, match="rahasia") as refused:
            services.catat_permohonan(kota.aktor("kabag_kesra"), kota.unit["kesra"], data=data)
        assert refused.value.bidang == "nomor_surat"
        assert not Adopsi.objects.exists()

    def test_one_that_becomes_secret_later_is_linked_no_more(self, kota, milik, surat, masuk):
        letter = surat()
        data = DataPermohonan(tawaran_id=milik().pk, keperluan="x", daerah="Kota Khayal", surat_id=letter.pk)
        row = services.catat_permohonan(kota.aktor("kabag_kesra"), kota.unit["kesra"], data=data)
        link = f"/surat/{letter.pk}/"
        assert link in masuk("kabag_kesra").get(f"/berbagi/adopsi/{row.pk}/").content.decode()
        Surat.objects.filter(pk=letter.pk).update(kerahasiaan=Kerahasiaan.RAHASIA)
        assert link not in masuk("kabag_kesra").get(f"/berbagi/adopsi/{row.pk}/").content.decode()

    def test_who_may_not_read_it_sees_no_link(self, kota, milik, surat, masuk):
        letter = surat()
        data = DataPermohonan(tawaran_id=milik().pk, keperluan="x", daerah="Kota Khayal", surat_id=letter.pk)
        row = services.catat_permohonan(kota.aktor("kabag_kesra"), kota.unit["kesra"], data=data)
        page = masuk("kadis_pu").get(f"/berbagi/adopsi/{row.pk}/")
        assert page.status_code == 200
        assert f"/surat/{letter.pk}/" not in page.content.decode()

    @pytest.mark.parametrize("surat_id", ["999999", "0", "-1", "x", "9" * 30, ""])
    def test_a_letter_that_there_is_not(self, milik, masuk, surat_id):
        assert masuk("kabag_kesra").get(f"/berbagi/tawaran/{milik().pk}/minta/?surat={surat_id}").status_code == 200


class TestPersons:
    FILE = {
        "publiccodeYmlVersion": "0.4",
        "name": "Lapor",
        "url": "https://kode.example/lapor",
        "description": {"id": {"shortDescription": "Aduan"}},
        "legal": {"license": "MIT", "repoOwner": "Kota Khayal"},
        "categories": ["data-collection"],
    }

    @pytest.mark.parametrize(
        "lain",
        [
            {"id": {"kontak": ORANG}},
            {"maintenance": {"contacts": [{"name": "Budi Santoso", "email": "budi@surat.example", "phone": "08123456789"}]}},
            {"maintenance": {"contacts": [{"name": "Budi Santoso", "affiliation": ORANG}]}},
        ],
    )  # fmt: skip
    def test_nobodys_name_or_number_is_taken_from_a_file(self, kota, peran, lain):
        assert baca(self.FILE | lain).kontak == "Kota Khayal"
        ekbang = kota.aktor("kabag_ekbang")
        source = services.tambah_sumber(ekbang, kota.unit["ekbang"], data=DataSumber(nama="Khayal"))
        services.muat_sumber(ekbang, source, isi=tuang(self.FILE | lain).encode())
        row = Tawaran.objects.values().get()
        assert not any("Budi" in str(v) or "0812" in str(v) for v in row.values())

    def test_an_office_is(self):
        assert baca(self.FILE | {"id": {"kontak": "Diskominfo Khayal"}}).kontak == "Diskominfo Khayal"
        people = {"maintenance": {"contacts": [{"name": "Budi", "affiliation": "Diskominfo Khayal"}]}}
        assert baca(self.FILE | people).kontak == "Diskominfo Khayal"

    def test_ours_is_refused_with_one(self, kota, isi):
        with pytest.raises(Ditolak, match="bukan nomor telepon"):
            services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["pu"], isi=replace(isi, kontak=ORANG))


class TestThePublic:
    def test_nothing_of_who_asked_or_worked_is_told(self, kota, client, milik, berjalan):
        row = milik()
        data = DataPermohonan(tawaran_id=row.pk, keperluan="Rahasia dapur", daerah="Kota Khayal")
        services.catat_permohonan(kota.aktor("kabag_kesra"), kota.unit["kesra"], data=data)
        client.defaults["HTTP_HOST"] = "uji.localhost"
        for jalan in ("", "umpan.json", f"{row.pk}/", f"{row.pk}/publiccode.yml"):
            page = client.get(f"/berbagi/publik/{jalan}")
            assert page.status_code == 200
            text = page.content.decode()
            for hidden in ("Rahasia dapur", "Kota Khayal", "Antre Cepat", "Pejabat "):
                assert hidden not in text, (jalan, hidden)

    def test_a_withdrawn_offer_is_gone_and_so_is_its_reason(self, kota, client, milik):
        row = milik()
        services.tarik(kota.aktor("kabag_ekbang"), row, alasan="Ada celah keamanan")
        client.defaults["HTTP_HOST"] = "uji.localhost"
        assert client.get(f"/berbagi/publik/{row.pk}/").status_code == 404
        assert "Pintu Air" not in client.get("/berbagi/publik/umpan.json").content.decode()

    @pytest.mark.parametrize(("jalan", "siapa"), [("", "private"), ("umpan.json", "public")])
    def test_what_carries_a_cookie_is_kept_by_its_reader_only(self, client, milik, jalan, siapa):
        milik()
        client.defaults["HTTP_HOST"] = "uji.localhost"
        answer = client.get(f"/berbagi/publik/{jalan}")
        assert sorted(answer["Cache-Control"].split(", ")) == sorted(["max-age=3600", siapa])
        assert bool(answer.cookies) is (siapa == "private")


class TestTrail:
    def test_what_it_keeps_of_each_act(self, kota, berjalan):
        kept = {row.aksi: row.data for row in Jejak.objects.filter(aksi__startswith="berbagi.")}
        assert kept["berbagi.adopsi_jawab"] == {"aksi": "terima"}
        assert kept["berbagi.adopsi_ajukan"] == {"nomor_surat": "1/2026"}
        assert kept["berbagi.rencana_susun"] == {}
        assert kept["berbagi.adopsi_mulai"] == {}
        signed = Jejak.objects.filter(aksi="berbagi.nota_susun").latest("pk").data
        assert set(signed) == {"tanggal", "nama_berkas"}, "never the sheet itself"

    def test_each_line_names_its_thing(self, kota, usulan):
        line = Jejak.objects.get(aksi="berbagi.adopsi_usul")
        assert (line.objek, line.objek_id, line.jabatan) == ("adopsi", usulan.pk, "Kepala DLH")

    def test_what_was_refused_leaves_no_line(self, kota, usulan):
        before = Jejak.objects.count()
        with pytest.raises(Ditolak):
            services.tutup(kota.aktor("kadis_dlh"), usulan, aksi=AksiAdopsi.HENTIKAN)
        assert Jejak.objects.count() == before


class TestWhoIsTold:
    def test_the_unit_whose_offer_is_asked_for(self, kota, milik):
        data = DataPermohonan(tawaran_id=milik().pk, keperluan="x", daerah="Kota Khayal")
        row = services.catat_permohonan(kota.aktor("kabag_kesra"), kota.unit["kesra"], data=data)
        told = Pemberitahuan.objects.filter(jenis="berbagi.diminta")
        assert {(n.objek, n.objek_id) for n in told} == {("adopsi", row.pk)}
        got = set(told.values_list("orang_id", flat=True))
        assert kota.orang["kadis_pu"].pk in got
        assert not {kota.orang[k].pk for k in ("kabag_kesra", "kadis_dlh", "staf_pu", "sekda")} & got

    def test_units_that_get_work_and_nobody_else(self, kota, disepakati, langkah):
        services.susun_rencana(kota.aktor("kadis_dlh"), disepakati, langkah=langkah(2))
        assert not Pemberitahuan.objects.exists(), "a plan is no order yet"
        services.mulai(kota.aktor("kabag_ekbang"), disepakati)
        told = set(Pemberitahuan.objects.values_list("orang_id", flat=True))
        assert {kota.orang["kadis_dlh"].pk, kota.orang["kadis_pu"].pk} <= told
        assert not {kota.orang[k].pk for k in ("camat", "kadis_sos", "kabag_kesra", "inspektur")} & told
