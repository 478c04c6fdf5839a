"""What only a real process shows: consoles, pipes, signals and what gets imported."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time

import pytest

from tests.corpora.pairs import CORPORA

PLAN = [str(CORPORA / "plan" / name) for name in ("zh.txt", "en.txt")]
HEAVY = {"torch", "spacy", "jieba", "pandas", "sentence_transformers", "transformers"}


def start(*args: str, code: str | None = None, **options) -> subprocess.Popen:
    """Start ``python -m aligner ARGS``, or a line of code."""
    call = [sys.executable, "-c", code] if code else [sys.executable, "-m", "aligner", *args]
    return subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252"])
def test_the_table_is_utf8_on_every_console(encoding: str) -> None:
    process = start("align", *PLAN, env=os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert "临江省“十五五”现代化产业体系发展规划" in out.decode("utf-8")
    assert not out.startswith(b"\xef\xbb\xbf")


def test_chinese_errors_are_utf8_on_every_console() -> None:
    process = start("align", "不存在.txt", PLAN[1], env=os.environ | {"PYTHONIOENCODING": "gbk"})
    assert "不存在.txt: no such file" in process.communicate()[1].decode("utf-8")
    assert process.returncode == 3


@pytest.mark.parametrize("args", [["align", *PLAN], ["eval"], ["segment", PLAN[0]]], ids=lambda a: a[0])
def test_a_reader_who_hangs_up_is_no_error(args: list[str]) -> None:
    process = start(*args)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_control_c(tmp_path) -> None:
    code = (
        "import sys\n"
        "from aligner.cli.main import main\n"
        "class Input:\n"
        "    def __init__(self, buffer): self.buffer, self.inner = self, buffer\n"
        "    def read(self, size=-1): print('ready', flush=True); return self.inner.read(size)\n"
        "sys.stdin = Input(sys.stdin.buffer)\n"
        f"main(['run', '-', {PLAN[1]!r}, '-o', {str(tmp_path / 'out')!r}])"
    )
    process = start(code=code, stdin=subprocess.PIPE)
    assert process.stdout.readline() == b"ready\n"  # now it waits for its standard input
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, b"")
    assert err.decode().strip() == "aligner: interrupted; nothing half-written was left behind."
    assert not (tmp_path / "out").exists()


CALLS = {
    "import aligner": "import aligner; dir(aligner); aligner.__version__",
    "aligner --help": "from aligner.cli.main import cli; cli.main(['--help'], standalone_mode=False)",
    "aligner align": f"from aligner.cli.main import cli; cli.main(['align', *{PLAN!r}], standalone_mode=False)",
    "aligner run": "from aligner.cli.main import cli;"
    f"cli.main(['run', *{PLAN!r}, '-o', 'OUT', '--quiet'], standalone_mode=False)",
    "aligner eval": "from aligner.cli.main import cli; cli.main(['eval'], standalone_mode=False)",
    "a missing model": f"from aligner.cli.main import cli; from aligner.errors import ModelMissingError\n"
    f"try: cli.main(['align', *{PLAN!r}, '--model', 'nobody/nothing'], standalone_mode=False)\n"
    "except ModelMissingError: pass\nelse: raise SystemExit('found')",
}


@pytest.mark.parametrize("name", CALLS)
def test_heavy_packages_are_not_imported(name: str, tmp_path) -> None:
    code = CALLS[name].replace("OUT", str(tmp_path / "out"))
    needed = {"jieba"} if name == "aligner run" else set()  # the check of consistency asks where words begin
    light = {"numpy", "click"} if name == "import aligner" else {"numpy"} if name == "aligner --help" else set()
    code += f"\nimport sys; found = {(HEAVY | light) - needed!r} & set(sys.modules); assert not found, found"
    process = start(code=code)
    _, err = process.communicate()
    assert process.returncode == 0, err.decode()


def test_python_m_aligner_is_the_command() -> None:
    process = start("--version")
    assert process.communicate()[0].startswith(b"aligner, version ")


@pytest.mark.skipif(os.name == "nt", reason="a shell that closes streams")
@pytest.mark.parametrize("args", [["segment", PLAN[0]], ["--help"], ["doctor"], ["align", "nothing.txt", PLAN[1]]])
@pytest.mark.parametrize("streams", [">&-", "2>&-", "<&-", "<&- >&- 2>&-", ">/dev/full"])
def test_closed_streams_and_a_full_device(args: list[str], streams: str) -> None:
    call = f"exec {shlex.quote(sys.executable)} -m aligner {shlex.join(args)} {streams}"
    done = subprocess.run(["sh", "-c", call], capture_output=True, text=True, check=False)
    assert done.returncode == (3 if "nothing.txt" in args or ("full" in streams) else 0)
    assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr
    if "full" in streams and "nothing.txt" not in args:
        assert "No space left on device" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.slow
def test_control_c_at_any_moment_is_130_and_one_sentence(tmp_path) -> None:
    """The interpreter's own start, before a line of ours is read, is not ours: there it ends by the signal."""
    for number in range(14):
        process = start("run", *PLAN, "-o", str(tmp_path / "out"), "--force", "--quiet")
        time.sleep(0.04 + 0.03 * number)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        if b"Traceback" not in err:
            assert process.returncode in (0, 130, -signal.SIGINT)
            assert err.lstrip() in (b"", b"aligner: interrupted; nothing half-written was left behind.\n")
        assert b"Traceback" not in err or b"aligner/" not in err, err
        assert not list(tmp_path.glob(".aligner*")) and not list(tmp_path.glob("out/.aligner*"))


@pytest.mark.parametrize("name", ["zh" * 3000, "a" * 300 + ".txt"])
def test_names_that_no_file_can_have(name: str, tmp_path) -> None:
    for args in (
        ["run", name, PLAN[1], "-o", "out"],
        ["run", *PLAN, "-o", name],
        ["check", name],
        ["export", name, "--to", "csv"],
        ["verify", name],
        ["fix", name],
        ["segment", name],
        ["extract", PLAN[0], "-o", name],
        ["align", *PLAN, "-o", name],
        ["run", *PLAN, "--terms", name, "-o", "out"],
        ["run", *PLAN, "--model", name, "-o", "out"],
        ["review", name, "--no-browser"],
    ):
        process = start(*args, cwd=tmp_path)
        _, err = process.communicate()
        assert process.returncode in (2, 3, 5) and b"Traceback" not in err, (args[0], err[-300:])
        assert list(tmp_path.iterdir()) == []
