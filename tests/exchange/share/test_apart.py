"""The real process for honest files; a stand-in for one that a file has taken over."""

import json
import sys
from collections.abc import Callable
from typing import Any

import pytest

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share import age_file, apart, envelope, refusals
from micic_desk.exchange.share.apart import unseal_apart
from micic_desk.exchange.share.identity import Identity
from micic_desk.exchange.share.manifest import Manifest
from micic_desk.exchange.share.seal import seal
from micic_desk.exchange.share.unseal import unseal
from micic_desk.runtime import apart as processes
from micic_desk.runtime.apart import ApartError, Fate

PHRASE, SPELT, WRONG, NONE = "river lamp stone", " River-LAMP, stone", "river lamp stones", "…"
MANIFEST = Manifest(sender="Ann", counter=1, scope={"title": "Water"})


@pytest.fixture(scope="module")
def for_ben(ann: Identity, ben: Identity, operations: tuple[str, ...]) -> bytes:
    return seal(MANIFEST, operations, identity=ann, recipients=[ben.card("Ben")])


def code(data: bytes, **keys: Any) -> str:
    with pytest.raises(Refusal) as caught:
        unseal_apart(data, **keys)
    return caught.value.code


def test_it_opens_what_we_write(ann: Identity, ben: Identity, for_ben: bytes) -> None:
    known = {ann.signing_key: "Ann Kestrel"}
    here = unseal(for_ben, identity=ben, known=known)
    assert unseal_apart(for_ben, identity=ben, known=known) == here
    assert here.sender_name == "Ann Kestrel"


def test_a_passphrase_opens_however_it_is_spelt(ann: Identity, operations: tuple[str, ...]) -> None:
    sealed = seal(MANIFEST, operations, identity=ann, passphrase=PHRASE)
    assert len(unseal_apart(sealed, passphrase=SPELT).operations) == 20
    assert code(sealed) == "share.phrase_needed"
    assert code(sealed, passphrase=WRONG) == "share.wrong_phrase"
    assert code(sealed, passphrase=NONE) == "phrase.empty"


def test_its_refusals_are_ours(ben: Identity, for_ben: bytes) -> None:
    assert code(b"") == "share.empty"
    assert code(for_ben) == "share.not_for_you"
    assert code(for_ben[:-1], identity=ben) == "share.cut"
    body = b'{"id":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"
    with pytest.raises(Refusal) as caught:
        unseal_apart(_sealed(ben, body), identity=ben)
    assert str(caught.value) == str(refusals.bad_operation(1, "too deep"))


def _sealed(ben: Identity, body: bytes) -> bytes:
    import hashlib

    manifest = Manifest(
        sender="Eve",
        counter=1,
        to=(ben.signing_key,),
        operations=body.count(b"\n"),
        digest=hashlib.sha256(body).hexdigest(),
    )
    plain = envelope.wrap(manifest.to_line() + b"\n" + body, Identity.generate())
    return age_file.encrypt_for_people(plain, [ben.recipient])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there memory is counted")
def test_a_file_that_takes_too_much_stops_the_process_and_nothing_else(
    ben: Identity, for_ben: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "MEMORY", 30_000_000)
    dear = age_file.encrypt_with_phrase(b"x", PHRASE, work_factor=16)
    assert code(dear, passphrase=PHRASE) == "share.stopped"
    monkeypatch.undo()
    assert unseal_apart(for_ben, identity=ben)


