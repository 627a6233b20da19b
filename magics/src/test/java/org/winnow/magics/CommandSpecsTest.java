package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.winnow.datasets.InputException;
import picocli.CommandLine.Model.ArgSpec;

class CommandSpecsTest {
  private final CommandSpecs specs = new CommandSpecs();

  static List<CommandEntry> readyAsMade() {
    CommandSpecs specs = new CommandSpecs();
    return Commands.all().stream().filter(specs::asMade).toList();
  }

  @ParameterizedTest
  @MethodSource("readyAsMade")
  void whatIsNotParsedIsAsPicocliWouldLeaveIt(CommandEntry entry) throws Exception {
    Command parsed = entry.maker().get();
    parsed.commandLine().parseArgs();

    Command filled = specs.filled(entry, List.of());

    assertEquals(values(entry, parsed), values(entry, filled));
    assertEquals(entry.name(), filled.spec.name());
  }

  @Test
  void theStatusIsReadyAsMade() {
    assertTrue(readyAsMade().stream().anyMatch(entry -> entry.name().equals("status")));
  }

  @Test
  void whatHasArgumentsIsParsed() {
    CommandEntry status = Commands.find("status").orElseThrow();

    assertTrue(specs.filled(status, List.of("--trace")).trace);
    InputException wrong =
        assertThrows(InputException.class, () -> specs.filled(status, List.of("--tracy")));
    assertTrue(wrong.getMessage().contains("did you mean '--trace'"), wrong.getMessage());
  }

  @Test
  void aSubcommandTakesThePlaceOfItsCommand() {
    CommandEntry packages = Commands.find("package").orElseThrow();
    assertEquals("key", specs.filled(packages, List.of("key", "--trace")).spec.name());
    assertEquals("package", specs.filled(packages, List.of()).spec.name());
  }

  private Map<String, Object> values(CommandEntry entry, Command command) throws Exception {
    Map<String, Object> values = new LinkedHashMap<>();
    for (ArgSpec argument : specs.of(entry).args()) {
      Field field = (Field) argument.userObject();
      field.setAccessible(true);
      values.put(field.toString(), field.get(command));
    }
    return values;
  }
}
