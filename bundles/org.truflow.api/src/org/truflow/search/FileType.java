package org.truflow.search;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What kind of thing a name stands for, by its extension. The order is part of stored and sent data: add at the end. */
public enum FileType {
    FOLDER(""),
    VIDEO("3gp asf avi divx f4v flv m2ts m4v mkv mov mp4 mpeg mpg mts ogm ogv rm rmvb ts vob webm wmv srt sub ass"),
    AUDIO("aac aif aiff alac ape dsf flac m3u m4a m4b mid midi mka mp3 mpc oga ogg opus ra wav wma wv"),
    IMAGE(
            "ai arw avif bmp cr2 cr3 dng eps gif heic heif ico jpeg jpg jxl nef orf png psd raw rw2 svg tif tiff webp xcf"),
    DOCUMENT("""
            azw azw3 bib chm csv djv djvu doc docm docx epub fb2 htm html key md mobi numbers odg odp ods odt org pages
            pdf pot pps ppsx ppt pptx ps rst rtf tex tsv txt xls xlsm xlsx xml xps json yaml yml"""),
    ARCHIVE("7z ace arj bz2 cab cbr cbz gz lha lz lz4 lzh lzma rar sit tar tbz tgz txz xz z zip zst"),
    PROGRAM(
            "apk app appimage bat bin cmd com deb dll dmg exe flatpak img iso jar msi msix pkg rpm run sh snap vdi vmdk"),
    OTHER("");

    private static final Map<String, FileType> BY_EXTENSION = new HashMap<>();
    private static final int LONGEST = 8;

    static {
        for (var type : values()) {
            for (var extension : type.extensions.strip().split("\\s+")) {
                BY_EXTENSION.put(extension, type);
            }
        }
    }

    private final String extensions;

    FileType(String extensions) {
        this.extensions = extensions;
    }

    /** Returns the type of a file with that name. */
    public static FileType of(String name) {
        var extension = extension(name);
        return extension.isEmpty() ? OTHER : BY_EXTENSION.getOrDefault(extension, OTHER);
    }

    /** Returns the extension of a name in small letters, without the dot; empty if it has none. */
    public static String extension(String name) {
        var dot = name.lastIndexOf('.');
        if (dot <= 0 || name.length() - dot - 1 > LONGEST || dot == name.length() - 1) {
            return "";
        }
        var extension = name.substring(dot + 1);
        return extension.codePoints().allMatch(Character::isLetterOrDigit) ? extension.toLowerCase(Locale.ROOT) : "";
    }
}
