package no.bufdirreporting.audit.change;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import no.bufdirreporting.activity.ActivityView;

/** An activity that was created or changed, as it is now. */
record ChangedActivity(@JsonUnwrapped ActivityView activity) implements ActivityChange {}
