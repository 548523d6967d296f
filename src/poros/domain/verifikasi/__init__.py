"""Signing and proving: the public verification page, and each signer's desk."""
