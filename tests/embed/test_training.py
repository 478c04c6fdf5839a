"""The recipe's parts: reading, excluding, drawing, the character map, and one tiny run from start to finish."""

import dataclasses
import lzma
import os
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import normalizers

from aligner.embed import load_encoder
from aligner.embed.training import charsmap, pairs, recipe
from aligner.embed.training.batches import Batches, TokenPairs, draw, identities
from aligner.embed.training.parts import members, parts, pieces
from aligner.embed.training.store import save_model
from aligner.embed.training.tokenise import VARIANTS, Tokens, tokenise, train_tokenizer
from aligner.embed.training.train import Job, digit_rows, evaluation_sets, read_sources, train, with_overrides
from aligner.embed.training.turn import blended, turned
from aligner.errors import InputError, UsageError

TABLE = charsmap.character_map(*VARIANTS)
NORMALISER = normalizers.Precompiled(charsmap.build(TABLE))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("國務院", "国务院"),
        ("ＡＢＣ１２３％", "abc123%"),
        ("第Ⅲ章", "第iii章"),
        ("a\u00a0b\u3000c", "a b c"),
        ("工\u200b业\ufeff", "工业"),
        ("“一带一路”、", '"一带一路",'),
        ("《意见》", "《意见》"),
        ("为什幺", "为什么"),
        ("為什麼", "为什么"),
    ],
)
def test_the_character_map_folds_writing_variants(text, expected):
    assert NORMALISER.normalize_str(text) == expected


@given(st.characters(exclude_categories=["Cs", "Cn"]))
def test_the_map_agrees_with_its_table_for_every_character(char):
    assert NORMALISER.normalize_str(char) == TABLE.get(char, char)
    if char.isascii() and char.isprintable():
        assert TABLE.get(char, char) == unicodedata.normalize("NFKC", char).lower()


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("你好！", "你好", True), ("ＡＢ c", "abc", True), ("It's 5.", "Its 5", True), ("你好", "您好", False)],
)
def test_sentences_are_the_same_whatever_their_punctuation_and_width(a, b, same):
    assert (pairs.key(a) == pairs.key(b)) is same


def test_cleaning_drops_and_counts():
    rows = [("一", "one"), ("一。", "One!"), ("", "x"), ("长" * 2000, "long"), ("二", "Held back."), ("三", "three")]
    clean = pairs.clean_pairs(rows, {pairs.key("held back")})
    assert (clean.zh, clean.en) == (["一", "三"], ["one", "three"])
    assert clean.dropped == {"empty": 1, "long": 1, "repeated": 1, "evaluation": 1}


def test_a_tenth_is_held_back_for_ever():
    held = [i for i in range(3000) if pairs.held_back(f"第{i}条")]
    assert 240 < len(held) < 360
    assert held[:3] == [16, 18, 21]
    assert pairs.held_back("第16条。")
    assert pairs.held_back("第１６条")


def test_terms_give_every_name_with_every_rendering(tmp_path):
    (tmp_path / "institutions.csv").write_text(
        "zh,zh_aliases,en,en_abbrev,en_variants\n国务院,中央政府|国院,State Council,SC,\n", encoding="utf-8-sig"
    )
    with pytest.raises(InputError, match=r"set_phrases\.csv"):
        list(pairs.term_pairs(tmp_path))
    (tmp_path / "set_phrases.csv").write_text(
        "zh,en,en_variants\n小康,xiaokang,moderate prosperity\n", encoding="utf-8"
    )
    found = set(pairs.term_pairs(tmp_path))
    assert ("国院", "SC") in found
    assert ("小康", "moderate prosperity") in found
    assert len(found) == 8


def tokens(lengths):
    starts = np.concatenate(([0], np.cumsum(lengths)))
    return Tokens(np.arange(starts[-1], dtype=np.int32), starts.astype(np.int64))


def test_taking_texts_keeps_their_tokens_together():
    ids, offsets = tokens([2, 0, 3]).take(np.array([2, 0, 1]))
    assert ids.tolist() == [2, 3, 4, 0, 1]
    assert offsets.tolist() == [0, 3, 5]


@pytest.mark.parametrize(("passes", "count"), [(0.0, 0), (0.5, 5), (1.0, 10), (2.3, 23)])
def test_drawing_gives_whole_passes_and_a_random_rest(passes, count):
    drawn = draw(np.arange(10), passes, np.random.default_rng(1))
    assert sum(map(len, drawn)) == count
    assert all(len(np.unique(rows)) == len(rows) for rows in drawn)


