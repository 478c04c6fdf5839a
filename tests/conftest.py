"""What holds for every test: one profile of hypothesis, which sets no time limit, as machines differ in speed."""

from hypothesis import settings

settings.register_profile("aligner", deadline=None)
settings.load_profile("aligner")
