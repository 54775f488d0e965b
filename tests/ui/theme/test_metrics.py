import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from micic_desk.ui.theme.metrics import LEAST_BASE_POINTS, Metrics, Step


@pytest.fixture
def base(qapp: QApplication) -> QFont:
    font = QFont(qapp.font())
    font.setPointSizeF(11)
    return font


@given(st.integers(0, 400), st.integers(0, 400), st.integers(50, 300))
def test_more_units_are_never_fewer_pixels_and_nothing_vanishes(
    one: int, other: int, zoom: int
) -> None:
    metrics = Metrics(QFont(), zoom)
    small, large = sorted((one, other))
    assert metrics.px(small) <= metrics.px(large)
    assert (metrics.px(one) == 0) == (one == 0)


def test_zoom_scales_type_and_space_alike(base: QFont) -> None:
    plain, double = Metrics(base, 100), Metrics(base, 200)
    assert plain.px(8) == 8
    assert double.px(8) == 16
    assert double.font().pointSizeF() == pytest.approx(2 * plain.font().pointSizeF())


@pytest.mark.parametrize(("asked", "given"), [(10, 50), (49, 50), (301, 300), (175, 175)])
def test_zoom_stays_between_50_and_300(base: QFont, asked: int, given: int) -> None:
    assert Metrics(base, asked).zoom == given


def test_the_five_steps_grow(base: QFont) -> None:
    sizes = [Metrics(base).font(step).pointSizeF() for step in Step]
    assert sizes == sorted(set(sizes))
    assert Metrics(base).font(Step.BODY).pointSizeF() == 11


def test_a_tiny_system_font_is_raised_to_legible(base: QFont) -> None:
    base.setPointSizeF(6)
    assert Metrics(base).font().pointSizeF() == LEAST_BASE_POINTS


def test_a_font_in_pixels_is_understood(base: QFont) -> None:
    base.setPixelSize(20)
    assert Metrics(base).font().pointSizeF() == pytest.approx(15)


def test_zooming_in_and_out_goes_through_the_steps(base: QFont) -> None:
    assert Metrics(base, 100).next_zoom(1) == 110
    assert Metrics(base, 100).next_zoom(-1) == 90
    assert Metrics(base, 103).next_zoom(-1) == 100
    assert Metrics(base, 300).next_zoom(1) == 300
    assert Metrics(base, 50).next_zoom(-1) == 50
