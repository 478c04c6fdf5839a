"""Whatever is wrong: one clear sentence, the exit code of the interface, and nothing written."""

import pytest

from tests.corpora.pairs import CORPORA

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")
BAD = {
    # name: (content, or None for a file that is not there; what the sentence must say)
    "empty.txt": (b"", "empty.txt: the file is empty"),
    "blank.txt": (b" \n\xc2\xa0\n", "blank.txt: there is no text in it"),
    "bom.txt": (b"\xef\xbb\xbf", "bom.txt: there is no text in it"),
    "absent.txt": (None, "absent.txt: no such file"),
    "absent": (None, "absent: no such file"),
    "picture.png": (PNG, "picture.png: this is a picture"),
    "picture.txt": (PNG, "picture.txt: this is a picture"),
    "program.txt": (b"\x7fELF\x02\x01\x01" + bytes(range(256)), "program.txt: this is a program"),
    "noise.txt": (bytes((k * k * 7 + k // 3) % 256 for k in range(4000)), "noise.txt: "),
    "broken.docx": (b"PK\x03\x04 and then nothing", "broken.docx: "),
    "words.xyz": (b"\x00\x01\x02" * 100, "words.xyz: "),
}


def refused(done, code: int = 3) -> str:
    """Check the exit code and that there is one sentence on standard error and nothing on standard output."""
    found, out, err = done
    assert (found, out) == (code, "")
    assert err.startswith("aligner: ") and err.endswith("\n") and err.count("\n") == 1
    return err


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_used(name: str, side: int, call, pair, tmp_path) -> None:
    content, said = BAD[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    args = list(pair)
    args[side] = name
    assert said in refused(call("run", *args, "-o", "out"))
    assert not (tmp_path / "out").exists()


def test_a_mistyped_name_is_no_text_to_cut(call) -> None:
    assert "nofile: no such file" in refused(call("segment", "nofile"))


def test_anchors_that_are_not_there(call, pair, tmp_path) -> None:
    assert "absent.csv cannot be read" in refused(call("run", *pair, "--anchors", "absent.csv", "-o", "out"))
    assert not (tmp_path / "out").exists()


def test_a_folder_in_place_of_a_file(call, pair, tmp_path) -> None:
    (tmp_path / "folder.txt").mkdir()
    assert "folder.txt: this is a folder; name the document in it." in refused(call("run", "folder.txt", pair[1]))
    assert not (tmp_path / "aligned").exists()


def test_an_unreadable_file(call, pair, tmp_path, monkeypatch) -> None:
    from pathlib import Path

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("aligner.documents.sources.read_file", refuse)
    assert "the file may not be read; check its permissions" in refused(call("align", *pair))


@pytest.mark.parametrize(("name", "language"), [("zh", "Chinese"), ("en", "English")])
def test_two_documents_in_one_language(name: str, language: str, call, tmp_path) -> None:
    files = [CORPORA / "plan" / f"{name}.txt", CORPORA / "notice" / f"{name}.docx"]
    err = refused(call("run", *files, "-o", "out"))
    assert err == (
        f"aligner: Both {name}.txt and {name}.docx are {language}: "
        "give the Chinese original and its English translation.\n"
    )
    assert not (tmp_path / "out").exists()


def test_standard_input_twice(call) -> None:
    assert "Only one of the two documents can come from standard input" in refused(call("align", "-", "-"), 2)


def test_empty_standard_input(call, pair) -> None:
    assert "<standard input>" in refused(call("align", "-", pair[1]))


@pytest.mark.parametrize("content", ["安" * 3_400_000, ("安" * 999 + "。") * 3_400], ids=["one word", "sentences"])
def test_an_enormous_line_is_carried_on_with_a_warning(content: str, call, tmp_path) -> None:
    (tmp_path / "zh.txt").write_text(content, encoding="utf-8")
    code, out, err = call("align", "zh.txt", CORPORA / "plan" / "en.txt")
    assert code == 4 and out.startswith("id,type,score")
    assert "aligner: warning: zh.txt: one line has" in err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["run", "ZH", "EN", "--frobnicate"], "--frobnicate"),
        (["run"], "needed: the Chinese original"),
        (["run", "ZH", "EN", "--pairs", "x"], "Give either two files or --pairs, not both."),
        (["run", "ZH", "EN", "--min-confidence", "2"], "--min-confidence"),
        (["run", "ZH", "EN", "-o", "ZH"], "is a file; name a folder"),
        (["align"], "SOURCE"),
        (["align", "ZH", "EN", "--languages", "de"], "expected two codes such as de,fr"),
        (["eval", "somewhere", "--zh", "ZH"], "Give either a folder or --zh"),
        (["eval", "--zh", "ZH"], "belong together"),
        (["frobnicate"], "No such command"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_usage(args: list[str], said: str, call, pair) -> None:
    names = {"ZH": pair[0], "EN": pair[1]}
    code, out, err = call(*(names.get(a, a) for a in args))
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("model", ["LaBSE", "sentence-transformers/LaBSE", "nobody/nothing"])
@pytest.mark.parametrize("command", ["run", "align", "eval"])
def test_a_missing_model(model: str, command: str, call, pair, tmp_path) -> None:
    args = [] if command == "eval" else pair
    assert "aligner models fetch" in refused(call(command, *args, "--model", model), 5)
    assert not (tmp_path / "aligned").exists()


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("absent", "absent does not exist"),
        (".", "no pairs found; name them NAME.zh.txt and NAME.en.txt"),
        ("empty.txt", "names no pairs"),
        ("short.txt", "short.txt, line 2: expected source, target and perhaps a name, found 1 cells"),
    ],
)
def test_pairs_that_cannot_be_found(where: str, said: str, call, tmp_path) -> None:
    (tmp_path / "empty.txt").write_text("# nothing\n")
    (tmp_path / "short.txt").write_text("a.txt,b.txt\nc.txt\n")
    assert said in refused(call("run", "--pairs", where, "-o", "out"))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ("[0]:[7]\n", "names line 7 (zero-based) but"),
        ("0-0\n", "line 1: expected a bead such as [0,1]:[0]"),
        (None, "gold.txt cannot be read"),
    ],
)
def test_gold_that_does_not_fit(gold: str | None, said: str, call, pair, tmp_path) -> None:
    if gold is not None:
        (tmp_path / "gold.txt").write_text(gold)
    assert said in refused(call("eval", "--zh", pair[0], "--en", pair[1], "--gold", "gold.txt"))


@pytest.mark.parametrize("name", ["absent", "empty"])
def test_no_gold_at_all(name: str, call, tmp_path) -> None:
    (tmp_path / "empty").mkdir()
    assert name in refused(call("eval", name))


def test_an_interrupt_is_130(call, pair, tmp_path, monkeypatch) -> None:
    from aligner.export import folder

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(folder, "FILES", (*folder.FILES[:-1], ("report.html", interrupt)))
    code, out, err = call("run", *pair, "-o", "out")
    assert (code, out) == (130, "")
    assert err.strip() == "aligner: interrupted; nothing half-written was left behind."
    assert not (tmp_path / "out").exists()
