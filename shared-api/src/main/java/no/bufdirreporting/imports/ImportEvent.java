package no.bufdirreporting.imports;

import no.bufdirreporting.kernel.OrganizationEvent;

/** An event of an import. */
public sealed interface ImportEvent extends OrganizationEvent
        permits ImportStarted,
                ImportProgressed,
                ImportCancellationRequested,
                ImportCompleted,
                ImportFailed,
                ImportCancelled {

    String importId();
}
