"""Termbases for property tests: short forms over few characters, so that they overlap, nest and repeat."""

from hypothesis import strategies as st

from aligner.terms import Term

chinese = st.text("工业互联网安全数据十九大和党國际", min_size=1, max_size=5)
english = st.text("abcdefgh '=+-@&<>\"#;,", min_size=1, max_size=12).map(lambda s: " ".join(f"x{s}x".split()))
cells = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="|'"), max_size=8
)  # what clean() leaves alone


@st.composite
def terms(draw) -> list[Term]:
    """A list of entries as a clean file would hold them: no form and no rendering twice."""
    sources = draw(st.lists(chinese, unique=True, min_size=1, max_size=6))
    out = []
    for source in sources:
        renderings = draw(st.lists(english, unique_by=str.lower, min_size=1, max_size=5))
        cut = draw(st.integers(1, len(renderings)))
        out.append(
            Term(
                source=source,
                targets=tuple(renderings[:cut]),
                aliases=(f"{source}（別名）",) if draw(st.booleans()) else (),
                avoid=tuple(renderings[cut:]),
                category=draw(cells),
                context=draw(st.sampled_from(["free", "ambiguous", "next-to-number"])),
                note=draw(cells),
                provenance=draw(cells),
            )
        )
    return out
