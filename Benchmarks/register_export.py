#!/usr/bin/env python3
"""Writes a full-size export of the RNCP or the RS, made up from a seed after the measured shape of the real ones.

    register_export.py FILE [--seed N] [--records N] [--register rncp|rs] [--day 2026-08-16]

The real RNCP export of 16/08/2026 has 25,638 records (5,518 active), 55,761 blocks, about 2.2 certifying bodies and 13
partners a record with a heavy tail, and is several hundred megabytes. Texts are made of common words: they deflate better
than real ones, which the bench says beside its figures."""

import argparse
import random

WORDS = ("accompagner analyser animer appliquer assurer concevoir conduire contrôler coordonner définir développer élaborer "
         "établir évaluer exploiter gérer identifier installer intervenir maintenir mettre en œuvre organiser participer "
         "piloter planifier préparer présenter prévenir produire proposer réaliser rédiger sécuriser suivre superviser "
         "traiter transmettre utiliser vérifier équipe projet client qualité sécurité environnement réglementation "
         "données système réseau entreprise activité matériel dossier procédure besoins solution risques documents "
         "commercial technique numérique professionnel social sanitaire bâtiment énergie véhicule aliment culture").split()
SMALL = "de la le les des du en et à au pour dans avec selon sur par un une ses".split()
LEVELS = [("NIV3", 12), ("NIV4", 14), ("NIV5", 12), ("NIV6", 24), ("NIV7", 37), ("NIV8", 1)]
ABBREVIATIONS = [("CAP", "Certificat d'aptitude professionnelle"), ("BTS", "Brevet de technicien supérieur"),
                 ("TP", "Titre professionnel"), ("MASTER", "Master"), ("LICENCE", "Licence"), ("BUT", "Bachelor")]
WAYS = ["FI", "CA", "FC", "CQ", "CL", "VAE"]


