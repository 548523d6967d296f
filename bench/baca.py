"""Reading at 10k, 100k and a million penugasan: desk, inbox, letters, search of common and rare words."""

import time

import httpx
from bahan import LANGKA, lapor, ringkas

HOST = "kota-contoh.localhost"
ALAMAT = (
    ("meja_sekda", "setda", "/"),
    ("meja_dinas", "dinkes", "/"),
    ("layar_kotak_masuk", "dinkes", "/koordinasi/"),
    ("kotak_masuk", "dinkes", "/api/v1/penugasan?batas=50&kotak=masuk"),
    ("surat_terbaru", "setda", "/api/v1/surat?batas=50"),
    ("cari_umum", "setda", "/api/v1/surat?batas=50&q=banjir"),
    ("cari_langka", "setda", f"/api/v1/surat?batas=50&q={LANGKA}"),
    ("cari_dua_kata", "setda", "/api/v1/surat?batas=50&q=banjir+undangan"),
)
"""Name, the office whose head reads, and the address: pages with a session, the API with a token."""


def semua(lahan, skala: int, n: int = 60) -> None:
    masuk = {kode: _masuk(kode) for kode in ("setda", "dinkes")}
    with lahan.web() as (base, _pid), httpx.Client(base_url=base, timeout=120) as client:
        for nama, unit, alamat in ALAMAT:
            token, cookie = masuk[unit]
            is_api = alamat.startswith("/api/")
            who = {"Host": HOST} | ({"Authorization": f"Bearer {token}"} if is_api else {"Cookie": cookie})
            lat = []
            for k in range(n + 5):
                start = time.perf_counter()
                answer = client.get(alamat, headers=who)
                spent = time.perf_counter() - start
                if answer.status_code != 200:
                    raise SystemExit(f"{alamat}: {answer.status_code} {answer.text[:300]}")
                if k >= 5:
                    lat.append(spent)
            rows = len(answer.json()["isi"]) if is_api else None
            lapor(f"baca:{nama}", penugasan=skala, baris=rows, **ringkas(lat))


def _masuk(unit: str) -> tuple[str, str]:
    """A token and a signed-in session of the head of an office."""
    from django.test import Client
    from django_tenants.utils import schema_context
    from lahan import _token

    with schema_context("kota_contoh"):
        token, _office, holder = _token(unit)
        browser = Client(headers={"host": HOST})
        browser.force_login(holder.orang.akun)
        return token, "; ".join(f"{name}={morsel.value}" for name, morsel in browser.cookies.items())
