"""The list: filters in the address, pages by cursor, kept searches, exports."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Orang
from poros.kernel.organisasi.rules import Fungsi
from poros.web.halaman import BANYAK, Halaman, hitung, potong
from poros.web.izin import perlu
from poros.web.jawab import fragmen, teks
from poros.web.pesan import kabari
from poros.web.unduhan import tabel

from .. import queries, services
from ..forms import FormSaring
from ..models import PencarianTersimpan
from ..wewenang import Wewenang


@perlu(Wewenang.LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    form = FormSaring(request.GET, actor=request.actor)
    pilihan = form.saringan()
    rows = queries.telusuri(request.actor, pilihan)
    halaman = potong(rows, request.GET)
    salah_ketik = pilihan.q and not halaman.isi and halaman.utuh
    isi = {
        "saring": form,
        "halaman": halaman,
        "jumlah": _jumlah(rows, halaman, cari=bool(pilihan.q)),
        "maksud": queries.mungkin_maksud(request.actor, pilihan.q) if salah_ketik else "",
        "kueri": _kueri(request),
        "mencatat": request.actor.adalah(Fungsi.TATA_USAHA, Fungsi.PIMPINAN),
    }
    return render(request, "persuratan/daftar.html" + ("#daftar" if fragmen(request) else ""), isi)


@perlu(Wewenang.LIHAT)
@require_GET
def ekspor(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    form = FormSaring(request.GET, actor=request.actor)
    rows = queries.telusuri(request.actor, form.saringan()).order_by("-pk")
    return tabel(bentuk, _("Surat masuk"), queries.judul_ekspor(), queries.baris_ekspor(rows))


@perlu(Wewenang.SIMPAN_PENCARIAN)
def pencarian(request: HttpRequest) -> HttpResponse:
    """The searches this person has kept; POST keeps one more."""
    if request.method != "POST":
        rows = queries.pencarian_tersimpan(request.actor)
        return render(request, "persuratan/pencarian.html", {"rows": rows})
    kueri = teks(request.POST, "kueri", 1000)
    try:
        kept = services.simpan_pencarian(
            request.actor,
            Orang(pk=request.actor.orang_id),
            nama=teks(request.POST, "nama", 80),
            kueri=kueri,
        )
    except Ditolak as error:
        kabari(request, error.pesan, nada="awas")
    else:
        kabari(request, _("Pencarian “%s” disimpan.") % kept.nama)
    return redirect(f"{reverse('surat:daftar')}?{kueri}")


@perlu(Wewenang.HAPUS_PENCARIAN)
@require_POST
def hapus_pencarian(request: HttpRequest, pk: int) -> HttpResponse:
    services.hapus_pencarian(request.actor, PencarianTersimpan(pk=pk))
    kabari(request, _("Pencarian dihapus."))
    return redirect("surat:pencarian")


def _jumlah(rows: Any, halaman: Halaman[Any], *, cari: bool) -> str:
    """Counted only where it costs little: searching has walked the index already, and says "50+"."""
    if halaman.sebelum is not None:
        return ""
    return f"{BANYAK}+" if cari and not halaman.utuh else hitung(rows, halaman)


def _kueri(request: HttpRequest) -> str:
    """The filters without the place in the list."""
    kueri = request.GET.copy()
    for name in ("sebelum", "sesudah"):
        kueri.pop(name, None)
    return kueri.urlencode()
