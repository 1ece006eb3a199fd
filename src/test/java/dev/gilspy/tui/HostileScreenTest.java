package dev.gilspy.tui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.aggregate.InterpreterScenes;
import dev.gilspy.aggregate.Renamed;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.export.Attack;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Frame;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.Look;
import dev.gilspy.model.Look.ThreadLook;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.Columns;
import dev.gilspy.report.DumpJson;
import dev.gilspy.report.DumpText;
import dev.gilspy.report.Palette;
import dev.gilspy.report.TextOptions;
import dev.gilspy.report.live.LiveJson;
import dev.gilspy.report.live.LiveText;
import dev.gilspy.report.live.LiveVerdict;
import dev.gilspy.report.live.LiveView;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that would steer a terminal, on the screen and in what is printed while a target runs. */
class HostileScreenTest {
    private static final int WIDTH = 100;
    private static final int HEIGHT = 40;
    private static final TextOptions COLORED = new TextOptions(WIDTH, true, true);
    private static final Palette COLORS = new Palette(true);

    private static final List<Summary> WINDOWS =
            List.of(Scenes.threeWorkers(), InterpreterScenes.withoutGil(), FleetScenes.gunicorn());

    private static final Look LOOK =
            new Look(
                    WINDOWS.get(0).processes().get(0).info(),
                    List.of(new InterpreterInfo(0, 0)),
                    List.of(
                            new ThreadLook(
                                    new ThreadInfo(0, 4242, "MainThread", 0),
                                    ThreadState.BLOCKED,
                                    BlockedKind.IO,
                                    "read",
                                    List.of(new Frame("work", "/srv/app.py", 3)))));

    /** Every page of the full screen. */
    private static List<String> screens(UnaryOperator<String> name) {
        List<String> lines = new ArrayList<>();
        for (Summary window : WINDOWS) {
            Summary named = new Renamed(name).of(window);
            Shown shown = Pictures.noting(Pictures.of(named), name.apply("note"));
            for (Page page : Page.values()) {
                ViewState state = ViewState.FIRST.on(page);
                lines.addAll(new TopView(state, shown, WIDTH, HEIGHT, COLORS).lines());
            }
            Shown over = Pictures.over(shown, name.apply("over"));
            lines.addAll(new TopView(ViewState.FIRST, over, WIDTH, HEIGHT, COLORS).lines());
        }
        return lines;
    }

    /** What is printed otherwise. */
    private static String printed(UnaryOperator<String> name) {
        StringBuilder all =
                new StringBuilder(new DumpText(COLORED).render(new Renamed(name).of(LOOK)));
        for (Summary window : WINDOWS) {
            LiveView view = view(new Renamed(name).of(window));
            all.append(LiveText.block(view, Instant.EPOCH, COLORED));
        }
        return all.toString();
    }

    private static LiveView view(Summary window) {
        return LiveView.of(window, window.observedNanos(), LiveVerdict.of(window));
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void moveNothingAndHideNothing(Attack attack) {
        List<String> lines = screens(attack::on);
        assertThat(lines).hasSizeGreaterThan(3 * HEIGHT * Page.values().length);
        String all = String.join("\n", lines) + printed(attack::on);
        assertThat(Attack.steering(all)).isEmpty();
        assertThat(all.contains(beginning(attack))).isTrue();
        assertThat(lines.stream().mapToInt(Columns::width).max()).hasValue(WIDTH);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNICODE", "ACCENTS", "LONG"})
    void columnsStayWhereTheyAre(Attack attack) {
        assertThat(widths(attack::on)).isEqualTo(widths(attack::harmless));
    }

    private static List<Integer> widths(UnaryOperator<String> name) {
        return screens(name).stream().map(Columns::width).toList();
    }

    /** Long names are cut, and those of a pool lose their digits. */
    private static String beginning(Attack attack) {
        return Attack.shown(attack.on("")).substring(0, 2);
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void staySoInJson(Attack attack) throws IOException {
        StringWriter json = new StringWriter();
        for (Summary window : WINDOWS) {
            LiveJson.write(view(new Renamed(attack::on).of(window)), Instant.EPOCH, json);
        }
        assertThat(json.toString()).hasLineCount(WINDOWS.size());
        DumpJson.write(new Renamed(attack::on).of(LOOK), json);
        String withoutAccents = json.toString().replaceAll("[\\p{Mn}\\p{Me}]", "");
        assertThat(Attack.steering(withoutAccents)).isEmpty();
    }
}
