"""Exports of the official register in its XML V4.1, made from a seed: a register on two days."""

import datetime
import os
from xml.sax.saxutils import escape

WORDS = ("concevoir analyser l’entreprise l'atelier soudure sécurité numérique réseau données équipe qualité projet "
         "maintenance client œuvre contrôle Évaluation jury compétences R&D sociale élève façade où bâtiment").split()
# What stands between words in reality: no-break spaces, runs of spaces where lines broke, bullets without mark-up.
GAPS = [" "] * 12 + ["\u00a0", "  ", "    - ", "    * ", " ; "]
LEVELS = {3: ("CAP", "Certificat d'aptitude professionnelle"), 4: ("BP", "Brevet professionnel"),
          5: ("BTS", "Brevet de technicien supérieur"), 6: ("TP", "Titre professionnel"), 7: ("MASTER", "Master")}
ACCESSES = ("FI", "CA", "FC", "CQ", "CL", "VAE")


def element(name, *inner):
    return f"<{name}>{''.join(inner)}</{name}>"


def leaf(name, value):
    """Nothing where there is no value, as in the official files."""
    if value is None:
        return ""
    return element(name, escape(value.strftime("%d/%m/%Y") if isinstance(value, datetime.date) else str(value)))


def text(chance, least, most):
    length, parts = chance.randint(least, most), []
    while sum(map(len, parts)) < length:
        parts += [chance.choice(WORDS), chance.choice(GAPS)]
    return "".join(parts).strip()


def checked(digits):
    """The digits with the one that Luhn's sum asks for."""
    doubled = [sum(divmod(int(digit) * 2, 10)) if place % 2 else int(digit)
               for place, digit in enumerate(reversed(digits), 1)]
    return digits + str(-sum(doubled) % 10)


def siret(chance):
    return checked(checked(f"{chance.randrange(10**8):08}") + f"{chance.randrange(100):04}")


