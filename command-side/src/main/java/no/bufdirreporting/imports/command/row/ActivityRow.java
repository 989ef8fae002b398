package no.bufdirreporting.imports.command.row;

import no.bufdirreporting.activity.ActivityFacts;

/**
 * What a row says of an activity.
 *
 * @param timed whether the row says when
 */
public record ActivityRow(ActivityFacts facts, boolean timed) {}
