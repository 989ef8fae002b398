/** What operators are shown of the event processors, of all nodes. */
@NullMarked
package no.bufdirreporting.platform.query.operation;

import org.jspecify.annotations.NullMarked;
