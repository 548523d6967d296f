"""What an offer is, its flow and that of an adoption, publiccode.yml, and which addresses are fetched."""
