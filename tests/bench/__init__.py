"""The benchmark of the whole product: ``make bench``."""