def test_batches_keep_groups_apart_and_repeat_with_the_seed():
    sources = [
        TokenPairs(tokens([1] * 50), tokens([1] * 50), "a", 1.0),
        TokenPairs(tokens([1, 0]), tokens([1, 1]), "b", 4),
    ]
    batches = Batches(sources, 10, seed=1, by_group=True)
    rows = batches.rows(3)
    assert len(rows) == len(batches) == 6
    assert all((part < 50).all() or (part >= 50).all() for part in rows)
    assert sorted(np.concatenate(rows).tolist()) == [*range(50), *[50] * 4]  # the pair with an empty side is left out
    assert [r.tolist() for r in batches.rows(3)] == [r.tolist() for r in rows]
    assert [r.tolist() for r in batches.rows(4)] != [r.tolist() for r in rows]
    mixed = Batches(sources, 10, seed=1, by_group=False).rows(0)
    assert any((part < 50).any() and (part >= 50).any() for part in mixed)


def test_a_pair_meets_itself_in_a_batch_only_where_one_pass_ends():
    source = TokenPairs(tokens([1] * 100), tokens([1] * 100), "a", 4.0)
    rows = Batches([source], 30, seed=1, by_group=True).rows(0)
    repeated = sum(len(batch) - len(np.unique(batch)) for batch in rows)
    mixed = np.array_split(np.random.default_rng(1).permutation(np.tile(np.arange(100), 4)), len(rows))
    assert repeated < sum(len(batch) - len(np.unique(batch)) for batch in mixed) / 2


def test_equal_texts_have_one_number():
    texts = Tokens(np.array([5, 6, 5, 5, 6, 6], np.int32), np.array([0, 2, 3, 5, 6, 6]))
    numbers = identities(texts).tolist()
    assert numbers[0] == numbers[2]
    assert len(set(numbers)) == 4


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("国", {"han 国"}),
        ("发展", {"han 发", "han 展", "pair 发展"}),
        ("不舒服", {"han 不", "han 舒", "han 服", "pair 不舒", "pair 舒服"}),
        ("satis", {"begins sati", "begins satis"}),
        ("to", set()),
        ("2025", set()),
        ("第3", set()),
    ],
)
def test_the_parts_of_a_piece(piece, expected):
    assert set(parts(piece)) == expected


def test_a_piece_is_the_sum_of_its_own_row_and_its_parts(tokenizer):
    torch = pytest.importorskip("torch")
    shared = pytest.importorskip("aligner.embed.training.shared")
    names = pieces(tokenizer)
    found, weights, rows = members(names)
    assert rows > len(names)
    vectors = np.random.default_rng(1).normal(size=(rows, 4)).astype(np.float32)
    module = shared.SharedEmbedding(tokenizer, torch.from_numpy(vectors))
    table = module.table()
    for i in range(len(names)):
        of = slice(found.starts[i], found.starts[i + 1])
        assert found.ids[of][0] == i
        assert weights[of][0] == 1
        assert np.square(weights[of][1:]).sum() == pytest.approx(1 if weights[of][1:].size else 0)
        if names[i] != "<unk>":
            assert np.allclose(table[i], weights[of] @ vectors[found.ids[of]], atol=1e-5)
    assert not table[tokenizer.token_to_id("<unk>")].any()
    ids = torch.tensor([5, 9, 9, 7])
    sentences = module({"input_ids": ids, "offsets": torch.tensor([0, 3])})["sentence_embedding"].detach().numpy()
    assert np.allclose(sentences, [table[[5, 9, 9]].mean(axis=0), table[7]], atol=1e-5)


def test_turning_brings_vectors_near_to_the_older_model_and_keeps_every_cosine(tokenizer, encoder):
    rng = np.random.default_rng(3)
    rotation = np.linalg.qr(rng.normal(size=(16, 16)))[0]
    older = encoder.rows(np.arange(encoder.size))
    table = (3 * older @ rotation + 0.01 * rng.normal(size=older.shape)).astype(np.float32)
    back = turned(table, tokenizer, encoder)
    assert np.abs(back - older).max() < 0.05 * np.abs(older).max()
    units = [rows[1:] / np.linalg.norm(rows[1:], axis=1, keepdims=True) for rows in (table, back)]
    assert np.allclose(units[0] @ units[0].T, units[1] @ units[1].T, atol=1e-5)
    with pytest.raises(InputError, match="8 dimensions"):
        turned(table[:, :8], tokenizer, encoder)


