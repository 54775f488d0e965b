"""The look of the running application: one theme at one zoom, put on and changed as a whole."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMargins, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from micic_desk.ui.theme import sheet, themes
from micic_desk.ui.theme.icons import Icon, IconShelf
from micic_desk.ui.theme.metrics import Metrics, Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.theme.themes import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QIcon

_MARGINS = "deskMargins"
_GAP = "deskGap"
_ICON = "deskIcon"
_INK = "deskInk"
_KEPT = "desk_look"
ICON_SIZE = 20


class Look(QObject):
    """Colours, type, spacing and icons for every widget of ``app``.

    One is made by the composition root (`install`) and lives as a child of the
    application; widgets find it by `current`. ``changed`` tells that theme or zoom are
    other than before, after the application has put them on.
    """

    changed = Signal()

    def __init__(self, app: QApplication, resources: Path, theme: Theme, zoom: int) -> None:
        super().__init__(app)
        self._app = app
        self._themes = resources / "themes"
        self._base = QFont(app.font())
        self._theme = theme
        self._metrics = Metrics(self._base, zoom)
        self.icons = IconShelf(resources / "icons")

    @classmethod
    def install(
        cls,
        app: QApplication,
        resources: Path,
        theme: str = themes.DEFAULT_THEME,
        zoom: int = 100,
        *,
        fusion: bool = False,
    ) -> "Look":
        """Dress ``app``; an unknown theme, as after a downgrade, gives the default one.

        An application has one look: where it has one already, that one changes. ``fusion``
        says that it was started in the style we paint for: to ask it, or to set it, loads
        QStyle, which costs the first window 5 ms.
        """
        folder = resources / "themes"
        name = theme if theme in themes.available(folder) else themes.DEFAULT_THEME
        present = _kept_by(app)
        if present is not None:
            present.wear(name, zoom)
            return present
        look = cls(app, resources, themes.load(name, folder), zoom)
        vars(app)[_KEPT] = look
        if not fusion:
            app.setStyle("Fusion")
        look._put_on()
        return look

    @classmethod
    def current(cls) -> "Look":
        """The look of the running application; RuntimeError where none is installed."""
        look = _kept_by(QApplication.instance())
        if look is None:
            raise RuntimeError("no look is installed: call Look.install first")
        return look

    @property
    def theme(self) -> Theme:
        """The theme that is on."""
        return self._theme

    @property
    def metrics(self) -> Metrics:
        """Type and spacing at the zoom that is on."""
        return self._metrics

    def theme_names(self) -> tuple[str, ...]:
        """Names of the themes there are, the default one first."""
        return themes.available(self._themes)

    def wear(self, theme: str | None = None, zoom: int | None = None) -> None:
        """Change theme, zoom (per cent, 50 to 300) or both, at once and everywhere.

        Raises ThemeError for a theme that is not there; nothing is changed then.
        """
        new_theme = self._theme if theme is None else themes.load(theme, self._themes)
        new_metrics = Metrics(self._base, self._metrics.zoom if zoom is None else zoom)
        self._theme, self._metrics = new_theme, new_metrics
        self._put_on()
        self.changed.emit()

    def enlarged(self, factor: float) -> "Look":
        """The same look in larger type, put on nobody: for what is read from across a room.

        It does not follow a change; ask anew after ``changed``.
        """
        zoom = round(self._metrics.zoom * factor)
        large = Look(self._app, self._themes.parent, self._theme, zoom)
        # The application's look is its child; this one belongs to whoever asked.
        large.setParent(None)
        return large

    def ink(self, ink: Role | Tint) -> QColor:
        """The colour to write or draw with."""
        return QColor(self._theme.ink(ink))

    def ground(self, ground: Role | Tint) -> QColor:
        """The colour to write or draw on."""
        return QColor(self._theme.ground(ground))

    def px(self, units: float) -> int:
        """Units (pixels at 100 %) at this zoom."""
        return self._metrics.px(units)

    def font(self, step: Step = Step.BODY, weight: QFont.Weight | None = None) -> QFont:
        """The interface font at a step of the type scale."""
        return self._metrics.font(step, weight)

    def icon(self, icon: Icon, ink: Role | Tint = Role.TEXT, size: int = ICON_SIZE) -> "QIcon":
        """A QIcon in today's colours; see `dress` for one that follows the theme."""
        off = self._theme.ink(Role.TEXT_OFF)
        return self.icons.qicon(icon, self._theme.ink(ink), off, self.px(size))

    def dress(self, action: "QAction", icon: Icon, ink: Role | Tint = Role.TEXT) -> None:
        """Give a menu's action an icon that follows the theme and the zoom."""
        action.setProperty(_ICON, icon.value)
        action.setProperty(_INK, ("tint:" if isinstance(ink, Tint) else "role:") + ink.value)
        action.setIcon(self.icon(icon, ink))

    def lay(
        self, layout: QLayout, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 0
    ) -> None:
        """Give ``layout`` margins (start, top, end, bottom) and a gap, in units.

        They follow the zoom and the direction of reading from then on; after a change of
        direction call `wear`.
        """
        layout.setProperty(_MARGINS, list(margins))
        layout.setProperty(_GAP, gap)
        self._fit(layout)

    def _put_on(self) -> None:
        self.icons.forget()
        self._app.setFont(self._metrics.font())
        self._app.setPalette(sheet.palette(self._theme))
        template = self._themes / "desk.qss"
        self._app.setStyleSheet(sheet.style_sheet(template, self._theme, self._metrics))
        windows = self._app.topLevelWidgets()
        if windows:
            self._fit_all(windows)

    def _fit_all(self, windows: Sequence[QWidget]) -> None:
        from PySide6.QtGui import QAction  # noqa: PLC0415 - at the start there is no window yet

        for window in windows:
            for layout in window.findChildren(QLayout):
                if layout.property(_MARGINS) is not None:
                    self._fit(layout)
            for action in window.findChildren(QAction):
                if action.property(_ICON) is not None:
                    self._ink_again(action)

    def _fit(self, layout: QLayout) -> None:
        start, top, end, bottom = (self.px(side) for side in layout.property(_MARGINS))
        # Qt mirrors what is inside a layout, but not its margins.
        if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        layout.setContentsMargins(QMargins(start, top, end, bottom))
        layout.setSpacing(self.px(layout.property(_GAP)))

    def _ink_again(self, action: "QAction") -> None:
        sort, _, name = action.property(_INK).partition(":")
        ink: Role | Tint = Tint(name) if sort == "tint" else Role(name)
        action.setIcon(self.icon(Icon(action.property(_ICON)), ink))


def _kept_by(app: QCoreApplication | None) -> Look | None:
    """The look of an application, kept on it; looking through its children loads QStyle."""
    look = vars(app).get(_KEPT) if app is not None else None
    return look if isinstance(look, Look) else None
