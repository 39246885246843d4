"""Two addresses."""

from django.urls import path

from letters import views

urlpatterns = [path("send", views.send), path("overdue", views.overdue)]
