"""The sheet: opened with the proposal and its collisions, sent with one more tap, undone while nobody has opened it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from poros.kernel.wewenang import fetch
from poros.web.izin import perlu
from poros.web.jawab import asal, fragmen, ke, status, tampung
from poros.web.pesan import kabari

from .. import queries, services
from ..forms import FormDisposisi
from ..forms.disposisi import awal
from ..models import Surat
from ..values import IsiDisposisi
from ..wewenang import Wewenang


@dataclass(frozen=True, slots=True)
class Lembar:
    """One of the three occasions on which a sheet is filled in."""

    wewenang: Wewenang
    kirim: Callable[..., Any]
    judul: Any
    tombol: Any
    kabar: Any
    url: str
    lanjutan: bool = False
    urung: bool = True


DISPOSISI = Lembar(
    wewenang=Wewenang.DISPOSISI,
    kirim=services.disposisikan,
    judul=gettext_lazy("Disposisi"),
    tombol=gettext_lazy("Kirim"),
    kabar=gettext_lazy("Disposisi dikirim."),
    url="surat:disposisi",
)
LANJUTAN = Lembar(
    wewenang=Wewenang.TERUSKAN_DISPOSISI,
    kirim=services.teruskan_disposisi,
    judul=gettext_lazy("Disposisi lanjutan"),
    tombol=gettext_lazy("Kirim"),
    kabar=gettext_lazy("Disposisi lanjutan dikirim."),
    url="surat:lanjutkan",
    lanjutan=True,
)
USUL = Lembar(
    wewenang=Wewenang.USULKAN,
    kirim=services.usulkan,
    judul=gettext_lazy("Usul disposisi"),
    tombol=gettext_lazy("Simpan usul"),
    kabar=gettext_lazy("Usul disimpan atas nama Anda sebagai pemeriksa."),
    url="surat:usul",
    urung=False,
)


@perlu(Wewenang.DISPOSISI)
def disposisi(request: HttpRequest, pk: int) -> HttpResponse:
    return _lembar(request, pk, DISPOSISI)


@perlu(Wewenang.TERUSKAN_DISPOSISI)
def lanjutkan(request: HttpRequest, pk: int) -> HttpResponse:
    return _lembar(request, pk, LANJUTAN)


@perlu(Wewenang.USULKAN)
def usul(request: HttpRequest, pk: int) -> HttpResponse:
    return _lembar(request, pk, USUL)


@perlu(Wewenang.LIHAT)
@require_POST
def tinjau(request: HttpRequest, pk: int) -> HttpResponse:
    """What sending the sheet as it stands would do, and what it would collide with."""
    surat = fetch(request.actor, Wewenang.LIHAT, queries.surat_terlihat(request.actor), pk)
    lanjutan = "lanjutan" in request.POST
    form = FormDisposisi(request.POST, actor=request.actor, surat=surat, lanjutan=lanjutan)
    form.is_valid()
    isi = {"surat": surat, "ringkas": queries.ringkas(request.actor, surat, form.isi())}
    return render(request, "persuratan/_ringkas.html", isi)


@perlu(Wewenang.URUNGKAN)
@require_POST
def urungkan(request: HttpRequest, pk: int) -> HttpResponse:
    services.urungkan(request.actor, Surat(pk=pk))
    kabari(request, _("Diurungkan. Surat kembali ke meja Anda."), nada="info")
    return ke(request, asal(request, reverse("surat:surat", args=[pk])))


def _lembar(request: HttpRequest, pk: int, lembar: Lembar) -> HttpResponse:
    rows = queries.surat_terlihat(request.actor).select_related("usulan__pemeriksa")
    surat = fetch(request.actor, lembar.wewenang, rows, pk)
    if request.method == "POST":
        return _kirim(request, surat, lembar)
    saran = queries.usulan_otomatis(request.actor, surat)
    form = FormDisposisi(actor=request.actor, surat=surat, lanjutan=lembar.lanjutan, initial=awal(saran.isi))
    return _tampil(request, surat, lembar, form, saran.isi, saran=saran)


def _kirim(request: HttpRequest, surat: Surat, lembar: Lembar) -> HttpResponse:
    form = FormDisposisi(request.POST, actor=request.actor, surat=surat, lanjutan=lembar.lanjutan)
    if form.is_valid():
        with tampung(form):
            lembar.kirim(request.actor, surat, isi=form.isi())
            urung = reverse("surat:urungkan", args=[surat.pk]) if lembar.urung else ""
            kabari(request, lembar.kabar, urung=urung)
            return ke(request, asal(request, reverse("surat:surat", args=[surat.pk])))
    return _tampil(request, surat, lembar, form, form.isi())


def _tampil(
    request: HttpRequest, surat: Surat, lembar: Lembar, form: FormDisposisi, isi: IsiDisposisi, **lain: Any
) -> HttpResponse:
    halaman = "persuratan/disposisi.html" + ("#lembar" if fragmen(request) else "")
    konteks = {
        "surat": surat,
        "lembar": lembar,
        "form": form,
        "ringkas": queries.ringkas(request.actor, surat, isi),
        "alamat": reverse(lembar.url, args=[surat.pk]),
        "kembali": asal(request, reverse("surat:meja")),
        **lain,
    }
    return render(request, halaman, konteks, status=status(form))
