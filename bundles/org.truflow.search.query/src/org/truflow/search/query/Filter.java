package org.truflow.search.query;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.truflow.search.FileType;

/** What a query says about an entry besides its words. */
public sealed interface Filter {

    /** {@code type:video,audio}: one of these. */
    record Type(Set<FileType> types) implements Filter {
        public Type {
            types = Set.copyOf(types);
        }
    }

    /** {@code ext:mkv,mp4}: one of these, in small letters without a dot. */
    record Extension(Set<String> extensions) implements Filter {
        public Extension {
            extensions = Set.copyOf(extensions);
        }
    }

    /** {@code size:>1G}: a file of {@code least} to {@code most} bytes. */
    record Size(long least, long most) implements Filter {}

    /** {@code date:2024-05}: a file last modified at {@code from} or later, and before {@code before}. */
    record Date(Instant from, Instant before) implements Filter {}

    /** {@code owner:ada,bob}: shared by one of these, folded. */
    record Owner(Set<String> names) implements Filter {
        public Owner {
            names = Set.copyOf(names);
        }
    }

    /** {@code in:Music/Live}: below folders of these names in a row, folded. */
    record In(List<List<Word>> folders) implements Filter {
        public In {
            folders = List.copyOf(folders);
        }
    }

    /** {@code hash:0123abcd}: the content hash begins with these hexadecimal digits, at least 8, in small letters. */
    record Hash(String digits) implements Filter {}
}
