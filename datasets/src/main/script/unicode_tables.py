"""Writes the pinned Unicode tables of the tokeniser, and the words its test expects.

    python3.11 datasets/src/main/script/unicode_tables.py

Run in the project's folder. The tables come from Python's unicodedata in the one version stated below: another
Python is refused, since its tables would cut some texts in another way. The expected words are made here from
unicodedata itself, character by character, and not from the tables.
"""

import json
import sys
import unicodedata
from pathlib import Path

VERSION = "14.0.0"
TABLES = Path("datasets/src/main/resources/org/winnow/datasets/text/unicode.txt")
EXPECTED = Path("datasets/src/test/resources/org/winnow/datasets/text/words.json")
ALONE = (
    "CJK UNIFIED IDEOGRAPH",
    "CJK COMPATIBILITY IDEOGRAPH",
    "HIRAGANA LETTER",
    "KATAKANA LETTER",
    "HALFWIDTH KATAKANA LETTER",
)
LONGEST = 40


def is_word(c):
    category = unicodedata.category(c)
    return category[0] in "LM" or category == "Nd"


def is_alone(c):
    return is_word(c) and unicodedata.name(c, "").startswith(ALONE)


def lower(c):
    """One character for one: of the longer forms (only that of U+0130) the first."""
    return c.lower()[0]


def ranges(holds):
    found = []
    for code in range(sys.maxunicode + 1):
        if holds(chr(code)):
            if found and found[-1][1] == code - 1:
                found[-1][1] = code
            else:
                found.append([code, code])
    return [f"{first:X}-{last:X}" for first, last in found]


def lower_runs():
    """Runs of characters, every one or every second, that are the same distance from their lower case."""
    runs = []
    for code in range(sys.maxunicode + 1):
        distance = ord(lower(chr(code))) - code
        if not distance:
            continue
        if runs and runs[-1][3] == distance:
            first, last, step, _ = runs[-1]
            if first == last and code - last in (1, 2) or code - last == step:
                runs[-1][1:3] = [code, code - last]
                continue
        runs.append([code, code, 1, distance])
    return [f"{first:X}-{last:X}/{step}{distance:+d}" for first, last, step, distance in runs]


def words(text):
    found, run = [], ""
    for c in text + " ":
        if is_alone(c) or not is_word(c):
            if run:
                found.append(run)
            run = ""
            if is_alone(c):
                found.append(lower(c))
        else:
            run += lower(c)
    return [w if len(w) <= LONGEST else None for w in found]


TEXTS = [
    "",
    " \t\n",
    "Hello, World! It's 2026-01-31.",
    "FREE!!! Click http://www.example.com/a?b=1&c=Ünïcode NOW $$$ 100%",
    "İstanbul I ı Iİ",
    "ΟΔΥΣΣΕΥΣ Σίσυφος",
    "STRASSE Straße ẞ",
    "cafe\u0301 café CAFE\u0301",
    "Привет, МИР! Ёлка",
    "我喜欢机器学习 2026",
    "ひらがなとカタカナ ｶﾀｶﾅ ー",
    "안녕하세요 세계",
    "مرحبا بالعالم ١٢٣",
    "हिन्दी में पाठ १२३",
    "ภาษาไทย",
    "Ǆ ǅ ǆ Ⅷ ⅷ ² ½ ① ª º",
    "𝐁𝐨𝐥𝐝 𝟙𝟚 𐐀𐐨 🎉 a🎉b",
    "x" * 40 + " " + "y" * 41 + " z",
    "snake_case kebab-case a.b.c user@example.com",
    "null NA \u0000 a\u0000b \ufeffbom \u200bzero\u200dwidth",
    "\u0130\u0049\u0307 ŉ ǰ",
    "ꙁꙂ Ა ა Ꭰ ꭰ Ɐ Ⱥ Ⱦ",
    "𞤀𞤢 𑢠𑣀 Ⓐ ⓐ",
    "tab\tnew\nline\u2028sep\u00a0nbsp",
]


def main():
    if unicodedata.unidata_version != VERSION:
        sys.exit(f"this Python has Unicode {unicodedata.unidata_version}, the tables are of {VERSION}: use Python 3.11")
    lines = [
        f"# Unicode {VERSION}, made by datasets/src/main/script/unicode_tables.py; not to be edited",
        "# word: letters, marks, decimal digits. alone: of these, each a word by itself.",
        "# lower: FIRST-LAST/STEP and the distance to the lower case, in decimal.",
    ]
    for name, values in [("word", ranges(is_word)), ("alone", ranges(is_alone)), ("lower", lower_runs())]:
        lines += [f"{name} " + " ".join(values[i : i + 8]) for i in range(0, len(values), 8)]
    TABLES.write_text("\n".join(lines) + "\n", encoding="ascii")
    EXPECTED.parent.mkdir(parents=True, exist_ok=True)
    cases = [{"text": t, "words": words(t)} for t in TEXTS]
    EXPECTED.write_text(json.dumps(cases, indent=1) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
