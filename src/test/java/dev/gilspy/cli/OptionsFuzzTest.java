package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import dev.gilspy.analysis.budget.BudgetKind;
import dev.gilspy.error.UsageException;
import dev.gilspy.fuzz.Cost;
import dev.gilspy.fuzz.InputFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whatever is typed or stands in a file of budgets is taken, or refused in a sentence. */
class OptionsFuzzTest {
    private static final Cost COST = new Cost(8 << 20, 8192, 2000);
    private static final List<ITypeConverter<? extends Number>> NUMBERS =
            List.of(
                    new DurationConverter(),
                    new SizeConverter(),
                    new PercentConverter(),
                    new GrowthConverter(),
                    new RateConverter());

    @FuzzTest
    void anyOption(@NotNull @WithUtf8Length(max = 256) String text) throws Exception {
        COST.bound(
                text.length(),
                () -> {
                    for (ITypeConverter<? extends Number> converter : NUMBERS) {
                        convert(converter, text);
                    }
                    pattern(text);
                    for (BudgetKind kind : BudgetKind.values()) {
                        budget(kind, text);
                    }
                });
    }

    private static void convert(ITypeConverter<? extends Number> converter, String text)
            throws Exception {
        try {
            double value = converter.convert(text).doubleValue();
            assertThat(value).isBetween(0.0, Double.MAX_VALUE);
        } catch (TypeConversionException e) {
            assertThat(e.getMessage()).contains(text);
        }
    }

    private static void pattern(String text) {
        try {
            assertThat(new RegexConverter().convert(text).pattern()).isEqualTo(text);
        } catch (TypeConversionException e) {
            assertThat(e.getMessage()).contains("is no regular expression");
        }
    }

    private static void budget(BudgetKind kind, String text) {
        try {
            assertThat(new BudgetText("--budget").parse(kind, text)).isNotNull();
        } catch (UsageException e) {
            assertThat(e.getMessage()).startsWith("--budget: ");
        }
    }

    @FuzzTest
    void anyBudgetFile(@NotNull @WithUtf8Length(max = 2048) String text) throws Exception {
        Path file = InputFile.with("budgets.toml", text.getBytes(StandardCharsets.UTF_8));
        COST.bound(text.length(), () -> budgets(file));
    }

    private static void budgets(Path file) {
        try {
            assertThat(BudgetFile.read(file)).isNotEmpty();
        } catch (UsageException e) {
            assertThat(e.getMessage()).contains(file.toString());
        }
    }
}
