"""Keeping a record: who writes second is told, nothing is lost, and nothing of a resident is kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Raadsvraag, Toezegging
from sociaal_domein.vragen.boek import Boek, bewaar, lees_boek
from sociaal_domein.vragen.slot import slot
from tests.vragen.voorbeelden import vraag

SCHRIJVER = Path(__file__).parent / "schrijver.py"


def anders(record: Raadsvraag, **velden: Any) -> Raadsvraag:
    return Raadsvraag.model_validate({**record.model_dump(), **velden})


def geweigerd(boek: Boek, stuk: Raadsvraag | Toezegging) -> SociaalDomeinFout:
    """Keep a record, which must be refused without a trace."""
    assert boek.home is not None
    before = {p: p.read_bytes() for p in (boek.home / "register").rglob("*") if p.is_file()}
    with pytest.raises(SociaalDomeinFout) as caught:
        bewaar(boek, stuk)
    assert {p: p.read_bytes() for p in (boek.home / "register").rglob("*") if p.is_file()} == before
    assert "Er is niets bewaard." in caught.value.wat
    assert caught.value.doe
    return caught.value


def test_a_record_gets_a_file_of_its_own_and_comes_back_equal(home: Path):
    assert bewaar(lees_boek(home), vraag()) == home / "register" / "raadsvragen" / "v1.yaml"
    assert lees_boek(home).raadsvragen == {"v1": vraag()}


def test_the_second_of_two_is_refused_and_told_why(home: Path):
    bewaar(lees_boek(home), vraag())
    one, two = lees_boek(home), lees_boek(home)
    bewaar(one, anders(vraag(), naam="Van de een"))
    error = geweigerd(two, anders(vraag(), naam="Van de ander"))
    assert error.wat == "Dit bestand is veranderd nadat het was gelezen. Er is niets bewaard."
    assert error.doe == "Lees het register opnieuw, kijk wat de ander veranderde en doe uw wijziging nog eens."
    bewaar(lees_boek(home), anders(vraag(), naam="Van de ander"))
    assert lees_boek(home).raadsvragen["v1"].naam == "Van de ander"


def test_a_file_that_appeared_or_went_away_is_noticed(home: Path):
    one, two = lees_boek(home), lees_boek(home)
    file = bewaar(one, vraag())
    assert geweigerd(two, vraag(naam="Anders")).wat.startswith("Er staat intussen al een bestand met deze id.")
    book = lees_boek(home)
    file.unlink()
    assert geweigerd(book, vraag(naam="Anders")).wat.startswith("Dit bestand is weggehaald nadat het was gelezen.")


def test_an_edit_by_hand_is_noticed_and_comments_stay(home: Path):
    file = bewaar(lees_boek(home), vraag())
    book = lees_boek(home)
    file.write_text("# Bellen met de griffie.\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    geweigerd(book, anders(vraag(), naam="Nieuw"))
    bewaar(lees_boek(home), anders(vraag(), naam="Nieuw"))
    assert file.read_text(encoding="utf-8").startswith("# Bellen met de griffie.\n- id: v1\n  naam: Nieuw\n")


def test_without_a_working_folder_nothing_can_be_kept():
    with pytest.raises(SociaalDomeinFout, match="geen werkmap"):
        bewaar(Boek(None), vraag())


def test_a_book_that_was_made_and_not_read_can_be_kept_too(home: Path):
    bewaar(Boek(home), vraag())
    assert lees_boek(home).raadsvragen == {"v1": vraag()}


def test_a_reference_to_nothing_is_refused_before_it_spoils_the_register(home: Path):
    with pytest.raises(SociaalDomeinFout) as caught:
        bewaar(lees_boek(home), vraag(vervolg_op="v0"))
    assert caught.value.wat == '"v1" verwijst naar "v0", maar dat staat niet in de map raadsvragen.'
    assert not (home / "register" / "raadsvragen").exists()


@pytest.mark.parametrize(
    ("velden", "plek", "wat"),
    [
        ({"tekst": "Mail naar zeepkist@voorbeeld.example."}, "tekst", "een e-mailadres"),
        ({"deelvragen": ["Wat?", "Bel 06-12345678?"]}, "deelvragen › nummer 2", "een telefoonnummer"),
        ({"steller": ["A. Voorbeeld", "zeepkist@voorbeeld.example"]}, "steller", "een e-mailadres"),
        (
            {"antwoorden": [{"datum": "2026-03-05", "document": "Brief zeepkist@voorbeeld.example"}]},
            "antwoorden › nummer 1 › document",
            "een e-mailadres",
        ),
        ({"toelichting": "Mevrouw Zandkasteel wacht al een jaar."}, "toelichting", "een naam van een persoon"),
        ({"tekst": "Kent het college Jan Bedenksel?"}, "tekst", "een naam van een persoon"),
    ],
)
def test_nothing_of_a_resident_is_kept(home: Path, velden: dict[str, Any], plek: str, wat: str):
    error = geweigerd(lees_boek(home), vraag(**velden))
    assert wat in error.wat
    assert str(error.waar).endswith(f"v1.yaml, veld {plek}")
    assert "Zandkasteel" not in str(error) and "zeepkist" not in str(error)


@pytest.mark.parametrize(
    "tekst",
    [
        "Wethouder Bedenksel zei dat het beter gaat.",
        "In het debat vroeg A. Voorbeeld hier ook naar.",
        "Burgemeester Bedenksel antwoordde.",
    ],
)
def test_office_holders_may_be_named(home: Path, tekst: str):
    bewaar(lees_boek(home), vraag(toelichting=tekst))


def test_who_promised_may_be_named_in_the_promise(home: Path):
    promise = {
        "id": "t1",
        "naam": "Brief over wachten",
        "tekst": "Karel Bedenksel stuurt een brief.",
        "door": "wethouder Karel Bedenksel",
        "gebeurtenissen": [{"soort": "gedaan", "datum": "2026-03-01"}],
    }
    bewaar(lees_boek(home), Toezegging.model_validate(promise))
    for changes in ({"door": "wethouder jeugd"}, {"door": "wethouder jeugd", "aan": "Karel Bedenksel"}):
        geweigerd(lees_boek(home), Toezegging.model_validate({**promise, "id": "t2", **changes}))


def schrijvers(home: Path, aantal: int) -> tuple[list[str], int]:
    """Let two processes edit the same record, and return what they were told was kept and how often one was refused."""
    commands = [[sys.executable, str(SCHRIJVER), str(home), "v1", name, str(aantal)] for name in ("een", "ander")]
    running = [subprocess.Popen(c, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for c in commands]
    said = []
    for process in running:
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
        said += out.splitlines()
    return [line for line in said if line != "geweigerd"], said.count("geweigerd")


def test_two_processes_that_edit_at_once_lose_nothing(home: Path):
    bewaar(lees_boek(home), vraag())
    kept, _ = schrijvers(home, 6)
    assert len(kept) == 12
    assert sorted(lees_boek(home).raadsvragen["v1"].deelvragen) == sorted(kept)


def test_a_lock_is_waited_for_and_ends_with_its_process(tmp_path: Path):
    code = (
        "import sys, time; from pathlib import Path; from sociaal_domein.vragen.slot import slot\n"
        "with slot(Path(sys.argv[1])): print('heeft', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == "heeft\n"
        with pytest.raises(SociaalDomeinFout, match="Er is niets bewaard"), slot(tmp_path, wacht=0.1):
            pass
    finally:
        holder.kill()
        holder.communicate()
    with slot(tmp_path, wacht=1), pytest.raises(SociaalDomeinFout), slot(tmp_path, wacht=0.05):
        pass


def test_a_place_that_cannot_be_locked_is_told(tmp_path: Path):
    (tmp_path / "bestand").touch()
    with pytest.raises(SociaalDomeinFout) as caught, slot(tmp_path / "bestand"):
        pass
    assert "kan niet vastgehouden worden" in caught.value.wat
    assert "Er is niets bewaard." in caught.value.wat
