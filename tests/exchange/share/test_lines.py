from collections.abc import Callable

import pytest

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share import limits, lines
from micic_desk.exchange.share.lines import read_lines, write_lines

OpMaker = Callable[..., str]


def code(body: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        read_lines(body)
    return caught.value.code


def test_every_text_comes_back_byte_for_byte(operations: tuple[str, ...]) -> None:
    body, count = write_lines(operations)
    assert count == len(operations)
    assert tuple(shared.text for shared in read_lines(body)) == operations
    assert read_lines(b"") == ()


def test_unknown_kinds_fields_and_keys_are_kept(make_operation: OpMaker) -> None:
    text = make_operation(
        1, k="mood_board", w={"hue": {"deep": [1, None, True]}}, zz={"later": "x"}, q=["later"]
    )
    (shared,) = read_lines(write_lines([text])[0])
    assert shared.text == text
    assert shared.operation.kind == "mood_board"
    assert shared.operation.extra == {"zz": {"later": "x"}}
    assert not shared.operation.readable


def test_whatever_a_person_typed_passes(make_operation: OpMaker) -> None:
    typed = "\0\x01\t\r\n\x1b\x7f\x85\u2028\u2029\u202e\ufeff\ufffe\U000e0001😀 {[\\\"'"
    text = make_operation(1, w={"text": typed})
    (shared,) = read_lines(write_lines([text])[0])
    assert shared.operation.writes["text"] == typed


@pytest.mark.parametrize(
    "changes",
    [
        *[{name: None} for name in ("id", "a", "s", "l", "t", "e", "k", "g", "w")],
        {"id": "A" * 32},
        {"id": "a" * 31},
        {"e": 7},
        {"s": 0},
        {"s": True},
        {"l": -1},
        {"t": "now"},
        {"k": "k" * 65},
        {"w": []},
        {"p": {"text": "a" * 32}},
        {"p": {"text": ["short"]}},
        {"saw": {}},
        {"saw": [1]},
        {"q": "later"},
        {"w": {"place": ["root"]}},
        {"w": {"deleted": 1}},
    ],
)
def test_a_misshapen_operation_is_refused_on_both_sides(
    make_operation: OpMaker, changes: dict[str, object]
) -> None:
    good, bad = make_operation(1), make_operation(2, **changes)
    assert code(f"{good}\n{bad}\n".encode()) == "share.bad_operation"
    with pytest.raises(Refusal) as caught:
        write_lines([good, bad])
    assert caught.value.code == "share.bad_operation"
    assert caught.value.sentence.facts["number"] == 2


def test_one_id_twice_is_refused(make_operation: OpMaker) -> None:
    same = make_operation(1)
    other = make_operation(1, w={"text": "another body"})
    for second in (same, other):
        assert code(f"{same}\n{second}\n".encode()) == "share.repeated_operation"


@pytest.mark.parametrize(
    "bend",
    [
        lambda line: b" " + line,
        lambda line: line.replace(b",", b", ", 1),
        lambda line: line + b"\r",
        lambda line: b"\xef\xbb\xbf" + line,
        lambda line: line.replace(b"Line", b"\\u004cine"),
        lambda line: line.replace(b"Line", b"\\ud800"),
        lambda line: line.replace(b"Line", b"\xed\xa0\x80"),
        lambda line: line.replace(b"Line", b"\xff"),
        lambda line: line.replace(b"1790000000", b"NaN"),
        lambda line: line.replace(b"1790000000", b"1.79e9"),
        lambda line: line.replace(b"1790000000", b"9" * 400),
        lambda line: line.replace(b'"t":', b'"t":1,"t":'),
        lambda line: line.replace(b'"Line', b"[" * 100_000 + b"]" * 100_000 + b',"'),
        lambda _line: b"",
        lambda _line: b"[]",
        lambda _line: b"{" * 100_000,
    ],
)
def test_a_line_that_is_not_ours_is_refused(
    make_operation: OpMaker, bend: Callable[[bytes], bytes]
) -> None:
    line = make_operation(1).encode()
    assert bend(line) != line
    assert code(bend(line) + b"\n") == "share.bad_operation"


def test_a_refusal_holds_nothing_of_the_file(make_operation: OpMaker) -> None:
    line = make_operation(1, w={"text": "Aigul", "deleted": "Aigul"})
    with pytest.raises(Refusal) as caught:
        read_lines(f"{line}\n".encode())
    assert "Aigul" not in repr(caught.value) + str(caught.value)
    assert caught.value.__suppress_context__


def test_the_last_line_must_end(operations: tuple[str, ...]) -> None:
    assert code(write_lines(operations)[0][:-1]) == "share.altered"


def test_a_line_and_a_count_have_limits(
    make_operation: OpMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = make_operation(1, w={"text": "x" * limits.LONGEST_LINE})
    assert code(f"{long}\n".encode()) == "share.bad_operation"
    with pytest.raises(Refusal):
        write_lines([long])
    monkeypatch.setattr(lines, "MOST_OPERATIONS", 3)
    few = [make_operation(number) for number in range(4)]
    assert len(read_lines(write_lines(few[:3])[0])) == 3
    assert code("".join(f"{text}\n" for text in few).encode()) == "share.too_many"
    with pytest.raises(Refusal) as caught:
        write_lines(few)
    assert caught.value.code == "share.too_many"


def test_half_a_character_is_never_handed_out() -> None:
    with pytest.raises(Refusal) as caught:
        write_lines(['{"\ud800":1}'])
    assert caught.value.code == "share.bad_operation"
