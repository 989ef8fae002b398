package no.bufdirreporting.standalone.e2e;

import static no.bufdirreporting.standalone.e2e.Api.object;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** An organization with random changes to its activities, chapters, periods and figures of every kind. */
final class EventfulOrganization {

    private static final List<String> PERIODS = List.of("2024-q1", "2024-q2", "2023-q4", "2024-h1");
    private static final List<String> REGIONS = List.of("Oslo", "Vestland", "Rogaland");
    private static final List<String> STATUSES = List.of("completed", "completed", "completed", "planned", "cancelled");

    final String org;
    final String season = Given.unique("season");
    final List<String> activities = new ArrayList<>();
    final List<String> aggregations = new ArrayList<>();
    final List<String> ranges = new ArrayList<>();
    final List<String> distributions = new ArrayList<>();
    final List<String> snapshots = new ArrayList<>();
    private final List<String> chapters = new ArrayList<>();
    private final Api api;
    private final Random random;
    private final List<String> types;

    EventfulOrganization(Api api, long seed) throws IOException {
        this.api = api;
        this.random = new Random(seed);
        this.org = Given.organization(api);
        this.types = new ArrayList<>(
                Reports.activityTypesOf("frivillighet").stream().limit(5).toList());
        types.add("something_else");
        for (int n = 0; n < 4; n++) {
            chapters.add(Given.unique("chapter"));
        }
        api.put("/api/v1/reporting-periods/" + season, object("start", "2024-02-01", "end", "2024-04-15"))
                .expect(201);
    }

    /** The URLs of all resources created so far, and of the live views of some periods. */
    List<String> urls() {
        var urls = new ArrayList<String>();
        activities.forEach(it -> urls.add(Given.ACTIVITIES + "/" + it));
        for (var list : List.of(aggregations, ranges)) {
            list.forEach(it -> urls.add(Given.AGGREGATIONS + "/" + it));
            list.forEach(it -> urls.add(Given.AGGREGATIONS + "/" + it + "/metrics"));
        }
        distributions.forEach(it -> urls.add(Given.DISTRIBUTIONS + "/" + it));
        snapshots.forEach(it -> urls.add(Reports.PATH + "/" + it));
        for (String view : List.of("by-region", "by-local-chapter")) {
            for (String period : List.of("2024-q1", "2024", season)) {
                urls.add(Given.DISTRIBUTIONS + "/" + view + "?org_id=" + org + "&period_id=" + period);
            }
        }
        return urls;
    }

    void happen() {
        int dice = activities.size() < 4 ? 0 : random.nextInt(100);
        if (dice < 25) {
            activities.add(
                    api.post(Given.ACTIVITIES, activity(true)).expect(201).text("activity_id"));
        } else if (dice < 42) {
            api.put(Given.ACTIVITIES + "/" + any(activities), activity(false));
        } else if (dice < 47) {
            api.delete(Given.ACTIVITIES + "/" + any(activities));
        } else if (dice < 57) {
            api.put("/api/v1/chapters/" + any(chapters), chapter());
        } else if (dice < 59) {
            api.put("/api/v1/organizations/" + org, object("name", Given.unique("Name")));
        } else if (dice < 61) {
            api.put("/api/v1/reporting-periods/" + season, season());
        } else if (dice < 73) {
            aggregate();
        } else if (dice < 83) {
            distribute();
        } else {
            report();
        }
    }

    private void aggregate() {
        int dice = random.nextInt(10);
        if (dice < 3 || aggregations.isEmpty()) {
            add(
                    aggregations,
                    api.post(Given.AGGREGATIONS, object("org_id", org, "reporting_period_id", period())),
                    "id");
        } else if (dice < 5 || ranges.isEmpty()) {
            add(ranges, api.post(Given.AGGREGATIONS, object("org_id", org, "range", range())), "id");
        } else if (dice < 7) {
            String id = any(aggregations);
            var found = api.get(Given.AGGREGATIONS + "/" + id);
            if (found.status() == 200) {
                String period = found.text("reporting_period_id");
                api.put(
                        Given.AGGREGATIONS + "/" + id,
                        object("org_id", org, "reporting_period_id", period, "force_refresh", random.nextBoolean()));
            }
        } else if (dice < 9) {
            api.put(Given.AGGREGATIONS + "/" + any(ranges), object("range", range()));
        } else {
            api.delete(Given.AGGREGATIONS + "/" + any(random.nextBoolean() ? ranges : aggregations));
        }
    }

