package org.truflow.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;
import org.msgpack.value.Value;

/** Bodies as maps and lists of Java, packed and unpacked by the MessagePack library itself: what we write is read by someone else, and the other way about. */
final class Bodies {
    private Bodies() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> unpack(byte[] body) {
        try (var unpacker = MessagePack.newDefaultUnpacker(body)) {
            var map = (Map<String, Object>) java(unpacker.unpackValue());
            if (unpacker.hasNext()) {
                throw new IllegalArgumentException("bytes follow the map");
            }
            return map;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] pack(@Nullable Object value) {
        try (var packer = MessagePack.newDefaultBufferPacker()) {
            pack(value, packer);
            return packer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces what stands at a path such as {@code x.0.n}. */
    @SuppressWarnings("unchecked")
    static void put(Object root, String path, @Nullable Object value) {
        var last = path.substring(path.lastIndexOf('.') + 1);
        var parent = parent(root, path);
        if (parent instanceof List<?>) {
            ((List<@Nullable Object>) parent).set(Integer.parseInt(last), value);
        } else {
            ((Map<String, @Nullable Object>) parent).put(last, value);
        }
    }

    /** Removes a key. */
    static void remove(Object root, String path) {
        ((Map<?, ?>) parent(root, path)).remove(path.substring(path.lastIndexOf('.') + 1));
    }

    private static Object parent(Object root, String path) {
        var at = root;
        var steps = path.split("\\.");
        for (var step : Arrays.copyOf(steps, steps.length - 1)) {
            at = at instanceof List<?> list ? list.get(Integer.parseInt(step)) : ((Map<?, ?>) at).get(step);
        }
        return Objects.requireNonNull(at);
    }

    private static Object java(Value value) {
        return switch (value.getValueType()) {
            case BOOLEAN -> value.asBooleanValue().getBoolean();
            case INTEGER -> value.asIntegerValue().asLong();
            case FLOAT -> value.asFloatValue().toDouble();
            case STRING -> value.asStringValue().asString();
            case BINARY -> value.asBinaryValue().asByteArray();
            case ARRAY -> {
                var list = new ArrayList<Object>();
                value.asArrayValue().forEach(element -> list.add(java(element)));
                yield list;
            }
            case MAP -> {
                var map = new LinkedHashMap<String, Object>();
                value.asMapValue()
                        .map()
                        .forEach((key, element) -> map.put(key.asStringValue().asString(), java(element)));
                yield map;
            }
            case NIL, EXTENSION -> throw new IllegalArgumentException("not written by us: " + value);
        };
    }

    @SuppressWarnings("resource") // its methods return the packer, which whoever made it closes
    private static void pack(@Nullable Object value, MessagePacker packer) throws IOException {
        switch (value) {
            case null -> packer.packNil();
            case Boolean flag -> packer.packBoolean(flag);
            case Integer number -> packer.packInt(number);
            case Long number -> packer.packLong(number);
            case Float number -> packer.packFloat(number);
            case Double number -> packer.packDouble(number);
            case String text -> packer.packString(text);
            case byte[] bytes -> packer.packBinaryHeader(bytes.length).writePayload(bytes);
            case List<?> list -> {
                packer.packArrayHeader(list.size());
                for (var element : list) {
                    pack(element, packer);
                }
            }
            case Map<?, ?> map -> {
                packer.packMapHeader(map.size());
                for (var entry : map.entrySet()) {
                    pack(entry.getKey(), packer);
                    pack(entry.getValue(), packer);
                }
            }
            default -> throw new IllegalArgumentException("what is " + value);
        }
    }
}
