"""How the report is to look, as options of the command line."""

from argparse import ArgumentParser, Namespace

from micic_desk.report.layout import Extent, Layout, Paper


def add_layout(export: ArgumentParser) -> None:
    """The options; without any it is the report on A4."""
    export.add_argument(
        "--paper", choices=[one.value for one in Paper], default=Paper.A4.value, help="(a4)"
    )
    extent = export.add_mutually_exclusive_group()
    extent.add_argument(
        "--summary", action="store_true", help="key points and recommendations on one page"
    )
    extent.add_argument("--full", action="store_true", help="with a page of contents")
    export.add_argument("--large", action="store_true", help="large print: 18 points")
    export.add_argument("--black", action="store_true", help="no colours and no greys")
    export.add_argument("--numbered", action="store_true", help="with numbered paragraphs")
    export.add_argument(
        "--typed-numbers",
        action="store_true",
        help="Word: numbers and bullets as letters, for translators",
    )


def layout_of(arguments: Namespace) -> Layout:
    """What was asked for."""
    extent = Extent.SUMMARY if arguments.summary else Extent.REPORT
    return Layout(
        paper=Paper(arguments.paper),
        extent=Extent.FULL if arguments.full else extent,
        large=arguments.large,
        black=arguments.black,
        numbered=arguments.numbered,
        typed_numbers=arguments.typed_numbers,
    )
