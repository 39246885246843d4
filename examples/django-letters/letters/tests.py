"""Django's own tests: each in a transaction that is rolled back, and once in one that is not."""

from datetime import date

from django.core.exceptions import ValidationError
from django.test import TestCase, TransactionTestCase

from letters.models import Letter
from letters.record import record

LETTER = {
    "subject": "Preventing harm",
    "dated": "2026-01-05",
    "to": ["minister"],
    "signed_by": "An adviser",
}


class Letters(TestCase):
    """What a view saves is undone after each test, in the record too."""

    def test_a_letter_and_its_advice_are_saved_together(self):
        answer = self.client.post("/send", LETTER)
        self.assertEqual((201, "ADV-2026-001"), (answer.status_code, answer.json()["advice"]))
        self.assertEqual(["ADV-2026-001"], [each.advice for each in Letter.objects.all()])
        self.assertEqual(answer.json()["receipt"], record().head)

    def test_each_test_begins_with_the_record_as_it_was(self):
        self.assertEqual([], list(record().register.files))
        self.client.post("/send", LETTER)
        self.assertEqual(["ADV-2026-001"], list(record().register.files))

    def test_what_is_overdue_is_asked_in_the_same_transaction(self):
        self.client.post("/send", LETTER)
        answer = self.client.get("/overdue", {"as_at": "2026-03-02"}).json()
        self.assertEqual(
            [("ADV-2026-001", "minister", "2026-02-02", "borrowed-example")],
            [tuple(line.values()) for line in answer["lines"]],
        )

    def test_advice_that_is_refused_leaves_no_letter(self):
        answer = self.client.post("/send", {**LETTER, "to": ["nobody"]})
        self.assertEqual((400, 0), (answer.status_code, Letter.objects.count()))
        self.assertEqual((), record().overdue(as_at=date(2026, 3, 2)))


class Kept(TransactionTestCase):
    """Here a view commits for good, as it does in life."""

    def test_a_letter_that_can_not_be_saved_leaves_no_advice(self):
        before = record().head
        with self.assertRaises(ValidationError):
            self.client.post("/send", {**LETTER, "signed_by": "x" * 101})
        self.assertEqual((before, 0), (record().head, Letter.objects.count()))
        self.assertEqual((), record().verify())
        self.assertEqual(201, self.client.post("/send", LETTER).status_code)
        self.assertNotEqual(before, record().head)
        self.assertEqual((1, ()), (Letter.objects.count(), record().verify()))
