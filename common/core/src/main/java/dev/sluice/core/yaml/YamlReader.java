package dev.sluice.core.yaml;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.diagnostic.Span;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the one document of a file. Whatever is wrong becomes a finding; nothing is thrown. */
public final class YamlReader {
  /** 1 MiB: a pipeline file is written by hand, and Flink carries it in the job's configuration. */
  public static final int MAX_BYTES = 1 << 20;

  private YamlReader() {}

  /**
   * The root node, or nothing if the text is not usable at all; duplicate keys and the like leave
   * the rest readable.
   */
  public static Optional<YamlNode> read(Findings findings) {
    String content = findings.source().content();
    if (content.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      findings.report(Code.YAML_TOO_LARGE, Span.at(1, 1), "the file is larger than 1 MiB");
      return Optional.empty();
    }
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(MAX_BYTES).build();
    try {
      Iterator<Event> events = new Parse(settings).parseString(content).iterator();
      return new Composer(events, findings).compose();
    } catch (LimitExceededException e) {
      findings.report(e.code(), e.span(), e.reason());
    } catch (MarkedYamlEngineException e) {
      Span span = e.getProblemMark().or(e::getContextMark).map(Marks::at).orElse(Span.at(1, 1));
      findings.report(Code.YAML_SYNTAX, span, SyntaxMessage.of(e));
    } catch (ReaderException e) {
      Span span = Marks.atCodePoint(content, e.getPosition());
      String hex = String.format(java.util.Locale.ROOT, "U+%04X", e.getCodePoint());
      findings.report(Code.YAML_SYNTAX, span, "the character " + hex + " is not allowed in YAML");
    } catch (YamlEngineException e) {
      findings.report(Code.YAML_SYNTAX, Span.at(1, 1), "this is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }
}