class Maker:
    def __init__(self, seed, register, day):
        self.random = random.Random(seed)
        self.register = register.upper()
        self.day = day
        pick = self.random
        self.bodies = [(self.siret(), self.name()) for _ in range(4000)]
        self.partners = [(self.siret(), self.name()) for _ in range(34_000)]
        self.romes = [(f"{pick.choice('ABCDEFGHIJKLMN')}{pick.randint(1101, 2999)}", self.words(5)) for _ in range(530)]
        self.nsfs = [(f"{pick.randint(100, 350)}{pick.choice(['', '', 'm', 'n', 'p', 'r', 's', 't'])}", self.words(7))
                     for _ in range(300)]
        self.formacodes = [(str(pick.randint(11000, 46500)), self.words(3)) for _ in range(2500)]

    def siret(self):
        while True:
            siren = f"{self.random.randint(300_000_00, 950_000_00):08d}"
            siren += str((10 - self.luhn(siren + "0")) % 10)
            body = siren + f"{self.random.randint(1, 99):04d}"
            return body + str((10 - self.luhn(body + "0")) % 10)

    @staticmethod
    def luhn(digits):
        total = 0
        for place, digit in enumerate(reversed(digits)):
            value = int(digit) * (2 if place % 2 else 1)
            total += value - 9 if value > 9 else value
        return total % 10

    def words(self, count):
        pick = self.random
        return " ".join(pick.choice(SMALL) if place % 3 == 2 else pick.choice(WORDS) for place in range(count))

    def name(self):
        return self.words(self.random.randint(2, 5)).upper().replace("É", "E").replace("À", "A").replace("Œ", "OE")

    def text(self, mean):
        """Sentences in bullets, as the register flattens them."""
        length = int(self.random.lognormvariate(0, 0.8) * mean * 0.72)
        parts = []
        size = 0
        bullet = self.random.choice(["- ", "* ", "", "", "o "])
        while size < length:
            line = bullet + self.words(self.random.randint(6, 18)).capitalize()
            parts.append(line)
            size += len(line) + 4
        return "    ".join(parts)[:60_000]

    def date(self, first, last):
        return f"{self.random.randint(1, 28):02d}/{self.random.randint(1, 12):02d}/{self.random.randint(first, last)}"

    def record(self, number, identifier):
        pick = self.random
        out = []
        code = f"{self.register}{number}"
        active = pick.random() < (0.215 if self.register == "RNCP" else 0.30)
        on_request = pick.random() < 0.6
        new_style = active or pick.random() < 0.35

        def leaf(name, value):
            if value is not None and value != "":
                out.append(f"<{name}>{value}</{name}>\n")

        def codes(parent, child, values):
            if values:
                out.append(f"<{parent}>\n")
                for value in values:
                    out.append(f"<{child}>\n<CODE>{value[0]}</CODE>\n<LIBELLE>{value[1]}</LIBELLE>\n</{child}>\n")
                out.append(f"</{parent}>\n")

        out.append("<FICHE>\n")
        leaf("ID_FICHE", identifier)
        leaf("NUMERO_FICHE", code)
        if pick.random() < 0.3:
            out.append("<NOUVELLES_CERTIFICATIONS>\n<NOUVELLE_CERTIFICATION>\n<ID_FICHE_NOUVELLE_CERTIFICATION>"
                       f"{self.register}{number + pick.randint(1, 900)}</ID_FICHE_NOUVELLE_CERTIFICATION>\n"
                       "</NOUVELLE_CERTIFICATION>\n</NOUVELLES_CERTIFICATIONS>\n")
        if pick.random() < 0.5:
            out.append("<ANCIENNES_CERTIFICATIONS>\n<ANCIENNE_CERTIFICATION>\n<ID_FICHE_ANCIENNE_CERTIFICATION>"
                       f"{self.register}{max(1, number - pick.randint(1, 900))}</ID_FICHE_ANCIENNE_CERTIFICATION>\n"
                       "</ANCIENNE_CERTIFICATION>\n</ANCIENNES_CERTIFICATIONS>\n")
        leaf("INTITULE", self.words(pick.randint(3, 14)).capitalize())
        if self.register == "RNCP" and pick.random() < 0.53:
            short, long = pick.choice(ABBREVIATIONS)
            out.append(f"<ABREGE>\n<CODE>{short}</CODE>\n<LIBELLE>{long}</LIBELLE>\n</ABREGE>\n")
        leaf("ETAT_FICHE", "Publiée")
        codes("FORMACODES", "FORMACODE", pick.sample(self.formacodes, pick.randint(0, 5)))
        if self.register == "RNCP":
            level = pick.choices([name for name, _ in LEVELS], [weight for _, weight in LEVELS])[0]
            out.append(f"<NOMENCLATURE_EUROPE>\n<NIVEAU>{level}</NIVEAU>\n<LIBELLE>Niveau {level[3]}</LIBELLE>\n"
                       "</NOMENCLATURE_EUROPE>\n")
        codes("CODES_NSF", "NSF", pick.sample(self.nsfs, pick.randint(1, 3)))
        out.append("<CERTIFICATEURS>\n")
        for _ in range(1 if pick.random() < 0.7 else pick.randint(2, 7)):
            siret, name = pick.choice(self.bodies)
            out.append("<CERTIFICATEUR>\n")
            leaf("SIRET_CERTIFICATEUR", siret if pick.random() < 0.69 else None)
            leaf("NOM_CERTIFICATEUR", name)
            leaf("ETAT_CERTIFICATEUR", "Actif")
            leaf("DATE_DERNIERE_MODIFICATION_ETAT", self.date(2019, 2026) if pick.random() < 0.6 else None)
            out.append("</CERTIFICATEUR>\n")
        out.append("</CERTIFICATEURS>\n")
        count = 0 if pick.random() < 0.55 else min(470, int(pick.lognormvariate(2.75, 1.15)))
        leaf("EXISTENCE_PARTENAIRES", "Oui" if count else "Non")
        if count:
            out.append("<PARTENAIRES>\n")
            for _ in range(count):
                siret, name = pick.choice(self.partners)
                out.append(
                    f"<PARTENAIRE>\n<NOM_PARTENAIRE>{name}</NOM_PARTENAIRE>\n<SIRET_PARTENAIRE>{siret}</SIRET_PARTENAIRE>\n"
                    f"<HABILITATION_PARTENAIRE>{pick.choice(['HABILITATION_FORMER', 'HABILITATION_ORGA_FORM'])}"
                    f"</HABILITATION_PARTENAIRE>\n<ETAT_HABILITATION>{'Actif' if pick.random() < 0.77 else 'Inactif'}"
                    f"</ETAT_HABILITATION>\n<DATE_ACTIF>{self.date(2019, 2026)}</DATE_ACTIF>\n"
                    f"<DATE_DERNIERE_MODIFICATION_ETAT>{self.date(2019, 2026)}</DATE_DERNIERE_MODIFICATION_ETAT>\n"
                    "</PARTENAIRE>\n")
            out.append("</PARTENAIRES>\n")
        leaf("ACTIVITES_VISEES", self.text(1700))
        leaf("CAPACITES_ATTESTEES", self.text(1500))
        leaf("SECTEURS_ACTIVITE", self.text(450))
        leaf("TYPE_EMPLOI_ACCESSIBLES", self.text(330))
        if self.register == "RNCP":
            codes("CODES_ROME", "ROME", pick.sample(self.romes, pick.randint(1, 5)))
        leaf("REGLEMENTATIONS_ACTIVITES", self.text(200) if pick.random() < 0.4 else None)
        jury = self.text(215)
        for way in WAYS:
            if way == "CA" and self.register == "RS":
                continue
            is_open = pick.random() < 0.7
            out.append(f"<SI_JURY_{way}>\n<ACTIF>{'Oui' if is_open else 'Non'}</ACTIF>\n")
            leaf("COMPOSITION", jury if is_open else None)
            out.append(f"</SI_JURY_{way}>\n")
        leaf("ACCESSIBLE_NOUVELLE_CALEDONIE", "Non")
        leaf("ACCESSIBLE_POLYNESIE_FRANCAISE", "Non")
        if pick.random() < 0.6:
            for kind in ("GENERAL", "CREATION", "AUTRE"):
                out.append(f"<PUBLICATION_DECRET_{kind}>\n<PUBLICATION_JO>\n<TITRE>{self.words(25)}</TITRE>\n"
                           f"<DATE_PUBLICATION_JO>{self.date(2010, 2026)}</DATE_PUBLICATION_JO>\n</PUBLICATION_JO>\n"
                           f"</PUBLICATION_DECRET_{kind}>\n")
        begin = pick.randint(2021, 2025) if active else pick.randint(2008, 2020)
        years = pick.randint(1, 5)
        if on_request:
            leaf("DATE_DECISION", self.date(begin, begin))
            leaf("DUREE_ENREGISTREMENT", years)
        if pick.random() < 0.6:
            out.append("<STATISTIQUES_PROMOTIONS>\n")
            for year in range(2020, 2020 + pick.randint(1, 3)):
                out.append(f"<STATISTIQUES_PROMOTION>\n<ANNEE>{year}</ANNEE>\n<NOMBRE_CERTIFIES>{pick.randint(0, 900)}"
                           f"</NOMBRE_CERTIFIES>\n<TAUX_INSERTION_GLOBAL_6MOIS>{pick.randint(40, 100)}"
                           "</TAUX_INSERTION_GLOBAL_6MOIS>\n</STATISTIQUES_PROMOTION>\n")
            out.append("</STATISTIQUES_PROMOTIONS>\n")
        leaf("LIEN_URL_DESCRIPTION", f"https://www.exemple.org/{number}" if pick.random() < 0.5 else None)
        end = self.date(2027, 2030) if active else self.date(begin + years, begin + years)
        leaf("DATE_FIN_ENREGISTREMENT", end)
        leaf("DATE_EFFET", None if on_request else self.date(begin, begin))
        leaf("TYPE_ENREGISTREMENT", "Enregistrement sur demande" if on_request else "Enregistrement de droit")
        if self.register == "RNCP" and new_style:
            out.append("<BLOCS_COMPETENCES>\n")
            for block in range(1, pick.randint(2, 8)):
                out.append(f"<BLOC_COMPETENCES>\n<CODE>{code}BC{block:02d}</CODE>\n<LIBELLE>"
                           f"{self.words(pick.randint(4, 12)).capitalize()}</LIBELLE>\n<LISTE_COMPETENCES>{self.text(950)}"
                           f"</LISTE_COMPETENCES>\n<MODALITES_EVALUATION>{self.text(500)}</MODALITES_EVALUATION>\n"
                           "</BLOC_COMPETENCES>\n")
            out.append("</BLOCS_COMPETENCES>\n")
        leaf("OBJECTIFS_CONTEXTE", self.text(1300))
        leaf("VALIDATION_PARTIELLE", "Non" if self.register == "RS" else None)
        leaf("ACTIF", "Oui" if active else "Non")
        leaf("PREREQUIS_ENTREE_FORMATION", self.text(300) if pick.random() < 0.6 else None)
        leaf("DATE_DE_PUBLICATION", None if on_request else self.date(begin, begin))
        leaf("DATE_LIMITE_DELIVRANCE", self.date(2030, 2034) if pick.random() < 0.2 else None)
        if new_style and self.register == "RNCP" and pick.random() < 0.4:
            out.append("<CORRESPONDANCES>\n")
            for _ in range(pick.randint(1, 8)):
                other = pick.randint(1, 42_000)
                out.append(f"<CORRESPONDANCE>\n<SOURCE>\n<BLOC_COMPETENCES>\n<CODE>{code}BC01</CODE>\n</BLOC_COMPETENCES>\n"
                           f"</SOURCE>\n<DESTINATION>\n<NUMERO_FICHE>RNCP{other}</NUMERO_FICHE>\n<BLOC_COMPETENCES>\n<CODE>"
                           f"RNCP{other}BC02</CODE>\n</BLOC_COMPETENCES>\n</DESTINATION>\n</CORRESPONDANCE>\n")
            out.append("</CORRESPONDANCES>\n")
        out.append("</FICHE>\n")
        return "".join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--records", type=int, default=25_638)
    parser.add_argument("--register", choices=["rncp", "rs"], default="rncp")
    parser.add_argument("--day", default="2026-08-16")
    options = parser.parse_args()
    maker = Maker(options.seed, options.register, options.day)
    step = 42_700 / options.records if options.register == "rncp" else 7_700 / options.records
    with open(options.file, "w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<FICHES>\n<VERSION_FLUX>4.1</VERSION_FLUX>\n')
        for index in range(options.records):
            file.write(maker.record(1 + int(index * step), 1 + index))
        file.write("</FICHES>\n")


if __name__ == "__main__":
    main()
