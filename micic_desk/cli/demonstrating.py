"""The command that shows the whole job on the sample."""

from argparse import Namespace

from micic_desk.app.demo import run_demo
from micic_desk.cli.streams import Streams
from micic_desk.domain.sentences import Sentence


def demo(arguments: Namespace, streams: Streams) -> int:
    """Run the main job in a folder, a line for each step."""

    def tell(step: Sentence) -> None:
        print(step, file=streams.stdout, flush=True)

    run_demo(
        arguments.folder,
        plain=arguments.plain,
        tell=tell,
        clock=streams.clock,
        cost=streams.cost,
    )
    return 0
