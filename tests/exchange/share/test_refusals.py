import inspect

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share import refusals


def every_refusal() -> list[Refusal]:
    makers = [
        maker
        for name, maker in inspect.getmembers(refusals, inspect.isfunction)
        if maker.__module__ == refusals.__name__
    ]
    made = []
    for maker in makers:
        wanted = inspect.signature(maker).parameters.values()
        made.append(maker(*(3 if one.annotation is int else "k" for one in wanted)))
    return made


def test_codes_are_distinct_and_belong_to_the_share_file() -> None:
    codes = [refusal.code for refusal in every_refusal()]
    assert len(codes) >= 14
    assert len(set(codes)) == len(codes)
    assert all(code.startswith("share.") for code in codes)


def test_every_sentence_is_whole() -> None:
    for refusal in every_refusal():
        assert str(refusal).endswith(".")
        assert "{" not in str(refusal)
