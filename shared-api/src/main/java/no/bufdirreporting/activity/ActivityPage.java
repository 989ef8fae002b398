package no.bufdirreporting.activity;

import java.util.List;

/** One page of activities, newest first, and the number of activities on all pages. */
public record ActivityPage(List<ActivityView> activities, long total) {}
