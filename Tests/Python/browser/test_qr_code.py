"""The QR code on a credential page, read as a telephone reads it, leads to that page."""

import pytest
import zxingcpp
from PIL import Image

from visitor import picture


@pytest.mark.parametrize("width", [360, 1280])
def test_code_leads_to_its_page(open_page, places, width):
    page = open_page(places["credential-valid"], "fr", width)
    with Image.open(picture(page, f"qr-{width}")) as image:
        found = zxingcpp.read_barcodes(image.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
    assert [code.text for code in found] == [places["credential-valid"]]
