"""Makes look/fonts/print of the variable faces, unpacked from their npm packages.

    npm pack @fontsource-variable/brygada-1918 @fontsource-variable/commissioner    # and unpack each in a folder of its own
    python3 tools/print-faces.py FOLDER look/fonts/print
"""

import glob
import os
import sys
import tempfile

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

SCRIPTS = ["latin", "latin-ext", "vietnamese", "greek", "cyrillic", "cyrillic-ext"]
FACES = [
    ("brygada-1918", "normal", 400, "Brygada1918-Regular"),
    ("brygada-1918", "normal", 600, "Brygada1918-SemiBold"),
    ("brygada-1918", "italic", 400, "Brygada1918-Italic"),
    ("commissioner", "normal", 400, "Commissioner-Regular"),
    ("commissioner", "normal", 600, "Commissioner-SemiBold"),
]
NOT_FOR_PAPER = ("STAT", "HVAR", "MVAR", "avar", "DSIG", "fpgm", "prep", "cvt ", "gasp")


def one_weight(path, weight, to):
    font = TTFont(path)
    font.flavor = None
    font = instantiateVariableFont(font, {"wght": weight}, overlap=False)
    for table in NOT_FOR_PAPER:
        if table in font:
            del font[table]
    font.save(to)
    return to


def whole(font):
    """Merging leaves glyphs twice; what no character leads to goes."""
    options = subset.Options(name_IDs=["*"], hinting=False, notdef_outline=True, glyph_names=False)
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "calt"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=list(font.getBestCmap()))
    subsetter.subset(font)


def main(folder, out):
    for family, style, weight, name in FACES:
        with tempfile.TemporaryDirectory() as scratch:
            found = [glob.glob(f"{folder}/**/files/{family}-{each}-wght-{style}.woff2", recursive=True)[0] for each in SCRIPTS]
            parts = [one_weight(path, weight, f"{scratch}/{at}.ttf") for at, path in enumerate(found)]
            font = Merger().merge(parts)
            whole(font)
            for record in font["name"].names:
                if record.nameID == 6:
                    record.string = name
            font["OS/2"].usWeightClass = weight
            # The same input gives the same bytes.
            font.recalcTimestamp = False
            font["head"].created = font["head"].modified = 3_800_000_000
            font.save(os.path.join(out, f"{name}.ttf"))


main(*sys.argv[1:])
