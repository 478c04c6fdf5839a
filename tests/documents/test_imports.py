"""Reading a text file stays cheap: nothing heavy is imported for it."""

import subprocess
import sys

HEAVY = {
    "lxml",
    "trafilatura",
    "pandas",
    "charset_normalizer",
    "defusedxml",
    "numpy",
    "pypdfium2",
    "torch",
    "spacy",
    "jieba",
}


def test_a_text_file_loads_nothing_heavy(tmp_path):
    path = tmp_path / "x.txt"
    path.write_bytes("问：什么？".encode("gbk"))
    code = "import sys; from aligner.documents import read; print(read(sys.argv[1]).text == '问：什么？', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    first, *modules = done.stdout.split()
    assert first == "True"
    assert not {module.partition(".")[0] for module in modules} & HEAVY
