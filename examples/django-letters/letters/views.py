"""A letter goes out; what is overdue."""

from datetime import date

from django.db import transaction
from django.http import JsonResponse
from django.views.decorators.http import require_GET, require_POST

from isa_programme import FaultsError, RecordBusyError
from letters.models import Letter
from letters.record import record


@require_POST
def send(request):
    """Save a letter and the advice it gives, in one transaction."""
    try:
        with transaction.atomic():
            advice = record().issue_advice(
                request.POST["subject"],
                issued_on=request.POST["dated"],
                addressees=request.POST.getlist("to"),
            )
            letter = Letter(
                subject=request.POST["subject"],
                signed_by=request.POST.get("signed_by", ""),
                advice=advice.reference,
            )
            letter.full_clean()
            letter.save()
    except FaultsError as error:
        return JsonResponse({"faults": list(error.faults)}, status=400)
    except RecordBusyError as error:
        return JsonResponse({"faults": [str(error)]}, status=503)
    return JsonResponse({"advice": advice.reference, "receipt": advice.receipt}, status=201)


@require_GET
def overdue(request):
    """What is overdue, from the table of what is open; the entries are not read."""
    as_at = date.fromisoformat(request.GET["as_at"])
    lines = record().overdue(as_at=as_at)
    return JsonResponse(
        {
            "as_at": str(as_at),
            "lines": [
                {
                    "advice": line.advice,
                    "addressee": line.addressee,
                    "deadline": str(line.deadline),
                    "basis": line.basis,
                }
                for line in lines
            ],
        }
    )
