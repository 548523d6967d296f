"""Boxes to be ticked, in as many columns as fit."""

from django import forms


class Kotak(forms.CheckboxSelectMultiple):
    template_name = "berbagi/kotak.html"
