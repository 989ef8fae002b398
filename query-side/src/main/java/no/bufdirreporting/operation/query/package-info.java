/** Shows operators the event processors of all nodes, and pauses and resumes them. */
@NullMarked
package no.bufdirreporting.operation.query;

import org.jspecify.annotations.NullMarked;
