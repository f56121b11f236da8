"""Pictures take their room before they come, in a size that the window needs; bad ones are reported in their line."""

import io
import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image, ImageChops, ImageStat

from briefs.model.diagnostic import Code
from briefs.reading.markdown.picture_files import MOST_SIDE, MOST_UNPACKED, PictureFile, look_at
from tests.nights import rest_at_night, tried

from .support import WITH_PARALLEL_PAGES, brief_text, build_some, check_content, said_in_english, write_content


def drawn(kind: str, width: int = 1200, height: int = 900, **options: object) -> bytes:
    """Return a picture that compresses badly, as photographs do."""
    out = io.BytesIO()
    noise = Image.effect_noise((width // 4, height // 4), 80).resize((width, height)).convert("RGB")
    noise.save(out, kind, **options)
    return out.getvalue()


def text_with(name: str) -> str:
    return brief_text(f"前文。\n\n![一張圖]({name})\n\n圖：說明\n")


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif"])
def test_every_kind_is_measured(kind: str) -> None:
    picture = look_at(PictureFile(drawn(kind, 300, 200), is_svg=False))
    assert (picture.width, picture.height, picture.smaller) == (300, 200, ())


def test_a_page_names_the_size_and_smaller_copies(tmp_path: Path) -> None:
    files = {"briefs/a/zh-Hant.md": text_with("map.jpg"), "briefs/a/map.jpg": drawn("jpeg", quality=95)}
    site = build_some(write_content(tmp_path, files), "a")
    page = site["zh-hant/briefs/a/index.html"].decode()
    (tag,) = re.findall(r"<img[^>]*>", page)
    assert 'width="1200" height="900"' in tag
    assert 'loading="lazy"' in tag
    where = "../../../media/briefs/a/map.jpg"
    assert f'srcset="{where}.480.webp 480w, {where}.960.webp 960w, {where} 1200w"' in tag
    with Image.open(io.BytesIO(site["media/briefs/a/map.jpg.480.webp"])) as small:
        assert (small.format, small.size) == ("WEBP", (480, 360))
    assert len(site["media/briefs/a/map.jpg.480.webp"]) < len(site["media/briefs/a/map.jpg"]) / 2


def test_the_parallel_page_shows_the_picture_too(tmp_path: Path) -> None:
    files = {f"briefs/a/{lang}.md": text_with("map.png") for lang in ("zh-Hant", "en")} | WITH_PARALLEL_PAGES
    site = build_some(write_content(tmp_path, {**files, "briefs/a/map.png": drawn("png", 500, 400)}), "a")
    page = site["en/briefs/a/parallel/index.html"].decode()
    assert page.count('src="../../../../media/briefs/a/map.png"') == 2
    assert page.count('width="500" height="400"') == 2


def test_a_picture_in_a_note_has_its_size_too(tmp_path: Path) -> None:
    note = "一句[^a]。\n\n[^a]: 見 ![一張圖](map.jpg)。\n"
    files = {f"briefs/a/{lang}.md": brief_text(note) for lang in ("zh-Hant", "en")} | WITH_PARALLEL_PAGES
    site = build_some(write_content(tmp_path, {**files, "briefs/a/map.jpg": drawn("jpeg", quality=95)}), "a")
    for path in ("zh-hant/briefs/a/index.html", "zh-hans/briefs/a/index.html", "zh-hant/briefs/a/parallel/index.html"):
        page = site[path].decode()
        assert 'width="1200" height="900"' in page, path
        assert not re.search("[\ufdd0-\ufdef]", page), path
    assert "srcset" not in site["zh-hant/briefs/a/parallel/index.html"].decode(), (
        "its addresses would lead astray there"
    )


def test_a_copy_that_saves_little_is_not_made() -> None:
    out = io.BytesIO()
    Image.new("RGB", (1000, 1000), "white").save(out, "PNG", optimize=True)
    picture = look_at(PictureFile(out.getvalue()[:], is_svg=False))
    assert all(len(one.data) < 0.8 * out.tell() for one in picture.smaller)
    assert look_at(PictureFile(drawn("webp", 500, 500, quality=1), is_svg=False)).smaller == ()


def test_a_photograph_is_turned_as_its_camera_says_and_copies_tell_nothing_of_the_place() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # a quarter to the right
    turned[0x010E] = "25.03,121.56"
    picture = look_at(PictureFile(drawn("jpeg", 1200, 600, exif=turned.tobytes()), is_svg=False))
    assert (picture.width, picture.height) == (600, 1200)
    assert picture.smaller
    assert not any(b"121.56" in one.data or b"EXIF" in one.data for one in picture.smaller)


def test_what_moves_is_left_as_it_is() -> None:
    out = io.BytesIO()
    frames = [Image.effect_noise((900, 600), sigma) for sigma in (20, 90)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    assert look_at(PictureFile(out.getvalue(), is_svg=False)).smaller == ()


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="120" height="80px"', (120, 80)),
        ('viewBox="0 0 640 360"', (640, 360)),
        ('width="100%" height="100%" viewBox="0,0,30.4,20"', (30, 20)),
        ("", (0, 0)),
        ('viewBox="a b c d"', (0, 0)),
        ('viewBox="0 0 -30 20"', (0, 0)),
        ('width="1.2.3" height="."', (0, 0)),
        (f'width="{"9" * 400}" height="2" viewBox="0 0 1 {"9" * 400}"', (0, 0)),
    ],
)
def test_a_drawing_is_measured_by_its_box(head: str, size: tuple[int, int]) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {head}><path d="M0 0"/></svg>'.encode()
    picture = look_at(PictureFile(data, is_svg=True))
    assert (picture.width, picture.height) == size


@pytest.mark.parametrize("data", [b"", b"<html>", drawn("png", 300, 200)[:3000]], ids=["empty", "a page", "cut off"])
def test_a_damaged_picture_is_an_error_where_it_is_called_for(tmp_path: Path, data: bytes) -> None:
    content = write_content(tmp_path, {"briefs/a/en.md": text_with("map.png"), "briefs/a/map.png": data})
    (fault,) = [one for one in check_content(content).diagnostics if one.code is Code.IMAGE_UNREADABLE]
    why = "it is damaged, or not what its name says"
    assert (fault.line, said_in_english(fault.message)) == (10, f"the picture briefs/a/map.png can't be used: {why}")


def test_half_a_picture_is_damaged_in_a_process_that_made_a_pdf_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    assert look_at(PictureFile(drawn("png")[:3000], is_svg=False)).fault


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    side = int(MOST_UNPACKED**0.5) + 10
    out = io.BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    assert "pixels are more than a page needs" in said_in_english(
        look_at(PictureFile(out.getvalue(), is_svg=False)).fault
    )


def png(width: int, height: int, kind: int = 6, size: int = 4) -> bytes:
    """Return a picture of one colour, packed line by line: as a whole it would fill the memory of this test."""
    packer = zlib.compressobj(1)
    row = b"\0" + b"\x55" * (width * size)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()

    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", packed) + part(b"IEND", b"")


MEASURED = """
import sys
from pathlib import Path
from briefs.reading.markdown.picture_files import PictureFile, look_at
picture = look_at(PictureFile(sys.stdin.buffer.read(), is_svg=False))
# What `getrusage` tells begins with what the process took that started this one.
(most,) = (line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line[:6] == "VmHWM:")
print(picture.width, picture.height, len(picture.smaller), most)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
@pytest.mark.parametrize(
    "size",
    rest_at_night(
        [((6300, 6300),), ((29_000, 1350),), ((1350, 29_000),)],
        by_day=(1350, 29_000).__eq__,
        reason="forty million pixels for each form; by day the tallest, which takes most",
        name=str,
    ),
)
def test_the_largest_pictures_take_less_than_a_gigabyte(size: tuple[int, int]) -> None:
    ended = subprocess.run([sys.executable, "-c", MEASURED], input=png(*size), capture_output=True, check=True)
    width, height, copies, kilobytes = map(int, ended.stdout.split())
    assert (width, height) == size
    assert copies >= 1
    assert kilobytes < 900_000


def test_a_picture_of_one_endless_line_is_refused() -> None:
    for size in ((MOST_SIDE + 1, 1), (1, MOST_SIDE + 1)):
        assert look_at(PictureFile(png(*size), is_svg=False)).fault


def test_the_copies_of_a_large_photograph_are_those_of_a_small_one_made_larger() -> None:
    scene = Image.effect_noise((400, 200), 40).convert("RGB").resize((4000, 2400))
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    scene.save(out, "JPEG", quality=95, exif=exif)
    picture = look_at(PictureFile(out.getvalue(), is_svg=False))
    assert (picture.width, picture.height) == (2400, 4000)
    assert [one.width for one in picture.smaller] == [480, 960, 1440]
    with Image.open(io.BytesIO(picture.smaller[0].data)) as copy:
        assert copy.size == (480, 800)
        wanted = scene.transpose(Image.Transpose.ROTATE_270).resize((480, 800), Image.Resampling.LANCZOS)
        difference = ImageStat.Stat(ImageChops.difference(copy.convert("RGB"), wanted)).mean
    assert max(difference) < 5


@settings(max_examples=tried(by_day=50, at_night=150), deadline=None)
@given(some.binary(max_size=400), some.integers(0, 4), some.booleans())
def test_no_file_breaks_the_measuring(noise: bytes, kind: int, is_svg: bool) -> None:
    heads = (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"RIFF\x00\x00\x00\x00WEBPVP8 ")
    look_at(PictureFile(heads[kind] + noise, is_svg))


def test_the_same_picture_gives_the_same_copies() -> None:
    file = PictureFile(drawn("jpeg", quality=95), is_svg=False)
    assert look_at(file) == look_at(file)
