import GRDB
import Storage

/// The numbered steps of one file's shape. A step that has shipped is never edited; `user_version` counts them.
struct Migrations {
  let name: String
  let steps: [String]

  /// Whether the file has the newest shape already, so that nothing has to be done under a lock.
  func isCurrent(_ file: SQLiteFile) throws -> Bool {
    try StorageError.mapping {
      try file.pool.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 } == steps.count
    }
  }

  /// Brings the file to the newest shape. Call under the folder's lock.
  /// - Throws: ``StorageError`` `folder.newer` when the file was written by a newer program.
  func migrate(_ file: SQLiteFile) throws {
    try StorageError.mapping {
      try file.pool.writeWithoutTransaction { database in
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version <= steps.count else {
          throw StorageError(
            .folderNewer,
            "\(name) has shape \(version), this program knows up to \(steps.count): use the newer program")
        }
        for step in steps[version...].enumerated() {
          try database.inTransaction(.immediate) {
            try database.execute(sql: step.element)
            try database.execute(sql: "PRAGMA user_version = \(version + step.offset + 1)")
            return .commit
          }
        }
      }
    }
  }
}

extension Migrations {
  /// Awards and the journal.
  static let palier = Migrations(
    name: "palier.sqlite",
    steps: [
      """
      CREATE TABLE institution (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        slug TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL, siret TEXT, website TEXT,
        public_address TEXT NOT NULL, created_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE definition (
        slug TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0),
        document BLOB NOT NULL, digest BLOB NOT NULL, published_at INTEGER NOT NULL,
        CONSTRAINT one_document_per_version PRIMARY KEY (slug, version)
      ) STRICT;
      CREATE TRIGGER published_versions_never_change BEFORE UPDATE ON definition
      BEGIN SELECT RAISE(ABORT, 'a published version is immutable'); END;
      CREATE TRIGGER published_versions_stay BEFORE DELETE ON definition
      BEGIN SELECT RAISE(ABORT, 'a published version stays'); END;

      CREATE TABLE holder (
        id TEXT PRIMARY KEY, lookup BLOB, created_at INTEGER NOT NULL, erased_at INTEGER,
        CONSTRAINT one_holder_per_person UNIQUE (lookup),
        CONSTRAINT an_erased_holder_keeps_nothing CHECK (erased_at IS NULL OR lookup IS NULL)
      ) STRICT;

      CREATE TABLE former_lookup (
        lookup BLOB NOT NULL, holder TEXT NOT NULL REFERENCES holder (id),
        CONSTRAINT a_former_key_means_one_person PRIMARY KEY (lookup)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX former_lookups_of_holder ON former_lookup (holder);

      CREATE TABLE award_run (
        number INTEGER PRIMARY KEY, slug TEXT NOT NULL, version INTEGER NOT NULL, purpose TEXT NOT NULL,
        issued_at INTEGER NOT NULL, key_id TEXT NOT NULL
      ) STRICT;

      CREATE TABLE award (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL, holder TEXT NOT NULL REFERENCES holder (id),
        slug TEXT NOT NULL, version INTEGER NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('active', 'suspended', 'revoked', 'replaced')),
        awarded_on TEXT NOT NULL, valid_until INTEGER, issued_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
        suspendable INTEGER NOT NULL, replaced_by TEXT, run INTEGER NOT NULL, source_row INTEGER NOT NULL,
        is_sealed INTEGER NOT NULL DEFAULT 0, page BLOB, sealed BLOB,
        CONSTRAINT one_award_per_identifier UNIQUE (id)
      ) STRICT;
      CREATE UNIQUE INDEX one_living_award_per_person_and_type ON award (holder, slug)
        WHERE status IN ('active', 'suspended');
      CREATE UNIQUE INDEX one_award_per_page ON award (page) WHERE page IS NOT NULL;
      CREATE INDEX awards_of_holder ON award (holder);
      CREATE INDEX awards_of_type ON award (slug, position);
      CREATE INDEX awards_not_in_force ON award (status, position) WHERE status <> 'active';
      CREATE INDEX awards_to_seal ON award (position) WHERE is_sealed = 0;
      CREATE TRIGGER awards_stay BEFORE DELETE ON award
      BEGIN SELECT RAISE(ABORT, 'an award stays'); END;
      CREATE TRIGGER revocation_is_final BEFORE UPDATE OF status ON award
      WHEN OLD.status IN ('revoked', 'replaced') AND NEW.status <> OLD.status
      BEGIN SELECT RAISE(ABORT, 'revocation is final'); END;

      CREATE TABLE form (
        award TEXT NOT NULL REFERENCES award (id), form TEXT NOT NULL, key_id TEXT NOT NULL,
        list INTEGER NOT NULL, entry INTEGER NOT NULL, input BLOB,
        CONSTRAINT one_of_each_form_per_award PRIMARY KEY (award, form)
      ) STRICT;
      CREATE TABLE form_seal (
        award TEXT NOT NULL, form TEXT NOT NULL, signature BLOB, digest BLOB NOT NULL,
        CONSTRAINT a_form_is_sealed_once PRIMARY KEY (award, form),
        FOREIGN KEY (award, form) REFERENCES form (award, form)
      ) STRICT;

      CREATE TABLE status_list (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, purpose TEXT NOT NULL, length INTEGER NOT NULL,
        given INTEGER NOT NULL DEFAULT 0, is_open INTEGER NOT NULL DEFAULT 1,
        version INTEGER NOT NULL DEFAULT 1, signed_version INTEGER, signed_at INTEGER, document TEXT
      ) STRICT;
      CREATE TABLE status_entry (
        list INTEGER NOT NULL REFERENCES status_list (number), entry INTEGER NOT NULL,
        award TEXT, form TEXT, is_set INTEGER NOT NULL DEFAULT 0,
        CONSTRAINT an_index_is_given_once PRIMARY KEY (list, entry)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX set_entries ON status_entry (list, entry) WHERE is_set = 1;
      CREATE INDEX decoy_entries ON status_entry (list, entry) WHERE award IS NULL;
      CREATE TRIGGER indices_stay BEFORE DELETE ON status_entry
      BEGIN SELECT RAISE(ABORT, 'an index that was given stays given'); END;

      CREATE TABLE journal (
        number INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, actor TEXT NOT NULL,
        subject TEXT NOT NULL, detail TEXT NOT NULL, owner TEXT, words BLOB, words_digest BLOB NOT NULL,
        hash BLOB NOT NULL
      ) STRICT;
      CREATE INDEX journal_of_owner ON journal (owner) WHERE owner IS NOT NULL;
      CREATE TRIGGER the_journal_is_only_appended BEFORE UPDATE ON journal
      WHEN NEW.words IS NOT NULL OR NEW.number <> OLD.number OR NEW.hash <> OLD.hash OR NEW.detail <> OLD.detail
        OR NEW.kind <> OLD.kind OR NEW.subject <> OLD.subject OR NEW.actor <> OLD.actor OR NEW.at <> OLD.at
      BEGIN SELECT RAISE(ABORT, 'the journal is only appended to'); END;
      CREATE TRIGGER journal_entries_stay BEFORE DELETE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is only appended to'); END;
      """,
      severalForms,
      """
      CREATE TABLE vouched_issuer (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, siret TEXT, reason TEXT NOT NULL, added_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE trust_file (
        exporter TEXT PRIMARY KEY, exported_at INTEGER NOT NULL, imported_at INTEGER NOT NULL, digest BLOB NOT NULL,
        document TEXT NOT NULL
      ) STRICT;
      """,
      sealsByDigest,
      """
      CREATE TABLE register_correction (number INTEGER PRIMARY KEY, record INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
      CREATE INDEX corrections_of_record ON register_correction (record);
      """,
    ])
  /// An award may have several forms, and a form successors: forms are numbered in the order of their making, so that
  /// storing one touches no index at a random place.
  private static let severalForms = """
    CREATE TABLE numbered_form (
      number INTEGER PRIMARY KEY, award INTEGER NOT NULL REFERENCES award (position), form TEXT NOT NULL,
      bound BLOB NOT NULL DEFAULT x'', supersedes INTEGER NOT NULL DEFAULT 0, key_id TEXT NOT NULL,
      list INTEGER NOT NULL, entry INTEGER NOT NULL, input BLOB
    ) STRICT;
    INSERT INTO numbered_form (award, form, key_id, list, entry, input)
      SELECT award.position, form.form, form.key_id, form.list, form.entry, form.input
      FROM form JOIN award ON award.id = form.award ORDER BY award.position;
    CREATE TABLE numbered_seal (
      form INTEGER PRIMARY KEY REFERENCES numbered_form (number), signature BLOB, digest BLOB NOT NULL,
      journal INTEGER NOT NULL
    ) STRICT;
    INSERT INTO numbered_seal (form, signature, digest, journal)
      SELECT numbered_form.number, form_seal.signature, form_seal.digest, coalesce(
        (SELECT max(journal.number) FROM journal WHERE journal.kind = 'award.sealed' AND journal.subject = award.id), 0)
      FROM form_seal JOIN award ON award.id = form_seal.award
      JOIN numbered_form ON numbered_form.award = award.position AND numbered_form.form = form_seal.form;
    CREATE TABLE numbered_entry (
      list INTEGER NOT NULL REFERENCES status_list (number), entry INTEGER NOT NULL, form INTEGER,
      value INTEGER NOT NULL DEFAULT 0, is_final INTEGER NOT NULL DEFAULT 0,
      CONSTRAINT an_index_is_given_once PRIMARY KEY (list, entry)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO numbered_entry (list, entry, form, value)
      SELECT status_entry.list, status_entry.entry, numbered_form.number, status_entry.is_set
      FROM status_entry LEFT JOIN numbered_form
        ON numbered_form.list = status_entry.list AND numbered_form.entry = status_entry.entry;
    DROP TRIGGER indices_stay;
    DROP TABLE status_entry;
    DROP TABLE form_seal;
    DROP TABLE form;
    ALTER TABLE numbered_entry RENAME TO status_entry;
    ALTER TABLE numbered_seal RENAME TO form_seal;
    ALTER TABLE numbered_form RENAME TO form;
    CREATE UNIQUE INDEX a_form_has_one_successor ON form (award, form, bound, supersedes);
    CREATE TABLE form_to_seal (form INTEGER PRIMARY KEY REFERENCES form (number)) STRICT;
    CREATE INDEX set_entries ON status_entry (list, entry) WHERE value <> 0;
    CREATE INDEX decoy_entries ON status_entry (list, entry) WHERE form IS NULL;
    CREATE TRIGGER indices_stay BEFORE DELETE ON status_entry
    BEGIN SELECT RAISE(ABORT, 'an index that was given stays given'); END;

    ALTER TABLE status_list ADD COLUMN format TEXT NOT NULL DEFAULT 'bitstring';
    ALTER TABLE status_list ADD COLUMN signed_by TEXT;
    ALTER TABLE award_run DROP COLUMN key_id;

    DROP INDEX one_living_award_per_person_and_type;
    DROP INDEX awards_of_holder;
    CREATE UNIQUE INDEX one_living_award_per_person_and_type ON award (
      holder, slug, (CASE WHEN status IN ('active', 'suspended') THEN 0 ELSE position END));
    """

