package no.bufdirreporting.platform.http.table;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Maps GET requests whose answer is also available as a table. The handler method answers JSON and knows nothing of it: the
 * rows of a list are its entries, page by page; other answers are one row, or have one row for each element of {@link #rows}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping(
        method = RequestMethod.GET,
        produces = {MediaType.APPLICATION_JSON_VALUE, TableFormat.CSV_TYPE, TableFormat.XLSX_TYPE, TableFormat.CSVW_TYPE
        })
public @interface GetTable {

    @AliasFor(annotation = RequestMapping.class, attribute = "path")
    String[] value() default {};

    /** The path of a list or map in the answer, in the names of the JSON, such as {@code sections.fields}. */
    String rows() default "";

    /** The name of the column that has the keys if {@link #rows} is a map. */
    String key() default "key";
}
