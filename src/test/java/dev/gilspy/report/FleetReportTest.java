package dev.gilspy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.aggregate.Summary;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of several processes. */
class FleetReportTest {
    /** Judged once, and not for each of the widths. */
    private static final Summary SERVICE = FleetScenes.gunicorn();

    private static final Summary MANY = FleetScenes.workers(32);

    private static String text(Summary summary, int width, boolean all) {
        return new TextReport(new TextOptions(width, false, all)).render(summary);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void looksAsRecorded(int width) throws IOException {
        Golden.assertMatches("fleet-" + width + ".txt", text(SERVICE, width, false));
        Golden.assertMatches("many-" + width + ".txt", text(MANY, width, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 70, 79, 80, 99, 100, 129, 130, 131, 200})
    void noLineIsWiderThanTheTerminal(int width) {
        for (Summary summary : new Summary[] {SERVICE, MANY}) {
            for (boolean all : new boolean[] {false, true}) {
                assertThat(text(summary, width, all).lines())
                        .allSatisfy(
                                line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(width));
            }
        }
    }

    @Test
    void whatIsLeftOutIsCountedAndShownOnDemand() {
        String some = text(MANY, 80, false);
        String all = text(MANY, 80, true);

        assertThat(some.lines().filter(line -> line.startsWith("  pid "))).hasSize(20);
        assertThat(some)
                .contains("(12 more processes less busy; --all shows them)")
                .contains("(24 processes are not shown by themselves; --all shows all,");
        assertThat(all.lines().filter(line -> line.startsWith("  pid "))).hasSize(32);
        assertThat(all.lines().filter(line -> line.startsWith("── pid "))).hasSize(32);
    }

    @Test
    void allShowsOfEachProcessWhatItsOwnReportSays() {
        Summary fleet = SERVICE;
        String all = text(fleet, 100, true);

        for (int i = 0; i < fleet.processes().size(); i++) {
            String own = text(fleet.alone(i), 100, true);
            int body = own.indexOf("\n\n");
            assertThat(all).contains(own.substring(body, own.lastIndexOf("\n\nRUN")));
        }
    }

    @Test
    void jsonReadsAsRecorded() throws IOException {
        StringWriter out = new StringWriter();
        JsonReport.write(SERVICE, out);
        Golden.assertMatches("fleet.json", out.toString());
        JsonSchemaTest.assertValid(out.toString());
    }
}