  /// A form is found by its digest, also where it does not disclose which award it is of.
  private static let sealsByDigest = "CREATE INDEX seals_by_digest ON form_seal (substr(digest, 1, 8));"

  /// Secrets, each wrapped under the key-encryption key.
  static let keys = Migrations(
    name: "keys.sqlite",
    steps: [
      """
      CREATE TABLE secret (name TEXT PRIMARY KEY, wrapped BLOB NOT NULL) STRICT;
      CREATE TABLE signing_key (
        key_id TEXT PRIMARY KEY, algorithm TEXT NOT NULL, public_jwk TEXT NOT NULL, wrapped BLOB NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE person_key (holder TEXT PRIMARY KEY, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;
      """,
      """
      ALTER TABLE signing_key ADD COLUMN retired_at INTEGER;
      ALTER TABLE signing_key ADD COLUMN compromised_since INTEGER;
      ALTER TABLE signing_key ADD COLUMN compromise_entry INTEGER;
      """,
      """
      ALTER TABLE signing_key ADD COLUMN created_entry INTEGER;
      ALTER TABLE signing_key ADD COLUMN retired_entry INTEGER;
      """,
    ])

  /// The public registers.
  static let register = Migrations(
    name: "register.sqlite",
    steps: [
      "CREATE TABLE source (name TEXT PRIMARY KEY, exported_on TEXT NOT NULL) STRICT;", registerTables,
      wholeExports,
    ])

