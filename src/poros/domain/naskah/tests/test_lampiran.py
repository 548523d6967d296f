"""Attachments: put on, taken off, counted, sent; what was taken off goes out with nothing."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from poros.domain.naskah import services, tasks
from poros.domain.naskah.models import Naskah
from poros.domain.naskah.queries import naskah as baca
from poros.domain.naskah.queries.berkas import berkas_kirim, lampiran
from poros.domain.naskah.rules import Kanal
from poros.domain.naskah.services.tanda import mulai
from poros.domain.persuratan.models import Surat
from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def staf(kota):
    return kota.aktor("staf_pu")


@pytest.fixture
def dua(staf, buat, pdf):
    """A draft with two attachments; and their ties."""
    naskah = buat()
    for nama in ("denah.pdf", "rab.pdf"):
        naskah = services.lampirkan(staf, naskah, isi=pdf + nama.encode(), nama=nama)
    return naskah, list(lampiran(naskah).order_by("pk"))


def nama(naskah):
    return [n for _b, n in berkas_kirim(naskah)]


def test_counted_as_they_come_and_go(staf, dua):
    naskah, ties = dua
    assert naskah.jumlah_lampiran == 2
    naskah = services.lepas_lampiran(staf, naskah, tautan=ties[0].pk)
    assert (naskah.jumlah_lampiran, nama(naskah)) == (1, ["rab.pdf"])


def test_writing_on_forgets_none(staf, dua, data):
    naskah, _ties = dua
    assert services.ubah(staf, naskah, data=data(hal="Lain")).jumlah_lampiran == 2


def test_enclosures_on_paper_may_be_more(staf, dua, data):
    naskah, _ties = dua
    assert services.ubah(staf, naskah, data=data(jumlah_lampiran=5)).jumlah_lampiran == 5


def test_taken_off_twice_or_of_another_letter_it_is_refused(staf, buat, dua, pdf):
    naskah, ties = dua
    services.lepas_lampiran(staf, naskah, tautan=ties[0].pk)
    other = services.lampirkan(staf, buat(), isi=pdf, nama="lain.pdf")
    for wrong in (ties[0].pk, lampiran(other).get().pk, 0, 999_999):
        with pytest.raises(Ditolak, match="tidak ada pada naskah"):
            services.lepas_lampiran(staf, Naskah(pk=naskah.pk), tautan=wrong)
    assert nama(other) == ["lain.pdf"]


def test_only_while_it_is_written_and_only_by_who_writes(kota, staf, dua):
    naskah, ties = dua
    with pytest.raises(TidakBerwenang):
        services.lepas_lampiran(kota.aktor("kadis_dlh"), naskah, tautan=ties[0].pk)
    services.ajukan(staf, naskah, langkah=[])
    with pytest.raises(Ditolak, match="selagi naskah ditulis"):
        services.lepas_lampiran(staf, naskah, tautan=ties[0].pk)


def test_what_was_taken_off_reaches_nobody(kota, staf, dua, sahkan):
    naskah, ties = dua
    services.lepas_lampiran(staf, naskah, tautan=ties[1].pk)
    services.ajukan(staf, naskah, langkah=[])
    mulai(kota.aktor("kadis_pu"), naskah)
    naskah = sahkan(naskah, "kadis_pu")
    services.kirim(staf, naskah)
    told = Tautan.objects.filter(objek="surat").order_by("urutan").values_list("nama", flat=True)
    assert list(told) == [f"{naskah.nomor.replace('/', '-')}.pdf", "denah.pdf"]
    assert Surat.objects.get().jumlah_lampiran == 1
    shown = {b.nama for b in baca.rincian(kota.aktor("kadis_pu"), naskah.pk).berkas}
    assert "rab.pdf" not in shown


def test_the_signed_letter_cannot_be_taken_off(kota, staf, sah):
    naskah = sah()
    signed = Tautan.objects.get(objek="naskah", objek_id=naskah.pk, urutan=901)
    with pytest.raises(Ditolak):
        services.lepas_lampiran(staf, naskah, tautan=signed.pk)
    assert nama(naskah) == [signed.nama]


def test_on_the_editor_each_has_its_button(masuk, dua):
    naskah, ties = dua
    user = masuk("staf_pu")
    page = user.get(reverse("naskah:tulis", args=[naskah.pk])).content.decode()
    assert "Lepas denah.pdf" in page
    assert user.post(reverse("naskah:lepas_lampiran", args=[naskah.pk, ties[0].pk])).status_code == 302
    page = user.get(reverse("naskah:tulis", args=[naskah.pk])).content.decode()
    assert "Lepas denah.pdf" not in page
    assert "Lepas rab.pdf" in page


def test_the_scan_of_something_dangerous_is_not_attached(masuk, buat):
    naskah = buat()
    file = SimpleUploadedFile("surat.pdf", b"MZ\x90\x00 bukan pdf", "application/pdf")
    answer = masuk("staf_pu").post(reverse("naskah:lampirkan", args=[naskah.pk]), {"lampiran": file})
    assert answer.status_code == 422
    assert not lampiran(naskah).exists()


def test_programs_take_them_off_too(program, dua):
    naskah, ties = dua
    staf = program("staf_pu")
    assert staf.post(f"/naskah/{naskah.pk}/lampiran/lepas", {"berkas": ties[0].pk}).status_code == 200
    assert [b["nama"] for b in staf.get(f"/naskah/{naskah.pk}").json()["berkas"]] == ["rab.pdf"]


TABEL = "nama,surel,jabatan\nAni,ani@contoh.go.id,Guru\nBudi,budi@contoh.go.id,Dokter"


class TestMassal:
    @pytest.fixture
    def massal(self, staf, buat):
        naskah = buat(kepada=(), isi={"isi": "Kepada {{nama}}, seorang {{jabatan}}."})
        services.muat_penerima(staf, naskah, tabel=TABEL)
        naskah.refresh_from_db()
        return naskah

    @pytest.fixture
    def jadi(self, kota, staf, massal, sahkan):
        services.ajukan(staf, massal, langkah=[])
        mulai(kota.aktor("kadis_pu"), massal)
        naskah = sahkan(massal, "kadis_pu")
        tasks.gabung(naskah=naskah.pk)
        return naskah

    def test_loaded_again_it_is_the_new_table(self, staf, massal):
        assert services.muat_penerima(staf, massal, tabel="nama,jabatan\nCici,Bidan") == 1
        assert [p.sebutan for p in massal.penerima.all()] == ["Cici"]

    def test_it_does_not_become_secret_behind_its_table(self, staf, massal, data):
        """The addresses were checked when it was open: a secret letter goes by no e-mail."""
        with pytest.raises(Ditolak, match="surat massal") as refusal:
            services.ubah(staf, massal, data=data(kepada=(), kerahasiaan="rahasia"))
        assert refusal.value.bidang == "kerahasiaan"

    def test_a_field_written_in_later_needs_its_column(self, staf, massal, data):
        services.ubah(staf, massal, data=data(kepada=(), isi={"isi": "{{nama}} dari {{sekolah}}"}))
        with pytest.raises(Ditolak, match="sekolah") as refusal:
            services.ajukan(staf, massal, langkah=[])
        assert refusal.value.bidang == "isi-isi"

    def test_a_plain_letter_has_nothing_to_merge(self, staf, buat):
        naskah = buat(isi={"isi": "Kepada {{nama}}"})
        with pytest.raises(Ditolak, match="belum punya nilai"):
            services.ajukan(staf, naskah, langkah=[])

    def test_each_copy_holds_its_own_words_only(self, jadi):
        import pypdfium2

        from poros.kernel.berkas.queries import isi

        texts = []
        for p in jadi.penerima.order_by("urut"):
            tie = Tautan.objects.select_related("berkas").get(objek="penerimanaskah", objek_id=p.pk)
            paper = pypdfium2.PdfDocument(b"".join(isi(tie.berkas)))
            texts.append(" ".join(page.get_textpage().get_text_bounded() for page in paper))
        assert [("Guru" in t, "Dokter" in t) for t in texts] == [(True, False), (False, True)]
        assert all(jadi.nomor in t for t in texts)

    def test_the_e_mail_brings_the_own_copy_and_the_signed_letter(self, staf, jadi):
        from django.core import mail

        services.kirim(staf, jadi)
        first = jadi.penerima.get(sebutan="Ani")
        tasks.surel(penerima=first.pk)
        (sent,) = mail.outbox
        assert sent.to == ["ani@contoh.go.id"]
        assert [a[0] for a in sent.attachments] == [
            f"{jadi.nomor.replace('/', '-')}-{first.urut}.pdf", f"{jadi.nomor.replace('/', '-')}.pdf",
        ]  # fmt: skip

    def test_the_progress_is_told_until_it_is_done(self, masuk, kota, staf, massal, sahkan):
        services.ajukan(staf, massal, langkah=[])
        mulai(kota.aktor("kadis_pu"), massal)
        naskah = sahkan(massal, "kadis_pu")
        user, url = masuk("staf_pu"), reverse("naskah:kemajuan", args=[massal.pk])
        assert 'hx-trigger="every 2s"' in user.get(url).content.decode()
        tasks.gabung(naskah=naskah.pk)
        page = user.get(url).content.decode()
        assert "2 dari 2 salinan jadi" in page
        assert "hx-trigger" not in page

    def test_all_addressees_page_by_page(self, masuk, staf, buat):
        naskah = buat(kepada=(), isi={"isi": "Halo {{nama}}"})
        rows = "\n".join(f"Orang {n}" for n in range(60))
        services.muat_penerima(staf, naskah, tabel=f"nama\n{rows}")
        user = masuk("staf_pu")
        page = user.get(reverse("naskah:naskah", args=[naskah.pk])).content.decode()
        assert "Semua 60 penerima" in page
        url = reverse("naskah:semua_penerima", args=[naskah.pk])
        first = user.get(url).content.decode()
        (further,) = set(re.findall(r'href="(\?(?:sebelum|sesudah)=[^"]*)"', first))
        second = user.get(url + further.replace("&amp;", "&")).content.decode()
        shown = re.findall(r">(Orang \d+)<", first + second)
        assert len(shown) == len(set(shown)) == 60
        assert masuk("kadis_dlh").get(reverse("naskah:semua_penerima", args=[naskah.pk])).status_code == 404

    def test_a_file_of_a_spreadsheet_is_taken_as_it_is(self, masuk, buat):
        """Semicolons and a byte-order mark, as spreadsheets write them here."""
        naskah = buat(isi={"isi": "Kepada {{nama}}"})
        file = SimpleUploadedFile("penerima.csv", "\ufeffNama;Alamat\nAni;Jalan A\n".encode(), "text/csv")
        answer = masuk("staf_pu").post(reverse("naskah:massal", args=[naskah.pk]), {"berkas": file})
        assert answer.status_code == 302
        row = naskah.penerima.get()
        assert (row.sebutan, row.alamat, row.kanal) == ("Ani", "Jalan A", Kanal.KERTAS)

    def test_what_is_wrong_with_it_is_said_beside_it(self, masuk, buat):
        naskah = buat(isi={"isi": "Kepada {{nama}}"})
        for tabel, kata in (
            ("", "Tempel tabel"),
            ("alamat\nJalan A", "“nama” belum ada"),
            ("nama,surel\nA,x", "surel"),
        ):
            answer = masuk("staf_pu").post(reverse("naskah:massal", args=[naskah.pk]), {"tabel": tabel})
            assert answer.status_code == 422
            assert kata in answer.content.decode()