    private void distribute() {
        int dice = random.nextInt(10);
        if (dice < 4 || distributions.isEmpty()) {
            String type = random.nextBoolean() ? "region" : "local_chapter";
            add(
                    distributions,
                    api.post(Given.DISTRIBUTIONS, object("org_id", org, "period_id", period(), "breakdown_type", type)),
                    "id");
        } else if (dice < 9) {
            String id = any(distributions);
            var found = api.get(Given.DISTRIBUTIONS + "/" + id);
            if (found.status() == 200) {
                String period = found.text("period_id");
                api.put(
                        Given.DISTRIBUTIONS + "/" + id,
                        object("org_id", org, "period_id", period, "force_refresh", random.nextBoolean()));
            }
        } else {
            api.delete(Given.DISTRIBUTIONS + "/" + any(distributions));
        }
    }

    private void report() {
        int dice = random.nextInt(10);
        if (dice < 5 || snapshots.isEmpty()) {
            boolean force = random.nextInt(3) == 0;
            var wanted = object("organization_id", org, "period_id", period(), "force_reaggregate", force);
            add(snapshots, api.post(Reports.PATH, wanted), "snapshot_id");
        } else if (dice < 8) {
            @Nullable String reason = random.nextBoolean() ? "Reason " + random.nextInt(100) : null;
            api.put(Reports.PATH + "/" + any(snapshots), object("invalidate_cache", true, "reason", reason));
        } else {
            api.delete(Reports.PATH + "/" + any(snapshots));
        }
    }

    private static void add(List<String> ids, Answer answer, String field) {
        String id = answer.text(field);
        if (!ids.contains(id)) {
            ids.add(id);
        }
    }

    Map<String, @Nullable Object> activity(boolean complete) {
        var all = object(
                "contact_id",
                "contact-" + random.nextInt(6),
                "chapter_id",
                any(chapters),
                "activity_type",
                any(types),
                "submitted_at",
                day() + "T" + (10 + random.nextInt(14)) + ":59:59.5Z",
                "hours",
                random.nextInt(1000) / 100.0,
                "participant_count",
                random.nextInt(30),
                "status",
                any(STATUSES),
                "category",
                random.nextInt(3) == 0 ? "ungdom" : null,
                "description",
                "Text " + random.nextInt(1000));
        if (complete) {
            all.put("org_id", org);
        } else {
            var names = new ArrayList<>(all.keySet());
            Collections.shuffle(names, random);
            all.keySet().retainAll(names.subList(0, 1 + random.nextInt(2)));
        }
        return all;
    }

    private Map<String, @Nullable Object> chapter() {
        var chapter = object("name", "Lag " + random.nextInt(5), "org_id", org, "region", any(REGIONS));
        if (random.nextInt(3) == 0) {
            chapter.put("effective_from", day().toString());
        }
        return chapter;
    }

    private Map<String, @Nullable Object> season() {
        var start = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(60));
        return object(
                "start",
                start.toString(),
                "end",
                start.plusDays(random.nextInt(90)).toString());
    }

    private Map<String, @Nullable Object> range() {
        var start = day();
        return object("start", start + "T10:59:59.5Z", "end", start.plusDays(random.nextInt(90)) + "T12:00:00Z");
    }

    private LocalDate day() {
        return LocalDate.of(2023, 10, 1).plusDays(random.nextInt(270));
    }

    private String period() {
        return random.nextInt(5) == 0 ? season : any(PERIODS);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
