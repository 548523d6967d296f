"""Findings in words, Indonesian and English."""

import pytest

from poros.pure import konflik
from poros.pure.konflik import Aturan, Jenis
from poros.pure.konflik.kata import KALIMAT, PEMBUKA, PUTUSAN

DASAR = {
    "issuer": "j1",
    "level": 2,
    "target": "u1",
    "act": "buka",
    "object": "kota/pintu",
    "sign": "do",
    "start": "08:00",
    "end": "12:00",
    "issued": "07:00",
}


def temuan(a=None, b=None, **settings):
    semua = [
        DASAR | {"id": "A"} | (a or {}),
        DASAR | {"id": "B", "sign": "forbid", "issuer": "j2"} | (b or {}),
    ]
    masukan = konflik.baca({"settings": settings, "instructions": semua})
    return konflik.temukan(masukan.arahan, masukan.pengaturan)[0]


@pytest.mark.parametrize(
    ("satu", "indonesia", "inggris"),
    [
        (
            temuan(common_superior={"j1|j2": "sekda"}),
            (
                "Arahan A, B bertentangan: A menyuruh dan B melarang buka. "
                "Tidak ada yang didahulukan dengan sendirinya; sekda yang memutuskan."
            ),
            "Orders A, B are contrary: A orders and B forbids buka. None prevails by itself; sekda decides.",
        ),
        (
            temuan({"level": 1, "end": "10:00"}),
            (
                "Arahan A, B bertentangan: A menyuruh dan B melarang buka. "
                "B didahulukan, karena penerbitnya lebih tinggi dalam rantai komando (R2). "
                "B menang karena tingkat penerbitnya, padahal A lebih khusus; pejabat perlu memutuskannya dengan sadar."
            ),
            (
                "Orders A, B are contrary: A orders and B forbids buka. "
                "B prevails, because its issuer stands higher in the chain of command (R2). "
                "B wins by the level of its issuer although A is more special; an official should decide this knowingly."
            ),
        ),
        (
            temuan(competence={"buka": ["j2"]}),
            (
                "Arahan A, B bertentangan: A menyuruh dan B melarang buka. "
                "B didahulukan, karena penerbit A tidak berwenang (R1)."
            ),
            (
                "Orders A, B are contrary: A orders and B forbids buka. "
                "B prevails, because the issuer of A is not competent (R1)."
            ),
        ),
        (
            temuan({"object": "x", "status": "batal"}, competence={"buka": []}),
            (
                "Arahan B diterbitkan tanpa wewenang: j2 tidak berwenang atas buka. "
                "Arahan itu kalah dari setiap arahan yang bertentangan dengannya (R1)."
            ),
            (
                "Order B was issued without authority: j2 has no authority over buka. "
                "It gives way to every order that conflicts with it (R1)."
            ),
        ),
        (
            temuan(
                {"resources": [{"id": "s1", "quantity": 1.5}]},
                {"object": "lain", "resources": [{"id": "s1", "quantity": 1}]},
                resource_capacity={"s1": 2},
            ),
            (
                "Arahan A, B meminta sumber daya melebihi yang ada: s1 diminta 2,5, padahal ada 2. "
                "Tidak ada yang didahulukan dengan sendirinya, dan atasan bersama belum diketahui."
            ),
            (
                "Orders A, B claim more of a resource than there is: 2.5 of s1 claimed, 2 available. "
                "None prevails by itself, and no common superior is known."
            ),
        ),
    ],
)
def test_findings_are_told_in_both_languages(satu, indonesia, inggris):
    assert konflik.jelaskan(satu) == indonesia
    assert konflik.jelaskan(satu, "en") == inggris


def test_codes_are_called_by_name():
    nama = {"A": "Surat 12", "B": "Surat 14", "buka": "membuka pintu air", "u9": "Sekretaris Daerah"}
    satu = temuan(common_superior={"j1|j2": "u9"})
    assert konflik.jelaskan(satu, "id", nama) == (
        "Arahan Surat 12, Surat 14 bertentangan: Surat 12 menyuruh dan Surat 14 melarang membuka pintu air. "
        "Tidak ada yang didahulukan dengan sendirinya; Sekretaris Daerah yang memutuskan."
    )
    assert konflik.jelaskan(temuan({"end": "11:00"}), "en", nama).endswith(
        "Surat 12 prevails, because its scope is more special (R3)."
    )


def test_both_languages_have_the_same_sentences():
    for kamus in (PEMBUKA, PUTUSAN, KALIMAT):
        assert kamus["id"].keys() == kamus["en"].keys()
    assert set(PEMBUKA["id"]) == set(Jenis)
    assert set(Aturan) <= set(PUTUSAN["id"])
