package no.bufdirreporting.audit.change;

/** An activity that was created, changed or deleted. */
sealed interface ActivityChange permits ChangedActivity, DeletedActivity {}
