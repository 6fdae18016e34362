import pytest
import torch

from actualite_nlp.attribution.config import POINTERS, SPAN_TAGS
from actualite_nlp.attribution.features import read_words
from actualite_nlp.attribution.infer import predict
from actualite_nlp.attribution.network import Fragments, distance_buckets, stack
from actualite_nlp.attribution.windows import cut_windows

from .conftest import ARTICLE, make_doc


def rows(tokenizer, text=ARTICLE, size=160):
    words = read_words(make_doc(text))
    return [(w, words.features[w.first : w.last]) for w in cut_windows(words, tokenizer, size, 40)]


def test_tags_and_links_are_distributions(network, tokenizer):
    network.train(False)
    batch = stack(rows(tokenizer), tokenizer.pad_token_id)
    words = network.encode(batch)
    tags = network.tags(words)
    assert set(tags) == {"content", *SPAN_TAGS}
    for table in tags.values():
        assert torch.allclose(table.exp().sum(-1), torch.ones(table.shape[:2]), atol=1e-5)
    fragments = Fragments(torch.tensor([0, 1]), torch.tensor([2, 0]), torch.tensor([4, 3]))
    links = network.links(words, batch.word_mask, fragments)
    assert set(links.pointers) == set(POINTERS)
    for table in links.pointers.values():
        assert table.shape == (2, words.shape[1] + 1)
        assert torch.allclose(table.exp().sum(-1), torch.ones(2), atol=1e-5)
        assert table[:, :-1].exp()[~batch.word_mask[fragments.row]].sum() == 0


def test_padding_changes_nothing(network, tokenizer):
    network.train(False)
    short, long = rows(tokenizer, "Il pleut.", 400), rows(tokenizer, ARTICLE, 400)
    alone = network.encode(stack(short, tokenizer.pad_token_id))
    together = network.encode(stack(short + long, tokenizer.pad_token_id))
    assert torch.allclose(alone[0], together[0, : alone.shape[1]], atol=1e-5)


def test_features_reach_the_network(network, tokenizer):
    network.train(False)
    batch = stack(rows(tokenizer), tokenizer.pad_token_id)
    before = network.encode(batch)
    batch.features[:, :, 0] = 5
    assert not torch.allclose(before, network.encode(batch), atol=1e-3)


def test_distance_buckets_tell_sides_and_grow():
    position = torch.arange(200).unsqueeze(0)
    buckets = distance_buckets(position, torch.tensor([[100]]), torch.tensor([[102]]))[0]
    assert set(buckets[100:103].tolist()) == {0}
    assert (buckets[:100] % 2 == 1).all()
    assert (buckets[103:] % 2 == 0).all()
    assert buckets.max() < 33
    assert (buckets[103:].diff() >= 0).all()


@pytest.mark.parametrize("documents", [1, 3])
def test_batches_do_not_change_what_is_predicted(network, tokenizer, documents):
    docs = [make_doc(ARTICLE + f"\n\nLe bilan est de {i} blessés." * i) for i in range(documents)]
    read = [(words, cut_windows(words, tokenizer, 160, 40)) for words in map(read_words, docs)]
    together = predict(network, read)
    for one, whole in zip(read, together, strict=True):
        (alone,) = predict(network, [one])
        assert alone.fragments == whole.fragments
        assert (alone.scores.content == whole.scores.content).all()
