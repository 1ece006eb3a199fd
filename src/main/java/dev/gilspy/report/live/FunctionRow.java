package dev.gilspy.report.live;

import dev.gilspy.model.Frame;
import java.util.List;

/**
 * Time of one function itself, in all processes: mean numbers of threads.
 *
 * @param frame with line 0 if all its lines are meant
 * @param where the same, plain, as a person says it
 * @param held threads that held the GIL in it
 * @param caused threads that waited meanwhile for those
 * @param nativeMean threads that ran native code for it without the GIL
 * @param blocked threads that were asleep in it without the GIL
 */
public record FunctionRow(
        Frame frame, String where, double held, double caused, double nativeMean, double blocked) {
    /** All that can be shown of it. */
    public static final List<Column<FunctionRow>> COLUMNS =
            List.of(
                    Column.name("function", FunctionRow::where),
                    Column.mean("held", FunctionRow::held),
                    Column.mean("makes wait", FunctionRow::caused),
                    Column.mean("native", FunctionRow::nativeMean),
                    Column.mean("blocked", FunctionRow::blocked));
}
