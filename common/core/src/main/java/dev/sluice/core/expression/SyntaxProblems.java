package dev.sluice.core.expression;

import dev.sluice.core.schema.Schema;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Says in one sentence, and at the very character, what Calcite's parser says in a page of expected
 * tokens.
 */
final class SyntaxProblems {
  private static final Pattern LEXICAL =
      Pattern.compile("Lexical error at line (\\d+), column (\\d+)");

  /** The tokens that it looked at; only the last one is wrong. */
  private static final Pattern TOKENS =
      Pattern.compile("Encountered \"(.*)\" at line \\d+, column \\d+");

  private static final String END = "<EOF>";

  private final SourcePositions source;
  private final String sql;

  SyntaxProblems(SourcePositions source) {
    this.source = source;
    this.sql = source.text();
  }

  Problem explain(SqlParseException e, Schema schema, SqlAbstractParserImpl.Metadata keywords) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    Matcher lexical = LEXICAL.matcher(message);
    if (lexical.find()) {
      return noToken(
          source.offset(Integer.parseInt(lexical.group(1)), Integer.parseInt(lexical.group(2))));
    }
    SqlParserPos pos = e.getPos() == null ? SqlParserPos.ZERO : e.getPos();
    int start = source.offset(pos.getLineNum(), pos.getColumnNum());
    Matcher tokens = TOKENS.matcher(message);
    if (tokens.find()) {
      Problem problem =
          unexpected(start, tokens.group(1).replace("\\'", "'").replace("\\\"", "\""));
      return ReservedWords.problem(sql, problem.start(), schema, keywords).orElse(problem);
    }
    Optional<Problem> word = ReservedWords.problem(sql, start, schema, keywords);
    if (word.isPresent()) {
      return word.get();
    }
    int end = Math.min(sql.length(), source.offset(pos.getEndLineNum(), pos.getEndColumnNum()) + 1);
    return message.startsWith("Incorrect syntax near")
        ? doesNotFit(start, Math.max(start, end))
        : syntax(start, Math.max(start, end), message);
  }

  private Problem unexpected(int start, String tokens) {
    int space = tokens.lastIndexOf(' ');
    String wrong = tokens.substring(space + 1);
    if (wrong.equals(END)) {
      return syntax(sql.length(), sql.length(), "the expression ends too early");
    }
    int before = tokens.substring(0, space + 1).replace(" ", "").length();
    int at = sql.indexOf(wrong, Math.min(sql.length(), start + before));
    if (at < 0) {
      return doesNotFit(start, Math.min(sql.length(), start + 1));
    }
    return switch (wrong) {
      case "'" -> syntax(at, sql.length(), "the ' is never closed");
      case "\"" -> syntax(at, at + 1, "strings stand in single quotes, names in backticks");
      default -> doesNotFit(at, at + wrong.length());
    };
  }

  /** No token begins there, or one that began earlier never ends. */
  private Problem noToken(int at) {
    if (at < sql.length()) {
      return doesNotFit(at, at + 1);
    }
    int comment = sql.lastIndexOf("/*");
    if (comment >= 0 && sql.indexOf("*/", comment) < 0) {
      return syntax(comment, sql.length(), "the comment is never closed");
    }
    int backtick = sql.lastIndexOf('`');
    return backtick >= 0
        ? syntax(backtick, sql.length(), "the ` is never closed")
        : syntax(sql.length(), sql.length(), "the expression ends too early");
  }

  private Problem doesNotFit(int start, int end) {
    return syntax(start, end, "'" + sql.substring(start, end) + "' does not fit here");
  }

  private static Problem syntax(int start, int end, String message) {
    return new Problem(ProblemCode.SYNTAX, start, end, message, null);
  }
}
