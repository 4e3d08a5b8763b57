"""The people of the sample story: who was on the other side of the table."""

from followup_tui.domain.interview import Interviewer

from .days import sample_id


def _person(name: str, role: str, email: str = "", phone: str = "", talk: str = "") -> Interviewer:
    return Interviewer(
        id=sample_id(f"person {name}"),
        name=name,
        role=role,
        email=email,
        phone=phone,
        talked_about=talk,
    )


MIRA = _person(
    "Mira Castellan",
    "Studio head",
    "mira@nightheron.example",
    "+49 40 66969 120",
    "Why the studio never crunches; her years at a theatre; the save-game service that fell over "
    "on launch night.",
)
JONAS = _person(
    "Jonas Wetzel",
    "Lead programmer",
    "jonas@nightheron.example",
    talk="Rollback netcode; he maintains a small Rust profiler and asked whether I had tried it.",
)
ANKE = _person("Anke Sommer", "Head of IT", "a.sommer@brueckner-logistik.example")
SECOND_ENGINEER = _person("2nd engineer", "Warehouse systems")
PIETER = _person(
    "Pieter van Dalen",
    "Chief technology officer",
    "pieter@fennmark.example",
    "+31 20 555 0142",
    "Moving reports from nightly jobs to streams; he cycles to work along the Amstel.",
)
DENISE = _person(
    "Denise Okafor",
    "VP Engineering",
    "denise.okafor@larkspur-health.example",
    "+1 212 555 0117",
    "Audit trails that doctors can read; her talk about boring databases.",
)
SAM = _person("Sam Whitlock", "Recruiter", "sam@whitlock-search.example", "+1 646 555 0163")
HARUKA = _person(
    "Haruka Ishii",
    "Product lead",
    "ishii@aoyama-sensors.example",
    talk="Firmware updates over weak radio links; the office move to Yokohama.",
)
KENJI = _person("Kenji Morita", "Embedded architect", "morita@aoyama-sensors.example")
CLARA = _person(
    "Clara Nyström",
    "Team lead grid data",
    "c.nystroem@tiefblau.example",
    "+49 30 23125 440",
    "Forecasts for wind parks; every tenth sensor lies, and nobody knows which.",
)
EMRE = _person("Dr. Emre Aksoy", "Data scientist", "e.aksoy@tiefblau.example")
BIRGIT = _person("Birgit Petersen", "Head of digital", "petersen@pellworm-verlag.example")
LEONIE = _person(
    "Leonie Gruber",
    "Talent partner",
    "leonie.gruber@quillon.example",
    "+43 1 555 0188",
    "What the team looks like; she used to be a sound engineer.",
)
TOMASZ = _person("Tomasz Zieliński", "Engineering manager", "tomasz.z@quillon.example")
FARAH = _person("Farah Haddad", "Principal engineer", "farah.haddad@quillon.example")
INGRID = _person(
    "Ingrid Dahl",
    "Head of platform",
    "ingrid@solveig-mobility.example",
    "+49 89 99998 310",
    "On-call without heroes; the ferry timetable that broke their parser.",
)
MAREK = _person("Marek Novák", "Site reliability engineer", "marek@solveig-mobility.example")
IMOGEN = _person(
    "Imogen Finch",
    "Partner",
    "imogen@marlowe-finch.example",
    "+44 20 7946 0312",
    "How auditors read a system; her grandfather's ledger on the wall.",
)
RUFUS = _person(
    "Rufus Adeyemi",
    "Lead developer",
    "rufus@marlowe-finch.example",
    talk="Property tests for tax rules.",
)
LOTHAR = _person(
    "Lothar Engel",
    "Managing director",
    "engel@grauwacke.example",
    "+49 221 4710 666",
    "Why quarries need software at all; he promised to show me the crusher.",
)
