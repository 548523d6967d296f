"""Under one command: chart, activation, orders, meeting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poros.kernel.penugasan.labels import JENIS_KONFLIK
from poros.kernel.penugasan.queries.konflik import Tabrakan
from poros.kernel.penugasan.services import BelumDilihat
from poros.kernel.wewenang import boleh, fetch
from poros.web.formulir import formulir, tindak
from poros.web.halaman import kursor
from poros.web.izin import perlu
from poros.web.jawab import SALAH, status, tampung
from poros.web.pesan import kabari

from .. import services
from ..forms.komando import FormAktifkan, FormDampak, FormKomando, FormPerintah, FormRapat
from ..models import Kejadian, Perintah
from ..queries import kejadian as baca
from ..queries import papan, parameter
from ..rules.alur import Bahaya
from ..rules.rencana import baca as baca_rencana
from ..wewenang import Wewenang
from .kejadian import kepala


@perlu(Wewenang.KOMANDO_SUSUN)
@require_http_methods(["GET", "POST"])
def komando(request: HttpRequest, pk: int) -> HttpResponse:
    """The chart, with the seats that the plan for this threat names."""
    row = fetch(request.actor, Wewenang.KOMANDO_SUSUN, Kejadian.objects.all(), pk)
    form = FormKomando(
        request.POST or None, kejadian=row, rencana=baca_rencana(parameter.rencana_untuk(Bahaya(row.bahaya))[0].isi)
    )
    return formulir(
        request,
        form,
        lambda: services.susun_komando(request.actor, row, data=form.data_komando()),
        judul=_("Bagan komando"),
        ket=_("Isi menurut keputusan kepala daerah; komandan boleh dari luar pemerintah daerah."),
        tombol=_("Simpan bagan"),
        ke=reverse("krisis:kisah", args=[pk]),
        kabar=_("Bagan komando dicatat."),
    )


@perlu(Wewenang.AKTIFKAN)
@require_http_methods(["GET", "POST"])
def aktifkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Turn a plan into first orders; `?rencana=` shows another one."""
    row = fetch(request.actor, Wewenang.AKTIFKAN, Kejadian.objects.all(), pk)
    plans = parameter.rencana_untuk(Bahaya(row.bahaya))
    wanted = kursor(request.POST.get("rencana_id") or request.GET.get("rencana"))
    chosen = next((p for p in plans if p.pk == wanted), plans[0])
    form = FormAktifkan(request.POST or None, rencana=plans, isi=baca_rencana(chosen.isi))
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            sent = services.aktifkan(request.actor, row, **form.nilai())
            kabari(request, _("Rencana aktif: %(n)s perintah dikirim.") % {"n": len(sent)})
            return redirect("krisis:perintah", pk)
    isi = {**kepala(row, "kisah"), "form": form, "ke": reverse("krisis:kisah", args=[pk])}
    return render(request, "krisis/aktifkan.html", isi, status=status(form))


@perlu(Wewenang.LIHAT)
@require_GET
def perintah(request: HttpRequest, pk: int) -> HttpResponse:
    """All orders by cluster, with expected and real effect; links lead only where this reader is let in."""
    row = baca.satu(request.actor, pk)
    orders = papan.perintah_bagi(request.actor, row)
    told = {o.pk: (*papan.kata(o), not papan.beres(o) and o.batas < row.jam, papan.tugas(o)) for o in orders}
    isi = {
        **kepala(row, "perintah"),
        "klaster": [(k, [(o, *told[o.pk]) for o in k.perintah]) for k in papan.klaster(orders, row.jam)],
        "tabrakan": [] if row.latihan else list(papan.tabrakan(row)[:10]),
        "boleh": {w.name for w in boleh(request.actor, row, Wewenang.PERINTAH_BERI, Wewenang.RAPAT_CATAT)},
    }
    return render(request, "krisis/perintah.html", isi)


@perlu(Wewenang.PERINTAH_BERI)
@require_http_methods(["GET", "POST"])
def beri(request: HttpRequest, pk: int) -> HttpResponse:
    """An order; what it collides with is shown before it goes out, and it goes when it is sent all the same."""
    row = fetch(request.actor, Wewenang.PERINTAH_BERI, Kejadian.objects.all(), pk)
    form = FormPerintah(request.POST or None, actor=request.actor, kejadian=row)
    found: tuple[Tabrakan, ...] = ()
    if request.method == "POST" and form.is_valid():
        with tampung(form):
            try:
                services.beri_perintah(request.actor, row, data=form.data_perintah(), pilihan=form.pilihan())
            except BelumDilihat as unseen:
                found = unseen.tabrakan
            else:
                kabari(request, _("Perintah dikirim."))
                return redirect("krisis:perintah", pk)
    told = [(t, JENIS_KONFLIK.get(t.jenis, t.jenis)) for t in found]
    isi = {**kepala(row, "perintah"), "form": form, "tabrakan": told, "ke": reverse("krisis:perintah", args=[pk])}
    return render(request, "krisis/beri.html", isi, status=SALAH if found else status(form))


@perlu(Wewenang.PERINTAH_NILAI)
@require_http_methods(["GET", "POST"])
def nilai(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the real effect beside the expected one."""
    row = fetch(request.actor, Wewenang.PERINTAH_NILAI, Perintah.objects.select_related("kejadian"), pk)
    form = FormDampak(request.POST or None, initial={"dampak": row.dampak})
    return formulir(
        request,
        form,
        lambda: services.nilai_perintah(request.actor, row, **form.cleaned_data),
        judul=_("Dampak perintah"),
        ket=row.harapan or row.isi,
        tombol=_("Simpan dampak"),
        ke=reverse("krisis:perintah", args=[row.kejadian_id]),
        kabar=_("Dampak dicatat."),
    )


@perlu(Wewenang.PERINTAH_LATIHAN)
@require_POST
def selesai(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.PERINTAH_LATIHAN, Perintah.objects.all(), pk)
    return tindak(
        request,
        lambda: services.selesaikan_latihan(request.actor, row),
        kabar=_("Perintah latihan selesai."),
        ke=reverse("krisis:perintah", args=[row.kejadian_id]),
    )


@perlu(Wewenang.RAPAT_CATAT)
@require_http_methods(["GET", "POST"])
def rapat(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request.actor, Wewenang.RAPAT_CATAT, Kejadian.objects.all(), pk)
    form = FormRapat(request.POST or None, actor=request.actor, kejadian=row)
    return formulir(
        request,
        form,
        lambda: services.catat_rapat(request.actor, row, data=form.data_rapat()),
        judul=_("Rapat koordinasi"),
        ket=_("Putusan rapat langsung menjadi penugasan."),
        tombol=_("Simpan rapat"),
        ke=reverse("krisis:kisah", args=[pk]),
        kabar=_("Rapat dicatat."),
    )
