package dev.sluice.core.yaml;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.diagnostic.Span;
import dev.sluice.core.yaml.YamlNode.YamlList;
import dev.sluice.core.yaml.YamlNode.YamlMap;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Events to nodes. Aliases share the node that they name; size and depth count as if it were
 * written out.
 */
final class Composer {
  /** Levels of nesting. The deepest thing of a pipeline file has 6. */
  static final int MAX_DEPTH = 64;

  static final int MAX_ALIASES = 100;

  /**
   * Nodes with aliases written out: more than 1 MiB of text without aliases can hold in a sane
   * file.
   */
  static final int MAX_NODES = 100_000;

  private record Measured(YamlNode node, int size, int depth) {}

  private final Iterator<Event> events;
  private final Findings findings;
  private final Map<String, Measured> anchors = new HashMap<>();
  private int aliases;
  private int nodes;

  Composer(Iterator<Event> events, Findings findings) {
    this.events = events;
    this.findings = findings;
  }

  Optional<YamlNode> compose() throws LimitExceededException {
    Optional<YamlNode> root = Optional.empty();
    boolean seen = false;
    while (events.hasNext()) {
      Event event = events.next();
      if (!(event instanceof DocumentStartEvent)) {
        continue;
      }
      if (seen) {
        findings.report(
            Code.YAML_SEVERAL_DOCUMENTS,
            Marks.of(event),
            "a second document begins here; one file holds one");
        return root;
      }
      seen = true;
      YamlNode node = node(events.next(), 1).node();
      root =
          node instanceof YamlScalar scalar && scalar.isNull()
              ? Optional.empty()
              : Optional.of(node);
    }
    if (root.isEmpty()) {
      findings.report(Code.YAML_EMPTY, Span.at(1, 1), "the file is empty");
    }
    return root;
  }

  private Measured node(Event event, int depth) throws LimitExceededException {
    if (event instanceof AliasEvent alias) {
      return alias(alias, depth);
    }
    Span span = Marks.of(event);
    limit(depth, 1, span);
    Measured made;
    if (event instanceof ScalarEvent scalar) {
      scalar.getTag().ifPresent(tag -> refuseTag(tag, span));
      made = new Measured(new YamlScalar(scalar.getValue(), style(scalar), span), 1, 1);
    } else {
      ((CollectionStartEvent) event).getTag().ifPresent(tag -> refuseTag(tag, span));
      made = event.getEventId() == ID.MappingStart ? map(span, depth) : list(span, depth);
    }
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), made));
    return made;
  }

  private void limit(int depth, int size, Span span) throws LimitExceededException {
    nodes += size;
    if (depth > MAX_DEPTH) {
      throw new LimitExceededException(
          Code.YAML_TOO_DEEP, span, "nested deeper than " + MAX_DEPTH + " levels");
    }
    if (nodes > MAX_NODES) {
      throw new LimitExceededException(
          Code.YAML_TOO_LARGE,
          span,
          "more than " + MAX_NODES + " values, those behind aliases counted each time");
    }
  }

  private Measured alias(AliasEvent event, int depth) throws LimitExceededException {
    Span span = Marks.of(event);
    String name = event.getAlias().getValue();
    Measured target = anchors.get(name);
    if (target == null) {
      throw new LimitExceededException(
          Code.YAML_ALIASES, span, "no anchor '&" + name + "' is complete before this alias");
    }
    if (++aliases > MAX_ALIASES) {
      throw new LimitExceededException(
          Code.YAML_ALIASES, span, "more than " + MAX_ALIASES + " aliases");
    }
    limit(depth + target.depth() - 1, target.size(), span);
    return target;
  }

  private Measured list(Span start, int depth) throws LimitExceededException {
    List<YamlNode> items = new ArrayList<>();
    int size = 1;
    int deepest = 0;
    Event event = events.next();
    for (; event.getEventId() != ID.SequenceEnd; event = events.next()) {
      Measured item = node(event, depth + 1);
      items.add(item.node());
      size += item.size();
      deepest = Math.max(deepest, item.depth());
    }
    Span last = items.isEmpty() ? start : items.get(items.size() - 1).span();
    return new Measured(new YamlList(items, whole(start, last, event)), size, deepest + 1);
  }

  private Measured map(Span start, int depth) throws LimitExceededException {
    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
    Span last = start;
    int size = 1;
    int deepest = 0;
    Event event = events.next();
    for (; event.getEventId() != ID.MappingEnd; event = events.next()) {
      YamlNode key = node(event, depth + 1).node();
      Measured value = node(events.next(), depth + 1);
      size += value.size() + 1;
      deepest = Math.max(deepest, value.depth());
      last = value.node().span();
      if (!(key instanceof YamlScalar text)) {
        findings.report(
            Code.YAML_KEY_NOT_TEXT,
            key.span(),
            key.describe() + " cannot be a key; a key is a text");
      } else if (entries.containsKey(text.text())) {
        int line = entries.get(text.text()).key().span().line();
        findings.report(
            Code.YAML_DUPLICATE_KEY,
            text.span(),
            "'" + text.text() + "' is given twice; the first is in line " + line);
      } else {
        entries.put(text.text(), new YamlMap.Entry(text, value.node()));
      }
    }
    return new Measured(
        new YamlMap(List.copyOf(entries.values()), whole(start, last, event)), size, deepest + 1);
  }

  /**
   * A block has no end of its own, the parser's mark is that of the next thing; a flow collection
   * ends in a bracket.
   */
  private static Span whole(Span start, Span last, Event end) {
    Span mark = Marks.of(end);
    boolean bracket = mark.endLine() == mark.line() && mark.endCol() > mark.col();
    return bracket || before(last, start) ? start.to(bracket ? mark : start) : start.to(last);
  }

  /** An alias points backwards. */
  private static boolean before(Span last, Span start) {
    return last.endLine() < start.line()
        || (last.endLine() == start.line() && last.endCol() < start.col());
  }

  private void refuseTag(String tag, Span span) {
    findings.report(
        Code.YAML_TAG,
        span,
        "the tag '" + tag.replace("tag:yaml.org,2002:", "!!") + "' has no meaning here; remove it");
  }

  private static YamlNode.Style style(ScalarEvent event) {
    return switch (event.getScalarStyle()) {
      case SINGLE_QUOTED -> YamlNode.Style.SINGLE_QUOTED;
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> YamlNode.Style.DOUBLE_QUOTED;
      case LITERAL -> YamlNode.Style.LITERAL;
      case FOLDED -> YamlNode.Style.FOLDED;
      case PLAIN -> YamlNode.Style.PLAIN;
    };
  }
}
