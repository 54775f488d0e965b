"""The profile, read by a colour engine that is not ours."""

from io import BytesIO

from PIL import Image, ImageCms

from micic_desk.report.pdf.colours import srgb_profile


def test_it_is_srgb_to_another_program() -> None:
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    theirs = ImageCms.createProfile("sRGB")
    image = Image.new("RGB", (16, 16))
    image.putdata([(r * 17, g * 17, (r * g) % 256) for r in range(16) for g in range(16)])
    turned = ImageCms.profileToProfile(image, ours, theirs)
    assert turned is not None
    pairs = zip(image.tobytes(), turned.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in pairs) <= 1


def test_it_carries_no_day_and_its_size() -> None:
    data = srgb_profile()
    assert data[24:36] == bytes(12)
    assert int.from_bytes(data[:4], "big") == len(data)
    assert data is srgb_profile()