def test_a_blend_lies_between_both_and_needs_the_same_pieces(tokenizer, encoder):
    rng = np.random.default_rng(4)
    older = encoder.rows(np.arange(encoder.size))
    other = (older + rng.normal(size=older.shape) / 2).astype(np.float32)
    cosines = []
    for share in (0.25, 1.0, 4.0):
        made = blended(other @ np.linalg.qr(rng.normal(size=(16, 16)))[0], tokenizer, encoder, share)
        cosines.append((made[1:] * older[1:]).sum() / np.linalg.norm(made[1:]) / np.linalg.norm(older[1:]))
    assert 1 > cosines[0] > cosines[1] > cosines[2] > 0.8
    with pytest.raises(InputError, match="pieces"):
        blended(other, train_tokenizer(["发展 发展 发展"], 50, 20, "的"), encoder, 1.0)


@pytest.mark.slow
def test_a_run_like_an_older_model_has_its_pieces_and_lies_near_it(data):
    pytest.importorskip("datasets")
    train(job(data))
    first = load_encoder(str(data.parent / "out"))
    this = dataclasses.replace(job(data, like=first), work=data.parent / "work2", out=data.parent / "out2")
    made = dataclasses.replace(this.recipe, train=dataclasses.replace(this.recipe.train, seed=14))
    scores = []
    for blend in (0.0, 1.0):
        score = train(dataclasses.replace(this, recipe=made, blend=blend)).shipped["made"]
        second = load_encoder(str(this.out))
        assert second.tokenizer.get_vocab() == first.tokenizer.get_vocab()
        rows = [model.encode([zh for zh, _ in MADE]) for model in (first, second)]
        scores.append(np.einsum("ij,ij->i", *rows).mean())
        assert score.cosine > 0.9
    assert 0.3 < scores[0] < scores[1] < 1


def test_the_loss_takes_no_equal_text_for_a_wrong_one():
    torch = pytest.importorskip("torch")
    shared = pytest.importorskip("aligner.embed.training.shared")
    rng = np.random.default_rng(1)
    zh, en = (torch.from_numpy(rng.normal(size=(4, 8))) for _ in range(2))
    sides = [
        {"sentence_embedding": zh, "text": torch.tensor([0, 1, 1, 2])},
        {"sentence_embedding": en, "text": torch.tensor([0, 1, 2, 2])},
    ]
    unit = [(s / s.norm(dim=1, keepdim=True)).numpy() for s in (zh, en)]
    weights = np.exp(5 * unit[0] @ unit[1].T)
    for a, b in ((1, 2), (2, 1), (2, 3), (3, 2)):
        weights[a, b] = 0
    right = np.diag(weights)
    expected = -(np.log(right / weights.sum(axis=1)).mean() + np.log(right / weights.sum(axis=0)).mean()) / 2
    assert float(shared.PairLoss(torch.nn.Identity(), 5.0)(sides)) == pytest.approx(expected)


def test_tokenising_cuts_long_texts_and_leaves_unknown_characters_out(tokenizer):
    short, cut, unknown = tokenise(tokenizer, ["发展", "发展 " * 50, "丂"], 8), None, None
    cut, unknown = np.diff(short.starts)[1:]
    assert (cut, unknown) == (8, 0)


def test_digit_rows_are_the_tokens_of_digits(tokenizer):
    found = {tokenizer.id_to_token(row) for row in digit_rows(tokenizer)}
    assert {"2", "2025"} <= found
    assert all(token.isdecimal() for token in found)


def test_the_shipped_recipe_is_sound():
    shipped = recipe.read_recipe()
    assert len({source.file for source in shipped.sources}) == len(shipped.sources) > 20
    assert all(source.licence and source.title and source.passes > 0 for source in shipped.sources)
    changed = with_overrides(shipped, epochs=1, seed=None)
    assert (changed.train.epochs, changed.train.seed) == (1, shipped.train.seed)


@pytest.mark.parametrize("text", ["not toml [", "[tokenizer]\nsize = 3\n", "[train]\nunknown = 1\n"])
def test_a_faulty_recipe_is_refused(tmp_path, text):
    path = tmp_path / "recipe.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="recipe"):
        recipe.read_recipe(path)


def test_a_folder_that_is_no_model_is_never_overwritten(tmp_path, tokenizer):
    (tmp_path / "thesis.txt").write_text("precious")
    with pytest.raises(UsageError, match="something other"):
        save_model(tmp_path, tokenizer, {}, "")
    assert (tmp_path / "thesis.txt").read_text() == "precious"


