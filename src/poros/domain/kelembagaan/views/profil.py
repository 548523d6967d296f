"""One's own matters: language, notices, keys for programs; password and second factor are allauth's pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.i18n import set_language

from poros.kernel.organisasi.models import Akun, Orang, TokenApi
from poros.kernel.pemberitahuan.queries import jam_tenang, preferensi
from poros.kernel.pemberitahuan.services import atur_jam_tenang, atur_preferensi
from poros.kernel.pemberitahuan.wewenang import Wewenang as WewenangKabar
from poros.kernel.wewenang import fetch
from poros.web.izin import perlu
from poros.web.pesan import kabari

from .. import services
from ..forms.akun import BahasaForm, KabarForm, TokenForm
from ..queries.akun import akun_saya, token_saya
from ..queries.penjabat import riwayat_orang
from ..wewenang import Wewenang
from .kirim import halaman_formulir, jalankan


@perlu(Wewenang.PROFIL)
@require_GET
def profil(request: HttpRequest) -> HttpResponse:
    row = fetch(request.actor, Wewenang.PROFIL, Orang.objects.all(), request.actor.orang_id)
    isi = {"orang": row, "akun": akun_saya(request.actor), "riwayat": list(riwayat_orang(row.pk))}
    return render(request, "kelembagaan/profil.html", isi)


@perlu(Wewenang.PROFIL)
@require_POST
def bahasa(request: HttpRequest) -> HttpResponse:
    """Remember the language for letters to this person, and show the pages in it."""
    row = fetch(request.actor, Wewenang.PROFIL, Orang.objects.all(), request.actor.orang_id)
    form = BahasaForm({"bahasa": request.POST.get("language")})
    jalankan(form, lambda: services.pilih_bahasa(request.actor, row, **form.cleaned_data))
    return set_language(request)


@perlu(WewenangKabar.ATUR)
@require_http_methods(["GET", "POST"])
def kabar(request: HttpRequest) -> HttpResponse:
    row = fetch(request.actor, Wewenang.PROFIL, Orang.objects.all(), request.actor.orang_id)
    form = KabarForm(request.POST or None, initial=KabarForm.awal(preferensi(request.actor), jam_tenang(request.actor)))

    def act() -> bool:
        atur_preferensi(request.actor, row, saluran=form.cleaned_data["saluran"], ringkasan=form.ringkasan)
        atur_jam_tenang(request.actor, row, jam=form.jam())
        return True

    if request.method == "POST" and jalankan(form, act):
        kabari(request, _("Pilihan Anda disimpan."))
        return redirect("kelembagaan:profil")
    kata = {
        "judul": _("Pemberitahuan"),
        "ket": _("Di dalam Poros semuanya selalu tampil. Di sini Anda memilih apa yang dikirim ke luar."),
        "kembali_ke": "kelembagaan:profil",
    }
    return halaman_formulir(request, form, **kata)


@perlu(Wewenang.TOKEN_BUAT)
@never_cache
@require_http_methods(["GET", "POST"])
def token(request: HttpRequest) -> HttpResponse:
    akun = fetch(request.actor, Wewenang.TOKEN_BUAT, Akun.objects.all(), request.user.pk)
    form = TokenForm(request.POST or None)
    act = lambda: services.buat_token(request.actor, akun, **form.cleaned_data)  # noqa: E731 -- one call
    baru = jalankan(form, act) if request.method == "POST" else None
    isi = {"baru": baru, "form": TokenForm() if baru else form, "token": list(token_saya(request.actor))}
    return render(request, "kelembagaan/token.html", isi, status=422 if form.errors else 200)


@perlu(Wewenang.TOKEN_CABUT)
@require_POST
def token_cabut(request: HttpRequest, pk: int) -> HttpResponse:
    services.cabut_token(request.actor, fetch(request.actor, Wewenang.TOKEN_CABUT, TokenApi.objects.all(), pk))
    kabari(request, _("Kunci dicabut; program yang memakainya berhenti saat ini juga."))
    return redirect("kelembagaan:token")
