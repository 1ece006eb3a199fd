package dev.gilspy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.VerdictCode;
import dev.gilspy.analysis.budget.Budget;
import dev.gilspy.analysis.budget.BudgetKind;
import dev.gilspy.analysis.budget.Check;
import dev.gilspy.analysis.budget.Recorded;
import dev.gilspy.analysis.budget.ThreadPattern;
import dev.gilspy.analysis.budget.VerdictBudget;
import dev.gilspy.model.ThreadState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What came of a check, in each format. */
class CheckReportTest {
    /** A name made to break out of whatever it is put into. */
    private static final String HOSTILE = "a|b`<c>&\"],::error::50%\r\n\u0007\u001b[31m@d";

    private static final CheckAnnotations GITHUB = new CheckAnnotations("/srv/work");

    private static Check check(Summary summary, boolean allowed, Budget... budgets) {
        return Check.of(summary, List.of(budgets), new Check.Settings(false, false, allowed));
    }

    /** One budget of each outcome. */
    private static Check eachOutcome() {
        Summary summary =
                Recorded.exactly().computesOutside(5).contends(3).computesOutside(4).summary();
        ThreadPattern workers = new ThreadPattern("worker-*");
        return check(
                summary,
                false,
                BudgetKind.MAX_WAITING.ofShare(ThreadPattern.ALL, 0.13),
                BudgetKind.MAX_HOLD.ofTime(workers, 2_000_000),
                BudgetKind.MAX_WAIT_P99.ofTime(workers, 50_000_000),
                BudgetKind.forbidding(ThreadPattern.ALL, ThreadState.HELD_BLOCKED),
                BudgetKind.MAX_WAITING.ofShare(new ThreadPattern("clock"), 0.2),
                new VerdictBudget(VerdictCode.GIL_BOUND));
    }

    private static Check hostile() {
        return check(
                Recorded.called(HOSTILE).contends(10).summary(),
                false,
                BudgetKind.MAX_WAITING.ofShare(new ThreadPattern(HOSTILE + "*"), 0.2),
                BudgetKind.MAX_WAITING.ofShare(new ThreadPattern("x"), 0.2));
    }

    private static String text(Check check, int width) {
        return new CheckText(new TextOptions(width, false, false)).render(check);
    }

    private static String json(Check check) throws IOException {
        StringWriter out = new StringWriter();
        CheckJson.write(check, out);
        return out.toString();
    }

    @Test
    void looksAsRecorded() throws IOException {
        Golden.assertMatches("check-60.txt", text(eachOutcome(), 60));
        Golden.assertMatches("check-100.txt", text(eachOutcome(), 100));
        Golden.assertMatches("check.md", CheckMarkdown.render(eachOutcome()));
        Golden.assertMatches("check.xml", CheckJUnit.render(eachOutcome()));
        Golden.assertMatches("check.json", json(eachOutcome()));
        Golden.assertMatches("check-github.txt", GITHUB.render(eachOutcome()));
    }