  /// Which register an export holds whole (1 the RNCP, 2 the RS): only such a one tells of records that it does not hold.
  /// A part tells of its own: until when it said the same stands beside the statement.
  private static let wholeExports = """
    ALTER TABLE export ADD COLUMN whole INTEGER NOT NULL DEFAULT 0;
    UPDATE export SET whole = (rncp >= 20000) + 2 * (rs >= 3000);
    ALTER TABLE statement ADD COLUMN confirmed INTEGER;
    """

  /// What each record said since when, in parts; and what is looked up of the newest: words, codes, bodies, succession.
  /// Days are counted from 1970; a record's number is that of its fiche.
  private static let registerTables = """
    DROP TABLE source;
    CREATE TABLE export (
      number INTEGER PRIMARY KEY, name TEXT NOT NULL, day INTEGER NOT NULL, is_tables INTEGER NOT NULL, flux TEXT,
      rncp INTEGER NOT NULL, rs INTEGER NOT NULL, taken_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE statement (
      record INTEGER NOT NULL, part INTEGER NOT NULL, since INTEGER NOT NULL, digest BLOB NOT NULL, body INTEGER,
      CONSTRAINT one_statement_per_day PRIMARY KEY (record, part, since)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE statement_body (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    CREATE TABLE record (
      number INTEGER PRIMARY KEY, title TEXT NOT NULL, abbreviation TEXT, is_active INTEGER, starts INTEGER,
      ends INTEGER, level INTEGER, blocks INTEGER NOT NULL
    ) STRICT;
    CREATE VIRTUAL TABLE words USING fts5 (
      title, abbreviation, blocks, bodies, tokenize = "unicode61 remove_diacritics 2", prefix = '3');
    CREATE TABLE nomenclature (
      code TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (code, record)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE body (
      siren INTEGER NOT NULL, record INTEGER NOT NULL, is_body INTEGER NOT NULL, PRIMARY KEY (siren, record, is_body)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE succession (
      older INTEGER NOT NULL, newer INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (older, newer, record)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX successions_by_newer ON succession (newer, older);
    CREATE TABLE correction (number INTEGER PRIMARY KEY, record INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
    """
}