NOUNS = {
    "发展": "development",
    "安全": "security",
    "制造": "manufacturing",
    "创新": "innovation",
    "农村": "rural areas",
}
VERBS = {"推动": "promote", "加强": "strengthen", "支持": "support", "规范": "regulate", "完善": "improve"}
MADE = [
    (f"{v}{n}第{i}条。", f"{ve} {ne}, item {i}") for v, ve in VERBS.items() for n, ne in NOUNS.items() for i in range(6)
]


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    (folder / "dev").mkdir(parents=True)
    lines = ["\t".join(pair) for pair in MADE]
    (folder / "dev" / "made.tsv").write_text("\n".join(lines[::7]), encoding="utf-8")
    (folder / "policy_composed.tsv").write_text("\n".join(lines), encoding="utf-8")
    with lzma.open(folder / "second.tsv.xz", "wt", encoding="utf-8") as file:
        file.write("\n".join(lines[::2]))
    return folder


def job(data, **changes):
    base = recipe.read_recipe()
    settings = dataclasses.replace(base.train, dimension=16, batch=32, epochs=6, bfloat16=False)
    sources = tuple(
        recipe.Source(file, "formal", 2.0, file, "none", "made") for file in ("policy_composed.tsv", "second.tsv.xz")
    )
    pieces = dataclasses.replace(base.tokenizer, size=300)
    made = dataclasses.replace(base, tokenizer=pieces, train=settings, sources=sources)
    return Job(data, data.parent / "out", made, data.parent / "work", **changes)


def test_no_evaluation_sentence_is_trained_on(data):
    extra = data.parent / "extra.txt"
    extra.write_text(MADE[1][1].upper() + "\n", encoding="utf-8")
    this = job(data, exclude=(extra,))
    sets, excluded = evaluation_sets(this)
    assert set(sets) == {"made", "policy_held_back"}
    seen = {pairs.key(t) for _, p in read_sources(this, excluded, lambda line: None) for t in (*p.zh, *p.en)}
    for zh, en in [*MADE[::7], MADE[1], *(p for p in MADE if pairs.held_back(p[0]))]:
        assert pairs.key(zh) not in seen
        assert pairs.key(en) not in seen
    assert len(seen) > 100


@pytest.mark.parametrize("missing", ["dev/made.tsv", "second.tsv.xz"])
def test_training_without_its_files_is_refused(data, missing):
    (data / missing).unlink()
    with pytest.raises(InputError):
        train(job(data))


@pytest.mark.slow
def test_a_tiny_run_learns_and_repeats(data):
    pytest.importorskip("datasets")
    before = os.environ.get("TOKENIZERS_PARALLELISM")
    first = train(job(data))
    assert os.environ.get("TOKENIZERS_PARALLELISM") == before  # a process forked later would inherit it
    assert first.shipped["made"].cosine > 0.9
    assert 0.99 < first.fidelity < 1
    card = (data.parent / "out" / "README.md").read_text(encoding="utf-8")
    assert "| second.tsv.xz |" in card
    vectors = load_encoder(str(data.parent / "out")).encode(["推动发展第3条。"])
    again = train(dataclasses.replace(job(data), work=data.parent / "work2", out=data.parent / "out2"))
    assert again == first or abs(again.shipped["made"].cosine - first.shipped["made"].cosine) < 0.005
    assert np.allclose(load_encoder(str(data.parent / "out2")).encode(["推动发展第3条。"]), vectors, atol=0.02)


@pytest.mark.slow
def test_an_interrupted_run_goes_on_as_if_nothing_had_happened(data, monkeypatch):
    pytest.importorskip("datasets")
    whole = train(job(data))
    expected = load_encoder(str(data.parent / "out")).encode([zh for zh, _ in MADE])
    iterate, seen = Batches.__iter__, []

    def interrupted(batches):
        if batches._epoch == 4 and 4 not in seen:
            seen.append(4)
            raise KeyboardInterrupt
        seen.append(batches._epoch)
        return iterate(batches)

    this = dataclasses.replace(job(data), work=data.parent / "work2", out=data.parent / "out2")
    monkeypatch.setattr(Batches, "__iter__", interrupted)
    with pytest.raises(KeyboardInterrupt):
        train(this)
    assert not this.out.exists()
    resumed = train(dataclasses.replace(this, resume=True))
    assert seen == [0, 1, 2, 3, 4, 4, 5]
    vectors = load_encoder(str(this.out)).encode([zh for zh, _ in MADE])
    assert resumed.shipped["made"].cosine == whole.shipped["made"].cosine
    assert np.einsum("ij,ij->i", vectors, expected).min() > 0.999
