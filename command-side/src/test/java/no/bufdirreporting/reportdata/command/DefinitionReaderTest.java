package no.bufdirreporting.reportdata.command;

import static no.bufdirreporting.reportdata.command.DefinitionExamples.VALID;
import static no.bufdirreporting.reportdata.command.DefinitionExamples.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.bufdirreporting.reportdata.ReportDefinition;
import no.bufdirreporting.reportdata.ReportDefinition.Field;
import no.bufdirreporting.reportdata.ReportDefinition.Section;
import no.bufdirreporting.reportdata.ReportMeasure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionReaderTest {

    private static final String LONG = "x".repeat(201);

    @Test
    void aDefinitionIsReadAsItIsWritten() {
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

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id: club                    | ` `                    | a.yml: id is missing
            id: club                    | id:                    | a.yml: id is missing
            id: club                    | id: ''                 | a.yml: id is blank
            id: club                    | id: 2024               | a.yml: id must be text, but is a number; put it in quotes
            id: club                    | id: no                 | a.yml: id must be text, but is true or false; put it in quotes
            id: club                    | id: 2024-01-01         | a.yml: id must be text, but is a date; put it in quotes
            id: club                    | id: [club]             | a.yml: id must be text, but is a list
            id: club                    | id: {a: b}             | a.yml: id must be text, but is keys and values
            id: club                    | id: LONG               | a.yml: id has more than 200 characters
            id: club                    | id: ' club'            | a.yml: id starts or ends with a space
            id: club                    | `id: "\\0"`            | a.yml: id has a control character or half a surrogate pair
            title: Klubber på Tøyen     | titel: Klubber         | a.yml: unknown key 'titel'; known are id, title, organizations, default, sections & a.yml: title is missing
            title: Klubber på Tøyen     | {title: ' '            | a.yml, line 3: not YAML, could not find expected ':'
            default: true               | default: 'yes'         | a.yml: default must be true or false, but is text & a.yml: organizations is missing; name some, or say default: true & No definition has default: true; one has to be for all organizations that none names.
            default: true               | default: false         | a.yml: organizations is missing; name some, or say default: true & No definition has default: true; one has to be for all organizations that none names.
            default: true               | organizations: [org-1] | No definition has default: true; one has to be for all organizations that none names.
            default: true               | organizations: org-1   | a.yml: organizations must be a list, but is text & No definition has default: true; one has to be for all organizations that none names.
            id: club                    | {id: club              | a.yml, line 2: not YAML, expected ',' or '}', but got :
            - id: all                   | - name: all            | a.yml, section 1: unknown key 'name'; known are id, title, fields & a.yml, section 1: id is missing
            title: I alt                | title: 7               | a.yml, section 'all': title must be text, but is a number; put it in quotes
            - key: count                | - key: LONG            | a.yml, section 'all', field 1: key has more than 200 characters
            - key: hours                | - key: 12              | a.yml, section 'all', field 2: key must be text, but is a number; put it in quotes
            - key: hours                | - key: count           | a.yml, section 'all', field 'count': key is that of an earlier field too, in section 'all'
            title: Antall               | title:                 | a.yml, section 'all', field 'count': title is missing
            activity_types: all         | activity_types: every  | a.yml, section 'all', field 'count': activity_types must be a list, or all
            activity_types: all         | activity_types: []     | a.yml, section 'all', field 'count': activity_types is empty
            activity_types: all         | activity_types: [all]  | a.yml, section 'all', field 'count': activity_types lists all; write it without brackets, and nothing beside it
            activity_types: all         | activity_types: [a, a] | a.yml, section 'all', field 'count': activity_types names 'a' twice
            activity_types: all         | activity_types: [a, 1] | a.yml, section 'all', field 'count': entry 2 of activity_types must be text, but is a number; put it in quotes
            activity_types: all         | activity_types: [~]    | a.yml, section 'all', field 'count': entry 1 of activity_types is missing
            activity_types: all         | activity_types: [LONG] | a.yml, section 'all', field 'count': entry 1 of activity_types has more than 200 characters
            activity_types: all         | activity_types: true   | a.yml, section 'all', field 'count': activity_types must be a list, but is true or false
            activity_types: all         | ` `                    | a.yml, section 'all', field 'count': activity_types is missing
            measure: hours              | measure: days          | a.yml, section 'all', field 'hours': measure 'days' is unknown; known are activities, participants, hours, unique_contacts
            measure: hours              | measure: 3             | a.yml, section 'all', field 'hours': measure must be text, but is a number; put it in quotes
            measure: hours              | ` `                    | a.yml, section 'all', field 'hours': measure is missing
            measure: hours              | source: register       | a.yml, section 'all', field 'hours': unknown key 'source'; known are key, title, activity_types, measure, data_source & a.yml, section 'all', field 'hours': measure is missing
            data_source: register       | data_source: ''        | a.yml, section 'all', field 'count': data_source is blank & a.yml, section 'all', field 'hours': data_source is blank
            """)
    void whatIsWrongIsNamedWhereItIs(String line, String instead, String problems) {
        String broken = VALID.replace(line, instead.replace("LONG", LONG));

        assertThat(read("a.yml", broken).problems()).containsExactly(problems.split(" & "));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ` `                                              | a.yml: sections is missing
            sections: []                                     | a.yml: sections is empty
            sections: {id: all}                              | a.yml: sections must be a list, but is keys and values
            sections: [all]                                  | a.yml, section 1: must be keys and values, but is text
            sections: [{id: s, title: S}]                    | a.yml, section 's': fields is missing
            sections: [{id: s, title: S, fields: []}]        | a.yml, section 's': fields is empty
            sections: [{id: s, title: S, fields: [f]}]       | a.yml, section 's', field 1: must be keys and values, but is text
            sections: [{id: s, title: S, fields: [F, ~]}]    | a.yml, section 's', field 2: must be keys and values, but is empty
            sections: [{id: s, title: S, fields: {F: 1}}]    | a.yml, section 's': fields must be a list, but is keys and values
            sections: [{id: s, title: S, fields: [F]}, {id: s, title: S, fields: [G]}] | a.yml, section 's': id is that of an earlier section too
            sections: [{id: s, title: S, fields: [F]}, {id: t, title: T, fields: [F]}] | a.yml, section 't', field 'f': key is that of an earlier field too, in section 's'
            sections: &again [*again]                        | a.yml, section 1: must be keys and values, but is a list
            sections: [&again {id: s, title: S, fields: [*again]}] | a.yml, section 's', field 1: unknown key 'id'; known are key, title, activity_types, measure, data_source & a.yml, section 's', field 1: unknown key 'fields'; known are key, title, activity_types, measure, data_source & a.yml, section 's', field 1: key is missing & a.yml, section 's', field 1: activity_types is missing & a.yml, section 's', field 1: measure is missing & a.yml, section 's', field 1: data_source is missing
            """)
    void sectionsAndFieldsHaveToBeThere(String sections, String problems) {
        String file = "id: a\ntitle: A\ndefault: true\n"
                + sections.replaceAll("\\bF\\b", field("f")).replaceAll("\\bG\\b", field("g"));

        assertThat(read("a.yml", file).problems()).containsExactly(problems.split(" & "));
    }

    @Test
    void theDefaultIsForThoseThatNobodyNames() {
        var both = VALID.replace("default: true", "default: true\norganizations: [org-1]");

        assertThat(read("a.yml", both).problems())
                .containsExactly(
                        "a.yml: has both organizations and default: true, which is for all that no definition names");
    }

    private static String field(String key) {
        return "{key: %s, title: A, activity_types: all, measure: hours, data_source: a}".formatted(key);
    }
}