    @Test
    void ofSeveralProcessesThoseThatKeepABudgetShareALine() throws Exception {
        Check check =
                Check.of(
                        FleetScenes.gunicorn(),
                        List.of(
                                BudgetKind.MAX_WAITING.ofShare(ThreadPattern.ALL, 0.6),
                                BudgetKind.forbidding(ThreadPattern.ALL, ThreadState.NATIVE),
                                new VerdictBudget(VerdictCode.CONVOY)),
                        new Check.Settings(false, true, false));
        Golden.assertMatches("check-fleet-100.txt", text(check, 100));
        Golden.assertMatches("check-fleet.md", CheckMarkdown.render(check));
        Golden.assertMatches("check-fleet.json", json(check));
        assertThat(suites(check))
                .as("a suite of each process")
                .extracting(ReportTestSuite::getNumberOfTests, ReportTestSuite::getNumberOfFailures)
                .containsExactlyInAnyOrder(tuple(2, 0), tuple(3, 1), tuple(3, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 70, 79, 80, 100, 200})
    void noLineIsWiderThanTheTerminal(int width) {
        assertThat(text(eachOutcome(), width).lines())
                .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void surefireReadsTheBudgetsAsTests() throws Exception {
        ReportTestSuite suite = parse(eachOutcome());

        assertThat(suite.getNumberOfTests()).isEqualTo(6);
        assertThat(suite.getNumberOfFailures()).isEqualTo(1);
        assertThat(suite.getNumberOfErrors()).isEqualTo(1);
        assertThat(suite.getNumberOfSkipped()).isZero();
        assertThat(suite.getTimeElapsed()).isEqualTo(12);
        List<ReportTestCase> cases = suite.getTestCases();
        assertThat(cases.get(0).isSuccessful()).as("not certain is no failure").isTrue();
        ReportTestCase failed = cases.get(1);
        assertThat(failed.getName()).isEqualTo("max-hold of worker-*");
        assertThat(failed.hasFailure()).isTrue();
        assertThat(failed.getFailureMessage()).contains("past its limit of 2.0 ms");
        assertThat(failed.getFailureDetail()).contains("compute (app.py:5)");
        assertThat(cases.get(4).hasError()).isTrue();
        assertThat(cases.get(4).getFailureMessage()).contains("cannot tell");
    }

    @Test
    void whatMayBeUnansweredIsSkipped() throws Exception {
        Check check =
                check(
                        Recorded.exactly().contends(10).summary(),
                        true,
                        BudgetKind.MAX_WAITING.ofShare(ThreadPattern.ALL, 0.9),
                        BudgetKind.MAX_WAITING.ofShare(new ThreadPattern("x"), 0.2));

        assertThat(parse(check).getNumberOfSkipped()).isEqualTo(1);
        assertThat(parse(check).getNumberOfErrors()).isZero();
        assertThat(GITHUB.render(check)).startsWith("::warning ");
    }

    private static ReportTestSuite parse(Check check) throws Exception {
        List<ReportTestSuite> suites = suites(check);
        assertThat(suites).hasSize(1);
        return suites.get(0);
    }

    private static List<ReportTestSuite> suites(Check check) throws Exception {
        byte[] xml = CheckJUnit.render(check).getBytes(StandardCharsets.UTF_8);
        TestSuiteXmlParser parser = new TestSuiteXmlParser(new NullConsoleLogger());
        List<ReportTestSuite> suites =
                parser.parse(
                        new InputStreamReader(
                                new ByteArrayInputStream(xml), StandardCharsets.UTF_8));
        assertThat(parser.isValid()).isTrue();
        return suites;
    }

    @Test
    void aNameBreaksNoFormat() throws Exception {
        String shown = "a|b`<c>&\"],::error::50%";

        assertThat(text(hostile(), 200))
                .contains(shown + "\\r\\n\\x07")
                .doesNotContain("\u001b", "\r");
        assertThat(parse(hostile()).getTestCases().get(0).getName()).contains(shown);
        assertThat(CheckMarkdown.render(hostile()))
                .contains("a\\|b\\`\\<c\\>\\&")
                .doesNotContain("\u001b", "\r");
        JsonObject json = JsonParser.parseString(json(hostile())).getAsJsonObject();
        JsonArray budgets = json.getAsJsonArray("budgets");
        assertThat(budgets.get(0).getAsJsonObject().get("threads").getAsString())
                .isEqualTo(HOSTILE + "*");
    }

    @Test
    void aNameStartsNoCommandInGitHubsLog() {
        String annotations = GITHUB.render(hostile());

        assertThat(annotations.lines()).hasSize(3).allMatch(line -> line.startsWith("::"));
        assertThat(annotations)
                .contains(
                        "title=gilspy%3A max-waiting of a|b`<c>&\"]%2C%3A%3Aerror%3A%3A50%25\\r\\n")
                .doesNotContain("\r");
    }

    @Test
    void gitHubIsToldOfTheProjectsOwnFilesOnly() {
        assertThat(GITHUB.render(eachOutcome())).contains("::error file=app.py,line=5,title=");
        assertThat(new CheckAnnotations("/srv/other").render(eachOutcome()))
                .contains("::error title=")
                .doesNotContain("file=");
    }
}
