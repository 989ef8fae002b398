package no.bufdirreporting.activity;

import java.util.List;

/** A page of a list of activities, newest first, and how many the whole list has. */
public record ActivityPage(List<ActivityView> activities, long total) {}
