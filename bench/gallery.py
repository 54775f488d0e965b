"""Show every widget of the design system, and take its picture in each theme and at 200 %.

    QT_QPA_PLATFORM=offscreen .venv/bin/python bench/gallery.py FOLDER
    .venv/bin/python bench/gallery.py --show dark

The first form writes PNGs into FOLDER; the second opens a window to try the widgets in.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gallery_pages import Icons, Shell, Widgets  # noqa: E402 - our own folder comes first
from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from micic_desk.ui.theme.look import Look  # noqa: E402

SIZES = {"shell": (1180, 760), "widgets": (1180, 900), "icons": (980, 620)}


def pages() -> dict[str, QWidget]:
    """The pages of the gallery by name."""
    return {"shell": Shell(), "widgets": Widgets(), "icons": Icons()}


def shoot(app: QApplication, folder: Path, name: str) -> None:
    """Write a picture of every page as the application looks now."""
    zoom = Look.current().metrics.zoom
    for page_name, page in pages().items():
        width, height = SIZES[page_name]
        scale = min(zoom, 200) / 100
        page.resize(round(width * scale), round(height * scale))
        page.show()
        app.processEvents()
        page.grab().save(str(folder / f"{page_name}-{name}.png"))
        page.close()
        page.deleteLater()
        app.processEvents()


def main() -> int:
    """Take the pictures, or show the window."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--show", metavar="THEME")
    parser.add_argument("--zoom", type=int, default=100)
    wish = parser.parse_args()
    app = QApplication(sys.argv[:1])
    look = Look.install(app, ROOT / "resources", wish.show or "light", wish.zoom)
    if wish.show:
        shown = pages()
        for page in shown.values():
            page.show()
        return app.exec()
    if wish.folder is None:
        parser.error("say the folder for the pictures, or --show THEME")
    wish.folder.mkdir(parents=True, exist_ok=True)
    for theme in look.theme_names():
        for zoom in (100, 200):
            look.wear(theme, zoom)
            shoot(app, wish.folder, f"{theme}-{zoom}")
    look.wear("light", 100)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shoot(app, wish.folder, "light-100-rtl")
    print(f"pictures in {wish.folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
