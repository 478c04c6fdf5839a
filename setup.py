"""Which folders are packages; everything else about the project stands in setup.cfg."""

from setuptools import find_packages, setup

DATA = {"aligner.models": "models", "aligner.corpora": "corpora"}

setup(packages=[*find_packages(include=["aligner", "aligner.*"]), *DATA], package_dir={"aligner": "aligner", **DATA})
