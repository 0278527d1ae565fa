"""Every address of the site."""

from __future__ import annotations

from django.urls import path

from gouji_web.api.views import api
from gouji_web.bodies import views as bodies
from gouji_web.home import views as home
from gouji_web.intake import views as intake
from gouji_web.overview import views as overview
from gouji_web.packages import counting, handling, reminding
from gouji_web.packages import views as packages
from gouji_web.people import views as people
from gouji_web.publishing import views as publishing
from gouji_web.reorganising import views as reorganising
from gouji_web.trail import views as trail

urlpatterns = [
    path("", home.home, name="home"),
    path("login/", people.log_in, name="login"),
    path("logout/", people.log_out, name="logout"),
    path("password/", people.password, name="password"),
    path("tokens/", people.tokens, name="tokens"),
    path("api/", api.urls),
    path("people/", people.people, name="people"),
    path("people/add/", people.add, name="add-person"),
    path("people/many/", people.add_many, name="add-people"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/<slug:what>/", people.change, name="change-person"),
    path("bodies/", bodies.bodies, name="bodies"),
    path("bodies/add/", bodies.add, name="add-body"),
    path("bodies/many/", bodies.add_many, name="add-bodies"),
    path("bodies/<int:pk>/", reorganising.body, name="change-body"),
    path("bodies/<int:pk>/move/", reorganising.move, name="move-body"),
    path("bodies/<int:pk>/merge/", reorganising.merge, name="merge-body"),
    path("settings/", bodies.settings, name="settings"),
    path("trail/", trail.trail, name="trail"),
    path("checks/", intake.checks, name="checks"),
    path("checks/<int:pk>/", intake.check, name="check"),
    path("checks/<int:pk>/remove/", intake.remove, name="remove-check"),
    path("checks/<int:pk>/words.zip", intake.words, name="words"),
    path("checks/<int:pk>/judge/<slug:fingerprint>/", intake.judge, name="judge"),
    path("checks/<int:pk>/corrections.<slug:form>", intake.corrections, name="corrections"),
    path("checks/<int:pk>/<int:audit_pk>/", intake.audit, name="audit"),
    path("checks/<int:pk>/<int:audit_pk>/word/", intake.word, name="word"),
    path("try/", intake.without_account, name="try"),
    path("try/<slug:key>/", intake.check_by_key, name="check-by-key"),
    path("try/<slug:key>/<int:audit_pk>/", intake.audit_by_key, name="audit-by-key"),
    path("packages/", packages.packages, name="packages"),
    path("packages/begin/", packages.begin, name="begin"),
    path("packages/begin-all/", packages.begin_all, name="begin-all"),
    path("packages/publish-all/", publishing.publish_all, name="publish-all"),
    path("packages/deadline/", packages.deadline, name="deadline"),
    path("packages/reminding/", reminding.reminding, name="reminding"),
    path("packages/reminding.csv", reminding.reminding_csv, name="reminding-csv"),
    path("packages/remind/", packages.remind, name="remind"),
    path("packages/<int:pk>/", packages.package, name="package"),
    path("packages/<int:pk>/fill/<slug:stage>/", packages.fill, name="fill"),
    path("packages/<int:pk>/live/<slug:stage>/", packages.live_panel, name="live"),
    path("packages/<int:pk>/cell/", packages.cell, name="cell"),
    path("packages/<int:pk>/rows/<slug:stage>/", packages.rows, name="rows"),
    path("packages/<int:pk>/count/<int:row_pk>/", counting.count, name="count"),
    path("packages/<int:pk>/step/<slug:name>/", handling.step, name="step"),
    path("packages/<int:pk>/remarks/", handling.remark, name="remark"),
    path("packages/<int:pk>/import/", handling.import_workbook, name="import"),
    path("packages/<int:pk>/take/", handling.take, name="take"),
    path("packages/<int:pk>/take/progress/", handling.take_progress, name="take-progress"),
    path("packages/<int:pk>/workbook.xlsx", handling.workbook, name="workbook"),
    path("packages/<int:pk>/evidence/", handling.evidence, name="evidence"),
    path("packages/<int:pk>/evidence/<int:evidence_pk>/", handling.evidence_file, name="evidence-file"),
    path("packages/<int:pk>/made/<str:name>", handling.made_file, name="made-file"),
    path("packages/<int:pk>/self-check/", handling.self_check, name="self-check"),
    path("packages/<int:pk>/self-check/progress/", handling.self_check_progress, name="self-check-progress"),
    path("packages/<int:pk>/rescore/", handling.rescore, name="rescore"),
    path("packages/<int:pk>/use/", handling.use, name="use"),
    path("sampling/", handling.samplings, name="sampling"),
    path("packages/<int:pk>/publish/", publishing.publish, name="publish"),
    path("public/", publishing.public, name="public"),
    path("public/data.<slug:form>", publishing.data, name="open-data"),
    path("public/compare/", publishing.compare, name="compare"),
    path("public/indicators.csv", publishing.indicators, name="open-indicators"),
    path("public/addresses.csv", publishing.addresses, name="addresses"),
    path("public/<int:pk>/", publishing.publication, name="publication"),
    path("public/<int:pk>/<int:version>/<str:name>", publishing.file, name="public-file"),
    path("overview/", overview.page, name="overview"),
    path("overview/<slug:what>.csv", overview.export, name="export"),
]