Answer = Callable[[bytes], None]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Lets the other process answer what is given."""

    def give(answer: bytes) -> None:
        monkeypatch.setattr(apart, "ask", lambda *_: answer)

    return give


NONSENSE = (
    *(b"", b"\n", b"{}", b"[]\n", b"null\n", b"{", b"\xff\n", b'{"a":' * 5000 + b"\n"),
    *(b"x" * 100_000, b'{"code":"share.unheard_of"}\n', b'{"code":1}\n', b'{"code":["a"]}\n'),
    b'{"code":"share.bad_operation"}\n',
    b'{"code":"share.bad_operation","facts":{"number":1,"reason":"<b>Zarina said</b>"}}\n',
    b'{"code":"share.bad_operation","facts":{"number":-1,"reason":"place"}}\n',
    b'{"code":"share.bad_operation","facts":{"number":true,"reason":"place"}}\n',
    b'{"code":"share.repeated_operation","facts":[1]}\n',
    b'{"code":"share.empty","code":"share.cut"}\n',
)


@pytest.mark.parametrize("answer", NONSENSE)
def test_nonsense_is_refused(answer: bytes, answers: Answer, ben: Identity, for_ben: bytes) -> None:
    answers(answer)
    assert code(for_ben, identity=ben) == "share.stopped"


def test_a_process_that_was_taken_over_can_put_nothing_in(
    answers: Answer, ann: Identity, ben: Identity, eve: Identity, for_ben: bytes
) -> None:
    plain = age_file.decrypt(for_ben, phrase=None, secret_key=ben.secret_key)
    answers(b"{}\n" + plain)
    assert unseal_apart(for_ben, identity=ben).sender_key == ann.signing_key
    answers(b"{}\n" + plain.replace(b"Line 3", b"Lien 3"))
    assert code(for_ben, identity=ben) == "share.altered"
    answers(b"{}\n" + envelope.wrap(plain[envelope.OVERHEAD :], eve))
    taken = unseal_apart(for_ben, identity=ben, known={ann.signing_key: "Ann"})
    assert not taken.sender_verified, "signed again it is nobody's we know"
    for_eve = seal(MANIFEST, (), identity=ann, recipients=[eve.card("Eve")])
    answers(b"{}\n" + age_file.decrypt(for_eve, phrase=None, secret_key=eve.secret_key))
    assert code(for_ben, identity=ben) == "share.not_for_you"


@pytest.mark.parametrize("told", sorted(apart._PLAIN))
def test_a_refusal_comes_over_by_its_code_and_in_our_words(
    told: str, answers: Answer, for_ben: bytes
) -> None:
    answers(json.dumps({"code": told, "facts": {"name": "Zarina"}}).encode() + b"\n")
    with pytest.raises(Refusal) as caught:
        unseal_apart(for_ben)
    assert caught.value.code == told
    assert "Zarina" not in str(caught.value)


@pytest.mark.parametrize(
    ("fate", "wanted"),
    [
        (Fate.DIED, "share.stopped"),
        (Fate.LATE, "share.stopped"),
        (Fate.ENDLESS, "share.stopped"),
        (Fate.NOT_STARTED, "share.no_reader"),
    ],
)
def test_no_answer_is_a_refusal(
    fate: Fate, wanted: str, monkeypatch: pytest.MonkeyPatch, for_ben: bytes
) -> None:
    def silent(*_: object) -> bytes:
        raise ApartError(fate)

    monkeypatch.setattr(apart, "ask", silent)
    assert code(for_ben) == wanted


def test_every_refusal_of_the_reader_is_known_here() -> None:
    made = {
        name: getattr(refusals, name)
        for name in vars(refusals)
        if name not in {"Refusal", "too_large", "stopped", "no_reader"} and not name.startswith("_")
    }
    facts = {"too_many": (5,), "bad_operation": (5, "too deep"), "repeated_operation": (5,)}
    for name, make in made.items():
        refusal = make(*facts.get(name, ()))
        told = {"code": refusal.code, "facts": dict(refusal.sentence.facts)}
        assert apart._refusal(told).code == refusal.code


def test_secrets_are_in_no_argument_and_no_variable(
    monkeypatch: pytest.MonkeyPatch, ben: Identity, for_ben: bytes
) -> None:
    seen: list[Any] = []
    start = processes.subprocess.Popen

    def watched(command: list[str], **how: Any) -> Any:
        seen.extend([command, how["env"]])
        return start(command, **how)

    monkeypatch.setattr(processes.subprocess, "Popen", watched)
    with pytest.raises(Refusal):
        unseal_apart(for_ben[:-1], identity=ben, passphrase=PHRASE)
    told = repr(seen).casefold()
    assert "river" not in told
    assert ben.secret_key.casefold() not in told
    assert ben.seed not in told


@pytest.mark.skipif(sys.platform == "win32", reason="nobody counts a child's time there")
def test_it_costs_little_to_start(ben: Identity, for_ben: bytes) -> None:
    import resource

    def spent() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    before = spent()
    for _ in range(3):
        unseal_apart(for_ben, identity=ben)
    assert (spent() - before) / 3 < 0.3
