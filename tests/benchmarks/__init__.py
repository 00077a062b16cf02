"""How long a build takes, beside other generators: ``make bench``."""
