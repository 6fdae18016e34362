import pytest

from actualite_nlp.attribution.recipe import read_recipe
from actualite_nlp.errors import InputError

RECIPE = """
encoder = "some/encoder"
output = "out"
[sources.gold]
format = "gold"
path = "a.jsonl"
[[stages]]
name = "one"
sources = ["gold"]
epochs = 2
"""


@pytest.fixture
def file(tmp_path):
    place = tmp_path / "recipe.toml"
    place.write_text(RECIPE, encoding="utf-8")
    return place


def test_paths_can_be_given_apart(file):
    recipe = read_recipe(file, {"gold": "b.jsonl", "gold.texts": "c.jsonl.gz", "encoder": "/here"})
    assert recipe.sources["gold"].path == "b.jsonl"
    assert recipe.sources["gold"].texts == "c.jsonl.gz"
    assert recipe.encoder == "/here"


def test_the_calibration_has_paths_too(file):
    file.write_text(RECIPE + '[calibration]\nformat = "standoff"\npath = "labels"\n', encoding="utf-8")
    given = read_recipe(file, {"calibration.texts": "t.jsonl", "calibration": "other"}).calibration
    assert (given.path, given.texts) == ("other", "t.jsonl")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("epochs = 2", "epochs = 'two'"), "int"),
        (("epochs = 2", "epoch = 2"), "epoch"),
        (("[sources.gold]", "[sources.gold"), "TOML"),
        (('format = "gold"', 'format = "xml"'), "xml"),
    ],
)
def test_mistakes_are_named(file, change, message):
    file.write_text(RECIPE.replace(*change), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_recipe(file)


def test_unknown_source_and_missing_file(file, tmp_path):
    with pytest.raises(InputError, match="silver"):
        read_recipe(file, {"silver": "x"})
    with pytest.raises(InputError, match="no recipe"):
        read_recipe(tmp_path / "none.toml")


def test_the_shipped_recipes_are_read(root):
    found = sorted((root / "models").glob("*.toml"))
    assert found
    for place in found:
        assert read_recipe(place).stages
