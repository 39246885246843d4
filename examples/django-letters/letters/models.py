"""The letters, as Django keeps them."""

from django.db import models


class Letter(models.Model):
    """A letter, and the reference of the advice that it gives."""

    subject = models.CharField(max_length=200)
    signed_by = models.CharField(max_length=100)
    advice = models.CharField(max_length=20, unique=True)

    def __str__(self):
        return f"{self.advice}: {self.subject}"
