"""A disaster without a network: fifty reports, counts and damages on one phone outlive the browser and arrive once each."""

import re

import pytest
from django.utils import timezone

from poros.domain.krisis.models import Kerusakan, Laporan
from poros.domain.krisis.tests.conftest import aktif, bpbd, buka, kota, tanggap  # noqa: F401 -- fixtures by their names
from poros.kernel.berkas.models import Tautan
from poros.kernel.organisasi.models import Akun

from .test_luring import jaringan, ponsel, putuskan  # noqa: F401 -- as above
from .test_peramban import SANDI

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
BANYAK, SIAPA = 50, "camat"
FORMULIR = "form[data-luring]:not([data-luring=''])"
ISI = """([pilih, isi]) => {
  const formulir = document.querySelector(pilih);
  for (const [nama, nilai] of Object.entries(isi)) formulir.elements[nama].value = nilai;
  formulir.requestSubmit();
}"""
FOTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


def lapor(n):
    return {"bahaya": "banjir", "tempat": f"RT {n}", "uraian": f"Air {n} cm"}


def hitung(n):
    return {"ukuran": "mengungsi", "letak": f"Posko {n}", "nilai": str(n), "sumber": "Ketua RT"}


def rusak(n):
    told = {"sektor": "permukiman", "subsektor": f"Rumah {n}", "kelas": "ringan", "letak": "Damai", "jumlah": "1"}
    return told | {"satuan": "unit", "harga": "1.000.000"}


@pytest.fixture
def lapangan(aktif, jaringan, kota):  # noqa: F811 -- fixtures
    """The three forms of the field: where each stands, what goes into it."""
    Akun.objects.create_user(SIAPA, kota.orang[SIAPA], SANDI)
    row, base = aktif(), f"http://localhost:{jaringan.port}/krisis"
    event = f"{base}/kejadian/{row.pk}"
    return row, [
        (f"{base}/laporan/lapor/?kejadian={row.pk}", lapor),
        (f"{event}/angka/", hitung),
        (f"{event}/kerusakan/", rusak),
    ]


def masuk(page, jaringan):  # noqa: F811 -- a fixture's value
    page.goto(f"http://localhost:{jaringan.port}/akun/login/")
    page.fill("input[name=login]", SIAPA)
    page.fill("input[name=password]", SANDI)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"http://localhost:{jaringan.port}/")


def isi(page, jenis, dari, sampai):
    """Fill one form again and again; each goes to the outbox and the page is ready for the next."""
    for n in range(dari, sampai):
        page.evaluate(ISI, [FORMULIR, jenis(n)])
        page.wait_for_function(
            "(n) => document.querySelector('#luring')?.textContent.includes(`${n} isian`)", arg=n + 1, timeout=15_000
        )


def test_fifty_field_forms_arrive_once_each(lapangan, ponsel, jaringan):  # noqa: F811 -- fixtures
    row, (reports, counts, damages) = lapangan
    context, page = ponsel()
    masuk(page, jaringan)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    for address, _kind in (counts, damages, reports):
        page.goto(address)
        page.wait_for_load_state("networkidle")

    # The first one arrives, only its answer is lost: it waits with the others and must not come twice.
    jaringan.bisu = True
    page.evaluate(ISI, [FORMULIR, lapor(0)])
    page.wait_for_function("() => document.querySelector('#luring')?.textContent.includes('1 isian')")
    assert Laporan.objects.get().tempat == "RT 0"
    putuskan(context, jaringan)
    jaringan.bisu = False

    page.reload()
    isi(page, reports[1], 1, 20)
    page.goto(counts[0])
    isi(page, counts[1], 20, 40)
    page.goto(damages[0])
    page.set_input_files("input[type=file]", {"name": "retak.png", "mimeType": "image/png", "buffer": FOTO})
    isi(page, damages[1], 40, BANYAK)
    context.close()
    assert (Laporan.objects.count(), row.angka.count(), row.kerusakan.count()) == (1, 0, 0)

    context, page = ponsel()
    putuskan(context, jaringan)
    page.goto(f"http://localhost:{jaringan.port}/")
    assert page.locator("#keluar-daftar > li").count() == BANYAK, "the page for no network shows what waits"
    putuskan(context, jaringan, putus=False)
    page.goto(counts[0])
    if page.locator("input[name=login]").count():
        masuk(page, jaringan)
    page.wait_for_function("() => document.querySelector('#luring')?.hidden", timeout=120_000)

    assert sorted(row.laporan.values_list("tempat", flat=True)) == sorted(f"RT {n}" for n in range(20))
    assert Laporan.objects.count() == 20, "the one that had arrived before is not there twice"
    assert sorted(row.angka.values_list("letak", "nilai")) == sorted((f"Posko {n}", n) for n in range(20, 40))
    found = Kerusakan.objects.filter(kejadian=row)
    assert sorted(found.values_list("subsektor", flat=True)) == [f"Rumah {n}" for n in range(40, BANYAK)]
    assert {k.harga for k in found} == {1_000_000}
    tie = Tautan.objects.get(objek="kerusakanbencana")
    assert (tie.nama, tie.objek_id) == ("retak.png", found.get(subsektor="Rumah 40").pk), "its picture came along"
    assert max(a.per for a in row.angka.all()) <= timezone.now()
    assert not re.search("ditolak", page.locator("#luring").inner_text() or "")
