"""Reports: what came in, telling, reading a feed, checking."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import boleh, fetch, may
from poros.web.formulir import formulir
from poros.web.halaman import kursor, potong
from poros.web.izin import perlu
from poros.web.jawab import fragmen, status, tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.laporan import FormLaporan, FormPeriksa, FormSaringLaporan, FormUmpan
from ..labels import NADA_PERIKSA
from ..queries import kejadian as baca_kejadian
from ..queries import laporan as baca
from ..rules.alur import HIDUP
from ..wewenang import Wewenang


@perlu(Wewenang.LAPORAN_LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    form = FormSaringLaporan(request.GET)
    form.is_valid()
    rows = baca.laporan_terlihat(request.actor, periksa=form.cleaned_data.get("periksa", ""))
    isi = {"halaman": potong(rows, request.GET), "saring": form, "nada": NADA_PERIKSA}
    isi["dapat_umpan"] = may(request.actor, Wewenang.UMPAN_MUAT, Unit(pk=request.actor.unit_id))
    return render(request, "krisis/laporan_daftar.html" + ("#daftar" if fragmen(request) else ""), isi)


@perlu(Wewenang.LAPORAN_CATAT)
@require_http_methods(["GET", "POST"])
def lapor(request: HttpRequest) -> HttpResponse:
    """Tell what happens; with `?kejadian=` it joins that event, a drill too."""
    pk = kursor(request.GET.get("kejadian"))
    event = baca_kejadian.satu(request.actor, pk) if pk else None
    unit = fetch(request.actor, Wewenang.LAPORAN_CATAT, Unit.objects.all(), request.actor.unit_id)
    form = FormLaporan(request.POST or None, kejadian=event)

    def kerja() -> str:
        row = services.lapor(request.actor, unit, data=form.data_laporan())
        return reverse("krisis:laporan", args=[row.pk])

    return formulir(
        request,
        form,
        kerja,
        judul=_("Laporkan kejadian"),
        ket=str(event) if event else _("Yang belum pasti boleh dikosongkan. Tanpa jaringan pun dapat dikirim nanti."),
        tombol=_("Kirim laporan"),
        ke=reverse("krisis:laporan_daftar"),
        kabar=_("Laporan diterima Pusdalops."),
        luring=_("Laporan kejadian"),
    )


@perlu(Wewenang.UMPAN_MUAT)
@require_http_methods(["GET", "POST"])
def umpan(request: HttpRequest) -> HttpResponse:
    unit = fetch(request.actor, Wewenang.UMPAN_MUAT, Unit.objects.all(), request.actor.unit_id)
    form = FormUmpan(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            content = form.cleaned_data["berkas"].read()
            found = services.muat_umpan(request.actor, unit, isi=content)
            kabari(request, _("%(n)s laporan baru dibaca.") % {"n": len(found)})
    return render(request, "krisis/umpan.html", {"form": form}, status=status(form))


@perlu(Wewenang.LAPORAN_LIHAT, Wewenang.LAPORAN_PERIKSA)
@require_http_methods(["GET", "POST"])
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One report; who may check it does so here."""
    row = baca.satu(request.actor, pk)
    events = list(baca_kejadian.kejadian_terlihat(request.actor, latihan=row.latihan).filter(status__in=HIDUP)[:30])
    form = FormPeriksa(request.POST or None, pilihan_kejadian=events, laporan=row)
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            services.periksa(request.actor, row, **form.nilai())
            kabari(request, _("Hasil pemeriksaan disimpan."))
            row = baca.satu(request.actor, pk)
    granted = boleh(request.actor, row, Wewenang.LAPORAN_PERIKSA)
    isi = {
        "laporan": row,
        "form": form if granted else None,
        "serupa": baca.serupa(request.actor, row),
        "nada": NADA_PERIKSA,
        "dapat_buka": bool(granted) and row.kejadian_id is None,
    }
    return render(request, "krisis/laporan.html", isi, status=status(form))
