package dev.gilspy.report;

import dev.gilspy.analysis.budget.Check;
import dev.gilspy.analysis.budget.Finding;
import dev.gilspy.analysis.budget.Outcome;
import java.io.StringWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What came of a check, as the XML that CI systems show as tests: a test case a budget, by
 * surefire-test-report.xsd. A budget that is exceeded is a failure, one that the recording cannot
 * tell an error, or skipped where that is allowed.
 */
public final class CheckJUnit {
    private static final String SUITE = "gilspy check";
    private static final double NANOS_PER_SECOND = 1e9;

    private final Check check;
    private final XMLStreamWriter xml;

    private CheckJUnit(Check check, XMLStreamWriter xml) {
        this.check = check;
        this.xml = xml;
    }

    public static String render(Check check) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            new CheckJUnit(check, xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // a StringWriter does not fail
        }
        return text.append('\n').toString();
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        newLine("");
        xml.writeStartElement("testsuite");
        attribute("name", SUITE);
        attribute("time", seconds(check.summary().observedNanos()));
        attribute("tests", Integer.toString(check.findings().size()));
        attribute("errors", count(Outcome.UNANSWERED, !allowed()));
        attribute("skipped", count(Outcome.UNANSWERED, allowed()));
        attribute("failures", count(Outcome.EXCEEDED, true));
        for (Finding finding : check.findings()) {
            write(finding);
        }
        newLine("");
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(Finding finding) throws XMLStreamException {
        FindingWords words = new FindingWords(finding);
        newLine("  ");
        xml.writeStartElement("testcase");
        String process = words.process();
        attribute("name", words.budget());
        attribute("classname", process.isEmpty() ? SUITE : SUITE + " " + process);
        attribute("time", "0");
        switch (finding.outcome()) {
            case EXCEEDED -> writeProblem("failure", words);
            case UNANSWERED -> writeProblem(allowed() ? "skipped" : "error", words);
            case UNCERTAIN, WITHIN -> writeText("system-out", words);
        }
        newLine("  ");
        xml.writeEndElement();
    }

    private void writeProblem(String element, FindingWords words) throws XMLStreamException {
        newLine("    ");
        xml.writeStartElement(element);
        attribute("message", words.sentence());
        if (!element.equals("skipped")) {
            attribute("type", words.outcome());
        }
        xml.writeCharacters(lines(words));
        xml.writeEndElement();
    }

    private void writeText(String element, FindingWords words) throws XMLStreamException {
        newLine("    ");
        xml.writeStartElement(element);
        xml.writeCharacters(lines(words));
        xml.writeEndElement();
    }

    /** XML 1.0 has no way to write most control characters, not even escaped. */
    private static String lines(FindingWords words) {
        return Stream.concat(Stream.of(words.sentence()), words.explanation().stream())
                .map(Columns::plain)
                .collect(Collectors.joining("\n"));
    }

    private boolean allowed() {
        return check.settings().unansweredAllowed();
    }

    private String count(Outcome outcome, boolean counts) {
        return Long.toString(counts ? check.count(outcome) : 0);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Columns.plain(value));
    }

    private void newLine(String indent) throws XMLStreamException {
        xml.writeCharacters("\n" + indent);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_SECOND);
    }
}
