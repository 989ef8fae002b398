package no.bufdirreporting.reportdata.command;

import static no.bufdirreporting.reportdata.command.DefinitionExamples.VALID;
import static no.bufdirreporting.reportdata.command.DefinitionExamples.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import no.bufdirreporting.platform.http.binding.Code;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinition.Field;
import no.bufdirreporting.reportdata.ReportDefinition.Rule;
import no.bufdirreporting.reportdata.ReportDefinition.Section;
import no.bufdirreporting.reportdata.ReportMeasure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionFileTest {

    private static final String LONG = "x".repeat(201);

    @Test
    void aFileIsReadToADefinition() {
        var read = read("a.yml", VALID);

        assertThat(read.problems()).isEmpty();
        assertThat(read.definitions())
                .containsExactly(new ReportDefinition(
                        "club",
                        "Klubber på Tøyen",
                        List.of(),
                        true,
                        List.of(new Section(
                                "all",
                                "I alt",
                                List.of(
                                        new Field("count", "Antall", List.of(), ReportMeasure.ACTIVITIES, "register"),
                                        new Field(
                                                "hours",
                                                "Timer",
                                                List.of("mentoring", "youth_club"),
                                                ReportMeasure.HOURS,
                                                "register"))))));
    }

    @Test
    void spacesAroundATextAreIgnored() {
        assertThat(read("a.yml", VALID.replace("id: club", "id: '  club\u00A0'")))
                .isEqualTo(read("a.yml", VALID));
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id: club                    | ` `                    | a.yml: id is required
            id: club                    | id:                    | a.yml: id must not be null
            id: club                    | id: ''                 | a.yml: id must not be blank
            id: club                    | id: 2024               | a.yml: id must be a string
            id: club                    | id: no                 | a.yml: id must be a string
            id: club                    | id: 20.24              | a.yml: id must be a string
            id: club                    | id: [club]             | a.yml: id must be a string
            id: club                    | id: {a: b}             | a.yml: id must be a string
            id: club                    | id: LONG               | a.yml: id size must be between 0 and 200
            id: club                    | `id: "\\0"`            | a.yml: id must not contain the character U+0000
            id: club                    | `id: "a\\tb"`         | a.yml: id must not have a control character
            title: Klubber på Tøyen     | titel: Klubber         | a.yml: title is required & a.yml: titel is unknown; known are id, title, organizations, default, sections, rules
            title: Klubber på Tøyen     | {title: ' '            | a.yml, line 3: not YAML, could not find expected ':'
            default: true               | default: 'yes'         | a.yml: organizations is required unless there is default: true & a.yml: default must be true or false & No definition has default: true; one has to be for all organizations that none names.
            default: true               | default: false         | a.yml: organizations is required unless there is default: true & No definition has default: true; one has to be for all organizations that none names.
            default: true               | organizations: [org-1] | No definition has default: true; one has to be for all organizations that none names.
            default: true               | organizations: org-1   | a.yml: organizations must be an array & No definition has default: true; one has to be for all organizations that none names.
            id: club                    | {id: club              | a.yml, line 2: not YAML, expected ',' or '}', but got :
            - id: all                   | - name: all            | a.yml: sections[0].id is required & a.yml: sections[0].name is unknown; known are id, title, fields
            title: I alt                | title: 7               | a.yml: sections[0].title must be a string
            - key: count                | - key: LONG            | a.yml: sections[0].fields[0].key size must be between 0 and 200
            - key: hours                | - key: 12              | a.yml: sections[0].fields[1].key must be a string
            - key: hours                | - key: count           | a.yml: sections[0].fields[1].key is that of sections[0].fields[0] too
            title: Antall               | title:                 | a.yml: sections[0].fields[0].title must not be null
            activity_types: all         | activity_types: every  | a.yml: sections[0].fields[0].activity_types must be an array, or all
            activity_types: all         | activity_types: []     | a.yml: sections[0].fields[0].activity_types must not be empty
            activity_types: all         | activity_types: [all]  | a.yml: sections[0].fields[0].activity_types must not have all beside other types, nor in brackets
            activity_types: all         | activity_types: [a, a] | a.yml: sections[0].fields[0].activity_types must name each only once: a
            activity_types: all         | activity_types: [a, 1] | a.yml: sections[0].fields[0].activity_types[1] must be a string
            activity_types: all         | activity_types: [~]    | a.yml: sections[0].fields[0].activity_types[0] must be a string
            activity_types: all         | activity_types: [LONG] | a.yml: sections[0].fields[0].activity_types[0] CODE
            activity_types: all         | activity_types: true   | a.yml: sections[0].fields[0].activity_types must be an array
            activity_types: all         | ` `                    | a.yml: sections[0].fields[0].activity_types is required
            measure: hours              | measure: days          | a.yml: sections[0].fields[1].measure must be one of activities, participants, hours, unique_contacts
            measure: hours              | measure: 3             | a.yml: sections[0].fields[1].measure must be one of activities, participants, hours, unique_contacts
            measure: hours              | ` `                    | a.yml: sections[0].fields[1].measure is required
            measure: hours              | source: register       | a.yml: sections[0].fields[1].measure is required & a.yml: sections[0].fields[1].source is unknown; known are key, title, activity_types, measure, data_source
            data_source: register       | data_source: ''        | a.yml: sections[0].fields[0].data_source must not be blank & a.yml: sections[0].fields[1].data_source must not be blank
            """)
    void errorsHaveTheirPath(String line, String instead, String problems) {
        String broken = VALID.replace(line, instead.replace("LONG", LONG));

        assertThat(read("a.yml", broken).problems())
                .containsExactly(problems.replace("CODE", Code.MESSAGE).split(" & "));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ` `                                              | a.yml: sections is required
            sections: []                                     | a.yml: sections must not be empty
            sections: {id: all}                              | a.yml: sections must be an array
            sections: [all]                                  | a.yml: sections[0] must be an object
            sections: [{id: s, title: S}]                    | a.yml: sections[0].fields is required
            sections: [{id: s, title: S, fields: []}]        | a.yml: sections[0].fields must not be empty
            sections: [{id: s, title: S, fields: [f]}]       | a.yml: sections[0].fields[0] must be an object
            sections: [{id: s, title: S, fields: [F, ~]}]    | a.yml: sections[0].fields[1] must be an object
            sections: [{id: s, title: S, fields: {F: 1}}]    | a.yml: sections[0].fields must be an array
            sections: [{id: s, title: S, fields: [F]}, {id: s, title: S, fields: [G]}] | a.yml: sections[1].id is that of sections[0] too
            sections: [{id: s, title: S, fields: [F]}, {id: t, title: T, fields: [F]}] | a.yml: sections[1].fields[0].key is that of sections[0].fields[0] too
            sections: &again [*again]                        | a.yml: must not have null as a key, nor contain itself
            sections: [&again {id: s, title: S, fields: [*again]}] | a.yml: must not have null as a key, nor contain itself
            """)
    void sectionsAndFieldsAreRequired(String sections, String problems) {
        String file = "id: a\ntitle: A\ndefault: true\n"
                + sections.replaceAll("\\bF\\b", field("f")).replaceAll("\\bG\\b", field("g"));

        assertThat(read("a.yml", file).problems())
                .containsExactly(problems.replace("CODE", Code.MESSAGE).split(" & "));
    }

    @Test
    void theDefaultNamesNoOrganizations() {
        var both = VALID.replace("default: true", "default: true\norganizations: [org-1]");

        assertThat(read("a.yml", both).problems())
                .containsExactly(
                        "a.yml: organizations cannot be combined with default: true, which is for all that no definition"
                                + " names");
    }

    @Test
    void errorsOfAllKindsAreFoundTogether() {
        var file = """
                id: ''
                title: 7
                organisations: []
                sections:
                  - {id: s, fields: [{key: f, title: F, activity_types: every, measure: days, data_source: a}]}
                  - {id: s, title: S, fields: [{key: f, title: F, activity_types: all, measure: hours, data_source: a}]}
                """;

        assertThat(read("a.yml", file).problems())
                .containsExactly(
                        "a.yml: organizations is required unless there is default: true",
                        "a.yml: sections[0].fields[0].activity_types must be an array, or all",
                        "a.yml: sections[1].id is that of sections[0] too",
                        "a.yml: sections[1].fields[0].key is that of sections[0].fields[0] too",
                        "a.yml: id must not be blank",
                        "a.yml: title must be a string",
                        "a.yml: sections[0].title is required",
                        "a.yml: sections[0].fields[0].measure must be one of activities, participants, hours,"
                                + " unique_contacts",
                        "a.yml: organisations is unknown; known are id, title, organizations, default, sections, rules",
                        "No definition has default: true; one has to be for all organizations that none names.");
    }

    @Test
    void rulesAreRead() {
        var rules = """
                rules:
                  - {field: hours, at_most: count}
                  - {field: count, change_over_percent: 50.0}
                """;

        assertThat(read("a.yml", VALID + rules).definitions().getFirst().rules())
                .containsExactly(new Rule("hours", "count", null), new Rule("count", null, new BigDecimal("50")));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {field: hours, at_most: x}                  | a.yml: rules[0].at_most is the key of no field
            {field: x, at_most: hours}                  | a.yml: rules[0].field is the key of no field
            {field: hours, at_most: hours}              | a.yml: rules[0].at_most must be another field
            {field: hours}                              | a.yml: rules[0] must have either at_most or change_over_percent
            {field: hours, at_most: count, change_over_percent: 5} | a.yml: rules[0] must have either at_most or change_over_percent
            {at_most: hours}                            | a.yml: rules[0].field is required
            {field: hours, change_over_percent: -1}     | a.yml: rules[0].change_over_percent must be greater than or equal to 0
            {field: hours, change_over_percent: many}   | a.yml: rules[0].change_over_percent must be a number
            hours                                       | a.yml: rules[0] must be an object
            """)
    void wrongRuleIsAProblem(String rule, String problem) {
        assertThat(read("a.yml", VALID + "rules: [" + rule + "]\n").problems()).containsExactly(problem);
    }

    private static String field(String key) {
        return "{key: %s, title: A, activity_types: all, measure: hours, data_source: a}".formatted(key);
    }
}
