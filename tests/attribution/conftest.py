"""A network small enough to build in a moment, with a tokenizer made of the words of the tests."""

from __future__ import annotations

import pytest
import spacy
import torch
from spacy.tokens import Doc
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast

from actualite_nlp import layers
from actualite_nlp.attribution.config import AttributionConfig
from actualite_nlp.attribution.network import AttributionModel
from actualite_nlp.attribution.weights import save
from actualite_nlp.record.types import Zone
from actualite_nlp.text.zones import find_zones

ARTICLE = (
    "Le barrage de Vauclère fermé jusqu'à nouvel ordre\n\n"
    "La préfète Nadia Ferrand a déclaré mardi que le barrage serait fermé. « Nous ne prendrons aucun risque », "
    "a-t-elle ajouté.\n\n"
    "Selon le maire, Paul Rizzi, la décision arrive trop tard. Il a parlé d'un « gâchis »."
)
LETTERS = "abcdefghijklmnopqrstuvwxyzéèêàâçùûîôABCDEFGHIJKLMNOPQRSTUVWXYZÉ0123456789«»\"'’.,:;!?-–()"


@pytest.fixture(scope="session")
def tokenizer() -> PreTrainedTokenizerFast:
    """One piece a letter."""
    vocab = {piece: i for i, piece in enumerate(["<s>", "<pad>", "</s>", "<unk>", "<mask>", *LETTERS])}
    inner = Tokenizer(models.WordLevel(vocab, unk_token="<unk>"))
    inner.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Split("", "isolated")]
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=inner,
        cls_token="<s>",
        sep_token="</s>",
        pad_token="<pad>",
        unk_token="<unk>",
        mask_token="<mask>",
    )


@pytest.fixture
def network() -> AttributionModel:
    """Two layers of 32, with random weights that are the same in every test."""
    torch.manual_seed(0)
    encoder = {
        "model_type": "bert", "vocab_size": 120, "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2,
        "intermediate_size": 64, "max_position_embeddings": 512, "pad_token_id": 1, "architectures": ["BertModel"],
        "attention_probs_dropout_prob": 0.0,
    }  # fmt: skip
    return AttributionModel(
        AttributionConfig(encoder=encoder, max_pieces=160, overlap_pieces=40, fragment_size=16, pointer_size=8)
    )


@pytest.fixture
def folder(network, tokenizer, tmp_path):
    """The small network, saved."""
    save(network, tokenizer, tmp_path / "model")
    return tmp_path / "model"


def make_doc(text: str = ARTICLE) -> Doc:
    """A Doc with zones and sentence starts, without any analysis."""
    doc = spacy.blank("fr")(text)
    layers.put(doc, Zone, find_zones(text).zones)
    for token in doc:
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text in (".", "\n\n")
    return doc
