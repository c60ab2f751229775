package dev.sluice.core.expression;

import dev.sluice.core.function.Digests;
import dev.sluice.core.function.FromText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Hashes, for masking and for keys, and encodings. */
final class DigestFunctions {
  private DigestFunctions() {}

  static List<Function> all() {
    return List.of(
        hash("MD5", "MD5", "900150983cd24fb0d6963f7d28e17f72"),
        hash("SHA1", "SHA-1", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        hash("SHA224", "SHA-224", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
        hash(
            "SHA256",
            "SHA-256",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        hash(
            "SHA384",
            "SHA-384",
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                + "8086072ba1e7cc2358baeca134c825a7"),
        hash(
            "SHA512",
            "SHA-512",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"),
        row(
            new ScalarFunction("TO_BASE64", Signatures.STRING, Signatures.TEXT),
            "TO_BASE64(a)",
            "Base64 of the UTF-8 bytes.",
            "TO_BASE64('hello')",
            "aGVsbG8=",
            call -> Strict.of(call.closure(0), a -> Digests.toBase64((String) a))),
        row(
            new ScalarFunction("FROM_BASE64", Signatures.STRING, Signatures.TEXT),
            "FROM_BASE64(a)",
            "The string of which this is the Base64; fails if it is none.",
            "FROM_BASE64('aGVsbG8=')",
            "hello",
            call -> Strict.of(call.closure(0), a -> Digests.fromBase64((String) a))),
        row(
            new ScalarFunction("ENCODE", Signatures.BYTES, Signatures.TEXT_TEXT),
            "ENCODE(a, 'UTF-8')",
            "The UTF-8 bytes.",
            "CAST(ENCODE('abc', 'UTF-8') AS STRING)",
            "abc",
            call -> {
              requireUtf8(call);
              return Strict.of(call.closure(0), a -> ((String) a).getBytes(StandardCharsets.UTF_8));
            }),
        row(
            new ScalarFunction(
                "DECODE",
                Signatures.STRING,
                OperandTypes.family(SqlTypeFamily.BINARY, SqlTypeFamily.CHARACTER)),
            "DECODE(bytes, 'UTF-8')",
            "The string of UTF-8 bytes; fails if they are none.",
            "DECODE(x'616263', 'UTF-8')",
            "abc",
            call -> {
              requireUtf8(call);
              return Strict.of(call.closure(0), a -> FromText.decode((byte[]) a));
            }));
  }

  private static Function hash(String name, String algorithm, String result) {
    return row(
        new ScalarFunction(name, Signatures.STRING, Signatures.TEXT),
        name + "(a)",
        algorithm + " of the UTF-8 bytes, in hexadecimal digits.",
        name + "('abc')",
        result,
        call -> Strict.of(call.closure(0), a -> Digests.hex(algorithm, (String) a)));
  }

  private static Function row(
      ScalarFunction operator,
      String usage,
      String meaning,
      String example,
      String result,
      Function.Builder builder) {
    return new Function(
        operator, Function.Subject.DIGEST, usage, meaning, example, result, builder);
  }

  private static void requireUtf8(Call call) {
    boolean utf8 =
        call.closure(1) instanceof Closure.Constant constant
            && constant.constant() instanceof String name
            && name.equalsIgnoreCase("UTF-8");
    if (!utf8) {
      throw call.rejected(call.node(1), ProblemCode.LITERAL, "the character set is 'UTF-8'");
    }
  }
}
