"""The same pages in English: no Indonesian label is left on them, refusals are told in it, figures are written its way."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from poros.domain.logistik import labels, services
from poros.domain.logistik.models import Barang, Mutasi, Opname
from poros.domain.logistik.rules.alur import JenisSarana
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import DataDonasi, DataDsp, DataPermintaan, DataRkb, DataSarana

from .test_btt import PDF, rencana

pytestmark = pytest.mark.django_db
TEMPLATES = Path(labels.__file__).parent / "templates" / "logistik"
KATA = re.compile(r"""{%\s*translate\s+["']([^"']+)["']""")
POTONGAN = re.compile(r">\s*([^<>{}]+?)\s*<")


@pytest.fixture(scope="module")
def indonesia() -> set[str]:
    """Words of our templates and labels that are written otherwise in English."""
    said = {w for file in TEMPLATES.rglob("*.html") for w in KATA.findall(file.read_text(encoding="utf-8"))}
    with override("id"):
        said |= {
            str(w)
            for name, known in vars(labels).items()
            if name.isupper() and isinstance(known, dict) and not name.startswith("NADA")
            for w in known.values()
        }
    with override("en"):
        return {w for w in said if _(w) != w}


@pytest.fixture
def halaman(kota, alokasi, kiriman, pagu, *, banjir) -> list[str]:
    """Every page of the module, with something on each, as the managers see it."""
    kadis, sos = kota.aktor("kadis_sos"), kota.unit["sos"]
    shared, run = alokasi(), kiriman()
    rice, place, point = run.gudang.saldo.first().lot.barang, run.gudang, run.perhentian.first().titik
    gift = pintu.janji(DataDonasi(barang_id=rice.pk, jumlah=5, nama="Bu D", kontak="0800", rencana=run.hari))
    boat = services.catat_sarana(kadis, sos, data=DataSarana(kode="p", nama="P", jenis=JenisSarana.PERAHU))
    now = timezone.now()
    data = DataPermintaan(
        jenis=JenisSarana.PERAHU, jumlah=2, keperluan="x", tempat="x", mulai=now, selesai=now + timedelta(1)
    )
    asked = services.minta_sarana(kota.aktor("camat"), kota.unit["kec"], data=data)
    services.tugaskan_sarana(kadis, asked, sarana_id=boat.pk)
    plan = services.ajukan_rkb(kadis, sos, data=replace(rencana(), keperluan="Untuk posko"))
    file = services.catat_dsp(kadis, sos, data=DataDsp(kejadian_id=banjir.pk))
    plain = ("beranda", "barang", "barang_catat", "gudang_daftar", "gudang_catat", "titik_daftar", "titik_catat",
             "kebutuhan", "alokasi_daftar", "alokasi_hitung", "kiriman_daftar", "terima_daftar", "donasi_daftar",
             "sarana_daftar", "sarana_catat", "permintaan_daftar", "btt", "rkb_ajukan", "dsp_daftar", "dsp_catat",
             "publik", "publik_janji_baru", "kemana")  # fmt: skip
    one = (
        ("gudang", place), ("gudang_ubah", place), ("masuk", place), ("pindah", place), ("susut", place),
        ("opname", place), ("cadangan", place), ("kiriman_susun", place), ("rute", place), ("titik", point),
        ("titik_ubah", point), ("lapor", point), ("jalur", point), ("alokasi", shared), ("kiriman", run),
        ("kiriman_selesai", run), ("terima", run.perhentian.first()), ("donasi", gift), ("donasi_setujui", gift),
        ("donasi_tolak", gift), ("sarana", boat), ("sarana_ubah", boat), ("permintaan", asked), ("tugaskan", asked),
        ("rkb", plan), ("rkb_tarik", plan), ("dsp", file), ("dsp_ubah", file), ("dsp_lengkapi", file),
        ("barang_ubah", rice),
    )  # fmt: skip
    ways = [reverse(f"logistik:{name}") for name in plain]
    return ways + [reverse(f"logistik:{name}", args=[row.pk]) for name, row in one]


def potongan(answer) -> set[str]:
    """Texts between tags, of the page itself."""
    text = answer.content.decode().split('id="isi"')[-1]
    return {re.sub(r"\s+", " ", piece) for piece in POTONGAN.findall(text)}


def test_no_label_is_left_in_indonesian(masuk, halaman, indonesia):
    assert len(indonesia) > 150
    user = masuk("kadis_sos")
    user.cookies["django_language"] = "en"
    left = {}
    for url in halaman:
        answer = user.get(url)
        assert (answer.status_code, '<html lang="en"' in answer.content.decode()) == (200, True), url
        left |= dict.fromkeys(potongan(answer) & indonesia, url)
    assert left == {}


def test_and_in_indonesian_they_are_there(masuk, halaman, indonesia):
    """Else the test above would find nothing whatever happened."""
    user = masuk("kadis_sos")
    shown: set[str] = set()
    for url in halaman:
        shown |= potongan(user.get(url))
    assert len(shown & indonesia) > 90


@pytest.mark.parametrize(("bahasa", "angka"), [("id", "12.500"), ("en", "12,500")])
def test_amounts_are_written_in_the_language_of_the_reader(masuk, tempat, isi, bahasa, angka):
    isi("beras", 12_500)
    user = masuk("camat")
    user.cookies["django_language"] = bahasa
    text = user.get(reverse("logistik:gudang", args=[tempat.gudang.pk])).content.decode()
    assert angka in text
    assert {"id": "12,500", "en": "12.500"}[bahasa] not in text


def test_a_refusal_is_told_in_it(masuk, tempat, isi):
    row = isi("beras", 5)
    user = masuk("kadis_sos")
    user.cookies["django_language"] = "en"
    told = {"saldo_id": row.pk, "jumlah": "9", "sebab": "rusak", "alasan": "Wet"}
    answer = user.post(reverse("logistik:susut", args=[tempat.gudang.pk]), told)
    assert answer.status_code == 422
    assert "Stok tidak cukup" not in answer.content.decode()


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_what_was_typed_is_never_translated(masuk, peran, kota, bahasa):
    """A kind of goods that is called like a label stays what people called it."""
    Barang.objects.create(kode="gudang", nama="Gudang", satuan="Selesai")
    user = masuk("kadis_sos")
    user.cookies["django_language"] = bahasa
    assert "Selesai" in user.get(reverse("logistik:barang")).content.decode()


def test_the_receipt_is_set_in_indonesian_whatever_is_read(masuk, kota, tempat, lapor, *, hari):
    import pypdfium2

    lapor("utara", 100)
    kadis = kota.aktor("kadis_sos")
    told = DataDonasi(barang_id=tempat.barang["beras"].pk, jumlah=5, nama="Bu D", kontak="0800", rencana=hari)
    row = services.setujui_donasi(kadis, pintu.janji(told), gudang_id=tempat.gudang.pk)
    services.terima_donasi(kadis, row, jumlah=5)
    user = masuk("kadis_sos")
    user.cookies["django_language"] = "en"
    answer = user.get(reverse("logistik:tanda_terima", args=[row.pk]))
    made = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert "TANDA TERIMA DONASI" in pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range()


class TestBooks:
    """What is kept in official books is Indonesian, whatever the screen of the official speaks (UU 24/2009 Art. 27)."""

    @pytest.fixture(autouse=True)
    def inggris(self):
        with override("en"):
            yield

    def test_the_cash_book(self, kota, pagu, hari):
        kadis, bud = kota.aktor("kadis_sos"), kota.aktor("kabag_umum")
        row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana("1", 100))
        services.cairkan(bud, row, nomor_sp2d="S")
        services.pertanggungjawabkan(kadis, row, berkas=(PDF, "lpj.pdf"))
        assert [k.uraian for k in row.kas.all()] == ["Tambahan uang", "Setoran sisa ke kas daerah"]

    def test_the_basis_of_a_plan(self, kota, pagu, banjir):
        data = DataRkb(nomor="1", keperluan="Beras", jumlah=5, kejadian_id=banjir.pk)
        row = services.ajukan_rkb(kota.aktor("kadis_sos"), kota.unit["sos"], data=data)
        assert row.dasar == "Keputusan 300/451/2026 tanggal 22 November 2026"

    def test_the_ledger(self, kota, tempat, isi, lapor, hari):
        kadis = kota.aktor("kadis_sos")
        services.opname(kadis, tempat.gudang, hitungan={isi("beras", 5).pk: 4}, catatan="Berdua")
        lapor("utara", 100)
        told = DataDonasi(barang_id=tempat.barang["beras"].pk, jumlah=5, nama="x", kontak="y", rencana=hari)
        gift = services.setujui_donasi(kadis, pintu.janji(told), gudang_id=tempat.gudang.pk)
        services.terima_donasi(kadis, gift, jumlah=5)
        said = list(Mutasi.objects.exclude(alasan="").order_by("id").values_list("alasan", flat=True))
        assert said == [f"Opname {Opname.objects.get().pk}", f"Donasi {gift.pk}"]
