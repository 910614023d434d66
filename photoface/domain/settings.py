"""What the user can choose for one library. Stored with the library as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

DETECTION_SIZES = (640, 1024, 1536, 2048)
#: "auto" takes the first that works of CUDA, CoreML, DirectML, OpenVINO, CPU.
PROVIDERS = ("auto", "cpu", "cuda", "coreml", "directml", "openvino", "torch")
#: Where names are written: nowhere, beside the photos, or into the photos that can hold them.
TAG_PLACES = ("off", "sidecars", "files")
GROUPING_METHODS = ("average_linkage", "hdbscan")


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices of one library, with the defaults a newcomer gets."""

    detector: str = "centerface"
    embedder: str = "dlib-resnet-v1"
    detection_size: int = 1024  # longest side in pixels the detector sees
    second_pass: bool = False  # look again at a larger size where nothing was found
    thorough: bool = False  # six crops per face instead of two
    provider: str = "auto"
    grouping: str = "average_linkage"
    grouping_strictness: float = 0.0  # added to the similarity from which faces are one person
    watch: bool = True
    tags: str = "off"  # one of TAG_PLACES
    seconds_per_photo: float = 60.0  # a file that takes longer is given up
    max_megapixels: float = 400.0  # a picture larger than this is refused before it is decoded

    @property
    def decoded_side(self) -> int:
        """Pixels that the longest side of a photo is decoded to, as far as it has them."""
        return self.detection_size * (2 if self.second_pass else 1)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Settings:
        """Settings from stored values; unknown names (of a newer version) are dropped.

        Raises ValueError for what is no text, number or truth where there should be one.
        """
        kinds = {field.name: type(field.default) for field in fields(cls)}
        known = {name: value for name, value in values.items() if name in kinds}
        for name, value in known.items():
            if not isinstance(value, (int, float) if kinds[name] is float else kinds[name]):
                raise ValueError(f"{name} cannot be {value!r}")
        return cls(**known)
