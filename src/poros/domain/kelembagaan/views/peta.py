"""The coordination map as a picture, and the structure as a tree, on any day."""

from collections import Counter
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from poros.web.grafik import aliran
from poros.web.izin import perlu

from ..forms.struktur import PadaHari
from ..queries.kelola import mengelola
from ..queries.peta import PetaKoordinasi, peta_koordinasi
from ..queries.struktur import kelebihan, pohon, rata, versi_terjadwal
from ..wewenang import Wewenang


@perlu(Wewenang.UNIT_LIHAT)
@require_GET
def peta(request: HttpRequest) -> HttpResponse:
    pada, asisten = _saring(request)
    gambar = peta_koordinasi(request.actor, pada, asisten)
    pilihan = [(u.id, u.singkatan) for u in gambar.asisten]
    isi = {
        "pada": pada,
        "peta": gambar,
        "kelola": mengelola(request.actor),
        "saring": PadaHari({"pada": pada, "asisten": asisten}, asisten=pilihan),
        "gambar": aliran(gambar.alir(), satuan=_("unit")) if gambar.garis else None,
        "judul_gambar": _temuan(gambar),
    }
    return render(request, "kelembagaan/peta.html", isi)


@perlu(Wewenang.UNIT_LIHAT)
@require_GET
def struktur(request: HttpRequest) -> HttpResponse:
    pada, _asisten = _saring(request)
    isi = {
        "pada": pada,
        "cabang": list(rata(pohon(request.actor, pada))),
        "saring": PadaHari({"pada": pada}),
        "terjadwal": list(versi_terjadwal(request.actor)),
        "kelebihan": kelebihan(request.actor),
        "kelola": mengelola(request.actor),
        "simpul": request.actor.peta.simpul,
    }
    return render(request, "kelembagaan/struktur.html", isi)


def _saring(request: HttpRequest) -> tuple[date, int | None]:
    """What the address asks for; what cannot be read is today and everybody."""
    form = PadaHari(request.GET)
    data = form.cleaned_data if form.is_valid() else {}
    return data.get("pada") or request.actor.hari, data.get("asisten")


def _temuan(peta: PetaKoordinasi) -> str:
    """The finding of the picture in a sentence: who coordinates most."""
    beban = Counter(g.asisten.singkatan for g in peta.garis if g.utama and g.asisten)
    if not beban:
        return _("Belum ada asisten yang mengoordinasikan")
    nama, n = beban.most_common(1)[0]
    return _("%(asisten)s mengoordinasikan %(n)s dari %(semua)s unit") % {"asisten": nama, "n": n, "semua": peta.jumlah}
