import random

import pytest
import torch
from transformers import BertConfig, BertModel

from actualite_nlp.attribution.config import FEATURES, RULE_FEATURES
from actualite_nlp.attribution.data import examples
from actualite_nlp.attribution.labels import Annotation
from actualite_nlp.attribution.loss import loss
from actualite_nlp.attribution.network import stack
from actualite_nlp.attribution.optim import Averaged, make_optimizer, set_rates
from actualite_nlp.attribution.recipe import Recipe, Source, Stage
from actualite_nlp.attribution.train import draw, group, noisy, start, train

from .conftest import ARTICLE, make_doc


def annotation(content="le barrage serait fermé", cue="déclaré", source="La préfète Nadia Ferrand"):
    def extent(form):
        at = ARTICLE.index(form)
        return at, at + len(form)

    links = {"cue": (extent(cue),), "source": (extent(source),), "speaker": (extent("Nadia Ferrand"),)}
    return Annotation("indirect", (extent(content),), False, links | {"relay": (), "venue": ()})


@pytest.fixture(scope="module")
def rows(tokenizer):
    return examples(make_doc(), [annotation()], "gold", tokenizer, (200, 40))


@pytest.fixture
def recipe(tmp_path, tokenizer):
    torch.manual_seed(0)
    settings = BertConfig(
        vocab_size=120, hidden_size=32, num_hidden_layers=3, num_attention_heads=2, intermediate_size=64, pad_token_id=1
    )
    BertModel(settings, add_pooling_layer=False).save_pretrained(tmp_path / "encoder")
    tokenizer.save_pretrained(tmp_path / "encoder")
    return Recipe(
        encoder=str(tmp_path / "encoder"),
        output=str(tmp_path / "out"),
        sources={"gold": Source(format="gold", path="-")},
        stages=[Stage(name="one", sources=["gold"], epochs=2, batch_windows=2, encoder_rate=1e-3)],
        layers=2,
        network={"max_pieces": 200, "overlap_pieces": 40, "fragment_size": 16, "pointer_size": 8},
        bf16=False,
    )


def test_training_lowers_the_loss(recipe, rows, tokenizer):
    torch.manual_seed(0)
    run = start(recipe, say=lambda line: None)
    assert run.model.encoder.config.num_hidden_layers == 2
    batch = stack([(r.window, r.features) for r in rows], tokenizer.pad_token_id)
    run.model.train(False)
    before = float(loss(run.model, batch, rows)[0])
    train(run, {"gold": [rows * 8]})
    assert float(loss(run.model, batch, rows)[0]) < 0.8 * before


def test_an_interrupted_training_ends_at_the_same_weights(recipe, rows, tmp_path):
    versions = {"gold": [rows * 4]}
    whole = train(start(recipe, say=lambda line: None), versions)

    class StoppedError(Exception):
        pass

    def stop(line):
        if line.startswith("one 2/2"):
            raise StoppedError

    again = Recipe(**{f: getattr(recipe, f) for f in recipe.__struct_fields__} | {"output": str(tmp_path / "again")})
    with pytest.raises(StoppedError):
        train(start(again, say=stop), versions)
    resumed = train(start(again, say=lambda line: None), versions)
    for name, parameter in whole.named_parameters():
        assert torch.allclose(parameter, resumed.get_parameter(name), atol=1e-6), name


def test_unknown_answers_and_windows_without_contents_cost_nothing_there(recipe, rows, tokenizer):
    run = start(recipe, say=lambda line: None)
    empty = examples(make_doc(), [], "gold", tokenizer, (200, 40))
    total, parts = loss(run.model, stack([(r.window, r.features) for r in empty], 1), empty)
    assert torch.isfinite(total)
    assert "-> cue" not in parts


def test_repeat_is_kept_on_average(recipe, rows):
    half = Recipe(
        encoder="", output="", sources={"gold": Source(format="gold", path="", repeat=1.5)}, stages=recipe.stages
    )
    drawn = [len(draw(half, recipe.stages[0], {"gold": [rows]}, random.Random(i))) for i in range(200)]
    assert 1.3 * len(rows) < sum(drawn) / 200 < 1.7 * len(rows)


def test_groups_hold_every_row_once(rows):
    many = rows * 7
    batches = list(group(many, 3, random.Random(0)))
    assert sum(map(len, batches)) == len(many)
    assert max(map(len, batches)) <= 3


def test_noise_hides_rules_pieces_and_features(rows, tokenizer):
    def fresh():
        batch = stack([(r.window, r.features + 1) for r in rows], tokenizer.pad_token_id)
        return batch

    stage = Stage(name="x", sources=[], epochs=1, mask_pieces=0.0, drop_features=0.0, drop_rules=1.0)
    hidden = noisy(fresh(), tokenizer, stage).features
    for i, name in enumerate(FEATURES):
        assert bool(hidden[:, :, i].any()) is (name not in RULE_FEATURES)
    masked = noisy(fresh(), tokenizer, Stage(name="x", sources=[], epochs=1, mask_pieces=0.9))
    assert (masked.ids == tokenizer.mask_token_id).sum() > 0.5 * masked.ids.numel()
    assert (masked.ids[:, 0] == tokenizer.cls_token_id).all()


def test_rates_fall_towards_the_embeddings_and_with_time(network):
    stage = Stage(name="x", sources=[], epochs=1, encoder_rate=1e-4, head_rate=1e-3, layer_decay=0.5)
    optimizer = make_optimizer(network, stage)
    peaks = sorted({group["peak"] for group in optimizer.param_groups})
    assert peaks == pytest.approx([2.5e-5, 5e-5, 1e-4, 1e-3])
    set_rates(optimizer, 0.05, 0.1)
    assert optimizer.param_groups[0]["lr"] == pytest.approx(optimizer.param_groups[0]["peak"] / 2)
    set_rates(optimizer, 1.0, 0.1)
    assert optimizer.param_groups[0]["lr"] < 0.02 * optimizer.param_groups[0]["peak"]


def test_averaged_weights_swap_in_and_out(network):
    averaged = Averaged(network, 0.9)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(1.0)
    before = {name: p.clone() for name, p in network.named_parameters()}
    averaged.update(network)
    averaged.swap(network)
    assert not torch.equal(network.content.weight, before["content.weight"])
    averaged.swap(network)
    assert all(torch.equal(p, before[name]) for name, p in network.named_parameters())
