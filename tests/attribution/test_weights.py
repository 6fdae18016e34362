import json
import socket

import pytest
import torch

from actualite_nlp.attribution import WEIGHTS
from actualite_nlp.attribution.network import AttributionModel
from actualite_nlp.attribution.weights import CHECKSUM, load_model, verify
from actualite_nlp.errors import ModelError


def test_a_folder_is_loaded_without_a_network(folder, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a path on disk must not touch the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    model, tokenizer = load_model(str(folder))
    assert tokenizer.mask_token == "<mask>"
    assert model.config.max_pieces == 160


def test_weights_survive_the_round_trip(network, folder):
    back = AttributionModel.from_pretrained(folder, dtype=torch.float32)
    for name, parameter in network.named_parameters():
        assert torch.equal(parameter.half(), back.get_parameter(name).half()), name


def test_a_flipped_byte_is_noticed(folder):
    file = folder / WEIGHTS
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    with pytest.raises(ModelError, match="damaged"):
        load_model(str(folder))


def test_the_checksum_note_tells_size(folder):
    note = json.loads((folder / CHECKSUM).read_text(encoding="utf-8"))
    assert note["bytes"] == (folder / WEIGHTS).stat().st_size
    verify(folder)


def test_no_weights_and_no_such_hub_name(tmp_path, monkeypatch):
    with pytest.raises(ModelError, match=r"model\.safetensors"):
        load_model(str(tmp_path))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match="nowhere/at-all"):
        load_model("nowhere/at-all")
