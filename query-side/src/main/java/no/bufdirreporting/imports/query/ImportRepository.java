package no.bufdirreporting.imports.query;

import no.bufdirreporting.platform.query.jpa.FoldRepository;

/** The table of imports. */
interface ImportRepository extends FoldRepository<StoredImport> {}
