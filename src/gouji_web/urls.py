"""Every address of the site."""

from __future__ import annotations

from django.urls import path

from gouji_web.bodies import views as bodies
from gouji_web.home import views as home
from gouji_web.people import views as people
from gouji_web.trail import views as trail

urlpatterns = [
    path("", home.home, name="home"),
    path("login/", people.log_in, name="login"),
    path("logout/", people.log_out, name="logout"),
    path("password/", people.password, name="password"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add, name="add-person"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/<slug:what>/", people.change, name="change-person"),
    path("bodies/", bodies.bodies, name="bodies"),
    path("bodies/add/", bodies.add, name="add-body"),
    path("bodies/<int:pk>/", bodies.change, name="change-body"),
    path("settings/", bodies.settings, name="settings"),
    path("trail/", trail.trail, name="trail"),
]
