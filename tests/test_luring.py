"""Field work without a network: what is filled in waits on the device, outlives the browser, and arrives once each."""

import contextlib
import re
import socket
import threading

import pytest
from playwright.sync_api import Error

from poros.kernel.organisasi.models import Akun, Unit
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Bukti, Penugasan
from poros.kernel.penugasan.rules import Peran
from poros.kernel.penugasan.values import RincianArahan, Sasaran

from .test_peramban import PDF, PONSEL, SANDI

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
BANYAK = 50
SIAPA = "kadis_pu"


class Jaringan:
    """The way between browser and server, which can be cut, or lose only the answers.

    The browser's own switch does not reach its service worker.
    """

    def __init__(self, tujuan: int) -> None:
        self.tujuan, self.putus, self.bisu = tujuan, False, False
        self.pintu = socket.create_server(("127.0.0.1", 0))
        self.port = self.pintu.getsockname()[1]
        threading.Thread(target=self._layani, daemon=True).start()

    def _layani(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                tamu, _alamat = self.pintu.accept()
                if self.putus:
                    tamu.close()
                    continue
                server = socket.create_connection(("localhost", self.tujuan))
                threading.Thread(target=self._alirkan, args=(tamu, server, False), daemon=True).start()
                threading.Thread(target=self._alirkan, args=(server, tamu, True), daemon=True).start()

    def _alirkan(self, dari: socket.socket, ke: socket.socket, jawaban: bool) -> None:
        with contextlib.suppress(OSError):
            while data := dari.recv(65536):
                if self.putus or (jawaban and self.bisu):
                    break
                ke.sendall(data)
        for ujung in (dari, ke):
            with contextlib.suppress(OSError):
                ujung.shutdown(socket.SHUT_RDWR)
            ujung.close()

    def tutup(self) -> None:
        self.putus = True
        self.pintu.close()


@pytest.fixture
def jaringan(alamat):
    dibuka = Jaringan(int(alamat.rsplit(":", 1)[1]))
    yield dibuka
    dibuka.tutup()


@pytest.fixture
def ponsel(chromium, jaringan, tmp_path):
    """`ponsel()` opens the browser of one and the same phone; what it keeps outlives it."""
    terbuka = []

    def buka():
        context = chromium.browser_type.launch_persistent_context(
            tmp_path / "ponsel",
            executable_path=ponsel_peramban(),
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
            viewport={"width": PONSEL[0], "height": PONSEL[1]},
            locale="id-ID",
            has_touch=True,
        )
        terbuka.append(context)
        page = context.pages[0]
        page.set_default_timeout(30_000)
        page.on("dialog", lambda d: d.accept())
        return context, page

    yield buka
    for context in terbuka:
        with contextlib.suppress(Error):
            context.close()


def ponsel_peramban():
    from poros.config.cli.test import peramban

    return peramban()


@pytest.fixture
def tugas(kota):
    sekda = kota.aktor("sekda")
    services.terbitkan(
        sekda,
        Unit(pk=sekda.unit_id),
        rincian=RincianArahan(isi="Pantau pintu air setiap jam"),
        kepada=(Sasaran(kota.unit["pu"].pk, Peran.UTAMA),),
    )
    found = Penugasan.objects.get()
    services.terima(kota.aktor("kadis_pu"), found)
    return found


@pytest.fixture
def masuk_ponsel(kota, jaringan, ponsel, tugas):
    """Sign in on the phone and look at the penugasan once with a network, so that its page stays there."""

    Akun.objects.create_user(SIAPA, kota.orang[SIAPA], SANDI)

    def masuk():
        context, page = ponsel()
        situs = f"http://localhost:{jaringan.port}"
        page.goto(f"{situs}/akun/login/")
        isi_masuk(page)
        page.wait_for_url(f"{situs}/")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.reload()
        page.goto(f"{situs}/koordinasi/penugasan/{tugas.pk}/")
        page.wait_for_load_state("networkidle")
        return context, page

    return masuk


def isi_masuk(page):
    page.fill("input[name=login]", SIAPA)
    page.fill("input[name=password]", SANDI)
    page.press("input[name=password]", "Enter")


def putuskan(context, jaringan, *, putus=True):
    jaringan.putus = putus
    context.set_offline(putus)


def catat(page, teks, berkas=None):
    if berkas:
        page.set_input_files("#bukti input[type=file]", berkas)
    page.fill("#bukti textarea", teks)
    page.get_by_role("button", name="Tambah bukti").click()
    page.wait_for_function("() => document.querySelector('#bukti textarea').value === ''")


def test_fifty_forms_outlive_the_browser_and_arrive_once_each(masuk_ponsel, ponsel, jaringan, tugas):
    context, page = masuk_ponsel()
    alamat = page.url
    putuskan(context, jaringan)
    page.reload()
    assert "Pantau pintu air" in page.locator("h1").inner_text(), "the page that was seen is there without a network"
    for jam in range(BANYAK):
        catat(page, f"Jam ke-{jam}: muka air {200 + jam} cm", PDF if jam == 0 else None)
    page.get_by_text(f"{BANYAK} isian menunggu dikirim").wait_for()
    context.close()
    assert not Bukti.objects.exists()

    context, page = ponsel()
    putuskan(context, jaringan)
    page.goto(alamat.rsplit("/koordinasi", 1)[0] + "/")
    assert page.locator("#keluar-daftar > li").count() == BANYAK, "the page for no network shows what waits"
    page.get_by_role("link", name=re.compile("Pantau pintu air")).first.wait_for()
    putuskan(context, jaringan, putus=False)
    page.goto(alamat)
    isi_masuk(page)
    page.wait_for_function("() => document.querySelector('#luring')?.hidden", timeout=90_000)
    page.wait_for_load_state("networkidle")
    found = Bukti.objects.filter(penugasan=tugas)
    assert sorted(b.teks for b in found) == sorted(f"Jam ke-{n}: muka air {200 + n} cm" for n in range(BANYAK))
    assert [b.teks for b in found if b.berkas_id] == ["Jam ke-0: muka air 200 cm"], "its file came along"


def test_when_only_the_answer_is_lost_the_form_arrives_once(masuk_ponsel, jaringan, tugas):
    _context, page = masuk_ponsel()
    jaringan.bisu = True
    catat(page, "Terkirim, tetapi jawabannya hilang.")
    page.wait_for_function("() => !document.querySelector('#luring')?.hidden")
    assert Bukti.objects.filter(penugasan=tugas).count() == 1
    jaringan.bisu = False
    page.reload()
    page.wait_for_function("() => document.querySelector('#luring')?.hidden")
    assert Bukti.objects.filter(penugasan=tugas).count() == 1


def test_what_is_refused_stays_with_its_reason_until_the_person_decides(masuk_ponsel, kota, jaringan, tugas):
    context, page = masuk_ponsel()
    putuskan(context, jaringan)
    catat(page, "Muka air 240 cm")
    services.batalkan(kota.aktor("sekda"), tugas, catatan="Air sudah surut.")
    putuskan(context, jaringan, putus=False)
    page.get_by_text(re.compile("ditolak saat dikirim")).wait_for()
    page.goto(f"http://localhost:{jaringan.port}/kotak-keluar/")
    row = page.locator("#keluar-daftar > li")
    assert "Muka air 240 cm" in row.inner_text()
    assert row.locator("[data-alasan]").inner_text()
    row.get_by_role("button", name="Buang").click()
    page.get_by_text("Tidak ada isian yang menunggu").wait_for()
    assert not Bukti.objects.exists()


def test_an_ended_session_sends_nothing_and_loses_nothing(masuk_ponsel, jaringan, tugas):
    context, page = masuk_ponsel()
    putuskan(context, jaringan)
    catat(page, "Muka air 250 cm")
    kue = context.cookies()
    context.clear_cookies()
    putuskan(context, jaringan, putus=False)
    page.get_by_text(re.compile("Masuk lagi untuk mengirim 1 isian")).wait_for()
    assert not Bukti.objects.exists()
    context.add_cookies(kue)
    page.reload()
    page.wait_for_function("() => document.querySelector('#luring')?.hidden")
    assert Bukti.objects.get(penugasan=tugas).teks == "Muka air 250 cm"


def test_a_secret_penugasan_leaves_nothing_on_the_device(masuk_ponsel, jaringan, tugas):
    context, page = masuk_ponsel()
    tugas.arahan.kerahasiaan = tugas.kerahasiaan = "rahasia"
    tugas.arahan.save(update_fields=["kerahasiaan"])
    tugas.save(update_fields=["kerahasiaan"])
    assert "X-Poros-Luring" not in page.request.get(page.url).headers
    page.reload()
    assert page.locator("form[data-luring]:not([data-luring=''])").count() == 0
    context.close()
