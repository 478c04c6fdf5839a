#!/usr/bin/env bash
# translate-toolkit 3.20.4, XLIFF 1.2: whether a unit counts as translated hangs on the attribute "approved" alone. A target
# in the state "final" or "signed-off" without approved="yes" is fuzzy and untranslated; one that is approved but in the
# state "needs-review-translation" is translated, not fuzzy and not for review.
# Why it matters: a file that carries states only (many CAT tools write no approved) is read as wholly unfinished, and a
# row sent back for review after its approval passes as done. A writer has to set both, consistently.
# Seen on 2026-11-29 with Python 3.11. Fails if this changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check translate-toolkit==3.20.4 2>/dev/null
cat > "$work/show.py" <<'PY'
from translate.storage import xliff

FILE = """<?xml version="1.0" encoding="utf-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="zh" target-language="en" datatype="plaintext"><body>
<trans-unit id="1"{approved}><source>甲</source><target state="{state}">One</target></trans-unit>
</body></file></xliff>"""
SEEN = {  # approved, state -> fuzzy, translated, for review
    ("", "final"): (True, False, False),
    ("", "signed-off"): (True, False, False),
    (' approved="yes"', "translated"): (False, True, False),
    (' approved="yes"', "needs-review-translation"): (False, True, False),
    (' approved="no"', "needs-review-translation"): (True, False, True),
}
for (approved, state), expected in SEEN.items():
    (unit,) = xliff.xlifffile.parsestring(FILE.format(approved=approved, state=state).encode()).units
    got = unit.isfuzzy(), unit.istranslated(), unit.isreview()
    print(f"{approved.strip() or 'no approved':14} {state:25} fuzzy {got[0]!s:5} translated {got[1]!s:5} review {got[2]}")
    assert got == expected, expected
print("as described")
PY
"$work/env/bin/python" "$work/show.py"