class Record:
    """One record of the register, as it stands on a day."""

    def __init__(self, chance, kind, number, bodies, texts):
        self.chance, self.kind, self.code, self.texts = chance, kind, f"{kind}{number}", texts
        self.file = chance.randrange(1, 99_999)
        self.title = f"{chance.choice(WORDS).capitalize()} {text(chance, 10, 90)} {number}"
        self.level = chance.choice(list(LEVELS)) if kind == "RNCP" else None
        self.is_by_law = chance.random() < 0.4
        self.begins = datetime.date(2019, 1, 1) + datetime.timedelta(chance.randrange(2200))
        self.years = chance.randint(1, 5)
        self.ends = self.begins + datetime.timedelta(365 * self.years)
        self.last = self.ends + datetime.timedelta(365 * 4) if chance.random() < 0.2 else None
        self.is_active = chance.random() < 0.3
        self.predecessor = f"{kind}{chance.randrange(1, 9000)}" if chance.random() < 0.6 else None
        self.successor = None
        self.bodies = chance.sample(bodies, chance.randint(1, 2))
        self.partners = [self.partner(bodies) for _ in range(int(min(texts / 40, chance.paretovariate(0.8))))]
        self.blocks = [self.block() for _ in range(chance.choice((0, 0, 2, 4, 5)) if kind == "RNCP" else 0)]
        self.abilities = text(chance, texts // 4, texts)

    def partner(self, bodies):
        return (*self.chance.choice(bodies), self.chance.choice(("HABILITATION_FORMER", "HABILITATION_ORGA_FORM")))

    def block(self):
        return text(self.chance, 20, 90), text(self.chance, self.texts // 8, self.texts // 2)

    def change(self, bodies):
        """What happens to records between two days."""
        self.chance.choice((self.expire, self.succeed, self.rename, lambda: self.join(bodies), self.rewrite))()

    def expire(self):
        self.is_active = not self.is_active

    def succeed(self):
        self.successor = f"{self.kind}{self.chance.randrange(9000, 9999)}"

    def rename(self):
        self.title = f"{text(self.chance, 10, 60)}, {self.title}"

    def join(self, bodies):
        self.partners.append(self.partner(bodies))
        self.bodies = self.chance.sample(bodies, 2)

    def rewrite(self):
        self.abilities = text(self.chance, self.texts // 4, self.texts)

    def xml(self):
        abbreviation = LEVELS[self.level] if self.level and self.is_by_law else None
        return element(
            "FICHE", leaf("ID_FICHE", self.file), leaf("NUMERO_FICHE", self.code),
            element("NOUVELLES_CERTIFICATIONS", element(
                "NOUVELLE_CERTIFICATION", leaf("ID_FICHE_NOUVELLE_CERTIFICATION", self.successor))
                    ) if self.successor else "",
            element("ANCIENNES_CERTIFICATIONS", element(
                "ANCIENNE_CERTIFICATION", leaf("ID_FICHE_ANCIENNE_CERTIFICATION", self.predecessor))
                    ) if self.predecessor else "",
            leaf("INTITULE", self.title),
            element("ABREGE", leaf("CODE", abbreviation[0]), leaf("LIBELLE", abbreviation[1])) if abbreviation else "",
            leaf("ETAT_FICHE", "Publiée"),
            element("NOMENCLATURE_EUROPE", leaf("NIVEAU", f"NIV{self.level}"), leaf("LIBELLE", f"Niveau {self.level}")
                    ) if self.level else "",
            element("CODES_NSF", element("NSF", leaf("CODE", 200 + self.file % 145), leaf("LIBELLE", "Spécialité"))),
            element("CERTIFICATEURS", *(element(
                "CERTIFICATEUR", leaf("SIRET_CERTIFICATEUR", number), leaf("NOM_CERTIFICATEUR", name),
                leaf("ETAT_CERTIFICATEUR", "Actif")) for number, name in self.bodies)),
            leaf("EXISTENCE_PARTENAIRES", "Oui" if self.partners else "Non"),
            element("PARTENAIRES", *(element(
                "PARTENAIRE", leaf("NOM_PARTENAIRE", name), leaf("SIRET_PARTENAIRE", number),
                leaf("HABILITATION_PARTENAIRE", right), leaf("ETAT_HABILITATION", "Actif"),
                leaf("DATE_ACTIF", self.begins)) for number, name, right in self.partners)) if self.partners else "",
            leaf("ACTIVITES_VISEES", self.abilities[::2]) if self.level else "",
            leaf("CAPACITES_ATTESTEES", self.abilities),
            element("CODES_ROME", element("ROME", leaf("CODE", f"M18{self.file % 11:02}"), leaf("LIBELLE", "Métier"))
                    ) if self.level else "",
            *(element(f"SI_JURY_{way}", leaf("ACTIF", "Oui"), leaf("COMPOSITION", self.abilities[:90]))
              if place != 1 or self.level else "" for place, way in enumerate(ACCESSES)),
            leaf("DATE_DECISION", None if self.is_by_law else self.begins),
            leaf("DUREE_ENREGISTREMENT", None if self.is_by_law else self.years),
            leaf("DATE_FIN_ENREGISTREMENT", self.ends),
            leaf("DATE_EFFET", self.begins if self.is_by_law else None),
            leaf("TYPE_ENREGISTREMENT", "Enregistrement " + ("de droit" if self.is_by_law else "sur demande")),
            element("BLOCS_COMPETENCES", *(element(
                "BLOC_COMPETENCES", leaf("CODE", f"{self.code}BC{place:02}"), leaf("LIBELLE", title),
                leaf("LISTE_COMPETENCES", skills)) for place, (title, skills) in enumerate(self.blocks, 1))
                    ) if self.blocks else "",
            leaf("ACTIF", "Oui" if self.is_active else "Non"), leaf("DATE_LIMITE_DELIVRANCE", self.last),
            leaf("DATE_DE_PUBLICATION", self.begins if self.is_by_law else None)) + "\n"


class Exports:
    """Two exports of one register: between their days records came, changed and went."""

    def __init__(self, chance, folder, kind, count, texts):
        self.kind = kind
        self.days = [datetime.date(2026, 1, 1) + datetime.timedelta(chance.randrange(begin, begin + 90))
                     for begin in (0, 90)]
        bodies = [(siret(chance), text(chance, 8, 40).upper()) for _ in range(60)]
        numbers = chance.sample(range(1, 9000), count + count // 20)
        records = [Record(chance, kind, number, bodies, texts) for number in numbers]
        first, new = records[:count], records[count:]
        went = chance.sample(first, count // 20)
        self.files = [self.write(folder, 0, first)]
        stay = [record for record in first if record not in went]
        changed = chance.sample(stay, count // 3)
        for record in changed:
            record.change(bodies)
        # One in which everything changes: an answer made of both days would show.
        for what in (changed[0].succeed, changed[0].rename, changed[0].rewrite, lambda: changed[0].join(bodies)):
            what()
        chance.shuffle(stay)
        self.files.append(self.write(folder, 1, stay + new))
        same = [record for record in stay if record not in changed]
        # Codes of each fate, and words to look for.
        self.codes = [fate[0].code for fate in (changed, new, went, same)]
        self.words = [new[0].code, next(word for word in changed[0].title.split() if len(word) > 3)]

    def write(self, folder, number, records):
        path = os.path.join(folder, f"export-fiches-{self.kind.lower()}-v4-1-{self.days[number].isoformat()}.xml")
        with open(path, "w", encoding="utf-8") as file:
            file.write('<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<FICHES>\n')
            file.write(leaf("VERSION_FLUX", "4.1") + "\n")
            file.writelines(record.xml() for record in records)
            file.write("</FICHES>\n")
        return path
