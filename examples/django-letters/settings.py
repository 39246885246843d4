"""A Django project with one application; nothing here is about the record."""

import os

SECRET_KEY = "an example needs none"  # noqa: S105 - nothing is signed
ROOT_URLCONF = "letters.urls"
INSTALLED_APPS = ["letters"]
USE_TZ = True
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ["LETTERS_DATABASE"],
        "USER": os.environ.get("LETTERS_USER", ""),
        "HOST": os.environ.get("LETTERS_HOST", ""),
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
