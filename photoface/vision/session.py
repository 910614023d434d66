"""Runs a network on whatever this machine has: one interface over onnxruntime and torch.

A provider other than the CPU is used only after it has given the CPU's answer to a test picture;
otherwise the next one is tried and the reason is kept for the user.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from photoface.domain.errors import ModelError
from photoface.domain.sentences import Sentence, say, sayn
from photoface.vision.shelf import InstalledModel

Batch = NDArray[np.float32]  # (N, 3, H, W)
Outputs = list[NDArray[np.float32]]

#: setting -> (onnxruntime's name, what we call it). In the order "auto" tries them.
_PROVIDERS = {
    "cuda": ("CUDAExecutionProvider", say("the NVIDIA graphics card (CUDA)")),
    "coreml": ("CoreMLExecutionProvider", say("Core ML on this Mac")),
    "directml": ("DmlExecutionProvider", say("the graphics card (DirectML)")),
    "openvino": ("OpenVINOExecutionProvider", "OpenVINO"),
    "cpu": ("CPUExecutionProvider", say("the CPU")),
}
#: Largest difference from the CPU, relative to the largest value, that half precision explains.
_TOLERANCE = 0.03


class Session(Protocol):
    """A network ready to run."""

    @property
    def runs_on(self) -> str:
        """The device in words: “the CPU (2 cores)”."""

    @property
    def batch(self) -> int | None:
        """The only number of pictures one run takes, or None for any number."""

    def run(self, batch: Batch) -> Outputs:
        """All outputs, in the model's order, for float32 (N, 3, H, W)."""


@dataclass(frozen=True, slots=True)
class OpenedSession:
    """A session and, where it is not what was asked for, why."""

    session: Session
    fallback_reason: str | None = None


def usable_cores() -> int:
    """The cores this process may use: under taskset fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def open_session(
    model: InstalledModel, provider: str = "auto", *, threads: int | None = None
) -> OpenedSession:
    """Open a model on the chosen provider, or on the best that works. Raises ModelError.

    `provider` is one of `domain.settings.PROVIDERS`. `threads` counts the threads one run uses on
    the CPU (default: every usable core, since one network runs at a time).
    """
    cores = threads or usable_cores()
    reference = _open_reference(model, cores)
    reason = None
    for name in _candidates(provider):
        if name == "cpu":
            return OpenedSession(reference, reason)
        try:
            session = _open_on(model.path, name, cores)
            _demand_agreement(session, reference, model)
            return OpenedSession(session, reason)
        except Exception as error:  # runtimes and drivers raise what they like
            reason = reason or say(
                "{place} could not be used ({reason})",
                place=_words(name),
                reason=_first_line(error),
            )
    return OpenedSession(reference, reason)


def _candidates(provider: str) -> Iterator[str]:
    if provider != "auto":
        yield from (provider, "cpu")
        return
    import onnxruntime

    available = onnxruntime.get_available_providers()
    if "CUDAExecutionProvider" not in available and _nvidia_driver_answers():
        yield "torch-cuda"
    yield from (name for name, (ort_name, _) in _PROVIDERS.items() if ort_name in available)


def _nvidia_driver_answers() -> bool:
    """Asks the driver itself: importing torch only to hear that there is no card takes seconds."""
    import ctypes

    try:
        driver = ctypes.CDLL("nvcuda.dll" if os.name == "nt" else "libcuda.so.1")
        return driver.cuInit(0) == 0
    except (OSError, AttributeError):
        return False


def _open_reference(model: InstalledModel, cores: int) -> OnnxSession:
    try:
        return OnnxSession(model.path, "cpu", cores)
    except Exception as error:
        raise ModelError(
            say(
                "The model “{title}” cannot be loaded: {reason}",
                title=model.pack.title,
                reason=_first_line(error),
            )
        ) from error


def _open_on(path: Path, provider: str, cores: int) -> Session:
    if provider.startswith("torch"):
        from photoface.vision.torch_backend import TorchSession

        return TorchSession(path, threads=cores, device=provider.partition("-")[2])
    return OnnxSession(path, provider, cores)


class OnnxSession:
    """A model in onnxruntime."""

    def __init__(self, path: Path, provider: str, cores: int) -> None:
        import onnxruntime

        ort_name, words = _PROVIDERS[provider]
        if ort_name not in onnxruntime.get_available_providers():
            raise ModelError(say("it is not part of the installed onnxruntime"))
        self._session = onnxruntime.InferenceSession(
            str(path), _session_options(cores), providers=_with_cpu(ort_name)
        )
        if self._session.get_providers()[0] != ort_name:
            raise ModelError(say("its driver does not start"))
        picture = self._session.get_inputs()[0]
        self._input = picture.name
        self.batch = picture.shape[0] if isinstance(picture.shape[0], int) else None
        self.runs_on = _cpu_words(cores) if provider == "cpu" else words

    def run(self, batch: Batch) -> Outputs:
        return self._session.run(None, {self._input: batch})


def _with_cpu(ort_name: str) -> list[str]:
    """A provider, and the CPU for the operators it does not know."""
    return list(dict.fromkeys([ort_name, "CPUExecutionProvider"]))


def _session_options(cores: int) -> Any:
    """Memory must stay flat over thousands of pictures of all shapes, and other threads decode.

    Memory patterns keep one block per shape ever met (470 MB after a hundred pictures, 285 MB and
    flat without). The arena stays: without it every run asks the system for fresh pages, which
    costs 40 % more. Spinning threads would take the cores that decode the next photo. KleidiAI's
    convolutions on ARM never give their workspace back (microsoft/onnxruntime#29538).
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = cores
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("mlas.disable_kleidiai", "1")
    options.log_severity_level = 3  # errors only
    return options


def _cpu_words(cores: int) -> Sentence:
    return sayn("the CPU (1 core)", "the CPU ({n} cores)", cores)


def _words(provider: str) -> str:
    return _PROVIDERS[provider][1] if provider in _PROVIDERS else "torch"


def _demand_agreement(session: Session, reference: Session, model: InstalledModel) -> None:
    """A driver that computes something else must not decide who is who."""
    side = model.pack.input.size or 320
    picture = np.random.default_rng(0).uniform(0, 255, (1, 3, side, side)).astype(np.float32)
    pairs = zip(session.run(picture), reference.run(picture), strict=True)
    for ours, theirs in pairs:
        difference = float(np.abs(ours - theirs).max()) / float(np.abs(theirs).max() + 1e-6)
        if not difference < _TOLERANCE:
            raise ModelError(
                say(
                    "its results differ from the CPU's by {difference}",
                    difference=f"{difference:.0%}",
                )
            )


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
