package dev.sluice.ops.audit;

import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.ops.json.JsonText;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A finding as an object: its code, severity and text, then the members of its record. */
final class FindingJson {
  /** What every finding has, and says of itself. */
  private static final Set<String> OF_ALL = Set.of("code", "severity");

  private FindingJson() {}

  static Map<String, Object> of(Finding finding) {
    JsonText.Members members =
        new JsonText.Members()
            .put("code", finding.code().text())
            .put("severity", finding.code().severity().name().toLowerCase(Locale.ROOT))
            .put("text", finding.text());
    record((Record) finding).forEach(members::put);
    return members.map();
  }

  static Map<String, Object> record(Record value) {
    JsonText.Members members = new JsonText.Members();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      if (!OF_ALL.contains(component.getName())) {
        members.put(component.getName(), plain(read(component, value)));
      }
    }
    return members.map();
  }

  private static Object read(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record hides " + component, e);
    }
  }

  private static Object plain(Object value) {
    if (value instanceof Record nested) {
      return record(nested);
    }
    return value instanceof List<?> list ? list.stream().map(FindingJson::plain).toList() : value;
  }
}
