"""How long a reader waits, without a page."""

import threading
from concurrent.futures import ThreadPoolExecutor

from assistant.web.waiting import Dropped, Waiting
from tests.assistant.web.turns import until


def waiting(seconds: float = 10, at_once: int = 2, lingering: int = 2) -> Waiting:
    return Waiting(seconds=seconds, at_once=at_once, lingering=lingering)


def test_work_gives_its_result() -> None:
    assert waiting().result("a", lambda: 7) == 7


def test_work_that_takes_too_long_is_dropped() -> None:
    free = threading.Event()
    assert waiting(0.05).result("a", free.wait) is Dropped.LATE
    free.set()


def test_a_reader_stops_their_own_question_and_no_other() -> None:
    patient, free = waiting(), threading.Event()
    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(patient.result, "one", free.wait)
        two = pool.submit(patient.result, "two", free.wait)
        until(lambda: patient.stop("one"))
        assert one.result() is Dropped.STOPPED
        free.set()
        assert two.result() is True


def test_what_is_not_on_its_way_cannot_be_stopped() -> None:
    patient = waiting()
    patient.result("a", lambda: 1)
    assert (patient.stop("a"), patient.stop("")) == (False, False)


def test_more_than_may_run_at_once_wait_for_their_turn() -> None:
    patient, free, begun = waiting(at_once=1), threading.Event(), threading.Event()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(patient.result, "one", free.wait)
        until(lambda: patient._awaited == 1)
        second = pool.submit(patient.result, "two", begun.set)
        assert not begun.wait(0.05)
        free.set()
        assert (first.result(), second.result(), begun.is_set()) == (True, None, True)


def test_a_question_is_stopped_before_its_turn_has_come() -> None:
    patient, free = waiting(at_once=1), threading.Event()
    with ThreadPoolExecutor(2) as pool:
        pool.submit(patient.result, "one", free.wait)
        until(lambda: bool(patient._runs))
        two = pool.submit(patient.result, "two", lambda: 2)
        until(lambda: patient.stop("two"))
        assert two.result() is Dropped.STOPPED
        free.set()


def test_nothing_new_begins_while_too_many_dropped_ones_run() -> None:
    patient, free = waiting(0.05, lingering=1), threading.Event()
    assert patient.result("a", free.wait) is Dropped.LATE
    assert patient.result("b", lambda: 1) is Dropped.LATE
    free.set()
    until(lambda: patient.result("c", lambda: 1) == 1)


def test_one_ticket_for_two_questions_hurts_neither() -> None:
    patient = waiting()
    with ThreadPoolExecutor(4) as pool:
        given = [pool.submit(patient.result, "", lambda: 3) for _ in range(20)]
        assert [each.result() for each in given] == [3] * 20


def test_one_thread_does_the_work_of_one_reader() -> None:
    patient = waiting()
    seen = {patient.result(str(number), threading.get_ident) for number in range(20)}
    assert len(seen) == 1
