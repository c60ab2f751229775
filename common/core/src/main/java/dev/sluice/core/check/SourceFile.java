package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.diagnostic.Span;
import dev.sluice.core.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Files as text: UTF-8, and said so where it is not. */
final class SourceFile {
  private SourceFile() {}

  /** The text; an unreadable file is reported under its own name. */
  static Optional<SourceText> read(Path file, Findings findings) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(YamlReader.MAX_BYTES + 1);
      if (bytes.length > YamlReader.MAX_BYTES) {
        findings
            .in(new SourceText(file.toString(), ""))
            .report(Code.YAML_TOO_LARGE, Span.at(1, 1), "the file is larger than 1 MiB");
        return Optional.empty();
      }
      return decode(file.toString(), bytes, findings);
    } catch (IOException e) {
      String reason =
          Files.isDirectory(file)
              ? "is a folder"
              : Files.exists(file) ? "cannot be read" : "does not exist";
      findings
          .in(new SourceText(file.toString(), ""))
          .report(Code.UNREADABLE_FILE, Span.at(1, 1), "'" + file + "' " + reason);
      return Optional.empty();
    }
  }

  static Optional<SourceText> decode(String name, byte[] bytes, Findings findings) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder(); // a new decoder reports, new String() replaces
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (!result.isError()) {
      return Optional.of(new SourceText(name, text));
    }
    SourceText before = new SourceText(name, text);
    List<String> lines = before.lines();
    String last = lines.get(lines.size() - 1);
    Span at = Span.at(lines.size(), last.codePointCount(0, last.length()) + 1);
    String hex = String.format(Locale.ROOT, "0x%02X", bytes[in.position()]);
    findings
        .in(before)
        .report(
            Code.YAML_ENCODING, at, "the byte " + hex + " is not UTF-8", "save the file as UTF-8");
    return Optional.empty();
  }
}
