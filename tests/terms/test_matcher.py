from hypothesis import example, given
from hypothesis import strategies as st

from aligner.terms.matcher import Matcher

LETTERS = "天地人和大"
forms = st.sets(st.text(LETTERS, min_size=1, max_size=4), max_size=8)


def naive(forms, text, accept):
    """Leftmost-longest by trying everything."""
    at, out = 0, []
    while at < len(text):
        fits = [f for f in forms if text.startswith(f, at) and accept(f, at, at + len(f))]
        if fits:
            length = max(map(len, fits))
            out.append((at, at + length))
            at += length
        else:
            at += 1
    return out


@given(forms, st.text(LETTERS, max_size=40))
@example({"天地", "天地人"}, "天地")  # a longer form that the end of the text cuts to a shorter one
def test_finds_what_the_naive_search_finds(forms, text):
    everything = lambda form, start, end: True  # noqa: E731
    assert list(Matcher(forms).find(text)) == naive(forms, text, everything)


@given(forms, st.text(LETTERS, max_size=40), st.integers(2, 5))
def test_falls_back_to_shorter_forms_as_the_naive_search_does(forms, text, modulus):
    refuse_some = lambda form, start, end: (start * 7 + end) % modulus != 0  # noqa: E731
    assert list(Matcher(forms).find(text, refuse_some)) == naive(forms, text, refuse_some)


def test_an_empty_set_finds_nothing():
    assert list(Matcher(()).find("天地")) == []


@given(forms, st.text(LETTERS, max_size=40), st.sampled_from(["", "政" * 600]))
def test_every_form_is_told_in_short_and_long_texts(forms, text, rest):
    found = Matcher(forms).every(text + rest)
    assert sorted(found) == sorted(
        (at, at + len(form)) for form in forms for at in range(len(text)) if text.startswith(form, at)
    )
    assert [start for start, _ in found] == sorted(start for start, _ in found)
